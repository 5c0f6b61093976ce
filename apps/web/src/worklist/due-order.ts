import type { OverdueQuery, ToScheduleQuery, WorklistItem } from '@interstice/contracts';

export type DueSort = ToScheduleQuery['sort'] | OverdueQuery['sort'];

/** Whether one item stands after another in an order of the API: by a day, then by id. */
export function isPastIn(sort: DueSort): (item: WorklistItem, end: WorklistItem) => boolean {
  const day = sort === 'opens-on' ? 'opensOn' : 'closesOn';
  const key = (item: WorklistItem) => `${item[day]} ${item.id}`;
  return sort === 'latest-overdue'
    ? (item, end) => key(item) < key(end)
    : (item, end) => key(item) > key(end);
}
