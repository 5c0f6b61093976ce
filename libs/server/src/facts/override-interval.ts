import type { IsoDate, Override } from '@interstice/clinical';
import { auditRow, recordAudits } from '../audit/record-audit.js';
import type { QueryFn } from '../database/database.js';
import { newId } from '../new-id.js';
import type { RecordingContext } from './fact-input.js';
import { announceChange, bumpRecordRevision, lockOwnRecord, type HeldPatient } from './patient-lock.js';

/** What a physician sets for a test. */
export type NewOverride = Pick<Override, 'test' | 'every' | 'until' | 'reason'>;

/**
 * Sets the interval of a test for one patient, in place of the one that stood (B-21, B-25). The same once more changes
 * nothing. What stood before stays on record, as lifted.
 *
 * @throws NotFoundError when there is no such patient at the sites that the transaction may see
 * @throws PatientMergedError when the record was merged into another one
 */
export async function setOverride(
  query: QueryFn,
  patientId: string,
  { test, every, until, reason }: NewOverride,
  context: RecordingContext,
): Promise<{ readonly unchanged: boolean }> {
  const patient = await lockOwnRecord(query, patientId);
  const [count, unit] = 'months' in every ? [every.months, 'months'] : [every.weeks, 'weeks'];
  const standing = await findStanding(query, patientId, test);
  const isSame =
    standing?.count === count &&
    standing.unit === unit &&
    standing.until === until &&
    standing.reason === reason;
  if (isSame) return { unchanged: true };

  await bumpRecordRevision(query, patientId, context.now);
  if (standing) await lift(query, patientId, standing.id, context);
  const id = newId(context.now);
  await query(
    `INSERT INTO interval_override
       (id, patient_id, site_id, test, interval_count, interval_unit, until, reason, set_at, set_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [id, patientId, patient.siteId, test, count, unit, until, reason, context.now, context.userId],
  );
  await tell(query, 'override.set', patient, id, { test, every, until, reason }, context);
  return { unchanged: false };
}

/**
 * Lets the rules decide about a test again. Lifting what does not stand changes nothing.
 *
 * @throws NotFoundError when there is no such patient at the sites that the transaction may see
 * @throws PatientMergedError when the record was merged into another one
 */
export async function liftOverride(
  query: QueryFn,
  patientId: string,
  test: Override['test'],
  context: RecordingContext,
): Promise<{ readonly unchanged: boolean }> {
  const patient = await lockOwnRecord(query, patientId);
  const standing = await findStanding(query, patientId, test);
  if (!standing) return { unchanged: true };
  await bumpRecordRevision(query, patientId, context.now);
  await lift(query, patientId, standing.id, context);
  await tell(query, 'override.lifted', patient, standing.id, { test }, context);
  return { unchanged: false };
}

interface StandingOverride {
  readonly id: string;
  readonly count: number;
  readonly unit: string;
  readonly until: IsoDate;
  readonly reason: string;
}

async function findStanding(
  query: QueryFn,
  patientId: string,
  test: Override['test'],
): Promise<StandingOverride | undefined> {
  const [standing] = await query<StandingOverride & Record<string, unknown>>(
    `SELECT id, interval_count AS count, interval_unit AS unit, until, reason
       FROM interval_override WHERE patient_id = $1 AND test = $2 AND lifted_at IS NULL`,
    [patientId, test],
  );
  return standing;
}

async function lift(query: QueryFn, patientId: string, id: string, context: RecordingContext): Promise<void> {
  await query(
    `UPDATE interval_override SET lifted_at = $3, lifted_by = $4 WHERE patient_id = $1 AND id = $2`,
    [patientId, id, context.now, context.userId],
  );
}

async function tell(
  query: QueryFn,
  action: string,
  { siteId, patientId }: HeldPatient,
  entityId: string,
  values: unknown,
  { userId, requestId, now: at }: RecordingContext,
): Promise<void> {
  const subject = { action, siteId, patientId, userId, requestId, entityKind: 'override', entityId, at };
  await recordAudits(query, [auditRow(subject, values)]);
  await announceChange(query, { siteId, patientId, kind: 'fact', entityId });
}
