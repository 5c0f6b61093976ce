import { EmptyState } from '../ui/empty-state';
import { Page } from '../ui/page';

export function NewPatientPage() {
  return (
    <Page title="New patient">
      <EmptyState title="New patient">Not here yet.</EmptyState>
    </Page>
  );
}
