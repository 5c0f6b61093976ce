import { COUNTED_EXACTLY, totalOf, type ListTotal, type TimelineKind } from '@interstice/contracts';
import { FACT_DAYS, FACT_TABLES } from '@interstice/server';
import type { TimelineScope } from './timeline-scope.js';

/** Where an item stands in the timeline. */
export interface TimelineKey extends Record<string, unknown> {
  readonly kind: TimelineKind;
  readonly id: string;
  readonly on: string;
}

/** One kind of item as rows that have an id, a day, and belong to the patient `$1` at the sites `$2` before `$3`. */
interface Source {
  readonly kind: TimelineKind;
  readonly from: string;
  readonly id: string;
  readonly on: string;
  readonly where: string;
}

/** Kinds that are facts with a history of their own; changes of a treatment are told with the treatment. */
export const FOLDED_KINDS = [
  ...([
    'pft',
    'hrct',
    'blood-test',
    'symptom-report',
    'treatment',
    'visit',
    'oxygen-need',
    'caution',
  ] as const),
  ...(['progression-decision', 'person-fact'] as const),
] satisfies readonly TimelineKind[];

export type FoldedKind = (typeof FOLDED_KINDS)[number];

// The version that stood then, withdrawn or not. An index on patient and day serves each kind of fact; alerts and merges
// of one patient are few.
const SOURCES: readonly Source[] = [
  ...FOLDED_KINDS.map((kind) => ({
    kind,
    from: FACT_TABLES[kind],
    id: 'lineage_id',
    on: FACT_DAYS[kind],
    where: `patient_id = $1 AND site_id = ANY ($2) AND recorded_at < $3::timestamptz
            AND coalesce(superseded_at, 'infinity') >= $3::timestamptz`,
  })),
  {
    kind: 'registration',
    from: 'patient',
    id: 'id',
    on: 'registered_on',
    where: `id = $1 AND site_id = ANY ($2) AND registered_on::timestamp AT TIME ZONE $4 < $3::timestamptz`,
  },
  {
    kind: 'alert',
    from: 'alert',
    id: 'id',
    on: '(opened_at AT TIME ZONE $4)::date',
    where: `patient_id = $1 AND site_id = ANY ($2) AND opened_at < $3::timestamptz`,
  },
  {
    kind: 'merge',
    from: 'patient_merge',
    id: 'id',
    on: '(merged_at AT TIME ZONE $4)::date',
    where: `(patient_id = $1 OR merged_patient_id = $1) AND site_id = ANY ($2) AND merged_at < $3::timestamptz`,
  },
];

/**
 * Which items stand on a page, the newest day first, and how many there are in all. Each kind is read off its index up to
 * the length of a page, so that the work does not grow with the record.
 */
export async function findTimelineKeys(
  scope: TimelineScope,
  wanted: { readonly kind?: TimelineKind; readonly cursor?: string; readonly limit: number },
): Promise<{ readonly keys: readonly TimelineKey[]; readonly more: boolean; readonly total: ListTotal }> {
  const sources = SOURCES.filter(({ kind }) => wanted.kind === undefined || kind === wanted.kind);
  const shared = [scope.patient.id, scope.siteIds, scope.before, scope.patient.timeZone];
  const place = wanted.cursor === undefined ? undefined : await findPlace(scope, wanted.cursor);
  if (wanted.cursor !== undefined && place === undefined) {
    return { keys: [], more: false, total: await countItems(scope, sources, shared) };
  }
  const page = pageOf(sources, place);
  const found = await scope.query<TimelineKey>(page, [
    ...shared,
    wanted.limit + 1,
    ...(place === undefined ? [] : [place.on, place.id]),
  ]);
  return {
    keys: found.slice(0, wanted.limit),
    more: found.length > wanted.limit,
    total: await countItems(scope, sources, shared),
  };
}

/** The statement for one page; for the plan's sake without a condition where there is none. */
export function pageOf(sources: readonly Source[] = SOURCES, place?: object): string {
  const past = (id: string, on: string) =>
    place === undefined ? '' : `AND ${on} <= $6::date AND (${on}, ${id}) < ($6::date, $7::uuid)`;
  const parts = sources.map(
    ({ kind, from, id, on, where }) =>
      `(SELECT '${kind}' AS kind, ${id} AS id, ${on} AS "on" FROM ${from}
         WHERE ${where} ${past(id, on)}
         ORDER BY ${on} DESC, ${id} DESC LIMIT $5)`,
  );
  // Every parameter needs a type, whether or not a kind that uses it is asked for.
  return `SELECT kind, id, "on" FROM (${parts.join(' UNION ALL ')}) AS item
           WHERE $4::text IS NOT NULL ORDER BY "on" DESC, id DESC LIMIT $5`;
}

/** Where the last item seen stands by now: it may have been corrected to another day since. */
async function findPlace(scope: TimelineScope, cursor: string): Promise<TimelineKey | undefined> {
  const parts = SOURCES.map(
    ({ kind, from, id, on, where }) =>
      `SELECT '${kind}' AS kind, ${id} AS id, ${on} AS "on" FROM ${from} WHERE ${where} AND ${id} = $5`,
  );
  const [place] = await scope.query<TimelineKey>(parts.join(' UNION ALL '), [
    scope.patient.id,
    scope.siteIds,
    scope.before,
    scope.patient.timeZone,
    cursor,
  ]);
  return place;
}

async function countItems(
  { query }: TimelineScope,
  sources: readonly Source[],
  shared: readonly unknown[],
): Promise<ListTotal> {
  const parts = sources.map(({ from, where }) => `SELECT 1 FROM ${from} WHERE ${where}`);
  const [count] = await query<{ counted: number }>(
    `SELECT count(*) AS counted FROM (
       ${parts.join(' UNION ALL ')} LIMIT ${COUNTED_EXACTLY + 1}) AS bounded WHERE $4::text IS NOT NULL`,
    shared,
  );
  return totalOf(count?.counted ?? 0);
}
