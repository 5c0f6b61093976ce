import type { CautionKind, Citation, Ctd } from '@interstice/clinical';
import type { AgentId } from './option-rules.js';

/** What a list of options does not know unless it was recorded; effects of drugs are recorded as they come. */
export type NotCheckedKind = Exclude<CautionKind, 'diarrhoea' | 'liver-enzymes' | 'low-counts' | 'other'>;

/** What a list of options does not know unless it was recorded (B-33). */
export const NOT_CHECKED: {
  readonly kinds: readonly NotCheckedKind[];
  readonly cite: Citation;
} = {
  kinds: ['pregnancy', 'allergy', 'infection', 'renal', 'hepatic'],
  cite: { doc: 'interstice-choices', at: 'B-33, not checked', ids: ['B-33'] },
};

/** Whom INBUILD did not randomise; said beside nintedanib (E-05). */
export const NOT_IN_INBUILD: {
  readonly beside: AgentId;
  readonly agents: readonly AgentId[];
  /** Of the group, this one only. */
  readonly alsoDrugs: readonly ['ciclosporin'];
  readonly glucocorticoidAboveMgPerDay: number;
  readonly cite: Citation;
} = {
  beside: 'nintedanib',
  agents: ['azathioprine', 'mycophenolate', 'tacrolimus', 'rituximab', 'cyclophosphamide'],
  alsoDrugs: ['ciclosporin'],
  glucocorticoidAboveMgPerDay: 20,
  cite: { doc: 'ctd-ild-trials-review', at: 'antifibrotic therapy, INBUILD', ids: ['E-05'] },
};

/** Approvals that the review names, beside their drugs and in their diseases. */
export const APPROVALS: readonly {
  readonly agent: AgentId;
  readonly ctds: readonly Ctd[] | 'every';
  readonly disease: string;
  readonly year: number;
  /** Where not every route is meant. */
  readonly route?: { readonly only: 'subcutaneous'; readonly not: 'intravenous' };
  readonly cite: Citation;
}[] = [
  {
    agent: 'tocilizumab',
    ctds: ['ssc'],
    disease: 'SSc-ILD',
    year: 2021,
    route: { only: 'subcutaneous', not: 'intravenous' },
    cite: { doc: 'ctd-ild-trials-review', at: 'SSc-ILD, tocilizumab', ids: ['E-04'] },
  },
  {
    agent: 'nintedanib',
    ctds: ['ssc'],
    disease: 'SSc-ILD',
    year: 2020,
    cite: { doc: 'ctd-ild-trials-review', at: 'abstract', ids: ['E-03'] },
  },
  {
    agent: 'nerandomilast',
    ctds: 'every',
    disease: 'progressive pulmonary fibrosis',
    year: 2025,
    cite: { doc: 'nerandomilast-approval', at: 'progressive pulmonary fibrosis', ids: ['P-05'] },
  },
];
