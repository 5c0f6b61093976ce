import type { IsoDate } from '@interstice/clinical';
import type { NearMiss } from './assessment.js';
import { assessPair, declineOf, fellFurther } from './compare-tests.js';
import type { CompiledCriterion, CompiledWay } from './compiled-set.js';
import { eligibleTests, pairOf, windowOpens, type EligibleTests, type Judging } from './eligible-pairs.js';
import { judgeBeside } from './fall-beside.js';
import { findFall, type FoundFall } from './find-fall.js';
import { countBefore } from './first-where.js';
import { standingOn } from './judge-criterion.js';
import { isAtHome } from './judged-tests.js';
import type { EventDay } from './progression-timeline.js';
import { repeatOf } from './repeats.js';

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
  const opens = windowOpens(judging, 'fvc', timeline.tests.length - 1);
  const homeDone = new Set<string>();
  timeline.tests.forEach((test, later) => {
    if (later < opens) return;
    const open = repeatOf(timeline, test);
    if (!open) return;
    for (const criterion of set.criteria) {
      if (isAtHome(test) && homeDone.has(criterion.id)) continue;
      const nearest = nearestOf(judging, criterion, later, day);
      if (!nearest) continue;
      if (isAtHome(test)) homeDone.add(criterion.id);
      misses.push({
        criterionId: criterion.id,
        pair: assessPair(pairOf(judging, 'fvc', nearest.index, later)),
        otherMeasure: nearest.values.measure,
        otherDeclineTenths: declineOf(nearest.values),
        unrepeated: open,
      });
    }
  });
  return misses;
}

function nearestOf(
  judging: Judging,
  criterion: CompiledCriterion,
  later: number,
  day: EventDay,
): FoundFall | undefined {
  const eligible = eligibleTests(judging, 'fvc', later);
  const { compared, ends } = eligible;
  if (!ends) return undefined;
  const line = judging.timeline.lines.fvc;
  let nearest: FoundFall | undefined;
  for (const way of criterion.ways) {
    if (way.measure !== 'fvc' || !showsAlone(judging, way, later, eligible)) continue;
    for (const { from, to } of spansBeside(judging, way, eligible, day)) {
      const also = way.beside === null ? null : mayStandBeside(judging, way, later);
      const sought = { way, which: 'greatest', later, from, to, by: 'other-alone', also } as const;
      const found = findFall(line, compared, sought);
      if (found && (!nearest || fellFurther(found.values, nearest.values))) nearest = found;
    }
  }
  return nearest;
}

/** Whether the other measure alone shows such a fall at all, whatever has to stand beside it: the same for all sets of a window. */
function showsAlone(
  { timeline, shared }: Judging,
  way: CompiledWay,
  later: number,
  { compared, from, to }: EligibleTests,
): boolean {
  const known = (shared.nearFalls[way.fallsAsked] ??= []);
  return (known[later] ??=
    findFall(timeline.lines.fvc, compared, {
      way,
      which: 'greatest',
      later,
      from,
      to,
      by: 'other-alone',
      also: null,
    }) !== undefined);
}

/** A repeat can bring the DLCO that is not known; it cannot change the one that did not fall. */
function mayStandBeside({ timeline }: Judging, way: CompiledWay, later: number): (index: number) => boolean {
  const { tests } = timeline;
  const laterOn = tests[later]?.on;
  return (index) => {
    const earlierOn = tests[index]?.on;
    return (
      earlierOn !== undefined &&
      laterOn !== undefined &&
      judgeBeside(timeline, way, earlierOn, laterOn).verdict !== 'not-met'
    );
  };
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** The earlier tests beside which findings may stand: it became worse after them, or, of symptoms, nothing has been said since. */
function spansBeside(judging: Judging, way: CompiledWay, asked: Span, day: EventDay): readonly Span[] {
  const { tests, everWorse } = judging.timeline;
  if (way.findings.length === 0) return [asked];
  if (way.findings.includes('fibrosis') && !everWorse.fibrosis) return [];
  const isBefore = (on: IsoDate | null): number => (on === null ? 0 : countBefore(tests, on));
  let spans: readonly Span[] = [asked];
  for (const kind of way.findings) {
    const { worseOn, saidOn } = standingOn(judging, kind, day);
    const [worse, said] = [isBefore(worseOn), isBefore(saidOn)];
    const next: Span[] = [];
    for (const { from, to } of spans) {
      next.push({ from, to: Math.min(to, worse) });
      if (kind === 'symptoms') next.push({ from: Math.max(from, said), to });
    }
    spans = next.filter(({ from, to }) => from < to);
  }
  return spans;
}
