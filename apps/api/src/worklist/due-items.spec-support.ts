import { newId } from '@interstice/server';
import type { TestApi } from '../test-api.spec-support.js';

/** A due item as a review might have left it. */
export interface PlacedItem {
  readonly siteId: string;
  readonly patientId: string;
  readonly test: string;
  readonly opensOn: string;
  readonly closesOn: string;
}

/** Writes due items for given days, as the worker, and tells their ids in order. */
export async function placeDueItems(api: TestApi, items: readonly PlacedItem[]): Promise<string[]> {
  const now = api.clock.now();
  const rows = items.map((item) => ({ ...item, id: newId(now) }));
  await api.gateway.asWorker((query) =>
    query(
      `INSERT INTO due_item (id, patient_id, site_id, test, cycle, opens_on, target_on, closes_on, rule_ids, detail,
                             created_at, updated_at)
       SELECT id, "patientId", "siteId", test, 'baseline', "opensOn", "opensOn", "closesOn", ARRAY['pft.m-01'],
              jsonb_build_array(jsonb_build_object('ruleId', 'pft.m-01', 'opensOn', "opensOn", 'targetOn', "opensOn",
                'closesOn', "closesOn", 'because', '[]'::jsonb, 'missing', '[]'::jsonb, 'cites', '[]'::jsonb)), $2, $2
         FROM jsonb_to_recordset($1::jsonb) AS x (id uuid, "patientId" uuid, "siteId" uuid, test text,
                                                  "opensOn" date, "closesOn" date)`,
      [JSON.stringify(rows), now],
    ),
  );
  return rows.map(({ id }) => id);
}

/** Closes due items as a result does. */
export function closeDueItems(api: TestApi, ids: readonly string[]): Promise<unknown> {
  return api.gateway.asWorker((query) =>
    query(`UPDATE due_item SET closed_at = $2, closed_reason = 'withdrawn' WHERE id = ANY ($1::uuid[])`, [
      ids,
      api.clock.now(),
    ]),
  );
}
