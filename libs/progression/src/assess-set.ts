import { atLeast, type FactRef, type IsoDate } from '@interstice/clinical';
import type {
  CriterionAssessment,
  FindingInTime,
  NotUsedReason,
  ProgressionStory,
  SetAssessment,
} from './assessment.js';
import { assessPair, type Comparison } from './compare-tests.js';
import { compileSet, type CompiledSet } from './compiled-set.js';
import type { CriterionSet } from './criterion-set.js';
import {
  eligiblePairs,
  latersOf,
  startJudging,
  testRefs,
  windowOpens,
  type EligiblePairs,
  type Judging,
} from './eligible-pairs.js';
import { otherCauseUpTo } from './episodes.js';
import { besideRefs, judgeBeside, type BesideJudgement } from './fall-beside.js';
import { countBefore } from './first-where.js';
import { findingOf, judgeCriterion, type CriterionJudgement } from './judge-criterion.js';
import { likelihoodsOf } from './likelihood/likelihood-of-fall.js';
import { missingFacts, type DayJudgement } from './missing-facts.js';
import { findNearMisses } from './near-misses.js';
import { isNewsSince } from './news-since.js';
import { tellStory } from './progression-story.js';
import type { EventDay, ProgressionTimeline } from './progression-timeline.js';

/**
 * Judges one criterion set: as the facts stand, and over the whole episode.
 *
 * @param timeline - the record laid out for judging
 * @param set - the definition, as data
 * @returns verdicts with the pairs and findings that decide them, and what would settle the unknown ones
 * @source interstice-choices, B-09 to B-17
 * @example assessSet(progressionTimeline(record), INBUILD).verdict //=> 'met'
 */
export function assessSet(timeline: ProgressionTimeline, set: CriterionSet): SetAssessment {
  const judging = startJudging(timeline, timeline.current, compileSet(set));
  const judged = judgeDay(judging, timeline.days.at(-1) ?? null);
  const verdict = verdictOf(judging.set, judged);
  const story = tellStory(judging);
  const likelihood = likelihoodsOf(judging, story);
  const former = timeline.former.map((stretch) => {
    const judgingThen = startJudging(timeline, stretch, judging.set);
    return { judging: judgingThen, story: tellStory(judgingThen) };
  });
  return {
    setId: set.id,
    verdict,
    criteria: judged.criteria.map((criterion) => assessCriterion(judging, judged, criterion)),
    pairs: [...judged.pairs.fvc, ...judged.pairs.dlco].map(assessPair),
    dlcoNotCompared: [...judged.refused.dlco].sort(),
    outsideWindow: outsideWindow(judging),
    missing: verdict === 'unknown' ? missingFacts(judging, judged, judged.criteria, set.atLeast) : [],
    nearMisses: judged.day === null || hasFallMet(judged) ? [] : findNearMisses(judging, judged.day),
    story,
    ...(likelihood ? { likelihood } : {}),
    formerCertainFalls: former
      .map(({ story: { certainFall } }) => certainFall)
      .filter((fall) => fall !== null),
    lastProgressionOn: lastProgressionOn([...former, { judging, story }]),
  };
}

/**
 * Judges a set on one day, with what is dated up to it.
 *
 * @param judging - the record laid out for judging, the episode and the set
 * @param day - one of the timeline's days; null when nothing is on record
 * @returns each criterion with the pairs that were compared
 * @example judgeDay(judging, timeline.days.at(-1) ?? null).criteria[0]?.verdict //=> 'met'
 */
export function judgeDay(judging: Judging, day: EventDay | null): DayJudgement {
  const [fvc, dlco] = [pairsOn(judging, 'fvc', day), pairsOn(judging, 'dlco', day)];
  const pairs = {
    fvc: fvc.pairs,
    dlco: dlco.pairs,
    unnamed: { fvc: fvc.unnamed, dlco: dlco.unnamed },
  };
  return {
    day,
    pairs,
    refused: { fvc: fvc.refused, dlco: dlco.refused },
    criteria: judging.set.criteria.map((criterion) => judgeCriterion(judging, criterion, day, pairs)),
  };
}

/**
 * The verdict of a set whose criteria were judged.
 *
 * @param set - compiled
 * @param judged - on one day
 * @returns met once enough criteria are
 * @example verdictOf(judging.set, judged) //=> 'unknown'
 */
export function verdictOf(set: CompiledSet, { criteria }: DayJudgement): CriterionJudgement['verdict'] {
  return atLeast(
    set.atLeast,
    criteria.map(({ verdict }) => verdict),
  );
}

const NO_PAIRS: EligiblePairs = { pairs: [], unnamed: [], refused: new Set() };

function pairsOn(judging: Judging, measure: 'fvc' | 'dlco', day: EventDay | null): EligiblePairs {
  if (!day || !judging.set.measures.includes(measure)) return NO_PAIRS;
  const laters = latersOf(judging, measure, day);
  const [only] = laters;
  if (only !== undefined && laters.length === 1) return eligiblePairs(judging, measure, only);
  const pairs: Comparison[] = [];
  const unnamed: Comparison[] = [];
  const refused = new Set<NotUsedReason>();
  for (const later of laters) {
    const found = eligiblePairs(judging, measure, later);
    pairs.push(...found.pairs);
    unnamed.push(...found.unnamed);
    for (const reason of found.refused) refused.add(reason);
  }
  return { pairs, unnamed, refused };
}

function hasFallMet({ criteria }: DayJudgement): boolean {
  return criteria.some(({ verdict, deciding }) => verdict === 'met' && deciding.pair !== null);
}

function assessCriterion(
  judging: Judging,
  judged: DayJudgement,
  { criterion, verdict, deciding, others }: CriterionJudgement,
): CriterionAssessment {
  const { day } = judged;
  const { way, pair } = deciding;
  const found = (kind: 'symptoms' | 'fibrosis') =>
    day && way.findings.includes(kind) && (pair || way.measure === null)
      ? findingOf(judging, kind, pair, day)
      : null;
  const [symptoms, fibrosis] = [found('symptoms'), found('fibrosis')];
  const beside =
    pair && way.beside !== null ? judgeBeside(judging.timeline, way, pair.earlier.on, pair.later.on) : null;
  return {
    criterionId: criterion.id,
    verdict,
    pair: pair && assessPair(pair),
    ...(beside ? { beside: beside.pair && assessPair(beside.pair) } : {}),
    otherPairs: others
      .map((other) => other.pair)
      .filter((other) => other !== null)
      .map(assessPair),
    ...(deciding.unnamed ? { unnamed: assessPair(deciding.unnamed) } : {}),
    symptoms,
    fibrosis,
    because: factsBehind(pair, beside, symptoms, fibrosis),
    missing:
      verdict === 'unknown'
        ? missingFacts(judging, judged, [{ criterion, verdict, deciding, others }], 1)
        : [],
  };
}

function factsBehind(
  pair: Comparison | null,
  beside: BesideJudgement | null,
  symptoms: FindingInTime | null,
  fibrosis: FindingInTime | null,
): FactRef[] {
  const facts: FactRef[] = pair ? testRefs(pair) : [];
  if (pair && beside) facts.push(...besideRefs(beside, pair));
  if (symptoms) facts.push(...symptoms.facts);
  if (fibrosis) facts.push(...fibrosis.facts);
  return facts;
}

function outsideWindow(judging: Judging): number {
  const [measure = 'fvc'] = judging.set.measures;
  const { lines, current } = judging.timeline;
  const { tests } = lines[measure];
  const since = current.baselineOn === null ? 0 : countBefore(tests, current.baselineOn);
  return Math.max(0, windowOpens(judging, measure, tests.length - 1) - since);
}

interface ToldStretch {
  readonly judging: Judging;
  readonly story: ProgressionStory;
}

/** What was put down to another cause counts no more by going on, but by becoming worse (B-18). */
function lastProgressionOn(stretches: readonly ToldStretch[]): IsoDate | null {
  let last: IsoDate | null = null;
  for (const { judging, story } of stretches) {
    const { lastMetOn } = story;
    const otherCause = otherCauseUpTo(judging.timeline.otherCauses, judging.stretch);
    if (lastMetOn === null) continue;
    if (otherCause !== null && (lastMetOn <= otherCause || !isNewsSince(judging, otherCause))) continue;
    if (last === null || lastMetOn > last) last = lastMetOn;
  }
  return last;
}
