import { addDays, addMonths, daysBetween, type IsoDate } from '@interstice/clinical';

/** How long the demo clinic has been known to its patients, and for how long it has used Interstice. */
export const HISTORY_MONTHS = 48;
export const IN_USE_MONTHS = 24;
/** The clinic is held, and files come in, every fourth week. */
const DAYS_APART = 28;

/**
 * The days on which the demo clinic brings its files in: the first holds the whole history (B-08), the last is today.
 *
 * @param today - the day of seeding
 * @returns days, earliest first
 * @example demoDays(parseIsoDate('2026-03-31'))[0] //=> '2024-03-31'
 */
export function demoDays(today: IsoDate): IsoDate[] {
  const goLive = addMonths(today, -IN_USE_MONTHS);
  const days: IsoDate[] = [];
  for (let day = goLive; day < today; day = addDays(day, DAYS_APART)) days.push(day);
  return [...days, today];
}

/** The clinic is held on the day before files come in, also before there were any: the clinic next to a day, or earlier. */
export function clinicDay(near: IsoDate, today: IsoDate): IsoDate {
  const goLive = addMonths(today, -IN_USE_MONTHS);
  const since = daysBetween(goLive, near) + 1;
  return addDays(goLive, Math.floor(since / DAYS_APART) * DAYS_APART - 1);
}
