import { addDays, type IsoDate } from '@interstice/clinical';

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

/** The days that part the three states of {@link dueStatus}, for whoever finds many items by their days. */
export interface StatusBounds {
  /** The latest last day that has passed: what closed on it or before is overdue, and nothing else. */
  readonly lastOverdue: IsoDate;
  /** The latest first day that has come: what opens later is upcoming, and nothing else. */
  readonly lastOpened: IsoDate;
}

/**
 * The same definition as {@link dueStatus}, as bounds to look things up by.
 *
 * @param today - calendar day in the site's time zone
 * @returns two days
 * @source interstice-choices, B-19
 * @example statusBounds('2026-06-01') //=> { lastOverdue: '2026-05-31', lastOpened: '2026-06-01' }
 */
export function statusBounds(today: IsoDate): StatusBounds {
  return { lastOverdue: addDays(today, -1), lastOpened: today };
}

/**
 * The first day on which an item is overdue, as {@link dueStatus} tells it.
 *
 * @param item - last day on which the test counts
 * @returns the day after it
 * @source interstice-choices, B-19
 * @example overdueSince({ closesOn: '2026-06-01' }) //=> '2026-06-02'
 */
export function overdueSince(item: { readonly closesOn: IsoDate }): IsoDate {
  return addDays(item.closesOn, 1);
}
