import type { CompiledSet, CompiledWay, Measure } from './compiled-set.js';
import type { ProgressionTimeline } from './progression-timeline.js';

/** A way with the criterion that it meets. */
export interface WayOfCriterion {
  readonly criterionId: string;
  readonly way: CompiledWay;
}

/** The ways of a set, in rule order, of which no finding that they ask for is missing from the whole record. */
export type MeetableWays = Readonly<Record<Measure | 'findings-alone', readonly WayOfCriterion[]>>;

/**
 * Leaves out what a record cannot meet on any day, for it holds no worsening that is asked for: most records need no look
 * at what is left out.
 *
 * @param timeline - the record laid out for judging
 * @param set - compiled
 * @returns the others, by what they compare
 * @example meetableWays(timeline, compileSet(INBUILD)).fvc.map(({ criterionId }) => criterionId) //=> ['inbuild.a']
 */
export function meetableWays({ everWorse }: ProgressionTimeline, { criteria }: CompiledSet): MeetableWays {
  const meetable: Record<Measure | 'findings-alone', WayOfCriterion[]> = {
    fvc: [],
    dlco: [],
    'findings-alone': [],
  };
  for (const { id: criterionId, ways } of criteria) {
    for (const way of ways) {
      if (way.findings.every((kind) => everWorse[kind]))
        meetable[way.measure ?? 'findings-alone'].push({ criterionId, way });
    }
  }
  return meetable;
}

/**
 * Whether a set may be met on any day: enough of its criteria ask for nothing that the record lacks altogether.
 *
 * @param set - compiled
 * @param meetable - its ways
 * @returns false where no day needs a look
 * @example mayBeMet(compileSet(INBUILD), { fvc: [], dlco: [], 'findings-alone': [] }) //=> false
 */
export function mayBeMet(set: CompiledSet, meetable: MeetableWays): boolean {
  const { fvc, dlco, 'findings-alone': alone } = meetable;
  const ways = fvc.length + dlco.length + alone.length;
  if (ways === 0 || set.atLeast === 1) return ways > 0;
  const criteria = new Set<string>();
  for (const some of [fvc, dlco, alone]) for (const { criterionId } of some) criteria.add(criterionId);
  return criteria.size >= set.atLeast;
}
