import { EmptyState } from '../ui/empty-state';
import { Page } from '../ui/page';

export function EnterResultPage() {
  return (
    <Page title="Enter a result">
      <EmptyState title="Enter a result">Not here yet.</EmptyState>
    </Page>
  );
}
