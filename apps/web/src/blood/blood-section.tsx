import {
  Alert,
  Button,
  Group,
  List,
  Paper,
  SegmentedControl,
  Stack,
  Switch,
  Text,
  Title,
} from '@mantine/core';
import { useDisclosure, useElementSize } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { bloodSeriesQuery } from '../api/patients';
import classes from '../chart/trajectory.module.css';
import { useMay } from '../session/me';
import { monthsAfter, todayAt } from '../ui/day';
import { ButtonLink } from '../ui/links';
import { Loading } from '../ui/loading';
import { ProblemNotice } from '../ui/problem-notice';
import { BloodChart } from './blood-chart';
import { BloodLegend } from './blood-legend';
import type { BloodRecord } from './blood-record';
import { bloodRecordOf, watchedOnly } from './blood-record-of';
import { BloodTable } from './blood-table';

interface BloodSectionProps {
  readonly patientId: string;
  readonly timeZone: string;
}

/** Blood over time with the limits at which sources say to act and the drugs that they are for. */
export function BloodSection({ patientId, timeZone }: BloodSectionProps) {
  const { data, error, refetch } = useQuery(bloodSeriesQuery(patientId));
  const mayRecord = useMay('fact.record');
  const record = useMemo(() => data && bloodRecordOf(data), [data]);
  const isEmpty = record !== undefined && record.series.length === 0;
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="blood-heading">
      {record === undefined || isEmpty ? (
        <Stack gap="xs" align="flex-start">
          <Title order={2} id="blood-heading">
            Blood over time
          </Title>
          {error !== null && (
            <ProblemNotice
              error={error}
              retry={() => void refetch()}
              title="The blood tests could not be loaded"
            />
          )}
          {record === undefined && error === null && <Loading rows={4} what="Loading the blood tests" />}
          {isEmpty && <CannotShow reasons={record.cannotShow} />}
          {isEmpty && record.cannotShow.length === 0 && (
            <Text>No blood test with a value is recorded yet.</Text>
          )}
          {isEmpty && mayRecord && (
            <ButtonLink
              className="no-print"
              variant="default"
              to="/patients/$patientId/enter/$kind"
              params={{ patientId, kind: 'blood-test' }}
            >
              Enter a blood test
            </ButtonLink>
          )}
        </Stack>
      ) : (
        <Blood record={record} today={todayAt(timeZone)} />
      )}
    </Paper>
  );
}

/** What is missing from the chart is said above it: an analyte that is not drawn must not pass for a normal one. */
function CannotShow({ reasons }: { readonly reasons: readonly string[] }) {
  if (reasons.length === 0) return null;
  return (
    <Alert color="red" variant="light" role="status" title="Not everything can be shown">
      <List size="sm">
        {reasons.map((text) => (
          <List.Item key={text}>{text}</List.Item>
        ))}
      </List>
    </Alert>
  );
}

const PERIODS = [
  { value: 'all', label: 'All' },
  { value: '36', label: '3 years' },
  { value: '12', label: '12 months' },
];

function Blood({ record, today }: { readonly record: BloodRecord; readonly today: string }) {
  const [period, setPeriod] = useState(() => (isRecent(record, today) ? '12' : 'all'));
  const [everything, setEverything] = useState(false);
  const [tableOpened, table] = useDisclosure(false);
  const { ref, width: measured } = useElementSize<HTMLDivElement>();
  const [width, setWidth] = useState(0);
  // While a sheet is laid out for printing the width is nothing for a moment: the chart must not go away then.
  if (measured > 0 && measured !== width) setWidth(measured);
  const watched = useMemo(() => watchedOnly(record), [record]);
  const isPart = watched.series.length < record.series.length;
  const shown = everything ? record : watched;
  const frame = useMemo(
    () => ({
      width: Math.max(width, 320),
      today,
      ...(period !== 'all' && { from: monthsAfter(today, -Number(period)) }),
    }),
    [width, today, period],
  );
  const notes = shown.series.flatMap(({ title, notes: told }) => told.map((text) => ({ title, text })));
  return (
    <Stack gap="xs">
      <Group justify="space-between" wrap="wrap">
        <Title order={2} id="blood-heading">
          Blood over time
        </Title>
        <Group gap="sm" className="no-print">
          {isPart && (
            <Switch
              size="xs"
              label="All analytes"
              checked={everything}
              onChange={({ currentTarget: { checked } }) => setEverything(checked)}
            />
          )}
          <SegmentedControl
            size="xs"
            aria-label="Period of the blood tests"
            value={period}
            onChange={setPeriod}
            data={PERIODS}
          />
          <Button
            size="compact-sm"
            variant="default"
            onClick={table.toggle}
            aria-expanded={tableOpened}
            aria-controls="blood-table"
          >
            {tableOpened ? 'Hide the table' : 'Show as a table'}
          </Button>
        </Group>
      </Group>
      <CannotShow reasons={record.cannotShow} />
      <div ref={ref}>{width > 0 && <BloodChart record={shown} frame={frame} />}</div>
      {shown.series.every(({ points }) => points.every(({ on }) => on < (frame.from ?? on))) && (
        <Text size="sm">No value in this time. Choose a longer one above.</Text>
      )}
      {notes.length > 0 && (
        <List size="sm" aria-label="Noticed inside the limits">
          {notes.map(({ title, text }) => (
            <List.Item key={title + text}>{text}</List.Item>
          ))}
        </List>
      )}
      <BloodLegend record={shown} />
      <div id="blood-table" className={tableOpened ? undefined : classes['printOnly']}>
        <BloodTable record={shown} />
      </div>
    </Stack>
  );
}

/** Whether the last year has anything to show. */
function isRecent({ series }: BloodRecord, today: string): boolean {
  const from = monthsAfter(today, -12);
  return series.some(({ points }) => points.some(({ on }) => on >= from));
}
