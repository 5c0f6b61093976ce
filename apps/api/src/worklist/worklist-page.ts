import { addDays } from '@interstice/clinical';
import { COUNTED_EXACTLY, dueTest, type OverdueQuery, type ToScheduleQuery } from '@interstice/contracts';
import { statusBounds, type DueTest } from '@interstice/guideline';
import type { ListedSite } from './listed-sites.js';

/** Which due items a list holds, as bounds on their days at each site, and in which order. */
export interface WorklistChoice {
  /** Column that is bounded from above: what a site's items may have in it at most. */
  readonly bounded: 'opens_on' | 'closes_on';
  readonly bounds: readonly {
    readonly siteId: string;
    readonly upTo: string;
    readonly overdueUpTo: string;
    readonly recordsVisits: boolean;
  }[];
  /** Leaves out what is overdue. */
  readonly inTime: boolean;
  readonly tests: readonly DueTest[] | undefined;
  readonly order: { readonly by: 'opens_on' | 'closes_on'; readonly direction: 'ASC' | 'DESC' };
}

/** Everything unclosed that has opened, or opens within some days; overdue items are among it, unless they are left out. */
export function chooseToSchedule(sites: readonly ListedSite[], wanted: ToScheduleQuery): WorklistChoice {
  return {
    bounded: 'opens_on',
    bounds: sites.map(({ siteId, today, recordsVisits }) => ({
      siteId,
      recordsVisits,
      upTo: addDays(statusBounds(today).lastOpened, wanted.within),
      overdueUpTo: statusBounds(today).lastOverdue,
    })),
    inTime: wanted.overdue === 'without',
    tests: wanted.test,
    order: { by: wanted.sort === 'opens-on' ? 'opens_on' : 'closes_on', direction: 'ASC' },
  };
}

/** Everything unclosed that is overdue, however long. */
export function chooseOverdue(sites: readonly ListedSite[], wanted: OverdueQuery): WorklistChoice {
  return {
    bounded: 'closes_on',
    bounds: sites.map(({ siteId, today, recordsVisits }) => {
      const { lastOverdue } = statusBounds(today);
      return { siteId, recordsVisits, upTo: lastOverdue, overdueUpTo: lastOverdue };
    }),
    inTime: false,
    tests: wanted.test,
    order: { by: 'closes_on', direction: wanted.sort === 'latest-overdue' ? 'DESC' : 'ASC' },
  };
}

/** Where the page before ended. */
export interface PageEnd {
  readonly id: string;
  readonly opensOn: string;
  readonly closesOn: string;
}

export interface Statement {
  readonly text: string;
  readonly values: unknown[];
}

/** Whether each site and test is read by itself: where only some tests are wanted, or some are not listed at some site. */
function isByTest({ bounds, tests }: WorklistChoice): boolean {
  return tests !== undefined || bounds.some(({ recordsVisits }) => !recordsVisits);
}

/** A site that records no visits would ask for a joint visit of everybody (M-08). */
function isListed(test: DueTest, { recordsVisits }: WorklistChoice['bounds'][number]): boolean {
  return recordsVisits || test !== 'joint-visit';
}

/** One row for each site, and for each of the tests where they are read by test: each is read off an index of its own. */
function placesOf(choice: WorklistChoice): Statement {
  const { bounds, tests = dueTest.options } = choice;
  if (!isByTest(choice)) {
    return {
      text: 'unnest($1::uuid[], $2::date[], $3::date[]) AS place (site_id, up_to, overdue_up_to)',
      values: [
        bounds.map(({ siteId }) => siteId),
        bounds.map(({ upTo }) => upTo),
        bounds.map(({ overdueUpTo }) => overdueUpTo),
      ],
    };
  }
  const places = bounds.flatMap((bound) =>
    tests.filter((test) => isListed(test, bound)).map((test) => ({ ...bound, test })),
  );
  return {
    text: 'unnest($1::uuid[], $2::date[], $3::date[], $4::text[]) AS place (site_id, up_to, overdue_up_to, test)',
    values: [
      places.map(({ siteId }) => siteId),
      places.map(({ upTo }) => upTo),
      places.map(({ overdueUpTo }) => overdueUpTo),
      places.map(({ test }) => test),
    ],
  };
}

function itemsOf(choice: WorklistChoice): string {
  const { bounded, inTime } = choice;
  return `due_item WHERE due_item.site_id = place.site_id AND due_item.closed_at IS NULL
      AND due_item.${bounded} <= place.up_to${inTime ? ' AND due_item.closes_on > place.overdue_up_to' : ''}${
        isByTest(choice) ? ' AND due_item.test = place.test' : ''
      }`;
}

/**
 * The keys of a page in its order: a page of each place, off its index alone, then the page of all of them. Selects
 * `patient_id` and `id`, in no order of its own.
 */
export function pageOf(choice: WorklistChoice, limit: number, end: PageEnd | undefined): Statement {
  const { text: places, values } = placesOf(choice);
  const { by, direction } = choice.order;
  const rows = `$${values.push(limit + 1)}`;
  const past =
    end === undefined
      ? ''
      : `AND (due_item.${by}, due_item.id) ${direction === 'ASC' ? '>' : '<'} (
           $${values.push(by === 'opens_on' ? end.opensOn : end.closesOn)}::date, $${values.push(end.id)}::uuid)`;
  const text = `SELECT item.patient_id, item.id FROM ${places}
     CROSS JOIN LATERAL (
       SELECT due_item.patient_id, due_item.id, due_item.${by} FROM ${itemsOf(choice)} ${past}
        ORDER BY due_item.${by} ${direction}, due_item.id ${direction} LIMIT ${rows}) AS item
    ORDER BY item.${by} ${direction}, item.id ${direction} LIMIT ${rows}`;
  return { text, values };
}

/** How many there are, up to one more than is counted exactly. */
export function countOf(choice: WorklistChoice): Statement {
  const { text: places, values } = placesOf(choice);
  return {
    text: `SELECT count(*) AS counted FROM (
             SELECT 1 FROM ${places} CROSS JOIN LATERAL (SELECT 1 FROM ${itemsOf(choice)}) AS item
              LIMIT ${COUNTED_EXACTLY + 1}) AS bounded`,
    values,
  };
}
