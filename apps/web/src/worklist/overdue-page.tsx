import { EmptyState } from '../ui/empty-state';
import { Page } from '../ui/page';

export function OverduePage() {
  return (
    <Page title="Overdue">
      <EmptyState title="Overdue">Not here yet.</EmptyState>
    </Page>
  );
}
