import { calendarDay } from './clock.js';

const HOUR_MS = 3_600_000;

/**
 * The last millisecond of a calendar day in a time zone, also where clocks change that day. Found by halving, because
 * only the way from an instant to its day is known.
 */
export function endOfDay(day: string, timeZone: string): Date {
  const noon = Date.parse(`${day}T12:00:00Z`);
  // No zone is further than 14 hours from UTC, so the day has begun by then and the next has too.
  let within = noon - 36 * HOUR_MS;
  let after = noon + 36 * HOUR_MS;
  while (after - within > 1) {
    const middle = Math.floor((within + after) / 2);
    if (calendarDay(new Date(middle), timeZone) <= day) within = middle;
    else after = middle;
  }
  return new Date(within);
}
