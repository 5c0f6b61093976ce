import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { emptyRecord, parseIsoDate } from '@interstice/clinical';
import { DEFAULT_ALERT_SETS, protocolById, review } from '@interstice/guideline';
import {
  createLogger,
  Database,
  demoStandingOf,
  FACT_TABLES,
  FixedClock,
  loadRecords,
  passwordMatches,
} from '@interstice/server';
import { createTestDatabase, type TestDatabase } from '@interstice/test-support';
import { PUBLISHED_SHARE_PCT } from './demo-figures.js';
import { demoPatients } from './demo-patients.js';
import { DEMO_PASSWORD } from './make-demo-site.js';
import { seedDemoClinic } from './seed-demo-clinic.js';

const TODAY = parseIsoDate('2026-03-31');
const clock = new FixedClock(`${TODAY}T09:00:00Z`);
const silent = createLogger({ logLevel: 'silent', name: 'test' });
/** The protocols of a site that has chosen none. */
const IN_FORCE = protocolById('summary-2026');

/** A database that is out of reach after so many transactions: as if the seeding had been killed there. */
class DatabaseForAWhile extends Database {
  #left = 400;

  override asUser<T>(...[context, work]: Parameters<typeof Database.prototype.asUser<T>>): Promise<T> {
    this.#left -= 1;
    if (this.#left < 0) throw new Error('Out of reach.');
    return super.asUser(context, work);
  }
}

describe('the demo clinic', () => {
  let testDatabase: TestDatabase;
  let database: Database;

  const ask = <Row extends Record<string, unknown>>(sql: string) =>
    database.asWorker((query) => query<Row>(sql));

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    const connections = {
      app: { url: testDatabase.urls.app, applicationName: 'test', max: 2 },
      worker: { url: testDatabase.urls.worker, applicationName: 'test', max: 2 },
    };
    const killed = new DatabaseForAWhile(connections);
    await expect(seedDemoClinic(killed, clock, silent)).rejects.toThrow('Out of reach.');
    await killed.close();
    database = new Database(connections);
    expect(await seedDemoClinic(database, clock, silent)).toBe('finished');
  }, 300_000);
  afterAll(async () => {
    await database.close();
    await testDatabase.drop();
  });

  it('goes on where it was interrupted, is made once and says that it is whole: 120 patients, four sign-ins', async () => {
    expect(await seedDemoClinic(database, clock, silent)).toBe('there-already');
    const sites = await ask<{ settings: Record<string, unknown> }>(
      'SELECT name, is_demo, settings FROM site',
    );
    expect(sites).toMatchObject([{ name: 'Demo clinic', is_demo: true }]);
    expect(demoStandingOf(sites[0]?.settings ?? {})).toMatchObject({ seededOn: TODAY, isWhole: true });
    expect(await ask('SELECT count(*)::int FROM patient')).toEqual([{ count: 120 }]);
    const told = demoPatients(TODAY).flatMap(({ facts }) => facts);
    for (const kind of ['pft', 'hrct', 'symptom-report'] as const) {
      // Each result once; what a merge moved is told of where it came from.
      const [stored] = await ask(
        `SELECT count(*)::int FROM ${FACT_TABLES[kind]}
          WHERE source = 'import' AND lineage_id NOT IN (SELECT lineage_id FROM fact_action WHERE kind = 'moved-here')`,
      );
      expect({ kind, ...stored }).toEqual({ kind, count: told.filter((fact) => fact.kind === kind).length });
    }
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

  it('shows everything that a site alerts by until it chooses otherwise', async () => {
    const shown = await ask<{ ruleId: string }>(
      `SELECT DISTINCT rule_id AS "ruleId" FROM alert WHERE closed_at IS NULL AND kind IN ('progression', 'advisory')`,
    );
    expect(shown.map(({ ruleId }) => ruleId).sort()).toEqual([...DEFAULT_ALERT_SETS].sort());
  });

  it('shows three warnings about the drugs of one patient, and has the others decided until a day to come (B-33)', async () => {
    const warnings = await ask<{ name: string; ruleId: string; status: string; reviewOn: string | null }>(
      `SELECT family_name AS name, rule_id AS "ruleId", status,
              (SELECT max(review_on) FROM alert_action WHERE alert_action.alert_id = alert.id) AS "reviewOn"
         FROM alert JOIN patient ON patient.id = patient_id WHERE kind = 'drug' AND status <> 'withdrawn'`,
    );
    const open = warnings.filter(({ status }) => status === 'open');
    const undecided = open.filter(({ reviewOn }) => reviewOn === null);
    expect(undecided.map(({ name, ruleId }) => `${name} ${ruleId}`).sort()).toEqual([
      'Example-Samphire drug.antifibrotic-beside-mycophenolate',
      'Example-Samphire drug.glucocorticoid-long',
      'Example-Samphire drug.glucocorticoid-ssc',
    ]);
    const decided = warnings.filter(({ status }) => status === 'dismissed');
    expect(decided.length).toBeGreaterThan(open.length - undecided.length);
    for (const { reviewOn } of decided) expect((reviewOn ?? '') > TODAY).toBe(true);
  });

  it('shows a test that is stopped, an interval that a physician set, and a physician who answers by name (B-04, B-25, B-27)', async () => {
    const overrides = await ask(
      `SELECT family_name AS name, test, stop, interval_count AS every
         FROM interval_override JOIN patient ON patient.id = patient_id WHERE lifted_at IS NULL ORDER BY name`,
    );
    expect(overrides).toEqual([
      { name: 'Example-Tansy', test: 'hrct', stop: 'declined', every: null },
      { name: 'Example-Verbena', test: 'pft', stop: null, every: 3 },
    ]);
    const named = await ask(
      `SELECT family_name AS name, display_name AS physician FROM patient JOIN "user" ON "user".id = physician_id`,
    );
    expect(named).toEqual([{ name: 'Example-Mallow', physician: 'Paul Physician (demo)' }]);
    const receivers = await ask(
      `SELECT value ->> 'receiver' AS receiver FROM person_fact WHERE kind = 'status' AND value ? 'receiver'`,
    );
    expect(receivers).toEqual([{ receiver: 'Transplant clinic (demo)' }]);
  });

  it('has most alerts decided, some open, and every state that an alert can have (B-36)', async () => {
    const alerts = await ask<{
      kind: string;
      status: string;
      certainty: string;
      inHistory: boolean;
      hasChanged: boolean;
      episode: boolean;
    }>(
      `SELECT kind, status, certainty, in_history AS "inHistory", changed_after_decision IS NOT NULL AS "hasChanged",
              episode_id IS NOT NULL AS episode
         FROM alert`,
    );
    const isDecided = ({ status }: { status: string }) => status === 'acted' || status === 'dismissed';
    const open = alerts.filter(({ status }) => status === 'open');
    expect(new Set(alerts.map(({ status }) => status))).toEqual(
      new Set(['open', 'acknowledged', 'acted', 'dismissed', 'recovered', 'withdrawn']),
    );
    const bloods = alerts.filter(({ kind }) => kind === 'blood').map(({ status }) => status);
    expect(bloods).toEqual(expect.arrayContaining(['open', 'recovered']));
    expect(alerts.filter(isDecided).length).toBeGreaterThan(alerts.length / 2);
    expect(open.some(({ certainty }) => certainty === 'provisional')).toBe(true);
    expect(open.some(({ certainty, inHistory }) => certainty === 'confirmed' && !inHistory)).toBe(true);
    expect(open.some(({ inHistory }) => inHistory)).toBe(true);
    expect(open.some(({ hasChanged }) => hasChanged)).toBe(true);
    expect(open.some(({ episode }) => episode)).toBe(true);
    const codes = await ask<{ code: string }>(
      `SELECT DISTINCT coalesce(code, kind) AS code FROM alert_action WHERE kind IN ('acted', 'dismissed')`,
    );
    expect(codes.map(({ code }) => code).sort()).toEqual([
      'accept-new-baseline',
      'dismissed',
      'escalated',
      'other-cause',
      'referred',
      'watch-and-repeat',
    ]);
  });

  it('decides about an alert on days of its past, in the order in which things happened', async () => {
    const [acts] = await ask<{ days: number; backwards: number }>(
      `SELECT count(DISTINCT date_trunc('day', act.at))::int AS days,
              count(*) FILTER (WHERE act.at < alert.opened_at)::int AS backwards
         FROM alert_action AS act JOIN alert ON alert.patient_id = act.patient_id AND alert.id = act.alert_id
        WHERE act.kind IN ('acted', 'dismissed')`,
    );
    expect(acts?.days).toBeGreaterThan(15);
    expect(acts?.backwards).toBe(0);
  });

  it('has about as many who progress as the published cohort of systemic sclerosis (B-36)', async () => {
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
      expect(Math.abs(share - PUBLISHED_SHARE_PCT[setId].value)).toBeLessThanOrEqual(6);
    }
  });
});
