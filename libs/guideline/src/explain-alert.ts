import { explainBloodAlert } from './blood-safety/explain-blood-alert.js';
import { explainDrugWarning } from './drug-warnings/explain-drug-warning.js';
import type { ExplainableAlert, ExplainAlertOptions } from './explainable-alert.js';
import { explainProgressionAlert } from './explain-progression-alert.js';
import type { Explanation, ExplanationLine } from './explanation.js';

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

/**
 * Why the alerts of one rule are there: those of two courses, or of two runs of one analyte, each with its own sentences.
 *
 * @param alerts - of one rule, at least one
 * @param options - with or without the patient's values
 * @returns the explanation of a single one as it is; of several how many there are, then of each its headline and what it says.
 *   What is said of all of them alike, word by word, comes once, at the end.
 * @source interstice-choices, B-01 and B-34
 * @example explainAlerts([first, second], { values: true }).headline //=> '2 alerts: Prednisone in SSc, since … Prednisone in SSc, since …'
 */
export function explainAlerts(
  alerts: readonly ExplainableAlert[],
  options: ExplainAlertOptions,
): Explanation {
  const [first, ...others] = alerts.map((alert) => explainAlert(alert, options));
  if (first === undefined) return { headline: 'No alert.', lines: [], missing: [] };
  if (others.length === 0) return first;
  const all = [first, ...others];
  const isSaidOfAll = ({ text }: ExplanationLine): boolean =>
    all.every(({ lines }) => lines.some((line) => line.text === text));
  const lines = all.flatMap(({ headline, lines: ofOne }) => [
    { text: headline, cites: [] },
    ...ofOne.filter((line) => !isSaidOfAll(line)),
  ]);
  const ofAll = first.lines.filter(isSaidOfAll);
  if (ofAll.length > 0) lines.push({ text: `Of each of the ${all.length}:`, cites: [] }, ...ofAll);
  const missing = new Map(all.flatMap((one) => one.missing.map((line) => [line.text, line] as const)));
  return {
    headline: `${all.length} alerts: ${all.map(({ headline }) => headline).join(' ')}`,
    lines,
    missing: [...missing.values()],
  };
}
