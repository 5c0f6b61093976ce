import { daysBetween, type IsoDate } from '@interstice/clinical';

/** Mean length of a Julian year. */
const DAYS_IN_A_YEAR = 365.25;

/**
 * The age that reference equations take: a decimal number of years, from calendar days.
 *
 * Not the age on a birthday: 1461 days are four years exactly, and a birthday may lie three quarters of a day to either
 * side. The equations move by less than a thousandth of a percent in a day.
 *
 * @param birthDate - day of birth
 * @param on - day of the test
 * @returns years, negative before birth
 * @source interstice-choices, docs/lung-function.md
 * @example ageInYears(parseIsoDate('1960-03-01'), parseIsoDate('2020-03-01')) //=> 60
 */
export function ageInYears(birthDate: IsoDate, on: IsoDate): number {
  return daysBetween(birthDate, on) / DAYS_IN_A_YEAR;
}
