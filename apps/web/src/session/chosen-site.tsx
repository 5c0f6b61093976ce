import type { MeResponse } from '@interstice/contracts';
import { useLocalStorage } from '@mantine/hooks';
import { createContext, use, useMemo, type ReactNode } from 'react';
import { useMe } from './me';

type Membership = MeResponse['memberships'][number];
export type Role = Membership['role'];

/** A place of work with all that the person is there. */
export interface Site {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  readonly isDemo: boolean;
  readonly demo: Membership['demo'];
  readonly roles: readonly Role[];
}

interface SiteChoice {
  readonly sites: readonly Site[];
  readonly site: Site;
  readonly choose: (siteId: string) => void;
}

const Choice = createContext<SiteChoice | null>(null);

/** Which site the screen is about. The browser remembers the choice: it is a place, not a person. */
export function ChosenSiteProvider({
  children,
  fallback,
}: {
  readonly children: ReactNode;
  readonly fallback: ReactNode;
}) {
  const { memberships } = useMe();
  const [remembered, choose] = useLocalStorage({
    key: 'interstice.site',
    getInitialValueInEffect: false,
    defaultValue: '',
  });
  const sites = useMemo(() => sitesOf(memberships), [memberships]);
  const site = sites.find(({ id }) => id === remembered) ?? sites[0];
  const choice = useMemo(() => (site === undefined ? null : { sites, site, choose }), [sites, site, choose]);
  return choice === null ? fallback : <Choice value={choice}>{children}</Choice>;
}

export function useChosenSite(): SiteChoice {
  const choice = use(Choice);
  if (choice === null) throw new Error('A page that needs a site stands outside the shell.');
  return choice;
}

function sitesOf(memberships: readonly Membership[]): Site[] {
  const sites = new Map<string, Site>();
  for (const { siteId: id, siteName: name, timeZone, isDemo, demo, role } of memberships) {
    const roles = [...(sites.get(id)?.roles ?? []), role];
    sites.set(id, { id, name, timeZone, isDemo, demo, roles });
  }
  return [...sites.values()];
}
