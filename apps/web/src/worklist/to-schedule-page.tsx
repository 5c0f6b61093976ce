import { EmptyState } from '../ui/empty-state';
import { Page } from '../ui/page';

export function ToSchedulePage() {
  return (
    <Page title="To schedule">
      <EmptyState title="To schedule">Not here yet.</EmptyState>
    </Page>
  );
}
