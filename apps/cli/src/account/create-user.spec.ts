import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database, passwordMatches, verifyAudit } from '@interstice/server';
import { createTestDatabase, type TestDatabase } from '@interstice/test-support';
import pg from 'pg';
import { runCli } from '../run-cli.spec-support.js';

const PASSWORD = 'a pass phrase for ada';
const NEW_CLINIC = ['--site', 'ILD clinic', '--new-site', '--time-zone', 'Europe/Berlin'];

describe('interstice create-user', () => {
  let database: TestDatabase;
  let gateways: Database;
  /** Sees accounts and what was audited, whatever the site. */
  let owner: pg.Client;

  const create = (args: readonly string[], stdin = `${PASSWORD}\n`) =>
    runCli(['create-user', '--password-stdin', ...args], {
      stdin,
      env: { DATABASE_URL: database.urls.app, WORKER_DATABASE_URL: database.urls.worker },
    });
  const account = (email: string, role: string, name = 'Ada Example') => [
    ...['--email', email, '--role', role, '--name', name],
  ];
  const accounts = async () =>
    (
      await owner.query<{ email: string; name: string; hash: string; roles: string[] }>(
        `SELECT email, display_name AS name, password_hash AS hash,
                array_agg(site.name || ': ' || role ORDER BY site.name, role) AS roles
           FROM "user" JOIN site_membership ON user_id = "user".id JOIN site ON site.id = site_id
          GROUP BY "user".id ORDER BY email`,
      )
    ).rows;

  beforeAll(async () => {
    database = await createTestDatabase();
    gateways = new Database({ worker: { url: database.urls.worker, applicationName: 'test', max: 1 } });
    owner = new pg.Client({ connectionString: database.urls.owner });
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await gateways.close();
    await database.drop();
  });

  it('makes a clinic and its first account in an empty database', async () => {
    const run = await create([...account('Ada@Clinic.Example', 'admin'), ...NEW_CLINIC]);
    expect(run).toEqual({
      code: 0,
      stdout:
        'The site "ILD clinic" is new; its days are those of Europe/Berlin.\n' +
        'ada@clinic.example is now admin at "ILD clinic".\n',
      stderr: '',
    });
    const [ada] = await accounts();
    expect(ada).toMatchObject({
      email: 'ada@clinic.example',
      name: 'Ada Example',
      roles: ['ILD clinic: admin'],
    });
    expect(await passwordMatches(ada?.hash ?? '', PASSWORD)).toBe(true);
    const { rows } = await owner.query(`SELECT name, time_zone, is_demo FROM site`);
    expect(rows).toEqual([{ name: 'ILD clinic', time_zone: 'Europe/Berlin', is_demo: false }]);
  });

  it('gives an account that is there the further role and leaves its password alone', async () => {
    const run = await create(
      [...account('ada@clinic.example', 'physician'), '--site', 'ILD clinic'],
      'another pass phrase\n',
    );
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toContain('has an account already and is now also physician');
    const [ada] = await accounts();
    expect(ada?.roles).toEqual(['ILD clinic: admin', 'ILD clinic: physician']);
    expect(await passwordMatches(ada?.hash ?? '', PASSWORD)).toBe(true);
  });

  it('changes nothing when asked for the same again', async () => {
    const before = await accounts();
    const run = await create([...account('ada@clinic.example', 'physician'), ...NEW_CLINIC]);
    expect(run).toMatchObject({ code: 0, stdout: expect.stringContaining('Nothing was changed') });
    expect(await accounts()).toEqual(before);
  });

  it('leaves every step in the audit trail, without a password', async () => {
    const { rows } = await owner.query<{ action: string; values: unknown }>(
      `SELECT action, "values" FROM audit_event LEFT JOIN audit_payload ON event_id = id ORDER BY at, id`,
    );
    // What one command writes has one instant, and then no order.
    expect(rows.map(({ action }) => action).sort()).toEqual([
      'site.created',
      'user.created',
      'user.role-given',
      'user.role-given',
    ]);
    expect(JSON.stringify(rows)).not.toContain('pass');
    expect((await gateways.asWorkerSnapshot(verifyAudit)).unsealedTail).toBe(4);
  });

  it('refuses a password that is easy to guess, and makes nothing', async () => {
    const run = await create([...account('bob@clinic.example', 'nurse'), '--site', 'ILD clinic'], 'short\n');
    expect(run).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('fewer than 15 characters'),
    });
    expect(await accounts()).toHaveLength(1);
  });

  it.each([
    [
      'a site that there is not',
      ['--site', 'Elsewhere'],
      'There is no site "Elsewhere" here. There is: "ILD clinic".',
    ],
    [
      'a time zone that there is not',
      ['--site', 'Elsewhere', '--new-site', '--time-zone', 'Mars/Base'],
      'not a time zone',
    ],
    [
      'a time zone for a site that is there',
      ['--site', 'ILD clinic', '--time-zone', 'UTC'],
      'is for a new site',
    ],
  ])('refuses %s', async (_, site, expected) => {
    const run = await create([...account('bob@clinic.example', 'nurse'), ...site]);
    expect(run).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(expected) });
    expect(await accounts()).toHaveLength(1);
  });

  it('asks for the password on a terminal only', async () => {
    const run = await runCli(
      ['create-user', ...account('bob@clinic.example', 'nurse'), '--site', 'ILD clinic'],
      { env: { DATABASE_URL: database.urls.app, WORKER_DATABASE_URL: database.urls.worker } },
    );
    expect(run).toMatchObject({ code: 2, stderr: expect.stringContaining('--password-stdin') });
  });
});
