import type { ListTotal } from '@interstice/contracts';

const number = new Intl.NumberFormat('en-GB');

/** @example totalInWords({ atLeast: 1000 }) //=> '1,000 or more' */
export function totalInWords(total: ListTotal): string {
  return typeof total === 'number' ? number.format(total) : `${number.format(total.atLeast)} or more`;
}

export function isNone(total: ListTotal): boolean {
  return total === 0;
}
