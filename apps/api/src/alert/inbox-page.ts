import { COUNTED_EXACTLY, totalOf, type AlertList, type AlertListQuery } from '@interstice/contracts';
import type { QueryFn } from '@interstice/server';

/** A statement with its values. */
export interface Statement {
  readonly text: string;
  readonly values: unknown[];
}

/** What is still to be decided; what came with the first import has a list of its own (B-08). */
const UNDECIDED = 'alert.closed_at IS NULL AND NOT alert.in_history';

/** Statuses of what nobody has decided yet, or signed (B-02). */
const ON_THE_LIST: readonly string[] = ['open', 'acknowledged', 'recovered'];

/** Each order with its own index, so that a page is read off it: see alert_inbox_newest_idx and its neighbours. */
const ORDERS = {
  newest: { by: (of: string) => [`${of}.opened_at`, `${of}.id`], past: '<', direction: 'DESC' },
  due: {
    by: (of: string) => [
      `(${of}.severity_rank > 0)`,
      `coalesce(${of}.due_by, DATE 'infinity')`,
      `${of}.severity_rank`,
      `${of}.opened_at`,
      `${of}.id`,
    ],
    past: '>',
    direction: 'ASC',
  },
  severity: {
    by: (of: string) => [`${of}.severity_rank`, `${of}.opened_at`, `${of}.id`],
    past: '>',
    direction: 'ASC',
  },
} as const satisfies Record<AlertListQuery['sort'], unknown>;

/** How the rows of `alert` follow each other in a list. */
export function orderOf(sort: AlertListQuery['sort']): string {
  const { by, direction } = ORDERS[sort];
  return by('alert')
    .map((part) => `${part} ${direction}`)
    .join(', ');
}

/**
 * Which alerts of the site `place.site_id`, as a condition with its values from `$2` on; `$1` holds the sites. Without a
 * status: what nobody has decided yet.
 */
function conditionOf(
  siteIds: readonly string[],
  wanted: AlertListQuery,
): { condition: string; values: unknown[] } {
  const values: unknown[] = [siteIds];
  const conditions = ['alert.site_id = place.site_id'];
  if (wanted.status === undefined || ON_THE_LIST.includes(wanted.status)) {
    conditions.push(UNDECIDED);
  }
  for (const [column, value] of [
    ['status', wanted.status],
    ['kind', wanted.kind],
    ['certainty', wanted.certainty],
    ['patient_id', wanted.patientId],
    ['owner_id', wanted.owner],
  ] as const) {
    if (value !== undefined) conditions.push(`alert.${column} = $${values.push(value)}`);
  }
  return { condition: conditions.join(' AND '), values };
}

/** A page of each site, read off its index in order, then the page of all of them; one row more tells that there is a next. */
export function pageOf(siteIds: readonly string[], wanted: AlertListQuery): Statement {
  const { condition, values } = conditionOf(siteIds, wanted);
  const { by, past } = ORDERS[wanted.sort];
  const order = orderOf(wanted.sort);
  const rows = `$${values.push(wanted.limit + 1)}`;
  const beyond =
    wanted.cursor === undefined
      ? ''
      : `AND (${by('alert').join(', ')}) ${past} (
           SELECT ${by('seen').join(', ')} FROM alert AS seen
            WHERE seen.id = $${values.push(wanted.cursor)} AND seen.site_id = ANY ($1))`;
  const text = `SELECT alert.* FROM unnest($1::uuid[]) AS place (site_id)
     CROSS JOIN LATERAL (
       SELECT alert.* FROM alert WHERE ${condition} ${beyond} ORDER BY ${order} LIMIT ${rows}) AS alert
    ORDER BY ${order} LIMIT ${rows}`;
  return { text, values };
}

/** Exact to 1000, whatever the page. */
export async function countOf(
  query: QueryFn,
  siteIds: readonly string[],
  wanted: AlertListQuery,
): Promise<AlertList['total']> {
  const { condition, values } = conditionOf(siteIds, wanted);
  const [count] = await query<{ counted: number }>(
    `SELECT count(*) AS counted FROM (
       SELECT 1 FROM unnest($1::uuid[]) AS place (site_id) JOIN alert ON ${condition}
        LIMIT ${COUNTED_EXACTLY + 1}) AS bounded`,
    values,
  );
  return totalOf(count?.counted ?? 0);
}

/** The whole inbox of some sites by certainty: what is provisional is told under its own heading (B-11). */
export async function countUndecided(
  query: QueryFn,
  siteIds: readonly string[],
): Promise<AlertList['undecided']> {
  const rows = await query<{ certainty: string; counted: number }>(
    `SELECT wanted.certainty, count(*) AS counted
       FROM (VALUES ('provisional'), ('confirmed'), ('not-applicable')) AS wanted (certainty)
      CROSS JOIN LATERAL (
        SELECT 1 FROM unnest($1::uuid[]) AS place (site_id)
          JOIN alert ON alert.site_id = place.site_id AND alert.certainty = wanted.certainty AND ${UNDECIDED}
         LIMIT ${COUNTED_EXACTLY + 1}) AS bounded
      GROUP BY wanted.certainty`,
    [siteIds],
    'api-inbox-by-certainty',
  );
  const of = (certainty: string) => totalOf(rows.find((row) => row.certainty === certainty)?.counted ?? 0);
  return {
    provisional: of('provisional'),
    confirmed: of('confirmed'),
    notApplicable: of('not-applicable'),
  };
}
