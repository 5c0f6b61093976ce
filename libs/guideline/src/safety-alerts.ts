import type { Horizon, PatientRecord } from '@interstice/clinical';
import type { ProgressionAssessment } from '@interstice/progression';
import { attempt } from './attempt-rule.js';
import { LIMITED_ANALYTES, ruleIdOf } from './blood-safety/blood-rule-ids.js';
import { findBloodAlerts } from './blood-safety/find-blood-alerts.js';
import { findDrugWarnings } from './drug-warnings/find-drug-warnings.js';
import { DRUG_WARNINGS } from './drug-warnings/drug-warnings.rules.js';
import type { Protocol } from './protocol.js';
import type { AlertFinding, CannotJudge } from './review-result.js';

/** What alerts about drugs and their blood are found in. */
export interface SafetyView {
  /** As of the day of the review. */
  readonly record: PatientRecord;
  /** Of the patient's own lungs. */
  readonly progression: ProgressionAssessment;
  readonly protocol: Protocol;
  readonly today: Horizon;
}

type SafetyFinder = (view: SafetyView) => readonly AlertFinding[];

/** What finds them, by the id of the rule, under which a failure is told. */
const FINDERS: readonly (readonly [ruleId: string, find: SafetyFinder])[] = [
  ...LIMITED_ANALYTES.map(
    (analyte) => [ruleIdOf(analyte), (view: SafetyView) => findBloodAlerts(analyte, view)] as const,
  ),
  ...DRUG_WARNINGS.map((rule) => [rule.id, (view: SafetyView) => findDrugWarnings(rule, view)] as const),
];

/**
 * All alerts that are not about progression, by rule and key. A rule that throws takes no other with it, also not that of another
 * analyte of the same tests.
 *
 * @param view - the record, what is judged of it, and the day
 * @param cannotJudge - where a failure is told
 * @returns the alerts that the record supports, whatever the order of its facts
 * @source interstice-choices, B-14, B-22 and B-33
 * @example findSafetyAlerts(view, cannotJudge).map(({ ruleId }) => ruleId) //=> ['blood.neutrophils']
 */
export function findSafetyAlerts(view: SafetyView, cannotJudge: CannotJudge[]): AlertFinding[] {
  return FINDERS.flatMap(([id, find]) => attempt(id, null, cannotJudge, () => find(view)).flat()).sort(
    (one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0),
  );
}
