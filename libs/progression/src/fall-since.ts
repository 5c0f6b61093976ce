import type { IsoDate } from '@interstice/clinical';
import type { BeforeTreatment, NotUsedReason } from './assessment.js';
import { assessPair, isComparison } from './compare-tests.js';
import { areOneSeries, isAtHome, type JudgedTest } from './judged-tests.js';
import type { ProgressionTimeline } from './progression-timeline.js';

/** The fall since a day, or why it cannot be told. */
export type FallSince = Pick<BeforeTreatment, 'test' | 'pair' | 'why'>;

/**
 * How far FVC fell since the latest usable test on or before a day.
 *
 * The later test is the newest one, of a laboratory and acceptable if there is any. The earlier one is the latest of its
 * series on or before the day that is not of poor quality; where the two cannot be compared that is said, and no older test
 * is sought in its place.
 *
 * @param timeline - the record laid out for judging
 * @param day - on which something began, say a treatment; its own test lies before it
 * @returns the pair; or the earlier test, if any, and the reason
 * @source interstice-choices, B-06, B-10, B-15 and B-16
 * @example fallSince(timeline, parseIsoDate('2025-03-01')).pair?.declineTenths //=> 45
 */
export function fallSince(timeline: ProgressionTimeline, day: IsoDate): FallSince {
  const { tests } = timeline;
  const before = placed(tests.filter(({ on }) => on <= day));
  if (before.length === 0) return { test: null, pair: null, why: 'no-test-before' };
  const usable = before.filter(({ test }) => !test.poorQuality);
  if (usable.length === 0) return { test: null, pair: null, why: 'poor-quality' };
  const laters: PlacedTest[] = [];
  for (const index of timeline.days.at(-1)?.laters.fvc ?? []) {
    const test = tests[index];
    if (test && test.on > day) laters.push({ test, index });
  }
  laters.sort((one, other) => standing(one.test) - standing(other.test) || other.index - one.index);
  let why: NotUsedReason | 'no-test-since' = 'no-test-since';
  let shown = usable.at(-1)?.test;
  for (const [rank, later] of laters.entries()) {
    const ofSeries = usable.findLast(({ test }) => areOneSeries(test, later.test));
    const earlier = ofSeries ?? usable.at(-1);
    if (!earlier) continue;
    const outcome = timeline.lines.fvc.compare(earlier.index, later.index);
    if (isComparison(outcome)) return { test: earlier.test.values, pair: assessPair(outcome), why: null };
    if (rank === 0) [why, shown] = [outcome, earlier.test];
  }
  return { test: shown?.values ?? null, pair: null, why };
}

interface PlacedTest {
  readonly test: JudgedTest;
  readonly index: number;
}

/** The oldest tests of a line, each with its place. */
function placed(oldest: readonly JudgedTest[]): PlacedTest[] {
  return oldest.map((test, index) => ({ test, index }));
}

/** Acceptable tests of a laboratory first, those at home last. */
function standing(test: JudgedTest): number {
  return Number(isAtHome(test)) * 2 + Number(test.poorQuality);
}
