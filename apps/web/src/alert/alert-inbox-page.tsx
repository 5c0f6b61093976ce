import { EmptyState } from '../ui/empty-state';
import { Page } from '../ui/page';

export function AlertInboxPage() {
  return (
    <Page title="Alerts">
      <EmptyState title="Alerts">Not here yet.</EmptyState>
    </Page>
  );
}
