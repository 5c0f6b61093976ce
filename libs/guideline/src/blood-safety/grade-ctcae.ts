import type { Analyte } from '@interstice/clinical';
import { CTCAE, type CtcaeTerm, type CtcaeVersion } from './ctcae.rules.js';

/** A value to be graded, in thousandths of the unit of the analyte, as are the limits that the laboratory printed. */
export interface ToGrade {
  readonly amount: number;
  readonly low?: number;
  readonly high?: number;
  /** The value before the drug, where there is one; without it the value before is taken to have been normal. */
  readonly baseline?: { readonly amount: number; readonly high?: number };
}

/**
 * The grade of a blood value by one version of CTCAE. The edge of a grade belongs to the milder one. A grade that needs a limit
 * which the laboratory did not print cannot be told from none, while one that is certain without it is given.
 *
 * @param version - of the criteria
 * @param analyte - that was measured
 * @param value - in thousandths of its unit
 * @returns 0 to 4; null where it cannot be graded; undefined where the version has no grades of the analyte
 * @source ctcae-v5, ctcae-v6, B-02 and B-22
 * @example gradeCtcae('ctcae-v5', 'neutrophils', { amount: 1000 }) //=> 2
 */
export function gradeCtcae(
  version: CtcaeVersion,
  analyte: Analyte,
  value: ToGrade,
): number | null | undefined {
  const term = CTCAE.find((one) => one.version === version && one.analyte === analyte);
  if (!term) return undefined;
  return term.low ? gradeOfLow(term.low, value) : gradeOfHigh(term.high ?? [], value);
}

function gradeOfLow(grades: NonNullable<CtcaeTerm['low']>, { amount, low }: ToGrade): number | null {
  let grade = 0;
  let isOpen = false;
  for (const one of grades) {
    if ('below' in one) grade = amount < thousandths(one.below) ? one.grade : grade;
    else if (low === undefined) isOpen = true;
    else grade = amount < low ? one.grade : grade;
  }
  return grade === 0 && isOpen ? null : grade;
}

function gradeOfHigh(
  grades: NonNullable<CtcaeTerm['high']>,
  { amount, high, baseline }: ToGrade,
): number | null {
  if (high === undefined) return null;
  const before = baseline !== undefined && baseline.amount > (baseline.high ?? high) ? baseline.amount : null;
  let grade = 0;
  for (const { aboveUpperLimits, aboveBaseline, fromBaseline, ...one } of grades) {
    const isReached =
      before === null
        ? amount > times(high, aboveUpperLimits)
        : fromBaseline !== undefined
          ? amount >= times(before, fromBaseline)
          : aboveBaseline !== undefined && amount > times(before, aboveBaseline);
    if (isReached) grade = one.grade;
  }
  return grade;
}

function times(thousandth: number, multiple: number): number {
  return Math.round(thousandth * multiple * 10) / 10;
}

function thousandths(value: number): number {
  return Math.round(value * 1000);
}
