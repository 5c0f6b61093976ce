import {
  addDays,
  addMonths,
  addWeeks,
  factInForce,
  laterDay,
  type Ctd,
  type IsoDate,
  type PatientRecord,
} from '@interstice/clinical';
import { CLINIC_CHOICES } from '../clinic-choices.rules.js';
import { ILD_TREATMENTS } from '../ild-treatments.rules.js';
import { isForTheLung } from '../present-treatment.js';
import type { SafetyView } from '../safety-alerts.js';
import { changesInOrder, dailyDose } from '../steroid-exposure/daily-dose.js';
import { documentedProgression, missingOfProgression } from './documented-progression.js';
import type { DrugEvidence, NoWarningReason, UnwarnedCourse } from './drug-evidence.js';
import type { DrugsOfRule, DrugWarningRule } from './drug-warning-rule.js';
import { isOneOf, presentExposure, type PresentCourse } from './present-courses.js';

/** What a rule finds in a record. */
export interface JudgedWarning {
  readonly warned: readonly DrugEvidence[];
  readonly unwarned: readonly UnwarnedCourse[];
}

type Found = Partial<DrugEvidence> | NoWarningReason;

/**
 * What one rule says of the courses that run or are planned.
 *
 * @param rule - of the warning
 * @param view - the record and the day of the review
 * @param courses - those that run or are planned
 * @returns the courses that are warned about, and why the others are not
 * @source interstice-choices, B-01, B-28 and B-33
 * @example judgeWarning(rule, view, presentCourses(record, today)).warned[0]?.drug //=> 'prednisone'
 */
export function judgeWarning(
  rule: DrugWarningRule,
  view: SafetyView,
  courses: readonly PresentCourse[],
): JudgedWarning {
  const concerned = courses.filter(({ drug }) => isOneOf(rule.drugs, drug));
  if (concerned.length === 0) return { warned: [], unwarned: [] };
  if (rule.when.kind === 'longer-than') return judgeExposure(rule, rule.when.months, view, concerned);
  const warned: DrugEvidence[] = [];
  const unwarned: UnwarnedCourse[] = [];
  for (const present of concerned) {
    const found = judgeCourse(rule, present, view, courses);
    if ('why' in found) unwarned.push({ ruleId: rule.id, ...courseOf(present), reason: found });
    else warned.push({ ...evidenceOf(present, view.record), ...found });
  }
  return { warned, unwarned };
}

function judgeCourse(
  { when, drugs }: DrugWarningRule,
  present: PresentCourse,
  view: SafetyView,
  courses: readonly PresentCourse[],
): Found {
  switch (when.kind) {
    case 'runs':
      return inDisease(when.diseases, present, view.record);
    case 'beside': {
      const beside = courses.find(({ drug }) => isOneOf(when.drugs, drug));
      if (!beside) return { why: 'not-beside' };
      const [one, other] = [startOf(present, drugs, view), startOf(beside, when.drugs, view)];
      const together = areTogether(one, other);
      return (
        withoutProgression(view) ?? {
          beside: { ...courseOf(beside), together },
          progressionMissing: missingOfProgression(view.progression),
        }
      );
    }
    case 'first-line': {
      const before = treatedBefore(present, drugs, view);
      return (
        before ?? withoutProgression(view) ?? { progressionMissing: missingOfProgression(view.progression) }
      );
    }
    case 'longer-than':
      return {};
  }
}

function inDisease(
  diseases: readonly Ctd[] | null,
  { treatment, drug }: PresentCourse,
  record: PatientRecord,
): Found {
  if (diseases === null) return {};
  const known = diseasesOf(record);
  if (known.length === 0) return { why: 'disease-unknown' };
  if (!known.some((one) => diseases.includes(one))) return { why: 'other-disease', diseases: known };
  return { dose: dailyDose(drug, changesInOrder(treatment)) };
}

/** Undefined where none is on record. */
function withoutProgression({ record, progression }: SafetyView): NoWarningReason | undefined {
  const documented = documentedProgression(record, progression);
  return documented === null ? undefined : { why: 'progression-documented', progression: documented };
}

/** What was begun for the ILD before it, and not together with it; its own drugs apart. */
function treatedBefore(
  { course }: PresentCourse,
  own: DrugsOfRule,
  { record, today }: SafetyView,
): NoWarningReason | undefined {
  const [first] = record.treatments
    .flatMap((treatment) => {
      const { drug, lineageId, startedOn: on } = treatment;
      if (on === undefined || isOneOf(own, drug) || !isForTheLung(treatment, ILD_TREATMENTS)) return [];
      return today.reached(on) && on < course.on && !areTogether(on, course.on)
        ? [{ drug, course: { kind: 'treatment', lineageId, on } as const }]
        : [];
    })
    .sort(({ course: one }, { course: other }) =>
      one.on === other.on ? (one.lineageId < other.lineageId ? -1 : 1) : one.on < other.on ? -1 : 1,
    );
  return first && { why: 'treated-before', before: first };
}

/** A course that follows another one of its kind without a gap goes on with it. */
function startOf({ course, planned }: PresentCourse, drugs: DrugsOfRule, view: SafetyView): IsoDate {
  const [first] = planned ? [] : presentExposure(view.record, drugs, view.today);
  return first?.startedOn ?? course.on;
}

function areTogether(one: IsoDate, other: IsoDate): boolean {
  const earlier = one < other ? one : other;
  return laterDay(one, other) <= addWeeks(earlier, CLINIC_CHOICES['started-together'].weeks);
}

/** An exposure is warned about once, whatever drugs follow each other in it: the course that began it names it. */
function judgeExposure(
  rule: DrugWarningRule,
  months: number,
  view: SafetyView,
  concerned: readonly PresentCourse[],
): JudgedWarning {
  const { record, progression, today } = view;
  const exposure = presentExposure(record, rule.drugs, today);
  const [first] = exposure;
  if (!first) return { warned: [], unwarned: [] };
  const present = concerned.filter(({ planned }) => !planned);
  const now = present.find(({ course }) => course.lineageId === first.lineageId) ?? present.at(-1);
  const began = {
    drug: first.drug,
    course: { kind: 'treatment', lineageId: first.lineageId, on: first.startedOn },
  } as const;
  const longerSince = addDays(addMonths(first.startedOn, months), 1);
  if (!today.reached(longerSince))
    return {
      warned: [],
      unwarned: [{ ruleId: rule.id, ...began, reason: { why: 'not-so-long', from: longerSince } }],
    };
  const progressed = documentedProgression(record, progression);
  return {
    warned: [
      {
        ...began,
        ...(now && now.course.lineageId !== first.lineageId ? { now: courseOf(now) } : {}),
        indication: first.indication,
        diseases: diseasesOf(record),
        longerSince,
        ...(progressed === null ? {} : { progressed }),
      },
    ],
    unwarned: [],
  };
}

function evidenceOf({ treatment, ...present }: PresentCourse, record: PatientRecord): DrugEvidence {
  return { ...present, indication: treatment.indication, diseases: diseasesOf(record) };
}

function courseOf({ treatment: _, ...course }: PresentCourse): Omit<PresentCourse, 'treatment'> {
  return course;
}

function diseasesOf(record: PatientRecord): readonly Ctd[] {
  const known = factInForce(record, 'ctd')?.value;
  return known === undefined ? [] : [known.primary, ...[...known.secondary].sort()];
}
