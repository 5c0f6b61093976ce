import type { NearMiss } from './assessment.js';
import { assessPair, declineOf, fellFurther, type ComparedValues, type Comparison } from './compare-tests.js';
import type { CompiledCriterion } from './compiled-set.js';
import { eligiblePairs, judgePair, type InWindow } from './eligible-pairs.js';
import { isAtHome } from './judged-tests.js';
import type { EventDay, ProgressionTimeline } from './progression-timeline.js';
import { repeatOf } from './repeats.js';

interface OtherFall {
  readonly pair: Comparison;
  readonly other: ComparedValues;
}

/**
 * Where another measure crosses the fall that a criterion asks for and the deciding one does not (B-10).
 *
 * Former tests of the episode are looked at too: a test three days later does not settle what a near miss leaves open.
 * Whether the symptoms that the criterion asks for are there may be unknown.
 *
 * @param timeline - the record laid out for judging
 * @param criteria - of the set, none of them met
 * @param day - the day judged
 * @param inWindow - the window of the set
 * @returns one for each criterion and later test, oldest first; of tests at home the oldest that nothing has answered
 * @source interstice-choices, B-10
 * @example findNearMisses(timeline, criteria, day, inWindow)[0]?.otherMeasure //=> 'litres'
 */
export function findNearMisses(
  timeline: ProgressionTimeline,
  criteria: readonly CompiledCriterion[],
  day: EventDay,
  inWindow: InWindow,
): NearMiss[] {
  const misses: NearMiss[] = [];
  const newestOn = timeline.tests.at(-1)?.on;
  const homeDone = new Set<string>();
  timeline.tests.forEach((test, later) => {
    if (newestOn === undefined || !inWindow(test.on, newestOn)) return;
    const open = repeatOf(timeline, test);
    if (!open) return;
    const { pairs } = eligiblePairs(timeline, timeline.current, later, inWindow);
    for (const criterion of criteria) {
      if (isAtHome(test) && homeDone.has(criterion.id)) continue;
      const nearest = nearestOf(criterion, pairs, day);
      if (!nearest) continue;
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
  criterion: CompiledCriterion,
  pairs: readonly Comparison[],
  day: EventDay,
): OtherFall | undefined {
  let nearest: OtherFall | undefined;
  for (const pair of pairs) {
    const { other } = pair;
    if (!other || !fallsIn(criterion, other) || fallsIn(criterion, pair.deciding)) continue;
    if (judgePair(criterion, pair, other, day) === 'not-met') continue;
    if (!nearest || fellFurther(other, nearest.other)) nearest = { pair, other };
  }
  return nearest;
}

/** Whether the fall that a criterion asks for is there, whatever the symptoms. */
function fallsIn(criterion: CompiledCriterion, values: ComparedValues): boolean {
  return criterion.judge(values, 'met') === 'met';
}
