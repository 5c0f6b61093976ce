import type { ListTotal } from '@interstice/contracts';

const number = new Intl.NumberFormat('en-GB');

/** @example totalInWords({ atLeast: 1000 }) //=> '1,000 or more' */
export function totalInWords(total: ListTotal): string {
  return typeof total === 'number' ? number.format(total) : `${number.format(total.atLeast)} or more`;
}

export function isNone(total: ListTotal): boolean {
  return total === 0;
}

/** Of several lists together; undefined where one is not known yet. */
export function sumOfTotals(totals: readonly (ListTotal | undefined)[]): ListTotal | undefined {
  let sum = 0;
  let isExact = true;
  for (const total of totals) {
    if (total === undefined) return undefined;
    if (typeof total !== 'number') isExact = false;
    sum += typeof total === 'number' ? total : total.atLeast;
  }
  return isExact ? sum : { atLeast: sum };
}
