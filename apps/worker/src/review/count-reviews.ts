import type { Metrics } from '@interstice/server';
import type { ReviewOutcome } from './review.service.js';

/** Counts patients by what became of their review. */
export function countReviews(metrics: Metrics): (outcome: ReviewOutcome) => void {
  const total = metrics.counter('interstice_reviews_total', 'Reviews by what became of them', ['outcome']);
  return ({ reviewed, current, lost, failed }) => {
    for (const [name, count] of Object.entries({ reviewed, current, lost, failed })) {
      total.inc({ outcome: name }, count);
    }
  };
}

/** Counts rules that could not be judged, each time that a review without their answer is written. */
export function countUnjudged(metrics: Metrics): (ruleId: string) => void {
  const total = metrics.counter(
    'interstice_rules_not_judged_total',
    'Rules that failed on a record, by rule, each time it was reviewed',
    ['rule'],
  );
  return (ruleId) => {
    total.inc({ rule: ruleId });
  };
}
