import { JOINT_CARE_RULES } from '../joint-care.rules.js';
import type { SurveillanceProtocol } from '../protocol.js';
import { HRCT_WHEN_INDICATED } from '../summary-2026/hrct.rules.js';
import { MISSING_FACT_RULES } from '../summary-2026/missing-facts.rules.js';
import { PFT_ONCE_RULES } from '../summary-2026/pft.rules.js';
import { SUMMARY_2026 } from '../summary-2026/summary-2026.rules.js';

const FIRST_YEAR = { months: 12 } as const;
const WINDOW_CITE = { doc: 'interstice-choices', at: 'B-19, from-to', ids: ['B-19'] } as const;
const SSC_AND_IIM = {
  doc: 'acr-chest-2023',
  at: 'monitoring, SSc-ILD and IIM-ILD, first year',
  ids: ['M-03', 'B-21'],
} as const;
const RA_SJD_AND_MCTD = {
  doc: 'acr-chest-2023',
  at: 'monitoring, RA-ILD, SjD-ILD and MCTD-ILD, first year',
  ids: ['M-03', 'B-21'],
} as const;

/**
 * Surveillance of CTD-ILD as the ACR and CHEST recommend it, all conditionally: by disease, not by severity, with numbers for
 * the first year only. What is no schedule is asked for as under every protocol: a first test, a repeat, a missing fact.
 */
export const ACR_CHEST_2023 = {
  id: 'acr-chest-2023',
  title: 'ACR/CHEST 2023',
  summary: 'Lung function by disease, with numbers for the first year only; HRCT when clinically indicated.',
  criterionSets: SUMMARY_2026.criterionSets,
  advisories: SUMMARY_2026.advisories,
  alerts: SUMMARY_2026.alerts,
  rules: [
    {
      id: 'pft.acr-chest.ssc-iim',
      test: 'pft',
      when: { kind: 'first-year-of', ctds: ['ssc', 'iim'], within: FIRST_YEAR },
      anchor: 'last-laboratory-pft',
      window: { kind: 'from-to', from: { months: 3 }, to: { months: 6 } },
      cite: SSC_AND_IIM,
      windowCite: WINDOW_CITE,
    },
    {
      id: 'pft.acr-chest.ra-sjd-mctd',
      test: 'pft',
      when: { kind: 'first-year-of', ctds: ['ra', 'sjd', 'mctd'], within: FIRST_YEAR },
      anchor: 'last-laboratory-pft',
      window: { kind: 'from-to', from: { months: 3 }, to: { months: 12 } },
      cite: RA_SJD_AND_MCTD,
      windowCite: WINDOW_CITE,
    },
    {
      id: 'dlco.acr-chest.ssc-iim',
      test: 'dlco',
      when: { kind: 'first-year-of', ctds: ['ssc', 'iim'], within: FIRST_YEAR },
      anchor: 'last-dlco',
      window: { kind: 'from-to', from: { months: 3 }, to: { months: 6 } },
      cite: SSC_AND_IIM,
      windowCite: WINDOW_CITE,
    },
    {
      id: 'dlco.acr-chest.ra-sjd-mctd',
      test: 'dlco',
      when: { kind: 'first-year-of', ctds: ['ra', 'sjd', 'mctd'], within: FIRST_YEAR },
      anchor: 'last-dlco',
      window: { kind: 'from-to', from: { months: 3 }, to: { months: 12 } },
      cite: RA_SJD_AND_MCTD,
      windowCite: WINDOW_CITE,
    },
    ...PFT_ONCE_RULES,
    ...HRCT_WHEN_INDICATED,
    ...MISSING_FACT_RULES,
    ...JOINT_CARE_RULES,
  ],
  statements: [
    {
      test: 'hrct',
      text: 'No routine interval for HRCT: it is done when clinically indicated.',
      cite: { doc: 'acr-chest-2023', at: 'monitoring, HRCT', ids: ['M-04', 'B-24'] },
    },
    {
      test: 'pft',
      text: 'After the first year lung function is tested less often once stable; no number is given.',
      cite: { doc: 'acr-chest-2023', at: 'monitoring, after the first year', ids: ['B-21'] },
    },
    {
      test: 'pft',
      text: 'Ambulatory desaturation every 3 to 12 months is recommended too; it cannot be recorded here.',
      cite: { doc: 'acr-chest-2023', at: 'monitoring, ambulatory desaturation', ids: ['B-21'] },
    },
  ],
} as const satisfies SurveillanceProtocol;
