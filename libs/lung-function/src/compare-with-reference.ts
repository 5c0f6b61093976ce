import type { CorrectedTransfer, UncorrectedTransfer } from './haemoglobin-correction.js';
import { zOf } from './lms.js';
import type { TransferPrediction, VolumePrediction } from './predict.js';

/** A measured value beside what was expected. */
export interface ReferenceComparison {
  readonly z: number;
  /** Percent of the median. */
  readonly pctPred: number;
  /** Below the fifth percentile of healthy people. */
  readonly belowLln: boolean;
}

/**
 * Where a measured value lies among healthy people.
 *
 * Haemoglobin is corrected for in the measured value or in the predicted one: the pair that would do it twice has no
 * signature here, and does not compile.
 *
 * @param measured - above zero, in the unit of the prediction
 * @param prediction - of the same measure
 * @returns z-score and percent of predicted
 * @source gli-2012, gli-global-2022, gli-2017; dlco-2017 for either, never both
 * @example compareWithReference(4500, prediction).pctPred //=> 95.77…
 */
export function compareWithReference(measured: number, prediction: VolumePrediction): ReferenceComparison;
export function compareWithReference(
  measured: CorrectedTransfer,
  prediction: TransferPrediction<'standard-haemoglobin'>,
): ReferenceComparison;
export function compareWithReference(
  measured: UncorrectedTransfer,
  prediction: TransferPrediction,
): ReferenceComparison;
export function compareWithReference(
  measured: number,
  prediction: VolumePrediction | TransferPrediction,
): ReferenceComparison {
  const share = measured / prediction.median;
  return { z: zOf(share, prediction), pctPred: 100 * share, belowLln: measured < prediction.lln };
}
