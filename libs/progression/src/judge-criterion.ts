import { anyOf, type IsoDate, type Verdict } from '@interstice/clinical';
import type { FindingInTime } from './assessment.js';
import { fellFurtherBy, type ComparedValues, type Comparison } from './compare-tests.js';
import {
  judgeFall,
  type CompiledCriterion,
  type CompiledWay,
  type FindingKind,
  type Measure,
  type Supposed,
} from './compiled-set.js';
import type { Judging } from './eligible-pairs.js';
import { judgeBeside } from './fall-beside.js';
import {
  findWorsening,
  NOTHING_SAID,
  standingsOf,
  worsened,
  worsenedAfter,
  type Finding,
  type FindingPeriod,
  type Standing,
} from './findings-in-time.js';
import { isAtHome } from './judged-tests.js';
import type { EventDay } from './progression-timeline.js';

/** The pairs to be judged on a day, by measure. */
export type PairsOfDay = Readonly<Record<Measure, readonly Comparison[]>> & {
  /** Those that only want the name of a reference equation: they judge nothing, and leave a verdict open (B-14). */
  readonly unnamed: Readonly<Record<Measure, readonly Comparison[]>>;
};

/** One way to meet a criterion, judged. */
export interface WayJudgement {
  readonly way: CompiledWay;
  readonly verdict: Verdict;
  /** The pair that fell most of those that say so; null without pairs. */
  readonly pair: Comparison | null;
  /** The pair that leaves it open until its reference equation is named; null where none does. */
  readonly unnamed: Comparison | null;
}

/** A criterion judged on a day: by the first of its ways that says so. */
export interface CriterionJudgement {
  readonly criterion: CompiledCriterion;
  readonly verdict: Verdict;
  readonly deciding: WayJudgement;
  readonly others: readonly WayJudgement[];
}

/**
 * Judges a criterion on a day: by every eligible pair, the largest decline deciding, or by findings alone.
 *
 * @param judging - the record laid out for judging, the episode and the set
 * @param criterion - compiled
 * @param day - the day judged; null when nothing is on record
 * @param pairs - the pairs of that day
 * @param supposed - what is to be taken as known and bad, to see whether it would settle the verdict
 * @returns the verdict, and by which pair
 * @source interstice-choices, B-10 to B-14
 * @example judgeCriterion(judging, criterionA, day, pairs).verdict //=> 'met'
 */
export function judgeCriterion(
  judging: Judging,
  criterion: CompiledCriterion,
  day: EventDay | null,
  pairs: PairsOfDay,
  supposed?: Supposed,
): CriterionJudgement {
  const ways = criterion.ways.map((way) => judgeWay(judging, way, day, pairs, supposed));
  const verdict = anyOf(ways.map((way) => way.verdict));
  const deciding = ways.find((way) => way.verdict === verdict);
  if (!deciding) throw new RangeError(`Criterion ${criterion.id} cannot be met in any way.`);
  return { criterion, verdict, deciding, others: ways.filter((way) => way !== deciding) };
}

/**
 * The verdict of one way on one pair, by the values given.
 *
 * @param judging - the record laid out for judging, the episode and the set
 * @param way - compiled
 * @param pair - two tests
 * @param values - of the deciding measure, or of the other one for a near miss
 * @param day - the day judged, for findings
 * @param supposed - what is to be taken as known and bad
 * @returns the verdict
 * @example judgePair(judging, way, pair, pair.deciding, day) //=> 'met'
 */
export function judgePair(
  judging: Judging,
  way: CompiledWay,
  pair: Comparison,
  values: ComparedValues,
  day: EventDay,
  supposed?: Supposed,
): Verdict {
  let verdict = judgeFall(way, values, supposed);
  if (verdict === 'not-met') return verdict;
  if (way.beside !== null)
    verdict = together(
      verdict,
      judgeBeside(judging.timeline, way, pair.earlier.on, pair.later.on, supposed).verdict,
    );
  for (const kind of way.findings) {
    const found = worsenedAfter(standingOn(judging, kind, day), pair.earlier.on);
    verdict = together(verdict, supposing(supposed, kind, found));
  }
  return verdict;
}

/**
 * The verdict of a way that asks for findings alone: all of them dated in the window that ends on the day judged, after
 * the episode started, in any order.
 *
 * @param judging - the record laid out for judging, the episode and the set
 * @param way - compiled, without a measure
 * @param day - the day judged
 * @param supposed - what is to be taken as known and bad
 * @returns the verdict
 * @source interstice-choices, B-12 and B-13
 * @example judgeFindings(judging, way, day) //=> 'met'
 */
export function judgeFindings(
  judging: Judging,
  way: CompiledWay,
  day: EventDay,
  supposed?: Supposed,
): Verdict {
  const period = periodOfDay(judging, day.on);
  let verdict: Verdict = 'met';
  for (const kind of way.findings) {
    const found = worsened(standingOn(judging, kind, day), (on) => period.holdsDay(on));
    verdict = together(verdict, supposing(supposed, kind, found));
  }
  return verdict;
}

/**
 * What the findings of one kind say together on a day.
 *
 * @param judging - the record laid out for judging, the episode and the set
 * @param kind - symptoms or fibrosis
 * @param day - the day judged
 * @returns from the beginning; a question about less leaves out what is older
 * @source interstice-choices, B-12 and B-13
 * @example standingOn(judging, 'symptoms', day).worseOn //=> '2026-02-01'
 */
export function standingOn(judging: Judging, kind: FindingKind, day: EventDay): Standing {
  const { timeline, standings } = judging;
  const known = day.known[kind];
  if (judging.findings === 'by-their-day') return timeline.standings[kind][known] ?? NOTHING_SAID;
  const of = `${kind} ${day.on}`;
  const found =
    standings.get(of) ??
    standingsOf(timeline.findings[kind].slice(0, known), (finding) =>
      holdsComparison(judging, finding, day.on),
    ).at(-1) ??
    NOTHING_SAID;
  standings.set(of, found);
  return found;
}

/**
 * What is known of one kind of finding, for a criterion judged by a pair or without one.
 *
 * @param judging - the record laid out for judging, the episode and the set
 * @param kind - symptoms or fibrosis
 * @param pair - the pair that decides; null when findings alone do
 * @param day - the day judged
 * @returns the verdict with its facts
 * @example findingOf(judging, 'symptoms', pair, day).facts[0]?.on //=> '2026-02-01'
 */
export function findingOf(
  judging: Judging,
  kind: FindingKind,
  pair: Comparison | null,
  day: EventDay,
): FindingInTime {
  const period = pair ? periodOfPair(judging, pair, day) : periodOfDay(judging, day.on);
  const standing = standingOn(judging, kind, day);
  return findWorsening(judging.timeline.findings[kind], day.known[kind], standing, period);
}

/**
 * Of pairs of one measure the one that fell furthest. Of pairs that say the same those of the laboratory are named: they
 * are the ones to act upon (ADR 0011).
 *
 * @param pairs - at least one for a result
 * @param change - relative, or absolute in points of % predicted
 * @returns the pair, or null when there is none
 * @source interstice-choices, B-11
 * @example greatestFall(pairs, 'relative')?.earlier.on //=> '2025-01-10'
 */
export function greatestFall(pairs: readonly Comparison[], change: CompiledWay['change']): Comparison | null {
  const laboratory = pairs.filter(({ later }) => !isAtHome(later));
  let greatest: Comparison | null = null;
  for (const pair of laboratory.length > 0 ? laboratory : pairs) {
    if (!greatest || fellFurtherBy(pair.deciding, greatest.deciding, change)) greatest = pair;
  }
  return greatest;
}

function judgeWay(
  judging: Judging,
  way: CompiledWay,
  day: EventDay | null,
  pairs: PairsOfDay,
  supposed?: Supposed,
): WayJudgement {
  const { measure } = way;
  if (day !== null && measure === null)
    return { way, verdict: judgeFindings(judging, way, day, supposed), pair: null, unnamed: null };
  const judged = (some: readonly Comparison[]): JudgedPair[] =>
    day === null
      ? []
      : some.map((pair) => ({ pair, verdict: judgePair(judging, way, pair, pair.deciding, day, supposed) }));
  const compared = judged(measure === null ? [] : pairs[measure]);
  const found =
    compared.length > 0 ? anyOf(verdictsOf(compared)) : wouldDo(way, supposed) ? 'met' : 'unknown';
  const pairSaying = (verdict: Verdict): Comparison | null =>
    greatestFall(
      compared.filter((one) => one.verdict === verdict).map(({ pair }) => pair),
      way.change,
    );
  const open = measure === null || found === 'met' ? [] : judged(pairs.unnamed[measure]).filter(isOpen);
  if (measure === null || open.length === 0)
    return { way, verdict: found, pair: pairSaying(found), unnamed: null };
  // A name settles an unknown only where everything else that is asked for is there.
  const settles = supposed === `${measure}-equation` && anyOf(verdictsOf(open)) === 'met';
  const unnamed = greatestFall(
    open.map(({ pair }) => pair),
    way.change,
  );
  return { way, verdict: settles ? 'met' : 'unknown', pair: pairSaying('unknown'), unnamed };
}

interface JudgedPair {
  readonly pair: Comparison;
  readonly verdict: Verdict;
}

function verdictsOf(judged: readonly JudgedPair[]): Verdict[] {
  return judged.map(({ verdict }) => verdict);
}

function isOpen({ verdict }: JudgedPair): boolean {
  return verdict !== 'not-met';
}

/** Whether a pair alone would meet it: findings have to be dated after its earlier test, so they would be missing too. */
function wouldDo(way: CompiledWay, supposed: Supposed | undefined): boolean {
  return (
    way.measure !== null &&
    supposed === `${way.measure}-pair` &&
    way.findings.length === 0 &&
    way.beside === null
  );
}

function together(one: Verdict, other: Verdict): Verdict {
  if (one === 'not-met' || other === 'not-met') return 'not-met';
  return one === 'unknown' ? one : other;
}

function supposing(supposed: Supposed | undefined, kind: FindingKind, found: Verdict): Verdict {
  return found === 'unknown' && supposed === kind ? 'met' : found;
}

/** Findings dated after the earlier test, up to the day judged. */
function periodOfPair(judging: Judging, { earlier }: Comparison, day: EventDay): FindingPeriod {
  return {
    holdsDay: (on) => on > earlier.on,
    holds: (finding) => holdsComparison(judging, finding, day.on),
  };
}

function periodOfDay(judging: Judging, dayOn: IsoDate): FindingPeriod {
  const { set, stretch } = judging;
  const { findingsAfter } = stretch;
  return {
    holdsDay: (on) => (findingsAfter === null || on > findingsAfter) && set.inWindow(on, dayOn),
    holds: (finding) => holdsComparison(judging, finding, dayOn),
  };
}

function holdsComparison({ findings, set }: Judging, finding: Finding, dayOn: IsoDate): boolean {
  if (findings === 'by-their-day') return true;
  const { on, comparedWithOn } = finding;
  return set.inWindow(on, dayOn) && (comparedWithOn === null || set.inWindow(comparedWithOn, dayOn));
}
