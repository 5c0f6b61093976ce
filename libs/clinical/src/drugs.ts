/** Groups of drugs that rules speak of. */
export type DrugGroup =
  | 'antimetabolite'
  | 'alkylating'
  | 'b-cell-depleting'
  | 'il-6-inhibitor'
  | 'calcineurin-inhibitor'
  | 'jak-inhibitor'
  | 'antifibrotic'
  | 'glucocorticoid'
  | 'tnf-inhibitor'
  | 't-cell-costimulation'
  | 'immunoglobulin'
  | 'stem-cell-transplant'
  | 'other';

/** A drug that can be recorded, with its place in the ATC index (April 2026); null where none stands for it. */
export interface Drug {
  readonly title: string;
  readonly group: DrugGroup;
  readonly atc: string | null;
}

/** Every drug that monitoring knows, by the code under which it is stored (D-06). */
export const DRUGS = {
  'mycophenolate-mofetil': { title: 'mycophenolate mofetil', group: 'antimetabolite', atc: 'L04AA06' },
  'mycophenolic-acid': { title: 'mycophenolic acid', group: 'antimetabolite', atc: 'L04AA06' },
  azathioprine: { title: 'azathioprine', group: 'antimetabolite', atc: 'L04AX01' },
  methotrexate: { title: 'methotrexate', group: 'antimetabolite', atc: 'L04AX03' },
  leflunomide: { title: 'leflunomide', group: 'antimetabolite', atc: 'L04AK01' },
  cyclophosphamide: { title: 'cyclophosphamide', group: 'alkylating', atc: 'L01AA01' },
  rituximab: { title: 'rituximab', group: 'b-cell-depleting', atc: 'L01FA01' },
  obinutuzumab: { title: 'obinutuzumab', group: 'b-cell-depleting', atc: 'L01FA03' },
  inebilizumab: { title: 'inebilizumab', group: 'b-cell-depleting', atc: 'L04AG10' },
  tocilizumab: { title: 'tocilizumab', group: 'il-6-inhibitor', atc: 'L04AC07' },
  sarilumab: { title: 'sarilumab', group: 'il-6-inhibitor', atc: 'L04AC14' },
  tacrolimus: { title: 'tacrolimus', group: 'calcineurin-inhibitor', atc: 'L04AD02' },
  ciclosporin: { title: 'ciclosporin', group: 'calcineurin-inhibitor', atc: 'L04AD01' },
  voclosporin: { title: 'voclosporin', group: 'calcineurin-inhibitor', atc: 'L04AD03' },
  tofacitinib: { title: 'tofacitinib', group: 'jak-inhibitor', atc: 'L04AF01' },
  baricitinib: { title: 'baricitinib', group: 'jak-inhibitor', atc: 'L04AF02' },
  upadacitinib: { title: 'upadacitinib', group: 'jak-inhibitor', atc: 'L04AF03' },
  nintedanib: { title: 'nintedanib', group: 'antifibrotic', atc: 'L01EX09' },
  pirfenidone: { title: 'pirfenidone', group: 'antifibrotic', atc: 'L04AX05' },
  nerandomilast: { title: 'nerandomilast', group: 'antifibrotic', atc: 'L04AA61' },
  prednisone: { title: 'prednisone', group: 'glucocorticoid', atc: 'H02AB07' },
  prednisolone: { title: 'prednisolone', group: 'glucocorticoid', atc: 'H02AB06' },
  methylprednisolone: { title: 'methylprednisolone', group: 'glucocorticoid', atc: 'H02AB04' },
  infliximab: { title: 'infliximab', group: 'tnf-inhibitor', atc: 'L04AB02' },
  etanercept: { title: 'etanercept', group: 'tnf-inhibitor', atc: 'L04AB01' },
  adalimumab: { title: 'adalimumab', group: 'tnf-inhibitor', atc: 'L04AB04' },
  golimumab: { title: 'golimumab', group: 'tnf-inhibitor', atc: 'L04AB06' },
  'certolizumab-pegol': { title: 'certolizumab pegol', group: 'tnf-inhibitor', atc: 'L04AB05' },
  abatacept: { title: 'abatacept', group: 't-cell-costimulation', atc: 'L04AA24' },
  ivig: { title: 'intravenous immunoglobulin', group: 'immunoglobulin', atc: 'J06BA02' },
  'stem-cell-transplant': {
    title: 'autologous stem-cell transplant',
    group: 'stem-cell-transplant',
    atc: null,
  },
  belimumab: { title: 'belimumab', group: 'other', atc: 'L04AG04' },
  anifrolumab: { title: 'anifrolumab', group: 'other', atc: 'L04AG11' },
  treprostinil: { title: 'treprostinil', group: 'other', atc: 'B01AC21' },
} as const satisfies Record<string, Drug>;

export type DrugCode = keyof typeof DRUGS;

/** The codes, in the order in which they are offered. */
export const DRUG_CODES = Object.keys(DRUGS) as readonly DrugCode[];
