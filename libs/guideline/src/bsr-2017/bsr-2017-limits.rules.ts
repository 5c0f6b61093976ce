import type { ActionLimit } from '../protocol.js';

const cite = { doc: 'bsr-2017', at: 'alert values', ids: ['B-20', 'B-22'] } as const;

/** Where the guideline of 2017 says to act on a drug. It names the values, and here no steps. */
export const BSR_2017_LIMITS = [
  { analyte: 'wbc', step: 'alert', below: 3.5, unit: '10⁹/L', cite },
  { analyte: 'neutrophils', step: 'alert', below: 1.6, unit: '10⁹/L', cite },
  { analyte: 'platelets', step: 'alert', below: 140, unit: '10⁹/L', cite },
  { analyte: 'mcv', step: 'alert', above: 105, unit: 'fL', cite },
  { analyte: 'alt', step: 'alert', above: 100, unit: 'U/L', cite },
  { analyte: 'ast', step: 'alert', above: 100, unit: 'U/L', cite },
] as const satisfies readonly ActionLimit[];

/**
 * Those that it calls unexplained, or that need an earlier value: they alert, but after a stop no test stays due for them, for
 * what explains a value is not known here.
 */
export const BSR_2017_FURTHER_LIMITS = [
  { analyte: 'albumin', step: 'alert', below: 30, unit: 'g/L', unexplained: true, cite },
  { analyte: 'eosinophils', step: 'alert', above: 0.5, unit: '10⁹/L', unexplained: true, cite },
  { analyte: 'creatinine', step: 'alert', risesPct: 30, withinMonths: 12, cite },
] as const satisfies readonly ActionLimit[];
