import type { Analyte } from '@interstice/clinical';
import type { PlausibilityCheck } from './plausibility.js';

/** Checks of the analytes of a blood test, each in its one unit. */
export const BLOOD_PLAUSIBILITY = {
  wbc: {
    name: 'wbc',
    field: 'wbc',
    from: 0,
    to: 200,
    decimals: 3,
    expected: '10⁹/L with at most three decimals from 0 to 200, such as 6.4 for 6400 per µL',
    source: "clinic's choice",
    refusedBy: 'B-32',
  },
  neutrophils: {
    name: 'neutrophils',
    field: 'neutrophils',
    from: 0,
    to: 40,
    decimals: 3,
    expected:
      '10⁹/L with at most three decimals from 0 to 40, above that only with wbc beside, such as 4.1; ' +
      'neither percent nor per µL',
    source: "clinic's choice",
    refusedBy: 'B-32',
  },
  lymphocytes: {
    name: 'lymphocytes',
    field: 'lymphocytes',
    from: 0,
    to: 100,
    decimals: 3,
    expected: '10⁹/L with at most three decimals from 0 to 100, such as 1.8; neither percent nor per µL',
    source: "clinic's choice",
    refusedBy: 'B-32',
  },
  eosinophils: {
    name: 'eosinophils',
    field: 'eosinophils',
    from: 0,
    to: 20,
    decimals: 3,
    expected: '10⁹/L with at most three decimals from 0 to 20, such as 0.2; neither percent nor per µL',
    source: "clinic's choice",
    refusedBy: 'B-32',
  },
  'blood-haemoglobin': {
    name: 'blood-haemoglobin',
    field: 'haemoglobin',
    from: 30,
    to: 260,
    decimals: 1,
    expected: 'g/L with at most one decimal from 30 to 260, such as 125 for 12.5 g/dL',
    source: "clinic's choice",
    refusedBy: 'B-32',
  },
  platelets: {
    name: 'platelets',
    field: 'platelets',
    from: 1,
    to: 3000,
    decimals: 3,
    expected: '10⁹/L with at most three decimals from 1 to 3000, such as 245 for 245000 per µL',
    source: "clinic's choice",
    refusedBy: 'B-32',
  },
  mcv: {
    name: 'mcv',
    field: 'mcv',
    from: 40,
    to: 160,
    decimals: 3,
    expected: 'fL with at most three decimals from 40 to 160, such as 91',
    source: "clinic's choice",
  },
  albumin: {
    name: 'albumin',
    field: 'albumin',
    from: 8,
    to: 90,
    decimals: 3,
    expected: 'g/L with at most three decimals from 8 to 90, such as 38 for 3.8 g/dL',
    source: "clinic's choice",
  },
  alt: {
    name: 'alt',
    field: 'alt',
    from: 1,
    to: 30000,
    decimals: 3,
    expected: 'U/L with at most three decimals from 1 to 30000, such as 28',
    source: "clinic's choice",
  },
  ast: {
    name: 'ast',
    field: 'ast',
    from: 1,
    to: 30000,
    decimals: 3,
    expected: 'U/L with at most three decimals from 1 to 30000, such as 28',
    source: "clinic's choice",
  },
  bilirubin: {
    name: 'bilirubin',
    field: 'bilirubin',
    from: 1.5,
    to: 1500,
    decimals: 3,
    expected: 'µmol/L with at most three decimals from 1.5 to 1500, such as 13.7 for 0.8 mg/dL',
    source: "clinic's choice",
  },
  creatinine: {
    name: 'creatinine',
    field: 'creatinine',
    from: 15,
    to: 3000,
    decimals: 3,
    expected: 'µmol/L with at most three decimals from 15 to 3000, such as 88.4 for 1 mg/dL',
    source: "clinic's choice",
  },
  crp: {
    name: 'crp',
    field: 'crp',
    from: 0,
    to: 1500,
    decimals: 3,
    expected: 'mg/L with at most three decimals from 0 to 1500, such as 12 for 1.2 mg/dL',
    source: "clinic's choice",
  },
  igg: {
    name: 'igg',
    field: 'igg',
    from: 0.1,
    to: 100,
    decimals: 3,
    expected: 'g/L with at most three decimals from 0.1 to 100, such as 9.5 for 950 mg/dL',
    source: "clinic's choice",
  },
} as const satisfies Record<string, PlausibilityCheck>;

/**
 * A part of the white cells above this (10⁹/L, clinic's choice) is taken only beside the white cells themselves: alone it
 * may as well be a percent, and a low percent read as a high count would hide a neutropenia (B-32).
 */
export const MOST_WITHOUT_WBC = {
  neutrophils: 10,
  lymphocytes: 5,
  eosinophils: 3,
} as const satisfies Partial<Record<Analyte, number>>;

/**
 * By how much (10⁹/L, clinic's choice) one part, or the parts together, may exceed the white cells: each was rounded by
 * itself.
 */
export const ROUNDING_OF_PARTS = 0.2;
