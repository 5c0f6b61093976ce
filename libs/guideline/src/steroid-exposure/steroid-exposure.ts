import {
  addDays,
  addMonths,
  daysBetween,
  DRUGS,
  laterDay,
  type DrugCode,
  type IsoDate,
  type Treatment,
} from '@interstice/clinical';
import { changesInOrder, dailyDose, type DailyDose } from './daily-dose.js';
import { RENAL_CRISIS_DOSE } from './prednisone-equivalents.rules.js';

/** A dose that is summed over courses; more where the dose of one of them is not known. */
export interface AtLeast {
  readonly mg: number;
  readonly atLeast: boolean;
}

/** Days on which the dose did not change. */
export interface DoseStep {
  readonly from: IsoDate;
  /** The last day of the step. */
  readonly to: IsoDate;
  /** Milligrams of prednisone a day, of all courses together. */
  readonly perDay: AtLeast;
  /** Lineage ids of the courses that ran, held ones among them. */
  readonly courses: readonly string[];
}

/** What of glucocorticoids a patient took, in prednisone equivalents. */
export interface SteroidExposure {
  readonly courses: readonly {
    readonly lineageId: string;
    readonly drug: DrugCode;
    readonly startedOn: IsoDate;
    readonly stoppedOn: IsoDate | null;
    /** Days up to the day asked about whose dose cannot be told. */
    readonly unknownDays: number;
  }[];
  /** Oldest first; days between courses are in none. */
  readonly steps: readonly DoseStep[];
  /** On the day asked about; null where no course runs. */
  readonly current: AtLeast | null;
  readonly lastThreeMonths: AtLeast;
  readonly lastYear: AtLeast;
  readonly total: AtLeast;
  /** Days with more than the dose from which on a renal crisis is feared most of all. */
  readonly daysAbove: { readonly days: number; readonly atLeast: boolean };
}

interface Segment {
  readonly course: string;
  readonly from: IsoDate;
  /** The first day after it. */
  readonly until: IsoDate;
  readonly dose: DailyDose;
}

/**
 * What of glucocorticoids was taken up to a day, in milligrams of prednisone.
 *
 * A held course takes nothing. Days whose dose is not recorded, or cannot be converted, add nothing, and make every sum over
 * them an "at least". The day of a stop is not one on which the drug was taken; the day asked about is.
 *
 * @param treatments - all courses of the patient
 * @param asOf - the last day that counts
 * @returns the dose over time and its sums
 * @source glucocorticoid-doses, T-03, X-01 and B-28
 * @example steroidExposure(record.treatments, parseIsoDate('2026-03-01')).total //=> { mg: 2400, atLeast: false }
 */
export function steroidExposure(treatments: readonly Treatment[], asOf: IsoDate): SteroidExposure {
  const end = addDays(asOf, 1);
  const courses = treatments
    .flatMap((course) =>
      DRUGS[course.drug].group === 'glucocorticoid' &&
      course.startedOn !== undefined &&
      course.startedOn < end
        ? [{ course, startedOn: course.startedOn }]
        : [],
    )
    .sort((one, other) =>
      one.startedOn === other.startedOn
        ? one.course.lineageId < other.course.lineageId
          ? -1
          : 1
        : one.startedOn < other.startedOn
          ? -1
          : 1,
    );
  const segments = courses.flatMap(({ course, startedOn }) => segmentsOf(course, startedOn, end));
  const steps = stepsOf(segments);
  const last = steps.at(-1);
  return {
    courses: courses.map(({ course: { lineageId, drug, stoppedOn }, startedOn }) => ({
      lineageId,
      drug,
      startedOn,
      stoppedOn: stoppedOn !== undefined && stoppedOn < end ? stoppedOn : null,
      unknownDays: segments
        .filter(({ course, dose }) => course === lineageId && dose.is === 'unknown')
        .reduce((days, { from, until }) => days + daysBetween(from, until), 0),
    })),
    steps,
    current: last?.to === asOf ? last.perDay : null,
    lastThreeMonths: sumSince(steps, addDays(addMonths(asOf, -3), 1)),
    lastYear: sumSince(steps, addDays(addMonths(asOf, -12), 1)),
    total: sumSince(steps, null),
    daysAbove: daysAboveOf(steps),
  };
}

function segmentsOf(course: Treatment, startedOn: IsoDate, end: IsoDate): Segment[] {
  const { lineageId, drug, stoppedOn } = course;
  const until = stoppedOn !== undefined && stoppedOn < end ? stoppedOn : end;
  const changes = changesInOrder(course);
  const starts = [startedOn, ...changes.map(({ on }) => on)].filter((on) => on >= startedOn && on < until);
  const days = [...new Set(starts)].sort();
  return days.map((from, index) => ({
    course: lineageId,
    from,
    until: days[index + 1] ?? until,
    dose: dailyDose(
      drug,
      changes.filter(({ on }) => on <= from),
    ),
  }));
}

/** The sum of what runs between two days on which anything changes. */
function stepsOf(segments: readonly Segment[]): DoseStep[] {
  const days = [...new Set(segments.flatMap(({ from, until }) => [from, until]))].sort();
  const steps: DoseStep[] = [];
  for (const [index, from] of days.entries()) {
    const until = days[index + 1];
    const running = segments.filter((segment) => segment.from <= from && from < segment.until);
    if (until === undefined || running.length === 0) continue;
    const mg = running.reduce(
      (sum, { dose }) => sum + (dose.is === 'known' ? hundredths(dose.prednisoneMg) : 0),
      0,
    );
    const step = {
      from,
      to: addDays(until, -1),
      perDay: { mg: mg / 100, atLeast: running.some(({ dose }) => dose.is === 'unknown') },
      courses: running.map(({ course }) => course).sort(),
    };
    const before = steps.at(-1);
    // A change that changes nothing is no step.
    if (before !== undefined && addDays(before.to, 1) === from && isSameDose(before, step))
      steps[steps.length - 1] = { ...before, to: step.to };
    else steps.push(step);
  }
  return steps;
}

function isSameDose(one: DoseStep, other: DoseStep): boolean {
  return (
    one.perDay.mg === other.perDay.mg &&
    one.perDay.atLeast === other.perDay.atLeast &&
    one.courses.join() === other.courses.join()
  );
}

/** @param since - the first day that counts; null for all */
function sumSince(steps: readonly DoseStep[], since: IsoDate | null): AtLeast {
  let sum = 0;
  let atLeast = false;
  for (const { from, to, perDay } of steps) {
    if (since !== null && to < since) continue;
    const first = since === null ? from : laterDay(from, since);
    sum += hundredths(perDay.mg) * (daysBetween(first, to) + 1);
    atLeast ||= perDay.atLeast;
  }
  return { mg: sum / 100, atLeast };
}

function daysAboveOf(steps: readonly DoseStep[]): SteroidExposure['daysAbove'] {
  let days = 0;
  let atLeast = false;
  for (const { from, to, perDay } of steps) {
    if (perDay.mg > RENAL_CRISIS_DOSE.aboveMgPerDay) days += daysBetween(from, to) + 1;
    else atLeast ||= perDay.atLeast;
  }
  return { days, atLeast };
}

function hundredths(mg: number): number {
  return Math.round(mg * 100);
}
