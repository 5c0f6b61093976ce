import { setImmediate as afterSending } from 'node:timers/promises';
import { arrayLiteral } from '../database/array-literal.js';
import type { QueryFn } from '../database/database.js';
import { newId } from '../new-id.js';
import { contentDigest, type FactColumns } from './fact-columns.js';
import { valuesOf } from './fact-head.js';
import type { RecordedFactKind, RecordingContext } from './fact-input.js';
import { FACT_TABLES } from './fact-tables.js';
import { carryExclusions, moveExclusions } from './move-exclusions.js';
import { copyVersions, recordMoves, writeActions } from './move-writes.js';
import type { HeldPatient } from './patient-lock.js';

/** Facts of one kind on their way from one patient to another; both are locked. */
export interface Move {
  readonly from: HeldPatient;
  readonly to: HeldPatient;
  readonly kind: RecordedFactKind;
  readonly lineageIds: readonly string[];
  readonly reason: string;
  readonly mergeId: string | null;
  /** True where it belongs to both: it is given to the other patient and stands here too. */
  readonly stays?: boolean;
}

/** What became of one fact. */
export interface MovedFact {
  readonly kind: RecordedFactKind;
  /** The fact as it was, and the version of it that stood. */
  readonly lineageId: string;
  readonly id: string;
  /** The fact that stands for it at the other patient. */
  readonly toLineageId: string;
  readonly toId: string;
  /** True where the other patient had this very result; it was not doubled. */
  readonly stoodThere: boolean;
  /** What it said, as the columns of its table. */
  readonly values: FactColumns;
  /** What it says there, and all that it ever said. */
  readonly digest: string;
  readonly knownDigests: readonly string[];
}

/** Courses under the ids that they have at the other patient, by those they have here. */
export type TreatmentsThere = ReadonlyMap<string, string>;

interface Leaving {
  readonly lineageId: string;
  readonly id: string;
  readonly contentDigest: string;
  readonly values: FactColumns;
}

/**
 * Moves facts that stand: each is withdrawn where it was and becomes the first version of a fact at the other patient, with
 * its values, its source and the sender's key. Treatments take the changes that stand, PFTs the exclusion that stands. Both
 * sides keep who did it and why. What the other patient has already is not doubled, and is excluded there where it was here.
 *
 * The caller adds to both record revisions and announces the change.
 *
 * @param treatments - for changes alone: the courses they belong to; a change of any other course is left where it is
 */
export async function moveFacts(
  query: QueryFn,
  move: Move,
  context: RecordingContext,
  treatments: TreatmentsThere = new Map(),
): Promise<MovedFact[]> {
  const { from, to, kind } = move;
  const leaving = await findLeaving(query, move, treatments);
  if (leaving.length === 0) return [];
  const digests = new Map(leaving.map((fact) => [fact.id, digestThere(kind, fact, treatments)]));
  const known = await findKnownDigests(query, move);
  const there = await findStanding(query, to.patientId, kind, [...digests.values()]);
  const moved = leaving.map(({ lineageId, id, values, contentDigest: digestHere }): MovedFact => {
    const digest = digests.get(id) ?? digestHere;
    const same = there.get(digest);
    const toId = same?.id ?? newId(context.now);
    const toLineageId = same?.lineageId ?? toId;
    const stoodThere = same !== undefined;
    const knownDigests = known.get(lineageId) ?? [];
    return { kind, lineageId, id, toLineageId, toId, stoodThere, values, digest, knownDigests };
  });

  // The connection takes one after the other; what is to be written next is made while the database writes.
  const writing = [
    ...(move.stays === true ? [] : [withdraw(query, move, moved, context)]),
    copyVersions(query, move, moved, treatments, context),
    afterSending().then(() => writeActions(query, move, moved, context)),
    afterSending()
      .then(afterSending)
      .then(() => recordMoves(query, move, moved, context)),
  ];
  await Promise.all(writing);
  if (kind === 'pft' && move.stays !== true) {
    const arrived = moved.filter(({ stoodThere }) => !stoodThere);
    const stood = moved.filter(({ stoodThere }) => stoodThere);
    await moveExclusions(query, { from, to, pfts: arrived }, context);
    await carryExclusions(query, { from, to, pfts: stood }, context);
  }
  if (kind !== 'treatment' || move.stays === true) return moved;

  const courses = new Map(moved.map(({ lineageId, toLineageId }) => [lineageId, toLineageId]));
  const lineageIds = await findChanges(query, from.patientId, [...courses.keys()]);
  const changes = await moveFacts(query, { ...move, kind: 'treatment-change', lineageIds }, context, courses);
  return [...moved, ...changes];
}

async function withdraw(
  query: QueryFn,
  { from, kind }: Move,
  moved: readonly MovedFact[],
  context: RecordingContext,
): Promise<void> {
  await query(
    `UPDATE ${FACT_TABLES[kind]} SET withdrawn_at = $3 WHERE patient_id = $1 AND id = ANY ($2::uuid[])`,
    [from.patientId, arrayLiteral(moved.map(({ id }) => id)), context.now],
  );
}

/** The facts that stand. */
async function findLeaving(
  query: QueryFn,
  { from, kind, lineageIds }: Move,
  treatments: TreatmentsThere,
): Promise<Leaving[]> {
  const found = await query<Leaving & Record<string, unknown>>(
    `SELECT lineage_id AS "lineageId", id, content_digest AS "contentDigest", ${valuesOf(kind, 'head')} AS "values"
       FROM ${FACT_TABLES[kind]} AS head
      WHERE patient_id = $1 AND lineage_id = ANY ($2::uuid[]) AND superseded_at IS NULL AND withdrawn_at IS NULL
      ORDER BY id`,
    [from.patientId, lineageIds],
  );
  return kind === 'treatment-change' ? found.filter((change) => treatments.has(courseOf(change))) : found;
}

/** Every digest under which facts are known, from here and from where they came before, by lineage. */
async function findKnownDigests(
  query: QueryFn,
  { from, kind, lineageIds }: Move,
): Promise<ReadonlyMap<string, string[]>> {
  const rows = await query<{ lineageId: string; digest: string }>(
    `SELECT lineage_id AS "lineageId", content_digest AS digest FROM ${FACT_TABLES[kind]}
      WHERE patient_id = $1 AND lineage_id = ANY ($2::uuid[])
     UNION
     SELECT lineage_id, unnest(known_digests) FROM fact_action
      WHERE patient_id = $1 AND fact_kind = $3 AND kind = 'moved-here' AND lineage_id = ANY ($2::uuid[])`,
    [from.patientId, lineageIds, kind],
  );
  const known = new Map<string, string[]>();
  for (const { lineageId, digest } of rows) known.set(lineageId, [...(known.get(lineageId) ?? []), digest]);
  return known;
}

/** A change names its treatment, so that it says something else where the treatment has another id. */
function digestThere(kind: RecordedFactKind, fact: Leaving, treatments: TreatmentsThere): string {
  if (kind !== 'treatment-change') return fact.contentDigest;
  const course = treatments.get(courseOf(fact)) ?? null;
  return contentDigest(kind, { ...fact.values, treatment_lineage_id: course });
}

function courseOf(change: Leaving): string {
  return String(change.values['treatment_lineage_id']);
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

/** The changes that stand of courses. */
export async function findChanges(
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
