import type { Citation, DrugCode } from '@interstice/clinical';
import type { ClinicChoice } from './protocol.js';

/**
 * Every number of the life of an alert. All but the first are the clinic's choice and shown as such. They are apart from the
 * choices of surveillance because no answer of a review depends on them: a change makes no patient owe a review.
 */
export const ALERT_CHOICES = {
  /** Decided, not chosen: the same day. */
  'due-critical': {
    days: 0,
    cite: { doc: 'interstice-choices', at: 'B-04, due by severity', ids: ['B-04'] },
  },
  'due-warning': { days: 7, cite: { doc: 'interstice-choices', at: 'B-04, due by severity', ids: ['B-04'] } },
  'due-info': { days: 28, cite: { doc: 'interstice-choices', at: 'B-04, due by severity', ids: ['B-04'] } },
  /** So long after its first import began a site goes live. */
  'go-live': { days: 14, cite: { doc: 'interstice-choices', at: 'B-08, first import', ids: ['B-08'] } },
  /** What is dated within so many days of the opening goes to the inbox all the same. */
  'recent-at-go-live': {
    days: 90,
    cite: { doc: 'interstice-choices', at: 'B-08, within 90 days', ids: ['B-08'] },
  },
} as const satisfies Readonly<Record<string, ClinicChoice>>;

/**
 * Treatments that may answer a progression (B-08): any that was started for the ILD, and of those whose reason nobody
 * recorded these. Glucocorticoids are given in bursts and as an adjunct: they answer nothing.
 */
export const ANSWERING_TREATMENTS = {
  indications: ['ild'],
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
  never: ['prednisone', 'prednisolone', 'methylprednisolone'],
  cite: {
    doc: 'treatment-approach-2026',
    at: 'first-line treatment; progression',
    ids: ['T-01', 'T-02', 'T-04', 'T-05', 'T-06', 'T-07', 'P-06', 'P-07', 'B-08'],
  },
} as const satisfies {
  readonly indications: readonly string[];
  readonly drugsOfUnknown: readonly DrugCode[];
  readonly never: readonly DrugCode[];
  readonly cite: Citation;
};
