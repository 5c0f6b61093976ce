import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { alertCardQuery } from '../api/alerts';
import { ProblemError } from '../api/problem-error';
import { EmptyState } from '../ui/empty-state';
import { Loading } from '../ui/loading';
import { Page } from '../ui/page';
import { ProblemNotice } from '../ui/problem-notice';
import { EvidenceCard } from './evidence-card';

/** One alert with the evidence to decide it on. */
export function AlertPage() {
  const { alertId } = useParams({ from: '/inside/alerts/$alertId' });
  const { data, error, refetch } = useQuery(alertCardQuery(alertId));
  if (data !== undefined)
    return <EvidenceCard key={alertId} card={data} error={error} retry={() => void refetch()} />;
  const isUnknown = error instanceof ProblemError && error.problem.status === 404;
  return (
    <Page title="Alert">
      {error === null && <Loading rows={10} what="Reading the alert" />}
      {error !== null && !isUnknown && (
        <ProblemNotice error={error} title="The alert could not be read" retry={() => void refetch()} />
      )}
      {isUnknown && (
        <EmptyState
          title="No such alert"
          action={
            <Anchor component={Link} to="/alerts">
              All alerts
            </Anchor>
          }
        >
          There is no alert at this address, or it belongs to a clinic at which you do not work.
        </EmptyState>
      )}
    </Page>
  );
}
