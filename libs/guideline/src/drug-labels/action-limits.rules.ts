import type { ActionLimit } from '../protocol.js';

const TOCILIZUMAB = {
  doc: 'tocilizumab-label',
  at: 'dose modification',
  ids: ['B-20', 'B-22', 'D-08'],
} as const;
const NINTEDANIB = {
  doc: 'nintedanib-label',
  at: 'liver enzymes above 3 x ULN',
  ids: ['B-20', 'D-08'],
} as const;
const PIRFENIDONE = {
  doc: 'pirfenidone-label',
  at: 'liver enzymes above 3 x ULN',
  ids: ['B-20', 'D-08'],
} as const;
const TOCILIZUMAB_DOES = {
  reduce: 'where it persists, lower the dose or its frequency, or hold it, until normal',
  hold: 'hold it until below 3 times the upper limit',
  stop: 'discontinue',
} as const;
const NINTEDANIB_DOES = {
  reduce: 'reduce or interrupt; with signs of liver injury, stop',
  stop: 'stop',
} as const;
const PIRFENIDONE_DOES = {
  reduce:
    'without symptoms or raised bilirubin, monitor, and keep, reduce or interrupt; with either, stop for good',
  stop: 'stop for good',
} as const;
const TOFACITINIB = { doc: 'tofacitinib-label', at: 'dose modification', ids: ['B-20', 'B-22'] } as const;
const BARICITINIB = { doc: 'baricitinib-label', at: 'interrupt', ids: ['B-20', 'B-22'] } as const;
const UPADACITINIB = { doc: 'upadacitinib-label', at: 'interrupt', ids: ['B-20', 'B-22'] } as const;

export const TOCILIZUMAB_LIMITS = [
  {
    analyte: 'neutrophils',
    step: 'hold',
    atMost: 1,
    unit: '10⁹/L',
    does: 'hold it, and resume above 1.0',
    cite: TOCILIZUMAB,
  },
  {
    analyte: 'neutrophils',
    step: 'stop',
    below: 0.5,
    unit: '10⁹/L',
    does: 'discontinue',
    cite: TOCILIZUMAB,
  },
  {
    analyte: 'alt',
    step: 'reduce',
    aboveUpperLimits: 1,
    does: TOCILIZUMAB_DOES.reduce,
    cite: TOCILIZUMAB,
  },
  { analyte: 'alt', step: 'hold', aboveUpperLimits: 3, does: TOCILIZUMAB_DOES.hold, cite: TOCILIZUMAB },
  { analyte: 'alt', step: 'stop', aboveUpperLimits: 5, does: TOCILIZUMAB_DOES.stop, cite: TOCILIZUMAB },
  {
    analyte: 'ast',
    step: 'reduce',
    aboveUpperLimits: 1,
    does: TOCILIZUMAB_DOES.reduce,
    cite: TOCILIZUMAB,
  },
  { analyte: 'ast', step: 'hold', aboveUpperLimits: 3, does: TOCILIZUMAB_DOES.hold, cite: TOCILIZUMAB },
  { analyte: 'ast', step: 'stop', aboveUpperLimits: 5, does: TOCILIZUMAB_DOES.stop, cite: TOCILIZUMAB },
] as const satisfies readonly ActionLimit[];

export const TOFACITINIB_LIMITS = [
  {
    analyte: 'lymphocytes',
    step: 'stop',
    below: 0.5,
    unit: '10⁹/L',
    does: 'once confirmed, discontinue',
    cite: TOFACITINIB,
  },
  {
    analyte: 'neutrophils',
    step: 'hold',
    atMost: 1,
    unit: '10⁹/L',
    does: 'where it persists, interrupt until above 1.0',
    cite: TOFACITINIB,
  },
  {
    analyte: 'neutrophils',
    step: 'stop',
    below: 0.5,
    unit: '10⁹/L',
    does: 'once confirmed, discontinue',
    cite: TOFACITINIB,
  },
  {
    analyte: 'haemoglobin',
    step: 'hold',
    below: 80,
    unit: 'g/L',
    does: 'once confirmed, interrupt',
    cite: TOFACITINIB,
  },
] as const satisfies readonly ActionLimit[];

export const BARICITINIB_LIMITS = [
  { analyte: 'neutrophils', step: 'hold', below: 1, unit: '10⁹/L', does: 'interrupt', cite: BARICITINIB },
  {
    analyte: 'lymphocytes',
    step: 'hold',
    below: 0.5,
    unit: '10⁹/L',
    does: 'interrupt',
    cite: BARICITINIB,
  },
  { analyte: 'haemoglobin', step: 'hold', below: 80, unit: 'g/L', does: 'interrupt', cite: BARICITINIB },
] as const satisfies readonly ActionLimit[];

export const UPADACITINIB_LIMITS = [
  {
    analyte: 'neutrophils',
    step: 'hold',
    below: 1,
    unit: '10⁹/L',
    does: 'do not start, or interrupt',
    cite: UPADACITINIB,
  },
  {
    analyte: 'lymphocytes',
    step: 'hold',
    below: 0.5,
    unit: '10⁹/L',
    does: 'do not start, or interrupt',
    cite: UPADACITINIB,
  },
  {
    analyte: 'haemoglobin',
    step: 'hold',
    below: 80,
    unit: 'g/L',
    does: 'do not start, or interrupt',
    cite: UPADACITINIB,
  },
] as const satisfies readonly ActionLimit[];

export const NINTEDANIB_LIMITS = [
  { analyte: 'alt', step: 'reduce', aboveUpperLimits: 3, does: NINTEDANIB_DOES.reduce, cite: NINTEDANIB },
  { analyte: 'alt', step: 'stop', aboveUpperLimits: 5, does: NINTEDANIB_DOES.stop, cite: NINTEDANIB },
  { analyte: 'ast', step: 'reduce', aboveUpperLimits: 3, does: NINTEDANIB_DOES.reduce, cite: NINTEDANIB },
  { analyte: 'ast', step: 'stop', aboveUpperLimits: 5, does: NINTEDANIB_DOES.stop, cite: NINTEDANIB },
] as const satisfies readonly ActionLimit[];

export const PIRFENIDONE_LIMITS = [
  {
    analyte: 'alt',
    step: 'reduce',
    aboveUpperLimits: 3,
    does: PIRFENIDONE_DOES.reduce,
    cite: PIRFENIDONE,
  },
  { analyte: 'alt', step: 'stop', aboveUpperLimits: 5, does: PIRFENIDONE_DOES.stop, cite: PIRFENIDONE },
  {
    analyte: 'ast',
    step: 'reduce',
    aboveUpperLimits: 3,
    does: PIRFENIDONE_DOES.reduce,
    cite: PIRFENIDONE,
  },
  { analyte: 'ast', step: 'stop', aboveUpperLimits: 5, does: PIRFENIDONE_DOES.stop, cite: PIRFENIDONE },
] as const satisfies readonly ActionLimit[];

/** After a stop no test stays due for it: what it is counted from is a value of before the drug. */
export const TOFACITINIB_FURTHER_LIMITS = [
  {
    analyte: 'haemoglobin',
    step: 'fall',
    fallsFromBaseline: 20,
    unit: 'g/L',
    does: 'once confirmed, interrupt',
    cite: TOFACITINIB,
  },
] as const satisfies readonly ActionLimit[];
