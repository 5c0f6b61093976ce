import type { IsoDate } from '@interstice/clinical';
import { FINE_IN_A_TENTH } from '@interstice/lung-function';
import jstat from 'jstat';
import type { PairAssessment, ProgressionStory } from '../assessment.js';
import { isComparison, VALUE_COMPARED, type ComparedValues } from '../compare-tests.js';
import { judgeFall, type CompiledSet, type Threshold } from '../compiled-set.js';
import type { Judging } from '../eligible-pairs.js';
import { isAtHome, type JudgedTest } from '../judged-tests.js';
import { levelOfPair } from './level-of-pair.js';

/** How probably the true fall of a pair reaches the threshold that it met. */
export interface FallLikelihood {
  readonly earlierLineageId: string;
  readonly laterLineageId: string;
  /** From 1 to 99: certainty is nothing that a test can give. */
  readonly pct: number;
  /** How many tests it is reckoned from, and of which days. */
  readonly tests: number;
  readonly fromOn: IsoDate;
  readonly toOn: IsoDate;
}

/** Of the greatest and of the latest fall of a story; null where it rests on no sound laboratory tests of FVC. */
export interface FallLikelihoods {
  readonly worst: FallLikelihood | null;
  readonly latest: FallLikelihood | null;
}

/**
 * How probably the falls of a story are true. No verdict, alert or due date follows from it.
 *
 * @param judging - the record laid out for judging, the episode and the set
 * @param story - of the same
 * @returns undefined where no fall of FVC was met
 * @source ats-ers-2005, Table 12; method: docs/certainty.md
 * @example likelihoodsOf(judging, story)?.worst?.pct //=> 78
 */
export function likelihoodsOf(judging: Judging, story: ProgressionStory): FallLikelihoods | undefined {
  const { worst, latest } = story;
  if (worst === null || worst.measure === 'dlco-pct') return undefined;
  const ofWorst = likelihoodOf(judging, story, worst);
  const isSame =
    latest?.earlier.lineageId === worst.earlier.lineageId && latest.later.lineageId === worst.later.lineageId;
  return { worst: ofWorst, latest: isSame ? ofWorst : latest && likelihoodOf(judging, story, latest) };
}

function likelihoodOf(
  judging: Judging,
  { criteria }: ProgressionStory,
  { earlier, later, measure }: PairAssessment,
): FallLikelihood | null {
  const line = judging.timeline.lines.fvc;
  const first = indexOf(line.tests, earlier.lineageId);
  const second = indexOf(line.tests, later.lineageId);
  const pair = first < 0 || second < 0 || measure === 'dlco-pct' ? null : line.compare(first, second);
  if (pair === null || !isComparison(pair) || pair.later.poorQuality || isAtHome(pair.later)) return null;
  const share = shareAskedFor(judging.set, criteria, pair.deciding);
  const level = share === null ? null : levelOfPair(judging, pair, VALUE_COMPARED[measure]);
  if (share === null || level === null) return null;
  const { change, tests, fromOn, toOn } = level;
  const reached = jstat.normal.cdf(Math.log(1 - share), change.mean, change.standardDeviation);
  return {
    earlierLineageId: earlier.lineageId,
    laterLineageId: later.lineageId,
    pct: Math.min(99, Math.max(1, Math.round(reached * 100))),
    tests,
    fromOn,
    toOn,
  };
}

function indexOf(tests: readonly JudgedTest[], lineageId: string): number {
  return tests.findIndex(({ pft }) => pft.lineageId === lineageId);
}

/** The greatest share that any criterion of the story asks for and the pair reaches; null where it reaches none. */
function shareAskedFor(set: CompiledSet, met: readonly string[], values: ComparedValues): number | null {
  let greatest: number | null = null;
  for (const { id, ways } of set.criteria) {
    if (!met.includes(id)) continue;
    for (const way of ways) {
      if (way.measure !== 'fvc' || judgeFall(way, values) !== 'met') continue;
      for (const threshold of way.thresholds) greatest = Math.max(greatest ?? 0, shareOf(threshold, values));
    }
  }
  return greatest;
}

/** Points are taken as the share that they are of the earlier value. */
function shareOf({ change, atLeast }: Threshold, { measure, earlier }: ComparedValues): number {
  if (change === 'relative') return atLeast / 1000;
  return (atLeast * (measure === 'recomputed-pct' ? FINE_IN_A_TENTH : 1)) / earlier;
}
