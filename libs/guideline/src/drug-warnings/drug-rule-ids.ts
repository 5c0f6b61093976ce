import { DRUG_WARNINGS } from './drug-warnings.rules.js';

/** One rule for each warning. */
export const DRUG_RULE_IDS: readonly string[] = DRUG_WARNINGS.map(({ id }) => id);
