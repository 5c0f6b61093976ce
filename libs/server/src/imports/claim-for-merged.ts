import type { QueryFn } from '../database/database.js';
import { FACT_TABLES } from '../facts/fact-tables.js';
import { arrayLiteral } from '../database/array-literal.js';
import type { ImportedFact } from './parse-row.js';
import { keyOf, type FactRow } from './fact-row.js';

/** A row that says what is stored already, under that digest. */
export interface Repeat {
  readonly row: FactRow;
  readonly digest: string;
}

interface StandingMerge {
  readonly mergeId: string;
  readonly keptId: string;
  readonly mergedId: string;
}

/**
 * Keeps whom of two merged patients a file named for results that stand at the kept one, where undoing the merge could not
 * tell otherwise to whom they go: what came in under the name of the merged patient, and what both were named for. Patients
 * whom no merge concerns cost one look-up.
 *
 * @param rows.known - what was known before, by {@link keyOf}
 */
export async function claimForMerged(
  query: QueryFn,
  kind: ImportedFact['kind'],
  rows: {
    readonly created: readonly { readonly row: FactRow; readonly id: string }[];
    readonly repeats: readonly Repeat[];
    readonly known: ReadonlySet<string>;
  },
  now: Date,
): Promise<void> {
  const { created, repeats, known } = rows;
  const kept = new Set([...created, ...repeats].map(({ row }) => row.patientId));
  const merges = await findStandingMerges(query, [...kept]);
  if (merges.length === 0) return;
  const mergeOf = new Map(merges.map((merge) => [merge.mergedId, merge]));

  const first = created.flatMap(({ row, id }) => {
    const merge = mergeOf.get(row.namedId);
    return merge === undefined ? [] : [{ ...merge, siteId: row.siteId, namedId: row.namedId, id }];
  });
  await query(
    `INSERT INTO merge_claim
       (patient_id, merge_id, lineage_id, named_patient_id, site_id, fact_kind, is_first, claimed_at)
     SELECT patient_id, merge_id, lineage_id, named_id, site_id, $6, true, $7
       FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[])
         AS said (patient_id, merge_id, lineage_id, named_id, site_id)`,
    [
      arrayLiteral(first.map(({ keptId }) => keptId)),
      arrayLiteral(first.map(({ mergeId }) => mergeId)),
      arrayLiteral(first.map(({ id }) => id)),
      arrayLiteral(first.map(({ namedId }) => namedId)),
      arrayLiteral(first.map(({ siteId }) => siteId)),
      kind,
      now,
    ],
  );

  // The merged patient's own digests say enough by themselves: what they had goes back to them.
  const also = repeats.flatMap(({ row, digest }) =>
    row.namedId !== row.patientId && known.has(keyOf(row.namedId, digest))
      ? []
      : merges
          .filter(({ keptId, mergedId }) => row.namedId === mergedId || row.namedId === keptId)
          .map((merge) => ({ ...merge, siteId: row.siteId, namedId: row.namedId, digest })),
  );
  // The kept patient's own need no word of theirs: only what would leave with the other patient.
  await query(
    `INSERT INTO merge_claim
       (patient_id, merge_id, lineage_id, named_patient_id, site_id, fact_kind, is_first, claimed_at)
     SELECT DISTINCT said.patient_id, said.merge_id, fact.lineage_id, said.named_id, said.site_id, $6, false, $7::timestamptz
       FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::uuid[])
         AS said (patient_id, merge_id, digest, named_id, site_id)
      CROSS JOIN LATERAL (
        SELECT lineage_id FROM ${FACT_TABLES[kind]}
         WHERE patient_id = said.patient_id AND content_digest = said.digest
        UNION
        SELECT lineage_id FROM fact_action
         WHERE patient_id = said.patient_id AND kind = 'moved-here' AND fact_kind = $6
           AND said.digest = ANY (known_digests)) AS fact
      WHERE said.named_id <> said.patient_id
         OR EXISTS (SELECT FROM fact_action AS moved
                     WHERE moved.patient_id = said.patient_id AND moved.lineage_id = fact.lineage_id
                       AND moved.kind = 'moved-here' AND moved.merge_id = said.merge_id)
         OR EXISTS (SELECT FROM merge_claim AS claim
                     WHERE claim.patient_id = said.patient_id AND claim.merge_id = said.merge_id
                       AND claim.lineage_id = fact.lineage_id AND claim.is_first)
         ON CONFLICT DO NOTHING`,
    [
      arrayLiteral(also.map(({ keptId }) => keptId)),
      arrayLiteral(also.map(({ mergeId }) => mergeId)),
      arrayLiteral(also.map(({ digest }) => digest)),
      arrayLiteral(also.map(({ namedId }) => namedId)),
      arrayLiteral(also.map(({ siteId }) => siteId)),
      kind,
      now,
    ],
  );
}

function findStandingMerges(query: QueryFn, keptIds: readonly string[]): Promise<StandingMerge[]> {
  return query<StandingMerge & Record<string, unknown>>(
    `SELECT id AS "mergeId", patient_id AS "keptId", merged_patient_id AS "mergedId" FROM patient_merge
      WHERE patient_id = ANY ($1::uuid[]) AND undone_at IS NULL`,
    [keptIds],
  );
}
