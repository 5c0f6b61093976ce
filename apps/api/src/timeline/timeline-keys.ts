import { COUNTED_EXACTLY, totalOf, type ListTotal, type TimelineKind } from '@interstice/contracts';
import { FACT_DAYS, FACT_TABLES } from '@interstice/server';
import type { TimelineScope } from './timeline-scope.js';

/** Where an item stands in the timeline. */
export interface TimelineKey extends Record<string, unknown> {
  readonly kind: TimelineKind;
  readonly id: string;
  readonly on: string;
}

/**
 * One kind of item as rows that have an id, a day, and belong to the patient `$1` at the sites `$2` before the instant `$3`
 * and up to the day `$4`. Alerts, merges, intervals and
 * altered verdicts are given as `$5` to `$7`.
 */
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

// The version that stood then, withdrawn or not. An index on patient and day serves each kind of fact.
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
    where: `id = $1 AND site_id = ANY ($2) AND registered_on <= $4::date`,
  },
  ...(['alert', 'merge', 'override', 'altered-verdicts'] as const).map((kind) => ({
    kind,
    from: 'unnest($5::text[], $6::uuid[], $7::date[]) AS event (kind, id, day)',
    id: 'event.id',
    on: 'event.day',
    where: `event.kind = '${kind}'`,
  })),
];

/** Every parameter needs a type, whether or not a kind that uses it is asked for. */
const EVERY_PARAMETER = `num_nulls(
  $1::uuid, $2::uuid[], $3::timestamptz, $4::date, $5::text[], $6::uuid[], $7::date[]) = 0`;

function parametersOf({ patient, siteIds, before, lastDay, events }: TimelineScope): unknown[] {
  return [
    patient.id,
    siteIds,
    before,
    lastDay,
    events.map(({ kind }) => kind),
    events.map(({ id }) => id),
    events.map(({ on }) => on),
  ];
}

/**
 * Which items stand on a page, the newest day first, and how many there are in all. Each kind is read off its index up to
 * the length of a page, so that the work does not grow with the record.
 */
export async function findTimelineKeys(
  scope: TimelineScope,
  wanted: { readonly kind?: TimelineKind; readonly cursor?: string; readonly limit: number },
): Promise<{ readonly keys: readonly TimelineKey[]; readonly more: boolean; readonly total: ListTotal }> {
  const sources = SOURCES.filter(({ kind }) => wanted.kind === undefined || kind === wanted.kind);
  const shared = parametersOf(scope);
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
    place === undefined ? '' : `AND ${on} <= $9::date AND (${on}, ${id}) < ($9::date, $10::uuid)`;
  const parts = sources.map(
    ({ kind, from, id, on, where }) =>
      `(SELECT '${kind}' AS kind, ${id} AS id, ${on} AS "on" FROM ${from}
         WHERE ${where} ${past(id, on)}
         ORDER BY ${on} DESC, ${id} DESC LIMIT $8)`,
  );
  return `SELECT kind, id, "on" FROM (${parts.join(' UNION ALL ')}) AS item
           WHERE ${EVERY_PARAMETER} ORDER BY "on" DESC, id DESC LIMIT $8`;
}

/** Where the last item seen stands by now: it may have been corrected to another day since. */
async function findPlace(scope: TimelineScope, cursor: string): Promise<TimelineKey | undefined> {
  const parts = SOURCES.map(
    ({ kind, from, id, on, where }) =>
      `SELECT '${kind}' AS kind, ${id} AS id, ${on} AS "on" FROM ${from} WHERE ${where} AND ${id} = $8`,
  );
  const [place] = await scope.query<TimelineKey>(parts.join(' UNION ALL '), [...parametersOf(scope), cursor]);
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
       ${parts.join(' UNION ALL ')} LIMIT ${COUNTED_EXACTLY + 1}) AS bounded WHERE ${EVERY_PARAMETER}`,
    shared,
  );
  return totalOf(count?.counted ?? 0);
}
