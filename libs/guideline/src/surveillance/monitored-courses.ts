import {
  panelState,
  type Analyte,
  type BloodTest,
  type FactRef,
  type Horizon,
  type IsoDate,
  type PatientRecord,
  type Treatment,
} from '@interstice/clinical';
import { MONITORED_DRUGS } from '../monitored-drugs.rules.js';
import type { MonitoredDrug, MonitoredDrugId } from '../protocol.js';
import { doseIncreases } from './dose-increases.js';

/** A course of a drug whose blood tests are to be watched. */
export interface MonitoredCourse {
  readonly drug: MonitoredDrugId;
  readonly start: FactRef;
  /** Null while the drug runs; a hold is not a stop. */
  readonly stop: FactRef | null;
  /** The days from which phases are counted: of the start and of each increase, oldest first. */
  readonly phaseStarts: readonly FactRef[];
  /** The last complete count since the start. */
  readonly lastCount: FactRef | null;
}

const DRUGS = Object.entries(MONITORED_DRUGS) as readonly (readonly [MonitoredDrugId, MonitoredDrug])[];

/**
 * The courses of drugs whose blood tests are to be watched: those that run, and those that were stopped until a complete
 * count since then is inside the limits.
 *
 * What ended before the patient came is watched only where the last count on record is outside them.
 *
 * @param record - the record as of the day judged
 * @param today - the day of the review
 * @returns the courses, by the day of their start
 * @source interstice-choices, B-20, B-23 and B-28
 * @example monitoredCourses(record, today)[0]?.start.on //=> '2026-02-01'
 */
export function monitoredCourses(record: PatientRecord, today: Horizon): readonly MonitoredCourse[] {
  const courses: MonitoredCourse[] = [];
  for (const treatment of record.treatments) {
    const { startedOn } = treatment;
    const found = DRUGS.find(([, { drugs }]) => drugs.includes(treatment.drug));
    if (!found || startedOn === undefined || !today.reached(startedOn)) continue;
    const course = courseOf(found, treatment, startedOn, record, today);
    if (course) courses.push(course);
  }
  return courses.sort((first, second) => order(first.start, second.start));
}

function courseOf(
  [drug, watched]: readonly [MonitoredDrugId, MonitoredDrug],
  treatment: Treatment,
  startedOn: IsoDate,
  record: PatientRecord,
  today: Horizon,
): MonitoredCourse | null {
  const { lineageId, stoppedOn } = treatment;
  const isStopped = stoppedOn !== undefined && today.reached(stoppedOn);
  const counts = completeCounts(record.bloodTests, watched).filter(
    ({ collectedOn }) => collectedOn >= startedOn,
  );
  if (isStopped && isSettled(counts, stoppedOn, watched, record.registeredOn)) return null;
  const start: FactRef = { kind: 'treatment', lineageId, on: startedOn };
  const increases = doseIncreases(treatment)
    .filter(({ on }) => on > startedOn && !(isStopped && on > stoppedOn))
    .map((change): FactRef => ({ kind: 'treatment-change', lineageId: change.lineageId, on: change.on }));
  const last = counts.at(-1);
  return {
    drug,
    start,
    stop: isStopped ? { ...start, on: stoppedOn } : null,
    phaseStarts: [start, ...increases],
    lastCount: last ? { kind: 'blood-test', lineageId: last.lineageId, on: last.collectedOn } : null,
  };
}

/** Oldest first; of one day the one recorded first comes last, so that a second one does not start a new cycle. */
function completeCounts(tests: readonly BloodTest[], { panel }: MonitoredDrug): BloodTest[] {
  return tests
    .filter((test) => panelState(panel, measured(test)).state === 'complete')
    .sort((first, second) => {
      if (first.collectedOn !== second.collectedOn) return first.collectedOn < second.collectedOn ? -1 : 1;
      return first.lineageId < second.lineageId ? 1 : -1;
    });
}

function isSettled(
  counts: readonly BloodTest[],
  stoppedOn: IsoDate,
  watched: MonitoredDrug,
  registeredOn: IsoDate,
): boolean {
  const since = counts.filter(({ collectedOn }) => collectedOn >= stoppedOn);
  if (since.some(({ collectedOn }) => isDayInside(since, collectedOn, watched))) return true;
  const last = counts.at(-1);
  return stoppedOn < registeredOn && (!last || isDayInside(counts, last.collectedOn, watched));
}

/** Of two values of one day the worse one stands (B-23). */
function isDayInside(counts: readonly BloodTest[], on: IsoDate, { actionLimits }: MonitoredDrug): boolean {
  return counts
    .filter(({ collectedOn }) => collectedOn === on)
    .every(({ amounts }) =>
      actionLimits.every(({ analyte, below }) => {
        const amount = amounts[analyte];
        return amount !== undefined && amount >= Math.round(below * 1000);
      }),
    );
}

/**
 * What a blood test has measured. A clotted or insufficient sample has measured nothing.
 *
 * @param test - a blood test
 * @returns its analytes
 * @source interstice-choices, B-23
 * @example measured({ ...test, insufficient: true }) //=> []
 */
export function measured({ insufficient, amounts }: BloodTest): Analyte[] {
  return insufficient ? [] : (Object.keys(amounts) as Analyte[]);
}

function order(first: FactRef, second: FactRef): number {
  if (first.on !== second.on) return first.on < second.on ? -1 : 1;
  return first.lineageId < second.lineageId ? -1 : 1;
}
