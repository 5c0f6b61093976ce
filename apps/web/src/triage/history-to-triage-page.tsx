import { EmptyState } from '../ui/empty-state';
import { Page } from '../ui/page';

export function HistoryToTriagePage() {
  return (
    <Page title="History to triage">
      <EmptyState title="History to triage">Not here yet.</EmptyState>
    </Page>
  );
}
