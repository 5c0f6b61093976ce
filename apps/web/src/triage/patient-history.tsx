import type { AlertResponse } from '@interstice/contracts';
import { Button, Checkbox, Collapse, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useId } from 'react';
import { formatDay } from '../ui/day';
import { AnchorLink } from '../ui/links';
import { Reasons } from '../ui/reasons';
import { ReviewNotice } from '../ui/review-notice';
import { AlertStatusBadge, CertaintyBadge, SeverityBadge } from '../ui/statuses';
import { GoneMark } from '../worklist/worklist-cells';
import type { PastOfPatient } from './past-alerts';
import classes from './triage.module.css';

interface PatientHistoryProps {
  readonly history: PastOfPatient;
  readonly timeZone: string;
  /** The ids that are ticked; undefined for whoever does not decide. */
  readonly ticked: ReadonlySet<string> | undefined;
  readonly onTick: (alerts: readonly AlertResponse[], isTicked: boolean) => void;
}

/** What of one patient's past is to be decided, the oldest first. */
export function PatientHistory({ history, timeZone, ticked, onTick }: PatientHistoryProps) {
  const { patientId, patient, review } = history.of;
  const name = `${patient.familyName}, ${patient.givenName}`;
  const alerts = history.alerts.filter(({ hasLeft }) => !hasLeft).map(({ alert }) => alert);
  const count = alerts.filter(({ id }) => ticked?.has(id) === true).length;
  return (
    <Paper withBorder p="sm" component="section" aria-label={name} data-row={patientId}>
      <Stack gap="xs">
        <Group gap="sm" wrap="nowrap">
          {ticked && (
            <Checkbox
              className="no-print"
              aria-label={`Tick all of ${name}`}
              checked={count > 0 && count === alerts.length}
              disabled={alerts.length === 0}
              indeterminate={count > 0 && count < alerts.length}
              onChange={(event) => onTick(alerts, event.currentTarget.checked)}
            />
          )}
          <Title order={2} size="h5">
            <AnchorLink to="/patients/$patientId" params={{ patientId }} inherit data-row-link>
              {name}
            </AnchorLink>{' '}
            <Text span size="sm" className="muted">
              · born {formatDay(patient.birthDate)} · MRN {patient.mrn}
            </Text>
          </Title>
        </Group>
        <ReviewNotice review={review} timeZone={timeZone} />
        <ul className={classes['list']}>
          {history.alerts.map(({ alert, hasLeft }) => (
            <Past
              key={alert.id}
              alert={alert}
              hasLeft={hasLeft}
              isTicked={ticked?.has(alert.id)}
              onTick={onTick}
            />
          ))}
        </ul>
      </Stack>
    </Paper>
  );
}

interface PastProps extends Pick<PatientHistoryProps, 'onTick'> {
  readonly alert: AlertResponse;
  readonly hasLeft: boolean;
  readonly isTicked: boolean | undefined;
}

function Past({ alert, hasLeft, isTicked, onTick }: PastProps) {
  const [isOpen, reasons] = useDisclosure(false);
  const id = useId();
  return (
    <li>
      <Group align="flex-start" gap="sm" wrap="nowrap" py="xs">
        {isTicked !== undefined && (
          <Checkbox
            aria-label={alert.headline}
            className="no-print"
            checked={isTicked}
            disabled={hasLeft}
            onChange={(event) => onTick([alert], event.currentTarget.checked)}
          />
        )}
        <Stack gap={6} flex={1}>
          <Text size="sm" fw={500}>
            {alert.headline}
          </Text>
          <Group gap="xs">
            <SeverityBadge severity={alert.severity} />
            {alert.certainty !== 'not-applicable' && <CertaintyBadge certainty={alert.certainty} />}
            {hasLeft && <GoneMark />}
            {!hasLeft && alert.status !== 'open' && <AlertStatusBadge status={alert.status} />}
            {alert.possiblyAnsweredBy && (
              <Text size="sm">
                Possibly answered by {alert.possiblyAnsweredBy.drug ?? 'a treatment'} started on{' '}
                {formatDay(alert.possiblyAnsweredBy.startedOn)}: confirm.
              </Text>
            )}
          </Group>
          <Collapse expanded={isOpen} id={id}>
            <Reasons because={alert.because} />
          </Collapse>
        </Stack>
        <Group gap={6} wrap="nowrap" className="no-print">
          <Button
            size="compact-xs"
            variant="default"
            aria-expanded={isOpen}
            aria-controls={id}
            aria-label={`Why? ${alert.headline}`}
            onClick={reasons.toggle}
            data-row-why
          >
            Why?
          </Button>
          <AnchorLink to="/alerts/$alertId" params={{ alertId: alert.id }} size="sm">
            Evidence
          </AnchorLink>
        </Group>
      </Group>
    </li>
  );
}
