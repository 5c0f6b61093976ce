import { addMonths, atLeast, type IsoDate, type MissingFact } from '@interstice/clinical';
import type { CriterionAssessment, SetAssessment } from './assessment.js';
import { assessPair, fellFurther, type Comparison } from './compare-tests.js';
import { compileSet, type CompiledCriterion } from './compiled-set.js';
import type { CriterionSet } from './criterion-set.js';
import {
  eligiblePairs,
  judgePair,
  latersOf,
  testRefs,
  type EligiblePairs,
  type InWindow,
} from './eligible-pairs.js';
import { isAtHome } from './judged-tests.js';
import { findNearMisses } from './near-misses.js';
import { tellStory } from './progression-story.js';
import type { EventDay, ProgressionTimeline } from './progression-timeline.js';
import { findSymptoms } from './symptoms-in-time.js';

/**
 * Judges one criterion set: as the facts stand, and over the whole episode.
 *
 * @param timeline - the record laid out for judging
 * @param set - the definition, as data
 * @returns verdicts with the pairs that decide them, and what would settle the unknown ones
 * @source interstice-choices, B-09 to B-16
 * @example assessSet(progressionTimeline(record), INBUILD).verdict //=> 'met'
 */
export function assessSet(timeline: ProgressionTimeline, set: CriterionSet): SetAssessment {
  const criteria = compileSet(set);
  const inWindow = windowOf(set);
  const day = timeline.days.at(-1) ?? null;
  const found = (day ? latersOf(timeline, day, inWindow) : []).map((later) =>
    eligiblePairs(timeline, timeline.current, later, inWindow),
  );
  const pairs = found.flatMap((ofSeries) => ofSeries.pairs);
  const assessed = criteria.map((criterion) =>
    day && pairs.length > 0
      ? assessCriterion(criterion, pairs, day)
      : nothingToCompare(criterion, day, found),
  );
  const verdict = atLeast(
    set.atLeast,
    assessed.map((criterion) => criterion.verdict),
  );
  const story = tellStory({ timeline, stretch: timeline.current, criteria, atLeast: set.atLeast, inWindow });
  const formerStories = timeline.former.map((stretch) =>
    tellStory({ timeline, stretch, criteria, atLeast: set.atLeast, inWindow }),
  );
  return {
    setId: set.id,
    verdict,
    criteria: assessed,
    pairs: pairs.map(assessPair),
    outsideWindow: outsideWindow(timeline, inWindow),
    missing: verdict === 'unknown' ? missingOf(assessed) : [],
    nearMisses: verdict === 'met' || day === null ? [] : findNearMisses(timeline, criteria, day, inWindow),
    story,
    lastProgressionOn: [...formerStories, story].reduce<IsoDate | null>(
      (last, { lastMetTestOn }) =>
        lastMetTestOn !== null && (last === null || lastMetTestOn > last) ? lastMetTestOn : last,
      null,
    ),
  };
}

function windowOf(set: CriterionSet): InWindow {
  const months = set.window?.months;
  if (months === undefined) return () => true;
  // Each test is the earlier one of many pairs; the end of its window is one day.
  const ends = new Map<IsoDate, IsoDate>();
  return (earlierOn, laterOn) => {
    let endsOn = ends.get(earlierOn);
    if (endsOn === undefined) {
      endsOn = addMonths(earlierOn, months);
      ends.set(earlierOn, endsOn);
    }
    return endsOn >= laterOn;
  };
}

function outsideWindow(timeline: ProgressionTimeline, inWindow: InWindow): number {
  const latest = timeline.tests.at(-1);
  const { baselineOn } = timeline.current;
  return latest
    ? timeline.tests.filter(({ on }) => (baselineOn === null || on >= baselineOn) && !inWindow(on, latest.on))
        .length
    : 0;
}

function assessCriterion(
  criterion: CompiledCriterion,
  pairs: readonly Comparison[],
  day: EventDay,
): CriterionAssessment {
  const verdicts = pairs.map((pair) => judgePair(criterion, pair, pair.deciding, day));
  const verdict = atLeast(1, verdicts);
  const deciding = greatestFall(pairs.filter((_, index) => verdicts[index] === verdict));
  const symptoms = criterion.asksSymptoms
    ? findSymptoms(day.reports, day.symptoms, deciding.earlier.on)
    : null;
  return {
    criterionId: criterion.id,
    verdict,
    pair: assessPair(deciding),
    symptoms,
    because: [...testRefs(deciding), ...(symptoms?.facts ?? [])],
    missing: verdict === 'unknown' ? [{ what: 'symptom-report', because: 'symptoms-unknown' }] : [],
  };
}

/** Of pairs that say the same those of the laboratory are named: they are the ones to act upon (ADR 0011). */
function greatestFall(pairs: readonly Comparison[]): Comparison {
  const laboratory = pairs.filter(({ later }) => !isAtHome(later));
  return (laboratory.length > 0 ? laboratory : pairs).reduce((greatest, pair) =>
    fellFurther(pair.deciding, greatest.deciding) ? pair : greatest,
  );
}

function nothingToCompare(
  criterion: CompiledCriterion,
  day: EventDay | null,
  found: readonly EligiblePairs[],
): CriterionAssessment {
  return {
    criterionId: criterion.id,
    verdict: 'unknown',
    pair: null,
    symptoms: null,
    because: [],
    missing: [whatWouldCompare(day, found)],
  };
}

function whatWouldCompare(day: EventDay | null, found: readonly EligiblePairs[]): MissingFact {
  if (!day || day.later < 0) return { what: 'pft', because: 'no-usable-pft' };
  return found.some(({ refused }) => refused.has('no-common-measure'))
    ? { what: 'fvc-litres', because: 'no-common-measure' }
    : { what: 'earlier-pft', because: 'no-comparable-earlier-pft' };
}

function missingOf(criteria: readonly CriterionAssessment[]): MissingFact[] {
  const missing = new Map<string, MissingFact>();
  for (const criterion of criteria) {
    for (const fact of criterion.missing) missing.set(`${fact.what} ${fact.because}`, fact);
  }
  return [...missing.values()];
}
