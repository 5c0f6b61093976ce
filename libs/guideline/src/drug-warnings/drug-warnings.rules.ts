import type { Citation, Ctd, DrugCode } from '@interstice/clinical';
import { DISPUTES } from '../disputed-evidence.rules.js';
import type { DocumentedProgressionRule, DrugWarningRule, WarningRemark } from './drug-warning-rule.js';

const MYCOPHENOLATE = {
  groups: [],
  codes: ['mycophenolate-mofetil', 'mycophenolic-acid'],
} as const satisfies {
  groups: readonly [];
  codes: readonly DrugCode[];
};

const AVOID: Citation = {
  doc: 'treatment-approach-2026',
  at: 'agents to avoid as first line; critical pitfalls',
  ids: ['X-03', 'T-08'],
};
const MAY_WORSEN = 'in CTD-ILD, because of a potential to worsen the lung disease';
const AVOIDED = {
  when: { kind: 'runs', diseases: null },
  strength: 'conditional-or-strong',
  severity: 'warning',
  cite: AVOID,
} as const;
const REVIEW = 'ctd-ild-trials-review';

/** Everything that is warned about while it runs. Of the severity of an alert no source says anything. */
export const DRUG_WARNINGS: readonly DrugWarningRule[] = [
  {
    id: 'drug.glucocorticoid-ssc',
    title: '{drug} in systemic sclerosis with ILD',
    general: 'A glucocorticoid',
    text: 'glucocorticoids as first-line treatment of SSc-ILD, because of the risk of scleroderma renal crisis',
    drugs: { groups: ['glucocorticoid'], codes: [] },
    when: { kind: 'runs', diseases: ['ssc'] },
    strength: 'strong',
    severity: 'warning',
    cite: {
      doc: 'treatment-approach-2026',
      at: 'systemic sclerosis, first-line treatment; critical pitfalls',
      ids: ['T-03', 'X-02'],
    },
    disputes: [],
    remarks: [],
  },
  {
    id: 'drug.glucocorticoid-long',
    title: '{drug} for longer than {months} months',
    general: 'A glucocorticoid',
    text: 'glucocorticoids as maintenance beyond {months} months, because of their adverse effects without proven efficacy in the long term',
    drugs: { groups: ['glucocorticoid'], codes: [] },
    when: { kind: 'longer-than', months: 3 },
    strength: 'not-stated',
    severity: 'warning',
    cite: { doc: 'treatment-approach-2026', at: 'critical pitfalls', ids: ['X-01'] },
    disputes: [],
    remarks: [],
  },
  {
    id: 'drug.methotrexate',
    title: '{drug} in CTD-ILD',
    general: 'Methotrexate',
    text: `methotrexate ${MAY_WORSEN}`,
    drugs: { groups: [], codes: ['methotrexate'] },
    ...AVOIDED,
    disputes: [
      DISPUTES.methotrexate,
      {
        text: 'SENSCIS, in SSc-ILD, let patients take methotrexate at a stable dose for at least 6 months',
        cite: { doc: REVIEW, at: 'antifibrotic drugs, SENSCIS', ids: ['X-03', 'B-33'] },
      },
    ],
    remarks: [],
  },
  {
    id: 'drug.leflunomide',
    title: '{drug} in CTD-ILD',
    general: 'Leflunomide',
    text: `leflunomide ${MAY_WORSEN}`,
    drugs: { groups: [], codes: ['leflunomide'] },
    ...AVOIDED,
    disputes: [],
    remarks: [],
  },
  {
    id: 'drug.tnf-inhibitor',
    title: '{drug} in CTD-ILD',
    general: 'A TNF inhibitor',
    text: `TNF inhibitors ${MAY_WORSEN}`,
    drugs: { groups: ['tnf-inhibitor'], codes: [] },
    ...AVOIDED,
    disputes: [],
    remarks: [],
  },
  {
    id: 'drug.abatacept',
    title: '{drug} in CTD-ILD',
    general: 'Abatacept',
    text: `abatacept ${MAY_WORSEN}`,
    drugs: { groups: ['t-cell-costimulation'], codes: [] },
    ...AVOIDED,
    disputes: [DISPUTES.abatacept],
    remarks: [],
  },
  {
    id: 'drug.antifibrotic-beside-mycophenolate',
    title: '{drug} beside {beside} without documented progression',
    general: 'An antifibrotic',
    text: 'adding an antifibrotic to mycophenolate without documented progression',
    drugs: { groups: ['antifibrotic'], codes: [] },
    when: {
      kind: 'beside',
      drugs: MYCOPHENOLATE,
      together: { choice: 'started-together' },
      togetherCite: { doc: 'treatment-approach-2026', at: 'agents to avoid as first line', ids: ['T-08'] },
    },
    strength: 'not-stated',
    severity: 'warning',
    cite: { doc: 'treatment-approach-2026', at: 'critical pitfalls', ids: ['X-05'] },
    disputes: [
      {
        text: 'in SENSCIS, in SSc-ILD, where mycophenolate at a stable dose for at least 6 months was allowed, the relative effect of nintedanib was similar with and without it',
        cite: { doc: REVIEW, at: 'antifibrotic drugs, SENSCIS', ids: ['B-33', 'E-03'] },
        drugs: ['nintedanib'],
        diseases: ['ssc'],
      },
    ],
    remarks: [
      {
        text: 'INBUILD allowed none of these at randomisation: azathioprine, ciclosporin, mycophenolate, tacrolimus, rituximab, cyclophosphamide, glucocorticoids above 20 mg a day',
        cite: { doc: REVIEW, at: 'antifibrotic drugs, INBUILD', ids: ['E-05'] },
        drugs: ['nintedanib'],
      },
    ],
  },
  {
    id: 'drug.pirfenidone-first-line',
    title: '{drug} as first-line treatment of CTD-ILD',
    general: 'Pirfenidone',
    text: 'pirfenidone as first-line treatment of any CTD-ILD',
    drugs: { groups: [], codes: ['pirfenidone'] },
    when: { kind: 'first-line', together: { choice: 'started-together' } },
    strength: 'conditional-or-strong',
    severity: 'warning',
    cite: { doc: 'treatment-approach-2026', at: 'agents to avoid as first line', ids: ['T-08'] },
    disputes: [],
    remarks: [],
  },
];

/** In this disease, flagged as rapidly progressive, the source recommends for and against it: both are told, unranked (B-33). */
export const CONFLICT_WHEN_RAPID = {
  ruleId: 'drug.glucocorticoid-ssc',
  text: 'in rapidly progressive ILD the same source conditionally recommends pulsed intravenous methylprednisolone as first-line treatment',
  cite: { doc: 'treatment-approach-2026', at: 'rapidly progressive ILD', ids: ['R-02', 'B-33'] },
} as const;

/** What the same source says of long-term glucocorticoids once the disease has progressed. */
export const LONG_ON_PROGRESSION = {
  ruleId: 'drug.glucocorticoid-long',
  strongIn: ['ssc'] as readonly Ctd[],
  cite: { doc: 'treatment-approach-2026', at: 'progression', ids: ['P-08'] },
} as const;

/** Of watching and repeating, or of another cause, no decision says that the lung disease has progressed. */
export const DOCUMENTED_PROGRESSION = {
  decisions: ['escalated', 'accept-new-baseline', 'referred'],
  cite: { doc: 'interstice-choices', at: 'documented progression', ids: ['X-05', 'B-08'] },
} as const satisfies DocumentedProgressionRule;

/** Told with every warning (B-33). */
export const NOT_CHECKED: WarningRemark = {
  text: 'Not checked: pregnancy, allergy, infection, renal and hepatic function unless recorded.',
  cite: { doc: 'interstice-choices', at: 'B-33', ids: ['B-33'] },
};
