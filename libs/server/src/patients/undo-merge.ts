import type { QueryFn } from '../database/database.js';
import { NotFoundError } from '../errors.js';
import type { RecordingContext } from '../facts/fact-input.js';
import { FACT_KINDS } from '../facts/fact-tables.js';
import { carryExclusions, moveExclusions, takeBackExclusions } from '../facts/move-exclusions.js';
import { moveFacts, type Move, type MovedFact } from '../facts/move-facts.js';
import { lockPatients, type HeldPatient } from '../facts/patient-lock.js';
import { findReturning, type ReturningFact } from './find-returning.js';
import { finishMerge } from './merge-patients.js';

/**
 * Takes a merge back: what came by it goes back as it stands then, corrected or excluded since, and so does what files named
 * the merged patient for since. What both had before, and what files named both for, stands at both. What was withdrawn or
 * moved on since stays so; what else was recorded since stays at the kept patient.
 *
 * @returns how many facts went back; a merge that was undone already is answered with none
 * @throws NotFoundError when the patient has no such merge
 */
export async function undoMerge(
  query: QueryFn,
  undo: { readonly keptPatientId: string; readonly mergeId: string; readonly reason: string },
  context: RecordingContext,
): Promise<{ readonly moved: number }> {
  const { keptPatientId, mergeId, reason } = undo;
  const { mergedPatientId } = await findMerge(query, keptPatientId, mergeId);
  const [kept, merged] = await lockPatients(query, [keptPatientId, mergedPatientId] as const);
  if ((await findMerge(query, keptPatientId, mergeId)).undoneAt !== null) return { moved: 0 };

  await query(
    `UPDATE patient_merge SET undone_at = $3, undone_by = $4, undone_reason = $5 WHERE patient_id = $1 AND id = $2`,
    [keptPatientId, mergeId, context.now, context.userId, reason],
  );
  await query(`UPDATE patient SET merged_into = NULL WHERE id = $1`, [mergedPatientId]);

  const facts = await findReturning(query, { keptPatientId, mergedPatientId, mergeId });
  const back: MovedFact[] = [];
  // Courses come before their changes in the order of the kinds, so that these find them.
  for (const kind of FACT_KINDS) {
    const courses = new Map(back.map(({ lineageId, toLineageId }) => [lineageId, toLineageId]));
    for (const stays of [false, true]) {
      const lineageIds = facts
        .filter((fact) => fact.kind === kind && fact.stays === stays)
        .map(({ keptLineageId }) => keptLineageId);
      if (lineageIds.length === 0) continue;
      const move: Move = { from: kept, to: merged, kind, lineageIds, reason, mergeId, stays };
      back.push(...(await moveFacts(query, move, context, courses)));
    }
  }
  await shareExclusions(query, { kept, merged, mergeId, facts, back }, context);
  await finishMerge(query, { kept, merged, mergeId, reason, moved: back.length }, 'merge-undone', context);
  return { moved: back.length };
}

/** Tests that stand at both: an exclusion that the merge carried goes, those that one of them had stand where they did. */
async function shareExclusions(
  query: QueryFn,
  {
    kept,
    merged,
    mergeId,
    facts,
    back,
  }: {
    readonly kept: HeldPatient;
    readonly merged: HeldPatient;
    readonly mergeId: string;
    readonly facts: readonly ReturningFact[];
    readonly back: readonly MovedFact[];
  },
  context: RecordingContext,
): Promise<void> {
  const there = new Map(back.map(({ lineageId, toLineageId }) => [lineageId, toLineageId]));
  const pfts = facts.filter(({ kind, stays }) => kind === 'pft' && stays);
  const shared = pfts.flatMap(({ mergedLineageId, keptLineageId, arrived }) =>
    mergedLineageId === null || arrived ? [] : [{ lineageId: mergedLineageId, toLineageId: keptLineageId }],
  );
  const lifted = await takeBackExclusions(query, { from: merged, to: kept, pfts: shared }, mergeId, context);
  const restored = shared.flatMap(({ lineageId, toLineageId: keptLineageId }) => {
    const toLineageId = there.get(keptLineageId);
    return toLineageId === undefined || lifted.has(lineageId) ? [] : [{ lineageId, toLineageId }];
  });
  await moveExclusions(query, { from: merged, to: merged, pfts: restored }, context);
  // What both were named for only since the merge is kept out at both by whoever kept it out.
  const given = pfts.flatMap(({ mergedLineageId, keptLineageId, arrived }) => {
    const toLineageId = there.get(keptLineageId);
    if (toLineageId === undefined || (mergedLineageId !== null && !arrived)) return [];
    return [{ lineageId: keptLineageId, toLineageId }];
  });
  await carryExclusions(query, { from: kept, to: merged, pfts: given }, context);
}

async function findMerge(
  query: QueryFn,
  keptPatientId: string,
  mergeId: string,
): Promise<{ readonly mergedPatientId: string; readonly undoneAt: Date | null }> {
  const [found] = await query<{ mergedPatientId: string; undoneAt: Date | null }>(
    `SELECT merged_patient_id AS "mergedPatientId", undone_at AS "undoneAt" FROM patient_merge
      WHERE patient_id = $1 AND id = $2`,
    [keptPatientId, mergeId],
  );
  if (found === undefined) throw new NotFoundError('merge');
  return found;
}
