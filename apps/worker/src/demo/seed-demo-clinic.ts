import {
  type Database,
  hashPassword,
  newId,
  recordFact,
  registerPatient,
  type Clock,
  type QueryFn,
  type RecordingContext,
} from '@interstice/server';
import { demoPatients } from './demo-patients.js';

export const DEMO_PASSWORD = 'interstice-demo';
const DEMO_SITE = 'Demo clinic';
const TIME_ZONE = 'Europe/London';

const DEMO_STAFF = [
  { role: 'nurse', email: 'nurse@demo.example', displayName: 'Nina Nurse (demo)' },
  { role: 'physician', email: 'physician@demo.example', displayName: 'Paul Physician (demo)' },
  { role: 'coordinator', email: 'coordinator@demo.example', displayName: 'Cora Coordinator (demo)' },
  { role: 'admin', email: 'admin@demo.example', displayName: 'Adam Admin (demo)' },
] as const;

/**
 * Fills an empty installation with the demo clinic, in one transaction, along the path of every other fact: what is due
 * and alerted there is for the worker to find.
 *
 * @returns false when there is a site already; nothing is written then
 */
export async function seedDemoClinic(database: Database, clock: Clock): Promise<boolean> {
  const [site] = await database.asWorker((query) => query('SELECT 1 FROM site LIMIT 1'));
  if (site !== undefined) return false;

  const now = clock.now();
  const siteId = newId(now);
  const staff = await Promise.all(
    DEMO_STAFF.map(async (member) => ({
      ...member,
      id: newId(now),
      passwordHash: await hashPassword(DEMO_PASSWORD),
    })),
  );
  const userId = staff.find((member) => member.role === 'nurse')?.id ?? newId(now);
  await database.asUser({ userId, siteIds: [siteId], requestId: 'seed-demo' }, async (query) => {
    await query(`INSERT INTO site (id, name, time_zone, is_demo, created_at) VALUES ($1, $2, $3, true, $4)`, [
      siteId,
      DEMO_SITE,
      TIME_ZONE,
      now,
    ]);
    for (const member of staff) await insertMember(query, siteId, member, now);
    const context: RecordingContext = { userId, requestId: null, source: 'demo', now };
    for (const { patient, registeredOn, facts } of demoPatients(clock.today(TIME_ZONE))) {
      const { patientId } = await registerPatient(query, patient, {
        ...context,
        siteId,
        today: registeredOn,
      });
      for (const fact of facts) await recordFact(query, patientId, fact, context);
    }
  });
  return true;
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
