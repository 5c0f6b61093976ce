import type { FactRef, IsoDate } from '@interstice/clinical';
import type { PairAssessment, ProgressionStory } from './assessment.js';
import { assessPair, fellFurther, fellFurtherBy, type Comparison } from './compare-tests.js';
import type { CompiledWay, Measure } from './compiled-set.js';
import { confirmedBy } from './confirmed-by.js';
import { testRefs, type Judging } from './eligible-pairs.js';
import { besideRefs, judgeBeside } from './fall-beside.js';
import { worseningFacts } from './findings-in-time.js';
import { judgeFindings, standingOn } from './judge-criterion.js';
import { isAtHome, type JudgedTest } from './judged-tests.js';
import { mayBeMet } from './meetable-ways.js';
import { fallsOn, metByFalls, type FallsOfTest, type KnownFalls, type MetFalls } from './met-falls.js';
import { oxygenRefs } from './oxygen-rise.js';
import type { EventDay } from './progression-timeline.js';
import { certaintyOf, type CertaintyDay } from './story-certainty.js';

/** What met one criterion: the greatest fall that did, with the findings that stood beside it, or findings alone. */
export interface Met {
  readonly way: CompiledWay;
  readonly pair: Comparison | null;
  readonly facts: readonly FactRef[];
}

/** A day on which a set was met: by the falls to one test, or by findings alone. */
export interface MetDay extends CertaintyDay {
  readonly met: ReadonlyMap<string, Met>;
  /** What of the test fell; null where findings alone met. */
  readonly measure: Measure | null;
}

const NOTHING_HAPPENED: ProgressionStory = {
  supported: false,
  firstMetOn: null,
  lastMetOn: null,
  freshOn: null,
  criteria: [],
  worst: null,
  latest: null,
  latestFromOn: null,
  lowestFvcMl: null,
  lowestPctTenths: null,
  lowestDlcoTenths: null,
  lastIncreaseOn: null,
  certainty: null,
  confirmedBy: [],
  certainFall: null,
  oxygen: null,
  unrepeated: [],
  poorQuality: false,
  homeAlone: false,
  facts: [],
};

/**
 * Judges on every day on which a test, a report or a comparison of scans is dated, with what was known by then. What was
 * met on any of those days stays so: only a change of the record takes it away.
 *
 * @param judging - the record laid out for judging, the episode and the set
 * @returns what was met, since when, by which greatest fall and how certainly
 * @source interstice-choices, B-01, B-03, B-11 and B-15
 * @example tellStory(startJudging(timeline, timeline.current, compileSet(INBUILD))).firstMetOn //=> '2026-01-12'
 */
export function tellStory(judging: Judging): ProgressionStory {
  return storyOf(judging, metDays(judging));
}

/**
 * The story of the days on which something was met.
 *
 * @param judging - the record laid out for judging, the episode and the set
 * @param days - in the order of the days judged
 * @returns as {@link tellStory}
 * @example storyOf(judging, []).supported //=> false
 */
export function storyOf(judging: Judging, days: readonly MetDay[]): ProgressionStory {
  if (days.length === 0) return NOTHING_HAPPENED;
  const lastOn = latestOf(days.map(({ on }) => on));
  // An old decline must not lend its limbs, its size or its certainty to a new one.
  const recent = days.filter(({ on }) => lastOn !== null && judging.set.inWindow(on, lastOn));
  const worstByCriterion = greatestByCriterion(recent);
  const ofTests = recent.filter(({ test }) => test !== null);
  const lastTestOn = latestOf(ofTests.map(({ on }) => on));
  const latest = greatestByCriterion(ofTests.filter(({ on }) => on === lastTestOn));
  const lowestOf = lowestTests(days, 'fvc');
  const certainty = certaintyOf(judging, recent);
  return {
    supported: true,
    firstMetOn: days[0]?.day.on ?? null,
    lastMetOn: lastOn,
    freshOn: latestOf(recent.map(({ freshOn }) => freshOn)),
    criteria: judging.set.criteria.filter(({ id }) => worstByCriterion.has(id)).map(({ id }) => id),
    worst: greatest(worstByCriterion),
    latest: greatest(latest),
    latestFromOn: latestOf(
      ofTests.filter(({ on }) => on === lastTestOn).map(({ newestFromOn }) => newestFromOn),
    ),
    lowestFvcMl: lowest(lowestOf.map(({ ml }) => ml)),
    lowestPctTenths: lowest(lowestOf.map(({ pct }) => pct)),
    lowestDlcoTenths: lowest(lowestTests(days, 'dlco').map(({ dlcoPct }) => dlcoPct)),
    lastIncreaseOn: latestOf(recent.map(({ met }) => lastScanOf(met))),
    ...certainty,
    confirmedBy: confirmedBy(judging, recent),
    facts: inOrder([
      ...factsOfAll(worstByCriterion),
      ...(certainty.oxygen === null ? [] : oxygenRefs(certainty.oxygen.rise)),
    ]),
  };
}

/** Those of which the lowest value is told: acceptable laboratory tests if there are any. */
function lowestTests(days: readonly MetDay[], of: Measure): JudgedTest[] {
  const tests = days
    .map(({ test, measure }) => (measure === of ? test : null))
    .filter((test) => test !== null);
  const sound = tests.filter((test) => !test.poorQuality && !isAtHome(test));
  return sound.length > 0 ? sound : tests;
}

function factsOfAll(met: MetDay['met']): FactRef[] {
  const all: FactRef[] = [];
  for (const { facts } of met.values()) for (const fact of facts) all.push(fact);
  return all;
}

function lastScanOf(met: MetDay['met']): IsoDate | null {
  return latestOf(factsOfAll(met).map(({ kind, on }) => (kind === 'hrct' ? on : null)));
}

function latestOf(days: readonly (IsoDate | null)[]): IsoDate | null {
  let last: IsoDate | null = null;
  for (const on of days) if (on !== null && (last === null || on > last)) last = on;
  return last;
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
  const found = greatestOf('fvc', byCriterion) ?? greatestOf('dlco', byCriterion);
  return found && assessPair(found);
}

function greatestOf(measure: Measure, byCriterion: ReadonlyMap<string, Met>): Comparison | null {
  let found: Comparison | null = null;
  for (const { pair, way } of byCriterion.values()) {
    if (!pair || way.measure !== measure) continue;
    if (!found || fellFurther(pair.deciding, found.deciding)) found = pair;
  }
  return found;
}

function lowest(values: readonly (number | null)[]): number | null {
  return values.reduce<number | null>(
    (least, value) => (value !== null && (least === null || value < least) ? value : least),
    null,
  );
}

/**
 * The days of an episode on which a set was met.
 *
 * @param judging - the record laid out for judging, the episode and the set
 * @returns in the order of the days judged, once for each test that fell
 * @source interstice-choices, B-03
 * @example metDays(judging).map(({ on }) => on) //=> ['2025-07-10', '2026-01-12']
 */
export function metDays(judging: Judging): MetDay[] {
  const { timeline, stretch, set } = judging;
  const found: MetDay[] = [];
  if (!mayBeMet(set, judging.meetable)) return found;
  const known: KnownFalls = { fvc: [], dlco: [] };
  for (const day of timeline.days) {
    if (stretch.baselineOn !== null && day.on < stretch.baselineOn) continue;
    if (stretch.until !== null && day.on > stretch.until) break;
    const byFindings = metByFindings(judging, day);
    if (byFindings.size >= set.atLeast) found.push(dayOfFindings(day, byFindings));
    for (const falls of fallsOn(judging, day, known)) {
      const byPairs = metByFalls(judging, day, falls);
      if (byPairs.met.length === 0 || byPairs.met.length + byFindings.size < set.atLeast) continue;
      found.push(dayOfFalls(judging, day, falls, byPairs, byFindings));
    }
  }
  return found;
}

/**
 * The criteria that findings alone meet on a day.
 *
 * @param judging - the record laid out for judging, the episode and the set
 * @param day - the day judged
 * @returns by criterion, with the findings
 * @source interstice-choices, B-12 and B-13
 * @example metByFindings(judging, day).has('inbuild.d') //=> true
 */
export function metByFindings(judging: Judging, day: EventDay): ReadonlyMap<string, Met> {
  let met: Map<string, Met> | undefined;
  for (const { criterionId, way } of judging.meetable['findings-alone']) {
    if (met?.has(criterionId) || judgeFindings(judging, way, day) !== 'met') continue;
    met ??= new Map();
    met.set(criterionId, { way, pair: null, facts: factsOf(judging, way, null, day) });
  }
  return met ?? NOTHING_MET;
}

const NOTHING_MET: ReadonlyMap<string, Met> = new Map();

function dayOfFindings(day: EventDay, met: ReadonlyMap<string, Met>): MetDay {
  const days = factsOfAll(met)
    .map(({ on }) => on)
    .sort();
  return {
    day,
    test: null,
    measure: null,
    on: days.at(-1) ?? day.on,
    freshOn: days[0] ?? day.on,
    fellFromOn: null,
    newestFromOn: null,
    met,
    plain: true,
  };
}

function dayOfFalls(
  judging: Judging,
  day: EventDay,
  { test, measure }: FallsOfTest,
  { met, plain, newestFromOn }: MetFalls,
  byFindings: ReadonlyMap<string, Met>,
): MetDay {
  const byPairs = met.map(({ criterionId, way, pair }): [string, Met] => [
    criterionId,
    { way, pair, facts: factsOf(judging, way, pair, day) },
  ]);
  return {
    day,
    test,
    measure,
    on: test.on,
    freshOn: test.on,
    met: new Map(judging.set.atLeast > 1 ? [...byPairs, ...byFindings] : byPairs),
    plain,
    fellFromOn: latestOf(met.map(({ pair }) => pair.earlier.on)),
    newestFromOn,
  };
}

/** Of something met: what it asks for has become worse. */
function factsOf(judging: Judging, way: CompiledWay, pair: Comparison | null, day: EventDay): FactRef[] {
  const { timeline } = judging;
  const { findings } = timeline;
  const facts: FactRef[] = pair ? testRefs(pair) : [];
  if (pair && way.beside !== null)
    facts.push(...besideRefs(judgeBeside(timeline, way, pair.earlier.on, pair.later.on), pair));
  for (const kind of way.findings) {
    const { worseOn } = standingOn(judging, kind, day);
    if (worseOn === null) continue;
    for (const { fact } of worseningFacts(findings[kind], day.known[kind], worseOn)) facts.push(fact);
  }
  return facts;
}

function inOrder(facts: readonly FactRef[]): FactRef[] {
  const unique = new Map(facts.map((fact) => [fact.lineageId, fact]));
  return [...unique.values()].sort((first, second) =>
    first.on === second.on ? (first.lineageId < second.lineageId ? -1 : 1) : first.on < second.on ? -1 : 1,
  );
}
