import type { Analyte, BloodTest, IsoDate } from '@interstice/clinical';
import { earlierValue, isBeyond, type EarlierValue } from '../surveillance/action-limits.js';
import type { MonitoredCourse } from '../surveillance/monitored-courses.js';
import type { BloodValue, CtcaeGrades } from './blood-evidence.js';
import { bloodValues } from './blood-values.js';
import { gradeCtcae } from './grade-ctcae.js';
import { limitsOf, type DrugLimit } from './limits-of-drugs.js';

/** What values are judged by. */
export interface BloodView {
  readonly tests: readonly BloodTest[];
  readonly courses: readonly MonitoredCourse[];
  readonly bloodProtocolId: string;
  readonly registeredOn: IsoDate;
}

/** A limit that counted on the day of a value. */
export interface LimitThen {
  readonly limit: DrugLimit;
  readonly course: MonitoredCourse;
  /** What a rise or a fall is counted from. */
  readonly from: EarlierValue | null;
  readonly isBeyond: boolean;
}

/** A value with the limits that counted on its day: none where no drug with a limit for it was watched. */
export interface JudgedValue {
  readonly value: BloodValue;
  readonly limits: readonly LimitThen[];
  /** The start of the drug that had been watched longest on its day; null where none was. */
  readonly watchedSince: IsoDate | null;
}

/** What is known of a course while the values are gone through. */
interface Watched {
  readonly course: MonitoredCourse;
  readonly limits: readonly DrugLimit[];
  /** Its last value was outside. */
  isOutside: boolean;
  /** It was stopped, and a value inside all its limits has come since. */
  isSettled: boolean;
}

/**
 * Every value of an analyte, oldest first, with the limits of the drugs that count on its day: of those that run, whether held
 * or not, and of those that were stopped until a value is inside their limits. What was stopped before the patient came counts
 * only for as long as values have been outside since.
 *
 * @param analyte - that was measured
 * @param view - the tests, the courses and the protocol
 * @returns one entry for each value that stands
 * @source interstice-choices, B-20, B-22 and B-23
 * @example judgeValues('neutrophils', view).at(-1)?.limits[0]?.isBeyond //=> true
 */
export function judgeValues(analyte: Analyte, view: BloodView): readonly JudgedValue[] {
  const watched: Watched[] = [];
  for (const course of view.courses) {
    const limits = limitsOf(course.drug, analyte, view.bloodProtocolId);
    if (limits.length > 0) watched.push({ course, limits, isOutside: false, isSettled: false });
  }
  if (watched.length === 0) return [];
  let counting: readonly Watched[] = [];
  let asked: readonly Watched[] = [];
  let watchedSince: IsoDate | null = null;
  return bloodValues(analyte, view.tests).map((value) => {
    const now = watched.filter((one) => counts(one, value.on, view.registeredOn));
    // From most values to the next no drug is started or stopped.
    if (now.length !== counting.length || now.some((one, index) => one !== counting[index])) {
      counting = now;
      asked = onePerDrug(now);
      watchedSince = firstStart(now);
    }
    const limits: LimitThen[] = [];
    for (const { course, limits: ofCourse } of asked)
      for (const limit of ofCourse) limits.push(judged(value, limit, course, view.tests));
    for (const one of counting) settle(one, value.on, limits);
    return { value, limits, watchedSince };
  });
}

function counts({ course, isOutside, isSettled }: Watched, on: IsoDate, registeredOn: IsoDate): boolean {
  if (on < course.start.on) return false;
  if (!course.stop || on <= course.stop.on) return true;
  return !isSettled && (isOutside || course.stop.on >= registeredOn);
}

function settle(one: Watched, on: IsoDate, limits: readonly LimitThen[]): void {
  one.isOutside = limits.some(({ limit, isBeyond: is }) => is && limit.drug === one.course.drug);
  if (one.course.stop && on >= one.course.stop.on && !one.isOutside) one.isSettled = true;
}

/** Of two courses of one drug the one that runs, else the one begun last, stands for both. */
function onePerDrug(counting: readonly Watched[]): readonly Watched[] {
  if (counting.length < 2) return counting;
  return counting.filter(
    (one) =>
      !counting.some(
        (other) =>
          other !== one && other.course.drug === one.course.drug && isLater(other.course, one.course),
      ),
  );
}

function isLater(one: MonitoredCourse, other: MonitoredCourse): boolean {
  if ((one.stop === null) !== (other.stop === null)) return one.stop === null;
  if (one.start.on !== other.start.on) return one.start.on > other.start.on;
  return one.start.lineageId > other.start.lineageId;
}

function judged(
  value: BloodValue,
  limit: DrugLimit,
  course: MonitoredCourse,
  tests: readonly BloodTest[],
): LimitThen {
  const from = earlierValue(limit.limit, { tests, startedOn: course.start.on }, value.on);
  return { limit, course, from, isBeyond: isBeyond(value, limit.limit, from?.amount ?? null) };
}

function firstStart(counting: readonly Watched[]): IsoDate | null {
  let first: IsoDate | null = null;
  for (const { course } of counting) if (first === null || course.start.on < first) first = course.start.on;
  return first;
}

/**
 * The grades of a value, asked for where they are told: most values lie inside all limits. The value before is the last one up
 * to the start of the drug that has been watched longest.
 *
 * @param analyte - that was measured
 * @param judged - the value
 * @param values - all of the analyte, oldest first
 * @returns by version
 * @source ctcae-v5, ctcae-v6, B-02 and B-22
 * @example gradesOf('neutrophils', value, values) //=> { 'ctcae-v5': 2, 'ctcae-v6': 1 }
 */
export function gradesOf(
  analyte: Analyte,
  { value, watchedSince: since }: JudgedValue,
  values: readonly JudgedValue[],
): CtcaeGrades {
  const before =
    since === null ? undefined : values.findLast(({ value: { on } }) => on <= since && on < value.on)?.value;
  const toGrade = { ...value, ...(before === undefined ? {} : { baseline: before }) };
  const v5 = gradeCtcae('ctcae-v5', analyte, toGrade);
  const v6 = gradeCtcae('ctcae-v6', analyte, toGrade);
  return { ...(v5 === undefined ? {} : { 'ctcae-v5': v5 }), ...(v6 === undefined ? {} : { 'ctcae-v6': v6 }) };
}

/** An unbroken run of values outside some limit, and what ended it. */
export interface Run {
  readonly values: readonly [JudgedValue, ...JudgedValue[]];
  readonly before: JudgedValue | null;
  readonly recoveredBy: JudgedValue | null;
}

/**
 * The runs of values that lie outside a limit. A value inside all limits ends one; a sample that measured nothing does not.
 *
 * @param values - as judged, oldest first
 * @returns the runs, oldest first; only the last one may go on
 * @source interstice-choices, B-01 and B-23
 * @example findRuns(values).at(-1)?.recoveredBy //=> null
 */
export function findRuns(values: readonly JudgedValue[]): readonly Run[] {
  const runs: Run[] = [];
  let run: [JudgedValue, ...JudgedValue[]] | null = null;
  let before: JudgedValue | null = null;
  let last: JudgedValue | null = null;
  for (const value of values) {
    const isOutside = value.limits.some(({ isBeyond: is }) => is);
    if (isOutside && run !== null) run.push(value);
    else if (isOutside) [run, before] = [[value], last];
    else if (run !== null) {
      runs.push({ values: run, before, recoveredBy: value });
      run = null;
    }
    last = value;
  }
  if (run !== null) runs.push({ values: run, before, recoveredBy: null });
  return runs;
}
