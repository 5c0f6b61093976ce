import { Inject, Injectable } from '@nestjs/common';
import { addDays } from '@interstice/clinical';
import { totalOf, type WorklistCounts, type WorklistCountsQuery } from '@interstice/contracts';
import { statusBounds, type DueTest } from '@interstice/guideline';
import { Clock, Database, type QueryFn } from '@interstice/server';
import type { Access } from '../access/access.js';
import { OwnRuleSet } from '../review/own-rule-set.js';
import { listedSites, sitesWithoutVisits, type ListedSite } from './listed-sites.js';
import { planOnce } from './plan-once.js';
import { boundsOf, countNotReviewed, rulesOf } from './not-reviewed.read-model.js';

/** The figures of a dashboard, exact, of one instant. */
@Injectable()
export class WorklistCountsReadModel {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(OwnRuleSet) private readonly rules: OwnRuleSet,
  ) {}

  async counts(access: Access, { site, within }: WorklistCountsQuery): Promise<WorklistCounts> {
    const seq = await this.rules.seq();
    const now = this.clock.now();
    return this.database.asUserSnapshot(access.context, async (query) => {
      const [sites, rules] = await Promise.all([
        listedSites(query, access, site, now),
        rulesOf(query, seq),
        planOnce(query),
      ]);
      const [tests, alerts, notReviewed] = await Promise.all([
        countDueItems(query, sites, within),
        countAlerts(query, sites),
        countNotReviewed(query, boundsOf(sites, rules, now)),
      ]);
      return {
        tests,
        within,
        alerts,
        notReviewed: totalOf(notReviewed),
        sitesWithoutVisits: sitesWithoutVisits(sites),
      };
    });
  }
}

/** From the counts by day, which the writers of due items keep. */
async function countDueItems(
  query: QueryFn,
  sites: readonly ListedSite[],
  within: number,
): Promise<WorklistCounts['tests']> {
  const bounds = sites.map(({ today }) => statusBounds(today));
  const rows = await query<{
    test: DueTest;
    unclosed: number;
    opened: number;
    overdue: number;
    opening: number;
  }>(
    `SELECT counter.test, sum(counter.unclosed)::bigint AS unclosed, sum(counter.opened)::bigint AS opened,
            sum(counter.overdue)::bigint AS overdue, sum(counter.opening)::bigint AS opening
       FROM unnest($1::uuid[], $2::date[], $3::date[], $4::date[], $5::boolean[]) AS place (site_id, overdue, opened, soon, visits)
      CROSS JOIN LATERAL (
        SELECT test, sum(due_counter.opening) AS unclosed,
               coalesce(sum(due_counter.opening) FILTER (WHERE day <= place.opened), 0) AS opened,
               coalesce(sum(due_counter.closing) FILTER (WHERE day <= place.overdue), 0) AS overdue,
               coalesce(sum(due_counter.opening) FILTER (WHERE day > place.opened AND day <= place.soon), 0) AS opening
          FROM due_counter WHERE due_counter.site_id = place.site_id AND (place.visits OR test <> 'joint-visit')
         GROUP BY test) AS counter
      GROUP BY counter.test HAVING sum(counter.unclosed) <> 0
      ORDER BY counter.test`,
    [
      sites.map(({ siteId }) => siteId),
      bounds.map(({ lastOverdue }) => lastOverdue),
      bounds.map(({ lastOpened }) => lastOpened),
      bounds.map(({ lastOpened }) => addDays(lastOpened, within)),
      sites.map(({ recordsVisits }) => recordsVisits),
    ],
    'api-due-counts',
  );
  return rows.map(({ test, unclosed, opened, overdue, opening }) => ({
    test,
    upcoming: unclosed - opened,
    open: opened - overdue,
    overdue,
    opening,
  }));
}

type OpenAlerts = WorklistCounts['alerts']['open'][number] & { readonly overdue: number };

/** Counted one by one: the indexes hold what nobody has decided, and no more. */
async function countAlerts(query: QueryFn, sites: readonly ListedSite[]): Promise<WorklistCounts['alerts']> {
  const [open, [history]] = await Promise.all([
    query<OpenAlerts & Record<string, unknown>>(
      `SELECT alert.severity, alert.certainty, count(*) AS count,
            count(*) FILTER (WHERE alert.due_by <= place.overdue) AS overdue
       FROM unnest($1::uuid[], $2::date[]) AS place (site_id, overdue)
       JOIN alert ON alert.site_id = place.site_id AND alert.closed_at IS NULL AND NOT alert.in_history
      GROUP BY alert.severity, alert.certainty
      ORDER BY alert.severity, alert.certainty`,
      [sites.map(({ siteId }) => siteId), sites.map(({ today }) => statusBounds(today).lastOverdue)],
      'api-alert-counts',
    ),
    query<{ counted: number }>(
      `SELECT count(*) AS counted FROM alert
      WHERE alert.site_id = ANY ($1) AND alert.closed_at IS NULL AND alert.in_history`,
      [sites.map(({ siteId }) => siteId)],
      'api-history-count',
    ),
  ]);
  const sumOf = (of: (alerts: OpenAlerts) => number) => open.reduce((sum, alerts) => sum + of(alerts), 0);
  return {
    open: open.map(({ severity, certainty, count }) => ({ severity, certainty, count })),
    provisional: sumOf(({ certainty, count }) => (certainty === 'provisional' ? count : 0)),
    overdue: sumOf(({ overdue }) => overdue),
    historyToTriage: history?.counted ?? 0,
  };
}
