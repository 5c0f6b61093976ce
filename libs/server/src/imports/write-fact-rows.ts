import { auditRow, recordAudits, type AuditRow } from '../audit/record-audit.js';
import type { QueryFn } from '../database/database.js';
import type { FactColumns } from '../facts/fact-columns.js';
import type { RecordingContext } from '../facts/fact-input.js';
import { FACT_TABLES } from '../facts/fact-tables.js';
import { nextRevision } from '../facts/patient-lock.js';
import { newId } from '../new-id.js';
import type { RowOutcome } from './apply-rows.js';
import type { DryRunMemory } from './dry-run-memory.js';
import { TakenSlots } from './import-slot.js';
import { keepPlans } from './import-lease.js';
import { insertRows } from './insert-rows.js';
import type { ImportedFact } from './parse-row.js';

/** A row whose patient is known and locked. */
export interface FactRow {
  readonly line: number;
  readonly siteId: string;
  /** To whom the fact is added. */
  readonly patientId: string;
  /** Whom the file names: another one where that patient was merged into the first. */
  readonly namedId: string;
  readonly fact: ImportedFact;
  readonly columns: FactColumns;
  readonly digest: string;
}

/** A result of a patient, by all that it says. */
export const keyOf = (patientId: string, digest: string) => `${patientId} ${digest}`;

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
  const slots = new TakenSlots(kind);
  await slots.load(query, rows);

  const created: FactRow[] = [];
  const outcomes = rows.map((row): RowOutcome => {
    const { patientId, namedId, digest, columns } = row;
    const keys = [keyOf(patientId, digest), keyOf(namedId, digest)];
    if (keys.some((key) => known.has(key) || memory?.hasResult(key) === true)) {
      return { outcome: 'unchanged' };
    }
    if (slots.has(patientId, columns) || memory?.hasTaken(kind, patientId, columns) === true) {
      return { outcome: 'failed', problems: [{ line: row.line, detail: DIFFERS }] };
    }
    known.add(keyOf(patientId, digest));
    slots.take(patientId, columns);
    created.push(row);
    return { outcome: 'created' };
  });
  await insertFacts(query, created, context);
  for (const { patientId, digest, columns } of memory === undefined ? [] : created) {
    memory?.noteFact(kind, patientId, keyOf(patientId, digest), columns);
  }
  return outcomes;
}

const DIFFERS =
  'differs from what is stored: correction or second test? ' +
  'Correct the stored one, or enter this one by hand if it is a test of its own (B-30)';

/** Which rows say what some version says: of a fact that stands, was corrected, withdrawn or moved, here or away. */
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
        AND asked.digest = ANY (moved.known_digests)`,
    [[...asked.values()].map(({ id }) => id), [...asked.values()].map(({ digest }) => digest), kind],
  );
  return new Set(found.map(({ patientId, digest }) => keyOf(patientId, digest)));
}

async function insertFacts(
  query: QueryFn,
  rows: readonly FactRow[],
  context: RecordingContext,
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
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
}

async function trailOf(
  versions: readonly { readonly row: FactRow; readonly id: string }[],
  { userId, requestId, now }: RecordingContext,
): Promise<AuditRow[]> {
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
