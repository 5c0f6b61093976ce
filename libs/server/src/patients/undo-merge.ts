import type { QueryFn } from '../database/database.js';
import { NotFoundError } from '../errors.js';
import type { RecordedFactKind, RecordingContext } from '../facts/fact-input.js';
import { FACT_KINDS } from '../facts/fact-tables.js';
import { moveExclusions, takeBackExclusions } from '../facts/move-exclusions.js';
import { moveFacts, type Move, type MovedFact } from '../facts/move-facts.js';
import { lockPatients } from '../facts/patient-lock.js';
import { finishMerge } from './merge-patients.js';

/** A fact that a merge took from the one patient, and the one that stood for it at the other since. */
interface MergedFact {
  readonly kind: RecordedFactKind;
  readonly mergedLineageId: string;
  readonly keptLineageId: string;
  /** False where the kept patient had this very result before: then it belongs to both. */
  readonly arrived: boolean;
}

/**
 * Takes a merge back: what came by it goes back as it stands then, corrected or excluded since. What both had before stands at
 * both again. What was withdrawn or moved on since stays so; what was recorded since stays at the kept patient.
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

  const facts = await findMergedFacts(query, mergedPatientId, mergeId);
  const back: MovedFact[] = [];
  // Courses come before their changes in the order of the kinds, so that these find them.
  for (const kind of FACT_KINDS) {
    const courses = new Map(back.map(({ lineageId, toLineageId }) => [lineageId, toLineageId]));
    for (const arrived of [true, false]) {
      const lineageIds = facts
        .filter((fact) => fact.kind === kind && fact.arrived === arrived)
        .map(({ keptLineageId }) => keptLineageId);
      const move: Move = { from: kept, to: merged, kind, lineageIds, reason, mergeId, stays: !arrived };
      back.push(...(await moveFacts(query, move, context, courses)));
    }
  }
  const there = new Map(back.map(({ lineageId, toLineageId }) => [lineageId, toLineageId]));
  const shared = facts
    .filter(({ kind, arrived }) => kind === 'pft' && !arrived)
    .map(({ mergedLineageId, keptLineageId }) => ({
      lineageId: mergedLineageId,
      toLineageId: keptLineageId,
    }));
  const lifted = await takeBackExclusions(query, { from: merged, to: kept, pfts: shared }, mergeId, context);
  const restored = shared.flatMap(({ lineageId, toLineageId: keptLineageId }) => {
    const toLineageId = there.get(keptLineageId);
    return toLineageId === undefined || lifted.has(lineageId) ? [] : [{ lineageId, toLineageId }];
  });
  await moveExclusions(query, { from: merged, to: merged, pfts: restored }, context);
  await finishMerge(query, { kept, merged, mergeId, reason, moved: back.length }, 'merge-undone', context);
  return { moved: back.length };
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

function findMergedFacts(query: QueryFn, mergedPatientId: string, mergeId: string): Promise<MergedFact[]> {
  return query<MergedFact & Record<string, unknown>>(
    `SELECT away.fact_kind AS kind, away.lineage_id AS "mergedLineageId", away.other_lineage_id AS "keptLineageId",
            EXISTS (SELECT FROM fact_action AS here
                     WHERE here.patient_id = away.other_patient_id AND here.lineage_id = away.other_lineage_id
                       AND here.kind = 'moved-here' AND here.merge_id = away.merge_id) AS arrived
       FROM fact_action AS away
      WHERE away.patient_id = $1 AND away.merge_id = $2 AND away.kind = 'moved-away'`,
    [mergedPatientId, mergeId],
  );
}
