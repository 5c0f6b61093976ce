// Which tests are compared with which, found by looking at all of them.
import type { IsoDate, PatientRecord } from '@interstice/clinical';
import { compareDlco, compareTests, isComparison, type Comparison } from './compare-tests.js';
import type { Measure } from './compiled-set.js';
import { latersOf, type Judging } from './eligible-pairs.js';
import { areOneSeries, isAtHome, type JudgedTest } from './judged-tests.js';
import { progressionTimeline, type EventDay, type ProgressionTimeline } from './progression-timeline.js';

/** The tests that stand for the patient on each day, looked for among all of them. */
export function plainTimeline(record: PatientRecord): ProgressionTimeline {
  const timeline = progressionTimeline(record);
  const lastOf = (tests: readonly JudgedTest[], on: IsoDate): number[] => {
    const laters: number[] = [];
    const newer: JudgedTest[] = [];
    for (let index = tests.length - 1; index >= 0; index -= 1) {
      const test = tests[index];
      if (!test || test.on > on || (isAtHome(test) && newer.some((other) => !isAtHome(other)))) continue;
      const ofSeries = newer.filter((other) => areOneSeries(test, other));
      if (ofSeries.some((other) => test.poorQuality || !other.poorQuality)) continue;
      laters.push(index);
      newer.push(test);
    }
    return laters;
  };
  const { fvc, dlco } = timeline.lines;
  return {
    ...timeline,
    days: timeline.days.map((day) => ({
      ...day,
      laters: { fvc: lastOf(fvc.tests, day.on), dlco: lastOf(dlco.tests, day.on) },
    })),
    lastSound: timeline.tests.filter((test) => !test.poorQuality && !isAtHome(test)),
  };
}

export function pairsOf({ timeline, stretch, set }: Judging, measure: Measure, later: number): Comparison[] {
  const { tests } = timeline.lines[measure];
  const test = tests[later];
  if (!test) return [];
  const compare = measure === 'fvc' ? compareTests : compareDlco;
  const compared = tests
    .slice(0, later)
    .filter(({ on }) => on < test.on && set.inWindow(on, test.on))
    .flatMap((earlier) => {
      const outcome = compare(earlier, test);
      return isComparison(outcome) ? [outcome] : [];
    });
  const { baselineOn } = stretch;
  if (baselineOn === null) return compared;
  const since = compared.filter(({ earlier }) => earlier.on >= baselineOn);
  if (since.length > 0 || test.on === baselineOn) return since;
  return compared.slice(-1).map((pair) => ({ ...pair, standsIn: true }));
}

/** Tests of which only one names its equation, compared as if both had the same one. */
export function unnamedPairs(judging: Judging, measure: Measure, day: EventDay): Comparison[] {
  const { timeline, stretch, set } = judging;
  const { tests } = timeline.lines[measure];
  const compare = measure === 'fvc' ? compareTests : compareDlco;
  const since = ({ on }: JudgedTest): boolean => stretch.baselineOn === null || on >= stretch.baselineOn;
  return latersOf(judging, measure, day).flatMap((later) => {
    const test = tests[later];
    if (!test) return [];
    return tests
      .filter((earlier) => earlier.on < test.on && set.inWindow(earlier.on, test.on) && since(earlier))
      .filter((earlier) => compare(earlier, test) === 'equation-named-once')
      .map((earlier) => compare({ ...earlier, equation: 'one' }, { ...test, equation: 'one' }))
      .filter(isComparison);
  });
}
