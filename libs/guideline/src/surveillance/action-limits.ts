import { addMonths, type BloodAmount, type BloodTest, type IsoDate } from '@interstice/clinical';
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
  const upper = test.referenceRanges?.[limit.analyte]?.high;
  return isBeyond(
    { amount, ...(upper === undefined ? {} : { high: thousandths(upper) }) },
    limit,
    earlierValue(limit, context, test.collectedOn)?.amount ?? null,
  );
}

/**
 * Whether a value lies beyond a limit. What cannot be compared is not beyond.
 *
 * @param value - in thousandths, with the upper limit that the laboratory printed
 * @param limit - of a drug
 * @param earlier - what a rise or a fall is counted from, see {@link earlierValue}
 * @returns true when the source says to act
 * @source interstice-choices, B-20 and B-22
 * @example isBeyond({ amount: 1200 }, { analyte: 'neutrophils', below: 1.3, … }, null) //=> true
 */
export function isBeyond(
  { amount, high }: { readonly amount: number; readonly high?: number },
  limit: ActionLimit,
  earlier: number | null,
): boolean {
  if ('below' in limit) return amount < thousandths(limit.below);
  if ('atMost' in limit) return amount <= thousandths(limit.atMost);
  if ('above' in limit) return amount > thousandths(limit.above);
  if ('aboveUpperLimits' in limit)
    return high !== undefined && amount > Math.round(high * limit.aboveUpperLimits);
  if (earlier === null) return false;
  if ('fallsFromBaseline' in limit) return earlier - amount > thousandths(limit.fallsFromBaseline);
  // In whole numbers: a rise of exactly so many percent is inside.
  const pct = 'risesPct' in limit ? limit.risesPct : limit.abovePctOfBaseline;
  return amount * 100 > earlier * (100 + pct);
}

/** A value that another one is compared with. */
export interface EarlierValue {
  readonly on: IsoDate;
  readonly lineageId: string;
  readonly amount: BloodAmount;
}

/**
 * What a rise or a fall is counted from: the last value up to the day of the start, of one day the one from which the change is
 * greatest; or the lowest value of the months before.
 *
 * @param limit - of a drug
 * @param context - the tests of the record, and the start of the course
 * @param on - the day of the value that is compared
 * @returns the value, or null where the limit needs none or there is none
 * @source interstice-choices, B-22
 * @example earlierValue(limit, context, on)?.on //=> '2025-12-01'
 */
export function earlierValue(
  limit: ActionLimit,
  { tests, startedOn }: LimitContext,
  on: IsoDate,
): EarlierValue | null {
  const isRise = 'risesPct' in limit;
  const isFall = 'fallsFromBaseline' in limit;
  if (!isRise && !isFall && !('abovePctOfBaseline' in limit)) return null;
  const since = isRise ? addMonths(on, -limit.withinMonths) : null;
  let found: EarlierValue | null = null;
  for (const { collectedOn, lineageId, amounts, insufficient } of tests) {
    const amount = amounts[limit.analyte];
    if (insufficient || amount === undefined) continue;
    const isThere =
      since === null
        ? collectedOn <= startedOn && collectedOn < on
        : collectedOn >= since && collectedOn < on;
    if (!isThere) continue;
    const value = { on: collectedOn, lineageId, amount };
    if (found === null || isBetterStart(value, found, { isRise, isFall })) found = value;
  }
  return found;
}

function isBetterStart(
  value: EarlierValue,
  known: EarlierValue,
  { isRise, isFall }: { readonly isRise: boolean; readonly isFall: boolean },
): boolean {
  if (!isRise && value.on !== known.on) return value.on > known.on;
  if (value.amount !== known.amount)
    return isFall ? value.amount > known.amount : value.amount < known.amount;
  if (value.on !== known.on) return value.on > known.on;
  return value.lineageId < known.lineageId;
}

function thousandths(value: number): number {
  return Math.round(value * 1000);
}
