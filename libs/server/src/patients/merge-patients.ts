import { auditRow, recordAudits } from '../audit/record-audit.js';
import type { QueryFn } from '../database/database.js';
import { ConflictError, NotFoundError, ValidationFailedError } from '../errors.js';
import type { RecordedFactKind, RecordingContext } from '../facts/fact-input.js';
import { FACT_KINDS, FACT_TABLES } from '../facts/fact-tables.js';
import { moveFacts } from '../facts/move-facts.js';
import {
  announceChange,
  bumpRecordRevision,
  lockPatients,
  refuseMerged,
  type HeldPatient,
} from '../facts/patient-lock.js';
import { newId } from '../new-id.js';

/** What a merge moves on its own; changes go with their treatments. */
const MOVED_KINDS = FACT_KINDS.filter((kind) => kind !== 'treatment-change');

/**
 * Merges two records of one person (B-31): everything that stands at the one moves to the other, heights too; the other
 * facts about the person stay where they are. Nothing is due at the merged patient any more. Reversible.
 *
 * @returns the merge, and how many facts it moved; a merge that stands already is answered with nothing moved
 * @throws NotFoundError when one of the patients is not there
 * @throws ConflictError `other-site`, `patient-merged`, `holds-merged-patient`
 */
export async function mergePatients(
  query: QueryFn,
  merge: { readonly keptPatientId: string; readonly mergedPatientId: string; readonly reason: string },
  context: RecordingContext,
): Promise<{ readonly mergeId: string; readonly moved: number }> {
  if (merge.keptPatientId === merge.mergedPatientId) {
    throw new ValidationFailedError([{ pointer: '/mergedPatientId', detail: 'expected another patient' }]);
  }
  const [kept, merged] = await lockPatients(query, [merge.keptPatientId, merge.mergedPatientId] as const);
  refuseMerged(kept);
  if (merged.mergedInto === kept.patientId) return { mergeId: await standingMerge(query, merged), moved: 0 };
  refuseMerged(merged);
  if (kept.siteId !== merged.siteId) {
    throw new ConflictError('other-site', 'Patients of two sites cannot be merged. Reassign single results.');
  }
  const [below] = await query(`SELECT FROM patient WHERE merged_into = $1`, [merged.patientId]);
  if (below !== undefined) {
    throw new ConflictError(
      'holds-merged-patient',
      'Another patient was merged into the one that is to go. Undo that merge first, then merge both into this one.',
    );
  }

  const mergeId = newId(context.now);
  await query(
    `INSERT INTO patient_merge (id, patient_id, site_id, merged_patient_id, reason, merged_at, merged_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [mergeId, kept.patientId, kept.siteId, merged.patientId, merge.reason, context.now, context.userId],
  );
  let moved = 0;
  for (const kind of MOVED_KINDS) {
    const lineageIds = await findMovable(query, kind, merged, kept);
    const move = { from: merged, to: kept, kind, lineageIds, reason: merge.reason, mergeId };
    moved += (await moveFacts(query, move, context)).length;
  }
  await query(`UPDATE patient SET merged_into = $2 WHERE id = $1`, [merged.patientId, kept.patientId]);
  await finish(query, { kept, merged, mergeId, reason: merge.reason, moved }, 'merged', context);
  return { mergeId, moved };
}

/**
 * Takes a merge back: what came by it goes back as it stands then, corrected or excluded since. What was withdrawn or moved on
 * since stays so; what was recorded since stays at the kept patient.
 *
 * @returns how many facts went back; a merge that was undone already is answered with none
 * @throws NotFoundError when the patient has no such merge
 */
export async function undoMerge(
  query: QueryFn,
  undo: { readonly keptPatientId: string; readonly mergeId: string; readonly reason: string },
  context: RecordingContext,
): Promise<{ readonly moved: number }> {
  const find = async () => {
    const [found] = await query<{ mergedPatientId: string; undoneAt: Date | null }>(
      `SELECT merged_patient_id AS "mergedPatientId", undone_at AS "undoneAt" FROM patient_merge
        WHERE patient_id = $1 AND id = $2`,
      [undo.keptPatientId, undo.mergeId],
    );
    if (found === undefined) throw new NotFoundError('merge');
    return found;
  };
  const { mergedPatientId } = await find();
  const [kept, merged] = await lockPatients(query, [undo.keptPatientId, mergedPatientId] as const);
  if ((await find()).undoneAt !== null) return { moved: 0 };

  await query(
    `UPDATE patient_merge SET undone_at = $3, undone_by = $4, undone_reason = $5 WHERE patient_id = $1 AND id = $2`,
    [kept.patientId, undo.mergeId, context.now, context.userId, undo.reason],
  );
  await query(`UPDATE patient SET merged_into = NULL WHERE id = $1`, [merged.patientId]);
  let moved = 0;
  for (const kind of MOVED_KINDS) {
    const lineageIds = await findCame(query, kind, kept, undo.mergeId);
    const move = { from: kept, to: merged, kind, lineageIds, reason: undo.reason, mergeId: undo.mergeId };
    moved += (await moveFacts(query, move, context)).length;
  }
  await finish(
    query,
    { kept, merged, mergeId: undo.mergeId, reason: undo.reason, moved },
    'merge-undone',
    context,
  );
  return { moved };
}

async function standingMerge(query: QueryFn, merged: HeldPatient): Promise<string> {
  const [merge] = await query<{ id: string }>(
    `SELECT id FROM patient_merge WHERE merged_patient_id = $1 AND undone_at IS NULL`,
    [merged.patientId],
  );
  if (merge === undefined) throw new NotFoundError('merge');
  return merge.id;
}

/** Facts about the person stay, but for heights of days on which the kept patient has none: both were measured. */
async function findMovable(
  query: QueryFn,
  kind: RecordedFactKind,
  from: HeldPatient,
  to: HeldPatient,
): Promise<string[]> {
  const heightsOnly = `
    AND fact.kind = 'height' AND NOT EXISTS (
      SELECT FROM person_fact AS there
       WHERE there.patient_id = $2 AND there.kind = 'height' AND there.valid_on = fact.valid_on
         AND there.superseded_at IS NULL AND there.withdrawn_at IS NULL)`;
  const rows = await query<{ lineageId: string }>(
    `SELECT lineage_id AS "lineageId" FROM ${FACT_TABLES[kind]} AS fact
      WHERE fact.patient_id = $1 AND fact.superseded_at IS NULL AND fact.withdrawn_at IS NULL
        ${kind === 'person-fact' ? heightsOnly : 'AND $2::uuid IS NOT NULL'}`,
    [from.patientId, to.patientId],
  );
  return rows.map(({ lineageId }) => lineageId);
}

async function findCame(
  query: QueryFn,
  kind: RecordedFactKind,
  kept: HeldPatient,
  mergeId: string,
): Promise<string[]> {
  const rows = await query<{ lineageId: string }>(
    `SELECT lineage_id AS "lineageId" FROM fact_action
      WHERE patient_id = $1 AND merge_id = $2 AND fact_kind = $3 AND kind = 'moved-here'`,
    [kept.patientId, mergeId, kind],
  );
  return rows.map(({ lineageId }) => lineageId);
}

async function finish(
  query: QueryFn,
  done: {
    readonly kept: HeldPatient;
    readonly merged: HeldPatient;
    readonly mergeId: string;
    readonly reason: string;
    readonly moved: number;
  },
  what: 'merged' | 'merge-undone',
  context: RecordingContext,
): Promise<void> {
  const { kept, merged, mergeId, reason, moved } = done;
  const audits = [];
  for (const [patient, other] of [
    [kept, merged],
    [merged, kept],
  ] as const) {
    await bumpRecordRevision(query, patient.patientId);
    await announceChange(query, { ...patient, kind: 'fact', entityId: patient.patientId });
    audits.push(
      auditRow(
        {
          action: `patient.${what}`,
          siteId: patient.siteId,
          patientId: patient.patientId,
          userId: context.userId,
          requestId: context.requestId,
          entityKind: 'patient',
          entityId: patient.patientId,
          at: context.now,
        },
        { mergeId, reason, moved, otherPatientId: other.patientId, keptPatientId: kept.patientId },
      ),
    );
  }
  await recordAudits(query, audits);
}
