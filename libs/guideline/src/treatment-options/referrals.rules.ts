import type { ReferralRule } from './option-rules.js';

/** When a source asks to refer, or to consider it. */
export const REFERRALS: readonly ReferralRule[] = [
  {
    id: 'referral.lung-transplant.early',
    to: 'lung-transplant',
    when: 'rapidly-progressive',
    ctds: 'every',
    says: 'early-not-waiting',
    strength: 'conditional-for',
    cite: { doc: 'treatment-approach-2026', at: 'rapidly progressive ILD, referral', ids: ['R-05'] },
  },
  {
    id: 'referral.lung-transplant',
    to: 'lung-transplant',
    when: 'on-progression',
    ctds: 'every',
    says: 'on-maximal-therapy',
    strength: 'option',
    cite: { doc: 'ctd-ild-trials-review', at: 'lung transplant', ids: ['E-01'] },
  },
  {
    id: 'referral.stem-cell-transplant',
    to: 'stem-cell-transplant',
    when: 'severe-progressive-or-rapid',
    ctds: ['ssc'],
    says: 'selected-severe-or-refractory',
    strength: 'option',
    cite: { doc: 'ctd-ild-trials-review', at: 'haematopoietic stem-cell transplant', ids: ['E-02'] },
  },
];

/** What matters for a lung transplant outside the lungs. */
export const EXTRAPULMONARY_FACTORS: readonly string[] = [
  'oesophageal dysmotility and reflux',
  'muscle weakness',
  'osteoporosis',
  'heart',
  'central nervous system',
  'kidneys',
  'venous thromboembolism',
  'sensitisation',
];
