import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLogger, Database, FixedClock, passwordMatches, resolveRuleSetSeq } from '@interstice/server';
import { createTestDatabase, type TestDatabase } from '@interstice/test-support';
import { ReviewService } from '../review/review.service.js';
import { DEMO_PASSWORD, seedDemoClinic } from './seed-demo-clinic.js';

const clock = new FixedClock('2026-03-31T09:00:00Z');

describe('the demo clinic', () => {
  let testDatabase: TestDatabase;
  let database: Database;

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    database = new Database({
      app: { url: testDatabase.urls.app, applicationName: 'test', max: 2 },
      worker: { url: testDatabase.urls.worker, applicationName: 'test', max: 2 },
    });
  });
  afterAll(async () => {
    await database.close();
    await testDatabase.drop();
  });

  it('is made once, in an empty installation', async () => {
    expect(await seedDemoClinic(database, clock)).toBe(true);
    expect(await seedDemoClinic(database, clock)).toBe(false);
    const sites = await database.asWorker((query) => query('SELECT name, is_demo AS "isDemo" FROM site'));
    expect(sites).toEqual([{ name: 'Demo clinic', isDemo: true }]);
  });

  it('has the four sign-ins', async () => {
    const users = await database.asSystem((query) =>
      query<{ email: string; passwordHash: string }>(
        `SELECT email, password_hash AS "passwordHash" FROM "user" ORDER BY email`,
      ),
    );
    expect(users.map((user) => user.email)).toEqual([
      'admin@demo.example',
      'coordinator@demo.example',
      'nurse@demo.example',
      'physician@demo.example',
    ]);
    for (const user of users) expect(await passwordMatches(user.passwordHash, DEMO_PASSWORD)).toBe(true);
  });

  it('shows after the first review a fall that alerts, one that cannot be judged, one overdue and one without a test', async () => {
    const silent = createLogger({ logLevel: 'silent', name: 'test' });
    const seq = await database.asWorker((query) => resolveRuleSetSeq(query, clock.now()));
    const patients = await database.asWorker((query) => query<{ id: string }>('SELECT id FROM patient'));
    const outcome = await new ReviewService(database, silent, seq).reviewPatients(
      patients.map((patient) => patient.id),
      clock.now(),
    );
    expect(outcome).toMatchObject({ reviewed: 8, failed: 0 });

    const alerts = await database.asWorker((query) =>
      query<{ mrn: string; certainty: string }>(
        `SELECT patient.mrn, alert.certainty FROM alert JOIN patient ON patient.id = alert.patient_id
          WHERE alert.status = 'open' ORDER BY patient.mrn`,
      ),
    );
    expect(alerts.map((alert) => alert.mrn)).toEqual(['DEMO-0002', 'DEMO-0006', 'DEMO-0008']);
    const due = await database.asWorker((query) =>
      query<{ mrn: string; test: string; closesOn: string; cycle: string }>(
        `SELECT patient.mrn, test, closes_on AS "closesOn", cycle FROM due_item
           JOIN patient ON patient.id = due_item.patient_id WHERE closed_at IS NULL`,
      ),
    );
    const item = (mrn: string, test: string) => due.find((one) => one.mrn === mrn && one.test === test);
    expect(item('DEMO-0003', 'symptom-report')).toBeDefined();
    expect((item('DEMO-0004', 'pft')?.closesOn ?? '9999') < '2026-03-31').toBe(true);
    expect(item('DEMO-0005', 'pft')).toMatchObject({ cycle: 'baseline' });
    expect((item('DEMO-0001', 'pft')?.closesOn ?? '0000') > '2026-03-31').toBe(true);
  });
});
