import type { Sex } from '@interstice/clinical';
import type { TransferPrediction } from './predict.js';
import { HAEMOGLOBIN_CORRECTION as CORRECTION } from './transfer-factor.rules.js';

declare const correction: unique symbol;

/** TLCO or KCO as it was measured. */
export type UncorrectedTransfer = number & { readonly [correction]: 'uncorrected' };
/** TLCO or KCO as it would be at the standard haemoglobin. */
export type CorrectedTransfer = number & { readonly [correction]: 'corrected' };

/** A value that is known not to be corrected for haemoglobin. */
export function uncorrectedTransfer(amount: number): UncorrectedTransfer {
  return amount as UncorrectedTransfer;
}

/** A value that the laboratory has corrected for haemoglobin. */
export function correctedTransfer(amount: number): CorrectedTransfer {
  return amount as CorrectedTransfer;
}

/** Whose haemoglobin it is, for the correction. */
export interface HaemoglobinOf {
  readonly sex: Sex;
  readonly ageYears: number;
  readonly haemoglobinGPerL: number;
}

/**
 * By how much a transfer factor is multiplied to stand for the standard haemoglobin: 146 g/L in men and boys from 15
 * years on, 134 g/L in women and younger children.
 *
 * @param person - sex, age and haemoglobin above zero
 * @returns the factor, the same in every unit, or null where the sex decides and is not known
 * @source dlco-2017, correction for haemoglobin (Cotes)
 * @example haemoglobinFactor({ sex: 'male', ageYears: 60, haemoglobinGPerL: 146 }) //=> 1
 */
export function haemoglobinFactor({ sex, ageYears, haemoglobinGPerL }: HaemoglobinOf): number | null {
  const child = ageYears < CORRECTION.boysFromYears;
  if (sex === 'unknown' && !child) return null;
  const constant = sex === 'male' && !child ? CORRECTION.men : CORRECTION.others;
  return (constant + CORRECTION.perGram * haemoglobinGPerL) / (CORRECTION.dividedBy * haemoglobinGPerL);
}

/**
 * Corrects a measured value. The prediction stays as it is then.
 *
 * @param measured - as measured; one that is corrected already does not compile
 * @param factor - of {@link haemoglobinFactor}
 * @returns the value at the standard haemoglobin
 * @source dlco-2017
 */
export function correctMeasured(measured: UncorrectedTransfer, factor: number): CorrectedTransfer {
  return (measured * factor) as CorrectedTransfer;
}

/**
 * Corrects a prediction, for the person's own haemoglobin. The measured value stays as it is then.
 *
 * @param prediction - for the standard haemoglobin; one that is corrected already does not compile
 * @param factor - of {@link haemoglobinFactor}
 * @returns the prediction, with its limits, at the haemoglobin of the person
 * @source dlco-2017
 */
export function correctPredicted(
  prediction: TransferPrediction<'standard-haemoglobin'>,
  factor: number,
): TransferPrediction<'own-haemoglobin'> {
  return {
    ...prediction,
    median: prediction.median / factor,
    lln: prediction.lln / factor,
    uln: prediction.uln / factor,
    predictedFor: 'own-haemoglobin',
  };
}
