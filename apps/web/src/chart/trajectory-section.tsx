import type { RecomputedFvcResponse } from '@interstice/contracts';
import { Button, Group, Paper, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { ButtonLink } from '../ui/links';
import { useDisclosure, useElementSize } from '@mantine/hooks';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import {
  patientAlertsQuery,
  personFactsQuery,
  progressionQuery,
  recomputedFvcQuery,
  wholeTimelineQuery,
} from '../api/patients';
import { useMay } from '../session/me';
import { dayAt } from '../timeline/day-at';
import { graftOf } from '../patient/graft-of';
import { formatDay, todayAt } from '../ui/day';
import { Loading } from '../ui/loading';
import { ProblemNotice } from '../ui/problem-notice';
import { Cites } from '../ui/reasons';
import { baselineOf } from './baseline';
import { ChartLegend } from './chart-legend';
import { fullestView, measuredTests, type View } from './test-series';
import { TrajectoryChart } from './trajectory-chart';
import type { RecomputedFvc, TrajectoryRecord } from './trajectory-layout';
import { TrajectoryTable } from './trajectory-table';
import classes from './trajectory.module.css';

interface TrajectorySectionProps {
  readonly patientId: string;
  readonly timeZone: string;
}

/** Lung function over time with what happened beside it; for those who read values. */
export function TrajectorySection({ patientId, timeZone }: TrajectorySectionProps) {
  const { record, error, refetch } = useTrajectory(patientId, timeZone);
  const mayRecord = useMay('fact.record');
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="trajectory-heading">
      {record === undefined ? (
        <Stack gap="xs">
          <Title order={2} id="trajectory-heading">
            Lung function over time
          </Title>
          {error === null ? (
            <Loading rows={8} what="Loading the tests" />
          ) : (
            <ProblemNotice error={error} retry={refetch} title="The tests could not be loaded" />
          )}
        </Stack>
      ) : record.tests.length === 0 ? (
        <Stack gap="xs" align="flex-start">
          <Title order={2} id="trajectory-heading">
            Lung function over time
          </Title>
          <Text>No lung function test is recorded yet.</Text>
          {mayRecord && (
            <ButtonLink
              className="no-print"
              variant="default"
              to="/patients/$patientId/enter/$kind"
              params={{ patientId, kind: 'pft' }}
            >
              Enter a PFT
            </ButtonLink>
          )}
        </Stack>
      ) : (
        <Trajectory patientId={patientId} record={record} timeZone={timeZone} />
      )}
    </Paper>
  );
}

const viewsOf = ({ recomputed }: TrajectoryRecord): readonly { value: View; label: string }[] => [
  { value: 'pct', label: '% predicted' },
  ...(recomputed === null ? [] : [{ value: 'one-equation' as const, label: `% by ${recomputed.equation}` }]),
  { value: 'measured', label: 'Measured' },
];

const PERIODS = [
  { value: 'all', label: 'All' },
  { value: '36', label: '3 years' },
  { value: '12', label: '12 months' },
];

interface TrajectoryProps extends TrajectorySectionProps {
  readonly record: TrajectoryRecord;
}

function Trajectory({ patientId, record, timeZone }: TrajectoryProps) {
  const [view, setView] = useState<View>(() => fullestView(record.tests));
  const [period, setPeriod] = useState('all');
  const [tableOpened, table] = useDisclosure(false);
  const { ref, width: measured } = useElementSize<HTMLDivElement>();
  const [width, setWidth] = useState(0);
  // While a sheet is laid out for printing the width is nothing for a moment: the chart must not go away then.
  if (measured > 0 && measured !== width) setWidth(measured);
  const mayCorrect = useMay('fact.correct');
  const views = viewsOf(record);
  const today = todayAt(timeZone);
  const frame = useMemo(
    () => ({
      view,
      width: Math.max(width, 320),
      today,
      ...(period !== 'all' && { from: monthsBefore(today, Number(period)) }),
    }),
    [view, width, today, period],
  );
  return (
    <Stack gap="xs">
      <Group justify="space-between" wrap="wrap">
        <Title order={2} id="trajectory-heading">
          Lung function over time
        </Title>
        <Group gap="sm" className="no-print">
          <SegmentedControl
            size="xs"
            aria-label="What the axes show"
            value={view}
            onChange={(chosen) => setView(views.find(({ value }) => value === chosen)?.value ?? 'pct')}
            data={[...views]}
          />
          <SegmentedControl
            size="xs"
            aria-label="Period"
            value={period}
            onChange={setPeriod}
            data={PERIODS}
          />
          <Button
            size="compact-sm"
            variant="default"
            onClick={table.toggle}
            aria-expanded={tableOpened}
            aria-controls="trajectory-table"
          >
            {tableOpened ? 'Hide the table' : 'Show as a table'}
          </Button>
        </Group>
      </Group>
      <div ref={ref}>
        {width > 0 && <TrajectoryChart record={record} frame={frame} timeZone={timeZone} />}
      </div>
      <NotShown record={record} view={view} />
      <OneEquation record={record} view={view} />
      <Graft record={record} />
      <ChartLegend record={record} />
      <div id="trajectory-table" className={tableOpened ? undefined : classes['printOnly']}>
        <TrajectoryTable
          patientId={patientId}
          tests={record.tests}
          mayCorrect={mayCorrect}
          baselineOn={record.baseline?.on}
          notes={record.notes}
          recomputed={record.recomputed}
        />
      </div>
    </Stack>
  );
}

interface NotShownProps {
  readonly record: TrajectoryRecord;
  readonly view: View;
}

/** Percents of several equations stand beside each other in the chart and look like a fall (B-10). */
function OneEquation({ record: { recomputed }, view }: NotShownProps) {
  if (recomputed === null || view === 'measured') return null;
  return (
    <Text size="sm" role="note">
      {view === 'one-equation' ? (
        <>
          {recomputed.text} <Cites cites={recomputed.cites} />
        </>
      ) : (
        `Drawn as reported: not all of these percents of FVC compare. Under “% by ${recomputed.equation}” they do.`
      )}
    </Text>
  );
}

/** Why lines and guides end although tests go on (B-27). */
function Graft({ record: { graftOn, tests } }: Pick<NotShownProps, 'record'>) {
  if (graftOn === null || !tests.some(({ on, withdrawn }) => withdrawn === undefined && on >= graftOn))
    return null;
  return (
    <Text size="sm" role="note">
      The lungs are a graft since {formatDay(graftOn)}: tests from then on are not joined with those before,
      nor compared with them.
    </Text>
  );
}

/** A chart that leaves something out says so. */
function NotShown({ record: { tests, recomputed }, view }: NotShownProps) {
  const left = (['fvc', 'dlco'] as const).flatMap((measure) => {
    const { notShown } = measuredTests(tests, measure, view, recomputed?.pcts);
    return notShown === 0 ? [] : [`${notShown} of ${measure.toUpperCase()}`];
  });
  if (left.length === 0) return null;
  return (
    <Text size="sm" role="note">
      Not drawn, because they have no {view === 'measured' ? 'measured value in this unit' : '% predicted'}:{' '}
      {left.join(', ')}. They are in the table{view === 'measured' ? '' : ' and under “Measured”'}.
    </Text>
  );
}

function useTrajectory(patientId: string, timeZone: string) {
  const [tests, hrcts, symptoms, treatments, decisions] = useQueries({
    queries: [
      wholeTimelineQuery(patientId, 'pft'),
      wholeTimelineQuery(patientId, 'hrct'),
      wholeTimelineQuery(patientId, 'symptom-report'),
      wholeTimelineQuery(patientId, 'treatment'),
      wholeTimelineQuery(patientId, 'progression-decision'),
    ],
  });
  const alerts = useQuery(patientAlertsQuery(patientId));
  const progression = useQuery(progressionQuery(patientId));
  const recomputed = useQuery(recomputedFvcQuery(patientId));
  const person = useQuery(personFactsQuery(patientId));
  const record = useMemo<TrajectoryRecord | undefined>(() => {
    if (!tests.data || !hrcts.data || !symptoms.data || !treatments.data || !decisions.data) return undefined;
    if (!alerts.data || !progression.data || !recomputed.data || !person.data) return undefined;
    return {
      tests: tests.data,
      hrcts: hrcts.data,
      symptoms: symptoms.data,
      treatments: treatments.data,
      decisions: decisions.data,
      alerts: alerts.data.items.map((alert) => ({ alert, on: dayAt(alert.openedAt, timeZone) })),
      baseline: baselineOf(progression.data),
      falls: progression.data.fallsAskedFor,
      notes: progression.data.dataNotes,
      recomputed: recomputedOf(recomputed.data),
      graftOn: graftOf(person.data),
    };
  }, [
    tests.data,
    hrcts.data,
    symptoms.data,
    treatments.data,
    decisions.data,
    alerts.data,
    progression.data,
    recomputed.data,
    person.data,
    timeZone,
  ]);
  const all = [tests, hrcts, symptoms, treatments, decisions, alerts, progression, recomputed, person];
  const failed = all.filter(({ isError }) => isError);
  const refetch = () => {
    for (const query of failed) void query.refetch();
  };
  return { record, error: failed[0]?.error ?? null, refetch };
}

function recomputedOf({
  reportedCompare,
  tests,
  equation,
  text,
  cites,
}: RecomputedFvcResponse): RecomputedFvc | null {
  if (reportedCompare || tests.length === 0) return null;
  const pcts = new Map(tests.map(({ lineageId, fvcPctPred }) => [lineageId, fvcPctPred]));
  return { equation, pcts, text, cites };
}

function monthsBefore(day: string, months: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCMonth(at.getUTCMonth() - months);
  return at.toISOString().slice(0, 10);
}
