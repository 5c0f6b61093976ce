import type { IsoDate } from '@interstice/clinical';
import {
  hashPassword,
  newId,
  setSiteTeam,
  type Database,
  type DemoStanding,
  type QueryFn,
} from '@interstice/server';

export const DEMO_PASSWORD = 'interstice-demo';
export const DEMO_SITE = 'Demo clinic';
export const DEMO_TIME_ZONE = 'Europe/London';

const DEMO_STAFF = [
  { role: 'nurse', email: 'nurse@demo.example', displayName: 'Nina Nurse (demo)' },
  { role: 'physician', email: 'physician@demo.example', displayName: 'Paul Physician (demo)' },
  { role: 'coordinator', email: 'coordinator@demo.example', displayName: 'Cora Coordinator (demo)' },
  { role: 'admin', email: 'admin@demo.example', displayName: 'Adam Admin (demo)' },
] as const;

/**
 * The demo site with its four sign-ins and no patient yet, marked as one whose making has begun. The physician answers for
 * every alert.
 */
export async function makeDemoSite(database: Database, seededOn: IsoDate, now: Date): Promise<string> {
  const siteId = newId(now);
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const staff = DEMO_STAFF.map((member) => ({ ...member, id: newId(now), passwordHash }));
  const userId = staff[0]?.id ?? newId(now);
  const standing: DemoStanding = { seededOn, daysPlayed: 0, isWhole: false };
  await database.asUser({ userId, siteIds: [siteId], requestId: 'demo' }, async (query) => {
    await query(
      `INSERT INTO site (id, name, time_zone, is_demo, settings, created_at) VALUES ($1, $2, $3, true, $4, $5)`,
      [siteId, DEMO_SITE, DEMO_TIME_ZONE, JSON.stringify({ demo: standing }), now],
    );
    for (const member of staff) await insertMember(query, siteId, member, now);
    const physicianId = staff.find(({ role }) => role === 'physician')?.id ?? null;
    const context = { userId, requestId: 'demo', source: 'demo', now } as const;
    await setSiteTeam(query, siteId, { physicianId, deputyId: null }, context);
  });
  return siteId;
}

async function insertMember(
  query: QueryFn,
  siteId: string,
  member: (typeof DEMO_STAFF)[number] & { readonly id: string; readonly passwordHash: string },
  now: Date,
): Promise<void> {
  await query(
    `INSERT INTO "user" (id, email, display_name, password_hash, created_at) VALUES ($1, $2, $3, $4, $5)`,
    [member.id, member.email, member.displayName, member.passwordHash, now],
  );
  await query(`INSERT INTO site_membership (user_id, site_id, role, created_at) VALUES ($1, $2, $3, $4)`, [
    member.id,
    siteId,
    member.role,
    now,
  ]);
}
