import { setImmediate as afterSending } from 'node:timers/promises';
import { auditRow, recordAudits, type AuditRow } from '../audit/record-audit.js';
import type { QueryFn } from '../database/database.js';
import type { RecordingContext } from '../facts/fact-input.js';
import { FACT_TABLES } from '../facts/fact-tables.js';
import { nextRevision } from '../facts/patient-lock.js';
import { newId } from '../new-id.js';
import type { RowOutcome } from './apply-rows.js';
import type { DryRunMemory } from './dry-run-memory.js';
import { claimForMerged, type Repeat } from './claim-for-merged.js';
import type { ImportProblem } from './import-problem.js';
import { keyOf, type FactRow } from './fact-row.js';
import { TakenSlots, weightier, type SlotAnswer } from './import-slot.js';
import { keepPlans } from './import-lease.js';
import { insertRows } from './insert-rows.js';
import type { ImportedFact } from './parse-row.js';

/**
 * Writes rows of one kind with one statement a table: what is known in any version is unchanged, what could be mistaken for
 * another result of the day is refused, the rest is created with its audit event, its line in the change feed and the
 * record revision. To be called while the patients are locked.
 */
export async function writeFactRows(
  query: QueryFn,
  rows: readonly FactRow[],
  context: RecordingContext,
  memory?: DryRunMemory,
): Promise<RowOutcome[]> {
  const [first] = rows;
  if (first === undefined) return [];
  const { kind } = first.fact;
  const known = await findKnown(query, kind, rows);
  const isKnown = ({ patientId, namedId, digest }: FactRow) =>
    [keyOf(patientId, digest), keyOf(namedId, digest)].some(
      (key) => known.has(key) || memory?.hasResult(key) === true,
    );
  const slots = new TakenSlots(kind);
  await slots.load(
    query,
    rows.filter((row) => !isKnown(row)),
  );

  const created: FactRow[] = [];
  const repeats: Repeat[] = [];
  const outcomes = rows.map((row): RowOutcome => {
    const { patientId, digest, columns } = row;
    if (isKnown(row)) {
      repeats.push({ row, digest });
      return { outcome: 'unchanged' };
    }
    const here = slots.judge(patientId, columns);
    const answer = memory === undefined ? here : weightier(here, memory.judge(kind, patientId, columns));
    if (answer.is === 'told-already') {
      repeats.push({ row, digest: answer.digest });
      return { outcome: 'unchanged' };
    }
    if (answer.is !== 'free') return { outcome: 'failed', problems: askAbout(row.line, answer) };
    known.add(keyOf(patientId, digest));
    slots.take(patientId, columns, digest);
    created.push(row);
    return { outcome: 'created' };
  });
  const versions = await insertFacts(query, created, context);
  await claimForMerged(query, kind, { created: versions, repeats, known }, context.now);
  if (memory !== undefined) {
    for (const row of created) memory.noteFact(kind, keyOf(row.patientId, row.digest), row);
  }
  return outcomes;
}

const DIFFERS =
  'differs from what is stored: correction or second test? ' +
  'Correct the stored one, or enter this one by hand if it is a test of its own (B-30)';
const SAYS_MORE =
  'differs from what is stored: says more than the stored result, which is otherwise the same. ' +
  'Add this to the stored one, or enter this one by hand if it is a test of its own (B-30)';

function askAbout(line: number, answer: SlotAnswer): ImportProblem[] {
  if (answer.is !== 'says-more') return [{ line, detail: DIFFERS }];
  return answer.columns.map((column) => ({ line, column, detail: SAYS_MORE }));
}

/**
 * Which rows say what some version says: of a fact that stands, was corrected, withdrawn or moved, here or away, or that came
 * under the patient's name while it was merged into another.
 */
async function findKnown(
  query: QueryFn,
  kind: ImportedFact['kind'],
  rows: readonly FactRow[],
): Promise<Set<string>> {
  const asked = new Map(
    rows.flatMap(({ patientId, namedId, digest }) =>
      [patientId, namedId].map((id) => [keyOf(id, digest), { id, digest }] as const),
    ),
  );
  const found = await query<{ patientId: string; digest: string }>(
    `WITH asked AS MATERIALIZED (SELECT * FROM unnest($1::uuid[], $2::text[]) AS asked (patient_id, digest))
     SELECT asked.patient_id AS "patientId", asked.digest
       FROM asked
      CROSS JOIN LATERAL (
        SELECT FROM ${FACT_TABLES[kind]} AS version
         WHERE version.patient_id = asked.patient_id AND version.content_digest = asked.digest LIMIT 1) AS known
     UNION ALL
     SELECT asked.patient_id, asked.digest
       FROM asked
       JOIN fact_action AS moved
         ON moved.patient_id = asked.patient_id AND moved.kind = 'moved-here' AND moved.fact_kind = $3
        AND asked.digest = ANY (moved.known_digests)
     UNION ALL
     SELECT asked.patient_id, asked.digest
       FROM asked
       JOIN merge_claim AS claim
         ON claim.named_patient_id = asked.patient_id AND claim.fact_kind = $3 AND claim.is_first
       JOIN ${FACT_TABLES[kind]} AS version
         ON version.patient_id = claim.patient_id AND version.lineage_id = claim.lineage_id
        AND version.content_digest = asked.digest`,
    [[...asked.values()].map(({ id }) => id), [...asked.values()].map(({ digest }) => digest), kind],
  );
  return new Set(found.map(({ patientId, digest }) => keyOf(patientId, digest)));
}

async function insertFacts(
  query: QueryFn,
  rows: readonly FactRow[],
  context: RecordingContext,
): Promise<{ readonly row: FactRow; readonly id: string }[]> {
  const [first] = rows;
  if (first === undefined) return [];
  const { kind } = first.fact;
  await keepPlans(query);
  const versions = rows.map((row) => ({ row, id: newId(context.now) }));
  await query(`UPDATE patient_review_state SET ${nextRevision('$2')} WHERE patient_id = ANY ($1::uuid[])`, [
    [...new Set(rows.map(({ patientId }) => patientId))],
    context.now,
  ]);
  const inserting = insertRows(
    query,
    FACT_TABLES[kind],
    versions.map(({ row, id }) => ({
      id,
      patient_id: row.patientId,
      lineage_id: id,
      content_digest: row.digest,
      ...row.columns,
    })),
    {
      site_id: first.siteId,
      recorded_at: context.now,
      recorded_by: context.userId,
      source: context.source,
    },
  );
  // Hashed while the database inserts.
  const [trail] = await Promise.all([trailOf(versions, context), inserting]);
  await recordAudits(query, trail);
  await announceFacts(
    query,
    versions.map(({ row, id }) => ({ siteId: row.siteId, patientId: row.patientId, entityId: id })),
  );
  return versions;
}

async function trailOf(
  versions: readonly { readonly row: FactRow; readonly id: string }[],
  { userId, requestId, now }: RecordingContext,
): Promise<AuditRow[]> {
  await afterSending();
  return versions.map(({ row: { siteId, patientId, fact }, id }) => {
    const action = `${fact.kind}.recorded`;
    const about = { entityKind: fact.kind, entityId: id, at: now };
    return auditRow({ action, siteId, patientId, userId, requestId, ...about }, fact.values);
  });
}

/** Lines in the feed that live screens follow. */
export async function announceFacts(
  query: QueryFn,
  facts: readonly { readonly siteId: string; readonly patientId: string; readonly entityId: string }[],
): Promise<void> {
  if (facts.length === 0) return;
  await query(
    `INSERT INTO change (site_id, patient_id, kind, entity_id)
     SELECT site_id, patient_id, 'fact', entity_id
       FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS fact (site_id, patient_id, entity_id)`,
    [
      facts.map(({ siteId }) => siteId),
      facts.map(({ patientId }) => patientId),
      facts.map(({ entityId }) => entityId),
    ],
  );
}
