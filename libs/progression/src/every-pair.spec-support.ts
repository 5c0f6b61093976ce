// Judges by comparing every pair on every day: as slow as plain, and what the search for falls is held against.
import { anyOf, atLeast, type IsoDate, type PatientRecord, type Verdict } from '@interstice/clinical';
import type { NearMiss, PairAssessment, ProgressionStory } from './assessment.js';
import {
  assessPair,
  compareDlco,
  declineOf,
  fellFurther,
  fellFurtherBy,
  isComparison,
  type ComparedValues,
  type Comparison,
} from './compare-tests.js';
import { compileSet, judgeFall, type CompiledWay, type FindingKind, type Measure } from './compiled-set.js';
import type { CriterionSet } from './criterion-set.js';
import { latersOf, startJudging, testRefs, type Judging } from './eligible-pairs.js';
import type { Stretch } from './episodes.js';
import type { Finding } from './findings-in-time.js';
import { greatestFall } from './judge-criterion.js';
import { pairsOf, plainTimeline, unnamedPairs } from './every-pair-tests.spec-support.js';
import { isAtHome } from './judged-tests.js';
import { storyOf, type Met, type MetDay } from './progression-story.js';
import type { EventDay } from './progression-timeline.js';
import { repeatOf } from './repeats.js';

/** What of an assessment rests on pairs and findings. */
export interface JudgedByEveryPair {
  readonly verdict: Verdict;
  readonly criteria: readonly { readonly verdict: Verdict; readonly pair: PairAssessment | null }[];
  readonly nearMisses: readonly NearMiss[];
  readonly story: ProgressionStory;
  readonly formerStories: readonly ProgressionStory[];
}

export function judgeByEveryPair(record: PatientRecord, definition: CriterionSet): JudgedByEveryPair {
  const timeline = plainTimeline(record);
  const set = compileSet(definition);
  const story = (stretch: Stretch): ProgressionStory => {
    const judging = startJudging(timeline, stretch, set);
    return storyOf(judging, metDays(judging));
  };
  const judging = startJudging(timeline, timeline.current, set);
  const day = timeline.days.at(-1);
  const criteria = set.criteria.map(({ ways }) => {
    const judged = ways.map((way) => judgeWay(judging, way, day));
    const verdict = anyOf(judged.map((one) => one.verdict));
    return { verdict, pair: judged.find((one) => one.verdict === verdict)?.pair ?? null };
  });
  const hasFallMet = criteria.some(({ verdict, pair }) => verdict === 'met' && pair !== null);
  return {
    verdict: atLeast(
      set.atLeast,
      criteria.map(({ verdict }) => verdict),
    ),
    criteria: criteria.map(({ verdict, pair }) => ({ verdict, pair: pair && assessPair(pair) })),
    nearMisses: day === undefined || hasFallMet ? [] : nearMisses(judging, day),
    story: story(timeline.current),
    formerStories: timeline.former.map(story),
  };
}

/** Walked back from the day judged to the day asked about. */
function plainVerdict(
  { timeline }: Judging,
  kind: FindingKind,
  day: EventDay,
  holds: (on: IsoDate) => boolean,
): { readonly verdict: Verdict; readonly facts: readonly Finding[] } {
  const known = timeline.findings[kind].filter(({ on }) => on <= day.on);
  let verdict: Verdict = 'unknown';
  let betterOn: IsoDate | null = null;
  for (const { on, says, refused } of known.toReversed()) {
    if (says === 'better') betterOn ??= on;
    if (refused !== null || !holds(on)) continue;
    if (says === 'worse' && betterOn !== null && betterOn > on) break;
    verdict = 'not-met';
    if (says !== 'worse') continue;
    const isFact = (one: Finding): boolean => one.on === on && one.says === 'worse' && one.refused === null;
    return { verdict: 'met', facts: known.filter(isFact) };
  }
  return { verdict, facts: [] };
}

/** Of a pair, or, without one, of findings alone. */
function judgeFindings(judging: Judging, way: CompiledWay, pair: Comparison | null, day: EventDay) {
  const { set, stretch } = judging;
  const found = way.findings.map((kind) =>
    plainVerdict(judging, kind, day, (on) =>
      pair
        ? on > pair.earlier.on
        : (stretch.findingsAfter === null || on > stretch.findingsAfter) && set.inWindow(on, day.on),
    ),
  );
  return {
    verdict: atLeast(
      found.length,
      found.map(({ verdict }) => verdict),
    ),
    facts: found.flatMap(({ facts }) => facts.map(({ fact }) => fact)),
  };
}

function judgePair(
  judging: Judging,
  way: CompiledWay,
  pair: Comparison,
  values: ComparedValues,
  day: EventDay,
): Verdict {
  return atLeast(3, [
    judgeFall(way, values),
    judgeFindings(judging, way, pair, day).verdict,
    plainBeside(judging, way, pair).verdict,
  ]);
}

/** Every DLCO of the one day beside every one of the other, the preferred of a day first. */
function plainBeside({ timeline }: Judging, way: CompiledWay, { earlier, later }: Comparison) {
  if (way.beside === null) return { verdict: 'met' as const, facts: [] };
  const ofDay = (on: IsoDate) => timeline.lines.dlco.tests.filter((test) => test.on === on).toReversed();
  const [pair] = ofDay(earlier.on).flatMap((from) =>
    ofDay(later.on).flatMap((to) => {
      const outcome = compareDlco(from, to);
      return isComparison(outcome) ? [outcome] : [];
    }),
  );
  if (!pair) return { verdict: 'unknown' as const, facts: [] };
  const verdict = judgeFall({ ...way, thresholds: way.beside }, pair.deciding);
  const own = new Set([earlier.pft.lineageId, later.pft.lineageId]);
  return { verdict, facts: testRefs(pair).filter(({ lineageId }) => !own.has(lineageId)) };
}

function judgeWay(judging: Judging, way: CompiledWay, day: EventDay | undefined) {
  const { measure } = way;
  if (day === undefined) return { verdict: 'unknown' as const, pair: null };
  if (measure === null) return { verdict: judgeFindings(judging, way, null, day).verdict, pair: null };
  const judged = latersOf(judging, measure, day)
    .flatMap((later) => pairsOf(judging, measure, later))
    .map((pair) => ({ pair, verdict: judgePair(judging, way, pair, pair.deciding, day) }));
  if (judged.length === 0) return { verdict: 'unknown' as const, pair: null };
  const compared = anyOf(judged.map((one) => one.verdict));
  const mayMeet = unnamedPairs(judging, measure, day).some(
    (pair) => judgePair(judging, way, pair, pair.deciding, day) !== 'not-met',
  );
  const verdict = compared === 'not-met' && mayMeet ? 'unknown' : compared;
  const saying = judged.filter((one) => one.verdict === verdict);
  return {
    verdict,
    pair: greatestFall(
      saying.map(({ pair }) => pair),
      way.change,
    ),
  };
}

function metDays(judging: Judging): MetDay[] {
  const { timeline, stretch, set } = judging;
  const found: MetDay[] = [];
  for (const day of timeline.days) {
    if (stretch.baselineOn !== null && day.on < stretch.baselineOn) continue;
    if (stretch.until !== null && day.on > stretch.until) continue;
    const alone = new Map<string, Met>();
    for (const { id, ways } of set.criteria) {
      const way = ways.find((one) => one.measure === null);
      const judged = way && judgeFindings(judging, way, null, day);
      if (way && judged?.verdict === 'met') alone.set(id, { way, pair: null, facts: judged.facts });
    }
    if (alone.size >= set.atLeast) {
      const days = [...alone.values()].flatMap(({ facts }) => facts.map(({ on }) => on)).sort();
      const [freshOn = day.on, on = day.on] = [days[0], days.at(-1)];
      const nothing = { test: null, measure: null, fellFromOn: null, newestFromOn: null };
      found.push({ ...nothing, day, on, freshOn, met: alone, plain: true });
    }
    for (const measure of set.measures)
      for (const later of latersOf(judging, measure, day))
        found.push(...metByTest(judging, day, measure, later, alone));
  }
  return found;
}

function metByTest(
  judging: Judging,
  day: EventDay,
  measure: Measure,
  later: number,
  alone: ReadonlyMap<string, Met>,
): MetDay[] {
  const { timeline, set } = judging;
  const test = timeline.lines[measure].tests[later];
  const pairs = pairsOf(judging, measure, later);
  const met = new Map<string, Met & { readonly pair: Comparison }>();
  let plain = false;
  const from: IsoDate[] = [];
  pairs.forEach((pair, index) => {
    for (const { id, ways } of set.criteria) {
      for (const way of ways) {
        if (way.measure !== measure || judgePair(judging, way, pair, pair.deciding, day) !== 'met') continue;
        plain ||= index === 0 || index === pairs.length - 1;
        from.push(pair.earlier.on);
        const known = met.get(id);
        if (known && !fellFurtherBy(pair.deciding, known.pair.deciding, way.change)) continue;
        const { facts } = judgeFindings(judging, way, pair, day);
        const beside = plainBeside(judging, way, pair).facts;
        met.set(id, { way, pair, facts: [...testRefs(pair), ...beside, ...facts] });
      }
    }
  });
  if (!test || met.size === 0 || met.size + alone.size < set.atLeast) return [];
  const fellFrom = [...met.values()].map(({ pair }) => pair.earlier.on).sort();
  const all = set.atLeast > 1 ? new Map<string, Met>([...met, ...alone]) : met;
  const { on } = test;
  const newestFromOn = from.sort().at(-1) ?? null;
  const fellFromOn = fellFrom.at(-1) ?? null;
  return [{ day, test, measure, on, freshOn: on, fellFromOn, newestFromOn, met: all, plain }];
}

function nearMisses(judging: Judging, day: EventDay): NearMiss[] {
  const { timeline, set } = judging;
  const newestOn = timeline.tests.at(-1)?.on;
  const misses: NearMiss[] = [];
  const homeDone = new Set<string>();
  timeline.tests.forEach((test, later) => {
    const open = repeatOf(timeline, test);
    if (newestOn === undefined || !set.inWindow(test.on, newestOn) || !open) return;
    for (const { id, ways } of set.criteria) {
      if (isAtHome(test) && homeDone.has(id)) continue;
      let nearest: { readonly pair: Comparison; readonly other: ComparedValues } | undefined;
      for (const way of ways) {
        if (way.measure !== 'fvc') continue;
        for (const pair of pairsOf(judging, 'fvc', later)) {
          const { deciding, other, earlier } = pair;
          if (!other || judgeFall(way, other) !== 'met' || judgeFall(way, deciding) === 'met') continue;
          const fibrosis = plainVerdict(judging, 'fibrosis', day, (on) => on > earlier.on).verdict;
          if (way.findings.includes('fibrosis') && fibrosis !== 'met') continue;
          if (judgePair(judging, way, pair, other, day) === 'not-met') continue;
          if (!nearest || fellFurther(other, nearest.other)) nearest = { pair, other };
        }
      }
      if (!nearest) continue;
      if (isAtHome(test)) homeDone.add(id);
      misses.push({
        criterionId: id,
        pair: assessPair(nearest.pair),
        otherMeasure: nearest.other.measure,
        otherDeclineTenths: declineOf(nearest.other),
        unrepeated: open,
      });
    }
  });
  return misses;
}
