import type { DrugWarningCase } from './drug-warning-records.spec-support.js';
import { GLUCOCORTICOID_CASES } from './glucocorticoids.cases.js';
import { OTHER_DRUG_CASES } from './other-drugs.cases.js';

/** What is warned about, and what is not. */
export const DRUG_WARNING_CASES: readonly DrugWarningCase[] = [...GLUCOCORTICOID_CASES, ...OTHER_DRUG_CASES];
