import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestClinic, type TestClinic } from '@interstice/test-support';
import { runCli, withFile, type CliInput } from '../run-cli.spec-support.js';

const PATIENTS = [
  'mrn,family_name,given_name,birth_date,sex,height_cm,ctd',
  'CLI-1,Example,Anna,1960-05-01,female,165,ssc',
  'CLI-2,Example,Bert,1955-02-11,male,178,ra',
  '',
].join('\n');
const PFT_HEADER =
  'mrn,tested_on,fvc_ml,fvc_pct_pred,fev1_ml,dlco,dlco_unit,dlco_pct_pred,reference_equation,quality_grade,bronchodilator,laboratory';
const PFTS = [
  PFT_HEADER,
  'CLI-1,2025-03-01,3000,80.1,,,,,GLI Global 2022,A,pre,Lab',
  'CLI-2,2025-03-01,2800,75.3,,,,,GLI Global 2022,A,pre,Lab',
  '',
].join('\n');

describe('interstice import', () => {
  let clinic: TestClinic;

  const importText = (kind: string, text: string, more: readonly string[] = [], input: CliInput = {}) =>
    withFile(text, (path) =>
      runCli(['import', kind, path, ...more], {
        ...input,
        env: {
          DATABASE_URL: clinic.database.urls.app,
          WORKER_DATABASE_URL: clinic.database.urls.worker,
          INTERSTICE_NOW: '2026-03-02T09:00:00Z',
          INTERSTICE_QUEUE_PREFIX: clinic.database.name,
        },
      }),
    );
  const asNurse = () => ['--as', clinic.signIn.email];
  const count = async (table: 'patient' | 'pft') => {
    const [row] = await clinic.gateways.asWorker((query) =>
      query<{ count: number }>(`SELECT count(*) AS count FROM ${table}`),
    );
    return row?.count;
  };

  beforeAll(async () => {
    clinic = await openTestClinic();
  });
  afterAll(() => clinic.close());

  it('checks every row and keeps nothing in a dry run', async () => {
    const run = await importText('patients', PATIENTS, [...asNurse(), '--dry-run']);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toContain('dry run, nothing was kept: 2 rows: 2 created, 0 unchanged, 0 refused\n');
    expect(await count('patient')).toBe(0);
  });

  it('brings patients and their tests in, in the name of the person who is given', async () => {
    const patients = await importText('patients', PATIENTS, asNurse());
    expect(patients).toMatchObject({ code: 0, stderr: '' });
    expect(patients.stdout).toMatch(/^2 rows: 2 created, 0 unchanged, 0 refused\nimport [0-9a-f-]{36}\n$/);
    expect(await importText('pfts', PFTS, asNurse())).toMatchObject({ code: 0 });
    const rows = await clinic.gateways.asWorker((query) =>
      query(`SELECT DISTINCT recorded_by AS "recordedBy", source FROM pft`),
    );
    expect(rows).toEqual([{ recordedBy: clinic.user.userId, source: 'import' }]);
  });

  it('changes nothing when the same file comes again, and needs no --as where only one person may', async () => {
    const run = await importText('pfts', PFTS);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toContain('2 rows: 0 created, 2 unchanged, 0 refused\n');
    expect(await count('pft')).toBe(2);
  });

  it('ends with 3 where rows were refused, names line and column and no value, and brings the others in', async () => {
    const run = await importText(
      'pfts',
      [
        PFT_HEADER,
        'CLI-1,2025-09-01,3.1,,,,,,,,,',
        'CLI-2,2025-09-01,2750,74.0,,,,,GLI Global 2022,A,pre,Lab',
        'NOBODY-7,2025-09-01,2751,,,,,,,,,',
        '',
      ].join('\n'),
      asNurse(),
    );
    expect(run).toMatchObject({ code: 3, stderr: '' });
    const lines = run.stdout.split('\n');
    expect(lines[0]).toMatch(/^line 2, fvc_ml: expected millilitres/);
    expect(lines[1]).toMatch(/^line 4, mrn: /);
    expect(lines[2]).toBe('3 rows: 1 created, 0 unchanged, 2 refused');
    expect(run.stdout).not.toMatch(/NOBODY-7|2751/);
    expect(await count('pft')).toBe(3);
  });

  it('ends with 1 where the file as a whole is refused, saying where', async () => {
    const run = await importText('pfts', 'mrn,tested_on,fvc_litres\nCLI-1,2025-03-01,3\n', asNurse());
    expect(run.code).toBe(1);
    expect(run.stdout).toMatch(/^line 1.*fvc_litres/);
    expect(run.stderr).toMatch(/^interstice: The file was refused/);
    expect(run.stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it('names the first 1000 places of a file that is wrong throughout, and counts the others', async () => {
    const rows = Array.from({ length: 1003 }, (_, row) => `NOBODY-${row},2025-09-01,3000,,,,,,,,,`);
    const run = await importText('pfts', [PFT_HEADER, ...rows, ''].join('\n'), asNurse());
    expect(run).toMatchObject({ code: 3, stderr: '' });
    const lines = run.stdout.split('\n');
    expect(lines[999]).toMatch(/^line 1001, mrn: /);
    expect(lines.slice(1000, 1002)).toEqual([
      'and 3 more',
      '1003 rows: 0 created, 0 unchanged, 1003 refused',
    ]);
  });

  it('ends with the same code when nobody reads what it prints', async () => {
    const refused = [PFT_HEADER, 'NOBODY-7,2025-09-01,2751,,,,,,,,,', ''].join('\n');
    expect(await importText('pfts', refused, asNurse(), { unread: true })).toEqual({
      code: 3,
      stdout: '',
      stderr: '',
    });
    expect(await importText('pfts', PFTS, asNurse(), { unread: true })).toMatchObject({ code: 0 });
  });

  it.each(['a file', 'standard input'])('reads %s no further than 64 MiB', async (where) => {
    // Sparse, and far more than could be held in memory: whoever reads on to its end does not come back.
    const path = join(await mkdtemp(join(tmpdir(), 'interstice-cli-')), 'endless.csv');
    const file = await open(path, 'w');
    await file.truncate(2 ** 40);
    await file.close();
    try {
      const env = {
        DATABASE_URL: clinic.database.urls.app,
        INTERSTICE_QUEUE_PREFIX: clinic.database.name,
      };
      const named = where === 'a file' ? path : '-';
      const input = where === 'a file' ? {} : { stdinFile: path };
      const run = await runCli(['import', 'pfts', named, ...asNurse()], { env, ...input });
      expect(run).toEqual({
        code: 1,
        stdout: '',
        stderr: 'interstice: A file may have at most 64 MiB. Please hand it in as several.\n',
      });
    } finally {
      await rm(dirname(path), { recursive: true });
    }
  });

  it.each([
    ['an account that there is not', ['--as', 'nobody@clinic.example'], 2, 'no open account'],
    [
      'a site where the person does not work',
      ['--site', 'Elsewhere'],
      2,
      'cannot be imported at "Elsewhere"',
    ],
  ])('refuses %s', async (_, more, code, expected) => {
    const run = await importText('pfts', PFTS, more);
    expect(run).toMatchObject({ code, stdout: '', stderr: expect.stringContaining(expected) });
  });

  it('asks who it is when several may, and knows who may not', async () => {
    await clinic.gateways.asUser(clinic.user, async (query) => {
      for (const [id, role] of [
        ['019a0000-0000-7000-8000-000000000001', 'physician'],
        ['019a0000-0000-7000-8000-000000000002', 'admin'],
      ]) {
        await query(
          `INSERT INTO "user" (id, email, display_name, password_hash) VALUES ($1, $2, $2, '$argon2id$none')`,
          [id, `${role}@clinic.example`],
        );
        await query(`INSERT INTO site_membership (user_id, site_id, role) VALUES ($1, $2, $3)`, [
          id,
          clinic.siteId,
          role,
        ]);
      }
    });
    expect(await importText('pfts', PFTS)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('say who with --as'),
    });
    expect(await importText('pfts', PFTS, ['--as', 'admin@clinic.example'])).toMatchObject({
      code: 1,
      stderr: 'interstice: The person has no role that may import such files.\n',
    });
  });
});
