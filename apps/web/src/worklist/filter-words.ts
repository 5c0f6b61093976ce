import type { ListTotal } from '@interstice/contracts';
import { TEST_NAMES } from '../ui/tests';
import { totalInWords } from './list-total';
import type { OverdueSearch, ToScheduleSearch } from './worklist-search';

interface Cover {
  readonly shown: number;
  readonly total: ListTotal | undefined;
  readonly hasMore: boolean;
  /** What is counted, one and several. */
  readonly units?: readonly [string, string];
}

/**
 * Whether a sheet holds all of a list.
 *
 * @example coverInWords({ shown: 50, total: 64, hasMore: true })
 *   //=> 'Only the first 50 of 64 rows: the button Print of the page prints all of them.'
 */
export function coverInWords({ shown, total, hasMore, units = ['row', 'rows'] }: Cover): string {
  if (total === undefined) return 'Not all of it could be read.';
  if (!hasMore) return shown === 1 ? `The only ${units[0]}.` : `All ${shown} ${units[1]}.`;
  return `Only the first ${shown} of ${totalInWords(total)} ${units[1]}: the button Print of the page prints all of them.`;
}

/** @example testsInWords(['pft', 'dlco']) //=> 'Only PFT, DLCO.' */
export function testsInWords(tests: OverdueSearch['test']): string {
  return tests === undefined || tests.length === 0
    ? 'All tests.'
    : `Only ${tests.map((test) => TEST_NAMES[test]).join(', ')}.`;
}

/**
 * What a list of what is to be booked holds.
 *
 * @example aboutInWords({ within: 7, overdue: 'without' })
 *   //=> 'What is open now or opens within 7 days; what is overdue from before is left out.'
 */
export function aboutInWords({ within = 0, overdue }: ToScheduleSearch): string {
  const isLeftOut = overdue === 'without';
  const parts = [
    ...(isLeftOut ? [] : ['is overdue from before']),
    isLeftOut ? 'is open now' : 'open now',
    ...(within > 0 ? [`opens within ${within} days`] : []),
  ];
  return `What ${inList(parts)}${isLeftOut ? '; what is overdue from before is left out' : ''}.`;
}

/** The same for paper, with the tests and the order. */
export function toScheduleInWords(search: ToScheduleSearch): string {
  const order =
    search.sort === 'opens-on' ? 'What opened first stands first.' : 'What closes first stands first.';
  return `${testsInWords(search.test)} ${aboutInWords(search)} ${order}`;
}

export function overdueInWordsOf({ test, sort }: OverdueSearch): string {
  return `${testsInWords(test)} The ${sort === 'latest-overdue' ? 'latest' : 'longest'} overdue stand first.`;
}

function inList(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} or ${parts.at(-1) ?? ''}`;
}
