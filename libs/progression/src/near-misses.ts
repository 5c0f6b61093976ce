import type { NearMiss } from './assessment.js';
import { assessPair, declineOf, fellFurther, type ComparedValues, type Comparison } from './compare-tests.js';
import { judgeFall, type CompiledCriterion, type CompiledWay } from './compiled-set.js';
import { eligiblePairs, type Judging } from './eligible-pairs.js';
import { findingOf, judgePair } from './judge-criterion.js';
import { isAtHome } from './judged-tests.js';
import type { EventDay } from './progression-timeline.js';
import { repeatOf } from './repeats.js';

interface OtherFall {
  readonly pair: Comparison;
  readonly other: ComparedValues;
}

/**
 * Where another measure crosses the fall that a criterion asks for and the deciding one does not (B-10).
 *
 * Former tests of the episode are looked at too: a test three days later does not settle what a near miss leaves open.
 * Whether the symptoms that a criterion asks for are there may be unknown: a call settles that. More fibrosis has to be on
 * record, for a repeat of the PFT brings no comparison of scans. Findings that meet without a fall settle nothing about
 * one, so they do not end the search; a fall that meets does.
 *
 * @param judging - the record laid out for judging, the episode and the set, which no fall meets
 * @param day - the day judged
 * @returns one for each criterion and later test, oldest first; of tests at home the oldest that nothing has answered
 * @source interstice-choices, B-10
 * @example findNearMisses(judging, day)[0]?.otherMeasure //=> 'litres'
 */
export function findNearMisses(judging: Judging, day: EventDay): NearMiss[] {
  const { timeline, set } = judging;
  const misses: NearMiss[] = [];
  const newestOn = timeline.tests.at(-1)?.on;
  const homeDone = new Set<string>();
  timeline.tests.forEach((test, later) => {
    if (newestOn === undefined || !set.inWindow(test.on, newestOn)) return;
    const { pairs } = eligiblePairs(judging, 'fvc', later);
    for (const criterion of set.criteria) {
      if (isAtHome(test) && homeDone.has(criterion.id)) continue;
      const nearest = nearestOf(judging, criterion, pairs, day);
      const open = nearest && repeatOf(timeline, test);
      if (!open) continue;
      if (isAtHome(test)) homeDone.add(criterion.id);
      misses.push({
        criterionId: criterion.id,
        pair: assessPair(nearest.pair),
        otherMeasure: nearest.other.measure,
        otherDeclineTenths: declineOf(nearest.other),
        unrepeated: open,
      });
    }
  });
  return misses;
}

function nearestOf(
  judging: Judging,
  criterion: CompiledCriterion,
  pairs: readonly Comparison[],
  day: EventDay,
): OtherFall | undefined {
  let nearest: OtherFall | undefined;
  for (const way of criterion.ways) {
    if (way.measure !== 'fvc') continue;
    for (const pair of pairs) {
      const { other } = pair;
      if (!other || judgeFall(way, other) !== 'met' || judgeFall(way, pair.deciding) === 'met') continue;
      if (!mayStandBeside(judging, way, pair, other, day)) continue;
      if (!nearest || fellFurther(other, nearest.other)) nearest = { pair, other };
    }
  }
  return nearest;
}

function mayStandBeside(
  judging: Judging,
  way: CompiledWay,
  pair: Comparison,
  other: ComparedValues,
  day: EventDay,
): boolean {
  return (
    judgePair(judging, way, pair, other, day) !== 'not-met' &&
    (!way.findings.includes('fibrosis') || findingOf(judging, 'fibrosis', pair, day).verdict === 'met')
  );
}
