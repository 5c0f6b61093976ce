import {
  isPanelComplete,
  type Analyte,
  type BloodTest,
  type FactRef,
  type Horizon,
  type IsoDate,
  type Panel,
  type PatientRecord,
  type Treatment,
} from '@interstice/clinical';
import { WATCHED_DRUGS } from '../monitored-drugs.rules.js';
import type { ActionLimit, MonitoredDrug, MonitoredDrugId } from '../protocol.js';
import { isDayInside } from './action-limits.js';
import { doseIncreases } from './dose-increases.js';

/** A course of a drug whose blood is watched while it runs, and for a while after. */
export interface MonitoredCourse {
  readonly drug: MonitoredDrugId;
  readonly start: FactRef;
  /** Null while the drug runs; a hold is not a stop. */
  readonly stop: FactRef | null;
  /** The days of the start and of each increase, oldest first. */
  readonly phaseStarts: readonly FactRef[];
  /** The blood tests since the start that measured something, oldest first. */
  readonly tests: readonly BloodTest[];
}

/** A course that is planned and has not begun. */
export interface PlannedCourse {
  readonly drug: MonitoredDrugId;
  readonly plannedStart: FactRef;
}

const DRUGS = Object.entries(WATCHED_DRUGS) as readonly (readonly [MonitoredDrugId, MonitoredDrug])[];
/** Looked up for every course, so it is made once. */
export const DRUG_OF = new Map(DRUGS.flatMap(([id, { drugs }]) => drugs.map((code) => [code, id] as const)));

/**
 * The courses of drugs whose blood is watched: those that run and those that were stopped.
 *
 * @param record - the record as of the day judged
 * @param today - the day of the review
 * @returns the courses, by the day of their start
 * @source interstice-choices, B-20, B-22, B-23 and B-28
 * @example monitoredCourses(record, today)[0]?.start.on //=> '2026-02-01'
 */
export function monitoredCourses(record: PatientRecord, today: Horizon): readonly MonitoredCourse[] {
  const courses: MonitoredCourse[] = [];
  const measured = record.bloodTests.filter(({ insufficient }) => !insufficient).sort(byDay);
  for (const treatment of record.treatments) {
    const { startedOn } = treatment;
    const drug = DRUG_OF.get(treatment.drug);
    if (drug === undefined || startedOn === undefined || !today.reached(startedOn)) continue;
    courses.push(courseOf(drug, treatment, startedOn, measured, today));
  }
  return courses.sort((first, second) => order(first.start, second.start));
}

/**
 * The courses that are planned: neither begun nor given up.
 *
 * @param record - the record as of the day judged
 * @returns the courses, by the planned day
 * @source interstice-choices, B-28
 * @example plannedCourses(record)[0]?.plannedStart.on //=> '2026-04-01'
 */
export function plannedCourses({ treatments }: PatientRecord): readonly PlannedCourse[] {
  return treatments
    .flatMap(({ drug: code, plannedStartOn, startedOn, stoppedOn, lineageId }): PlannedCourse[] => {
      const drug = DRUG_OF.get(code);
      if (!drug || plannedStartOn === undefined || startedOn !== undefined || stoppedOn !== undefined)
        return [];
      return [{ drug, plannedStart: { kind: 'treatment', lineageId, on: plannedStartOn } }];
    })
    .sort((first, second) => order(first.plannedStart, second.plannedStart));
}

function courseOf(
  drug: MonitoredDrugId,
  treatment: Treatment,
  startedOn: IsoDate,
  measured: readonly BloodTest[],
  today: Horizon,
): MonitoredCourse {
  const { lineageId, stoppedOn } = treatment;
  const isStopped = stoppedOn !== undefined && today.reached(stoppedOn);
  const start: FactRef = { kind: 'treatment', lineageId, on: startedOn };
  const increases = doseIncreases(treatment)
    .filter(({ on }) => !(isStopped && on > stoppedOn))
    .map((change): FactRef => ({ kind: 'treatment-change', lineageId: change.lineageId, on: change.on }));
  return {
    drug,
    start,
    stop: isStopped ? { ...start, on: stoppedOn } : null,
    phaseStarts: [start, ...increases],
    tests: measured.filter(({ collectedOn }) => collectedOn >= startedOn),
  };
}

/**
 * The last test of a course that has all of a panel.
 *
 * @param course - with its tests
 * @param panel - which panel
 * @returns the test, or null when there is none since the start
 * @source interstice-choices, B-23
 * @example lastComplete(course, 'liver-tests')?.on //=> '2026-01-12'
 */
export function lastComplete({ tests }: MonitoredCourse, panel: Panel): FactRef | null {
  const last = tests.findLast(({ amounts }) => isPanelComplete(panel, amounts));
  return last ? { kind: 'blood-test', lineageId: last.lineageId, on: last.collectedOn } : null;
}

/**
 * Whether a panel of a course is still wanted: while the drug runs, and after a stop until a complete test since then is
 * inside the limits of the drug, where it has any.
 *
 * What ended before the patient came is watched only where the last limited values on record are outside them.
 *
 * @param course - of a drug
 * @param panel - which panel
 * @param record - for the days before the start and of registration
 * @returns true while it is wanted
 * @source interstice-choices, B-20
 * @example isWatched(course, 'complete-blood-count', record) //=> true
 */
export function isWatched(
  { drug, stop, start, tests }: MonitoredCourse,
  panel: Panel,
  { bloodTests, registeredOn }: PatientRecord,
): boolean {
  if (!stop) return true;
  const { actionLimits } = WATCHED_DRUGS[drug];
  const isInside = (on: IsoDate): boolean =>
    isDayInside(on, actionLimits, { tests: bloodTests, startedOn: start.on });
  const settles = ({ collectedOn: on, amounts }: BloodTest): boolean =>
    on >= stop.on && isPanelComplete(panel, amounts) && isInside(on);
  if (tests.some(settles)) return false;
  if (stop.on >= registeredOn) return true;
  // A partly done test settles nothing, but the last limited value on record says whether the course is to be watched.
  const last = tests.findLast((test) => isLimited(test, actionLimits));
  return last !== undefined && !isInside(last.collectedOn);
}

/** Bears a value that has a limit. */
function isLimited({ amounts }: BloodTest, limits: readonly ActionLimit[]): boolean {
  return limits.some(({ analyte }) => amounts[analyte] !== undefined);
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

/** Oldest first; of one day the one recorded first comes last, so that a second one does not start a new cycle. */
function byDay(first: BloodTest, second: BloodTest): number {
  if (first.collectedOn !== second.collectedOn) return first.collectedOn < second.collectedOn ? -1 : 1;
  return first.lineageId < second.lineageId ? 1 : -1;
}

function order(first: FactRef, second: FactRef): number {
  if (first.on !== second.on) return first.on < second.on ? -1 : 1;
  return first.lineageId < second.lineageId ? -1 : 1;
}
