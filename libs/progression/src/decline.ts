import { FINE_IN_A_TENTH, type FinePctPred } from '@interstice/lung-function';
import {
  pctPointsFromTenths,
  relPctFromTenths,
  type Millilitres,
  type PctPoints,
  type PctPred,
  type RelPct,
} from '@interstice/clinical';

const TENTHS_OF_A_PERCENT = 1000;

/**
 * Whether a value fell by at least a share of the earlier one, decided in whole numbers.
 *
 * This is the relative decline of INBUILD; for points of % predicted see {@link reachesAbsoluteDecline}. Both values
 * must be of one measure: litres with litres, % predicted with % predicted.
 *
 * @param earlier - baseline, millilitres or tenths of % predicted, above zero
 * @param later - follow-up, in the same unit
 * @param threshold - relative decline, tenths of a percent of the earlier value; reaching it counts
 * @returns true when the fall is exactly as large or larger
 * @source inbuild-design, criteria A and B
 * @example reachesRelativeDecline(millilitres(3000), millilitres(2700), relPct(10)) //=> true
 */
export function reachesRelativeDecline<Value extends Millilitres | PctPred | FinePctPred>(
  earlier: Value,
  later: NoInfer<Value>,
  threshold: RelPct,
): boolean {
  return (earlier - later) * TENTHS_OF_A_PERCENT >= threshold * earlier;
}

/**
 * The relative fall between two values, for display.
 *
 * Rounded towards zero, so that 9.97 % never reads as the 10 % it did not reach; judge with
 * {@link reachesRelativeDecline} instead.
 *
 * @param earlier - baseline, millilitres or tenths of % predicted, above zero
 * @param later - follow-up, in the same unit
 * @returns percent of the earlier value, in tenths; positive is worse
 * @example relativeDecline(pctPred(80), pctPred(72)) //=> 100
 */
export function relativeDecline<Value extends Millilitres | PctPred | FinePctPred>(
  earlier: Value,
  later: NoInfer<Value>,
): RelPct {
  return relPctFromTenths(Math.trunc(((earlier - later) * TENTHS_OF_A_PERCENT) / earlier));
}

/**
 * The fall in points of % predicted.
 *
 * This is the absolute decline of PPF 2022; for the relative decline of INBUILD see {@link relativeDecline}.
 *
 * @param earlier - baseline, % predicted in tenths
 * @param later - follow-up, % predicted in tenths, by the same reference equation
 * @returns points of % predicted, in tenths; positive is worse
 * @source raghu-2022, Table 4, 2a
 * @example absoluteDecline(pctPred(70.1), pctPred(65.1)) //=> 50
 */
export function absoluteDecline(earlier: PctPred, later: PctPred): PctPoints {
  return pctPointsFromTenths(earlier - later);
}

/**
 * Whether % predicted fell by at least a number of points.
 *
 * @param earlier - baseline, % predicted in tenths
 * @param later - follow-up, % predicted in tenths, by the same reference equation
 * @param threshold - points of % predicted, in tenths; reaching it counts
 * @returns true when the fall is exactly as large or larger
 * @source raghu-2022, Table 4, 2a
 * @example reachesAbsoluteDecline(pctPred(32.3), pctPred(27.3), pctPoints(5)) //=> true
 */
export function reachesAbsoluteDecline(earlier: PctPred, later: PctPred, threshold: PctPoints): boolean {
  return absoluteDecline(earlier, later) >= threshold;
}

/**
 * As {@link reachesAbsoluteDecline}, of % predicted that was recomputed.
 *
 * @param earlier - baseline, in millionths of a percent of predicted
 * @param later - follow-up, on the same equation
 * @param threshold - points of % predicted, in tenths; reaching it counts
 * @returns true when the fall is exactly as large or larger
 * @source raghu-2022, Table 4, 2a
 * @example reachesFineAbsoluteDecline(fine(70), fine(65), pctPoints(5)) //=> true
 */
export function reachesFineAbsoluteDecline(
  earlier: FinePctPred,
  later: FinePctPred,
  threshold: PctPoints,
): boolean {
  return earlier - later >= threshold * FINE_IN_A_TENTH;
}

/**
 * The smallest earlier value from which a fall to a later one reaches a share: {@link reachesRelativeDecline} is true from
 * it on. The division of whole numbers below 2^53 is exact where it comes out even, and else a thousandth or more away from
 * the next whole number.
 *
 * @param later - follow-up, millilitres or tenths of % predicted
 * @param threshold - relative decline, tenths of a percent of the earlier value, below 100 %
 * @returns a whole number of the same unit
 * @source inbuild-design, criteria A and B
 * @example leastForRelativeDecline(millilitres(2700), relPct(10)) //=> 3000
 */
export function leastForRelativeDecline(
  later: Millilitres | PctPred | FinePctPred,
  threshold: RelPct,
): number {
  return Math.ceil((later * TENTHS_OF_A_PERCENT) / (TENTHS_OF_A_PERCENT - threshold));
}

/**
 * The smallest earlier value from which a fall to a later one reaches a number of points:
 * {@link reachesAbsoluteDecline} is true from it on.
 *
 * @param later - follow-up, % predicted in tenths
 * @param threshold - points of % predicted, in tenths
 * @returns % predicted in tenths
 * @source raghu-2022, Table 4, 2a
 * @example leastForAbsoluteDecline(pctPred(27.3), pctPoints(5)) //=> 323
 */
export function leastForAbsoluteDecline(later: PctPred, threshold: PctPoints): number {
  return later + threshold;
}

/**
 * As {@link leastForAbsoluteDecline}, of % predicted that was recomputed.
 *
 * @param later - follow-up, in millionths of a percent of predicted
 * @param threshold - points of % predicted, in tenths
 * @returns in millionths of a percent of predicted
 * @source raghu-2022, Table 4, 2a
 * @example leastForFineAbsoluteDecline(fine(65), pctPoints(5)) //=> fine(70)
 */
export function leastForFineAbsoluteDecline(later: FinePctPred, threshold: PctPoints): number {
  return later + threshold * FINE_IN_A_TENTH;
}
