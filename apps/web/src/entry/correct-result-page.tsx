import { EmptyState } from '../ui/empty-state';
import { Page } from '../ui/page';

export function CorrectResultPage() {
  return (
    <Page title="Correct a result">
      <EmptyState title="Correct a result">Not here yet.</EmptyState>
    </Page>
  );
}
