import type { FactRef, IsoDate } from '@interstice/clinical';
import type { PairAssessment, ProgressionStory } from './assessment.js';
import { assessPair, fellFurther, fellFurtherBy, type Comparison } from './compare-tests.js';
import type { CompiledWay, Measure } from './compiled-set.js';
import { eligiblePairs, latersOf, testRefs, type Judging } from './eligible-pairs.js';
import { findingOf, judgeFindings, judgePair } from './judge-criterion.js';
import { isAtHome, type JudgedTest } from './judged-tests.js';
import type { EventDay } from './progression-timeline.js';
import { unrepeated } from './repeats.js';

/** What met one criterion: the greatest fall that did, with the findings that stood beside it, or findings alone. */
interface Met {
  readonly way: CompiledWay;
  readonly pair: Comparison | null;
  readonly facts: readonly FactRef[];
}

interface MetDay {
  readonly day: EventDay;
  /** The later test that met; null where findings alone did. */
  readonly test: JudgedTest | null;
  /** The day of what met: of the later test, or of the later finding. */
  readonly on: IsoDate;
  /** Of the later test, or of the earlier finding. */
  readonly freshOn: IsoDate;
  readonly met: ReadonlyMap<string, Met>;
  /** The pair with the previous test, or with the first one in the window, meets as well (B-11). */
  readonly plain: boolean;
}

/**
 * Judges on every day on which a test, a report or a comparison of scans is dated, with what was known by then. What was
 * met on any of those days stays so: only a change of the record takes it away.
 *
 * @param judging - the record laid out for judging, the episode and the set
 * @returns what was met, since when, by which greatest fall and how certainly
 * @source interstice-choices, B-01, B-03, B-11 and B-15
 * @example tellStory({ timeline, stretch: timeline.current, set: compileSet(INBUILD) }).firstMetOn //=> '2026-01-12'
 */
export function tellStory(judging: Judging): ProgressionStory {
  const days = metDays(judging);
  const lastOn = latestOf(days.map(({ on }) => on));
  // An old decline must not lend its limbs, its size or its certainty to a new one.
  const recent = days.filter(({ on }) => lastOn !== null && judging.set.inWindow(on, lastOn));
  const worstByCriterion = greatestByCriterion(recent);
  const ofTests = recent.filter(({ test }) => test !== null);
  const lastTestOn = latestOf(ofTests.map(({ on }) => on));
  const latest = greatestByCriterion(ofTests.filter(({ on }) => on === lastTestOn));
  const tests = testsOf(days);
  const sound = tests.filter((test) => !test.poorQuality && !isAtHome(test));
  const lowestOf = sound.length > 0 ? sound : tests;
  const confirmed = isConfirmed(recent);
  return {
    supported: days.length > 0,
    firstMetOn: days[0]?.day.on ?? null,
    lastMetOn: lastOn,
    freshOn: latestOf(recent.map(({ freshOn }) => freshOn)),
    criteria: judging.set.criteria.filter(({ id }) => worstByCriterion.has(id)).map(({ id }) => id),
    worst: greatest(worstByCriterion),
    latest: greatest(latest),
    lowestFvcMl: lowest(lowestOf.map(({ ml }) => ml)),
    lowestPctTenths: lowest(lowestOf.map(({ pct }) => pct)),
    certainty: recent.length === 0 ? null : confirmed ? 'confirmed' : 'provisional',
    unrepeated: confirmed ? [] : unrepeated(judging.timeline, testsOf(recent)),
    poorQuality: recent.length > 0 && recent.every(({ test }) => test?.poorQuality === true),
    homeAlone: recent.length > 0 && recent.every(({ test }) => test !== null && isAtHome(test)),
    facts: inOrder([...worstByCriterion.values()].flatMap(({ facts }) => facts)),
  };
}

function testsOf(days: readonly MetDay[]): JudgedTest[] {
  return days.flatMap(({ test }) => (test ? [test] : []));
}

function latestOf(days: readonly IsoDate[]): IsoDate | null {
  return days.reduce<IsoDate | null>((last, on) => (last === null || on > last ? on : last), null);
}

function greatestByCriterion(days: readonly MetDay[]): ReadonlyMap<string, Met> {
  const byCriterion = new Map<string, Met>();
  for (const { met } of days) {
    for (const [criterionId, found] of met) {
      const known = byCriterion.get(criterionId);
      if (!known || isWorse(found, known)) byCriterion.set(criterionId, found);
    }
  }
  return byCriterion;
}

/** Of findings without a pair the latest speak. */
function isWorse(found: Met, known: Met): boolean {
  if (!found.pair || !known.pair) return known.pair === null;
  if (found.way.measure !== known.way.measure) return found.way.measure === 'fvc';
  return fellFurtherBy(found.pair.deciding, known.pair.deciding, found.way.change);
}

/** FVC before DLCO: shares of the one and of the other are not compared. */
function greatest(byCriterion: ReadonlyMap<string, Met>): PairAssessment | null {
  let found: Comparison | null = null;
  const pairs = [...byCriterion.values()].flatMap(({ pair, way }) => (pair ? [{ pair, way }] : []));
  const ofFvc = pairs.filter(({ way }) => way.measure === 'fvc');
  for (const { pair } of ofFvc.length > 0 ? ofFvc : pairs)
    if (!found || fellFurther(pair.deciding, found.deciding)) found = pair;
  return found && assessPair(found);
}

function lowest(values: readonly (number | null)[]): number | null {
  return values.reduce<number | null>(
    (least, value) => (value !== null && (least === null || value < least) ? value : least),
    null,
  );
}

interface LaterPairs {
  readonly measure: Measure;
  readonly test: JudgedTest;
  readonly pairs: readonly Comparison[];
}

function metDays(judging: Judging): MetDay[] {
  const { timeline, stretch, set } = judging;
  const found: MetDay[] = [];
  const known = new Map<JudgedTest, LaterPairs>();
  for (const day of timeline.days) {
    if (stretch.baselineOn !== null && day.on < stretch.baselineOn) continue;
    if (stretch.until !== null && day.on > stretch.until) break;
    const byFindings = metByFindings(judging, day);
    if (byFindings.size >= set.atLeast) found.push(dayOfFindings(day, byFindings));
    for (const { test, measure, pairs } of pairsOn(judging, day, known)) {
      const byPairs = metByPairs(judging, day, measure, pairs);
      if (byPairs.met.size === 0 || byPairs.met.size + byFindings.size < set.atLeast) continue;
      const met = set.atLeast > 1 ? new Map([...byPairs.met, ...byFindings]) : byPairs.met;
      found.push({ day, test, on: test.on, freshOn: test.on, met, plain: byPairs.plain });
    }
  }
  return found;
}

/** A report does not change the pairs, only what is known beside them. */
function pairsOn(judging: Judging, day: EventDay, known: Map<JudgedTest, LaterPairs>): LaterPairs[] {
  return judging.set.measures.flatMap((measure) =>
    latersOf(judging, measure, day).flatMap((later) => {
      const test = judging.timeline.lines[measure].tests[later];
      if (!test) return [];
      const found = known.get(test) ?? { measure, test, pairs: eligiblePairs(judging, measure, later).pairs };
      known.set(test, found);
      return [found];
    }),
  );
}

function metByFindings(judging: Judging, day: EventDay): Map<string, Met> {
  const met = new Map<string, Met>();
  for (const { id, ways } of judging.set.criteria) {
    const way = ways.find(
      (candidate) => candidate.measure === null && judgeFindings(judging, candidate, day) === 'met',
    );
    if (way) met.set(id, { way, pair: null, facts: factsOf(judging, way, null, day) });
  }
  return met;
}

function dayOfFindings(day: EventDay, met: ReadonlyMap<string, Met>): MetDay {
  const days = [...met.values()].flatMap(({ facts }) => facts.map(({ on }) => on)).sort();
  return {
    day,
    test: null,
    on: days.at(-1) ?? day.on,
    freshOn: days[0] ?? day.on,
    met,
    plain: true,
  };
}

function metByPairs(
  judging: Judging,
  day: EventDay,
  measure: Measure,
  pairs: readonly Comparison[],
): { readonly met: ReadonlyMap<string, Met>; readonly plain: boolean } {
  const greatestOf = new Map<string, { readonly way: CompiledWay; readonly pair: Comparison }>();
  let plain = false;
  pairs.forEach((pair, index) => {
    for (const { id, ways } of judging.set.criteria) {
      for (const way of ways) {
        if (way.measure !== measure || judgePair(judging, way, pair, pair.deciding, day) !== 'met') continue;
        if (index === 0 || index === pairs.length - 1) plain = true;
        const known = greatestOf.get(id);
        if (!known || fellFurtherBy(pair.deciding, known.pair.deciding, way.change))
          greatestOf.set(id, { way, pair });
      }
    }
  });
  const met = new Map<string, Met>();
  for (const { id } of judging.set.criteria) {
    const found = greatestOf.get(id);
    if (found) met.set(id, { ...found, facts: factsOf(judging, found.way, found.pair, day) });
  }
  return { met, plain };
}

function factsOf(judging: Judging, way: CompiledWay, pair: Comparison | null, day: EventDay): FactRef[] {
  return [
    ...(pair ? testRefs(pair) : []),
    ...way.findings.flatMap((kind) => findingOf(judging, kind, pair, day).facts),
  ];
}

/**
 * Spirometry at home confirms nothing: it varies too much (ADR 0011). What a radiologist and the patient report without any
 * test is not subject to the noise of tests: no repeat could confirm it.
 */
function isConfirmed(days: readonly MetDay[]): boolean {
  const sound = days.filter(({ test }) => test === null || !(test.poorQuality || isAtHome(test)));
  const daysThatMet = new Set(sound.map(({ on }) => on));
  return daysThatMet.size >= 2 || sound.some(({ plain }) => plain);
}

function inOrder(facts: readonly FactRef[]): FactRef[] {
  const unique = new Map(facts.map((fact) => [fact.lineageId, fact]));
  return [...unique.values()].sort((first, second) =>
    first.on === second.on ? (first.lineageId < second.lineageId ? -1 : 1) : first.on < second.on ? -1 : 1,
  );
}
