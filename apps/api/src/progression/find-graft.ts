import { graftSince, type IsoDate, type RecordedStatus } from '@interstice/clinical';
import type { QueryFn } from '@interstice/server';
import type { Access } from '../access/access.js';
import { stated } from '../fact/fact-reading.js';

/** Since when the lungs are a graft, by the statuses as they stand now (B-27); null where they are not. */
export async function findGraft(query: QueryFn, access: Access, patientId: string): Promise<IsoDate | null> {
  const statuses = await query<RecordedStatus & Record<string, unknown>>(
    `SELECT id, valid_on::text AS "on", value ->> 'status' AS status, value ->> 'reason' AS reason
       FROM person_fact
      WHERE patient_id = $1 AND site_id = ANY ($2) AND kind = 'status'
        AND superseded_at IS NULL AND withdrawn_at IS NULL`,
    [patientId, access.siteIds],
  );
  return graftSince(statuses.map(stated));
}
