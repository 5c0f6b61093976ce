import type { WorklistCounts } from '@interstice/contracts';
import { Alert } from '@mantine/core';
import { AnchorLink } from '../ui/links';
import { isNone, totalInWords } from './list-total';

/** Lists and figures may be incomplete while somebody's review is owed (B-35). */
export function NotReviewedNotice({ counts }: { readonly counts: WorklistCounts | undefined }) {
  if (counts === undefined || isNone(counts.notReviewed)) return null;
  const one = counts.notReviewed === 1;
  return (
    <Alert color="yellow" variant="light" py="xs" role="status">
      {totalInWords(counts.notReviewed)} {one ? 'patient is' : 'patients are'} not reviewed: what is listed of{' '}
      {one ? 'this patient' : 'them'} may be incomplete.{' '}
      <AnchorLink to="/lists/not-reviewed" inherit underline="always">
        See who and why
      </AnchorLink>
    </Alert>
  );
}
