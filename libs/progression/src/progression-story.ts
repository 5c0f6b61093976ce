import type { FactRef, IsoDate } from '@interstice/clinical';
import { eligiblePairs, judgePair, latersOf, testRefs, type InWindow } from './eligible-pairs.js';
import type { PairAssessment, ProgressionStory } from './assessment.js';
import { assessPair, fellFurther, type Comparison } from './compare-tests.js';
import type { CompiledCriterion } from './compiled-set.js';
import { isAtHome, type JudgedTest } from './judged-tests.js';
import { unrepeated } from './repeats.js';
import type { EventDay, ProgressionTimeline, Stretch } from './progression-timeline.js';
import { findSymptoms } from './symptoms-in-time.js';

interface StoryInput {
  readonly timeline: ProgressionTimeline;
  readonly stretch: Stretch;
  readonly criteria: readonly CompiledCriterion[];
  readonly atLeast: number;
  readonly inWindow: InWindow;
}

/** The greatest fall that met one criterion, with the reports that stood beside it. */
interface MetPair {
  readonly pair: Comparison;
  readonly facts: readonly FactRef[];
}

interface MetDay {
  readonly day: EventDay;
  /** Index of the later test that met. */
  readonly later: number;
  readonly met: ReadonlyMap<string, MetPair>;
  /** The pair with the previous test, or with the first one in the window, meets as well (B-11). */
  readonly plain: boolean;
}

/**
 * Judges on every day on which a test or a report is dated, with what was known by then. What was met on any of those
 * days stays so: only a change of the record takes it away.
 *
 * @param input - timeline, episode, criteria and window
 * @returns what was met, since when, by which greatest fall and how certainly
 * @source interstice-choices, B-01, B-03, B-11 and B-15
 * @example tellStory({ timeline, stretch, criteria, atLeast: 1, inWindow }).firstMetOn //=> '2026-01-12'
 */
export function tellStory(input: StoryInput): ProgressionStory {
  const days = metDays(input);
  const testOf = ({ later }: MetDay): JudgedTest => testAt(input.timeline, later);
  const lastOn = days.reduce<IsoDate | null>((last, day) => {
    const { on } = testOf(day);
    return last === null || on > last ? on : last;
  }, null);
  // An old decline must not lend its limbs, its size or its certainty to a new one.
  const recent = days.filter((day) => lastOn !== null && input.inWindow(testOf(day).on, lastOn));
  const worstByCriterion = greatestByCriterion(recent);
  const latest = greatestByCriterion(recent.filter((day) => testOf(day).on === lastOn));
  const sound = days.map(testOf).filter((test) => !test.poorQuality && !isAtHome(test));
  const lowestOf = sound.length > 0 ? sound : days.map(testOf);
  return {
    supported: days.length > 0,
    firstMetOn: days[0]?.day.on ?? null,
    lastMetTestOn: lastOn,
    criteria: input.criteria.filter(({ id }) => worstByCriterion.has(id)).map(({ id }) => id),
    worst: greatest(worstByCriterion),
    latest: greatest(latest),
    lowestFvcMl: lowest(lowestOf.map(({ ml }) => ml)),
    lowestPctTenths: lowest(lowestOf.map(({ pct }) => pct)),
    certainty: recent.length === 0 ? null : isConfirmed(recent, testOf) ? 'confirmed' : 'provisional',
    unrepeated: isConfirmed(recent, testOf) ? [] : unrepeated(input.timeline, recent.map(testOf)),
    poorQuality: recent.length > 0 && recent.every((day) => testOf(day).poorQuality),
    homeAlone: recent.length > 0 && recent.every((day) => isAtHome(testOf(day))),
    facts: inOrder([...worstByCriterion.values()].flatMap(({ facts }) => facts)),
  };
}

function greatestByCriterion(days: readonly MetDay[]): ReadonlyMap<string, MetPair> {
  const byCriterion = new Map<string, MetPair>();
  for (const { met } of days) {
    for (const [criterionId, found] of met) {
      const known = byCriterion.get(criterionId);
      if (!known || fellFurther(found.pair.deciding, known.pair.deciding))
        byCriterion.set(criterionId, found);
    }
  }
  return byCriterion;
}

function greatest(byCriterion: ReadonlyMap<string, MetPair>): PairAssessment | null {
  let found: Comparison | null = null;
  for (const { pair } of byCriterion.values())
    if (!found || fellFurther(pair.deciding, found.deciding)) found = pair;
  return found && assessPair(found);
}

function lowest(values: readonly (number | null)[]): number | null {
  return values.reduce<number | null>(
    (least, value) => (value !== null && (least === null || value < least) ? value : least),
    null,
  );
}

function metDays(input: StoryInput): MetDay[] {
  const { timeline, stretch, inWindow } = input;
  const found: MetDay[] = [];
  let laters: readonly number[] = [];
  let judged: readonly number[] = [];
  let pairsOf: readonly (readonly Comparison[])[] = [];
  for (const day of timeline.days) {
    if (stretch.baselineOn !== null && day.on < stretch.baselineOn) continue;
    if (stretch.until !== null && day.on > stretch.until) break;
    if (day.laters !== laters) {
      // A report does not change the pairs, only what is known of symptoms.
      laters = day.laters;
      judged = latersOf(timeline, day, inWindow);
      pairsOf = judged.map((later) => eligiblePairs(timeline, stretch, later, inWindow).pairs);
    }
    judged.forEach((later, index) => {
      const metDay = judgeDay(input, day, later, pairsOf[index] ?? []);
      if (metDay) found.push(metDay);
    });
  }
  return found;
}

function judgeDay(
  { criteria, atLeast }: StoryInput,
  day: EventDay,
  later: number,
  pairs: readonly Comparison[],
): MetDay | null {
  const greatestOf = new Map<string, Comparison>();
  let plain = false;
  pairs.forEach((pair, index) => {
    for (const criterion of criteria) {
      if (criterion.asksFall && pair.deciding.later >= pair.deciding.earlier) continue;
      if (judgePair(criterion, pair, pair.deciding, day) !== 'met') continue;
      if (index === 0 || index === pairs.length - 1) plain = true;
      const known = greatestOf.get(criterion.id);
      if (!known || fellFurther(pair.deciding, known.deciding)) greatestOf.set(criterion.id, pair);
    }
  });
  if (greatestOf.size < atLeast) return null;
  const met = new Map<string, MetPair>();
  for (const criterion of criteria) {
    const pair = greatestOf.get(criterion.id);
    if (!pair) continue;
    const symptoms = criterion.asksSymptoms
      ? findSymptoms(day.reports, day.symptoms, pair.earlier.on).facts
      : [];
    met.set(criterion.id, { pair, facts: [...testRefs(pair), ...symptoms] });
  }
  return { day, later, met, plain };
}

/** Spirometry at home confirms nothing: it varies too much (ADR 0011). */
function isConfirmed(days: readonly MetDay[], testOf: (day: MetDay) => JudgedTest): boolean {
  const sound = days.filter((day) => !testOf(day).poorQuality && !isAtHome(testOf(day)));
  const daysThatMet = new Set(sound.map((day) => testOf(day).on));
  return daysThatMet.size >= 2 || sound.some((day) => day.plain);
}

function testAt(timeline: ProgressionTimeline, index: number): JudgedTest {
  const test = timeline.tests[index];
  if (!test) throw new RangeError(`There is no test ${index}.`);
  return test;
}

function inOrder(facts: readonly FactRef[]): FactRef[] {
  const unique = new Map(facts.map((fact) => [fact.lineageId, fact]));
  return [...unique.values()].sort((first, second) =>
    first.on === second.on ? (first.lineageId < second.lineageId ? -1 : 1) : first.on < second.on ? -1 : 1,
  );
}
