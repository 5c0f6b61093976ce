import type { Citation, DrugCode } from '@interstice/clinical';

/** So many milligrams of a drug do about what so many of prednisone do. */
export interface PrednisoneEquivalent {
  readonly mg: number;
  readonly prednisoneMg: number;
  readonly cite: Citation;
}

const IDS = { ids: ['D-06'] } as const;

/** Approximations, the same by mouth and into a vein. Every glucocorticoid that can be recorded has one. */
export const PREDNISONE_EQUIVALENTS = {
  prednisone: {
    mg: 5,
    prednisoneMg: 5,
    cite: { doc: 'glucocorticoid-doses', at: 'table 1, prednisone', ...IDS },
  },
  prednisolone: {
    mg: 5,
    prednisoneMg: 5,
    cite: { doc: 'prednisolone-label', at: 'equivalent doses', ...IDS },
  },
  methylprednisolone: {
    mg: 4,
    prednisoneMg: 5,
    cite: { doc: 'glucocorticoid-doses', at: 'table 1, methylprednisolone', ...IDS },
  },
} as const satisfies Partial<Record<DrugCode, PrednisoneEquivalent>>;

/** The dose from which on a renal crisis is feared most of all in systemic sclerosis. */
export const RENAL_CRISIS_DOSE = {
  aboveMgPerDay: 15,
  cite: {
    doc: 'treatment-approach-2026',
    at: 'systemic sclerosis, first-line treatment',
    ids: ['T-03'],
  },
} as const;
