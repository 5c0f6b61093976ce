import type { AlertList, InboxAlert } from '@interstice/contracts';
import { Stack, Table, Text, Title } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { request } from '../api/request';
import { useChosenSite } from '../session/chosen-site';
import { formatDay, todayAt } from '../ui/day';
import { AnchorLink } from '../ui/links';
import { Loading } from '../ui/loading';
import { ProblemNotice } from '../ui/problem-notice';
import { CertaintyBadge, SeverityBadge } from '../ui/statuses';
import listClasses from '../worklist/worklist.module.css';
import classes from './home.module.css';

const SHOWN = 6;

const firstAlertsQuery = queryOptions({
  queryKey: ['alerts', 'first', SHOWN] as const,
  queryFn: ({ signal }) =>
    request<AlertList>('GET', '/alerts', { query: { sort: 'due', limit: SHOWN }, signal }),
});

/** What is to be decided first. The inbox is that of all sites where somebody decides. */
export function FirstAlerts() {
  const { sites } = useChosenSite();
  const list = useQuery(firstAlertsQuery);
  const title = sites.length > 1 ? 'To decide first, at all your sites' : 'To decide first';
  return (
    <Stack gap="xs">
      <Title order={3} size="h5">
        {title}
      </Title>
      {list.isPending && <Loading rows={SHOWN} what="Reading the alerts" />}
      {list.isError && (
        <ProblemNotice
          error={list.error}
          title="The alerts could not be read"
          retry={() => void list.refetch()}
        />
      )}
      {list.data?.items.length === 0 && (
        <Text size="sm">
          Nothing waits for a decision. New alerts show here by themselves; decided ones are under{' '}
          <AnchorLink to="/alerts" inherit underline="always">
            Alerts
          </AnchorLink>
          .
        </Text>
      )}
      {list.data && list.data.items.length > 0 && <AlertTable caption={title} alerts={list.data.items} />}
    </Stack>
  );
}

interface AlertTableProps {
  readonly caption: string;
  readonly alerts: readonly InboxAlert[];
}

function AlertTable({ caption, alerts }: AlertTableProps) {
  const { site, sites } = useChosenSite();
  const today = todayAt(site.timeZone);
  const siteName = (siteId: string) => sites.find(({ id }) => id === siteId)?.name;
  return (
    <Table className={listClasses['table'] ?? ''} verticalSpacing={6}>
      <caption className="visually-hidden">{caption}</caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">Alert</Table.Th>
          <Table.Th scope="col" className={classes['grade'] ?? ''}>
            Severity
          </Table.Th>
          <Table.Th scope="col" className={classes['by'] ?? ''}>
            Decide by
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {alerts.map((alert) => (
          <Table.Tr key={alert.id} data-row={alert.id} className={listClasses['row'] ?? ''}>
            <Table.Th scope="row">
              <AnchorLink
                to="/alerts/$alertId"
                params={{ alertId: alert.id }}
                size="sm"
                fw={500}
                data-row-link
              >
                {alert.headline}
              </AnchorLink>
              <Text size="xs" className="muted">
                {alert.patient.familyName}, {alert.patient.givenName} · born{' '}
                {formatDay(alert.patient.birthDate)} · MRN {alert.patient.mrn}
                {alert.patient.siteId !== site.id && ` · ${siteName(alert.patient.siteId) ?? 'another site'}`}
              </Text>
            </Table.Th>
            <Table.Td>
              <Stack gap={4} align="flex-start">
                <SeverityBadge severity={alert.severity} />
                {alert.certainty === 'provisional' && <CertaintyBadge certainty={alert.certainty} />}
              </Stack>
            </Table.Td>
            <Table.Td>
              <Text size="sm">{alert.dueBy === null ? 'no day' : formatDay(alert.dueBy)}</Text>
              {alert.dueBy !== null && alert.dueBy < today && (
                <Text size="xs" fw={600} className={classes['past'] ?? ''}>
                  ▲ day has passed
                </Text>
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
