import type { IsoDate } from './calendar.js';
import type { PatientStatus } from './record.js';

/** A status as it was recorded. */
export interface RecordedStatus {
  readonly on: IsoDate;
  /** Of the version that stands; of one day the one recorded last has the greatest. */
  readonly id: string;
  readonly status: PatientStatus;
}

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
  for (const { on, status } of [...statuses].sort(inOrder)) {
    if (status === 'transplanted') since ??= on;
    else if (status === 'active') since = null;
  }
  return since;
}

function inOrder(one: RecordedStatus, other: RecordedStatus): number {
  if (one.on !== other.on) return one.on < other.on ? -1 : 1;
  return one.id < other.id ? -1 : 1;
}
