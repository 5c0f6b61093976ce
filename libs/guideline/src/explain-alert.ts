import { explainBloodAlert } from './blood-safety/explain-blood-alert.js';
import { explainDrugWarning } from './drug-warnings/explain-drug-warning.js';
import type { ExplainableAlert, ExplainAlertOptions } from './explainable-alert.js';
import { explainProgressionAlert } from './explain-progression-alert.js';
import type { Explanation } from './explanation.js';

/**
 * Why an alert is there.
 *
 * @param alert - a finding of a review, or a stored alert
 * @param options - with or without the patient's values, with what the last review says of the patient now
 * @returns what was found, since when, and what the sources say of it
 * @source interstice-choices, B-34
 * @example explainAlert(alert, { values: true }).headline //=> 'Progression by INBUILD A: FVC fell by 12.0 % …'
 */
export function explainAlert(alert: ExplainableAlert, options: ExplainAlertOptions): Explanation {
  switch (alert.kind) {
    case 'blood':
      return explainBloodAlert(alert, options);
    case 'drug':
      return explainDrugWarning(alert, options);
    default:
      return explainProgressionAlert(alert, options);
  }
}
