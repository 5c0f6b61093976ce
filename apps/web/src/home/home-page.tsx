import { EmptyState } from '../ui/empty-state';
import { Page } from '../ui/page';

export function HomePage() {
  return (
    <Page title="Home">
      <EmptyState title="Home">Not here yet.</EmptyState>
    </Page>
  );
}
