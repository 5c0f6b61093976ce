import { factInForce, type Citation, type PatientRecord, type WarningDecision } from '@interstice/clinical';
import { graftedOn } from '../graft.js';
import type { AlertFinding } from '../review-result.js';
import type { SafetyView } from '../safety-alerts.js';
import type { DrugEvidence, UnwarnedCourse } from './drug-evidence.js';
import type { DrugWarningRule } from './drug-warning-rule.js';
import { CONFLICT_WHEN_RAPID, LONG_ON_PROGRESSION } from './drug-warnings.rules.js';
import { judgeWarning, type JudgedWarning } from './judge-warning.js';
import { presentCourses, presentExposure, type PresentCourse } from './present-courses.js';

/**
 * The standing warnings of one rule about drugs that run or are planned: one for each course (B-01).
 *
 * A change of dose is another fact of the same course and a hold is no stop. What is advised for the disease of the own lungs
 * is not advice for a graft: there is none after a transplantation.
 *
 * @param rule - of the warning
 * @param view - the record and the day of the review
 * @returns the warnings that the record supports
 * @source interstice-choices, B-01, B-03, B-27, B-28 and B-33
 * @example findDrugWarnings(rule, view)[0]?.key //=> 'drug.glucocorticoid-ssc:019c8a70-…'
 */
export function findDrugWarnings(rule: DrugWarningRule, view: SafetyView): readonly AlertFinding[] {
  return judged(rule, view).warned.map((evidence) => findingOf(rule, evidence, view));
}

/**
 * Why courses of drugs that a rule looks at are not warned about.
 *
 * @param rule - of the warning
 * @param view - the record and the day of the review
 * @returns each course with the reason
 * @source interstice-choices, B-34
 * @example unwarnedCourses(rule, view)[0]?.reason.why //=> 'progression-documented'
 */
export function unwarnedCourses(rule: DrugWarningRule, view: SafetyView): readonly UnwarnedCourse[] {
  return judged(rule, view).unwarned;
}

/** What the rules share of one review: each of them is asked what it warns about, and again what it does not. */
interface JudgedOnce {
  /** The courses that run or are planned; of a graft none is looked at. */
  readonly present: readonly PresentCourse[];
  readonly byRule: Map<DrugWarningRule, JudgedWarning>;
}

const judgedOnce = new WeakMap<SafetyView, JudgedOnce>();

function judged(rule: DrugWarningRule, view: SafetyView): JudgedWarning {
  let once = judgedOnce.get(view);
  if (once === undefined) {
    const { record, today } = view;
    const present = graftedOn(record) === null ? presentCourses(record, today) : [];
    once = { present, byRule: new Map() };
    judgedOnce.set(view, once);
  }
  let found = once.byRule.get(rule);
  if (found === undefined) {
    found = once.present.length === 0 ? NOTHING_FOUND : judgeWarning(rule, view, once.present);
    once.byRule.set(rule, found);
  }
  return found;
}

const NOTHING_FOUND: JudgedWarning = { warned: [], unwarned: [] };

function findingOf(rule: DrugWarningRule, evidence: DrugEvidence, view: SafetyView): AlertFinding {
  const key = `${rule.id}:${evidence.course.lineageId}`;
  const drug = { ...evidence, ...conflictOf(rule, view.record), ...reviewReached(rule, evidence, view) };
  return {
    key,
    kind: 'drug',
    ruleId: rule.id,
    episodeId: null,
    severity: rule.severity,
    certainty: 'not-applicable',
    mayOpen: true,
    mayOpenUntil: null,
    evidence: {
      criteria: [],
      worstDeclineTenths: null,
      facts: [evidence, evidence.now, evidence.beside].flatMap((one) => (one ? [one.course] : [])),
      progression: null,
      drug,
    },
    cites: citesOf(rule, drug),
  };
}

function citesOf(
  rule: DrugWarningRule,
  { beside, progressed, rapidlyProgressiveOn }: DrugEvidence,
): Citation[] {
  return [
    rule.cite,
    ...(rule.when.kind === 'beside' && beside?.together === true ? [rule.when.togetherCite] : []),
    ...(rapidlyProgressiveOn === undefined ? [] : [CONFLICT_WHEN_RAPID.cite]),
    ...(rule.id === LONG_ON_PROGRESSION.ruleId && progressed ? [LONG_ON_PROGRESSION.cite] : []),
  ];
}

/** Advice for and against stands side by side where a clinician flagged the disease as rapidly progressive. */
function conflictOf(
  { id }: DrugWarningRule,
  record: PatientRecord,
): Pick<DrugEvidence, 'rapidlyProgressiveOn'> {
  const flag = factInForce(record, 'rapidly-progressive');
  return id === CONFLICT_WHEN_RAPID.ruleId && flag?.value.flag === true
    ? { rapidlyProgressiveOn: flag.on }
    : {};
}

/**
 * The day to which it was decided to live with the warning, once it has come. A decision about any course of an exposure is one
 * about the exposure; of several the last one counts, of one day the one that comes back sooner. One about a course that is gone
 * may be one about this course from the next review on, so its day is one to review at.
 */
function reviewReached(
  rule: DrugWarningRule,
  { course }: DrugEvidence,
  { record, today }: SafetyView,
): Pick<DrugEvidence, 'reviewReachedOn'> {
  const exposure = rule.when.kind === 'longer-than' ? presentExposure(record, rule.drugs, today) : [];
  const own = new Set([course, ...exposure].map(({ lineageId }) => `${rule.id}:${lineageId}`));
  const standing = new Set(record.treatments.map(({ lineageId }) => `${rule.id}:${lineageId}`));
  let last: WarningDecision | undefined;
  for (const decision of record.warningDecisions) {
    const { key, reviewOn } = decision;
    if (own.has(key)) last = last === undefined ? decision : laterDecision(last, decision);
    else if (key.startsWith(`${rule.id}:`) && !standing.has(key)) today.reached(reviewOn);
  }
  return last !== undefined && today.reached(last.reviewOn) ? { reviewReachedOn: last.reviewOn } : {};
}

function laterDecision(one: WarningDecision, other: WarningDecision): WarningDecision {
  if (one.decidedOn !== other.decidedOn) return one.decidedOn > other.decidedOn ? one : other;
  return one.reviewOn < other.reviewOn ? one : other;
}
