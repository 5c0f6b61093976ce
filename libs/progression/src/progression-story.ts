import type { FactRef, IsoDate } from '@interstice/clinical';
import { eligiblePairs, judgePair, testRefs, type InWindow } from './eligible-pairs.js';
import type { ProgressionStory } from './assessment.js';
import { assessPair, fellFurther, type Comparison } from './compare-tests.js';
import type { CompiledCriterion } from './compiled-set.js';
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
  readonly poorQuality: boolean;
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
  const worstByCriterion = new Map<string, MetPair>();
  let worst: Comparison | null = null;
  for (const { met } of days) {
    for (const [criterionId, found] of met) {
      const known = worstByCriterion.get(criterionId);
      if (!known || fellFurther(found.pair.deciding, known.pair.deciding))
        worstByCriterion.set(criterionId, found);
      if (!worst || fellFurther(found.pair.deciding, worst.deciding)) worst = found.pair;
    }
  }
  return {
    supported: days.length > 0,
    criteria: input.criteria.filter(({ id }) => worstByCriterion.has(id)).map(({ id }) => id),
    firstMetOn: days[0]?.day.on ?? null,
    lastMetTestOn: lastTestThatMet(input.timeline, days),
    worst: worst ? assessPair(worst) : null,
    certainty: days.length === 0 ? null : isConfirmed(days) ? 'confirmed' : 'provisional',
    poorQuality: days.length > 0 && days.every((day) => day.poorQuality),
    facts: inOrder([...worstByCriterion.values()].flatMap(({ facts }) => facts)),
  };
}

function metDays(input: StoryInput): MetDay[] {
  const { timeline, stretch, inWindow } = input;
  const found: MetDay[] = [];
  let laters: readonly number[] = [];
  let pairsOf: readonly (readonly Comparison[])[] = [];
  for (const day of timeline.days) {
    if (stretch.baselineOn !== null && day.on < stretch.baselineOn) continue;
    if (stretch.until !== null && day.on > stretch.until) break;
    if (day.laters !== laters) {
      // A report does not change the pairs, only what is known of symptoms.
      laters = day.laters;
      pairsOf = laters.map((later) => eligiblePairs(timeline, stretch, later, inWindow).pairs);
    }
    laters.forEach((later, index) => {
      const metDay = judgeDay(input, day, later, pairsOf[index] ?? []);
      if (metDay) found.push(metDay);
    });
  }
  return found;
}

function judgeDay(
  { timeline, criteria, atLeast }: StoryInput,
  day: EventDay,
  later: number,
  pairs: readonly Comparison[],
): MetDay | null {
  const greatest = new Map<string, Comparison>();
  let plain = false;
  pairs.forEach((pair, index) => {
    for (const criterion of criteria) {
      if (criterion.asksFall && pair.deciding.later >= pair.deciding.earlier) continue;
      if (judgePair(criterion, pair, pair.deciding, day) !== 'met') continue;
      if (index === 0 || index === pairs.length - 1) plain = true;
      const known = greatest.get(criterion.id);
      if (!known || fellFurther(pair.deciding, known.deciding)) greatest.set(criterion.id, pair);
    }
  });
  if (greatest.size < atLeast) return null;
  const met = new Map<string, MetPair>();
  for (const criterion of criteria) {
    const pair = greatest.get(criterion.id);
    if (!pair) continue;
    const symptoms = criterion.asksSymptoms
      ? findSymptoms(day.reports, day.symptoms, pair.earlier.on).facts
      : [];
    met.set(criterion.id, { pair, facts: [...testRefs(pair), ...symptoms] });
  }
  return { day, later, met, plain, poorQuality: timeline.tests[later]?.poorQuality ?? false };
}

function isConfirmed(days: readonly MetDay[]): boolean {
  const acceptable = days.filter((day) => !day.poorQuality);
  const testsThatMet = new Set(acceptable.map(({ later }) => later));
  return testsThatMet.size >= 2 || acceptable.some((day) => day.plain);
}

function lastTestThatMet(timeline: ProgressionTimeline, days: readonly MetDay[]): IsoDate | null {
  const last = days.reduce((latest, { later }) => Math.max(latest, later), -1);
  return timeline.tests[last]?.on ?? null;
}

function inOrder(facts: readonly FactRef[]): FactRef[] {
  const unique = new Map(facts.map((fact) => [fact.lineageId, fact]));
  return [...unique.values()].sort((first, second) =>
    first.on === second.on ? (first.lineageId < second.lineageId ? -1 : 1) : first.on < second.on ? -1 : 1,
  );
}
