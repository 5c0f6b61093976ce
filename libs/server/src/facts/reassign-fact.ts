import type { QueryFn } from '../database/database.js';
import { ConflictError, ValidationFailedError } from '../errors.js';
import { factWithdrawn } from './fact-errors.js';
import { findHead, findMoveAway } from './fact-head.js';
import type { RecordedFactKind, RecordingContext } from './fact-input.js';
import { moveFacts } from './move-facts.js';
import { announceChange, bumpRecordRevision, lockPatients, refuseMerged } from './patient-lock.js';
import type { RecordedFact } from './record-fact.js';

export interface Reassignment {
  readonly fromPatientId: string;
  readonly toPatientId: string;
  readonly kind: RecordedFactKind;
  readonly lineageId: string;
  /** Why, as the person wrote it. */
  readonly reason: string;
}

/**
 * Gives a fact to the patient it belongs to (B-31), in the caller's transaction: both patients are locked, both records are
 * to be reviewed again. Reassigning it to the same patient again changes nothing. The caller enqueues both hints.
 *
 * @throws NotFoundError when the fact or one of the patients is not there
 * @throws ConflictError `fact-withdrawn` when it was withdrawn or moved to somebody else
 * @throws ConflictError `not-reassignable` for what says something about the person, `same-day-stored` for a second height
 * @throws PatientMergedError when one of the patients was merged into another one
 */
export async function reassignFact(
  query: QueryFn,
  { fromPatientId, toPatientId, kind, lineageId, reason }: Reassignment,
  context: RecordingContext,
): Promise<{ readonly from: RecordedFact; readonly to: RecordedFact }> {
  if (fromPatientId === toPatientId) {
    throw new ValidationFailedError([{ pointer: '/toPatientId', detail: 'expected another patient' }]);
  }
  const [from, to] = await lockPatients(query, [fromPatientId, toPatientId] as const);
  const head = await findHead(query, fromPatientId, kind, lineageId);
  refuseUnmovable(kind, head.values);
  const answer = (unchanged: boolean, toLineageId: string, toId: string) => ({
    from: { lineageId, id: head.id, unchanged, siteId: from.siteId },
    to: { lineageId: toLineageId, id: toId, unchanged, siteId: to.siteId },
  });
  if (head.withdrawnAt !== null) {
    const move = await findMoveAway(query, fromPatientId, lineageId);
    if (move?.toPatientId !== toPatientId) throw factWithdrawn(move !== undefined);
    const there = await findHead(query, toPatientId, kind, move.toLineageId);
    return answer(true, there.lineageId, there.id);
  }
  refuseMerged(from);
  refuseMerged(to);
  if (kind === 'person-fact') await refuseSecondOfDay(query, toPatientId, head.values);

  const [moved] = await moveFacts(
    query,
    { from, to, kind, lineageIds: [lineageId], reason, mergeId: null },
    context,
  );
  if (moved === undefined) throw new Error('The fact stood under the lock and did not move.');
  for (const [patient, entityId] of [
    [from, lineageId],
    [to, moved.toLineageId],
  ] as const) {
    await bumpRecordRevision(query, patient.patientId, context.now);
    await announceChange(query, { ...patient, kind: 'fact', entityId });
  }
  return answer(false, moved.toLineageId, moved.toId);
}

function refuseUnmovable(kind: RecordedFactKind, values: Readonly<Record<string, unknown>>): void {
  if (kind === 'treatment-change') {
    throw new ConflictError(
      'not-reassignable',
      'A change goes with its treatment. Reassign the treatment, or withdraw the change and record it there.',
    );
  }
  if (kind === 'person-fact' && values['kind'] !== 'height') {
    throw new ConflictError(
      'not-reassignable',
      'Only a height can be reassigned. Correct or withdraw this here and record the right one there.',
    );
  }
}

/** Two heights of one day would leave open which holds; the person who knows corrects the one that is there. */
async function refuseSecondOfDay(
  query: QueryFn,
  toPatientId: string,
  values: Readonly<Record<string, unknown>>,
): Promise<void> {
  const sameDay = await query(
    `SELECT FROM person_fact WHERE patient_id = $1 AND kind = $2 AND valid_on = $3
        AND superseded_at IS NULL AND withdrawn_at IS NULL`,
    [toPatientId, values['kind'], values['valid_on']],
  );
  if (sameDay.length > 0) {
    throw new ConflictError(
      'same-day-stored',
      'The other patient has a height of that day. Correct that one, or withdraw this one.',
    );
  }
}
