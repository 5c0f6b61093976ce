import { addMonths, type IsoDate } from '@interstice/clinical';
import type { CriterionSet } from './criterion-set.js';

/** Whether two days lie in the window of a set; both edges count. */
export type InWindow = (earlierOn: IsoDate, laterOn: IsoDate) => boolean;

/**
 * The window of a criterion set, in calendar months.
 *
 * @param set - the definition, as data
 * @returns true of any two days where the definition states no window
 * @source interstice-choices, B-09
 * @example windowOf(INBUILD)(parseIsoDate('2024-01-12'), parseIsoDate('2026-01-12')) //=> true
 */
export function windowOf(set: CriterionSet): InWindow {
  const months = set.window?.months;
  if (months === undefined) return () => true;
  // Each day begins many windows; where it ends is one day. There are no more of them than days in a calendar.
  const ends = new Map<IsoDate, IsoDate>();
  return (earlierOn, laterOn) => {
    let endsOn = ends.get(earlierOn);
    if (endsOn === undefined) {
      endsOn = addMonths(earlierOn, months);
      ends.set(earlierOn, endsOn);
    }
    return endsOn >= laterOn;
  };
}
