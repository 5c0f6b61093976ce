import type { PersonFactKind } from '@interstice/clinical';
import { auditRow, recordAudits } from '../audit/record-audit.js';
import { calendarDay } from '../clock.js';
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
import { IS_OF_REGISTRATION } from './register-patient.js';

/** What a merge moves on its own; changes go with their treatments. */
const MOVED_KINDS = FACT_KINDS.filter((kind) => kind !== 'treatment-change');

/** What a merge gives to the kept record of the person, where that says nothing of the kind (B-26). */
const GIVEN_KINDS: readonly string[] = [
  'ild-diagnosis',
  'ctd-diagnosis',
  'antibodies',
  'hrct-pattern',
  'descent',
  'rapidly-progressive',
] satisfies PersonFactKind[];

/**
 * Merges two records of one person (B-31): everything that stands at the one moves to the other. Of the facts about the person
 * heights move, and what the kept record does not say at all; the others stay where they are. The status has to be the
 * same on both before. Nothing is due at the merged patient any more. Reversible.
 *
 * @returns the merge, and how many facts it moved; a merge that stands already is answered with nothing moved
 * @throws NotFoundError when one of the patients is not there
 * @throws ConflictError `other-site`, `patient-merged`, `holds-merged-patient`, `merge-needs-status`
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
  await refuseOtherStatus(query, kept, merged, context);

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
  await finishMerge(query, { kept, merged, mergeId, reason: merge.reason, moved }, 'merged', context);
  return { mergeId, moved };
}

async function standingMerge(query: QueryFn, merged: HeldPatient): Promise<string> {
  const [merge] = await query<{ id: string }>(
    `SELECT id FROM patient_merge WHERE merged_patient_id = $1 AND undone_at IS NULL`,
    [merged.patientId],
  );
  if (merge === undefined) throw new NotFoundError('merge');
  return merge.id;
}

/** A person who died or left on one record must not go on as active, nor an active one be lost: somebody who knows decides. */
async function refuseOtherStatus(
  query: QueryFn,
  kept: HeldPatient,
  merged: HeldPatient,
  context: RecordingContext,
): Promise<void> {
  const [site] = await query<{ timeZone: string }>(`SELECT time_zone AS "timeZone" FROM site WHERE id = $1`, [
    kept.siteId,
  ]);
  if (site === undefined) throw new NotFoundError('site');
  const found = await query<{ patientId: string; status: string; on: string }>(
    `SELECT DISTINCT ON (patient_id) patient_id AS "patientId", value ->> 'status' AS status, valid_on::text AS "on"
       FROM person_fact
      WHERE patient_id = ANY ($1::uuid[]) AND kind = 'status' AND valid_on <= $2
        AND superseded_at IS NULL AND withdrawn_at IS NULL
      ORDER BY patient_id, ${IS_OF_REGISTRATION}, valid_on DESC, id DESC`,
    [[kept.patientId, merged.patientId], calendarDay(context.now, site.timeZone)],
  );
  const statusOf = (patient: HeldPatient) => found.find(({ patientId }) => patientId === patient.patientId);
  const [here, there] = [statusOf(kept), statusOf(merged)];
  if ((here?.status ?? 'active') === (there?.status ?? 'active')) return;
  const say = (fact: typeof here) => (fact === undefined ? 'active' : `${fact.status} since ${fact.on}`);
  throw new ConflictError(
    'merge-needs-status',
    `The record to keep says ${say(here)}, the other one says ${say(there)}. Find out which is true, set it on both, then merge.`,
  );
}

/**
 * Of the facts about the person: heights of days on which the kept patient has none, for both were measured, and the given
 * kinds where the kept patient has no fact of the kind at all. What the two say differently stays as the kept one says it.
 */
async function findMovable(
  query: QueryFn,
  kind: RecordedFactKind,
  from: HeldPatient,
  to: HeldPatient,
): Promise<string[]> {
  const personFact = kind === 'person-fact';
  const unsaidThere = `
    AND (fact.kind = 'height' OR fact.kind = ANY ($3::text[])) AND NOT EXISTS (
      SELECT FROM person_fact AS there
       WHERE there.patient_id = $2 AND there.kind = fact.kind
         AND (fact.kind <> 'height' OR there.valid_on = fact.valid_on)
         AND there.superseded_at IS NULL AND there.withdrawn_at IS NULL)`;
  const rows = await query<{ lineageId: string }>(
    `SELECT lineage_id AS "lineageId" FROM ${FACT_TABLES[kind]} AS fact
      WHERE fact.patient_id = $1 AND fact.superseded_at IS NULL AND fact.withdrawn_at IS NULL
        ${personFact ? unsaidThere : ''}`,
    personFact ? [from.patientId, to.patientId, GIVEN_KINDS] : [from.patientId],
  );
  return rows.map(({ lineageId }) => lineageId);
}

/** What a merge and its undoing end with: both records are to be reviewed again, and both trails tell of it. */
export async function finishMerge(
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
    await bumpRecordRevision(query, patient.patientId, context.now);
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
