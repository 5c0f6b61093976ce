import type { FactRef } from '@interstice/clinical';
import type { NotUsedReason } from './assessment.js';
import { isComparison, type Comparison } from './compare-tests.js';
import type { CompiledSet, Measure } from './compiled-set.js';
import type { Stretch } from './episodes.js';
import type { EventDay, ProgressionTimeline } from './progression-timeline.js';

export interface EligiblePairs {
  /** Oldest earlier test first. */
  readonly pairs: readonly Comparison[];
  readonly refused: ReadonlySet<NotUsedReason>;
}

/**
 * Which findings count beside a pair: by their own day (B-12, B-13), or, as the command line takes its flags, only those
 * whose day and the day they compare with both lie in the window that ends on the day judged.
 */
export type FindingsCount = 'by-their-day' | 'with-comparison-in-window';

/** What is judged: one criterion set over one stretch of a record. */
export interface Judging {
  readonly timeline: ProgressionTimeline;
  readonly stretch: Stretch;
  readonly set: CompiledSet;
  readonly findings: FindingsCount;
  /** The pairs of each later test, found once. */
  readonly found: Readonly<Record<Measure, (EligiblePairs | undefined)[]>>;
}

/**
 * Starts judging a set over a stretch of a record.
 *
 * @param timeline - the record laid out for judging
 * @param stretch - the episode
 * @param set - compiled
 * @param findings - which findings count
 * @returns what the judging functions take
 * @example startJudging(timeline, timeline.current, compileSet(INBUILD)).set.id //=> 'inbuild'
 */
export function startJudging(
  timeline: ProgressionTimeline,
  stretch: Stretch,
  set: CompiledSet,
  findings: FindingsCount = 'by-their-day',
): Judging {
  return { timeline, stretch, set, findings, found: { fvc: [], dlco: [] } };
}

/**
 * The pairs that may be judged of one later test: against every acceptable earlier one
 * in the window and since the baseline, oldest first.
 *
 * Where none since the baseline can be compared, because it is of poor quality or of another series, the last one before
 * it stands in: a poor test is never a baseline, also when a decision was taken on it, and must not hide what follows.
 *
 * @param judging - the record laid out for judging, the episode and the set
 * @param measure - which tests
 * @param later - index of the later test among those of the measure
 * @returns the comparisons, and why other tests in the window could not be compared
 * @source interstice-choices, B-06, B-09 and B-15
 * @example eligiblePairs(judging, 'fvc', 3).pairs.length //=> 3
 */
export function eligiblePairs(judging: Judging, measure: Measure, later: number): EligiblePairs {
  return (judging.found[measure][later] ??= findPairs(judging, measure, later));
}

function findPairs({ timeline, stretch, set }: Judging, measure: Measure, later: number): EligiblePairs {
  const line = timeline.lines[measure];
  const laterTest = line.tests[later];
  const pairs: Comparison[] = [];
  const refused = new Set<NotUsedReason>();
  for (let index = later - 1; laterTest && index >= 0; index -= 1) {
    const earlier = line.tests[index];
    // Other sets of the same day are of other series.
    if (earlier?.on === laterTest.on) continue;
    if (!earlier || !set.inWindow(earlier.on, laterTest.on)) break;
    const isBefore = stretch.baselineOn !== null && earlier.on < stretch.baselineOn;
    // A test of the baseline's own day is what was decided on, not what came after.
    if (isBefore && (pairs.length > 0 || laterTest.on === stretch.baselineOn)) break;
    const outcome = line.compare(index, later);
    if (isComparison(outcome)) pairs.push(isBefore ? { ...outcome, standsIn: true } : outcome);
    else if (!isBefore) refused.add(outcome);
  }
  return { pairs: pairs.reverse(), refused };
}

/**
 * The tests to be judged as later ones on a day. A test of another series, or an acceptable one before a poor one, still
 * speaks for the patient only while it lies within the window of the newest. Where a set counts several criteria together,
 * a test counts only while it lies within the window of the day: a fall of two years ago and a symptom of today are not
 * one progression.
 *
 * @param judging - the record laid out for judging, the episode and the set
 * @param measure - which tests
 * @param day - the day judged
 * @returns indices, newest first
 * @source interstice-choices, B-09 and B-16
 * @example latersOf(judging, 'fvc', day) //=> [4, 2]
 */
export function latersOf({ timeline, set }: Judging, measure: Measure, day: EventDay): readonly number[] {
  const { tests } = timeline.lines[measure];
  const laters = day.laters[measure];
  const newest = tests[laters[0] ?? -1];
  const endsOn = set.atLeast > 1 ? day.on : newest?.on;
  return laters.filter((later) => {
    const test = tests[later];
    return test !== undefined && endsOn !== undefined && set.inWindow(test.on, endsOn);
  });
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
