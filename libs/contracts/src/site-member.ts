import { z } from 'zod';
import { role } from './permissions.js';

/** Which members of a site: everybody, or those of one role. */
export const siteMembersQuery = z
  .strictObject({ role: role.exactOptional() })
  .meta({ example: { role: 'physician' } });

export type SiteMembersQuery = z.output<typeof siteMembersQuery>;

/** Somebody who works at a site. */
export const siteMember = z
  .strictObject({
    id: z.uuid(),
    displayName: z.string(),
    roles: z.array(role).meta({ description: 'All that they hold at this site.' }),
  })
  .meta({ id: 'SiteMember' });

/** By name; who left, or whose account is closed, is not among them. A site has few: there are no pages. */
export const siteMembers = z.strictObject({ items: z.array(siteMember) }).meta({ id: 'SiteMembers' });

export type SiteMembers = z.output<typeof siteMembers>;
