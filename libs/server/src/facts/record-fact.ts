import { recordAudit } from '../audit/record-audit.js';
import type { QueryFn } from '../database/database.js';
import { ConflictError, NotFoundError } from '../errors.js';
import { newId } from '../new-id.js';
import { contentDigest, factColumns, type FactColumns } from './fact-columns.js';
import type { FactInput, RecordedFactKind, RecordingContext } from './fact-input.js';
import { FACT_TABLES } from './fact-tables.js';
import { announceChange, bumpRecordRevision, lockPatient } from './patient-lock.js';

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
 * @param sourceKey - the sender's own key for the fact, where it has one
 * @throws NotFoundError when the patient is not at a site the transaction may see
 */
export async function recordFact(
  query: QueryFn,
  patientId: string,
  fact: FactInput,
  context: RecordingContext,
  sourceKey: string | null = null,
): Promise<RecordedFact> {
  const { siteId } = await lockPatient(query, patientId);
  const columns = factColumns(fact);
  const digest = contentDigest(fact.kind, columns);

  const known = await findSameResult(query, patientId, fact.kind, digest, sourceKey, context);
  if (known !== undefined) return { ...known, unchanged: true, siteId };

  const replaced = fact.kind === 'person-fact' ? await findSameDay(query, patientId, columns) : undefined;
  if (replaced?.contentDigest === digest) {
    return { lineageId: replaced.lineageId, id: replaced.id, unchanged: true, siteId };
  }

  const id = newId(context.now);
  const lineageId = replaced?.lineageId ?? id;
  await bumpRecordRevision(query, patientId);
  if (replaced !== undefined) {
    await query(`UPDATE person_fact SET superseded_at = $3 WHERE patient_id = $1 AND id = $2`, [
      patientId,
      replaced.id,
      context.now,
    ]);
  }
  await insertVersion(query, fact.kind, {
    id,
    patient_id: patientId,
    site_id: siteId,
    lineage_id: lineageId,
    supersedes: replaced?.id ?? null,
    recorded_at: context.now.toISOString(),
    recorded_by: context.userId,
    source: context.source,
    source_key: sourceKey,
    content_digest: digest,
    ...columns,
  });
  await recordAudit(
    query,
    {
      action: `${fact.kind}.recorded`,
      siteId,
      patientId,
      userId: context.userId,
      requestId: context.requestId,
      entityKind: fact.kind,
      entityId: lineageId,
      at: context.now,
    },
    fact.values,
  );
  await announceChange(query, { siteId, patientId, kind: 'fact', entityId: lineageId });
  return { lineageId, id, unchanged: false, siteId };
}

/**
 * Withdraws a fact that was recorded in error, by its lineage. Withdrawing it again changes nothing.
 *
 * @throws NotFoundError when the patient has no such fact
 */
export async function withdrawFact(
  query: QueryFn,
  patientId: string,
  kind: RecordedFactKind,
  lineageId: string,
  reason: string,
  context: RecordingContext,
): Promise<RecordedFact> {
  const { siteId } = await lockPatient(query, patientId);
  const [head] = await query<{ id: string; withdrawnAt: Date | null }>(
    `SELECT id, withdrawn_at AS "withdrawnAt" FROM ${FACT_TABLES[kind]}
      WHERE patient_id = $1 AND lineage_id = $2 AND superseded_at IS NULL`,
    [patientId, lineageId],
  );
  if (head === undefined) throw new NotFoundError(kind);
  if (head.withdrawnAt !== null) return { lineageId, id: head.id, unchanged: true, siteId };

  await bumpRecordRevision(query, patientId);
  await query(`UPDATE ${FACT_TABLES[kind]} SET withdrawn_at = $3 WHERE patient_id = $1 AND id = $2`, [
    patientId,
    head.id,
    context.now,
  ]);
  await recordAudit(
    query,
    {
      action: `${kind}.withdrawn`,
      siteId,
      patientId,
      userId: context.userId,
      requestId: context.requestId,
      entityKind: kind,
      entityId: lineageId,
      at: context.now,
    },
    { reason },
  );
  await announceChange(query, { siteId, patientId, kind: 'fact', entityId: lineageId });
  return { lineageId, id: head.id, unchanged: false, siteId };
}

/**
 * The head of a lineage of which any version said the same. A withdrawn result is not brought back by an import that
 * repeats it; a person who enters it again means it. Person facts are left out: going back to an earlier value is news.
 */
async function findSameResult(
  query: QueryFn,
  patientId: string,
  kind: RecordedFactKind,
  digest: string,
  sourceKey: string | null,
  context: RecordingContext,
): Promise<{ lineageId: string; id: string } | undefined> {
  const table = FACT_TABLES[kind];
  if (sourceKey !== null) {
    const [sameKey] = await query<{ contentDigest: string }>(
      `SELECT content_digest AS "contentDigest" FROM ${table} WHERE patient_id = $1 AND source_key = $2`,
      [patientId, sourceKey],
    );
    if (sameKey !== undefined && sameKey.contentDigest !== digest) {
      throw new ConflictError(
        'source-key-reused',
        'A result with this key but other values is stored. Send the new values as a correction.',
      );
    }
  }
  if (kind === 'person-fact') return undefined;
  const [same] = await query<{ lineageId: string; id: string }>(
    `SELECT head.lineage_id AS "lineageId", head.id
       FROM ${table} AS same
       JOIN ${table} AS head
         ON head.patient_id = same.patient_id AND head.lineage_id = same.lineage_id AND head.superseded_at IS NULL
      WHERE same.patient_id = $1 AND same.content_digest = $2 AND (head.withdrawn_at IS NULL OR $3)
      ORDER BY head.withdrawn_at NULLS FIRST, head.id
      LIMIT 1`,
    [patientId, digest, context.source === 'import'],
  );
  return same;
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
  );
  return head;
}

async function insertVersion(query: QueryFn, kind: RecordedFactKind, columns: FactColumns): Promise<void> {
  const names = Object.keys(columns);
  const places = names.map((_, index) => `$${index + 1}`);
  await query(
    `INSERT INTO ${FACT_TABLES[kind]} (${names.join(', ')}) VALUES (${places.join(', ')})`,
    Object.values(columns),
  );
}
