import { newId, type QueryFn } from '@interstice/server';
import type { DueTest } from '@interstice/guideline';
import type { DueItemWrite, StoredDueItem } from './reconcile-due-items.js';

interface Of {
  readonly patientId: string;
  readonly siteId: string;
}

interface StoredDueItemRow extends StoredDueItem, Record<string, unknown> {
  readonly patientId: string;
}

/**
 * The rows that deciding needs, by patient: all unclosed ones, and the closed ones of the cycles that are wanted now,
 * newest first.
 */
export async function loadDueItems(
  query: QueryFn,
  patientIds: readonly string[],
  wanted: readonly { readonly patientId: string; readonly test: DueTest; readonly cycle: string }[],
): Promise<Map<string, StoredDueItem[]>> {
  const rows = await query<StoredDueItemRow>(
    `WITH wanted AS (
       SELECT * FROM jsonb_to_recordset($2::jsonb) AS wanted ("patientId" uuid, test text, cycle text)
     ), item AS (
       SELECT * FROM due_item WHERE patient_id = ANY ($1::uuid[]) AND closed_at IS NULL
       UNION ALL
       SELECT due_item.* FROM wanted
         JOIN due_item ON due_item.patient_id = wanted."patientId" AND due_item.test = wanted.test
          AND due_item.cycle = wanted.cycle
        WHERE due_item.closed_at IS NOT NULL
     )
     SELECT patient_id AS "patientId", id, test, cycle, opens_on AS "opensOn", target_on AS "targetOn",
            closes_on AS "closesOn", detail, closed_reason AS "closedReason"
       FROM item ORDER BY closed_at DESC NULLS FIRST, id DESC`,
    [patientIds, JSON.stringify(wanted)],
  );
  const byPatient = new Map<string, StoredDueItem[]>();
  for (const row of rows) {
    byPatient.set(row.patientId, [...(byPatient.get(row.patientId) ?? []), row]);
  }
  return byPatient;
}

/** Writes the decisions about many patients in three statements. Closes before it opens: one unclosed item a test. */
export async function writeDueItems(
  query: QueryFn,
  writes: readonly (DueItemWrite & Of)[],
  now: Date,
): Promise<void> {
  const closed = writes.filter((write) => write.write === 'close');
  const changed = writes.filter((write) => write.write === 'update' || write.write === 'reopen');
  const inserted = writes.filter((write) => write.write === 'insert');
  if (closed.length > 0) {
    await query(
      `UPDATE due_item SET closed_at = $2, closed_reason = x.reason, closed_by_lineage = x."closedByLineage",
              updated_at = $2
         FROM jsonb_to_recordset($1::jsonb) AS x ("patientId" uuid, id uuid, reason text, "closedByLineage" uuid)
        WHERE due_item.patient_id = x."patientId" AND due_item.id = x.id`,
      [JSON.stringify(closed), now],
    );
  }
  if (changed.length > 0) {
    await query(
      `UPDATE due_item SET opens_on = x.opens_on, target_on = x.target_on, closes_on = x.closes_on,
              rule_ids = x.rule_ids, detail = x.detail, closed_at = NULL, closed_reason = NULL,
              closed_by_lineage = NULL, updated_at = $2
         FROM jsonb_to_recordset($1::jsonb) AS x (
           patient_id uuid, id uuid, opens_on date, target_on date, closes_on date, rule_ids text[], detail jsonb
         )
        WHERE due_item.patient_id = x.patient_id AND due_item.id = x.id`,
      [JSON.stringify(changed.map((write) => ({ ...columnsOf(write), id: write.id }))), now],
    );
  }
  if (inserted.length > 0) {
    await query(
      `INSERT INTO due_item (id, patient_id, site_id, test, cycle, opens_on, target_on, closes_on, rule_ids, detail,
              created_at, updated_at)
       SELECT id, patient_id, site_id, test, cycle, opens_on, target_on, closes_on, rule_ids, detail, $2, $2
         FROM jsonb_to_recordset($1::jsonb) AS x (
           id uuid, patient_id uuid, site_id uuid, test text, cycle text, opens_on date, target_on date,
           closes_on date, rule_ids text[], detail jsonb
         )`,
      [JSON.stringify(inserted.map((write) => ({ ...columnsOf(write), id: newId(now) }))), now],
    );
  }
}

function columnsOf(write: Extract<DueItemWrite, { readonly finding: unknown }> & Of) {
  const { finding } = write;
  return {
    patient_id: write.patientId,
    site_id: write.siteId,
    test: finding.test,
    cycle: finding.cycle,
    opens_on: finding.opensOn,
    target_on: finding.targetOn,
    closes_on: finding.closesOn,
    rule_ids: finding.rules.map((rule) => rule.ruleId),
    detail: finding.rules,
  };
}
