import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sealAudit } from '@interstice/server';
import { openTestClinic, type TestClinic } from '@interstice/test-support';
import pg from 'pg';
import { runCli } from '../run-cli.spec-support.js';

describe('interstice verify-audit', () => {
  let clinic: TestClinic;
  const verify = () =>
    runCli(['verify-audit'], { env: { WORKER_DATABASE_URL: clinic.database.urls.worker } });
  const seal = () => clinic.gateways.asWorker((query) => sealAudit(query, new Date('2026-03-02T09:00:00Z')));

  beforeAll(async () => {
    clinic = await openTestClinic();
    await clinic.register();
  });
  afterAll(() => clinic.close());

  it('tells how much is sealed and how much is not yet', async () => {
    const events = await seal();
    await clinic.register();
    const run = await verify();
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toMatch(
      new RegExp(`^sealed ${events}\\nnot sealed yet [1-9]\\d*\\nthe chain holds\\n$`),
    );
  });

  it('ends with 3 and names the first place where the chain does not hold', async () => {
    await seal();
    const intruder = new pg.Client({ connectionString: clinic.database.urls.owner });
    await intruder.connect();
    await intruder.query(`ALTER TABLE audit_event DISABLE TRIGGER audit_event_guard`);
    await intruder.query(
      `UPDATE audit_event SET action = 'something.else' WHERE id = (SELECT event_id FROM audit_seal WHERE seq = 2)`,
    );
    await intruder.end();
    const run = await verify();
    expect(run).toMatchObject({ code: 3, stderr: '' });
    expect(run.stdout).toContain('BROKEN at seal 2: its event was altered (event-altered)');
  });
});
