import { EmptyState } from '../ui/empty-state';
import { Page } from '../ui/page';

export function PatientPage() {
  return (
    <Page title="Patient">
      <EmptyState title="Patient">Not here yet.</EmptyState>
    </Page>
  );
}
