import { EmptyState } from '../ui/empty-state';
import { Page } from '../ui/page';

export function NotReviewedPage() {
  return (
    <Page title="Not reviewed">
      <EmptyState title="Not reviewed">Not here yet.</EmptyState>
    </Page>
  );
}
