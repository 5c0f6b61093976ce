import { setImmediate as nextTurn } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import {
  totalOf,
  type OverdueQuery,
  type ToScheduleQuery,
  type Worklist,
  type WorklistItem,
} from '@interstice/contracts';
import { dueStatus, overdueSince } from '@interstice/guideline';
import { Clock, Database, leftToTheEnd, ValidationFailedError, type QueryFn } from '@interstice/server';
import type { Access } from '../access/access.js';
import { DUE_ITEM_COLUMNS, dueItemOf, type DueItemRow } from '../due-item/due-item-answer.js';
import { OwnRuleSet } from '../review/own-rule-set.js';
import { reviewStandingOf, STANDING_COLUMNS, type StandingRow } from '../review/review-standing.js';
import { listedSites, sitesWithoutVisits, type ListedSite } from './listed-sites.js';
import { planOnce } from './plan-once.js';
import { recordListing } from './record-listing.js';
import {
  chooseOverdue,
  chooseToSchedule,
  countOf,
  pageOf,
  type PageEnd,
  type WorklistChoice,
} from './worklist-page.js';

type WorklistRow = DueItemRow & StandingRow & { readonly patientId: string } & WorklistItem['patient'];

/** Columns of `patient` by which people tell patients apart (B-31). */
export const IDENTITY_COLUMNS = `patient.id AS "patientId", patient.site_id AS "siteId", patient.mrn,
  patient.family_name AS "familyName", patient.given_name AS "givenName", patient.birth_date AS "birthDate"`;

interface Asked {
  readonly site?: readonly string[];
  readonly cursor?: string;
  readonly limit: number;
}

/** The lists that people work from; each is a few indexed queries in one snapshot and decides nothing. */
@Injectable()
export class WorklistReadModel {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(OwnRuleSet) private readonly rules: OwnRuleSet,
  ) {}

  toSchedule(access: Access, wanted: ToScheduleQuery): Promise<Worklist> {
    return this.#list(access, wanted, (sites) => chooseToSchedule(sites, wanted));
  }

  overdue(access: Access, wanted: OverdueQuery): Promise<Worklist> {
    return this.#list(access, wanted, (sites) => chooseOverdue(sites, wanted));
  }

  async #list(
    access: Access,
    { site, cursor, limit }: Asked,
    choose: (sites: readonly ListedSite[]) => WorklistChoice,
  ): Promise<Worklist> {
    const ruleSetSeq = await this.rules.seq();
    const now = this.clock.now();
    const { items, ...rest } = await this.database.asUserSnapshot(access.context, async (query) => {
      const [sites, end] = await Promise.all([
        listedSites(query, access, site, now),
        findPageEnd(query, access, cursor),
        planOnce(query),
      ]);
      const choice = choose(sites);
      const page = pageOf(choice, limit, end);
      const count = countOf(choice);
      const { by, direction } = choice.order;
      const [rows, [counted]] = await Promise.all([
        query<WorklistRow>(
          `SELECT ${DUE_ITEM_COLUMNS}, ${STANDING_COLUMNS}, ${IDENTITY_COLUMNS}
           FROM (${page.text}) AS page
           JOIN due_item ON due_item.patient_id = page.patient_id AND due_item.id = page.id
           JOIN patient ON patient.id = page.patient_id
           JOIN patient_review_state AS state ON state.patient_id = page.patient_id
          ORDER BY due_item.${by} ${direction}, due_item.id ${direction}`,
          page.values,
        ),
        query<{ counted: number }>(count.text, count.values),
      ]);
      const shown = rows.slice(0, limit);
      const todayAt = new Map(sites.map(({ siteId, today }) => [siteId, today]));
      const render = (row: WorklistRow) => {
        const today = todayAt.get(row.siteId);
        if (today === undefined) throw new Error('A row is of a site that was not asked for.');
        return itemOf(row, { today, ruleSetSeq, values: access.holdsAt(row.siteId, 'value.read') });
      };
      void leftToTheEnd(recordListing(query, access, 'due-item', { sites, shown, at: now }));
      return {
        items: onceSent(() => shown.map(render)),
        nextCursor: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
        total: totalOf(counted?.counted ?? 0),
        sitesWithoutVisits: sitesWithoutVisits(sites),
      };
    });
    return { items: await items, ...rest };
  }
}

/** The sentences are put together while the database writes down who was shown: once it has been told. */
function onceSent<Made>(make: () => Made): Promise<Made> {
  return leftToTheEnd(nextTurn().then(make));
}

function itemOf(
  row: WorklistRow,
  { today, ruleSetSeq, values }: Pick<ListedSite, 'today'> & { ruleSetSeq: number; values: boolean },
): WorklistItem {
  const { patientId, siteId, mrn, familyName, givenName, birthDate } = row;
  return {
    ...dueItemOf(row, today, values),
    patientId,
    patient: { siteId, mrn, familyName, givenName, birthDate },
    review: reviewStandingOf(row, { today, ruleSetSeq }),
    ...(dueStatus(row, today) === 'overdue' ? { overdueSince: overdueSince(row) } : {}),
  };
}

/** A cursor is the id of the last row seen. The row may have been closed since: it keeps its days. */
async function findPageEnd(
  query: QueryFn,
  access: Access,
  cursor: string | undefined,
): Promise<PageEnd | undefined> {
  if (cursor === undefined) return undefined;
  const [end] = await query<PageEnd & Record<string, unknown>>(
    `SELECT id, opens_on AS "opensOn", closes_on AS "closesOn" FROM due_item
      WHERE id = $1 AND site_id = ANY ($2)`,
    [cursor, access.siteIds],
    'api-worklist-cursor',
  );
  if (end === undefined) {
    throw new ValidationFailedError([
      { pointer: '/cursor', detail: 'expected the nextCursor of the page before' },
    ]);
  }
  return end;
}
