import type { FactRef, IsoDate, Verdict } from '@interstice/clinical';
import { isComparison, type Comparison } from './compare-tests.js';
import { judgeThresholds, type CompiledWay, type Supposed } from './compiled-set.js';
import { countBefore } from './first-where.js';
import type { JudgedTest } from './judged-tests.js';
import type { ProgressionTimeline } from './progression-timeline.js';

/** A fall that a way asks for beside its own, between the same two days. */
export interface BesideJudgement {
  readonly verdict: Verdict;
  /** The two tests of it; null where it is not asked for, or they cannot be compared. */
  readonly pair: Comparison | null;
}

const NOT_ASKED: BesideJudgement = { verdict: 'met', pair: null };

/**
 * Whether DLCO fell as far as a way asks for beside its fall of FVC: between the days of the same two tests.
 *
 * No definition says which DLCO belongs to an FVC. That of the same day is the one that nobody would dispute; of several on
 * one day the most preferred ones that can be compared (B-16). Where a day has none it is unknown, never "not fallen".
 *
 * @param timeline - the record laid out for judging
 * @param way - compiled
 * @param earlierOn - day of the earlier test of FVC
 * @param laterOn - day of the later one
 * @param supposed - what is to be taken as known and bad: the DLCO of the one day that has none
 * @returns met where nothing is asked for
 * @source interstice-choices, B-10, B-16 and B-17
 * @example judgeBeside(timeline, way, parseIsoDate('2025-01-10'), parseIsoDate('2026-01-12')).verdict //=> 'unknown'
 */
export function judgeBeside(
  timeline: ProgressionTimeline,
  way: CompiledWay,
  earlierOn: IsoDate,
  laterOn: IsoDate,
  supposed?: Supposed,
): BesideJudgement {
  if (way.beside === null) return NOT_ASKED;
  const line = timeline.lines.dlco;
  const [earlier, later] = [indicesOf(line.tests, earlierOn), indicesOf(line.tests, laterOn)];
  for (const from of earlier) {
    for (const to of later) {
      const pair = line.compare(from, to);
      if (!isComparison(pair)) continue;
      return { verdict: judgeThresholds(way.beside, pair.deciding), pair };
    }
  }
  const lacksOne = (earlier.length === 0) !== (later.length === 0);
  return { verdict: lacksOne && supposed === 'dlco-beside' ? 'met' : 'unknown', pair: null };
}

/**
 * The tests of a fall beside another as references, where they are others than those of the pair.
 *
 * @param beside - judged
 * @param pair - the pair that it stands beside
 * @returns none where the same tests carry both
 * @example besideRefs(judged, pair) //=> []
 */
export function besideRefs(beside: BesideJudgement, pair: Comparison): FactRef[] {
  if (beside.pair === null) return [];
  const known = [pair.earlier.pft.lineageId, pair.later.pft.lineageId];
  return [beside.pair.earlier, beside.pair.later]
    .filter(({ pft }) => !known.includes(pft.lineageId))
    .map(({ pft, on }) => ({ kind: 'pft', lineageId: pft.lineageId, on }));
}

/** Of one day, the most preferred first. */
function indicesOf(tests: readonly JudgedTest[], on: IsoDate): number[] {
  const indices: number[] = [];
  for (let index = countBefore(tests, on); tests[index]?.on === on; index += 1) indices.unshift(index);
  return indices;
}
