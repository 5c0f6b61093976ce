import { useMay } from '../session/me';
import { EmptyState } from '../ui/empty-state';
import { Page } from '../ui/page';
import { ImportForm } from './import-form';
import { RecentImports } from './recent-imports';

export function ImportPage() {
  const mayImport = useMay('import.run');
  return (
    <Page title="Import files">
      {mayImport ? (
        <>
          <ImportForm />
          <RecentImports />
        </>
      ) : (
        <EmptyState title="Files are handed in by nurses, physicians and coordinators">
          Ask one of them.
        </EmptyState>
      )}
    </Page>
  );
}
