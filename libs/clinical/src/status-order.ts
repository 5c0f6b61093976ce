import type { IsoDate } from './calendar.js';
import type { PatientStatus } from './record.js';

/** A status as it was recorded. */
export interface RecordedStatus {
  readonly on: IsoDate;
  /** Of the version that stands; of one day the one recorded last has the greatest. */
  readonly id: string;
  readonly status: PatientStatus;
  /** Given by whoever set it; a registration gives none. */
  readonly reason?: string;
}

/**
 * Whether a status is the one that a registration states: active, from the day of registering, with no reason. Nobody
 * observed it, so it takes nothing back that somebody records for an earlier day, as is usual for a clinic that begins.
 *
 * @param recorded - a status with its reason
 * @returns false for every status that somebody set
 * @source interstice-choices, B-27
 * @example isOfRegistration({ status: 'active' }) //=> true
 */
export function isOfRegistration({ status, reason }: Pick<RecordedStatus, 'status' | 'reason'>): boolean {
  return status === 'active' && reason === undefined;
}

/**
 * The order in which statuses hold: that of registration first, then by day, and on one day as they were recorded.
 *
 * @param one - a status
 * @param other - another one of the same person
 * @returns below zero where the other one holds later
 * @source interstice-choices, B-26, B-27
 * @example [...statuses].sort(inOrderOfStatus).at(-1) //=> the one in force
 */
export function inOrderOfStatus(one: RecordedStatus, other: RecordedStatus): number {
  const [first, second] = [isOfRegistration(one), isOfRegistration(other)];
  if (first !== second) return first ? -1 : 1;
  if (one.on !== other.on) return one.on < other.on ? -1 : 1;
  return one.id < other.id ? -1 : 1;
}
