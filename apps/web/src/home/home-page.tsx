import { Stack, Text } from '@mantine/core';
import { useChosenSite, type Role } from '../session/chosen-site';
import { formatWeekday, todayAt } from '../ui/day';
import { Page } from '../ui/page';
import { useRowKeys } from '../worklist/use-row-keys';
import { AdminHome } from './admin-home';
import { CoordinatorHome } from './coordinator-home';
import { NurseHome } from './nurse-home';
import { PhysicianHome } from './physician-home';

/** What decides comes before what is booked; whoever has several roles sees each. */
const SECTIONS: readonly { readonly role: Role; readonly Section: () => React.ReactNode }[] = [
  { role: 'physician', Section: PhysicianHome },
  { role: 'nurse', Section: NurseHome },
  { role: 'coordinator', Section: CoordinatorHome },
  { role: 'admin', Section: AdminHome },
];

/** Today's work, by what somebody is at the chosen site. */
export function HomePage() {
  const { site } = useChosenSite();
  const keys = useRowKeys();
  return (
    <Page title="Home">
      <Text className="muted" size="sm">
        {site.name}, {formatWeekday(todayAt(site.timeZone))}
      </Text>
      <Stack gap="xl" ref={keys}>
        {SECTIONS.filter(({ role }) => site.roles.includes(role)).map(({ role, Section }) => (
          <Section key={role} />
        ))}
      </Stack>
    </Page>
  );
}
