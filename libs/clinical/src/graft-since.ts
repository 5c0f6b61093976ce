import type { IsoDate } from './calendar.js';
import { inOrderOfStatus, type RecordedStatus } from './status-order.js';

/**
 * The day from which the lungs are a graft. A later transfer or discharge leaves them one; an active status, by which a
 * transplantation is taken back, does not.
 *
 * @param statuses - that stand, in any order
 * @returns the day of the transplantation, or null
 * @source interstice-choices, B-27
 * @example graftSince([{ on: parseIsoDate('2026-02-01'), id: '1', status: 'transplanted' }]) //=> '2026-02-01'
 */
export function graftSince(statuses: readonly RecordedStatus[]): IsoDate | null {
  let since: IsoDate | null = null;
  for (const { on, status } of [...statuses].sort(inOrderOfStatus)) {
    if (status === 'transplanted') since ??= on;
    else if (status === 'active') since = null;
  }
  return since;
}
