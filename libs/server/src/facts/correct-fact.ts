import { canonicalJson } from '../canonical-json.js';
import type { QueryFn } from '../database/database.js';
import { ConflictError, ValidationFailedError } from '../errors.js';
import { newId } from '../new-id.js';
import { contentDigest, factColumns, type FactColumns } from './fact-columns.js';
import { SameResultError, StaleFactError } from './fact-errors.js';
import { findHead, refuseWithdrawn, type FactHead } from './fact-head.js';
import type { FactInput, RecordingContext } from './fact-input.js';
import { FACT_TABLES } from './fact-tables.js';
import { lockOwnRecord } from './patient-lock.js';
import { requireStandingTreatment, type RecordedFact } from './record-fact.js';
import { writeVersion } from './write-version.js';

export interface Correction {
  /** Why, as the person wrote it. */
  readonly reason: string;
  /** The version that the corrector saw. Absent: the one that stood when the request came in. */
  readonly versionId?: string;
}

/**
 * Puts a version with all values anew in the place of the one that stands, in the caller's transaction. Of two who
 * correct the same version the second is refused and told what stands, unless both say the same.
 *
 * @throws NotFoundError when the patient has no such fact
 * @throws StaleFactError when another version stands than the corrector saw
 * @throws SameResultError when another fact of the patient says exactly this
 * @throws ConflictError `fact-withdrawn`
 * @throws PatientMergedError when the patient was merged into another one
 */
export async function correctFact(
  query: QueryFn,
  patientId: string,
  lineageId: string,
  fact: FactInput,
  correction: Correction,
  context: RecordingContext,
): Promise<RecordedFact> {
  // Read before the lock is waited for: who waited behind another corrector has not seen what that one wrote.
  const seen = correction.versionId ?? (await findHead(query, patientId, fact.kind, lineageId)).id;
  const { siteId } = await lockOwnRecord(query, patientId);
  const head = await findHead(query, patientId, fact.kind, lineageId);
  await refuseWithdrawn(query, patientId, head);

  const columns = factColumns(fact);
  const digest = contentDigest(fact.kind, columns);
  if (saysAlready(head, digest, columns)) return { lineageId, id: head.id, unchanged: true, siteId };
  if (head.id !== seen) throw new StaleFactError(lineageId, head.id);
  await refuseClashes(query, patientId, head, fact, digest);

  await query(`UPDATE ${FACT_TABLES[fact.kind]} SET superseded_at = $3 WHERE patient_id = $1 AND id = $2`, [
    patientId,
    head.id,
    context.now,
  ]);
  const id = newId(context.now);
  await writeVersion(
    query,
    {
      kind: fact.kind,
      patientId,
      siteId,
      id,
      lineageId,
      supersedes: head.id,
      reason: correction.reason,
      sourceKey: head.sourceKey,
      digest,
      columns,
      action: `${fact.kind}.corrected`,
      trail: { reason: correction.reason, before: head.values, after: columns },
    },
    'no',
    context,
  );
  return { lineageId, id, unchanged: false, siteId };
}

/** The same values, and the same things beside them (the limits that a laboratory prints). */
function saysAlready(head: FactHead, digest: string, columns: FactColumns): boolean {
  if (head.contentDigest !== digest) return false;
  const beside = (name: string) =>
    canonicalJson(head.values[name] ?? null) === canonicalJson(JSON.parse(String(columns[name] ?? null)));
  return beside('reference_ranges') && beside('reported');
}

async function refuseClashes(
  query: QueryFn,
  patientId: string,
  head: FactHead,
  fact: FactInput,
  digest: string,
): Promise<void> {
  if (fact.kind === 'treatment-change') {
    await requireStandingTreatment(query, patientId, fact.values.treatmentLineageId);
  }
  if (fact.kind === 'person-fact') {
    if (head.values['kind'] !== fact.values.kind) {
      throw new ValidationFailedError([
        { pointer: '/kind', detail: 'expected the kind of the fact that is corrected' },
      ]);
    }
    const [sameDay] = await query(
      `SELECT FROM person_fact WHERE patient_id = $1 AND kind = $2 AND valid_on = $3 AND lineage_id <> $4
          AND superseded_at IS NULL AND withdrawn_at IS NULL`,
      [patientId, fact.values.kind, fact.values.on, head.lineageId],
    );
    if (sameDay !== undefined) {
      throw new ConflictError(
        'same-day-stored',
        'Another such fact holds from that day. Correct or withdraw that one.',
        [{ pointer: '/on', detail: 'expected a day from which no other such fact holds' }],
      );
    }
  }
  const [same] = await query<{ lineageId: string }>(
    `SELECT lineage_id AS "lineageId" FROM ${FACT_TABLES[fact.kind]}
      WHERE patient_id = $1 AND content_digest = $2 AND lineage_id <> $3
        AND superseded_at IS NULL AND withdrawn_at IS NULL
      ORDER BY id LIMIT 1`,
    [patientId, digest, head.lineageId],
  );
  if (same !== undefined) throw new SameResultError(same.lineageId);
}
