import type { PatientRecord } from '@interstice/clinical';
import type { CumulativeDecline, NotUsed, ProgressionAssessment, SetAssessment } from './assessment.js';
import { assessSet } from './assess-set.js';
import { assessPair, fellFurther, isComparison, type Comparison } from './compare-tests.js';
import { changedCircumstances } from './changed-circumstances.js';
import { CHANGE_SCALES } from './change-scales/change-scales.rules.js';
import { placeChanges } from './change-scales/place-change.js';
import type { CriterionSet } from './criterion-set.js';
import { isAtHome } from './judged-tests.js';
import { progressionTimeline, type ProgressionTimeline } from './progression-timeline.js';
import { slopeOfFvc } from './trend/slope-of-fvc.js';

/**
 * Judges a record by several definitions of progression.
 *
 * The day does not matter: the record must hold only what has happened by then, see recordAsOf in libs/clinical.
 *
 * @param record - the record as of the day judged
 * @param sets - the definitions, as data
 * @returns all judgements; survives JSON
 * @source interstice-choices, B-01 to B-17
 * @example assessProgression(record, CRITERION_SETS).sets[0]?.verdict //=> 'met'
 */
export function assessProgression(
  record: PatientRecord,
  sets: readonly CriterionSet[],
): ProgressionAssessment {
  const timeline = progressionTimeline(record);
  return summarise(
    record,
    timeline,
    sets.map((set) => assessSet(timeline, set)),
  );
}

/**
 * Joins the assessments of several sets with what they share.
 *
 * @param record - the record as of the day judged
 * @param timeline - the same, laid out for judging
 * @param sets - assessments of that timeline by definitions of progression
 * @param advisories - assessments of that timeline by what is told of beside them
 * @returns the whole assessment
 * @example summarise(record, timeline, [assessSet(timeline, INBUILD)]).latestTest?.on //=> '2026-01-12'
 */
export function summarise(
  record: PatientRecord,
  timeline: ProgressionTimeline,
  sets: readonly SetAssessment[],
  advisories: readonly SetAssessment[] = [],
): ProgressionAssessment {
  const { current } = timeline;
  return {
    episodeId: current.episodeId,
    baselineOn: current.baselineOn,
    baseline: current.baseline,
    findingsAfter: current.findingsAfter,
    judgedOn: timeline.days.at(-1)?.on ?? null,
    latestTest: timeline.tests.at(-1)?.values ?? null,
    sets,
    advisories,
    cumulative: cumulativeDecline(timeline),
    scales: placeChanges(record, timeline, CHANGE_SCALES),
    slope: slopeOfFvc(record, timeline.tests),
    circumstances: changedCircumstances(timeline.tests, timeline.lines.dlco.tests),
    notUsed: [...timeline.notUsed, ...notCompared(timeline, sets)].sort(byDay),
  };
}

/**
 * Everything that was judged: the definitions of progression, and what is told of beside them.
 *
 * @param progression - judgements of a review, also of an older one
 * @returns the definitions first
 * @example everyJudged(progression).map(({ setId }) => setId).at(-1) //=> 'dlco-decline'
 */
export function everyJudged({ sets, advisories = [] }: ProgressionAssessment): readonly SetAssessment[] {
  return [...sets, ...advisories];
}

/** Of the newest laboratory test that can be compared; of others only when there is none. */
function cumulativeDecline(timeline: ProgressionTimeline): CumulativeDecline | null {
  const laters = [...(timeline.days.at(-1)?.laters.fvc ?? [])].sort(
    (first, second) => standing(timeline, first) - standing(timeline, second) || second - first,
  );
  for (const later of laters) {
    let first: Comparison | undefined;
    let best: Comparison | undefined;
    for (let index = 0; index < later; index += 1) {
      const outcome = timeline.lines.fvc.compare(index, later);
      if (!isComparison(outcome)) continue;
      first ??= outcome;
      if (!best || fellFurther(outcome.deciding, best.deciding)) best = outcome;
    }
    if (first && best) return { fromFirst: assessPair(first), fromBest: assessPair(best) };
  }
  return null;
}

function standing({ tests }: ProgressionTimeline, index: number): number {
  const test = tests[index];
  return test ? Number(isAtHome(test)) * 2 + Number(test.poorQuality) : 0;
}

/** The tests that took part in no pair, with the reason that kept them from the newest test they could have met. */
function notCompared(timeline: ProgressionTimeline, sets: readonly SetAssessment[]): NotUsed[] {
  const { tests, current } = timeline;
  const laters = timeline.days.at(-1)?.laters.fvc ?? [];
  const used = new Set<string>();
  for (const { pairs } of sets) {
    for (const { measure, earlier, later } of pairs) {
      if (measure !== 'dlco-pct') used.add(earlier.lineageId).add(later.lineageId);
    }
  }
  const found: NotUsed[] = [];
  tests.forEach(({ on, pft: { lineageId } }, index) => {
    if (used.has(lineageId)) return;
    if (current.baselineOn !== null && on < current.baselineOn) {
      found.push({ lineageId, on, reason: 'before-baseline' });
      return;
    }
    const outcomes = laters
      .filter((later) => later !== index)
      .map((later) => timeline.lines.fvc.compare(Math.min(index, later), Math.max(index, later)));
    const [reason] = outcomes;
    // The newest test is missed only where another series has pairs without it.
    if (
      reason === undefined ||
      isComparison(reason) ||
      outcomes.some(isComparison) ||
      (index === tests.length - 1 && used.size === 0)
    )
      return;
    found.push({ lineageId, on, reason });
  });
  return found;
}

function byDay(first: NotUsed, second: NotUsed): number {
  if (first.on !== second.on) return first.on < second.on ? -1 : 1;
  return first.lineageId < second.lineageId ? -1 : 1;
}
