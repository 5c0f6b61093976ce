import { ANALYTES } from '@interstice/clinical';
import { BLOOD_RULE_IDS, LIMITED_ANALYTES, ruleIdOf } from './blood-safety/blood-rule-ids.js';
import { DRUG_RULE_IDS } from './drug-warnings/drug-rule-ids.js';
import { DRUG_WARNINGS } from './drug-warnings/drug-warnings.rules.js';
import { warningTitle } from './drug-warnings/warning-words.js';

/** Ids of the rules that alert about drugs and their blood, by the kind of the alert. */
export const SAFETY_RULE_IDS = { blood: BLOOD_RULE_IDS, drug: DRUG_RULE_IDS } as const;

/**
 * The kind of alert that a rule about drugs or blood raises.
 *
 * @param ruleId - any
 * @returns the kind, or undefined where the rule is about neither
 * @example safetyKindOf('blood.neutrophils') //=> 'blood'
 */
export function safetyKindOf(ruleId: string): keyof typeof SAFETY_RULE_IDS | undefined {
  if (SAFETY_RULE_IDS.blood.includes(ruleId)) return 'blood';
  return SAFETY_RULE_IDS.drug.includes(ruleId) ? 'drug' : undefined;
}

/**
 * Whether a warning is about glucocorticoids, so that what was taken of them over time belongs beside it.
 *
 * @param ruleId - any
 * @returns false where the rule is about other drugs, or about none
 * @example isAboutGlucocorticoids('drug.methotrexate') //=> false
 */
export function isAboutGlucocorticoids(ruleId: string): boolean {
  return DRUG_WARNINGS.some(
    ({ id, drugs }) => id === ruleId && drugs.groups.some((group) => group === 'glucocorticoid'),
  );
}

/** What the alerts about drugs and their blood are about, in the order of the rules. */
export const SAFETY_TITLES: Readonly<
  Record<keyof typeof SAFETY_RULE_IDS, readonly { readonly id: string; readonly title: string }[]>
> = {
  blood: LIMITED_ANALYTES.map((analyte) => ({ id: ruleIdOf(analyte), title: ANALYTES[analyte].title })),
  drug: DRUG_WARNINGS.map((rule) => ({ id: rule.id, title: warningTitle(rule) })),
};
