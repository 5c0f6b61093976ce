import type { IsoDate, PatientRecord } from '@interstice/clinical';
import type { JudgedTest } from './judged-tests.js';

/** The days judged from one baseline: of an episode, or before the first decision. */
export interface Stretch {
  readonly episodeId: string | null;
  /** First day whose tests count, inclusive; null from the beginning. */
  readonly baselineOn: IsoDate | null;
  /** Findings that meet without tests count after this day, on which the episode started; null from the beginning. */
  readonly findingsAfter: IsoDate | null;
  /** Last day that counts, the day of the next decision; null while none has followed. */
  readonly until: IsoDate | null;
}

/** The whole record, whatever was decided. */
export const FROM_THE_BEGINNING: Stretch = {
  episodeId: null,
  baselineOn: null,
  findingsAfter: null,
  until: null,
};

interface Start {
  readonly id: string;
  readonly decidedOn: IsoDate;
  readonly startedOn: IsoDate;
  /** The baseline is the last judging test up to this day. */
  readonly baselineUpTo: IsoDate;
}

/**
 * The episodes of a record, from what was decided in Interstice and from past decisions that were entered. Their order is
 * that of the days of deciding, in whatever order they were recorded.
 *
 * @param record - the record as of the day judged
 * @param tests - its judging tests, oldest first
 * @returns the episode in force, and those before it, oldest first
 * @source interstice-choices, B-06, B-07 and B-08
 * @example episodesOf(record, tests).current.baselineOn //=> '2025-07-10'
 */
export function episodesOf(
  record: PatientRecord,
  tests: readonly JudgedTest[],
): { readonly current: Stretch; readonly former: readonly Stretch[] } {
  const former: Stretch[] = [];
  let current = FROM_THE_BEGINNING;
  for (const start of startsOf(record).sort(byDecision)) {
    former.push({ ...current, until: start.decidedOn });
    current = {
      episodeId: start.id,
      // Derived anew with every review: the test may since have been corrected, withdrawn, moved or excluded (B-07).
      baselineOn: tests.findLast(({ on }) => on <= start.baselineUpTo)?.on ?? null,
      findingsAfter: start.startedOn,
      until: null,
    };
  }
  return { current, former };
}

/**
 * The day up to which every progression was put down to another cause.
 *
 * @param record - the record as of the day judged
 * @returns the latest such decision, or null when there is none
 * @source interstice-choices, B-18
 * @example otherCauseUpTo(record) //=> '2025-09-01'
 */
export function otherCauseUpTo(record: PatientRecord): IsoDate | null {
  let last: IsoDate | null = null;
  for (const { decision, decidedOn } of record.progressionDecisions) {
    if (decision === 'other-cause' && (last === null || decidedOn > last)) last = decidedOn;
  }
  return last;
}

function startsOf(record: PatientRecord): Start[] {
  const decided = record.progressionDecisions
    .filter(({ decision }) => decision === 'escalated' || decision === 'accept-new-baseline')
    .map(({ lineageId, decidedOn, baselineOn = decidedOn }) => ({
      id: lineageId,
      decidedOn,
      startedOn: baselineOn,
      baselineUpTo: baselineOn,
    }));
  const acted = record.episodes.map(({ id, startedOn, baselineLineageId }) => ({
    id,
    decidedOn: startedOn,
    startedOn,
    baselineUpTo: record.pfts.find(({ lineageId }) => lineageId === baselineLineageId)?.testedOn ?? startedOn,
  }));
  return [...decided, ...acted];
}

function byDecision(first: Start, second: Start): number {
  if (first.decidedOn !== second.decidedOn) return first.decidedOn < second.decidedOn ? -1 : 1;
  if (first.startedOn !== second.startedOn) return first.startedOn < second.startedOn ? -1 : 1;
  return first.id < second.id ? -1 : 1;
}
