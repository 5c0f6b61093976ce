import { DLCO_DECLINE, ERICE, INBUILD, OMERACT_2015, PPF_2022, SHORT_FORM } from '@interstice/progression';
import { PROGRESSION_ALERTS } from '../progression-alerts.rules.js';
import { JOINT_CARE_RULES } from '../joint-care.rules.js';
import type { SurveillanceProtocol } from '../protocol.js';
import { HRCT_RULES } from './hrct.rules.js';
import { MISSING_FACT_RULES } from './missing-facts.rules.js';
import { PFT_RULES } from './pft.rules.js';

/** Surveillance of CTD-ILD as the treatment approach of January 2026 summarises it. */
export const SUMMARY_2026 = {
  id: 'summary-2026',
  title: 'Summary 2026',
  summary: 'Lung function by severity, HRCT at intervals and on decline.',
  criterionSets: [INBUILD, PPF_2022, OMERACT_2015, ERICE, SHORT_FORM],
  advisories: [DLCO_DECLINE],
  alerts: PROGRESSION_ALERTS,
  rules: [...PFT_RULES, ...HRCT_RULES, ...MISSING_FACT_RULES, ...JOINT_CARE_RULES],
} as const satisfies SurveillanceProtocol;
