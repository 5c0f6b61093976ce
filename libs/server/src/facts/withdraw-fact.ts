import { auditRow, recordAudits } from '../audit/record-audit.js';
import type { QueryFn } from '../database/database.js';
import { newId } from '../new-id.js';
import type { RecordedFactKind, RecordingContext } from './fact-input.js';
import { findHead } from './fact-head.js';
import { FACT_TABLES } from './fact-tables.js';
import { announceChange, bumpRecordRevision, lockOwnRecord } from './patient-lock.js';
import type { RecordedFact } from './record-fact.js';

/**
 * Withdraws a fact that was recorded in error, by its lineage. Withdrawing it again changes nothing. The changes of a
 * withdrawn treatment are not withdrawn with it: they are read only while their treatment stands.
 *
 * @throws NotFoundError when the patient has no such fact
 * @throws PatientMergedError when the patient was merged into another one
 */
export async function withdrawFact(
  query: QueryFn,
  patientId: string,
  kind: RecordedFactKind,
  lineageId: string,
  reason: string,
  context: RecordingContext,
): Promise<RecordedFact> {
  const { siteId } = await lockOwnRecord(query, patientId);
  const head = await findHead(query, patientId, kind, lineageId);
  if (head.withdrawnAt !== null) return { lineageId, id: head.id, unchanged: true, siteId };

  await bumpRecordRevision(query, patientId, context.now);
  await query(
    `WITH withdrawn AS (
       UPDATE ${FACT_TABLES[kind]} SET withdrawn_at = $3 WHERE patient_id = $1 AND id = $2 RETURNING id)
     INSERT INTO fact_action (id, patient_id, site_id, fact_kind, lineage_id, version_id, kind, reason, by_user, at)
     SELECT $4, $1, $5, $6, $7, id, 'withdrawn', $8, $9, $3 FROM withdrawn`,
    [patientId, head.id, context.now, newId(context.now), siteId, kind, lineageId, reason, context.userId],
  );
  const event = {
    action: `${kind}.withdrawn`,
    siteId,
    patientId,
    userId: context.userId,
    requestId: context.requestId,
    entityKind: kind,
    entityId: lineageId,
    at: context.now,
  };
  await recordAudits(query, [auditRow(event, { reason })]);
  await announceChange(query, { siteId, patientId, kind: 'fact', entityId: lineageId });
  return { lineageId, id: head.id, unchanged: false, siteId };
}
