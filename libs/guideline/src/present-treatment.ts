import { DRUGS, type Horizon, type PatientRecord, type Treatment } from '@interstice/clinical';
import { fallSince, type BeforeTreatment, type ProgressionTimeline } from '@interstice/progression';
import { ILD_TREATMENTS, type TreatmentsThatCount } from './ild-treatments.rules.js';

/**
 * Whether a course counts as a treatment for the ILD: started for it, or for nobody knows what with a drug that is given for
 * it; never a steroid.
 *
 * @param treatment - a course
 * @param counts - which courses do
 * @returns true where it counts
 * @source interstice-choices, B-24
 * @example isForTheLung(treatment, ILD_TREATMENTS) //=> true
 */
export function isForTheLung(
  { drug, indication }: Treatment,
  { indications, drugsOfUnknown, exceptGroups }: TreatmentsThatCount | Omit<TreatmentsThatCount, 'drugsCite'>,
): boolean {
  if (exceptGroups.includes(DRUGS[drug].group)) return false;
  return indications.includes(indication) || (indication === 'unknown' && drugsOfUnknown.includes(drug));
}

type Started = Treatment & Required<Pick<Treatment, 'startedOn'>>;

/**
 * The treatment of the ILD that runs now: of several the one that was started last. A hold is no stop, and neither a resumption
 * nor a change of dose is a start; a course that was stopped and begun anew is another course.
 *
 * @param record - as of the day judged
 * @param today - the day of the review
 * @returns the course, or null where none runs
 * @source interstice-choices, B-24 and B-28
 * @example presentTreatment(record, today)?.drug //=> 'nintedanib'
 */
export function presentTreatment(record: PatientRecord, today: Horizon): Started | null {
  let present: Started | null = null;
  for (const treatment of record.treatments) {
    const { startedOn, stoppedOn } = treatment;
    if (startedOn === undefined || !isForTheLung(treatment, ILD_TREATMENTS)) continue;
    const runs = today.reached(startedOn) && !(stoppedOn !== undefined && today.reached(stoppedOn));
    if (runs && (!present || isLater(treatment, startedOn, present))) present = { ...treatment, startedOn };
  }
  return present;
}

function isLater({ lineageId }: Treatment, startedOn: Started['startedOn'], known: Started): boolean {
  return startedOn === known.startedOn ? lineageId < known.lineageId : startedOn > known.startedOn;
}

/**
 * The third baseline, beside the first and the best test on record: the latest usable test before the present treatment.
 *
 * @param record - as of the day judged
 * @param timeline - the same, laid out for judging
 * @param today - the day of the review
 * @returns the course, the test and the fall since; or why there is none
 * @source interstice-choices, B-06, B-10, B-24 and B-28
 * @example beforeTreatment(record, timeline, today).pair?.earlier.on //=> '2025-02-20'
 */
export function beforeTreatment(
  record: PatientRecord,
  timeline: ProgressionTimeline,
  today: Horizon,
): BeforeTreatment {
  const course = presentTreatment(record, today);
  if (!course) return { course: null, test: null, pair: null, why: 'no-treatment' };
  const { lineageId, drug, startedOn } = course;
  return { course: { lineageId, drug, startedOn }, ...fallSince(timeline, startedOn) };
}
