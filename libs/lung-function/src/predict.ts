import type { DlcoUnit, Sex } from '@interstice/clinical';
import { convertTransfer } from './dlco-units.js';
import type { Gli2012Group, LmsCoefficients, ReferenceTable } from './reference-table.js';
import {
  EQUATION_NAMES,
  REFERENCE_TABLES,
  type ReferenceEquation,
  type ReferenceMeasure,
  type SpirometryEquation,
  type SpirometryMeasure,
  type TransferMeasure,
} from './reference-tables.js';
import { lmsOf, medianOf, NORMAL_LIMIT_Z, valueAt, type LmsPerson } from './lms.js';

/** What the equations ask about a person. */
export interface ReferencePerson {
  readonly sex: Sex;
  /** Decimal years: {@link ageInYears}. */
  readonly ageYears: number;
  readonly heightCm: number;
  /** Read by GLI-2012 only. */
  readonly ethnicity?: Gli2012Group | 'unknown';
}

export interface SpirometryQuestion extends ReferencePerson {
  readonly equation: SpirometryEquation;
  readonly measure: SpirometryMeasure;
}

export interface AlveolarVolumeQuestion extends ReferencePerson {
  readonly equation: 'gli-2017';
  readonly measure: 'va';
}

export interface TransferQuestion extends ReferencePerson {
  readonly equation: 'gli-2017';
  readonly measure: TransferMeasure;
  readonly unit: DlcoUnit;
}

interface Predicted {
  readonly kind: 'prediction';
  readonly equation: ReferenceEquation;
  /** Half of healthy people have more. */
  readonly median: number;
  /** Fifth percentile of healthy people. */
  readonly lln: number;
  /** Ninety-fifth percentile of healthy people. */
  readonly uln: number;
  /** Skewness. */
  readonly l: number;
  /** Coefficient of variation. */
  readonly s: number;
}

/** FVC, FEV1 and alveolar volume in millilitres, FEV1/FVC as a share. */
export interface VolumePrediction extends Predicted {
  readonly measure: SpirometryMeasure | 'va';
  readonly unit: 'mL' | '1';
}

/** For whose haemoglobin a transfer factor is predicted: the standard one, or the person's own. */
export type PredictedFor = 'standard-haemoglobin' | 'own-haemoglobin';

/** TLCO in its unit; KCO in that unit for each litre. */
export interface TransferPrediction<For extends PredictedFor = PredictedFor> extends Predicted {
  readonly measure: TransferMeasure;
  readonly unit: DlcoUnit;
  readonly predictedFor: For;
}

export type NoPredictionReason = 'sex-unknown' | 'ethnicity-unknown' | 'age-outside' | 'height-outside';

/** The equation says nothing about this person. Never a number. */
export interface NoPrediction {
  readonly kind: 'no-prediction';
  readonly reason: NoPredictionReason;
  /** For people; holds no value of the person. */
  readonly words: string;
}

/**
 * Own choice, the limits of a height that is recorded: no equation names a range of heights, and one in metres or
 * inches must not be taken for centimetres.
 */
export const HEIGHT_LIMITS_CM = { from: 80, to: 250 } as const;

const MILLILITRES_IN_A_LITRE = 1000;

/**
 * What a reference equation expects of a person: the median, the limits of normal, and how values spread about it.
 *
 * The splines are published for every quarter of a year. Between two ages they are interpolated linearly, while the exact
 * age stands in ln(age): the median has no steps (docs/lung-function.md).
 *
 * @param question - equation, measure and the person; unknown is asked as such, never guessed
 * @returns the prediction, or why there is none: outside the published ages, sex not known, for GLI-2012 no group
 * @source gli-2012, gli-global-2022, gli-2017
 * @example predict({ equation: 'gli-2017', measure: 'tlco', unit: 'mmol/min/kPa', sex: 'male', ageYears: 40, heightCm: 175 })
 *   //=> { kind: 'prediction', median: 10.10515…, … }
 */
export function predict(
  question: TransferQuestion,
): TransferPrediction<'standard-haemoglobin'> | NoPrediction;
export function predict(
  question: SpirometryQuestion | AlveolarVolumeQuestion,
): VolumePrediction | NoPrediction;
export function predict(
  question: SpirometryQuestion | AlveolarVolumeQuestion | TransferQuestion,
): TransferPrediction<'standard-haemoglobin'> | VolumePrediction | NoPrediction {
  const asked = askedOf(question);
  if (asked.kind === 'no-prediction') return asked;
  const { equation } = question;
  const { table, coefficients, person } = asked;
  const lms = lmsOf(coefficients, table.ages.from, person);
  const scale = 'unit' in question ? convertTransfer(1, 'mmol/min/kPa', question.unit) : millilitresIn(table);
  const predicted: Predicted = {
    kind: 'prediction',
    equation,
    median: lms.m * scale,
    lln: valueAt(-NORMAL_LIMIT_Z, lms) * scale,
    uln: valueAt(NORMAL_LIMIT_Z, lms) * scale,
    l: lms.l,
    s: lms.s,
  };
  return 'unit' in question
    ? { ...predicted, measure: question.measure, unit: question.unit, predictedFor: 'standard-haemoglobin' }
    : { ...predicted, measure: question.measure, unit: table.unit === '1' ? '1' : 'mL' };
}

/**
 * The median that {@link predict} answers, without the limits and with a third of the work.
 *
 * @param question - as for `predict`
 * @returns millilitres, for FEV1/FVC a share; or why there is none
 * @source gli-2012, gli-global-2022
 * @example predictMedian({ equation: 'gli-global-2022', measure: 'fvc', sex: 'female', ageYears: 60, heightCm: 162 })
 *   //=> 2955.9…
 */
export function predictMedian(question: SpirometryQuestion): number | NoPrediction {
  const asked = askedOf(question);
  if (asked.kind === 'no-prediction') return asked;
  return medianOf(asked.coefficients, asked.table.ages.from, asked.person) * millilitresIn(asked.table);
}

interface Asked {
  readonly kind: 'asked';
  readonly table: ReferenceTable;
  readonly coefficients: LmsCoefficients;
  readonly person: LmsPerson;
}

/** The coefficients that answer, unless the equation says nothing about the person. */
function askedOf(
  question: ReferencePerson & { readonly equation: ReferenceEquation; readonly measure: ReferenceMeasure },
): Asked | NoPrediction {
  const { equation, measure, sex, ethnicity, ageYears, heightCm } = question;
  const table = tableOf(equation, measure);
  if (sex === 'unknown') return REFUSED['sex-unknown'];
  const group = ethnicity === 'unknown' ? undefined : ethnicity;
  if (equation === 'gli-2012' && group === undefined) return REFUSED['ethnicity-unknown'];
  if (!(ageYears >= table.ages.from && ageYears <= table.ages.to)) return outsideAges(equation, table);
  if (!(heightCm >= HEIGHT_LIMITS_CM.from && heightCm <= HEIGHT_LIMITS_CM.to))
    return REFUSED['height-outside'];
  return { kind: 'asked', table, coefficients: table[sex], person: { ageYears, heightCm, group } };
}

function tableOf(equation: ReferenceEquation, measure: ReferenceMeasure): ReferenceTable {
  const tables: Partial<Readonly<Record<ReferenceMeasure, ReferenceTable>>> = REFERENCE_TABLES[equation];
  const table = tables[measure];
  if (table === undefined) throw new TypeError(`${EQUATION_NAMES[equation]} does not predict ${measure}.`);
  return table;
}

function millilitresIn({ unit }: ReferenceTable): number {
  return unit === 'L' ? MILLILITRES_IN_A_LITRE : 1;
}

function refusal(reason: NoPredictionReason, words: string): NoPrediction {
  return { kind: 'no-prediction', reason, words };
}

const REFUSED = {
  'sex-unknown': refusal(
    'sex-unknown',
    'The equation differs between women and men, and the sex is not known.',
  ),
  'ethnicity-unknown': refusal(
    'ethnicity-unknown',
    'GLI-2012 needs one of its five groups, and none is recorded. GLI Global 2022 asks for none.',
  ),
  'height-outside': refusal(
    'height-outside',
    `A height from ${HEIGHT_LIMITS_CM.from} to ${HEIGHT_LIMITS_CM.to} cm is needed.`,
  ),
} as const;

function outsideAges(equation: ReferenceEquation, { ages }: ReferenceTable): NoPrediction {
  return refusal(
    'age-outside',
    `${EQUATION_NAMES[equation]} was published for ages ${ages.from} to ${ages.to}, and says nothing outside them.`,
  );
}
