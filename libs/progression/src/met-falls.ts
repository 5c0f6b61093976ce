import type { IsoDate } from '@interstice/clinical';
import { fellFurtherBy, type Comparison } from './compare-tests.js';
import type { CompiledWay, Measure } from './compiled-set.js';
import {
  eligibleTests,
  latersOf,
  pairOf,
  type EligibleTests,
  type Falls,
  type Judging,
} from './eligible-pairs.js';
import { judgeBeside } from './fall-beside.js';
import { findFall, type FoundFall, type SoughtFall } from './find-fall.js';
import { countBefore } from './first-where.js';
import { standingOn } from './judge-criterion.js';
import type { JudgedTest } from './judged-tests.js';
import type { EventDay, TestLine } from './progression-timeline.js';

/** Those that one way asks for: whether the findings stand beside them is for the day. */
interface FallsOfWay {
  readonly criterionId: string;
  readonly way: CompiledWay;
  readonly falls: Falls;
}

/** A later test with the falls to it. */
export interface FallsOfTest {
  readonly measure: Measure;
  readonly later: number;
  readonly test: JudgedTest;
  readonly ways: readonly FallsOfWay[];
}

/** Those found so far, by later test: a report does not change them, only what is known beside them. */
export type KnownFalls = Record<Measure, (FallsOfTest | undefined)[]>;

/** The greatest fall that met a criterion. */
export interface MetFall {
  readonly criterionId: string;
  readonly way: CompiledWay;
  readonly pair: Comparison;
}

/** What the falls to one test met on a day. */
export interface MetFalls {
  /** One for each criterion; that of the oldest baseline first. */
  readonly met: readonly MetFall[];
  /** The pair with the previous test, or with the first in the window, meets as well (B-11). */
  readonly plain: boolean;
  /** The newest test from which it fell as far as is asked for. */
  readonly newestFromOn: IsoDate | null;
}

/**
 * The tests that are judged on a day and fell as far as the set asks for. Each is looked at once.
 *
 * @param judging - the record laid out for judging, the episode and the set
 * @param day - the day judged
 * @param known - what former days have found; is added to
 * @returns newest first, those of FVC before those of DLCO
 * @source interstice-choices, B-09 to B-11
 * @example fallsOn(judging, day, { fvc: [], dlco: [] })[0]?.test.on //=> '2026-01-12'
 */
export function fallsOn(judging: Judging, day: EventDay, known: KnownFalls): FallsOfTest[] {
  const found: FallsOfTest[] = [];
  for (const measure of judging.set.measures) {
    if (judging.meetable[measure].length === 0) continue;
    for (const later of latersOf(judging, measure, day)) {
      const test = judging.timeline.lines[measure].tests[later];
      if (!test) continue;
      const ofTest = (known[measure][later] ??= {
        measure,
        later,
        test,
        ways: waysOf(judging, measure, later),
      });
      if (ofTest.ways.length > 0) found.push(ofTest);
    }
  }
  return found;
}

/**
 * What the falls to one test meet on a day, with the findings known by then: by the greatest fall from a test after which
 * it has become worse.
 *
 * @param judging - the record laid out for judging, the episode and the set
 * @param day - the day judged
 * @param ofTest - the test with the falls to it
 * @returns the criteria that are met
 * @source interstice-choices, B-11 to B-13
 * @example metByFalls(judging, day, ofTest).met[0]?.pair.earlier.on //=> '2025-01-10'
 */
export function metByFalls(judging: Judging, day: EventDay, ofTest: FallsOfTest): MetFalls {
  const { tests } = judging.timeline.lines[ofTest.measure];
  const greatest = new Map<string, { way: CompiledWay; fall: FoundFall; oldest: () => number }>();
  let plain = false;
  let newestFromOn: IsoDate | null = null;
  for (const { criterionId, way, falls } of ofTest.ways) {
    const before = worseAfter(judging, way, day);
    if (before === undefined) continue;
    const isFrom = (on: IsoDate | undefined): boolean => on !== undefined && (before === null || on < before);
    plain ||= falls.plainFromOn !== null && isFrom(falls.plainFromOn);
    const fall =
      before === null || isFrom(tests[falls.greatest.index]?.on)
        ? falls.greatest
        : greatestBefore(judging, ofTest, way, falls, before);
    const newestOn = fall ? newestDay(judging, ofTest, way, falls, before) : null;
    if (newestOn !== null && (newestFromOn === null || newestOn > newestFromOn)) newestFromOn = newestOn;
    const known = greatest.get(criterionId);
    if (fall && (!known || fellFurtherBy(fall.values, known.fall.values, way.change)))
      greatest.set(criterionId, { way, fall, oldest: () => oldestOf(judging, ofTest, way, falls) });
  }
  const inOrder = [...greatest];
  if (greatest.size > 1) inOrder.sort(([, one], [, other]) => one.oldest() - other.oldest());
  const met = inOrder.map(([criterionId, { way, fall }]) => {
    return { criterionId, way, pair: pairOf(judging, ofTest.measure, fall.index, ofTest.later) };
  });
  return { met, plain, newestFromOn };
}

function waysOf(judging: Judging, measure: Measure, later: number): FallsOfWay[] {
  const found: FallsOfWay[] = [];
  for (const { criterionId, way } of judging.meetable[measure]) {
    const falls = knownFallsOf(judging, measure, later, way);
    if (falls) found.push({ criterionId, way, falls });
  }
  return found;
}

function knownFallsOf(judging: Judging, measure: Measure, later: number, way: CompiledWay): Falls | null {
  const { falls } = judging.shared;
  const known = (falls[way.fallsAsked] ??= []);
  const found = known[later];
  if (found !== undefined) return found;
  return (known[later] = fallsOf(judging, measure, later, way));
}

function fallsOf(judging: Judging, measure: Measure, later: number, way: CompiledWay): Falls | null {
  const { from, to, ends } = eligibleTests(judging, measure, later);
  if (!ends) return null;
  const greatest = findIn(judging, measure, later, way, 'greatest', from, to);
  if (!greatest) return null;
  return {
    greatest,
    plainFromOn: plainFrom(judging, measure, later, way, ends),
  };
}

/** The older of the first test in the window and of the previous one, of those that the later one fell so far from. */
function plainFrom(
  judging: Judging,
  measure: Measure,
  later: number,
  way: CompiledWay,
  { oldest, newest }: NonNullable<EligibleTests['ends']>,
): IsoDate | null {
  const found =
    findIn(judging, measure, later, way, 'oldest', oldest, oldest + 1) ??
    findIn(judging, measure, later, way, 'newest', newest, newest + 1);
  return judging.timeline.lines[measure].tests[found?.index ?? -1]?.on ?? null;
}

/**
 * A fall to one test that a way asks for, with what has to stand beside it between the same two days, from tests of an index
 * from the first, up to but not with the second.
 */
function findIn(
  judging: Judging,
  measure: Measure,
  later: number,
  way: CompiledWay,
  which: SoughtFall['which'],
  from: number,
  to: number,
): FoundFall | undefined {
  const line = judging.timeline.lines[measure];
  // Every test of every review comes through here: written out, for a spread costs as much as the search.
  return way.beside === null
    ? findFall(line, line.comparedWith(later), { way, which, later, from, to, by: 'deciding', also: null })
    : findFall(line, line.comparedWithBeside(later), {
        way,
        which,
        later,
        from,
        to,
        by: 'deciding',
        also: besideMet(judging, line, later, way),
      });
}

function besideMet(
  { timeline }: Judging,
  { tests }: TestLine,
  later: number,
  way: CompiledWay,
): (index: number) => boolean {
  const laterOn = tests[later]?.on;
  return (index) => {
    const earlierOn = tests[index]?.on;
    return (
      earlierOn !== undefined &&
      laterOn !== undefined &&
      judgeBeside(timeline, way, earlierOn, laterOn).verdict === 'met'
    );
  };
}

/** Findings that stand beside any of the falls stand beside that from the oldest test: it is the same on every day. */
function oldestOf(judging: Judging, { measure, later }: FallsOfTest, way: CompiledWay, falls: Falls): number {
  const { from, to } = eligibleTests(judging, measure, later);
  return (falls.oldest ??=
    findIn(judging, measure, later, way, 'oldest', from, to)?.index ?? falls.greatest.index);
}

function newestDay(
  judging: Judging,
  { measure, later }: FallsOfTest,
  way: CompiledWay,
  falls: Falls,
  before: IsoDate | null,
): IsoDate | null {
  const newestOn = (falls.newestOn ??= new Map());
  const known = newestOn.get(before);
  if (known !== undefined) return known;
  const { tests } = judging.timeline.lines[measure];
  const eligible = eligibleTests(judging, measure, later);
  const to = before === null ? eligible.to : Math.min(eligible.to, countBefore(tests, before));
  const found = findIn(judging, measure, later, way, 'newest', eligible.from, to);
  const on = tests[found?.index ?? -1]?.on ?? null;
  newestOn.set(before, on);
  return on;
}

function greatestBefore(
  judging: Judging,
  { measure, later }: FallsOfTest,
  way: CompiledWay,
  falls: Falls,
  on: IsoDate,
): FoundFall | undefined {
  const before = (falls.before ??= new Map());
  if (before.has(on)) return before.get(on);
  const { tests } = judging.timeline.lines[measure];
  const eligible = eligibleTests(judging, measure, later);
  const to = Math.min(eligible.to, countBefore(tests, on));
  const found = findIn(judging, measure, later, way, 'greatest', eligible.from, to);
  before.set(on, found);
  return found;
}

/** The day before which the earlier test has to lie; null where no finding is asked for, undefined where one is not there. */
function worseAfter(judging: Judging, way: CompiledWay, day: EventDay): IsoDate | null | undefined {
  let before: IsoDate | null = null;
  for (const kind of way.findings) {
    const { worseOn } = standingOn(judging, kind, day);
    if (worseOn === null) return undefined;
    if (before === null || worseOn < before) before = worseOn;
  }
  return before;
}
