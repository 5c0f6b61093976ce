import { auditRow, recordAudits, type AuditEvent } from '../audit/record-audit.js';
import type { QueryFn } from '../database/database.js';
import { newId } from '../new-id.js';
import { contentDigest, type FactColumns } from './fact-columns.js';
import { valuesOf } from './fact-head.js';
import type { RecordedFactKind, RecordingContext } from './fact-input.js';
import { FACT_TABLES, FACT_VALUE_COLUMNS } from './fact-tables.js';
import type { HeldPatient } from './patient-lock.js';

/** Facts of one kind on their way from one patient to another; both are locked. */
export interface Move {
  readonly from: HeldPatient;
  readonly to: HeldPatient;
  readonly kind: RecordedFactKind;
  readonly lineageIds: readonly string[];
  readonly reason: string;
  readonly mergeId: string | null;
}

/** What became of one fact. */
export interface MovedFact {
  readonly kind: RecordedFactKind;
  /** The fact as it was, and the version of it that stood. */
  readonly lineageId: string;
  readonly id: string;
  /** The fact that stands for it now. */
  readonly toLineageId: string;
  readonly toId: string;
  /** True where the other patient had this very result; it was not doubled. */
  readonly stoodThere: boolean;
}

interface Leaving {
  readonly lineageId: string;
  readonly id: string;
  readonly contentDigest: string;
  readonly values: FactColumns;
  readonly knownDigests: readonly string[];
}

/**
 * Moves facts that stand: each is withdrawn where it was and becomes the first version of a fact at the other patient, with
 * its values, its source and the sender's key. Treatments take the changes that stand, PFTs the exclusion that stands. Both
 * sides keep who did it and why. What the other patient has already is not doubled.
 *
 * The caller adds to both record revisions and announces the change.
 */
export async function moveFacts(query: QueryFn, move: Move, context: RecordingContext): Promise<MovedFact[]> {
  return moveKind(query, move, context, new Map());
}

async function moveKind(
  query: QueryFn,
  move: Move,
  context: RecordingContext,
  treatments: ReadonlyMap<string, string>,
): Promise<MovedFact[]> {
  const { from, to, kind } = move;
  const leaving = await findLeaving(query, move);
  if (leaving.length === 0) return [];
  const digests = new Map(leaving.map((fact) => [fact.id, digestThere(kind, fact, treatments)]));
  const there = await findStanding(query, to.patientId, kind, [...digests.values()]);

  const moved = leaving.map((fact): MovedFact => {
    const same = there.get(digests.get(fact.id) ?? '');
    const id = newId(context.now);
    return {
      kind,
      lineageId: fact.lineageId,
      id: fact.id,
      toLineageId: same?.lineageId ?? id,
      toId: same?.id ?? id,
      stoodThere: same !== undefined,
    };
  });
  const arriving = moved.filter((fact) => !fact.stoodThere);
  await query(
    `UPDATE ${FACT_TABLES[kind]} SET withdrawn_at = $3 WHERE patient_id = $1 AND id = ANY ($2::uuid[])`,
    [from.patientId, moved.map(({ id }) => id), context.now],
  );
  await copyVersions(query, { from, to, kind }, arriving, digests, treatments, context);
  await writeActions(
    query,
    move,
    moved,
    new Map(leaving.map((fact) => [fact.id, fact.knownDigests])),
    context,
  );
  await recordMoves(query, move, moved, new Map(leaving.map((fact) => [fact.id, fact.values])), context);

  if (kind === 'pft') await moveExclusions(query, { from, to }, arriving, context);
  if (kind !== 'treatment') return moved;
  const changes = await findChanges(
    query,
    from.patientId,
    moved.map(({ lineageId }) => lineageId),
  );
  const within = new Map(moved.map(({ lineageId, toLineageId }) => [lineageId, toLineageId]));
  const changeMove: Move = { ...move, kind: 'treatment-change', lineageIds: changes };
  return [...moved, ...(await moveKind(query, changeMove, context, within))];
}

/** The facts that stand, and every digest under which they are known, from here and from where they came before. */
function findLeaving(query: QueryFn, { from, kind, lineageIds }: Move): Promise<Leaving[]> {
  const table = FACT_TABLES[kind];
  return query<Leaving & Record<string, unknown>>(
    `SELECT head.lineage_id AS "lineageId", head.id, head.content_digest AS "contentDigest",
            ${valuesOf(kind, 'head')} AS "values",
            ARRAY(SELECT version.content_digest FROM ${table} AS version
                   WHERE version.patient_id = $1 AND version.lineage_id = head.lineage_id
                  UNION
                  SELECT unnest(action.known_digests) FROM fact_action AS action
                   WHERE action.patient_id = $1 AND action.lineage_id = head.lineage_id
                     AND action.kind = 'moved-here') AS "knownDigests"
       FROM ${table} AS head
      WHERE head.patient_id = $1 AND head.lineage_id = ANY ($2::uuid[])
        AND head.superseded_at IS NULL AND head.withdrawn_at IS NULL
      ORDER BY head.id`,
    [from.patientId, lineageIds],
  );
}

/** A change names its treatment, so that it says something else where the treatment has another id. */
function digestThere(kind: RecordedFactKind, fact: Leaving, treatments: ReadonlyMap<string, string>): string {
  if (kind !== 'treatment-change') return fact.contentDigest;
  const treatment = treatments.get(String(fact.values['treatment_lineage_id']));
  return contentDigest(kind, { ...fact.values, treatment_lineage_id: treatment ?? null });
}

async function findStanding(
  query: QueryFn,
  patientId: string,
  kind: RecordedFactKind,
  digests: readonly string[],
): Promise<ReadonlyMap<string, { readonly lineageId: string; readonly id: string }>> {
  const heads = await query<{ contentDigest: string; lineageId: string; id: string }>(
    `SELECT content_digest AS "contentDigest", lineage_id AS "lineageId", id FROM ${FACT_TABLES[kind]}
      WHERE patient_id = $1 AND content_digest = ANY ($2) AND superseded_at IS NULL AND withdrawn_at IS NULL
      ORDER BY id DESC`,
    [patientId, digests],
  );
  return new Map(heads.map((head) => [head.contentDigest, head]));
}

/** First versions at the other patient, read from the rows that they copy. A key that is in use there is not taken along. */
async function copyVersions(
  query: QueryFn,
  { from, to, kind }: Pick<Move, 'from' | 'to' | 'kind'>,
  arriving: readonly MovedFact[],
  digests: ReadonlyMap<string, string>,
  treatments: ReadonlyMap<string, string>,
  context: RecordingContext,
): Promise<void> {
  const table = FACT_TABLES[kind];
  const columns = FACT_VALUE_COLUMNS[kind];
  const copied = columns.map((column) =>
    column === 'treatment_lineage_id'
      ? `(SELECT there FROM unnest($9::uuid[], $10::uuid[]) AS course (here, there)
           WHERE here = original.treatment_lineage_id)`
      : `original.${column}`,
  );
  const values = [
    to.patientId,
    to.siteId,
    context.now,
    context.userId,
    from.patientId,
    arriving.map(({ id }) => id),
    arriving.map(({ toId }) => toId),
    arriving.map(({ id }) => digests.get(id)),
  ];
  await query(
    `INSERT INTO ${table} (patient_id, site_id, id, lineage_id, recorded_at, recorded_by, source, source_key,
                           content_digest, ${columns.join(', ')})
     SELECT $1, $2, copy.id, copy.id, $3, $4, original.source,
            CASE WHEN EXISTS (SELECT FROM ${table} AS other
                               WHERE other.patient_id = $1 AND other.source_key = original.source_key
                                 AND other.superseded_at IS NULL AND other.withdrawn_at IS NULL)
                 THEN NULL ELSE original.source_key END,
            copy.digest, ${copied.join(', ')}
       FROM unnest($6::uuid[], $7::uuid[], $8::text[]) AS copy (original_id, id, digest)
       JOIN ${table} AS original ON original.patient_id = $5 AND original.id = copy.original_id`,
    kind === 'treatment-change' ? [...values, [...treatments.keys()], [...treatments.values()]] : values,
  );
}

/** On the side that had it: where it went. On the side that got a new fact: where it came from, and all it ever said. */
async function writeActions(
  query: QueryFn,
  { from, to, kind, reason, mergeId }: Move,
  moved: readonly MovedFact[],
  knownDigests: ReadonlyMap<string, readonly string[]>,
  context: RecordingContext,
): Promise<void> {
  const shared = { fact_kind: kind, reason, merge_id: mergeId, by_user: context.userId, at: context.now };
  const rows = moved.flatMap((fact) => {
    const away = {
      ...shared,
      id: newId(context.now),
      patient_id: from.patientId,
      site_id: from.siteId,
      lineage_id: fact.lineageId,
      version_id: fact.id,
      kind: 'moved-away',
      other_patient_id: to.patientId,
      other_lineage_id: fact.toLineageId,
    };
    const here = {
      ...shared,
      id: newId(context.now),
      patient_id: to.patientId,
      site_id: to.siteId,
      lineage_id: fact.toLineageId,
      version_id: fact.toId,
      kind: 'moved-here',
      other_patient_id: from.patientId,
      other_lineage_id: fact.lineageId,
      known_digests: knownDigests.get(fact.id) ?? [],
    };
    return fact.stoodThere ? [away] : [away, here];
  });
  await query(
    `INSERT INTO fact_action (id, patient_id, site_id, fact_kind, lineage_id, version_id, kind, reason, other_patient_id,
                              other_lineage_id, merge_id, known_digests, by_user, at)
     SELECT id, patient_id, site_id, fact_kind, lineage_id, version_id, kind, reason, other_patient_id,
            other_lineage_id, merge_id, known_digests, by_user, at
       FROM jsonb_populate_recordset(NULL::fact_action, $1)`,
    [JSON.stringify(rows)],
  );
}

async function recordMoves(
  query: QueryFn,
  { from, to, kind, reason, mergeId }: Move,
  moved: readonly MovedFact[],
  values: ReadonlyMap<string, FactColumns>,
  context: RecordingContext,
): Promise<void> {
  const event = (patient: HeldPatient, action: string, lineageId: string): AuditEvent => ({
    action: `${kind}.${action}`,
    siteId: patient.siteId,
    patientId: patient.patientId,
    userId: context.userId,
    requestId: context.requestId,
    entityKind: kind,
    entityId: lineageId,
    at: context.now,
  });
  const shared = { reason, ...(mergeId === null ? {} : { mergeId }) };
  await recordAudits(
    query,
    moved.flatMap(({ id, lineageId, toLineageId }) => [
      auditRow(event(from, 'reassigned-away', lineageId), {
        ...shared,
        toPatientId: to.patientId,
        toLineageId,
      }),
      auditRow(event(to, 'reassigned-here', toLineageId), {
        ...shared,
        fromPatientId: from.patientId,
        fromLineageId: lineageId,
        values: values.get(id),
      }),
    ]),
  );
}

/** Who excluded it, when and why stays what it was. */
async function moveExclusions(
  query: QueryFn,
  { from, to }: Pick<Move, 'from' | 'to'>,
  arriving: readonly MovedFact[],
  context: RecordingContext,
): Promise<void> {
  await query(
    `WITH moved AS (
       SELECT here, there, id FROM unnest($3::uuid[], $4::uuid[], $5::uuid[]) AS moved (here, there, id)
     ), lifted AS (
       UPDATE exclusion SET lifted_at = $6, lifted_by = $7 FROM moved
        WHERE patient_id = $1 AND pft_lineage_id = moved.here AND lifted_at IS NULL
       RETURNING moved.there, moved.id, reason, excluded_at, excluded_by)
     INSERT INTO exclusion (id, patient_id, site_id, pft_lineage_id, reason, excluded_at, excluded_by)
     SELECT id, $2, $8, there, reason, excluded_at, excluded_by FROM lifted`,
    [
      from.patientId,
      to.patientId,
      arriving.map(({ lineageId }) => lineageId),
      arriving.map(({ toLineageId }) => toLineageId),
      arriving.map(() => newId(context.now)),
      context.now,
      context.userId,
      to.siteId,
    ],
  );
}

async function findChanges(
  query: QueryFn,
  patientId: string,
  treatmentLineageIds: readonly string[],
): Promise<string[]> {
  const rows = await query<{ lineageId: string }>(
    `SELECT lineage_id AS "lineageId" FROM treatment_change
      WHERE patient_id = $1 AND treatment_lineage_id = ANY ($2::uuid[])
        AND superseded_at IS NULL AND withdrawn_at IS NULL`,
    [patientId, treatmentLineageIds],
  );
  return rows.map(({ lineageId }) => lineageId);
}
