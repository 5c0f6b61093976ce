import { alertDueBy } from '@interstice/guideline';
import { calendarDay } from '../clock.js';
import type { QueryFn } from '../database/database.js';
import { ValidationFailedError } from '../errors.js';
import type { RecordingContext } from '../facts/fact-input.js';
import { withdrawFact } from '../facts/withdraw-fact.js';
import { alertClosed, alertNotDecided, refuseMoved } from './alert-errors.js';
import { hasRecovered, isUndecided, lockAlert, type AlertToChange } from './alert-row.js';
import { findLastDecision } from './last-decision.js';
import { findPhysicians } from './physicians.js';
import { noteReviewDay } from './review-day.js';
import { writeAct } from './write-action.js';

/** An alert that somebody changed, or found as they wanted it. */
export interface ChangedByPerson extends Pick<AlertToChange, 'id' | 'patientId' | 'siteId'> {
  readonly unchanged: boolean;
  /** The record has changed with it, so that it is to be reviewed. */
  readonly recordChanged: boolean;
}

/**
 * Notes that a physician has seen what the alert says now. Worse news makes it unseen again (B-02).
 *
 * @throws NotFoundError, PatientMergedError
 */
export async function markAlertSeen(
  query: QueryFn,
  alertId: string,
  context: RecordingContext,
): Promise<ChangedByPerson> {
  const alert = await lockAlert(query, alertId);
  if (alert.seenAt !== null) return changed(alert, { unchanged: true });
  await query(`UPDATE alert SET seen_at = $3 WHERE patient_id = $1 AND id = $2`, [
    alert.patientId,
    alert.id,
    context.now,
  ]);
  await writeAct(query, alert, { kind: 'seen' }, context);
  return changed(alert);
}

/**
 * Stops the first notice. The day by which to decide stays: only a decision stops that clock (B-04).
 *
 * @param seen - the evidence revision that was seen, where the sender names it
 * @throws NotFoundError, PatientMergedError
 * @throws EvidenceMovedError
 * @throws ConflictError `alert-decided`, `alert-withdrawn`
 */
export async function acknowledgeAlert(
  query: QueryFn,
  { alertId, seen }: { readonly alertId: string; readonly seen?: number },
  context: RecordingContext,
): Promise<ChangedByPerson> {
  const alert = await lockAlert(query, alertId);
  if (!isUndecided(alert.status)) throw alertClosed(alert);
  if (seen !== undefined) await refuseMoved(query, alert, seen);
  if (alert.status !== 'open') return changed(alert, { unchanged: true });
  await query(`UPDATE alert SET status = 'acknowledged', updated_at = $3 WHERE patient_id = $1 AND id = $2`, [
    alert.patientId,
    alert.id,
    context.now,
  ]);
  await writeAct(query, alert, { kind: 'acknowledged' }, context);
  return changed(alert);
}

/**
 * Takes a decision back: what was recorded with it is withdrawn, and the alert is open as it was, with the same owner and the
 * same day by which to decide. One of the history had none (B-08): it comes to the inbox, and gets one (B-04). What was done
 * stays on record.
 *
 * @throws NotFoundError, PatientMergedError
 * @throws EvidenceMovedError
 * @throws ConflictError `alert-not-decided`, `alert-withdrawn`
 */
export async function reopenAlert(
  query: QueryFn,
  { alertId, reason, evidenceRevision }: { alertId: string; reason: string; evidenceRevision: number },
  context: RecordingContext,
): Promise<ChangedByPerson> {
  const alert = await lockAlert(query, alertId);
  if (alert.status === 'withdrawn') throw alertClosed(alert);
  const last = await findLastDecision(query, alert);
  if (isUndecided(alert.status) || last === undefined) throw alertNotDecided();
  await refuseMoved(query, alert, evidenceRevision);
  const decision = last.standing;
  if (decision !== undefined) {
    await withdrawFact(query, alert.patientId, 'progression-decision', decision.lineageId, reason, context);
  }
  const facts = alert.facts?.filter(({ kind }) => kind !== 'progression-decision') ?? null;
  await query(
    `UPDATE alert SET status = $5, closed_at = NULL, updated_at = $3, facts = $4, due_by = coalesce(due_by, $6)
      WHERE patient_id = $1 AND id = $2`,
    [
      alert.patientId,
      alert.id,
      context.now,
      facts === null ? null : JSON.stringify(facts),
      hasRecovered(alert.evidence) ? 'recovered' : 'open',
      alertDueBy(alert.severity, calendarDay(context.now, alert.timeZone)),
    ],
  );
  await writeAct(query, alert, { kind: 'reopened', reason }, context);
  const hadReviewDay = await noteReviewDay(query, alert, { last }, context);
  return changed(alert, { recordChanged: decision !== undefined || hadReviewDay });
}

/**
 * Hands an alert to another physician of the site, whose it is from then on. It leaves the time by which to decide as it is.
 *
 * @throws NotFoundError, PatientMergedError
 * @throws ValidationFailedError when somebody named is no physician of the site
 * @throws ConflictError `alert-decided`, `alert-withdrawn`
 */
export async function assignAlert(
  query: QueryFn,
  { alertId, ownerId, deputyId }: { alertId: string; ownerId: string; deputyId?: string },
  context: RecordingContext,
): Promise<ChangedByPerson> {
  const alert = await lockAlert(query, alertId);
  if (!isUndecided(alert.status)) throw alertClosed(alert);
  const physicians = await findPhysicians(query, alert.siteId);
  const strangers = [
    { pointer: '/ownerId', userId: ownerId },
    { pointer: '/deputyId', userId: deputyId },
  ].filter(({ userId }) => userId !== undefined && !physicians.has(userId));
  if (strangers.length > 0) throw notPhysicians(strangers.map(({ pointer }) => pointer));
  if (alert.ownerId === ownerId && alert.deputyId === (deputyId ?? null))
    return changed(alert, { unchanged: true });
  await query(
    `UPDATE alert SET owner_id = $3, deputy_id = $4, updated_at = $5 WHERE patient_id = $1 AND id = $2`,
    [alert.patientId, alert.id, ownerId, deputyId ?? null, context.now],
  );
  await writeAct(query, alert, { kind: 'assigned', toUser: ownerId }, context);
  return changed(alert);
}

/** Somebody was named who cannot answer for alerts of the site. */
export function notPhysicians(pointers: readonly string[]): ValidationFailedError {
  return new ValidationFailedError(
    pointers.map((pointer) => ({
      pointer,
      detail: 'expected a physician of the site whose account is open',
    })),
  );
}

function changed(
  { id, patientId, siteId }: AlertToChange,
  what: Partial<Pick<ChangedByPerson, 'unchanged' | 'recordChanged'>> = {},
): ChangedByPerson {
  return { id, patientId, siteId, unchanged: false, recordChanged: false, ...what };
}
