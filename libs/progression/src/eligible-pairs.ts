import type { FactRef, IsoDate, Verdict } from '@interstice/clinical';
import type { NotUsedReason } from './assessment.js';
import { isComparison, type ComparedValues, type Comparison } from './compare-tests.js';
import type { CompiledCriterion } from './compiled-set.js';
import type { EventDay, ProgressionTimeline, Stretch } from './progression-timeline.js';
import { worsenedSince } from './symptoms-in-time.js';

/** Whether a pair lies in the window of a set; both edges count. */
export type InWindow = (earlierOn: IsoDate, laterOn: IsoDate) => boolean;

export interface EligiblePairs {
  /** Oldest earlier test first. */
  readonly pairs: readonly Comparison[];
  readonly refused: ReadonlySet<NotUsedReason>;
}

/**
 * The pairs that may be judged of one later test: against every acceptable earlier one
 * in the window and since the baseline, oldest first.
 *
 * @param timeline - the record laid out for judging
 * @param stretch - the episode
 * @param later - index of the later test
 * @param inWindow - the window of the set
 * @returns the comparisons, and why other tests in the window could not be compared
 * @source interstice-choices, B-09
 * @example eligiblePairs(timeline, stretch, day.later, inWindow).pairs.length //=> 3
 */
export function eligiblePairs(
  timeline: ProgressionTimeline,
  stretch: Stretch,
  later: number,
  inWindow: InWindow,
): EligiblePairs {
  const laterTest = timeline.tests[later];
  const pairs: Comparison[] = [];
  const refused = new Set<NotUsedReason>();
  for (let index = later - 1; laterTest && index >= 0; index -= 1) {
    const earlier = timeline.tests[index];
    // Other sets of the same day are of other series.
    if (earlier?.on === laterTest.on) continue;
    if (!earlier || (stretch.baselineOn !== null && earlier.on < stretch.baselineOn)) break;
    if (!inWindow(earlier.on, laterTest.on)) break;
    const outcome = timeline.compare(index, later);
    if (isComparison(outcome)) pairs.push(outcome);
    else refused.add(outcome);
  }
  return { pairs: pairs.reverse(), refused };
}

/**
 * The tests to be judged as later ones on a day. A test of another series, or an acceptable one before a poor one, still
 * speaks for the patient only while it lies within the window of the newest.
 *
 * @param timeline - the record laid out for judging
 * @param day - the day judged
 * @param inWindow - the window of the set
 * @returns indices, newest first
 * @source interstice-choices, B-09 and B-16
 * @example latersOf(timeline, day, inWindow) //=> [4, 2]
 */
export function latersOf(
  timeline: ProgressionTimeline,
  day: EventDay,
  inWindow: InWindow,
): readonly number[] {
  const newest = timeline.tests[day.later];
  return day.laters.filter((later) => {
    const test = timeline.tests[later];
    return test && newest && inWindow(test.on, newest.on);
  });
}

/**
 * The verdict of a criterion on one pair, by the values given.
 *
 * @param criterion - compiled
 * @param pair - two tests
 * @param values - of the deciding measure, or of the other one for a near miss
 * @param day - the day judged, for symptoms
 * @returns the verdict
 * @example judgePair(criterionA, pair, pair.deciding, day) //=> 'met'
 */
export function judgePair(
  criterion: CompiledCriterion,
  pair: Comparison,
  values: ComparedValues,
  day: EventDay,
): Verdict {
  return criterion.judge(
    values,
    criterion.asksSymptoms ? worsenedSince(day.symptoms, pair.earlier.on) : 'unknown',
  );
}

/**
 * The two tests of a pair as references.
 *
 * @param pair - two tests
 * @returns earlier, later
 * @example testRefs(pair).map((fact) => fact.kind) //=> ['pft', 'pft']
 */
export function testRefs(pair: Comparison): [FactRef, FactRef] {
  return [
    { kind: 'pft', lineageId: pair.earlier.pft.lineageId, on: pair.earlier.on },
    { kind: 'pft', lineageId: pair.later.pft.lineageId, on: pair.later.on },
  ];
}
