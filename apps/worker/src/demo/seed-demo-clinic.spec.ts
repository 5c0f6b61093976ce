import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { emptyRecord, parseIsoDate } from '@interstice/clinical';
import { protocolById, review } from '@interstice/guideline';
import { createLogger, Database, FixedClock, loadRecords, passwordMatches } from '@interstice/server';
import { createTestDatabase, type TestDatabase } from '@interstice/test-support';
import { PUBLISHED_SHARE_PCT } from './demo-figures.js';
import { standingOf } from './demo-standing.js';
import { DEMO_PASSWORD } from './make-demo-site.js';
import { seedDemoClinic } from './seed-demo-clinic.js';

const TODAY = parseIsoDate('2026-03-31');
const clock = new FixedClock(`${TODAY}T09:00:00Z`);
const silent = createLogger({ logLevel: 'silent', name: 'test' });
/** The protocols of a site that has chosen none. */
const IN_FORCE = protocolById('summary-2026');

describe('the demo clinic', () => {
  let testDatabase: TestDatabase;
  let database: Database;

  const ask = <Row extends Record<string, unknown>>(sql: string) =>
    database.asWorker((query) => query<Row>(sql));

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    database = new Database({
      app: { url: testDatabase.urls.app, applicationName: 'test', max: 2 },
      worker: { url: testDatabase.urls.worker, applicationName: 'test', max: 2 },
    });
    expect(await seedDemoClinic(database, clock, silent)).toBe('made');
  }, 120_000);
  afterAll(async () => {
    await database.close();
    await testDatabase.drop();
  });

  it('is made once and says that it is whole: 120 patients, four sign-ins', async () => {
    expect(await seedDemoClinic(database, clock, silent)).toBe('there-already');
    const sites = await ask<{ settings: Record<string, unknown> }>(
      'SELECT name, is_demo, settings FROM site',
    );
    expect(sites).toMatchObject([{ name: 'Demo clinic', is_demo: true }]);
    expect(standingOf(sites[0]?.settings ?? {})).toMatchObject({ seededOn: TODAY, isWhole: true });
    expect(await ask('SELECT count(*)::int FROM patient')).toEqual([{ count: 120 }]);
    const users = await database.asSystem((query) =>
      query<{ email: string; passwordHash: string }>(
        `SELECT email, password_hash AS "passwordHash" FROM "user" ORDER BY email`,
      ),
    );
    expect(users.map(({ email }) => email)).toEqual(
      ['admin', 'coordinator', 'nurse', 'physician'].map((role) => `${role}@demo.example`),
    );
    const [user] = users;
    expect(await passwordMatches(user?.passwordHash ?? '', DEMO_PASSWORD)).toBe(true);
  });

  it('shows every rule that is in force on somebody who is waited for', async () => {
    const due = await ask<{ ruleId: string }>(
      `SELECT DISTINCT unnest(rule_ids) AS "ruleId" FROM due_item WHERE closed_at IS NULL`,
    );
    const rules = [...IN_FORCE.rules, ...IN_FORCE.blood.rules].map(({ id }) => id).sort();
    expect(due.map(({ ruleId }) => ruleId).sort()).toEqual(rules);
  });

  it('has most alerts decided, some open, and every state that an alert can have', async () => {
    const alerts = await ask<{ status: string; certainty: string; count: number }>(
      `SELECT status, certainty, count(*)::int FROM alert GROUP BY status, certainty`,
    );
    const count = (is: (alert: (typeof alerts)[number]) => boolean) =>
      alerts.filter(is).reduce((sum, alert) => sum + alert.count, 0);
    for (const status of ['open', 'acted', 'dismissed', 'withdrawn']) {
      expect([status, count((alert) => alert.status === status)]).toEqual([status, expect.any(Number)]);
      expect(count((alert) => alert.status === status)).toBeGreaterThan(0);
    }
    const isDecided = ({ status }: { status: string }) => status === 'acted' || status === 'dismissed';
    const isOpen = ({ status }: { status: string }) => status === 'open' || status === 'acknowledged';
    expect(count(isDecided)).toBeGreaterThan(count(isOpen));
    expect(count((alert) => alert.status === 'open' && alert.certainty === 'provisional')).toBeGreaterThan(0);
    expect(count((alert) => alert.status === 'open' && alert.certainty === 'confirmed')).toBeGreaterThan(0);
  });

  it('has about as many who progress as the published cohort of systemic sclerosis', async () => {
    const patients = await ask<{ id: string }>(
      `SELECT DISTINCT patient_id AS id FROM person_fact WHERE kind = 'ctd' AND value ->> 'primary' = 'ssc'`,
    );
    const records = await database.asWorker((query) =>
      loadRecords(
        query,
        patients.map(({ id }) => id),
      ),
    );
    // As if nobody had decided anything: each definition from the first test on.
    const reviewed = [...records.values()].map(({ record }) =>
      review(
        { ...emptyRecord(record.patientId, record.registeredOn), ...record, progressionDecisions: [] },
        IN_FORCE,
        TODAY,
      ),
    );
    for (const setId of ['inbuild', 'ppf-2022'] as const) {
      const met = reviewed.filter(({ progression }) =>
        progression.sets.some((set) => set.setId === setId && set.story.firstMetOn !== null),
      );
      const share = (100 * met.length) / reviewed.length;
      expect(Math.abs(share - PUBLISHED_SHARE_PCT[setId].value)).toBeLessThanOrEqual(10);
    }
  });
});
