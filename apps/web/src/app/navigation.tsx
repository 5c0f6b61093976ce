import type { WorklistCounts } from '@interstice/contracts';
import { Badge, NavLink, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useMatchRoute, type LinkProps } from '@tanstack/react-router';
import { worklistCountsQuery } from '../api/worklists';
import { useChosenSite } from '../session/chosen-site';
import { useMay } from '../session/me';

interface Place {
  readonly to: NonNullable<LinkProps['to']>;
  readonly label: string;
  readonly count?: (counts: WorklistCounts) => number | undefined;
}

const HOME: Place = { to: '/', label: 'Home' };
const ALERTS: Place = { to: '/alerts', label: 'Alerts', count: ({ alerts }) => sum(alerts.open, 'count') };
const WORK: readonly Place[] = [
  {
    to: '/lists/to-schedule',
    label: 'To schedule',
    count: ({ tests }) => sum(tests, 'open') + sum(tests, 'overdue'),
  },
  { to: '/lists/overdue', label: 'Overdue', count: ({ tests }) => sum(tests, 'overdue') },
  {
    to: '/lists/not-reviewed',
    label: 'Not reviewed',
    count: ({ notReviewed }) => (typeof notReviewed === 'number' ? notReviewed : notReviewed.atLeast),
  },
  {
    to: '/lists/history-to-triage',
    label: 'History to triage',
    count: ({ alerts }) => alerts.historyToTriage,
  },
];
const IMPORTS: Place = { to: '/imports', label: 'Import files' };
const SETTINGS: Place = { to: '/settings', label: 'Clinic settings' };

function sum<Field extends string>(rows: readonly Readonly<Record<Field, number>>[], field: Field): number {
  return rows.reduce((total, row) => total + row[field], 0);
}

/** The places of the app, with what waits at each. */
export function Navigation() {
  const { site } = useChosenSite();
  const seesLists = useMay('due-item.read');
  const seesAlerts = useMay('alert.read');
  const mayImport = useMay('import.run');
  const seesSettings = useMay('settings.read');
  const counts = useQuery({ ...worklistCountsQuery({ site: site.id }), enabled: seesLists });
  const matches = useMatchRoute();
  const places = [
    HOME,
    ...(seesAlerts ? [ALERTS] : []),
    ...(seesLists ? WORK : []),
    ...(mayImport ? [IMPORTS] : []),
    ...(seesSettings ? [SETTINGS] : []),
  ];
  return (
    <Stack gap={2} component="nav" aria-label="Places">
      {places.map(({ to, label, count }) => {
        const waiting = counts.data && count?.(counts.data);
        const isHere = Boolean(matches({ to, fuzzy: to !== '/' }));
        return (
          <NavLink
            key={to}
            component={Link}
            to={to}
            label={label}
            active={isHere}
            aria-current={isHere ? 'page' : undefined}
            rightSection={
              waiting ? (
                <Badge variant="light" size="sm" color="gray" autoContrast>
                  {waiting}
                </Badge>
              ) : undefined
            }
          />
        );
      })}
    </Stack>
  );
}
