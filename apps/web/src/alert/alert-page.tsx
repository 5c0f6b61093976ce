import { EmptyState } from '../ui/empty-state';
import { Page } from '../ui/page';

export function AlertPage() {
  return (
    <Page title="Alert">
      <EmptyState title="Alert">Not here yet.</EmptyState>
    </Page>
  );
}
