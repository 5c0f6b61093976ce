import { Inject, Injectable } from '@nestjs/common';
import type { Role, SiteMembers, SiteMembersQuery } from '@interstice/contracts';
import { Database, NotFoundError } from '@interstice/server';
import type { Access } from '../access/access.js';

interface Row extends Record<string, unknown> {
  readonly id: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
}

/** Who works at a site. */
@Injectable()
export class SiteMemberReadModel {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** @throws NotFoundError for a site that the access does not cover */
  list(access: Access, siteId: string, { role }: SiteMembersQuery): Promise<SiteMembers> {
    if (!access.siteIds.includes(siteId)) throw new NotFoundError('site');
    return this.database.asUser(access.context, async (query) => {
      const items = await query<Row>(
        `SELECT person.id, person.display_name AS "displayName", array_agg(member.role ORDER BY member.role) AS roles
           FROM site_membership AS member JOIN "user" AS person ON person.id = member.user_id
          WHERE member.site_id = $1 AND person.disabled_at IS NULL
          GROUP BY person.id
         HAVING $2::text IS NULL OR bool_or(member.role = $2)
          ORDER BY person.display_name, person.id`,
        [siteId, role ?? null],
        'api-site-members',
      );
      return { items: items.map(({ id, displayName, roles }) => ({ id, displayName, roles: [...roles] })) };
    });
  }
}
