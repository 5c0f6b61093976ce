import { daysBetween, type IsoDate } from '@interstice/clinical';
import type { DecidingMeasure } from '../assessment.js';
import type { VALUE_COMPARED, Comparison } from '../compare-tests.js';
import type { Judging } from '../eligible-pairs.js';
import { isAtHome, type JudgedTest } from '../judged-tests.js';
import { levelChange, type LevelChange, type Scatter } from './level-over-time.js';
import { FVC_VARIABILITY } from './variability.rules.js';

/** How much the level changed between the tests of a pair, and of which tests that was reckoned. */
export interface LevelOfPair {
  /** Of the natural logarithm of the value. */
  readonly change: LevelChange;
  readonly tests: number;
  readonly fromOn: IsoDate;
  readonly toOn: IsoDate;
}

type ValueCompared = (typeof VALUE_COMPARED)[DecidingMeasure];

const DAYS_OF_A_YEAR = 365.25;
const BEYOND_95_PERCENT = 1.96;

/** A change between two tests scatters as both do; what a year adds to the scatter of a week is the level's own. */
function scatterOf({ weekToWeekPct, yearToYearPct }: typeof FVC_VARIABILITY): Scatter {
  return {
    ofReading: weekToWeekPct / 100 / BEYOND_95_PERCENT / Math.SQRT2,
    ofLevelInAYear: Math.sqrt(yearToYearPct ** 2 - weekToWeekPct ** 2) / 100 / BEYOND_95_PERCENT,
  };
}

/**
 * The change of the level between the tests of a pair. No threshold has a part in it, so it is reckoned once for all sets of
 * one window.
 *
 * @param judging - the record laid out for judging, the episode and the set
 * @param pair - two tests of FVC
 * @param compared - which value of theirs
 * @returns null where there is nothing to reckon it from
 * @source ats-ers-2005, Table 12; method: docs/certainty.md
 * @example levelOfPair(judging, pair, 'pct')?.tests //=> 9
 */
export function levelOfPair(judging: Judging, pair: Comparison, compared: ValueCompared): LevelOfPair | null {
  const { levels } = judging.shared;
  const key = `${compared} ${pair.earlier.pft.lineageId} ${pair.later.pft.lineageId}`;
  let level = levels.get(key);
  if (level === undefined) {
    level = reckonLevel(judging, pair, compared);
    levels.set(key, level);
  }
  return level;
}

function reckonLevel(judging: Judging, pair: Comparison, compared: ValueCompared): LevelOfPair | null {
  const readings = readingsBeside(judging, pair, compared);
  const [start, end] = [readings[0], readings.at(-1)];
  if (!start || !end) return null;
  const change = levelChange(
    readings.map(({ test: { on }, value }) => ({
      at: daysBetween(start.test.on, on) / DAYS_OF_A_YEAR,
      value: Math.log(value),
    })),
    readings.findIndex(({ test }) => test === pair.earlier),
    readings.findIndex(({ test }) => test === pair.later),
    scatterOf(FVC_VARIABILITY),
  );
  return { change, tests: readings.length, fromOn: start.test.on, toOn: end.test.on };
}

interface ReadingOfTest {
  readonly test: JudgedTest;
  readonly value: number;
}

/** The acceptable laboratory tests in the window before and after the later one, of its series and measure; oldest first. */
function readingsBeside(
  { timeline, stretch, set }: Judging,
  { earlier, later }: Comparison,
  compared: ValueCompared,
): ReadingOfTest[] {
  const isBeside = (test: JudgedTest): boolean =>
    !test.poorQuality &&
    isAtHome(test) === isAtHome(later) &&
    test.pft.bronchodilator === later.pft.bronchodilator &&
    (compared !== 'pct' || test.equation === later.equation) &&
    (stretch.baselineOn === null || test.on >= stretch.baselineOn) &&
    (test.on < later.on ? set.inWindow(test.on, later.on) : set.inWindow(later.on, test.on));
  const readings: ReadingOfTest[] = [];
  for (const test of timeline.lines.fvc.tests) {
    const value = test[compared];
    if (value !== null && (test === earlier || test === later || isBeside(test)))
      readings.push({ test, value });
  }
  return readings;
}
