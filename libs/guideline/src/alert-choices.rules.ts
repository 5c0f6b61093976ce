import type { ClinicChoice } from './protocol.js';

/**
 * Every number of the life of an alert. All but the first are the clinic's choice and shown as such. They are apart from the
 * choices of surveillance because no answer of a review depends on them: a change makes no patient owe a review.
 */
export const ALERT_CHOICES = {
  /** Decided, not chosen: the same day. */
  'due-critical': {
    days: 0,
    cite: { doc: 'interstice-choices', at: 'B-04, due by severity', ids: ['B-04'] },
  },
  'due-warning': { days: 7, cite: { doc: 'interstice-choices', at: 'B-04, due by severity', ids: ['B-04'] } },
  'due-info': { days: 28, cite: { doc: 'interstice-choices', at: 'B-04, due by severity', ids: ['B-04'] } },
  /** So long after its first import began a site goes live. */
  'go-live': { days: 14, cite: { doc: 'interstice-choices', at: 'B-08, first import', ids: ['B-08'] } },
  /** What is dated within so many days of the opening goes to the inbox all the same. */
  'recent-at-go-live': {
    days: 90,
    cite: { doc: 'interstice-choices', at: 'B-08, within 90 days', ids: ['B-08'] },
  },
  /** A warning that a drug is kept in spite of speaks again after so many months at the latest. */
  'drug-review-at-most': {
    months: 12,
    cite: { doc: 'interstice-choices', at: 'B-33, with a review date', ids: ['B-33'] },
  },
} as const satisfies Readonly<Record<string, ClinicChoice>>;
