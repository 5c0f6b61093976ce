import type { FactRef, IsoDate } from '@interstice/clinical';
import type { NotUsedReason } from './assessment.js';
import { comparedIfNamed, isComparison, type Comparison } from './compare-tests.js';
import type { CompiledSet, Measure } from './compiled-set.js';
import type { Stretch } from './episodes.js';
import type { FoundFall } from './find-fall.js';
import type { Standing } from './findings-in-time.js';
import { countBefore, firstWhere } from './first-where.js';
import type { LevelOfPair } from './likelihood/level-of-pair.js';
import { meetableWays, type MeetableWays } from './meetable-ways.js';
import type { ComparedAlike, EventDay, ProgressionTimeline } from './progression-timeline.js';

export interface EligiblePairs {
  /** Oldest earlier test first. */
  readonly pairs: readonly Comparison[];
  /** Pairs that could be compared if the test that names no reference equation named that of the other (B-14). */
  readonly unnamed: readonly Comparison[];
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
  readonly shared: SharedFinds;
  /** What the record may meet at all: without any worsening nothing that asks for one needs a look. */
  readonly meetable: MeetableWays;
  /** What findings say together on a day, where that is not for the timeline to tell. */
  readonly standings: Map<string, Standing>;
}

/** The falls to one later test that are as far as asked for, from one earlier test or another. */
export interface Falls {
  readonly greatest: FoundFall;
  /** Index of the oldest test that it fell so far from, once somebody has asked. */
  oldest?: number;
  /** The older of the first test in the window and of the previous one, of those that it fell so far from. */
  readonly plainFromOn: IsoDate | null;
  /** The day of the newest test that it fell so far from, by the day before which findings ask it to lie; once asked. */
  newestOn?: Map<IsoDate | null, IsoDate | null>;
  /** The greatest from tests before a day, by that day: findings count from the earlier test on; once asked. */
  before?: Map<IsoDate, FoundFall | undefined>;
}

/** What is found once for all sets of one window over one stretch: it depends on nothing else of them. */
export interface SharedFinds {
  /** The earlier tests of each later one. */
  readonly tests: Readonly<Record<Measure, (EligibleTests | undefined)[]>>;
  /** By later test, the index of the first test in its window. */
  readonly opens: { [Of in Measure]?: readonly number[] };
  /** By what is asked for, the falls to each later test; null where there are none. */
  readonly falls: ((Falls | null | undefined)[] | undefined)[];
  /** By what is asked for, whether the other measure alone shows such a fall to each later test: most show none. */
  readonly nearFalls: ((boolean | undefined)[] | undefined)[];
  /** How much the level changed between two tests, by both and the value compared. */
  readonly levels: Map<string, LevelOfPair | null>;
  /** The pairs of each later test, where somebody has asked for all of them. */
  readonly pairs: Readonly<Record<Measure, (EligiblePairs | undefined)[]>>;
}

/** The earlier tests of a later one: those of an index from the first, up to but not with the second, that can be compared. */
export interface EligibleTests {
  readonly compared: readonly ComparedAlike[];
  readonly from: number;
  readonly to: number;
  /** The oldest and the newest of them; null when there is none. */
  readonly ends: { readonly oldest: number; readonly newest: number } | null;
  /** There is one alone, from before the baseline. */
  readonly standsIn: boolean;
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
  return {
    timeline,
    stretch,
    set,
    findings,
    shared: sharedFinds(timeline, stretch, set),
    meetable: meetableWays(timeline, set),
    standings: new Map(),
  };
}

/**
 * The earlier tests that may be judged with a later one: every acceptable one in the window and since the baseline that
 * can be compared with it.
 *
 * Where none since the baseline can be compared, because it is of poor quality or of another series, the last one before
 * it stands in: a poor test is never a baseline, also when a decision was taken on it, and must not hide what follows.
 *
 * @param judging - the record laid out for judging, the episode and the set
 * @param measure - which tests
 * @param later - index of the later test among those of the measure
 * @returns which they are, without looking at each
 * @source interstice-choices, B-06, B-09 and B-15
 * @example eligibleTests(judging, 'fvc', 3).ends?.oldest //=> 0
 */
export function eligibleTests(judging: Judging, measure: Measure, later: number): EligibleTests {
  return (judging.shared.tests[measure][later] ??= findTests(judging, measure, later));
}

const finds = new WeakMap<ProgressionTimeline, Map<string, SharedFinds>>();

function sharedFinds(timeline: ProgressionTimeline, { baselineOn }: Stretch, set: CompiledSet): SharedFinds {
  const known = finds.get(timeline) ?? new Map<string, SharedFinds>();
  finds.set(timeline, known);
  const key = `${set.windowKey} ${baselineOn ?? ''}`;
  const shared = known.get(key) ?? {
    tests: { fvc: [], dlco: [] },
    opens: {},
    falls: [],
    nearFalls: [],
    levels: new Map(),
    pairs: { fvc: [], dlco: [] },
  };
  known.set(key, shared);
  return shared;
}

function findTests(judging: Judging, measure: Measure, later: number): EligibleTests {
  const { timeline, stretch } = judging;
  const line = timeline.lines[measure];
  const compared = line.comparedWith(later);
  const laterTest = line.tests[later];
  if (!laterTest || compared.length === 0) return { compared, from: 0, to: 0, ends: null, standsIn: false };
  const { baselineOn } = stretch;
  // Other sets of the same day are of other series.
  const to = countBefore(line.tests, laterTest.on);
  const opens = windowOpens(judging, measure, later);
  const from = baselineOn === null ? opens : Math.max(opens, countBefore(line.tests, baselineOn));
  const ends = endsOf(compared, from, to);
  // A test of the baseline's own day is what was decided on, not what came after.
  if (ends || baselineOn === null || laterTest.on === baselineOn)
    return { compared, from, to, ends, standsIn: false };
  const last = endsOf(compared, opens, Math.min(from, to))?.newest;
  return last === undefined
    ? { compared, from, to, ends, standsIn: false }
    : { compared, from: last, to: last + 1, ends: { oldest: last, newest: last }, standsIn: true };
}

/**
 * Where the window of a later test opens: told for all of them at once, since it never opens earlier for a newer one.
 *
 * @param judging - the record laid out for judging, the episode and the set
 * @param measure - which tests
 * @param later - index of the later test among those of the measure
 * @returns the index of the first test in its window
 * @source interstice-choices, B-09
 * @example windowOpens(judging, 'fvc', 7) //=> 2
 */
export function windowOpens(judging: Judging, measure: Measure, later: number): number {
  return (judging.shared.opens[measure] ??= opensOf(judging, measure))[later] ?? 0;
}

function opensOf({ timeline, set }: Judging, measure: Measure): readonly number[] {
  const { tests } = timeline.lines[measure];
  let first = 0;
  return tests.map(({ on }) => {
    for (let test = tests[first]; test && !set.inWindow(test.on, on); test = tests[first]) first += 1;
    return first;
  });
}

function endsOf(compared: readonly ComparedAlike[], from: number, to: number): EligibleTests['ends'] {
  let oldest = to;
  let newest = -1;
  for (const { earlier } of compared) {
    const { indices } = earlier;
    oldest = Math.min(oldest, indices[firstWhere(indices, (index) => index >= from)] ?? to);
    newest = Math.max(newest, indices[firstWhere(indices, (index) => index >= to) - 1] ?? -1);
  }
  return oldest < to && newest >= from ? { oldest, newest } : null;
}

/**
 * The comparison of a later test with one of its earlier ones.
 *
 * @param judging - the record laid out for judging, the episode and the set
 * @param measure - which tests
 * @param earlier - index of one that {@link eligibleTests} tells
 * @param later - index of the later test
 * @returns the comparison
 * @throws RangeError when they cannot be compared
 * @example pairOf(judging, 'fvc', 0, 3).earlier.on //=> '2025-01-10'
 */
export function pairOf(judging: Judging, measure: Measure, earlier: number, later: number): Comparison {
  const pair = judging.timeline.lines[measure].compare(earlier, later);
  if (!isComparison(pair)) throw new RangeError(`Tests ${earlier} and ${later} cannot be compared: ${pair}.`);
  return eligibleTests(judging, measure, later).standsIn ? { ...pair, standsIn: true } : pair;
}

/**
 * Every pair of a later test with the earlier ones that {@link eligibleTests} tells: for the day that is shown. Over a whole
 * record they would be as many as the square of its tests.
 *
 * @param judging - the record laid out for judging, the episode and the set
 * @param measure - which tests
 * @param later - index of the later test among those of the measure
 * @returns the comparisons, and why other tests in the window could not be compared
 * @source interstice-choices, B-06, B-09 and B-15
 * @example eligiblePairs(judging, 'fvc', 3).pairs.length //=> 3
 */
export function eligiblePairs(judging: Judging, measure: Measure, later: number): EligiblePairs {
  return (judging.shared.pairs[measure][later] ??= findPairs(judging, measure, later));
}

function findPairs({ timeline, stretch, set }: Judging, measure: Measure, later: number): EligiblePairs {
  const line = timeline.lines[measure];
  const laterTest = line.tests[later];
  const pairs: Comparison[] = [];
  const unnamed: Comparison[] = [];
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
    else if (!isBefore) {
      refused.add(outcome);
      const ifNamed = outcome === 'equation-named-once' ? comparedIfNamed(earlier, laterTest, measure) : null;
      if (ifNamed) unnamed.push(ifNamed);
    }
  }
  return { pairs: pairs.reverse(), unnamed: unnamed.reverse(), refused };
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
  // Most records are of one series, and a test lies in its own window.
  if (laters.length === 0 || (laters.length === 1 && set.atLeast === 1)) return laters;
  const newest = tests[laters[0] ?? -1];
  const endsOn = set.atLeast > 1 ? day.on : newest?.on;
  return laters.filter((later) => {
    const test = tests[later];
    return (
      test !== undefined && endsOn !== undefined && (test.on === endsOn || set.inWindow(test.on, endsOn))
    );
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
