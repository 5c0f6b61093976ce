import type { PersonFact } from '@interstice/clinical';
import type { QueryFn } from '../database/database.js';
import type { LoadedRecord } from './load-records.js';

/**
 * The person facts that the last review read, of those records in which others stand now. Told by versions and not by times:
 * what was written while that review ran is known to the next one.
 */
export async function loadFormerPersons(
  query: QueryFn,
  records: Iterable<LoadedRecord>,
): Promise<ReadonlyMap<string, readonly PersonFact[]>> {
  const former = new Map<string, readonly string[]>();
  for (const { record, reviewedPerson } of records) {
    if (reviewedPerson === null) continue;
    const read = new Set(reviewedPerson);
    const isSame = read.size === record.person.length && record.person.every(({ id }) => read.has(id));
    if (!isSame) former.set(record.patientId, reviewedPerson);
  }
  if (former.size === 0) return new Map();
  const rows = await query<{ patientId: string; facts: readonly PersonFact[] }>(
    `SELECT patient_id AS "patientId",
            json_agg(json_build_object('lineageId', lineage_id, 'id', id, 'kind', kind, 'on', valid_on,
                                       'value', jsonb_strip_nulls(value))) AS facts
       FROM person_fact WHERE patient_id = ANY ($1::uuid[]) AND id = ANY ($2::uuid[]) GROUP BY patient_id`,
    [[...former.keys()], [...former.values()].flat()],
  );
  const facts = new Map(rows.map((row) => [row.patientId, row.facts]));
  return new Map([...former.keys()].map((patientId) => [patientId, facts.get(patientId) ?? []]));
}
