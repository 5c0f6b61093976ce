import { monthsAfter } from '../ui/day';

/** As far ahead as the server allows (B-33). */
const MOST_MONTHS = 12;

/**
 * What is wrong with the day on which a drug is looked at again.
 *
 * @param day - as typed
 * @param today - at the clinic
 * @param isNeeded - the warning is dismissed; after an act it may be left empty
 * @example reviewDateProblem('', '2026-03-31', false) //=> undefined
 */
export function reviewDateProblem(day: string, today: string, isNeeded: boolean): string | undefined {
  if (day === '') return isNeeded ? 'Say when the drug is looked at again.' : undefined;
  if (day <= today) return 'Choose a day after today.';
  return day > latestReviewDate(today) ? `Choose a day within ${MOST_MONTHS} months.` : undefined;
}

/** @example latestReviewDate('2026-03-31') //=> '2027-03-31' */
export function latestReviewDate(today: string): string {
  return monthsAfter(today, MOST_MONTHS);
}
