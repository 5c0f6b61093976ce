import type { QueryFn } from '../database/database.js';
import { NotFoundError } from '../errors.js';

export interface LockedPatient {
  readonly siteId: string;
  readonly recordRevision: number;
}

/**
 * Takes the patient's review state for the rest of the transaction, so that writes to one patient happen one after the
 * other. A patient of a site that the transaction may not see is not found.
 */
export async function lockPatient(query: QueryFn, patientId: string): Promise<LockedPatient> {
  const [row] = await query<{ siteId: string; recordRevision: number }>(
    `SELECT site_id AS "siteId", record_revision AS "recordRevision"
       FROM patient_review_state WHERE patient_id = $1 FOR UPDATE`,
    [patientId],
  );
  if (row === undefined) throw new NotFoundError('patient');
  return row;
}

/**
 * Makes the stored answers out of date. Belongs before or with every write to anything that the review reads, in the
 * same transaction, after {@link lockPatient}. A new fact is a new chance, so a wait after failed reviews ends here.
 *
 * @returns the new record revision
 */
export async function bumpRecordRevision(query: QueryFn, patientId: string): Promise<number> {
  const [row] = await query<{ recordRevision: number }>(
    `UPDATE patient_review_state
        SET record_revision = record_revision + 1, attempts = 0, next_attempt_at = to_timestamp(0)
      WHERE patient_id = $1 RETURNING record_revision AS "recordRevision"`,
    [patientId],
  );
  if (row === undefined) throw new NotFoundError('patient');
  return row.recordRevision;
}

/** A line in the feed that live screens follow. */
export async function announceChange(
  query: QueryFn,
  change: {
    readonly siteId: string;
    readonly patientId: string;
    readonly kind: 'fact' | 'review' | 'alert';
    readonly entityId: string | null;
  },
): Promise<void> {
  await query(`INSERT INTO change (site_id, patient_id, kind, entity_id) VALUES ($1, $2, $3, $4)`, [
    change.siteId,
    change.patientId,
    change.kind,
    change.entityId,
  ]);
}
