import type { AlertSeverity } from './review-result.js';

/** Severity, the day on which the alert spoke, the day by which it is to be decided (B-04). */
export const DUE_BY_CASES: readonly (readonly [AlertSeverity, string, string])[] = [
  ['critical', '2026-02-27', '2026-02-27'],
  ['warning', '2026-02-27', '2026-03-06'],
  ['info', '2026-02-27', '2026-03-27'],
];

/**
 * The day of the latest fact, the day of opening, and whether that is old (B-08). 90 days before 31 March 2026: 31 in March,
 * 28 in February, 31 in January make 31 December 2025.
 */
export const OLD_AT_GO_LIVE_CASES: readonly (readonly [string, string, boolean])[] = [
  ['2025-12-31', '2026-03-31', false],
  ['2025-12-30', '2026-03-31', true],
];

/** The day of deciding, the last day that can be set for looking at a drug again (B-33). */
export const REVIEW_DAY_CASES: readonly (readonly [string, string])[] = [['2026-03-31', '2027-03-31']];
