import type { ExplainableAlert, ExplainAlertOptions } from '../explainable-alert.js';
import type { Explanation } from '../explanation.js';

/**
 * Why a warning about a drug is there.
 *
 * @param alert - a finding of a review, or a stored alert
 * @param options - with or without the patient's values
 * @returns which course it is about and what the sources say of it
 * @source interstice-choices, B-33 and B-34
 */
export function explainDrugWarning(alert: ExplainableAlert, options: ExplainAlertOptions): Explanation {
  void options;
  return { headline: `Alert of rule ${alert.ruleId}.`, lines: [], missing: [] };
}
