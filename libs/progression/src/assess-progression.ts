import type { PatientRecord } from '@interstice/clinical';
import type { CumulativeDecline, NotUsed, ProgressionAssessment, SetAssessment } from './assessment.js';
import { assessSet } from './assess-set.js';
import { assessPair, fellFurther, isComparison, type Comparison } from './compare-tests.js';
import type { CriterionSet } from './criterion-set.js';
import { progressionTimeline, type ProgressionTimeline, type Stretch } from './progression-timeline.js';

/**
 * Judges a record by several definitions of progression.
 *
 * The day does not matter: the record must hold only what has happened by then, see recordAsOf in libs/clinical.
 *
 * @param record - the record as of the day judged
 * @param sets - the definitions, as data
 * @returns all judgements; survives JSON
 * @source interstice-choices, B-01 to B-16
 * @example assessProgression(record, CRITERION_SETS).sets[0]?.verdict //=> 'met'
 */
export function assessProgression(
  record: PatientRecord,
  sets: readonly CriterionSet[],
): ProgressionAssessment {
  const timeline = progressionTimeline(record);
  return summarise(
    timeline,
    sets.map((set) => assessSet(timeline, set)),
  );
}

/**
 * Joins the assessments of several sets with what they share.
 *
 * @param timeline - the record laid out for judging
 * @param sets - assessments of that timeline
 * @returns the whole assessment
 * @example summarise(timeline, [assessSet(timeline, INBUILD)]).latestTest?.on //=> '2026-01-12'
 */
export function summarise(
  timeline: ProgressionTimeline,
  sets: readonly SetAssessment[],
): ProgressionAssessment {
  const { current } = timeline;
  return {
    episodeId: current.episode?.id ?? null,
    baselineOn: current.baselineOn,
    latestTest: timeline.tests.at(-1)?.values ?? null,
    sets,
    cumulative: cumulativeDecline(timeline),
    notUsed: [...timeline.notUsed, ...notCompared(timeline, current)].sort(byDay),
  };
}

function cumulativeDecline(timeline: ProgressionTimeline): CumulativeDecline | null {
  const latest = timeline.tests.length - 1;
  let first: Comparison | undefined;
  let best: Comparison | undefined;
  for (let index = 0; index < latest; index += 1) {
    const outcome = timeline.compare(index, latest);
    if (!isComparison(outcome)) continue;
    first ??= outcome;
    if (!best || fellFurther(outcome.deciding, best.deciding)) best = outcome;
  }
  return first && best ? { fromFirst: assessPair(first), fromBest: assessPair(best) } : null;
}

function notCompared(timeline: ProgressionTimeline, current: Stretch): NotUsed[] {
  const latest = timeline.tests.length - 1;
  const notUsed: NotUsed[] = [];
  for (let index = 0; index < latest; index += 1) {
    const test = timeline.tests[index];
    if (!test) continue;
    const outcome = timeline.compare(index, latest);
    const reason =
      current.baselineOn !== null && test.on < current.baselineOn
        ? 'before-baseline'
        : isComparison(outcome)
          ? null
          : outcome;
    if (reason !== null) notUsed.push({ lineageId: test.pft.lineageId, on: test.on, reason });
  }
  return notUsed;
}

function byDay(first: NotUsed, second: NotUsed): number {
  if (first.on !== second.on) return first.on < second.on ? -1 : 1;
  return first.lineageId < second.lineageId ? -1 : 1;
}
