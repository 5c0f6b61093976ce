import type { AlertResponse } from '@interstice/contracts';
import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import { AsDecided } from '../alert/as-decided';
import { DueBy, isUndecided } from '../alert/due-by';
import { AnchorLink } from '../ui/links';
import { useQuery } from '@tanstack/react-query';
import { patientAlertsQuery } from '../api/patients';
import { dayAt } from '../timeline/day-at';
import { formatDay } from '../ui/day';
import { Loading } from '../ui/loading';
import { ProblemNotice } from '../ui/problem-notice';
import { AlertStatusBadge, CertaintyBadge, SeverityBadge } from '../ui/statuses';
import classes from './patient.module.css';

interface PatientAlertsSectionProps {
  readonly patientId: string;
  readonly timeZone: string;
}

/** Alerts of the patient: what waits for a decision first, the rest folded away. */
export function PatientAlertsSection({ patientId, timeZone }: PatientAlertsSectionProps) {
  const { data, error, refetch } = useQuery(patientAlertsQuery(patientId));
  const items = (data?.items ?? []).toSorted((one, other) => other.openedAt.localeCompare(one.openedAt));
  const waits = (alert: AlertResponse) => isUndecided(alert) || alert.changedAfterDecision !== null;
  const waiting = items.filter(waits);
  const decided = items.filter((alert) => !waits(alert));
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="alerts-heading">
      <Stack gap="sm">
        <Title order={2} id="alerts-heading">
          Alerts
        </Title>
        {data === undefined ? (
          error === null ? (
            <Loading rows={3} what="Loading the alerts" />
          ) : (
            <ProblemNotice
              error={error}
              retry={() => void refetch()}
              title="The alerts could not be loaded"
            />
          )
        ) : (
          <>
            {waiting.length === 0 ? (
              <Text size="sm">No alert waits for a decision.</Text>
            ) : (
              <AlertRows alerts={waiting} timeZone={timeZone} />
            )}
            {decided.length > 0 && (
              <details className={classes['why']}>
                <summary>Decided or closed: {decided.length}</summary>
                <AlertRows alerts={decided} timeZone={timeZone} />
              </details>
            )}
          </>
        )}
      </Stack>
    </Paper>
  );
}

interface AlertRowsProps {
  readonly alerts: readonly AlertResponse[];
  readonly timeZone: string;
}

function AlertRows({ alerts, timeZone }: AlertRowsProps) {
  return (
    <ul className={classes['rows']}>
      {alerts.map((alert) => (
        <li key={alert.id}>
          <Group gap="xs">
            <SeverityBadge severity={alert.severity} />
            <AlertStatusBadge status={alert.status} />
            {alert.certainty !== 'not-applicable' && <CertaintyBadge certainty={alert.certainty} />}
          </Group>
          <AnchorLink size="sm" to="/alerts/$alertId" params={{ alertId: alert.id }}>
            {alert.headline}
          </AnchorLink>
          <Group gap="xs">
            <Text size="sm" className="muted">
              Opened {formatDay(dayAt(alert.openedAt, timeZone))}
              {alert.inHistory && ', in the history to triage'}
              {alert.dueBy !== null && isUndecided(alert) && ', to be decided by'}
            </Text>
            {alert.dueBy !== null && isUndecided(alert) && <DueBy alert={alert} timeZone={timeZone} />}
          </Group>
          <AsDecided alert={alert} />
          {alert.possiblyAnsweredBy !== null && (
            <Text size="sm">
              Possibly answered by {alert.possiblyAnsweredBy.drug ?? 'a treatment'} from{' '}
              {formatDay(alert.possiblyAnsweredBy.startedOn)}: to be confirmed.
            </Text>
          )}
        </li>
      ))}
    </ul>
  );
}
