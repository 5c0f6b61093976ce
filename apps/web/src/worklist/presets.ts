import type { DueItemResponse, WorklistCounts } from '@interstice/contracts';
import type { ToScheduleSearch } from './worklist-search';

type Test = DueItemResponse['test'];
type CountsOfTest = WorklistCounts['tests'][number];
type Filter = Pick<ToScheduleSearch, 'test' | 'within'>;

export interface Preset {
  readonly label: string;
  readonly filter: Filter;
}

/** A week ahead, as a clinic plans. */
export const WEEK = 7;

const BY_TEST: readonly Preset[] = [
  { label: 'PFT and DLCO', filter: { test: ['pft', 'dlco'] } },
  { label: 'HRCT and its reading', filter: { test: ['hrct', 'hrct-comparison'] } },
  { label: 'Blood', filter: { test: ['blood', 'haemoglobin'] } },
  { label: 'Calls', filter: { test: ['symptom-report'] } },
];

export const TO_SCHEDULE_PRESETS: readonly Preset[] = [
  { label: 'To book now', filter: {} },
  { label: 'Due this week', filter: { within: WEEK } },
  ...BY_TEST,
];

export const OVERDUE_PRESETS: readonly Preset[] = [{ label: 'All overdue', filter: {} }, ...BY_TEST];

/** Whether a list shows just what a preset does, whatever its order. */
export function isChosen({ filter }: Preset, search: Filter): boolean {
  const same = (one: readonly Test[] = [], other: readonly Test[] = []) =>
    one.length === other.length && one.every((test) => other.includes(test));
  return same(filter.test, search.test) && (filter.within ?? 0) === (search.within ?? 0);
}

/** What waits to be booked: what has opened, and what opens within the days of the counts when it looks ahead. */
export function toBook(counts: CountsOfTest, looksAhead: boolean): number {
  return counts.open + counts.overdue + (looksAhead ? counts.opening : 0);
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
