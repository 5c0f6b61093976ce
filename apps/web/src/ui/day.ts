import { serverNow } from '../api/server-clock';

/** Calendar days are shown as they are: no time zone moves them. */
const dayFormat = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
const shortFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const weekdayFormat = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** September is written as the server's sentences write it, "Sep": the browser's British English has "Sept". */
const spelled = (text: string) => text.replace(/\bSept\b/, 'Sep');

const instantOf = (day: string) => new Date(`${day}T00:00:00Z`);

/**
 * @param day - an ISO calendar day
 * @example formatDay('2026-03-03') //=> '3 Mar 2026'
 */
export function formatDay(day: string): string {
  return spelled(dayFormat.format(instantOf(day)));
}

/** @example formatWeekday('2026-03-03') //=> 'Tue, 3 Mar 2026' */
export function formatWeekday(day: string): string {
  return spelled(weekdayFormat.format(instantOf(day)));
}

interface Window {
  readonly opensOn: string;
  readonly targetOn: string;
  readonly closesOn: string;
}

/**
 * A window in words; the year is said once where all three days share it.
 *
 * @example windowInWords({ opensOn: '2026-03-03', targetOn: '2026-03-17', closesOn: '2026-03-31' })
 *   //=> 'from 3 Mar, best by 17 Mar, overdue after 31 Mar 2026'
 */
export function windowInWords({ opensOn, targetOn, closesOn }: Window): string {
  const oneYear = new Set([opensOn, targetOn, closesOn].map((day) => day.slice(0, 4))).size === 1;
  const early = (day: string) => (oneYear ? spelled(shortFormat.format(instantOf(day))) : formatDay(day));
  return `from ${early(opensOn)}, best by ${early(targetOn)}, overdue after ${formatDay(closesOn)}`;
}

/** @example formatInstant('2026-03-03T09:42:00Z', 'Europe/Berlin') //=> '3 Mar 2026, 10:42' */
export function formatInstant(instant: string, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  });
  return spelled(format.format(new Date(instant)));
}

/** @example formatTime(new Date(), 'Europe/Berlin') //=> '10:42' */
export function formatTime(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }).format(at);
}

/**
 * The calendar day at a clinic now, by the server's clock.
 *
 * @example todayAt('Europe/Berlin') //=> '2026-03-03'
 */
export function todayAt(timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(serverNow());
}

/**
 * How long one day is after another, as people say it.
 *
 * @example distanceInWords('2026-01-01', '2026-03-03') //=> '2 months'
 */
export function distanceInWords(from: string, to: string): string {
  const days = Math.round((instantOf(to).getTime() - instantOf(from).getTime()) / 86_400_000);
  if (Math.abs(days) < 60) return plural(days, 'day');
  const all = days < 0 ? -wholeMonths(to, from) : wholeMonths(from, to);
  if (Math.abs(all) < 24) return plural(all, 'month');
  const [years, months] = [Math.trunc(all / 12), Math.abs(all % 12)];
  return months === 0 ? plural(years, 'year') : `${plural(years, 'year')} and ${plural(months, 'month')}`;
}

/**
 * Whole calendar months from a day to a later one, as the windows are counted: the last day of a short month stands in for
 * one that it does not have.
 *
 * @example wholeMonths('2025-08-31', '2026-02-28') //=> 6
 */
export function wholeMonths(from: string, to: string): number {
  const [start, end] = [instantOf(from), instantOf(to)];
  const months =
    (end.getUTCFullYear() - start.getUTCFullYear()) * 12 + end.getUTCMonth() - start.getUTCMonth();
  return monthsAfter(from, months) > to ? months - 1 : months;
}

/** @example monthsAfter('2025-08-31', 6) //=> '2026-02-28' */
export function monthsAfter(from: string, months: number): string {
  const start = instantOf(from);
  const [year, month] = [start.getUTCFullYear(), start.getUTCMonth() + months];
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(start.getUTCDate(), lastDay))).toISOString().slice(0, 10);
}

function plural(count: number, unit: string): string {
  return `${count} ${unit}${Math.abs(count) === 1 ? '' : 's'}`;
}
