import type { ImportSummary } from '@interstice/contracts';
import { StatusBadge } from '../ui/status-badge';

/** How an import stands, in words. */
export function ImportStatus({ report }: { readonly report: ImportSummary }) {
  const { status, dryRun, failed, created, unchanged } = report;
  if (status === 'queued') {
    return (
      <StatusBadge tone="quiet" shape="ring">
        Waiting
      </StatusBadge>
    );
  }
  if (status === 'running') {
    return (
      <StatusBadge tone="info" shape="half">
        {dryRun ? 'Being checked' : 'Being imported'}
      </StatusBadge>
    );
  }
  if (status === 'failed') {
    return (
      <StatusBadge tone="critical" shape="octagon">
        Refused as a whole
      </StatusBadge>
    );
  }
  const done = dryRun ? 'Checked' : 'Imported';
  return failed > 0 ? (
    <StatusBadge tone="warning" shape="triangle">
      {done}, {created + unchanged === 0 ? 'every row' : 'some rows'} refused
    </StatusBadge>
  ) : (
    <StatusBadge tone="good" shape="tick">
      {done}
    </StatusBadge>
  );
}
