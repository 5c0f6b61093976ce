import { addDays, addMonths, type IsoDate } from '@interstice/clinical';
import { ALERT_CHOICES } from './alert-choices.rules.js';
import type { AlertSeverity } from './review-result.js';

/**
 * The day by which an alert is to be decided.
 *
 * @param severity - of the alert
 * @param spokeOn - the day, at the site, on which it opened or spoke again
 * @returns the day, in calendar days from then
 * @source interstice-choices, B-04
 * @example alertDueBy('warning', parseIsoDate('2026-03-02')) //=> '2026-03-09'
 */
export function alertDueBy(severity: AlertSeverity, spokeOn: IsoDate): IsoDate {
  return addDays(spokeOn, ALERT_CHOICES[`due-${severity}`].days);
}

/**
 * Whether evidence is old enough, on the day on which its alert opens, to be triaged with the first import rather than in the
 * inbox.
 *
 * @param latestOn - the day of the latest fact of the evidence
 * @param openedOn - the day on which the alert opens
 * @returns true when it is dated more than 90 days before
 * @source interstice-choices, B-08
 * @example isOldAtGoLive(parseIsoDate('2025-12-01'), parseIsoDate('2026-03-02')) //=> true
 */
export function isOldAtGoLive(latestOn: IsoDate, openedOn: IsoDate): boolean {
  return latestOn < addDays(openedOn, -ALERT_CHOICES['recent-at-go-live'].days);
}

/**
 * The last day that can be set for looking again at a drug that is kept in spite of a warning.
 *
 * @param decidedOn - the day, at the site, on which it is decided
 * @returns the day, in calendar months from then
 * @source interstice-choices, B-33
 * @example latestReviewDay(parseIsoDate('2026-03-02')) //=> '2027-03-02'
 */
export function latestReviewDay(decidedOn: IsoDate): IsoDate {
  return addMonths(decidedOn, ALERT_CHOICES['drug-review-at-most'].months);
}
