import {
  addDays,
  DRUGS,
  laterDay,
  type Horizon,
  type IsoDate,
  type PatientRecord,
  type Treatment,
} from '@interstice/clinical';
import type { DrugsOfRule } from './drug-warning-rule.js';
import type { CourseOfDrug } from './drug-evidence.js';

/** A course that has begun, with its first day. */
export type BegunCourse = Treatment & { readonly startedOn: IsoDate };

/** A course that runs, or is planned to. */
export interface PresentCourse extends CourseOfDrug {
  readonly treatment: Treatment;
}

/**
 * Whether a rule is about a drug.
 *
 * @param drugs - groups and single drugs
 * @param drug - a code
 * @returns true where one of them has it
 * @example isOneOf({ groups: ['antifibrotic'], codes: [] }, 'nintedanib') //=> true
 */
export function isOneOf({ groups, codes }: DrugsOfRule, drug: Treatment['drug']): boolean {
  return codes.includes(drug) || groups.includes(DRUGS[drug].group);
}

/**
 * The courses that run, held ones among them, and those that are planned and neither begun nor given up.
 *
 * @param record - as of the day judged
 * @param today - the day of the review
 * @returns the courses, by their first or planned day
 * @source interstice-choices, B-28
 * @example presentCourses(record, today)[0]?.drug //=> 'prednisone'
 */
export function presentCourses({ treatments }: PatientRecord, today: Horizon): readonly PresentCourse[] {
  return treatments
    .flatMap((treatment): PresentCourse[] => {
      const { drug, lineageId, startedOn, plannedStartOn, stoppedOn } = treatment;
      const on = startedOn ?? plannedStartOn;
      if (on === undefined || (stoppedOn !== undefined && today.reached(stoppedOn))) return [];
      const isPlanned = startedOn === undefined || !today.reached(startedOn);
      const course = { kind: 'treatment', lineageId, on } as const;
      return [{ treatment, drug, course, ...(isPlanned ? { planned: true } : {}) }];
    })
    .sort(({ course: one }, { course: other }) => order(one, other));
}

/**
 * The courses of some drugs that followed each other up to now without a day between them: one exposure.
 *
 * @param record - as of the day judged
 * @param drugs - which drugs count as one
 * @param today - the day of the review
 * @returns the courses, the first one first; empty where none runs
 * @source interstice-choices, B-28
 * @example presentExposure(record, { groups: ['glucocorticoid'], codes: [] }, today)[0]?.startedOn //=> '2025-11-01'
 */
export function presentExposure(
  { treatments }: PatientRecord,
  drugs: DrugsOfRule,
  today: Horizon,
): readonly BegunCourse[] {
  const begun = treatments
    .filter((course): course is BegunCourse => isOneOf(drugs, course.drug) && course.startedOn !== undefined)
    .filter(({ startedOn }) => today.reached(startedOn))
    .sort((one, other) =>
      order(
        { on: one.startedOn, lineageId: one.lineageId },
        { on: other.startedOn, lineageId: other.lineageId },
      ),
    );
  const stops = begun.map(({ stoppedOn }) =>
    stoppedOn !== undefined && today.reached(stoppedOn) ? stoppedOn : null,
  );
  let first = 0;
  let last = stops[0];
  for (const [index, course] of begun.entries()) {
    const stop = stops[index] ?? null;
    const isGap = typeof last === 'string' && course.startedOn > addDays(last, 1);
    if (isGap) first = index;
    last = isGap ? stop : latestStop(last, stop);
  }
  return last === null ? begun.slice(first) : [];
}

/** Null while one of them runs; undefined before the first one. */
function latestStop(last: IsoDate | null | undefined, stop: IsoDate | null): IsoDate | null {
  if (last === undefined || last === null || stop === null) return last === undefined ? stop : null;
  return laterDay(last, stop);
}

interface Ordered {
  readonly on: IsoDate;
  readonly lineageId: string;
}

function order(one: Ordered, other: Ordered): number {
  if (one.on !== other.on) return one.on < other.on ? -1 : 1;
  return one.lineageId < other.lineageId ? -1 : 1;
}
