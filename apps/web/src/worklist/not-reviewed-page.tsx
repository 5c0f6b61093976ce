import type { NotReviewedCause, NotReviewedPatient } from '@interstice/contracts';
import { Button, Chip, Group, Stack, Table, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { worklistQuery } from '../api/worklists';
import { useChosenSite } from '../session/chosen-site';
import { formatInstant } from '../ui/day';
import { EmptyState } from '../ui/empty-state';
import { Loading } from '../ui/loading';
import { Page } from '../ui/page';
import { ProblemNotice } from '../ui/problem-notice';
import { Cites } from '../ui/reasons';
import { StatusBadge } from '../ui/status-badge';
import type { Shape, Tone } from '../ui/tone';
import { totalInWords } from './list-total';
import { PatientLink } from './patient-link';
import { useRowKeys } from './use-row-keys';
import { notReviewedSearch } from './worklist-search';
import classes from './worklist.module.css';

interface Look {
  readonly tone: Tone;
  readonly shape: Shape;
  readonly text: string;
}

const CAUSES: Readonly<Record<NotReviewedCause, Look>> = {
  failed: { tone: 'critical', shape: 'octagon', text: 'Review failed' },
  recorded: { tone: 'warning', shape: 'half', text: 'Newly recorded' },
  'day-reached': { tone: 'warning', shape: 'diamond', text: 'Day reached' },
  rules: { tone: 'info', shape: 'ring', text: 'Earlier rules' },
};
const ALL = Object.entries(CAUSES) as [NotReviewedCause, Look][];

/** Patients whose lists and alerts may be incomplete, and why (B-35). */
export function NotReviewedPage() {
  const { site } = useChosenSite();
  const search = useSearch({ from: '/inside/lists/not-reviewed' });
  const navigate = useNavigate({ from: '/lists/not-reviewed' });
  const list = useInfiniteQuery(worklistQuery('not-reviewed', { ...search, site: site.id }));
  const keys = useRowKeys();
  const patients = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const last = list.data?.pages.at(-1);
  const show = (cause: readonly string[]) =>
    void navigate({ search: notReviewedSearch({ cause }), replace: true, resetScroll: false });
  return (
    <Page title="Not reviewed">
      <Text size="sm" className="muted">
        Patients whose lists and alerts may be incomplete, because no review has seen all that is on record.{' '}
        {last && (
          <>
            A failed review is shown at once, any other that is owed after {last.after.minutes} minutes.{' '}
            <Cites cites={[last.after.cite]} />
          </>
        )}
      </Text>
      <Chip.Group multiple value={[...(search.cause ?? [])]} onChange={show}>
        <Group gap={6} role="group" aria-label="Causes" className="no-print">
          {ALL.map(([cause, { text }]) => (
            <Chip key={cause} value={cause} size="xs" variant="outline">
              {text}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      {list.isPending && <Loading what="Reading the list" />}
      {list.isError && (
        <ProblemNotice
          error={list.error}
          title="The list could not be read"
          retry={() => void list.refetch()}
        />
      )}
      {last && patients.length === 0 && (
        <EmptyState
          title={search.cause === undefined ? 'Every patient is reviewed' : 'Nobody is here for this cause'}
          action={
            search.cause && (
              <Button variant="default" onClick={() => show([])}>
                Show all causes
              </Button>
            )
          }
        >
          {search.cause === undefined
            ? 'The lists and alerts of this clinic are complete as far as the record goes. There is nothing to do here.'
            : 'There may be patients for other causes.'}
        </EmptyState>
      )}
      {last && patients.length > 0 && (
        <Stack gap="sm" ref={keys}>
          <NotReviewedTable patients={patients} timeZone={site.timeZone} />
          <Group justify="space-between" className="no-print">
            <Text size="sm" className="muted" role="status">
              {patients.length} of {totalInWords(last.total)} shown
            </Text>
            {list.hasNextPage && (
              <Button
                variant="default"
                loading={list.isFetchingNextPage}
                onClick={() => void list.fetchNextPage()}
              >
                Show more
              </Button>
            )}
          </Group>
        </Stack>
      )}
    </Page>
  );
}

interface NotReviewedTableProps {
  readonly patients: readonly NotReviewedPatient[];
  readonly timeZone: string;
}

function NotReviewedTable({ patients, timeZone }: NotReviewedTableProps) {
  return (
    <Table className={classes['table'] ?? ''} verticalSpacing={6} stickyHeader>
      <caption className="visually-hidden">Patients who are not reviewed</caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col" className={classes['patient'] ?? ''}>
            Patient
          </Table.Th>
          <Table.Th scope="col" className={classes['status'] ?? ''}>
            Cause
          </Table.Th>
          <Table.Th scope="col">What happened, and what to do</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {patients.map((row) => (
          <Table.Tr key={row.patientId} data-row={row.patientId} className={classes['row'] ?? ''}>
            <Table.Th scope="row">
              <PatientLink patientId={row.patientId} patient={row.patient} />
            </Table.Th>
            <Table.Td>
              <StatusBadge {...CAUSES[row.cause]}>{CAUSES[row.cause].text}</StatusBadge>
              <Text size="xs" className="muted">
                since {formatInstant(row.since, timeZone)}
              </Text>
              {row.nextAttemptAt !== undefined && (
                <Text size="xs" className="muted">
                  tried again {formatInstant(row.nextAttemptAt, timeZone)}
                </Text>
              )}
            </Table.Td>
            <Table.Td>
              <Text size="sm">{row.headline}</Text>
              <Text size="sm" className="muted">
                {row.advice}
              </Text>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
