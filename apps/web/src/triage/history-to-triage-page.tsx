import type { AlertResponse } from '@interstice/contracts';
import { Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { historyQuery } from '../api/worklists';
import { useChosenSite } from '../session/chosen-site';
import { useMay } from '../session/me';
import { EmptyState } from '../ui/empty-state';
import { ButtonLink } from '../ui/links';
import { Loading } from '../ui/loading';
import { Page } from '../ui/page';
import { ProblemNotice } from '../ui/problem-notice';
import { totalInWords } from '../worklist/list-total';
import { useRowKeys } from '../worklist/use-row-keys';
import { DecideDialog } from './decide-dialog';
import { PatientHistory } from './patient-history';
import { SelectionBar } from './selection-bar';
import { standing, tick, type Picked, type Selection } from './selection';

const NOTHING: Selection = new Map();

/** Old declines that came with the first import, to be decided in bulk (B-08). */
export function HistoryToTriagePage() {
  const { site } = useChosenSite();
  const mayDecide = useMay('alert.decide');
  const list = useInfiniteQuery(historyQuery({ site: site.id }));
  const patients = useMemo(() => list.data?.pages.flatMap(({ items }) => items) ?? [], [list.data]);
  const [selection, setSelection] = useState(NOTHING);
  const [toDecide, setToDecide] = useState<readonly Picked[]>([]);
  const [isDeciding, deciding] = useDisclosure(false);
  const keys = useRowKeys();
  const { picked, lapsed } = standing(selection, patients);
  const total = list.data?.pages.at(-1)?.total;
  const change = (alerts: readonly AlertResponse[], isTicked: boolean) =>
    setSelection((before) => tick(before, alerts, isTicked));
  const decide = () => {
    setToDecide(picked);
    deciding.open();
  };
  const close = () => {
    deciding.close();
    void list.refetch();
  };
  return (
    <Page title="History to triage">
      <Text size="sm" className="muted">
        Old declines that came with the first import. They are in nobody’s inbox and send no notices; decide
        them here, many at once where they are alike.
        {!mayDecide && ' A physician decides; you can read.'}
      </Text>
      {list.isPending && <Loading what="Reading the history" />}
      {list.isError && (
        <ProblemNotice
          error={list.error}
          title="The history could not be read"
          retry={() => void list.refetch()}
        />
      )}
      {list.data && patients.length === 0 && (
        <EmptyState
          title="Nothing to triage"
          action={
            <ButtonLink to="/alerts" variant="default">
              Go to the alerts
            </ButtonLink>
          }
        >
          Every old decline that came with the first import is decided. New alerts come to the inbox.
        </EmptyState>
      )}
      {patients.length > 0 && (
        <Stack gap="md" ref={keys}>
          {mayDecide && (
            <SelectionBar
              picked={picked}
              lapsed={lapsed}
              onDecide={decide}
              onAll={() =>
                change(
                  patients.flatMap(({ alerts }) => alerts),
                  true,
                )
              }
              onNone={() => setSelection(NOTHING)}
            />
          )}
          {patients.map((patient) => (
            <PatientHistory
              key={patient.patientId}
              history={patient}
              timeZone={site.timeZone}
              ticked={mayDecide ? new Set(picked.map(({ alert }) => alert.id)) : undefined}
              onTick={change}
            />
          ))}
          <Group justify="space-between" className="no-print">
            <Text size="sm" className="muted" role="status">
              {patients.length} of {total !== undefined && totalInWords(total)} patients shown
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
      <DecideDialog
        opened={isDeciding}
        picked={toDecide}
        onClose={close}
        onDecided={() => setSelection(NOTHING)}
      />
    </Page>
  );
}
