import { EmptyState } from '../ui/empty-state';
import { Page } from '../ui/page';

export function ImportProgressPage() {
  return (
    <Page title="Import">
      <EmptyState title="Import">Not here yet.</EmptyState>
    </Page>
  );
}
