/**
 * Calendar days by integer arithmetic. A clinical day has no clock and no time zone: `2026-03-29` is the same day
 * everywhere, and a window of months is counted in calendar months, never in multiples of 24 hours.
 */

declare const isoDateBrand: unique symbol;

/** A calendar day, `YYYY-MM-DD`, known to exist. Two of them compare as text. */
export type IsoDate = string & { readonly [isoDateBrand]: true };

/** The text is not a day of the calendar. */
export class InvalidDateError extends Error {
  readonly code = 'invalid-date';
  override readonly name = 'InvalidDateError';

  constructor(readonly given: string) {
    super(`"${given}" is not a day of the calendar. Write it as YYYY-MM-DD, for example 2026-03-31.`);
  }
}

interface CivilDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const FIRST_YEAR = 1000;
const LAST_YEAR = 9999;
const SHAPE = /^\d{4}-\d{2}-\d{2}$/;
const DAYS_IN_400_YEARS = 146_097;
/** The code of the character "0". */
const ZERO = 48;

/** Gregorian leap years. */
function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function civil(day: IsoDate): CivilDay {
  return { year: digits(day, 0, 4), month: digits(day, 5, 7), day: digits(day, 8, 10) };
}

/** By character, for every window of every review is counted from such a text. */
function digits(day: IsoDate, from: number, to: number): number {
  let value = 0;
  for (let index = from; index < to; index += 1) value = value * 10 + day.charCodeAt(index) - ZERO;
  return value;
}

function format(year: number, month: number, day: number): IsoDate {
  if (year < FIRST_YEAR || year > LAST_YEAR) throw new InvalidDateError(`${year}-${month}-${day}`);
  return `${year}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}` as IsoDate;
}

/** Days since 1 March of the year 0, counted in years that begin in March so that the leap day comes last. */
function dayNumber({ year, month, day }: CivilDay): number {
  const marchYear = month > 2 ? year : year - 1;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_IN_400_YEARS + dayOfEra;
}

function fromDayNumber(days: number): IsoDate {
  const era = Math.floor(days / DAYS_IN_400_YEARS);
  const dayOfEra = days - era * DAYS_IN_400_YEARS;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return format(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}

/**
 * Whether a text is a day of the calendar in the form `YYYY-MM-DD`.
 *
 * @param text - any text
 * @returns true if it is a day from 1000-01-01 to 9999-12-31
 * @example isIsoDate('2026-02-29') //=> false
 */
export function isIsoDate(text: string): text is IsoDate {
  if (!SHAPE.test(text)) return false;
  const { year, month, day } = civil(text as IsoDate);
  return year >= FIRST_YEAR && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/**
 * A calendar day from its text; refuses days that do not exist instead of rolling them over.
 *
 * @param text - `YYYY-MM-DD`
 * @returns the same text, known to be a day
 * @throws InvalidDateError when the text has another form or names no day
 * @example parseIsoDate('2024-02-29') //=> '2024-02-29'
 */
export function parseIsoDate(text: string): IsoDate {
  if (!isIsoDate(text)) throw new InvalidDateError(text);
  return text;
}

/**
 * A calendar day from year, month and day.
 *
 * @param year - four digits
 * @param month - 1 to 12
 * @param day - 1 to the length of the month
 * @returns the day
 * @throws InvalidDateError when there is no such day
 * @example isoDate(2026, 3, 9) //=> '2026-03-09'
 */
export function isoDate(year: number, month: number, day: number): IsoDate {
  const padded = (value: number, width: number): string => String(value).padStart(width, '0');
  return parseIsoDate(`${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`);
}

/**
 * The day a number of days later, or earlier when negative.
 *
 * @param day - start
 * @param days - whole days
 * @returns the day reached
 * @example addDays(parseIsoDate('2024-02-28'), 2) //=> '2024-03-01'
 */
export function addDays(day: IsoDate, days: number): IsoDate {
  return fromDayNumber(dayNumber(civil(day)) + days);
}

/**
 * The day a number of weeks later, or earlier when negative.
 *
 * @param day - start
 * @param weeks - whole weeks
 * @returns the day reached
 * @example addWeeks(parseIsoDate('2026-01-01'), 4) //=> '2026-01-29'
 */
export function addWeeks(day: IsoDate, weeks: number): IsoDate {
  return addDays(day, weeks * 7);
}

/**
 * The same day of the month a number of calendar months later, or the last day of a month that is too short.
 *
 * Clamping loses the day: adding one month twice to 31 January gives 28 March, adding two gives 31 March. Always add
 * to the recorded date.
 *
 * @param day - start
 * @param months - whole calendar months, may be negative
 * @returns the day reached
 * @example addMonths(parseIsoDate('2026-08-31'), 6) //=> '2027-02-28'
 */
export function addMonths(day: IsoDate, months: number): IsoDate {
  const start = civil(day);
  const monthIndex = start.year * 12 + (start.month - 1) + months;
  const year = Math.floor(monthIndex / 12);
  const month = monthIndex - year * 12 + 1;
  return format(year, month, Math.min(start.day, daysInMonth(year, month)));
}

/**
 * Whole days from one day to another; negative if the second lies before the first.
 *
 * @param earlier - from
 * @param later - to
 * @returns calendar days
 * @example daysBetween(parseIsoDate('2026-03-28'), parseIsoDate('2026-03-30')) //=> 2
 */
export function daysBetween(earlier: IsoDate, later: IsoDate): number {
  return dayNumber(civil(later)) - dayNumber(civil(earlier));
}

/**
 * Order of two days, for sorting.
 *
 * @param first - a day
 * @param second - a day
 * @returns -1, 0 or 1
 * @example compareDays(parseIsoDate('2026-01-02'), parseIsoDate('2026-01-01')) //=> 1
 */
export function compareDays(first: IsoDate, second: IsoDate): -1 | 0 | 1 {
  return first < second ? -1 : first > second ? 1 : 0;
}

/**
 * The later of two days.
 *
 * @param first - a day
 * @param second - a day
 * @returns whichever comes last
 * @example laterDay(parseIsoDate('2026-01-02'), parseIsoDate('2026-01-01')) //=> '2026-01-02'
 */
export function laterDay(first: IsoDate, second: IsoDate): IsoDate {
  return first < second ? second : first;
}

/**
 * The day half-way between two days; the earlier of the two middle days when there is no single one.
 *
 * @param opensOn - first day
 * @param closesOn - last day, not before the first
 * @returns the middle
 * @example midpoint(parseIsoDate('2026-01-01'), parseIsoDate('2026-01-04')) //=> '2026-01-02'
 */
export function midpoint(opensOn: IsoDate, closesOn: IsoDate): IsoDate {
  return addDays(opensOn, Math.floor(daysBetween(opensOn, closesOn) / 2));
}
