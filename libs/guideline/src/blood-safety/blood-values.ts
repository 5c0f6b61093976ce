import { bloodAmountFromThousandths, compareDays, type Analyte, type BloodTest } from '@interstice/clinical';
import type { BloodValue } from './blood-evidence.js';

/** Analytes of which a greater value is the worse one; of all others the lower. */
const HIGHER_IS_WORSE: ReadonlySet<Analyte> = new Set([
  'eosinophils',
  'mcv',
  'alt',
  'ast',
  'bilirubin',
  'creatinine',
  'crp',
]);

/** @example higherIsWorse('alt') //=> true */
export function higherIsWorse(analyte: Analyte): boolean {
  return HIGHER_IS_WORSE.has(analyte);
}

/**
 * Whether one value is worse than another of the same analyte. Enzymes are compared by how far they lie above the limits that
 * their laboratories printed, where both did.
 *
 * @param analyte - of both
 * @param value - that may be worse
 * @param other - that it is compared with
 * @returns false for equal ones
 * @source interstice-choices, B-02 and B-23
 * @example isWorse('neutrophils', { amount: 900 }, { amount: 1200 }) //=> true
 */
export function isWorse(
  analyte: Analyte,
  value: Pick<BloodValue, 'amount' | 'high'>,
  other: Pick<BloodValue, 'amount' | 'high'>,
): boolean {
  if (!HIGHER_IS_WORSE.has(analyte)) return value.amount < other.amount;
  if ((analyte === 'alt' || analyte === 'ast') && value.high !== undefined && other.high !== undefined)
    return value.amount * other.high > other.amount * value.high;
  return value.amount > other.amount;
}

/**
 * The values of an analyte that count, oldest first. Of a day on which not every test has its time, the worst one stands;
 * otherwise each stands for itself. A clotted or insufficient sample has none.
 *
 * @param analyte - that was measured
 * @param tests - of the record, in any order
 * @returns one value for each day or time
 * @source interstice-choices, B-23
 * @example bloodValues('neutrophils', record.bloodTests)[0]?.on //=> '2026-01-12'
 */
export function bloodValues(analyte: Analyte, tests: readonly BloodTest[]): readonly BloodValue[] {
  const measured: BloodTest[] = [];
  let isInOrder = true;
  for (const test of tests) {
    if (test.insufficient || test.amounts[analyte] === undefined) continue;
    const last = measured.at(-1);
    if (last !== undefined && last.collectedOn > test.collectedOn) isInOrder = false;
    measured.push(test);
  }
  if (!isInOrder) measured.sort((one, other) => compareDays(one.collectedOn, other.collectedOn));
  const values: BloodValue[] = [];
  for (let from = 0, to = 0; from < measured.length; from = to) {
    while (measured[to]?.collectedOn === measured[from]?.collectedOn) to += 1;
    values.push(...valuesOfDay(analyte, measured.slice(from, to)));
  }
  return values;
}

function valuesOfDay(analyte: Analyte, tests: readonly BloodTest[]): BloodValue[] {
  if (tests.length > 1 && tests.every(({ collectedAt }) => collectedAt !== undefined))
    return inTime(tests).flatMap((ofTime) => worstOf(analyte, ofTime));
  return worstOf(analyte, tests);
}

/** Tests of a day by their time; those of one and the same time stay together. */
function inTime(tests: readonly BloodTest[]): BloodTest[][] {
  const times = new Map<string, BloodTest[]>();
  for (const test of tests) {
    const at = test.collectedAt ?? '';
    times.set(at, [...(times.get(at) ?? []), test]);
  }
  return [...times.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, ofTime]) => ofTime);
}

function worstOf(analyte: Analyte, tests: readonly BloodTest[]): BloodValue[] {
  let worst: BloodValue | undefined;
  // The order in which they were recorded says nothing, also where limits were printed beside some of them only.
  const sorted =
    tests.length === 1 ? tests : [...tests].sort((one, other) => (one.lineageId < other.lineageId ? -1 : 1));
  for (const test of sorted) {
    const value = valueOf(analyte, test);
    if (value !== undefined && (worst === undefined || isWorse(analyte, value, worst))) worst = value;
  }
  return worst === undefined ? [] : [worst];
}

function valueOf(
  analyte: Analyte,
  { collectedOn: on, lineageId, amounts, referenceRanges }: BloodTest,
): BloodValue | undefined {
  const amount = amounts[analyte];
  if (amount === undefined) return undefined;
  const range = referenceRanges?.[analyte];
  if (range === undefined) return { on, lineageId, amount };
  const { low, high } = range;
  return {
    on,
    lineageId,
    amount,
    ...(low === undefined ? {} : { low: thousandths(low) }),
    ...(high === undefined ? {} : { high: thousandths(high) }),
  };
}

function thousandths(value: number) {
  return bloodAmountFromThousandths(Math.round(value * 1000));
}
