import { daysBetween, type IsoDate, type PatientRecord } from '@interstice/clinical';
import type { EpisodeBaseline } from './assessment.js';
import { isAtHome, type JudgedTest } from './judged-tests.js';

/** The days judged from one baseline: of an episode, or before the first decision. */
export interface Stretch {
  readonly episodeId: string | null;
  /** First day whose tests count, inclusive; null from the beginning. */
  readonly baselineOn: IsoDate | null;
  /** How that day was found; null from the beginning. */
  readonly baseline: EpisodeBaseline | null;
  /** Findings that meet without tests count after this day, on which it was decided; null from the beginning. */
  readonly findingsAfter: IsoDate | null;
  /** Last day that counts, the day of the next decision; null while none has followed. */
  readonly until: IsoDate | null;
  /** By that decision the treatment was escalated. */
  readonly escalated: boolean;
}

/** The whole record, whatever was decided. */
export const FROM_THE_BEGINNING: Stretch = {
  episodeId: null,
  baselineOn: null,
  baseline: null,
  findingsAfter: null,
  until: null,
  escalated: false,
};

interface Start {
  readonly id: string;
  readonly escalates: boolean;
  /** What was found up to this day was known to the physician. */
  readonly decidedOn: IsoDate;
  /** The day whose test is the baseline. */
  readonly setOn: IsoDate;
  readonly baseline: EpisodeBaseline;
}

/**
 * The episodes of a record: the decisions that began them, taken on alerts or entered as past ones, in the order of the days
 * of deciding, in whatever order they were recorded.
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
  for (const { id, escalates, decidedOn, baseline } of startsOf(record, tests).sort(byDecision)) {
    former.push({ ...current, until: decidedOn, escalated: escalates });
    current = {
      episodeId: id,
      baselineOn: baseline.takenOn,
      baseline,
      findingsAfter: decidedOn,
      until: null,
      escalated: false,
    };
  }
  return { current, former };
}

/**
 * The days on which a progression was put down to another cause.
 *
 * @param record - the record as of the day judged
 * @returns oldest first
 * @source interstice-choices, B-18
 * @example otherCausesOf(record) //=> ['2025-09-01']
 */
export function otherCausesOf({ progressionDecisions }: PatientRecord): readonly IsoDate[] {
  return progressionDecisions
    .filter(({ decision }) => decision === 'other-cause')
    .map(({ decidedOn }) => decidedOn)
    .sort();
}

/**
 * The day up to which what a stretch met was put down to another cause. Such a decision is about the episode in which it was
 * taken, and a progression that was escalated stays one whatever else was said of it.
 *
 * @param otherCauses - the days of such decisions, oldest first
 * @param stretch - the episode
 * @returns the latest such day, or null when there is none
 * @source interstice-choices, B-18
 * @example otherCauseUpTo(otherCausesOf(record), current) //=> '2025-09-01'
 */
export function otherCauseUpTo(
  otherCauses: readonly IsoDate[],
  { findingsAfter: from, until, escalated }: Stretch,
): IsoDate | null {
  if (escalated) return null;
  const last = otherCauses.findLast((on) => until === null || on <= until);
  return last !== undefined && (from === null || last >= from) ? last : null;
}

function startsOf(record: PatientRecord, tests: readonly JudgedTest[]): Start[] {
  return record.progressionDecisions
    .filter(({ decision }) => decision === 'escalated' || decision === 'accept-new-baseline')
    .map(({ lineageId, decision, decidedOn, baselineOn = decidedOn }) => ({
      id: lineageId,
      escalates: decision === 'escalated',
      decidedOn,
      setOn: baselineOn,
      baseline: baselineOfDecision(baselineOn, decidedOn, tests),
    }));
}

/**
 * A day entered by hand may not be that of the test on record, and the test may since have been corrected, withdrawn, moved
 * or excluded (B-07): the nearest acceptable test known by then is meant. Where the physician decided on a poor test of that day, an older one does not take its place:
 * the decline that was decided on would speak again.
 */
function baselineOfDecision(
  setOn: IsoDate,
  decidedOn: IsoDate,
  tests: readonly JudgedTest[],
): EpisodeBaseline {
  const known = tests.filter(({ on }) => on <= decidedOn);
  const ofTheDay = tests.filter(({ on }) => on === setOn);
  if (ofTheDay.some(({ poorQuality }) => !poorQuality)) return { setOn, takenOn: setOn, how: 'as-decided' };
  const acceptable = known.filter(({ poorQuality }) => !poorQuality);
  const laboratory = acceptable.filter((test) => !isAtHome(test));
  const [preferred = []] = [laboratory, acceptable, known].filter(({ length }) => length > 0);
  let takenOn: IsoDate | null = null;
  for (const { on } of preferred)
    if (takenOn === null || distance(on, setOn) <= distance(takenOn, setOn)) takenOn = on;
  return ofTheDay.length > 0 && (takenOn === null || takenOn <= setOn)
    ? { setOn, takenOn: setOn, how: 'as-decided' }
    : { setOn, takenOn, how: 'nearest-test' };
}

function distance(first: IsoDate, second: IsoDate): number {
  return Math.abs(daysBetween(first, second));
}

function byDecision(first: Start, second: Start): number {
  if (first.decidedOn !== second.decidedOn) return first.decidedOn < second.decidedOn ? -1 : 1;
  if (first.setOn !== second.setOn) return first.setOn < second.setOn ? -1 : 1;
  return first.id < second.id ? -1 : 1;
}
