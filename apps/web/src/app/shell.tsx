import { AppShell, Burger, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { PatientSearch } from '../search/patient-search';
import { ChosenSiteProvider, useChosenSite } from '../session/chosen-site';
import { StaleBanner, UpdatedAt, useLive } from '../session/live-status';
import { SessionGuard } from '../session/session-guard';
import { AccountMenu } from './account-menu';
import { DemoBanner } from './demo-banner';
import { Navigation } from './navigation';
import { NoSitePage } from './no-site-page';
import { ShortcutsHelp } from './shortcuts-help';
import { SiteSwitch } from './site-switch';
import classes from './shell.module.css';

export function Shell() {
  return (
    <SessionGuard>
      <ChosenSiteProvider fallback={<NoSitePage />}>
        <Frame />
      </ChosenSiteProvider>
    </SessionGuard>
  );
}

/** What surrounds every page: where one is, who one is, how fresh it is. */
function Frame() {
  const { site } = useChosenSite();
  const live = useLive();
  const [menuOpened, menu] = useDisclosure(false);
  const { pathname } = useLocation();
  const { close } = menu;
  useEffect(() => close(), [pathname, close]);
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: { base: 188, md: 216 }, breakpoint: 'sm', collapsed: { mobile: !menuOpened } }}
      padding="md"
      className={classes['shell'] ?? ''}
    >
      <a href="#page" className={`skip-link ${classes['skip'] ?? ''}`}>
        Skip to the page
      </a>
      <AppShell.Header className="no-print">
        <Group h="100%" px="md" gap="md" wrap="nowrap" justify="space-between">
          <Group gap="sm" wrap="nowrap">
            <Burger
              opened={menuOpened}
              onClick={menu.toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label={menuOpened ? 'Close the menu' : 'Open the menu'}
            />
            <Link to="/" className={classes['brand']}>
              <Text fw={700}>Interstice</Text>
            </Link>
            <SiteSwitch />
          </Group>
          <PatientSearch />
          <Group gap="md" wrap="nowrap" flex="0 0 auto">
            <span className={classes['updated']}>
              <UpdatedAt live={live} timeZone={site.timeZone} />
            </span>
            <ShortcutsHelp />
            <AccountMenu />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p={{ base: 4, md: 'sm' }} className="no-print">
        <Navigation />
      </AppShell.Navbar>
      <AppShell.Main id="page" tabIndex={-1} className={classes['main'] ?? ''}>
        <DemoBanner />
        <StaleBanner live={live} timeZone={site.timeZone} />
        <Outlet />
      </AppShell.Main>
    </AppShell>
  );
}
