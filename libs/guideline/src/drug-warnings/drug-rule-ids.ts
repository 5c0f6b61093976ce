/** One rule for each warning. */
export const DRUG_RULE_IDS: readonly string[] = [];
