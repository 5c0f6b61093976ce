import type { QueryFn } from '../database/database.js';
import type { RecordedFactKind } from '../facts/fact-input.js';
import { findChanges } from '../facts/move-facts.js';

/** A fact at the kept patient that the merged one gets when the merge is undone. */
export interface ReturningFact {
  readonly kind: RecordedFactKind;
  readonly keptLineageId: string;
  /** The fact that the merge took from the merged patient; null for what came since. */
  readonly mergedLineageId: string | null;
  /** False where the kept patient had this very result before the merge. */
  readonly arrived: boolean;
  /** True where it belongs to both. */
  readonly stays: boolean;
}

/**
 * What goes back to the merged patient: everything that the merge took, and what files named them for since. Of both it stays
 * what both had before, and what files named the kept patient for as well.
 */
export async function findReturning(
  query: QueryFn,
  merge: { readonly keptPatientId: string; readonly mergedPatientId: string; readonly mergeId: string },
): Promise<ReturningFact[]> {
  const { keptPatientId, mergedPatientId, mergeId } = merge;
  const away = await query<{ kind: RecordedFactKind; mergedLineageId: string; keptLineageId: string }>(
    `SELECT fact_kind AS kind, lineage_id AS "mergedLineageId", other_lineage_id AS "keptLineageId" FROM fact_action
      WHERE patient_id = $1 AND merge_id = $2 AND kind = 'moved-away'`,
    [mergedPatientId, mergeId],
  );
  const here = await query<{ lineageId: string }>(
    `SELECT lineage_id AS "lineageId" FROM fact_action WHERE patient_id = $1 AND merge_id = $2 AND kind = 'moved-here'`,
    [keptPatientId, mergeId],
  );
  const claims = await query<{
    kind: RecordedFactKind;
    lineageId: string;
    namedId: string;
    isFirst: boolean;
  }>(
    `SELECT fact_kind AS kind, lineage_id AS "lineageId", named_patient_id AS "namedId", is_first AS "isFirst"
       FROM merge_claim WHERE patient_id = $1 AND merge_id = $2`,
    [keptPatientId, mergeId],
  );
  const cameByIt = new Set(here.map(({ lineageId }) => lineageId));
  const alsoKept = new Set(
    claims.filter(({ namedId }) => namedId === keptPatientId).map(({ lineageId }) => lineageId),
  );
  const taken = away.map((fact): ReturningFact => {
    const arrived = cameByIt.has(fact.keptLineageId);
    return { ...fact, arrived, stays: !arrived || alsoKept.has(fact.keptLineageId) };
  });
  const known = new Set(taken.map(({ keptLineageId }) => keptLineageId));
  const named = claims
    .filter(({ namedId, lineageId }) => namedId === mergedPatientId && !known.has(lineageId))
    .map(({ kind, lineageId, isFirst }): ReturningFact => ({
      kind,
      keptLineageId: lineageId,
      mergedLineageId: null,
      arrived: false,
      stays: !isFirst || alsoKept.has(lineageId),
    }));
  return withChanges(query, keptPatientId, [...taken, ...named]);
}

/** The changes of a course that stays at both stay at both. */
async function withChanges(
  query: QueryFn,
  keptPatientId: string,
  facts: readonly ReturningFact[],
): Promise<ReturningFact[]> {
  const shared = facts.filter(
    ({ kind, stays, arrived, mergedLineageId }) =>
      kind === 'treatment' && stays && (arrived || mergedLineageId === null),
  );
  if (shared.length === 0) return [...facts];
  const changes = new Set(
    await findChanges(
      query,
      keptPatientId,
      shared.map(({ keptLineageId }) => keptLineageId),
    ),
  );
  const known = facts.map((fact) => (changes.has(fact.keptLineageId) ? { ...fact, stays: true } : fact));
  for (const { keptLineageId } of facts) changes.delete(keptLineageId);
  const further = [...changes].map((keptLineageId): ReturningFact => {
    const kind = 'treatment-change';
    return { kind, keptLineageId, mergedLineageId: null, arrived: false, stays: true };
  });
  return [...known, ...further];
}
