import { EmptyState } from '../ui/empty-state';
import { Page } from '../ui/page';

export function ImportPage() {
  return (
    <Page title="Import files">
      <EmptyState title="Import files">Not here yet.</EmptyState>
    </Page>
  );
}
