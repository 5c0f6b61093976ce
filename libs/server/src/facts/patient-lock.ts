import type { QueryFn } from '../database/database.js';
import { NotFoundError } from '../errors.js';
import { PatientMergedError } from './fact-errors.js';

export interface LockedPatient {
  readonly siteId: string;
  readonly recordRevision: number;
}

/** Of several patients, each with its id. */
export interface HeldPatient extends LockedPatient {
  readonly patientId: string;
  /** The patient that this one was merged into. */
  readonly mergedInto: string | null;
}

/**
 * Takes the patient's review state for the rest of the transaction, so that writes to one patient happen one after the
 * other. A patient of a site that the transaction may not see is not found.
 *
 * What decides about the write is read by a later statement: one that waited here still sees what was there before.
 */
export async function lockPatient(query: QueryFn, patientId: string): Promise<LockedPatient> {
  const [row] = await query<{ siteId: string; recordRevision: number }>(
    `SELECT site_id AS "siteId", record_revision AS "recordRevision"
       FROM patient_review_state WHERE patient_id = $1 FOR UPDATE`,
    [patientId],
    'lock-patient',
  );
  if (row === undefined) throw new NotFoundError('patient');
  return row;
}

/**
 * The same for several patients, always in the order of their ids, so that two who want the same ones never wait for each
 * other in a circle.
 *
 * @throws NotFoundError when one of them is not at a site that the transaction may see
 */
export async function lockPatients<Ids extends readonly string[]>(
  query: QueryFn,
  patientIds: Ids,
): Promise<{ [Place in keyof Ids]: HeldPatient }> {
  await query(
    `SELECT FROM patient_review_state WHERE patient_id = ANY ($1::uuid[]) ORDER BY patient_id FOR UPDATE`,
    [patientIds],
  );
  const rows = await query<HeldPatient & Record<string, unknown>>(
    `SELECT patient_id AS "patientId", state.site_id AS "siteId", record_revision AS "recordRevision",
            merged_into AS "mergedInto"
       FROM patient_review_state AS state JOIN patient ON patient.id = patient_id
      WHERE patient_id = ANY ($1::uuid[])`,
    [patientIds],
  );
  const held = new Map(rows.map((row) => [row.patientId, row]));
  return patientIds.map((patientId) => {
    const patient = held.get(patientId);
    if (patient === undefined) throw new NotFoundError('patient');
    return patient;
  }) as { [Place in keyof Ids]: HeldPatient };
}

/** Locks one patient whose record may be written: not one that was merged into another. */
export async function lockOwnRecord(query: QueryFn, patientId: string): Promise<HeldPatient> {
  const [patient] = await lockPatients(query, [patientId] as const);
  refuseMerged(patient);
  return patient;
}

/** @throws PatientMergedError when the patient was merged into another one */
export function refuseMerged(patient: Pick<HeldPatient, 'mergedInto'>): void {
  if (patient.mergedInto !== null) throw new PatientMergedError(patient.mergedInto);
}

/**
 * Makes the stored answers out of date. Belongs before or with every write to anything that the review reads, in the
 * same transaction, after {@link lockPatient}. A new fact is a new chance, so a wait after failed reviews ends here.
 *
 * @param now - of the write: from then on a review is owed, unless one was already
 * @returns the new record revision
 */
export async function bumpRecordRevision(query: QueryFn, patientId: string, now: Date): Promise<number> {
  const [row] = await query<{ recordRevision: number }>(
    `UPDATE patient_review_state SET ${nextRevision('$2')}
      WHERE patient_id = $1 RETURNING record_revision AS "recordRevision"`,
    [patientId, now],
  );
  if (row === undefined) throw new NotFoundError('patient');
  return row.recordRevision;
}

/**
 * What {@link bumpRecordRevision} sets, for statements that do more at once.
 *
 * @param now - the place of the instant of the write, such as `$2`
 */
export function nextRevision(now: `$${number}`): string {
  return `record_revision = record_revision + 1, attempts = 0, next_attempt_at = to_timestamp(0),
          owed_since = CASE WHEN reviewed_revision = record_revision THEN ${now} ELSE owed_since END`;
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
