import type { QueryFn } from '@interstice/server';
import { wrongUsage } from './exit-code.js';

export interface NamedSite {
  readonly id: string;
  readonly name: string;
  readonly isDemo: boolean;
}

/** All sites; to be asked as the worker, who sees each of them. */
export function listSites(query: QueryFn): Promise<(NamedSite & Record<string, unknown>)[]> {
  return query<NamedSite & Record<string, unknown>>(
    `SELECT id, name, is_demo AS "isDemo" FROM site ORDER BY name, id`,
  );
}

/**
 * @throws CommandFailure that names the sites there are
 */
export function siteNamed<Site extends NamedSite>(sites: readonly Site[], name: string): Site {
  const site = sites.find((it) => it.name === name);
  if (site === undefined) throw wrongUsage(`There is no site "${name}" here. ${sitesThereAre(sites)}`);
  return site;
}

export function sitesThereAre(sites: readonly NamedSite[]): string {
  if (sites.length === 0) return 'There is none yet: create-user with --new-site makes one.';
  return `There is: ${sites.map(({ name }) => `"${name}"`).join(', ')}.`;
}
