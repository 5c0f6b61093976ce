import type { QueryFn } from '../database/database.js';
import { ConflictError, NotFoundError } from '../errors.js';
import { newId } from '../new-id.js';
import { contentDigest, factColumns, type FactColumns } from './fact-columns.js';
import { PatientMergedError } from './fact-errors.js';
import type { FactInput, RecordingContext } from './fact-input.js';
import { lockPatient, type LockedPatient } from './patient-lock.js';
import { writeVersion, type NewVersion, type Written } from './write-version.js';

export interface RecordedFact {
  readonly lineageId: string;
  /** The version that stands now. */
  readonly id: string;
  /** True where the same result was there already; nothing was written then (B-30). */
  readonly unchanged: boolean;
  readonly siteId: string;
}

/**
 * Records one fact of one patient, in the caller's transaction: locks the patient, recognises a repeat, else inserts,
 * adds one to the record revision, writes the audit event and the change line. The caller enqueues the hint after the
 * commit unless `unchanged`.
 *
 * A withdrawn result is not brought back by an import that repeats it; a person who enters it again means it.
 *
 * @param sourceKey - the sender's own key for the fact, where it has one
 * @param reason - why a person fact is what it is, where somebody said so
 * @param locked - the patient, where the caller has locked them already
 * @throws NotFoundError when the patient, or the treatment that a change belongs to, is not there
 * @throws PatientMergedError when the patient was merged into another one
 * @throws ConflictError `source-key-reused`
 */
export async function recordFact(
  query: QueryFn,
  patientId: string,
  fact: FactInput,
  context: RecordingContext,
  sourceKey: string | null = null,
  reason: string | null = null,
  locked?: LockedPatient,
): Promise<RecordedFact> {
  const { siteId } = locked ?? (await lockPatient(query, patientId));
  const columns = factColumns(fact);
  const id = newId(context.now);
  const version: NewVersion = {
    kind: fact.kind,
    patientId,
    siteId,
    id,
    lineageId: id,
    supersedes: null,
    reason: fact.kind === 'person-fact' ? reason : null,
    sourceKey,
    digest: contentDigest(fact.kind, columns),
    columns,
    action: `${fact.kind}.recorded`,
    trail: fact.values,
  };
  if (fact.kind === 'person-fact') return recordPersonFact(query, version, context);
  if (fact.kind === 'treatment-change') {
    await requireStandingTreatment(query, patientId, fact.values.treatmentLineageId);
  }
  const written = await writeVersion(
    query,
    version,
    context.source === 'import' ? 'ever' : 'standing',
    context,
  );
  refuseUnwritten(written);
  return written.same === undefined
    ? { lineageId: id, id, unchanged: false, siteId }
    : { ...written.same, unchanged: true, siteId };
}

/**
 * A person fact of the day on which another of its kind holds corrects that one (B-26). Saying what was said earlier, but
 * is not said now, is news: only the one that stands is a repeat.
 */
async function recordPersonFact(
  query: QueryFn,
  version: NewVersion,
  context: RecordingContext,
): Promise<RecordedFact> {
  const { patientId, siteId, id } = version;
  const replaced = await findSameDay(query, patientId, version.columns);
  if (replaced?.contentDigest === version.digest) {
    return { lineageId: replaced.lineageId, id: replaced.id, unchanged: true, siteId };
  }
  if (replaced !== undefined) {
    await query(`UPDATE person_fact SET superseded_at = $3 WHERE patient_id = $1 AND id = $2`, [
      patientId,
      replaced.id,
      context.now,
    ]);
  }
  const lineageId = replaced?.lineageId ?? id;
  const next = { ...version, lineageId, supersedes: replaced?.id ?? null };
  refuseUnwritten(await writeVersion(query, next, 'no', context));
  return { lineageId, id, unchanged: false, siteId };
}

/** @throws NotFoundError when the patient has no such treatment, or it was withdrawn */
export async function requireStandingTreatment(
  query: QueryFn,
  patientId: string,
  treatmentLineageId: string,
): Promise<void> {
  const standing = await query(
    `SELECT FROM treatment
      WHERE patient_id = $1 AND lineage_id = $2 AND superseded_at IS NULL AND withdrawn_at IS NULL`,
    [patientId, treatmentLineageId],
    'standing-treatment',
  );
  if (standing.length === 0) throw new NotFoundError('treatment');
}

function refuseUnwritten({ same, keyTaken, mergedInto }: Written): void {
  if (mergedInto !== null) throw new PatientMergedError(mergedInto);
  if (keyTaken && same === undefined) {
    throw new ConflictError(
      'source-key-reused',
      'A result with this key but other values is stored. Send the new values as a correction.',
    );
  }
}

/** A person fact of the same kind that holds from the same day: the new one corrects it. */
async function findSameDay(
  query: QueryFn,
  patientId: string,
  columns: FactColumns,
): Promise<{ lineageId: string; id: string; contentDigest: string } | undefined> {
  const [head] = await query<{ lineageId: string; id: string; contentDigest: string }>(
    `SELECT lineage_id AS "lineageId", id, content_digest AS "contentDigest" FROM person_fact
      WHERE patient_id = $1 AND kind = $2 AND valid_on = $3 AND superseded_at IS NULL AND withdrawn_at IS NULL
      ORDER BY recorded_at DESC, id DESC
      LIMIT 1`,
    [patientId, columns['kind'], columns['valid_on']],
    'person-fact-of-day',
  );
  return head;
}
