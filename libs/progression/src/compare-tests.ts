import type { Millilitres, PctPred } from '@interstice/clinical';
import { FINE_IN_A_TENTH, type FinePctPred } from '@interstice/lung-function';
import type {
  DecidingMeasure,
  MeasureBasis,
  NotUsedReason,
  PairAssessment,
  TestValues,
} from './assessment.js';
import type { Measure } from './compiled-set.js';
import { absoluteDecline, relativeDecline } from './decline.js';
import { isAtHome, isPreWithPost, type JudgedTest } from './judged-tests.js';

interface LitreValues {
  readonly measure: 'litres';
  readonly earlier: Millilitres;
  readonly later: Millilitres;
}

interface PctValues {
  readonly measure: 'reported-pct';
  readonly earlier: PctPred;
  readonly later: PctPred;
}

interface RecomputedValues {
  readonly measure: 'recomputed-pct';
  readonly earlier: FinePctPred;
  readonly later: FinePctPred;
}

interface DlcoValues {
  readonly measure: 'dlco-pct';
  /** Both for haemoglobin, or neither. */
  readonly corrected: boolean;
  readonly earlier: PctPred;
  readonly later: PctPred;
}

/** Two values that may be compared. */
export type ComparedValues = LitreValues | PctValues | RecomputedValues | DlcoValues;

/** A pair of tests with the measure that decides it, and the other one if there is one. */
export interface Comparison {
  readonly earlier: JudgedTest;
  readonly later: JudgedTest;
  readonly deciding: ComparedValues;
  readonly basis: MeasureBasis;
  readonly other: ComparedValues | null;
  /** The earlier test lies before the baseline of the episode and stands in for it. */
  readonly standsIn?: true;
}

/**
 * Compares FVC of two tests, or says why it cannot be.
 *
 * The measure that decides is chosen in a fixed order and never mixed: % predicted as reported, where both are by one
 * equation; else recomputed on one equation, where everything for that is known; else litres. Where a percent decides,
 * litres stand beside it: where they alone cross a threshold it is a near miss.
 *
 * @param earlier - any acceptable test of an earlier day
 * @param later - the test that is judged
 * @returns the comparison, or the reason why there is none
 * @source interstice-choices, B-10 and B-16
 * @example compareTests(january, june) //=> { deciding: { measure: 'litres', earlier: 3000, later: 2700 }, … }
 */
export function compareTests(earlier: JudgedTest, later: JudgedTest): Comparison | NotUsedReason {
  const refused = earlier.poorQuality ? 'poor-quality' : refuse(earlier, later);
  if (refused) return refused;
  const basis = measureBasis(earlier, later, earlier.pct !== null && later.pct !== null);
  const litres: LitreValues | null =
    earlier.ml !== null && later.ml !== null
      ? { measure: 'litres', earlier: earlier.ml, later: later.ml }
      : null;
  if (earlier.pct !== null && later.pct !== null && oneEquation(basis)) {
    const deciding: PctValues = { measure: 'reported-pct', earlier: earlier.pct, later: later.pct };
    return { earlier, later, deciding, basis, other: litres };
  }
  if (earlier.fine !== null && later.fine !== null) {
    const deciding: RecomputedValues = {
      measure: 'recomputed-pct',
      earlier: earlier.fine,
      later: later.fine,
    };
    return { earlier, later, deciding, basis, other: litres };
  }
  if (litres) return { earlier, later, deciding: litres, basis, other: null };
  return basis === 'equations-differ' || basis === 'equation-named-once' ? basis : 'no-common-measure';
}

/**
 * Compares DLCO of two tests, in % predicted, or says why it cannot be. Corrected stands beside corrected, uncorrected
 * beside uncorrected, in one unit, by one reference equation. The quality grade is that of the spirometry and says nothing about DLCO.
 *
 * @param earlier - any test of an earlier day that carries DLCO in % predicted
 * @param later - the test that is judged
 * @returns the comparison, or the reason why there is none
 * @source interstice-choices, B-10 and B-17
 * @example compareDlco(january, june) //=> { deciding: { measure: 'dlco-pct', corrected: true, earlier: 600, later: 500 }, … }
 */
export function compareDlco(earlier: JudgedTest, later: JudgedTest): Comparison | NotUsedReason {
  const refused = refuse(earlier, later);
  if (refused) return refused;
  const [from, to] = [earlier.dlcoPct, later.dlcoPct];
  const basis = measureBasis(earlier, later, true);
  if (from === null || to === null) return 'no-common-measure';
  if (basis === 'equations-differ' || basis === 'equation-named-once') return basis;
  if (unitsDiffer(earlier, later)) return 'dlco-units-differ';
  const corrected = earlier.pft.hbCorrected === true;
  if (corrected !== (later.pft.hbCorrected === true)) return 'haemoglobin-correction-differs';
  const deciding: DlcoValues = { measure: 'dlco-pct', corrected, earlier: from, later: to };
  return { earlier, later, deciding, basis, other: null };
}

/**
 * What the comparison of two tests would be if the one that names no reference equation named that of the other. It judges
 * nothing: it tells whether somebody has to be asked for the name.
 *
 * @param earlier - of FVC, or carrying DLCO in % predicted
 * @param later - that could not be compared with it, because only one names its equation
 * @param measure - whose values
 * @returns the comparison, or null where more than the name is missing
 * @source interstice-choices, B-10 and B-14
 * @example comparedIfNamed(january, june, 'fvc')?.deciding //=> { measure: 'reported-pct', earlier: 800, later: 600 }
 */
export function comparedIfNamed(earlier: JudgedTest, later: JudgedTest, measure: Measure): Comparison | null {
  const equation = earlier.equation ?? later.equation;
  const [one, other] = [earlier, later].map((test) => ({ ...test, equation })) as [JudgedTest, JudgedTest];
  const outcome = measure === 'fvc' ? compareTests(one, other) : compareDlco(one, other);
  return isComparison(outcome) ? { ...outcome, earlier, later, basis: 'equation-named-once' } : null;
}

/** What of a test can be compared. */
export type ValuesOfTest = Pick<JudgedTest, 'ml' | 'pct' | 'fine' | 'dlcoPct'>;

/** Which value of a test each measure compares. */
export const VALUE_COMPARED = {
  litres: 'ml',
  'reported-pct': 'pct',
  'recomputed-pct': 'fine',
  'dlco-pct': 'dlcoPct',
} as const satisfies Record<DecidingMeasure, keyof ValuesOfTest>;

/**
 * What decides by which measure {@link compareTests} compares a test with a later one, or refuses to. The laboratory is
 * not among it: that tells only why the measure is the one it is.
 *
 * @param test - of FVC
 * @returns the same text for tests that are compared alike; null for one that is never the earlier one
 * @source interstice-choices, B-10, B-15 and B-16
 * @example comparedLike(january) === comparedLike(june) //=> true
 */
export function comparedLike(test: JudgedTest): string | null {
  if (test.poorQuality) return null;
  const has = `${test.pct === null ? '' : 'pct'} ${test.fine === null ? '' : 'fine'} ${test.ml === null ? '' : 'ml'}`;
  return `${seriesOf(test)} ${has} ${test.equation ?? ''}`;
}

/**
 * As {@link comparedLike}, of DLCO.
 *
 * @param test - that carries DLCO in % predicted
 * @returns the same text for tests that are compared alike
 * @source interstice-choices, B-10 and B-17
 * @example dlcoComparedLike(january) === dlcoComparedLike(june) //=> false
 */
export function dlcoComparedLike(test: JudgedTest): string {
  return `${seriesOf(test)} ${test.pft.hbCorrected === true ? 'corrected' : ''} ${test.pft.dlcoUnit ?? ''} ${test.equation ?? ''}`;
}

/** A value that was entered as % predicted alone names no unit, and can be compared with any. */
function unitsDiffer({ pft: earlier }: JudgedTest, { pft: later }: JudgedTest): boolean {
  const [from, to] = [earlier.dlcoUnit, later.dlcoUnit];
  return from !== undefined && to !== undefined && from !== to;
}

function seriesOf(test: JudgedTest): string {
  return `${isAtHome(test) ? 'home' : 'laboratory'} ${test.pft.bronchodilator}`;
}

function refuse(earlier: JudgedTest, later: JudgedTest): NotUsedReason | null {
  if (isPreWithPost(earlier, later)) return 'pre-and-post';
  return isAtHome(earlier) === isAtHome(later) ? null : 'home-and-lab';
}

/**
 * A comparison as it is stored and shown.
 *
 * @param comparison - the pair
 * @returns both tests, the measure and the fall in tenths of a percent
 * @example assessPair(comparison).declineTenths //=> 100
 */
export function assessPair(comparison: Comparison): PairAssessment {
  const { deciding, basis, earlier, later, standsIn } = comparison;
  const pair: { -readonly [Field in keyof PairAssessment]: PairAssessment[Field] } = {
    earlier: valuesShown(earlier, deciding.measure),
    later: valuesShown(later, deciding.measure),
    measure: deciding.measure,
    basis,
    assumed: basis === 'assumed-same-equation',
    declineTenths: declineOf(deciding),
  };
  if (deciding.measure !== 'litres') pair.pointsTenths = pointsOf(deciding);
  if (deciding.measure === 'dlco-pct') pair.hbCorrected = deciding.corrected;
  if (standsIn) pair.standsIn = true;
  return pair;
}

/**
 * The fall of two compared values, for display.
 *
 * @param values - of one measure
 * @returns tenths of a percent of the earlier value, rounded towards zero
 * @example declineOf({ measure: 'litres', earlier: millilitres(3000), later: millilitres(2701) }) //=> 99
 */
export function declineOf(values: ComparedValues): number {
  const tenths = relativeDecline<Compared>(values.earlier, values.later);
  // A gain of less than a tenth truncates to -0, which JSON does not keep.
  return tenths === 0 ? 0 : tenths;
}

/**
 * Whether the first fall is greater than the second, as exact fractions.
 *
 * @param first - two values of one measure
 * @param second - two values, perhaps of another measure
 * @returns true when strictly greater
 * @example fellFurther(tenPercent, ninePercent) //=> true
 */
export function fellFurther(first: ComparedValues, second: ComparedValues): boolean {
  const one = (first.earlier - first.later) * second.earlier;
  const other = (second.earlier - second.later) * first.earlier;
  if (Number.isSafeInteger(one) && Number.isSafeInteger(other)) return one > other;
  // Millionths of a percent, multiplied, outgrow what a double holds exactly.
  return (
    BigInt(first.earlier - first.later) * BigInt(second.earlier) >
    BigInt(second.earlier - second.later) * BigInt(first.earlier)
  );
}

/**
 * Whether the first of two pairs of one measure fell further, by the change that a criterion asks about. Points are
 * compared where both can tell them, else shares.
 *
 * @param first - two values
 * @param second - two values
 * @param change - relative, or absolute in points of % predicted
 * @returns true when strictly greater
 * @example fellFurtherBy(fromEighty, fromForty, 'absolute') //=> true
 */
export function fellFurtherBy(
  first: ComparedValues,
  second: ComparedValues,
  change: 'relative' | 'absolute' | null,
): boolean {
  if (change !== 'absolute' || first.measure === 'litres' || second.measure === 'litres')
    return fellFurther(first, second);
  return finePoints(first) > finePoints(second);
}

/** Any value that is compared with one of its own kind. */
type Compared = ComparedValues['earlier'];

/** In millionths of a percent, whichever the measure. */
function finePoints({ measure, earlier, later }: Exclude<ComparedValues, LitreValues>): number {
  return (earlier - later) * (measure === 'recomputed-pct' ? 1 : FINE_IN_A_TENTH);
}

/** Tenths of a point, rounded towards zero; a gain of less than a tenth is none. */
function pointsOf(values: Exclude<ComparedValues, LitreValues>): number {
  if (values.measure !== 'recomputed-pct') return absoluteDecline(values.earlier, values.later);
  const tenths = Math.trunc(finePoints(values) / FINE_IN_A_TENTH);
  return tenths === 0 ? 0 : tenths;
}

/** A percent that was recomputed is told only where it decides. */
function valuesShown({ values, fine }: JudgedTest, measure: DecidingMeasure): TestValues {
  return measure === 'recomputed-pct' && fine !== null ? { ...values, recomputedMillionths: fine } : values;
}

export function isComparison(outcome: Comparison | NotUsedReason): outcome is Comparison {
  return typeof outcome !== 'string';
}

function oneEquation(basis: MeasureBasis): boolean {
  return basis === 'same-equation' || basis === 'same-laboratory' || basis === 'assumed-same-equation';
}

function measureBasis(earlier: JudgedTest, later: JudgedTest, havePct: boolean): MeasureBasis {
  if (!havePct) return 'pct-missing';
  if (earlier.equation !== null && later.equation !== null) {
    return earlier.equation === later.equation ? 'same-equation' : 'equations-differ';
  }
  if (earlier.equation !== null || later.equation !== null) return 'equation-named-once';
  return earlier.laboratory !== null && earlier.laboratory === later.laboratory
    ? 'same-laboratory'
    : 'assumed-same-equation';
}
