import { JOINT_CARE_RULES } from '../joint-care.rules.js';
import type { SurveillanceProtocol, SurveillanceRule } from '../protocol.js';
import { HRCT_RULES } from '../summary-2026/hrct.rules.js';
import { MISSING_FACT_RULES } from '../summary-2026/missing-facts.rules.js';
import { PFT_RULES } from '../summary-2026/pft.rules.js';
import { SUMMARY_2026 } from '../summary-2026/summary-2026.rules.js';

const FIRST_YEAR = { months: 12 } as const;
const windowCite = { doc: 'interstice-choices', at: 'B-19, from-to', ids: ['B-19'] } as const;
const fromThree = { kind: 'from-to', from: { months: 3 }, to: { months: 6 } } as const;
const fromThreeToYear = { kind: 'from-to', from: { months: 3 }, to: { months: 12 } } as const;

/** By disease, not by severity; after the first year the guideline names no number. */
const FIRST_YEAR_RULES = (['pft', 'dlco'] as const).flatMap((test): SurveillanceRule[] => {
  const anchor = test === 'pft' ? 'last-laboratory-pft' : 'last-dlco';
  return [
    {
      id: `${test}.acr-chest.ssc-iim`,
      test,
      when: { kind: 'first-year-of', ctds: ['ssc', 'iim'], within: FIRST_YEAR },
      anchor,
      window: fromThree,
      cite: {
        doc: 'acr-chest-2023',
        at: 'monitoring, SSc-ILD and IIM-ILD, first year',
        ids: ['M-03', 'B-21'],
      },
      windowCite,
    },
    {
      id: `${test}.acr-chest.ra-sjd-mctd`,
      test,
      when: { kind: 'first-year-of', ctds: ['ra', 'sjd', 'mctd'], within: FIRST_YEAR },
      anchor,
      window: fromThreeToYear,
      cite: {
        doc: 'acr-chest-2023',
        at: 'monitoring, RA-ILD, SjD-ILD and MCTD-ILD, first year',
        ids: ['M-03', 'B-21'],
      },
      windowCite,
    },
  ];
});

/** What is not a schedule is asked for under every protocol: a first test, a repeat, a scan on a certain fall. */
const WITHOUT_SCHEDULE = [...PFT_RULES, ...HRCT_RULES].filter(({ id }) =>
  [
    'pft.baseline',
    'pft.confirm',
    'pft.watch-and-repeat',
    'dlco.baseline',
    'hrct.baseline',
    'hrct.decline',
  ].includes(id),
);

/** Surveillance of CTD-ILD by disease, as the ACR and CHEST recommend it; all their recommendations are conditional. */
export const ACR_CHEST_2023: SurveillanceProtocol = {
  id: 'acr-chest-2023',
  title: 'ACR/CHEST 2023',
  criterionSets: SUMMARY_2026.criterionSets,
  alerts: SUMMARY_2026.alerts,
  rules: [...FIRST_YEAR_RULES, ...WITHOUT_SCHEDULE, ...MISSING_FACT_RULES, ...JOINT_CARE_RULES],
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
};
