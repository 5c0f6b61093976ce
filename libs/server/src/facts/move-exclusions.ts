import { auditRow, recordAudits } from '../audit/record-audit.js';
import type { QueryFn } from '../database/database.js';
import { newId } from '../new-id.js';
import type { RecordingContext } from './fact-input.js';
import type { MovedFact } from './move-facts.js';
import type { HeldPatient } from './patient-lock.js';

/** Tests under the lineages that they have here and at the other patient. */
export interface TestsThere {
  readonly from: HeldPatient;
  readonly to: HeldPatient;
  readonly pfts: readonly Pick<MovedFact, 'lineageId' | 'toLineageId'>[];
}

/** An exclusion follows its test. Who excluded it, when and why stays what it was. */
export async function moveExclusions(
  query: QueryFn,
  { from, to, pfts }: TestsThere,
  context: RecordingContext,
): Promise<void> {
  await query(
    `WITH lifted AS (
       UPDATE exclusion SET lifted_at = $6, lifted_by = $7
         FROM unnest($3::uuid[], $4::uuid[], $5::uuid[]) AS moved (here, there, exclusion_id)
        WHERE patient_id = $1 AND pft_lineage_id = moved.here AND lifted_at IS NULL
       RETURNING moved.there, moved.exclusion_id, reason, excluded_at, excluded_by)
     INSERT INTO exclusion (id, patient_id, site_id, pft_lineage_id, reason, excluded_at, excluded_by)
     SELECT exclusion_id, $2, $8, there, reason, excluded_at, excluded_by FROM lifted`,
    [
      from.patientId,
      to.patientId,
      pfts.map(({ lineageId }) => lineageId),
      pfts.map(({ toLineageId }) => toLineageId),
      pfts.map(() => newId(context.now)),
      context.now,
      context.userId,
      to.siteId,
    ],
  );
}

/**
 * Excludes at the other patient, who had these tests already, what is excluded here and judged there: what a clinician kept
 * out must not judge because it was filed twice. It counts there from now on, for the test stood unexcluded until now; who
 * excluded it and why stays what it was.
 *
 * Here nothing is lifted: the tests stand here no more, and the undoing of a merge finds what was excluded.
 */
export async function carryExclusions(
  query: QueryFn,
  { from, to, pfts }: TestsThere,
  context: RecordingContext,
): Promise<void> {
  if (pfts.length === 0) return;
  const carried = await query<{ lineageId: string; reason: string }>(
    `INSERT INTO exclusion (id, patient_id, site_id, pft_lineage_id, reason, excluded_at, excluded_by)
     SELECT moved.exclusion_id, $2, $7, moved.there, reason, $6, excluded_by
       FROM unnest($3::uuid[], $4::uuid[], $5::uuid[]) AS moved (here, there, exclusion_id), exclusion
      WHERE patient_id = $1 AND pft_lineage_id = moved.here AND lifted_at IS NULL
         ON CONFLICT (patient_id, pft_lineage_id) WHERE lifted_at IS NULL DO NOTHING
     RETURNING pft_lineage_id AS "lineageId", reason`,
    [
      from.patientId,
      to.patientId,
      pfts.map(({ lineageId }) => lineageId),
      pfts.map(({ toLineageId }) => toLineageId),
      pfts.map(() => newId(context.now)),
      context.now,
      to.siteId,
    ],
  );
  await tell(query, 'pft.excluded', to, carried, { fromPatientId: from.patientId }, context);
}

/**
 * Lifts at the kept patient what {@link carryExclusions} brought by a merge that is being undone.
 *
 * @param pfts - the tests that both had, by their lineages at the merged patient and at the kept one
 * @returns lineages at the merged patient whose carried exclusion was lifted before: they judge again at both
 */
export async function takeBackExclusions(
  query: QueryFn,
  { from: merged, to: kept, pfts }: TestsThere,
  mergeId: string,
  context: RecordingContext,
): Promise<ReadonlySet<string>> {
  if (pfts.length === 0) return new Set();
  // A carried one says when and what the merge said: nothing else of these patients was written at that moment.
  const carried = await query<{
    lineageId: string;
    there: string;
    id: string;
    stands: boolean;
    reason: string;
  }>(
    `SELECT moved.here AS "lineageId", moved.there, carried.id, carried.lifted_at IS NULL AS stands, carried.reason
       FROM unnest($3::uuid[], $4::uuid[]) AS moved (here, there)
       JOIN exclusion AS original
         ON original.patient_id = $1 AND original.pft_lineage_id = moved.here AND original.lifted_at IS NULL
       JOIN patient_merge AS merge ON merge.patient_id = $2 AND merge.id = $5
       JOIN exclusion AS carried
         ON carried.patient_id = $2 AND carried.pft_lineage_id = moved.there AND carried.excluded_at = merge.merged_at
        AND carried.reason = original.reason AND carried.excluded_by IS NOT DISTINCT FROM original.excluded_by`,
    [
      merged.patientId,
      kept.patientId,
      pfts.map(({ lineageId }) => lineageId),
      pfts.map(({ toLineageId }) => toLineageId),
      mergeId,
    ],
  );
  const standing = carried.filter(({ stands }) => stands);
  await query(
    `UPDATE exclusion SET lifted_at = $3, lifted_by = $4 WHERE patient_id = $1 AND id = ANY ($2::uuid[])`,
    [kept.patientId, standing.map(({ id }) => id), context.now, context.userId],
  );
  const lifted = standing.map(({ there, reason }) => ({ lineageId: there, reason }));
  await tell(query, 'pft.exclusion-lifted', kept, lifted, { mergeId }, context);

  const stillExcluded = new Set(standing.map(({ lineageId }) => lineageId));
  return new Set(carried.map(({ lineageId }) => lineageId).filter((lineage) => !stillExcluded.has(lineage)));
}

async function tell(
  query: QueryFn,
  action: string,
  patient: HeldPatient,
  exclusions: readonly { readonly lineageId: string; readonly reason: string }[],
  more: object,
  context: RecordingContext,
): Promise<void> {
  await recordAudits(
    query,
    exclusions.map(({ lineageId, reason }) =>
      auditRow(
        {
          action,
          siteId: patient.siteId,
          patientId: patient.patientId,
          userId: context.userId,
          requestId: context.requestId,
          entityKind: 'pft',
          entityId: lineageId,
          at: context.now,
        },
        { reason, ...more },
      ),
    ),
  );
}
