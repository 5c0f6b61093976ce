import type { Citation, DrugCode, DrugGroup, TreatmentIndication } from '@interstice/clinical';

/** Which courses count as treatments for the ILD. */
export interface TreatmentsThatCount {
  /** A course for one of these counts, whatever the drug. */
  readonly indications: readonly TreatmentIndication[];
  /** A course of unknown indication counts when its drug is one of these. */
  readonly drugsOfUnknown: readonly DrugCode[];
  readonly exceptGroups: readonly DrugGroup[];
  readonly drugsCite: Citation;
}

/** Those whose response a scan shows (M-05), and that may answer a progression (B-08). */
export const ILD_TREATMENTS = {
  indications: ['ild'],
  // First line and its alternatives (T-01 to T-07), and what is offered on progression (P-06, P-07).
  drugsOfUnknown: [
    'mycophenolate-mofetil',
    'mycophenolic-acid',
    'azathioprine',
    'cyclophosphamide',
    'rituximab',
    'tocilizumab',
    'tacrolimus',
    'ciclosporin',
    'voclosporin',
    'tofacitinib',
    'baricitinib',
    'upadacitinib',
    'nintedanib',
    'pirfenidone',
  ],
  // An adjunct in bursts or for up to 3 months, never the treatment whose response is judged.
  exceptGroups: ['glucocorticoid'],
  drugsCite: {
    doc: 'treatment-approach-2026',
    at: 'first-line treatment; progression',
    ids: ['T-01', 'T-02', 'T-04', 'T-05', 'T-06', 'T-07', 'P-06', 'P-07'],
  },
} as const satisfies TreatmentsThatCount;
