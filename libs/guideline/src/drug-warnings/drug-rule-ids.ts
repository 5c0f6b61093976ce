import { DRUG_WARNINGS } from './drug-warnings.rules.js';
import { warningTitle } from './warning-words.js';

/** One rule for each warning. */
export const DRUG_RULE_IDS: readonly string[] = DRUG_WARNINGS.map(({ id }) => id);

/**
 * What can be warned about, in words.
 *
 * @returns each rule with a title that names no patient's drug
 * @example drugWarningTitles()[0]?.title //=> 'A glucocorticoid in systemic sclerosis with ILD'
 */
export function drugWarningTitles(): readonly { readonly id: string; readonly title: string }[] {
  return DRUG_WARNINGS.map((rule) => ({ id: rule.id, title: warningTitle(rule) }));
}
