import type { Analyte, BloodTest, IsoDate } from '@interstice/clinical';
import type { ActionLimit } from '../protocol.js';

/** What limits compare with: the tests of a record, and the day on which the drug was started. */
export interface LimitContext {
  readonly tests: readonly BloodTest[];
  readonly startedOn: IsoDate;
}

/**
 * Whether the values of one day are inside all limits. Of several values of a day, of whatever completeness, the worst one
 * stands. What cannot be compared (no upper limit was printed, no value from before the start) is not outside.
 *
 * @param on - the day
 * @param limits - of the drug
 * @param context - the tests of the record, and the start of the course
 * @returns true when no value of that day is outside
 * @source interstice-choices, B-20 and B-23
 * @example isDayInside(on, MONITORED_DRUGS.mycophenolate.actionLimits, context) //=> false for neutrophils of 1.2
 */
export function isDayInside(on: IsoDate, limits: readonly ActionLimit[], context: LimitContext): boolean {
  return context.tests
    .filter((test) => test.collectedOn === on && !test.insufficient)
    .every((test) => limits.every((limit) => !isOutside(test, limit, context)));
}

function isOutside(test: BloodTest, limit: ActionLimit, context: LimitContext): boolean {
  const amount = test.amounts[limit.analyte];
  if (amount === undefined) return false;
  if ('below' in limit) return amount < thousandths(limit.below);
  if ('atMost' in limit) return amount <= thousandths(limit.atMost);
  if ('above' in limit) return amount > thousandths(limit.above);
  if ('aboveUpperLimits' in limit) {
    const upper = test.referenceRanges?.[limit.analyte]?.high;
    return upper !== undefined && amount > thousandths(upper * limit.aboveUpperLimits);
  }
  const baseline = baselineOf(limit.analyte, context);
  // In whole numbers: a rise of exactly so many percent is inside.
  return baseline !== null && amount * 100 > baseline * (100 + limit.abovePctOfBaseline);
}

/** The last value up to the day of the start; of one day the lowest, from which a rise is greatest. */
function baselineOf(analyte: Analyte, { tests, startedOn }: LimitContext): number | null {
  let last: { readonly on: IsoDate; readonly amount: number } | null = null;
  for (const { collectedOn: on, amounts, insufficient } of tests) {
    const amount = amounts[analyte];
    if (insufficient || amount === undefined || on > startedOn) continue;
    if (!last || on > last.on || (on === last.on && amount < last.amount)) last = { on, amount };
  }
  return last?.amount ?? null;
}

function thousandths(value: number): number {
  return Math.round(value * 1000);
}
