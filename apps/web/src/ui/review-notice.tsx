import type { ReviewStanding } from '@interstice/contracts';
import { Alert } from '@mantine/core';
import { formatInstant } from './day';

interface ReviewNoticeProps {
  readonly review: ReviewStanding;
  readonly timeZone: string;
}

/** What is shown may be incomplete: something was recorded that no review has seen yet (B-35). */
export function ReviewNotice({ review, timeZone }: ReviewNoticeProps) {
  if (!review.stale) return null;
  const since =
    review.notReviewedSince === null ? '' : ` since ${formatInstant(review.notReviewedSince, timeZone)}`;
  return (
    <Alert color={review.failing ? 'red' : 'yellow'} variant="light" role="status">
      Not reviewed{since}: lists and alerts may be incomplete.
      {review.failing && ' The last review failed; it is tried again, and the coordinator sees it.'}
    </Alert>
  );
}
