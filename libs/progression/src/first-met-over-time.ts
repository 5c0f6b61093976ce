import type { IsoDate, PatientRecord } from '@interstice/clinical';
import { judgeDay, verdictOf } from './assess-set.js';
import type { DecidingMeasure, TestValues } from './assessment.js';
import { assessPair, type Comparison } from './compare-tests.js';
import { compileSet } from './compiled-set.js';
import type { CriterionSet } from './criterion-set.js';
import { startJudging, type FindingsCount, type Judging } from './eligible-pairs.js';
import { FROM_THE_BEGINNING } from './episodes.js';
import { fallsOn, metByFalls, type KnownFalls } from './met-falls.js';
import { metByFindings } from './progression-story.js';
import { progressionTimeline, type EventDay } from './progression-timeline.js';

/** When something was met for the first time, and by which pair. */
export interface FirstMet {
  /** The test date on which it was judged so. */
  readonly firstMetOn: IsoDate;
  /** Both null when findings alone met it, without a pair of tests. */
  readonly earlier: TestValues | null;
  readonly later: TestValues | null;
  readonly measure: DecidingMeasure | null;
  /** Relative fall in tenths of a percent, rounded towards zero; for display. */
  readonly declineTenths: number | null;
  /** Fall in points of % predicted, in tenths; null where the measure cannot tell. */
  readonly pointsTenths: number | null;
}

/** By id; null for what was never met. */
export interface FirstMetOverTime {
  readonly criteria: Readonly<Record<string, FirstMet | null>>;
  readonly sets: Readonly<Record<string, FirstMet | null>>;
}

/**
 * Judges a record at every test date in order, each time with what is dated up to that day, from the first test on record
 * whatever decisions were taken. Findings dated between two tests are seen at the second.
 *
 * @param record - everything about one patient
 * @param sets - the definitions, as data
 * @param options - which findings count: those of a product record by their day, flags of the command line only with what
 *   they compare with in the window
 * @returns for every criterion and set the first test date on which it was met, with the pair that decided then
 * @source interstice-choices, B-09 to B-17
 * @example firstMetOverTime(record, [INBUILD], { findings: 'by-their-day' }).criteria['inbuild.a']?.firstMetOn //=> '2026-01-12'
 */
export function firstMetOverTime(
  record: PatientRecord,
  sets: readonly CriterionSet[],
  { findings }: { readonly findings: FindingsCount },
): FirstMetOverTime {
  const timeline = progressionTimeline(record);
  // Also of a test without a value that can be compared: findings of that day count all the same.
  const testDays = new Set(record.pfts.map(({ testedOn }) => testedOn));
  const days = timeline.days.filter(({ on }) => testDays.has(on));
  const criteria: Record<string, FirstMet | null> = {};
  const met: Record<string, FirstMet | null> = {};
  for (const set of sets) {
    const judging = startJudging(timeline, FROM_THE_BEGINNING, compileSet(set), findings);
    met[set.id] = null;
    for (const { id } of set.criteria) criteria[id] = null;
    const isNew = newlyMet(judging, (id) => (id === set.id ? met[id] : criteria[id]) !== null);
    for (const day of days) {
      if (!isNew(day)) continue;
      const judged = judgeDay(judging, day);
      const saying = judged.criteria.filter(({ verdict }) => verdict === 'met');
      for (const { criterion, deciding } of saying)
        criteria[criterion.id] ??= firstMet(day.on, deciding.pair);
      if (verdictOf(judging.set, judged) === 'met')
        met[set.id] ??= firstMet(day.on, saying.find(({ deciding }) => deciding.pair)?.deciding.pair ?? null);
    }
  }
  return { criteria, sets: met };
}

/** Whether a day meets what no former one has: only then is every pair of it compared. */
function newlyMet(judging: Judging, isKnown: (id: string) => boolean): (day: EventDay) => boolean {
  const { set } = judging;
  const falls: KnownFalls = { fvc: [], dlco: [] };
  return (day) => {
    if (isKnown(set.id) && set.criteria.every(({ id }) => isKnown(id))) return false;
    const ids = new Set(metByFindings(judging, day).keys());
    for (const ofTest of fallsOn(judging, day, falls))
      for (const { criterionId } of metByFalls(judging, day, ofTest).met) ids.add(criterionId);
    return (!isKnown(set.id) && ids.size >= set.atLeast) || [...ids].some((id) => !isKnown(id));
  };
}

function firstMet(on: IsoDate, comparison: Comparison | null): FirstMet {
  const pair = comparison && assessPair(comparison);
  return {
    firstMetOn: on,
    earlier: pair?.earlier ?? null,
    later: pair?.later ?? null,
    measure: pair?.measure ?? null,
    declineTenths: pair?.declineTenths ?? null,
    pointsTenths: pair?.pointsTenths ?? null,
  };
}
