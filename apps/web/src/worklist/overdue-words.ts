import { distanceInWords, formatDay } from '../ui/day';

/**
 * @param today - the day at the clinic; a clock that is behind only leaves out how long
 * @example overdueInWords('2026-01-01', '2026-03-03') //=> 'since 1 Jan 2026, for 2 months'
 */
export function overdueInWords(since: string, today: string): string {
  const length = since < today ? `, for ${distanceInWords(since, today)}` : '';
  return `since ${formatDay(since)}${length}`;
}
