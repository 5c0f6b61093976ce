import { z } from 'zod';
import { hasAtMostDecimals } from './decimal.js';

/** Where a limit comes from. Limits no source states are the clinic's choice and are shown as such. */
export type PlausibilitySource = 'by definition' | "clinic's choice";

/**
 * One named check of a single number. It refuses what cannot be meant (another unit, a slipped decimal point), never
 * what is merely abnormal.
 */
export interface PlausibilityCheck {
  readonly name: string;
  readonly field: string;
  readonly from: number;
  readonly to: number;
  readonly decimals: number;
  /** The unit that was expected, with how a typical value is written. */
  readonly expected: string;
  /** Of the limits themselves. */
  readonly source: PlausibilitySource;
  /** The behaviour that asks to refuse what betrays another unit; it states no limit. */
  readonly refusedBy?: 'B-32';
}

/** All checks of single numbers, by name. */
export const PLAUSIBILITY = {
  fvc: {
    name: 'fvc',
    field: 'fvcMl',
    from: 300,
    to: 10_000,
    decimals: 0,
    expected: 'millilitres (whole number) from 300 to 10000, such as 3200 for 3.2 L',
    source: "clinic's choice",
    refusedBy: 'B-32',
  },
  fev1: {
    name: 'fev1',
    field: 'fev1Ml',
    from: 200,
    to: 10_000,
    decimals: 0,
    expected: 'millilitres (whole number) from 200 to 10000, such as 2400 for 2.4 L',
    source: "clinic's choice",
    refusedBy: 'B-32',
  },
  'fvc-percent-predicted': {
    name: 'fvc-percent-predicted',
    field: 'fvcPctPred',
    from: 10,
    to: 200,
    decimals: 1,
    expected: 'percent of predicted with at most one decimal from 10 to 200, such as 80.5',
    source: "clinic's choice",
  },
  'dlco-percent-predicted': {
    name: 'dlco-percent-predicted',
    field: 'dlcoPctPred',
    from: 5,
    to: 250,
    decimals: 1,
    expected: 'percent of predicted with at most one decimal from 5 to 250, such as 62.5',
    source: "clinic's choice",
  },
  'dlco-si': {
    name: 'dlco-si',
    field: 'dlco',
    from: 0.3,
    to: 25,
    decimals: 3,
    expected: 'mmol/min/kPa with at most three decimals from 0.3 to 25, such as 5.36 (16 mL/min/mmHg)',
    source: "clinic's choice",
  },
  'dlco-traditional': {
    name: 'dlco-traditional',
    field: 'dlco',
    from: 1,
    to: 75,
    decimals: 3,
    expected: 'mL/min/mmHg with at most three decimals from 1 to 75, such as 16 (5.36 mmol/min/kPa)',
    source: "clinic's choice",
  },
  haemoglobin: {
    name: 'haemoglobin',
    field: 'haemoglobinGPerL',
    from: 30,
    to: 260,
    decimals: 1,
    expected: 'g/L with at most one decimal from 30 to 260, such as 125 for 12.5 g/dL',
    source: "clinic's choice",
    refusedBy: 'B-32',
  },
  height: {
    name: 'height',
    field: 'heightCm',
    from: 80,
    to: 250,
    decimals: 1,
    expected: 'centimetres with at most one decimal from 80 to 250, such as 165 for 1.65 m',
    source: "clinic's choice",
  },
  'fibrosis-extent': {
    name: 'fibrosis-extent',
    field: 'fibrosisExtentPct',
    from: 0,
    to: 100,
    decimals: 1,
    expected: 'percent of the lung with at most one decimal from 0 to 100, such as 15',
    source: 'by definition',
  },
  'ild-extent': {
    name: 'ild-extent',
    field: 'ildExtentPct',
    from: 0,
    to: 100,
    decimals: 1,
    expected: 'percent of the lung with at most one decimal from 0 to 100, such as 15',
    source: 'by definition',
  },
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
    expected: '10⁹/L with at most three decimals from 0 to 40, such as 4.1; neither percent nor per µL',
    source: "clinic's choice",
    refusedBy: 'B-32',
  },
  lymphocytes: {
    name: 'lymphocytes',
    field: 'lymphocytes',
    from: 0,
    to: 10,
    decimals: 3,
    expected: '10⁹/L with at most three decimals from 0 to 10, such as 1.8; neither percent nor per µL',
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
    from: 10,
    to: 3000,
    decimals: 3,
    expected: 'µmol/L with at most three decimals from 10 to 3000, such as 88.4 for 1 mg/dL',
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
  'oxygen-flow': {
    name: 'oxygen-flow',
    field: 'litresPerMinute',
    from: 0,
    to: 70,
    decimals: 1,
    expected: 'litres a minute with at most one decimal from 0 to 70, such as 2',
    source: "clinic's choice",
  },
  spo2: {
    name: 'spo2',
    field: 'spo2',
    from: 30,
    to: 100,
    decimals: 0,
    expected: 'percent (whole number) from 30 to 100, such as 94',
    source: "clinic's choice",
  },
  'dose-amount': {
    name: 'dose-amount',
    field: 'doseAmount',
    from: 0.001,
    to: 100000,
    decimals: 3,
    expected: 'the amount of one dose in its unit, with at most three decimals from 0.001 to 100000',
    source: "clinic's choice",
  },
  'times-per-day': {
    name: 'times-per-day',
    field: 'timesPerDay',
    from: 0.01,
    to: 24,
    decimals: 2,
    expected: 'doses a day with at most two decimals from 0.01 to 24, such as 2, or 0.14 for one a week',
    source: "clinic's choice",
  },
  'symptom-score': {
    name: 'symptom-score',
    field: 'score',
    from: 0,
    to: 1000,
    decimals: 2,
    expected: 'the score with at most two decimals from 0 to 1000',
    source: "clinic's choice",
  },
} as const satisfies Record<string, PlausibilityCheck>;

export type PlausibilityName = keyof typeof PLAUSIBILITY;

/**
 * Whether a number passes a check.
 *
 * @example isPlausible(PLAUSIBILITY.fvc, 3200) //=> true
 * @example isPlausible(PLAUSIBILITY.fvc, 3.2) //=> false, litres were meant
 * @example isPlausible(PLAUSIBILITY.fvc, 45000) //=> false (B-32)
 */
export function isPlausible(check: PlausibilityCheck, value: number): boolean {
  return value >= check.from && value <= check.to && hasAtMostDecimals(value, check.decimals);
}

/** A number that has to pass a named check; the error names the unit that was expected. */
export function plausibleNumber(name: PlausibilityName) {
  const check: PlausibilityCheck = PLAUSIBILITY[name];
  const error = `expected ${check.expected}`;
  return z
    .number({ error })
    .min(check.from, { error, abort: true })
    .max(check.to, { error, abort: true })
    .multipleOf(1 / 10 ** check.decimals, { error, abort: true })
    .refine((value) => isPlausible(check, value), { error })
    .meta({ description: `In ${check.expected}. Limits of check ${check.name}: ${check.source}.` });
}
