import type { IsoDate } from '@interstice/clinical';

/**
 * How many of what is dated lies before a day, found by halving.
 *
 * @param dated - oldest first
 * @param on - the day
 * @returns their number, which is the index of the first one on that day or later
 * @example countBefore(tests, parseIsoDate('2026-01-12')) //=> 4
 */
export function countBefore(dated: readonly { readonly on: IsoDate }[], on: IsoDate): number {
  // Written out: every window and every episode of a review is counted here.
  let low = 0;
  let high = dated.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const entry = dated[middle];
    if (entry !== undefined && entry.on >= on) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * The first of some entries of which something is true, where it stays true of all that follow.
 *
 * @param entries - in order
 * @param isSo - false up to some entry, true from then on
 * @returns its index; their number when there is none
 * @example firstWhere([1, 3, 7], (index) => index >= 3) //=> 1
 */
export function firstWhere<Entry>(entries: readonly Entry[], isSo: (entry: Entry) => boolean): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const entry = entries[middle];
    if (entry !== undefined && isSo(entry)) high = middle;
    else low = middle + 1;
  }
  return low;
}
