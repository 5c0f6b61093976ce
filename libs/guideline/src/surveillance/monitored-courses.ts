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
  if (isStopped && isSettled({ counts, startedOn, stoppedOn }, record, watched)) return null;
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
  course: {
    readonly counts: readonly BloodTest[];
    readonly startedOn: IsoDate;
    readonly stoppedOn: IsoDate;
  },
  { bloodTests, registeredOn }: PatientRecord,
  watched: MonitoredDrug,
): boolean {
  const { counts, startedOn, stoppedOn } = course;
  const isInside = (on: IsoDate): boolean => isDayInside(bloodTests, on, watched);
  if (counts.some(({ collectedOn: on }) => on >= stoppedOn && isInside(on))) return true;
  if (stoppedOn >= registeredOn) return false;
  // A partly done count settles nothing, but the last limited value on record says whether the course is to be watched.
  let lastOn: IsoDate | null = null;
  for (const test of bloodTests)
    if (
      test.collectedOn >= startedOn &&
      (lastOn === null || test.collectedOn > lastOn) &&
      isLimited(test, watched)
    )
      lastOn = test.collectedOn;
  return lastOn === null || isInside(lastOn);
}

/** Of several values of one day, of whatever completeness, the worst one stands (B-23). */
function isDayInside(tests: readonly BloodTest[], on: IsoDate, { actionLimits }: MonitoredDrug): boolean {
  return tests
    .filter((test) => test.collectedOn === on && !test.insufficient)
    .every(({ amounts }) =>
      actionLimits.every(({ analyte, below }) => {
        const amount = amounts[analyte];
        return amount === undefined || amount >= Math.round(below * 1000);
      }),
    );
}

/** Bears a value that has a limit. */
function isLimited(test: BloodTest, { actionLimits }: MonitoredDrug): boolean {
  const analytes = measured(test);
  return actionLimits.some(({ analyte }) => analytes.includes(analyte));
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
