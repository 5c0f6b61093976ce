import type { IsoDate } from '@interstice/clinical';

export type DueStatus = 'upcoming' | 'open' | 'overdue';

/**
 * Where a due item stands on a day. It counts from the day it opens and is overdue from the day after it closes.
 *
 * @param item - first and last day on which the test counts
 * @param today - calendar day in the site's time zone
 * @returns the status; it is never stored
 * @source interstice-choices, B-19
 * @example dueStatus({ opensOn: '2026-03-01', closesOn: '2026-06-01' }, '2026-06-01') //=> 'open'
 */
export function dueStatus(
  item: { readonly opensOn: IsoDate; readonly closesOn: IsoDate },
  today: IsoDate,
): DueStatus {
  if (today < item.opensOn) return 'upcoming';
  return today <= item.closesOn ? 'open' : 'overdue';
}
