import { z } from 'zod';
import { BLOOD_PLAUSIBILITY } from './blood-plausibility.js';
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
    to: 20,
    decimals: 3,
    expected: 'mmol/min/kPa with at most three decimals from 0.3 to 20, such as 5.36 (16 mL/min/mmHg)',
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
  ...BLOOD_PLAUSIBILITY,
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
    // A transition index tells a change: that of dyspnoea goes down to -9.
    from: -9,
    to: 1000,
    decimals: 2,
    expected: 'the score with at most two decimals from -9 to 1000',
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
