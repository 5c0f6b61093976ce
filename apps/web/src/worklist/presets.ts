import type { DueItemResponse, WorklistCounts } from '@interstice/contracts';
import type { ToScheduleSearch } from './worklist-search';

type Test = DueItemResponse['test'];
type CountsOfTest = WorklistCounts['tests'][number];
type Filter = Pick<ToScheduleSearch, 'test' | 'within' | 'overdue'>;

export interface Preset {
  readonly label: string;
  readonly filter: Filter;
}

/** A week ahead, as a clinic plans. */
export const WEEK = 7;

/** What can still be done in time: open now, or opening within the week. What is overdue from before is another list. */
export const DUE_THIS_WEEK = { within: WEEK, overdue: 'without' } as const satisfies Filter;

const BY_TEST: readonly Preset[] = [
  { label: 'PFT and DLCO', filter: { test: ['pft', 'dlco'] } },
  { label: 'HRCT and its reading', filter: { test: ['hrct', 'hrct-comparison'] } },
  { label: 'Blood', filter: { test: ['blood', 'haemoglobin'] } },
  { label: 'Calls', filter: { test: ['symptom-report'] } },
];

export const TO_SCHEDULE_PRESETS: readonly Preset[] = [
  { label: 'To book now', filter: {} },
  // Apart from what is overdue, which stands first in every other view and would hide it.
  { label: 'Due this week', filter: DUE_THIS_WEEK },
  ...BY_TEST,
];

export const OVERDUE_PRESETS: readonly Preset[] = [{ label: 'All overdue', filter: {} }, ...BY_TEST];

/** Whether a list shows just what a preset does, whatever its order. */
export function isChosen({ filter }: Preset, search: Filter): boolean {
  const same = (one: readonly Test[] = [], other: readonly Test[] = []) =>
    one.length === other.length && one.every((test) => other.includes(test));
  return (
    same(filter.test, search.test) &&
    (filter.within ?? 0) === (search.within ?? 0) &&
    filter.overdue === search.overdue
  );
}

/** What waits to be booked by a filter whose counts look as far ahead as it does. */
export function toBook(
  { open, overdue, opening }: CountsOfTest,
  { within = 0, overdue: which }: Filter,
): number {
  return open + (which === 'without' ? 0 : overdue) + (within > 0 ? opening : 0);
}

export function sumOver(
  counts: WorklistCounts,
  tests: readonly Test[] | undefined,
  count: (counts: CountsOfTest) => number,
): number {
  return counts.tests
    .filter(({ test }) => tests === undefined || tests.includes(test))
    .reduce((sum, ofTest) => sum + count(ofTest), 0);
}
