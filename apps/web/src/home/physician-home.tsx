import type { WorklistCounts } from '@interstice/contracts';
import { Stack, Table, Text } from '@mantine/core';
import { AnchorLink, ButtonLink } from '../ui/links';
import { SeverityBadge } from '../ui/statuses';
import { alertsBySeverity } from './alert-figures';
import { FirstAlerts } from './first-alerts';
import classes from './home.module.css';
import { HomeSection } from './home-section';

/** Alerts that wait for a decision. */
export function PhysicianHome() {
  return (
    <HomeSection
      title="Alerts to decide"
      link={
        <ButtonLink to="/alerts" search={{ sort: 'due' }} variant="default" size="compact-sm">
          All alerts
        </ButtonLink>
      }
      figures={({ alerts }) => <AlertCounts alerts={alerts} />}
    >
      <FirstAlerts />
    </HomeSection>
  );
}

function AlertCounts({ alerts }: { readonly alerts: WorklistCounts['alerts'] }) {
  return (
    <Stack gap="xs">
      <Table className={classes['figures'] ?? ''} verticalSpacing={5}>
        <caption className="visually-hidden">Alerts to decide, by severity and certainty</caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Severity</Table.Th>
            <Table.Th scope="col">To decide</Table.Th>
            <Table.Th scope="col">Provisional</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {alertsBySeverity(alerts.open).map(({ severity, settled, provisional }) => (
            <Table.Tr key={severity}>
              <Table.Th scope="row">
                <SeverityBadge severity={severity} />
              </Table.Th>
              <Table.Td>{settled}</Table.Td>
              <Table.Td>{provisional}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {alerts.overdue > 0 && (
        <Text size="sm">
          {alerts.overdue} past the day by which to decide:{' '}
          <AnchorLink to="/alerts" search={{ sort: 'due' }} inherit underline="always">
            see them first
          </AnchorLink>
        </Text>
      )}
      {alerts.historyToTriage > 0 && (
        <Text size="sm">
          {alerts.historyToTriage} from the first import:{' '}
          <AnchorLink to="/lists/history-to-triage" inherit underline="always">
            history to triage
          </AnchorLink>
        </Text>
      )}
    </Stack>
  );
}
