import type { Unrepeated } from './assessment.js';
import { areOneSeries, isAtHome, type JudgedTest } from './judged-tests.js';
import type { ProgressionTimeline } from './progression-timeline.js';

/**
 * What is known of the repeat of a test. Only an acceptable laboratory test confirms or answers a finding: a blow at
 * home and a test of poor quality do not. A finding at home is answered by any laboratory test from that day on.
 *
 * @param timeline - the record laid out for judging
 * @param test - the test whose finding is to be confirmed
 * @returns the test with the latest one that may have repeated it; null when it was done at home and is answered
 * @source interstice-choices, B-11 and B-15
 * @example repeatOf(timeline, provisional)?.lastRepeatOn //=> '2026-03-12'
 */
export function repeatOf(timeline: ProgressionTimeline, test: JudgedTest): Unrepeated | null {
  const home = isAtHome(test);
  const last = timeline.lastSound.findLast((other) =>
    home ? other.on >= test.on : other.on > test.on && areOneSeries(test, other),
  );
  if (home && last) return null;
  return { lineageId: test.pft.lineageId, on: test.on, lastRepeatOn: last?.on ?? null };
}

/**
 * The tests among some that may still have to be repeated. Of those at home the oldest stands for all, so that the days
 * of a repeat do not move with every blow.
 *
 * @param timeline - the record laid out for judging
 * @param tests - tests with a finding
 * @returns each once, oldest first
 * @source interstice-choices, B-11
 * @example unrepeated(timeline, testsThatMet).map(({ on }) => on) //=> ['2026-01-12']
 */
export function unrepeated(timeline: ProgressionTimeline, tests: readonly JudgedTest[]): Unrepeated[] {
  const found: Unrepeated[] = [];
  let atHome = false;
  const byLineage = new Map(tests.map((test) => [test.pft.lineageId, test]));
  for (const test of [...byLineage.values()].sort(byDay)) {
    if (isAtHome(test) && atHome) continue;
    const open = repeatOf(timeline, test);
    if (!open) continue;
    atHome ||= isAtHome(test);
    found.push(open);
  }
  return found;
}

function byDay(first: JudgedTest, second: JudgedTest): number {
  if (first.on !== second.on) return first.on < second.on ? -1 : 1;
  return first.pft.lineageId < second.pft.lineageId ? -1 : 1;
}
