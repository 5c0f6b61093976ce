import { addDays, type IsoDate } from './calendar.js';

/** A record is looked at again after this many days at the latest, whatever its dates say. */
const LONGEST_REST_DAYS = 90;

/**
 * The day a review is for. Rules ask it whether a day has come and never see the day itself, so it knows every day
 * on which an answer would change.
 */
export interface Horizon {
  /** Whether `day` is today or past. Asking is remembered: the answer changes on that day. */
  reached(day: IsoDate): boolean;
  /** The earliest day asked about that is still to come, at most 90 days ahead. */
  nextReviewOn(): IsoDate;
}

/**
 * Starts a review's day.
 *
 * Every comparison with the day must go through the returned object: one made around it is a day on which the lists
 * go stale without anybody noticing.
 *
 * @param asOf - calendar day in the site's time zone
 * @returns the day, asked by {@link Horizon.reached}
 * @example startDay(parseIsoDate('2026-01-10')).reached(parseIsoDate('2026-01-10')) //=> true
 */
export function startDay(asOf: IsoDate): Horizon {
  let next = addDays(asOf, LONGEST_REST_DAYS);
  return {
    reached(day) {
      if (day <= asOf) return true;
      if (day < next) next = day;
      return false;
    },
    nextReviewOn: () => next,
  };
}
