import { Inject, Injectable } from '@nestjs/common';
import { PERMISSIONS, roleHolds, type MeResponse, type Permission, type Role } from '@interstice/contracts';
import {
  Clock,
  Database,
  demoStandingOf,
  isStaleDemo,
  UnauthenticatedError,
  type ApiConfig,
} from '@interstice/server';
import type { Access } from '../access/access.js';
import { API_CONFIG } from '../tokens.js';

type Membership = MeResponse['memberships'][number];
interface MembershipRow extends Omit<Membership, 'demo'>, Record<string, unknown> {
  readonly settings: Readonly<Record<string, unknown>>;
}
type UserRow = MeResponse['user'] & Record<string, unknown>;

@Injectable()
export class MeReadModel {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(API_CONFIG) private readonly config: ApiConfig,
  ) {}

  /** The signed-in person with their places of work. */
  async find(access: Access): Promise<MeResponse> {
    return this.database.asUser(access.context, async (query) => {
      const [user] = await query<UserRow>(
        `SELECT id, email, display_name AS "displayName" FROM "user" WHERE id = $1`,
        [access.userId],
      );
      if (user === undefined) throw new UnauthenticatedError();
      const rows = await query<MembershipRow>(
        `SELECT site.id AS "siteId", site.name AS "siteName", site.time_zone AS "timeZone",
                site.is_demo AS "isDemo", site_membership.role, site.settings
           FROM site_membership JOIN site ON site.id = site_membership.site_id
          WHERE site_membership.user_id = $1 AND site_membership.site_id = ANY ($2)
          ORDER BY site.name, site_membership.role`,
        [access.userId, access.siteIds],
      );
      const memberships = rows.map((row) => this.#membershipOf(row));
      return {
        user,
        memberships,
        permissions: permissionsOf(memberships.map(({ role }) => role)),
        session: { idleMinutes: this.config.sessionIdleMinutes },
      };
    });
  }

  #membershipOf({ settings, ...membership }: MembershipRow): Membership {
    const standing = membership.isDemo ? demoStandingOf(settings) : undefined;
    if (standing === undefined) return membership;
    const { seededOn } = standing;
    const isStale = isStaleDemo(standing, this.clock.today(membership.timeZone));
    return { ...membership, demo: { seededOn, isStale } };
  }
}

function permissionsOf(roles: readonly Role[]): Permission[] {
  const all = Object.keys(PERMISSIONS) as Permission[];
  return all.filter((permission) => roles.some((role) => roleHolds(role, permission)));
}
