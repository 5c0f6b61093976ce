import { auditRow, recordAudits, type AuditRow } from '../audit/record-audit.js';
import type { QueryFn } from '../database/database.js';
import { newId } from '../new-id.js';
import { findHead, refuseWithdrawn } from './fact-head.js';
import type { RecordingContext } from './fact-input.js';
import { announceChange, bumpRecordRevision, lockOwnRecord } from './patient-lock.js';

/**
 * Keeps a PFT out of judging, with a reason, until it is lifted (B-11). The test stays on record and stays the done test for
 * the schedule. Excluding it again changes nothing; the first reason stands.
 *
 * @throws NotFoundError when the patient has no such test
 * @throws ConflictError `fact-withdrawn`
 */
export async function excludePft(
  query: QueryFn,
  patientId: string,
  pftLineageId: string,
  reason: string,
  context: RecordingContext,
): Promise<{ readonly exclusionId: string; readonly unchanged: boolean }> {
  const { siteId } = await lockOwnRecord(query, patientId);
  await refuseWithdrawn(query, patientId, await findHead(query, patientId, 'pft', pftLineageId));
  const [standing] = await query<{ id: string }>(STANDING_EXCLUSION, [patientId, pftLineageId]);
  if (standing !== undefined) return { exclusionId: standing.id, unchanged: true };

  const exclusionId = newId(context.now);
  await bumpRecordRevision(query, patientId, context.now);
  await query(
    `INSERT INTO exclusion (id, patient_id, site_id, pft_lineage_id, reason, excluded_at, excluded_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [exclusionId, patientId, siteId, pftLineageId, reason, context.now, context.userId],
  );
  await recordAudits(query, [done('pft.excluded', { siteId, patientId, pftLineageId }, context, { reason })]);
  await announceChange(query, { siteId, patientId, kind: 'fact', entityId: pftLineageId });
  return { exclusionId, unchanged: false };
}

/**
 * Lets an excluded PFT judge again. Lifting what is not excluded changes nothing.
 *
 * @throws NotFoundError when the patient has no such test
 */
export async function liftExclusion(
  query: QueryFn,
  patientId: string,
  pftLineageId: string,
  context: RecordingContext,
): Promise<{ readonly unchanged: boolean }> {
  const { siteId } = await lockOwnRecord(query, patientId);
  await findHead(query, patientId, 'pft', pftLineageId);
  const [standing] = await query<{ id: string; reason: string }>(STANDING_EXCLUSION, [
    patientId,
    pftLineageId,
  ]);
  if (standing === undefined) return { unchanged: true };

  await bumpRecordRevision(query, patientId, context.now);
  await query(`UPDATE exclusion SET lifted_at = $3, lifted_by = $4 WHERE patient_id = $1 AND id = $2`, [
    patientId,
    standing.id,
    context.now,
    context.userId,
  ]);
  const { reason } = standing;
  await recordAudits(query, [
    done('pft.exclusion-lifted', { siteId, patientId, pftLineageId }, context, { reason }),
  ]);
  await announceChange(query, { siteId, patientId, kind: 'fact', entityId: pftLineageId });
  return { unchanged: false };
}

const STANDING_EXCLUSION = `
  SELECT id, reason FROM exclusion WHERE patient_id = $1 AND pft_lineage_id = $2 AND lifted_at IS NULL`;

function done(
  action: string,
  on: { readonly siteId: string; readonly patientId: string; readonly pftLineageId: string },
  context: RecordingContext,
  values: unknown,
): AuditRow {
  return auditRow(
    {
      action,
      siteId: on.siteId,
      patientId: on.patientId,
      userId: context.userId,
      requestId: context.requestId,
      entityKind: 'pft',
      entityId: on.pftLineageId,
      at: context.now,
    },
    values,
  );
}
