import { distanceInWords, formatDay } from '../ui/day';

/**
 * @param since - the first day on which it was overdue, which is the first day that it is late
 * @param today - the day at the clinic; a clock that is behind only leaves out how long
 * @example overdueInWords('2026-01-01', '2026-03-03') //=> 'since 1 Jan 2026, for 2 months'
 */
export function overdueInWords(since: string, today: string): string {
  const length = since <= today ? `, for ${distanceInWords(dayBefore(since), today)}` : '';
  return `since ${formatDay(since)}${length}`;
}

/** Late is counted from the last day on which it would have been in time, as on the patient's page. */
function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
}
