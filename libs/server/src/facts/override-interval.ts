import {
  addDays,
  type IntervalOverride,
  type IsoDate,
  type Override,
  type TestStop,
} from '@interstice/clinical';
import { auditRow, recordAudits } from '../audit/record-audit.js';
import type { QueryFn } from '../database/database.js';
import { ConflictError } from '../errors.js';
import { newId } from '../new-id.js';
import type { RecordingContext } from './fact-input.js';
import { announceChange, bumpRecordRevision, lockOwnRecord, type HeldPatient } from './patient-lock.js';

/** What a physician sets for a test: its interval, or that it is stopped. */
export type NewOverride =
  | Pick<IntervalOverride, 'test' | 'every' | 'until' | 'reason'>
  | Pick<TestStop, 'test' | 'stop' | 'until' | 'reason'>;

/** The decision that was seen to stand for the test: its id, null for none; undefined where nobody looked. */
export type SeenOverride = string | null | undefined;

/** A decision about a test as it is stored. */
export interface OverrideColumns {
  readonly count: number | null;
  readonly unit: 'months' | 'weeks' | null;
  readonly stop: TestStop['stop'] | null;
  readonly until: IsoDate;
}

/** What a stored decision says; a stop with the day on which it is reviewed. */
export function overrideSaid({
  count,
  unit,
  stop,
  until,
}: OverrideColumns):
  | { readonly interval: IntervalOverride['every'] }
  | { readonly stop: { readonly code: TestStop['stop']; readonly reviewOn: IsoDate } } {
  if (stop !== null) return { stop: { code: stop, reviewOn: addDays(until, 1) } };
  return { interval: unit === 'weeks' ? { weeks: count ?? 0 } : { months: count ?? 0 } };
}

/**
 * Sets the interval of a test for one patient, or stops it, in place of the decision that stood (B-21, B-25, B-27). The same
 * once more changes nothing. What stood before stays on record, as lifted.
 *
 * @throws NotFoundError when there is no such patient at the sites that the transaction may see
 * @throws PatientMergedError when the record was merged into another one
 * @throws ConflictError `override-changed` when another decision stands than the one that was seen
 */
export async function setOverride(
  query: QueryFn,
  patientId: string,
  decided: NewOverride,
  context: RecordingContext,
  seen?: SeenOverride,
): Promise<{ readonly unchanged: boolean }> {
  const patient = await lockOwnRecord(query, patientId);
  const { test, until, reason } = decided;
  const columns = columnsOf(decided);
  const { count, unit, stop } = columns;
  const standing = await findStanding(query, patientId, test);
  const isSame =
    standing?.count === count &&
    standing.unit === unit &&
    standing.stop === stop &&
    standing.until === until &&
    standing.reason === reason;
  if (isSame) return { unchanged: true };
  refuseUnseen(standing, seen);

  await bumpRecordRevision(query, patientId, context.now);
  if (standing) await lift(query, patientId, standing.id, context);
  const id = newId(context.now);
  await query(
    `INSERT INTO interval_override
       (id, patient_id, site_id, test, interval_count, interval_unit, stop, until, reason, set_at, set_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [id, patientId, patient.siteId, test, count, unit, stop, until, reason, context.now, context.userId],
  );
  await tell(query, 'override.set', patient, id, decided, context);
  return { unchanged: false };
}

/**
 * Lets the rules decide about a test again. Lifting what does not stand changes nothing.
 *
 * @throws NotFoundError when there is no such patient at the sites that the transaction may see
 * @throws PatientMergedError when the record was merged into another one
 * @throws ConflictError `override-changed` when another decision stands than the one that was seen
 */
export async function liftOverride(
  query: QueryFn,
  patientId: string,
  test: Override['test'],
  context: RecordingContext,
  seen?: SeenOverride,
): Promise<{ readonly unchanged: boolean }> {
  const patient = await lockOwnRecord(query, patientId);
  const standing = await findStanding(query, patientId, test);
  if (!standing) return { unchanged: true };
  refuseUnseen(standing, seen);
  await bumpRecordRevision(query, patientId, context.now);
  await lift(query, patientId, standing.id, context);
  await tell(query, 'override.lifted', patient, standing.id, { test }, context);
  return { unchanged: false };
}

function columnsOf(decided: NewOverride): OverrideColumns {
  const { until } = decided;
  if ('stop' in decided) return { count: null, unit: null, stop: decided.stop, until };
  const { every } = decided;
  return 'months' in every
    ? { count: every.months, unit: 'months', stop: null, until }
    : { count: every.weeks, unit: 'weeks', stop: null, until };
}

/** Of two physicians at once the second is shown what the first decided, before it is put aside. */
function refuseUnseen(standing: StandingOverride | undefined, seen: SeenOverride): void {
  if (seen === undefined || seen === (standing?.id ?? null)) return;
  throw new ConflictError(
    'override-changed',
    'Somebody else has decided about this test meanwhile. Look at what holds now; decide again if it is still wrong.',
  );
}

interface StandingOverride extends OverrideColumns {
  readonly id: string;
  readonly reason: string;
}

async function findStanding(
  query: QueryFn,
  patientId: string,
  test: Override['test'],
): Promise<StandingOverride | undefined> {
  const [standing] = await query<StandingOverride & Record<string, unknown>>(
    `SELECT id, interval_count AS count, interval_unit AS unit, stop, until, reason
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
