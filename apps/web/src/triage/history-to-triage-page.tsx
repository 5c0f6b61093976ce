import type { AlertResponse } from '@interstice/contracts';
import { Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { historyQuery } from '../api/worklists';
import { useChosenSite } from '../session/chosen-site';
import { useMay } from '../session/me';
import { EmptyState } from '../ui/empty-state';
import { ButtonLink } from '../ui/links';
import { Loading } from '../ui/loading';
import { ProblemNotice } from '../ui/problem-notice';
import { HeldNotice } from '../worklist/held-notice';
import { ListFoot } from '../worklist/list-foot';
import { ListPage } from '../worklist/list-page';
import { useOnPage } from '../worklist/lists-on-page';
import { PrintedHead } from '../worklist/printed-head';
import { useReadList } from '../worklist/use-read-list';
import { useRowKeys } from '../worklist/use-row-keys';
import { DecideDialog } from './decide-dialog';
import { byPatient, isPast, pastAlertsOf, type PastAlert } from './past-alerts';
import { PatientHistory } from './patient-history';
import { SelectionBar } from './selection-bar';
import { standing, tick, type Selection } from './selection';

const NOTHING: Selection = new Map();

/** Old alerts that came with the first import, to be decided in bulk (B-08). */
export function HistoryToTriagePage() {
  const mayDecide = useMay('alert.decide');
  return (
    <ListPage title="History to triage">
      <Text size="sm" className="muted">
        Old alerts that came with the first import. They are in nobody’s inbox and send no notices; decide
        them here, many at once where they are alike.
        {!mayDecide && ' A physician decides; you can read.'}
      </Text>
      <HistoryToTriage mayDecide={mayDecide} />
    </ListPage>
  );
}

function HistoryToTriage({ mayDecide }: { readonly mayDecide: boolean }) {
  const { site } = useChosenSite();
  const list = useReadList(useInfiniteQuery(historyQuery({ site: site.id })), {
    listKey: site.id,
    rowsOf: pastAlertsOf,
    isPast,
  });
  useOnPage(list);
  const { held, error } = list;
  const patients = useMemo(() => byPatient(held.rows), [held.rows]);
  const [selection, setSelection] = useState(NOTHING);
  const [toDecide, setToDecide] = useState<readonly PastAlert[]>([]);
  const [isDeciding, deciding] = useDisclosure(false);
  const keys = useRowKeys();
  const { picked, lapsed } = standing(selection, held.rows);
  const change = (alerts: readonly AlertResponse[], isTicked: boolean) =>
    setSelection((before) => tick(before, alerts, isTicked));
  const decide = () => {
    setToDecide(picked);
    deciding.open();
  };
  const close = () => {
    deciding.close();
    list.retry();
  };
  const decided = () => {
    setSelection(NOTHING);
    held.release();
  };
  return (
    <>
      {list.isPending && <Loading what="Reading the history" />}
      {error !== null && (
        <ProblemNotice error={error} title="The history could not be read" retry={list.retry} />
      )}
      {!list.isPending && error === null && patients.length === 0 && (
        <EmptyState
          title="Nothing to triage"
          action={
            <ButtonLink to="/alerts" variant="default">
              Go to the alerts
            </ButtonLink>
          }
        >
          Every old alert that came with the first import is decided. New alerts come to the inbox.
        </EmptyState>
      )}
      {patients.length > 0 && (
        <Stack gap="md" ref={keys}>
          <PrintedHead
            filter="Old alerts that came with the first import."
            lists={[list]}
            shown={patients.length}
            units={['patient', 'patients']}
          />
          <HeldNotice lists={[list]} />
          {mayDecide && (
            <SelectionBar
              picked={picked}
              lapsed={lapsed}
              onDecide={decide}
              onAll={() => change(standingAlerts(patients), true)}
              onNone={() => setSelection(NOTHING)}
            />
          )}
          {patients.map((history) => (
            <PatientHistory
              key={history.of.patientId}
              history={history}
              timeZone={site.timeZone}
              ticked={mayDecide ? new Set(picked.map(({ id }) => id)) : undefined}
              onTick={change}
            />
          ))}
          <ListFoot list={list} shown={patients.length} unit="patients" />
        </Stack>
      )}
      <DecideDialog opened={isDeciding} picked={toDecide} onClose={close} onDecided={decided} />
    </>
  );
}

function standingAlerts(patients: ReturnType<typeof byPatient>): readonly AlertResponse[] {
  return patients.flatMap(({ alerts }) => alerts.filter(({ hasLeft }) => !hasLeft).map(({ alert }) => alert));
}
