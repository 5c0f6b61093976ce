import type { NotReviewedCause, NotReviewedPatient } from '@interstice/contracts';
import { Button, Chip, Group, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { worklistQuery } from '../api/worklists';
import { useChosenSite } from '../session/chosen-site';
import { EmptyState } from '../ui/empty-state';
import { Loading } from '../ui/loading';
import { ProblemNotice } from '../ui/problem-notice';
import { Cites } from '../ui/reasons';
import { HeldNotice } from './held-notice';
import { ListFoot } from './list-foot';
import { ListPage } from './list-page';
import { useOnPage } from './lists-on-page';
import { CAUSES, NotReviewedTable } from './not-reviewed-table';
import { PrintedHead } from './printed-head';
import { useReadList } from './use-read-list';
import { useRowKeys } from './use-row-keys';
import { notReviewedSearch, type NotReviewedSearch } from './worklist-search';

const ALL = Object.entries(CAUSES) as [NotReviewedCause, (typeof CAUSES)[NotReviewedCause]][];

type Row = NotReviewedPatient & { readonly id: string };

const rowOf = (patient: NotReviewedPatient): readonly Row[] => [{ ...patient, id: patient.patientId }];
/** In the order in which patients were entered, as the API lists them. */
const isPast = (row: Row, end: Row) => row.id > end.id;

/** Patients whose lists and alerts may be incomplete, and why (B-35). */
export function NotReviewedPage() {
  return (
    <ListPage title="Not reviewed">
      <NotReviewed />
    </ListPage>
  );
}

function NotReviewed() {
  const { site } = useChosenSite();
  const search = useSearch({ from: '/inside/lists/not-reviewed' });
  const navigate = useNavigate({ from: '/lists/not-reviewed' });
  const read = useInfiniteQuery(worklistQuery('not-reviewed', { ...search, site: site.id }));
  const list = useReadList(read, { listKey: JSON.stringify([site.id, search]), rowsOf: rowOf, isPast });
  useOnPage(list);
  const keys = useRowKeys();
  const after = read.data?.pages.at(-1)?.after;
  const { rows } = list.held;
  const show = (cause: readonly string[]) =>
    void navigate({ search: notReviewedSearch({ cause }), replace: true, resetScroll: false });
  return (
    <>
      <Text size="sm" className="muted">
        Patients whose lists and alerts may be incomplete, because no review has seen all that is on record.{' '}
        {after && (
          <>
            A failed review is shown at once, any other that is owed after {after.minutes} minutes.{' '}
            <Cites cites={[after.cite]} />
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
      {list.error !== null && (
        <ProblemNotice error={list.error} title="The list could not be read" retry={list.retry} />
      )}
      {!list.isPending && list.error === null && rows.length === 0 && (
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
      {rows.length > 0 && (
        <Stack gap="sm" ref={keys}>
          <PrintedHead filter={causesInWords(search)} lists={[list]} units={['patient', 'patients']} />
          <HeldNotice lists={[list]} />
          <NotReviewedTable rows={rows} timeZone={site.timeZone} />
          <ListFoot list={list} shown={rows.length} />
        </Stack>
      )}
    </>
  );
}

function causesInWords({ cause }: NotReviewedSearch): string {
  return cause === undefined ? 'All causes.' : `Only: ${cause.map((one) => CAUSES[one].text).join(', ')}.`;
}
