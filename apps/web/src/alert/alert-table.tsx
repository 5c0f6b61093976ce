import type { InboxAlert } from '@interstice/contracts';
import { Anchor, Button, Group, Table, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useChosenSite } from '../session/chosen-site';
import { formatDay, formatInstant } from '../ui/day';
import { StatusBadge } from '../ui/status-badge';
import { AlertStatusBadge, CertaintyBadge, SeverityBadge } from '../ui/statuses';
import type { HeldRow } from '../worklist/held-rows';
import listClasses from '../worklist/worklist.module.css';
import { AsDecided } from './as-decided';
import { DueBy } from './due-by';
import classes from './alert.module.css';

interface AlertTableProps {
  readonly caption: string;
  readonly rows: readonly HeldRow<InboxAlert>[];
  readonly nameOf: (userId: string | null) => string;
  /** Absent for who may not. */
  readonly onAcknowledge?: ((alert: InboxAlert) => void) | undefined;
}

/** Alerts, a row each, in the order in which they are given. */
export function AlertTable({ caption, rows, nameOf, onAcknowledge }: AlertTableProps) {
  return (
    <Table.ScrollContainer minWidth={600} type="native">
      <Table className={classes['table'] ?? ''} verticalSpacing={8}>
        <caption className="visually-hidden">{caption}</caption>
        <colgroup>
          <col className={classes['patientColumn']} />
          <col />
          <col className={classes['dayColumn']} />
        </colgroup>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Patient</Table.Th>
            <Table.Th scope="col">Alert</Table.Th>
            <Table.Th scope="col">Decide by, owner</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ item, hasLeft }) => (
            <AlertRow
              key={item.id}
              alert={item}
              hasLeft={hasLeft}
              nameOf={nameOf}
              onAcknowledge={onAcknowledge}
            />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

type AlertRowProps = Pick<AlertTableProps, 'nameOf' | 'onAcknowledge'> & {
  readonly alert: InboxAlert;
  readonly hasLeft: boolean;
};

function AlertRow({ alert, hasLeft, nameOf, onAcknowledge }: AlertRowProps) {
  const { sites, site } = useChosenSite();
  const { patient, owner, openedAt } = alert;
  const own = sites.find(({ id }) => id === patient.siteId) ?? site;
  return (
    <Table.Tr data-row={alert.id} className={`${listClasses['row']} ${hasLeft ? classes['left'] : ''}`}>
      <Table.Th scope="row">
        <Text size="sm" fw={600}>
          {patient.familyName}, {patient.givenName}
        </Text>
        <Text size="xs" className="muted">
          born {formatDay(patient.birthDate)}
          <br />
          MRN {patient.mrn}
        </Text>
        {sites.length > 1 && (
          <Text size="xs" className="muted">
            {own.name}
          </Text>
        )}
      </Table.Th>
      <Table.Td>
        <Group gap={6} mb={2}>
          <SeverityBadge severity={alert.severity} />
          {alert.certainty !== 'not-applicable' && <CertaintyBadge certainty={alert.certainty} />}
          {hasLeft ? (
            <StatusBadge tone="quiet" shape="ring">
              No longer in this list
            </StatusBadge>
          ) : (
            <AlertStatusBadge status={alert.status} />
          )}
          {alert.changedAfterDecision !== null && (
            <StatusBadge tone="critical" shape="diamond">
              Evidence changed after decision
            </StatusBadge>
          )}
        </Group>
        <Anchor
          size="sm"
          data-row-link
          renderRoot={(props) => <Link to="/alerts/$alertId" params={{ alertId: alert.id }} {...props} />}
        >
          {alert.headline}
        </Anchor>
        <AsDecided alert={alert} />
        <Text size="xs" className="muted">
          opened {formatInstant(openedAt, own.timeZone)}
          {alert.possiblyAnsweredBy !== null && ' · possibly answered by a treatment since'}
          {alert.review.stale && ' · record not reviewed yet'}
        </Text>
      </Table.Td>
      <Table.Td>
        <DueBy alert={alert} timeZone={own.timeZone} />
        <Text size="sm">{nameOf(owner)}</Text>
        {alert.deputy !== null && (
          <Text size="xs" className="muted">
            deputy {nameOf(alert.deputy)}
          </Text>
        )}
        {alert.status === 'open' && !hasLeft && onAcknowledge && (
          <Button
            size="compact-xs"
            variant="default"
            mt={6}
            display="block"
            className="no-print"
            data-row-acknowledge
            aria-label={`Acknowledge the alert of ${patient.familyName}, ${patient.givenName}`}
            onClick={() => onAcknowledge(alert)}
          >
            Acknowledge
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
