import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestClinic, pftFact, type TestClinic } from '@interstice/test-support';
import pg from 'pg';
import { FixedClock } from '../clock.js';
import { Database } from '../database/database.js';
import { findOwedImports } from './find-owed-imports.js';
import {
  countOf,
  errorsOf,
  handIn,
  importFile,
  NOW,
  runOptions,
  silent,
} from './import-file.spec-support.js';
import { LEASE_SECONDS } from './import-lease.js';
import { readOutcome } from './import-progress.js';
import { runImport } from './run-import.js';

const HEADER = 'mrn,tested_on,fvc_ml,laboratory';

let clinic: TestClinic;
const patientIds: string[] = [];
const mrns = Array.from({ length: 12 }, (_, index) => `M-${index}`);

beforeAll(async () => {
  clinic = await openTestClinic();
  for (const mrn of mrns) patientIds.push(await clinic.register({ mrn }));
});
afterAll(() => clinic.close());

/** Rows of tests that no other file has, patient by patient in turn, each round a day earlier. */
function rowsOf(laboratory: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const day = new Date(Date.UTC(2026, 0, 5 - Math.floor(index / mrns.length))).toISOString().slice(0, 10);
    return `${mrns[index % mrns.length]},${day},${2000 + index},${laboratory} ${index}`;
  });
}
const stored = (laboratory: string) => countOf(clinic, 'pft', `laboratory LIKE '${laboratory} %'`);
const stand = async (importId: string) =>
  clinic.gateways.asUser(clinic.user, (query) => readOutcome(query, importId));
const at = (seconds: number) => new FixedClock(new Date(new Date(NOW).getTime() + seconds * 1000));

describe('at the same time', () => {
  it('eight files with the same rows and eight posts of the same results lose and double nothing', async () => {
    const rows = rowsOf('Same', 120);
    const ids = await Promise.all(
      Array.from({ length: 4 }, (_, index) =>
        handIn(clinic, 'pfts', [HEADER, ...(index % 2 === 0 ? rows : [...rows].reverse())]),
      ),
    );
    const connections = {
      app: { url: clinic.database.urls.app, applicationName: 'test-importer', max: 3 },
      worker: { url: clinic.database.urls.worker, applicationName: 'test-importer', max: 1 },
    };
    const others = ids.map(() => new Database(connections));
    const posted = patientIds.slice(0, 4).map((patientId, index) =>
      clinic.record(patientId, {
        kind: 'pft',
        values: {
          testedOn: '2026-01-05',
          fvcMl: 2000 + index,
          laboratory: `Same ${index}`,
          bronchodilator: 'unknown',
        },
      }),
    );
    const [outcomes, records] = await Promise.all([
      Promise.all(ids.map((id, index) => runImport(others[index] ?? clinic.gateways, id, runOptions))),
      Promise.all(posted),
    ]);
    await Promise.all(others.map((other) => other.close()));

    for (const outcome of outcomes)
      expect(outcome).toMatchObject({ status: 'completed', rowsDone: 120, failed: 0 });
    const created = outcomes.reduce((sum, outcome) => sum + outcome.created, 0);
    expect(created + records.filter(({ unchanged }) => !unchanged).length).toBe(120);
    expect(await stored('Same')).toBe(120);
    expect(await countOf(clinic, 'pft', `laboratory LIKE 'Same %' AND supersedes IS NULL`)).toBe(120);
  });

  it('two files with the same new patients register each once', async () => {
    const header = 'mrn,family_name,given_name,birth_date,sex,ctd';
    const rows = Array.from({ length: 60 }, (_, index) => `N-${index},Example,Ada,1961-05-04,female,ssc`);
    const [one, other] = [
      await handIn(clinic, 'patients', [header, ...rows]),
      await handIn(clinic, 'patients', [header, ...[...rows].reverse()]),
    ];
    const outcomes = await Promise.all([one, other].map((id) => runImport(clinic.gateways, id, runOptions)));
    expect(outcomes.map(({ created, unchanged }) => created + unchanged)).toEqual([60, 60]);
    expect(outcomes.reduce((sum, { created }) => sum + created, 0)).toBe(60);
    expect(await countOf(clinic, 'patient', `mrn LIKE 'N-%'`)).toBe(60);
    expect(
      await countOf(
        clinic,
        'person_fact',
        `kind = 'sex' AND patient_id IN (SELECT id FROM patient WHERE mrn LIKE 'N-%')`,
      ),
    ).toBe(60);
  });

  it('two processes that take up one import run it once', async () => {
    const importId = await handIn(clinic, 'pfts', [HEADER, ...rowsOf('Once', 30)]);
    const outcomes = await Promise.all([1, 2, 3].map(() => runImport(clinic.gateways, importId, runOptions)));
    expect(outcomes.some(({ status }) => status === 'completed')).toBe(true);
    expect(await stand(importId)).toMatchObject({ status: 'completed', rows: 30, created: 30, unchanged: 0 });
    expect(await stored('Once')).toBe(30);
  });
});

describe('an import that is interrupted', () => {
  /** Runs a file of 1200 rows until the first batch is written, then does something. */
  async function afterFirstBatch(
    laboratory: string,
    then: (importId: string) => Promise<void>,
    clock = at(0),
  ) {
    const importId = await handIn(clinic, 'pfts', [HEADER, ...rowsOf(laboratory, 1200)]);
    let interrupted: Promise<void> | undefined;
    const stop = new AbortController();
    const outcome = await runImport(clinic.gateways, importId, {
      clock,
      logger: silent,
      signal: stop.signal,
      onProgress: ({ rowsDone }) => {
        if (rowsDone === 500) {
          stop.abort();
          interrupted ??= then(importId);
        }
      },
    });
    await interrupted;
    return { importId, outcome };
  }

  it('to stop in good order ends after its batch, is owed at once and goes on where it was', async () => {
    const { importId, outcome } = await afterFirstBatch('Stopped', async () => undefined);
    expect(outcome).toMatchObject({ status: 'queued', rows: 1200, rowsDone: 500, created: 500 });
    const owed = await clinic.gateways.asWorker((query) => findOwedImports(query, new Date(NOW), 10));
    expect(owed).toEqual([importId]);
    expect(await runImport(clinic.gateways, importId, runOptions)).toMatchObject({
      status: 'completed',
      created: 1200,
      unchanged: 0,
    });
    expect(await stored('Stopped')).toBe(1200);
    expect(await countOf(clinic, 'import_part')).toBe(0);
  });

  it('is left to whoever holds it until the lease is over, then taken up by another', async () => {
    const importId = await handIn(clinic, 'pfts', [HEADER, ...rowsOf('Leased', 600)]);
    await clinic.write((query) =>
      query(
        `UPDATE import SET status = 'running', lease_token = uuidv7(), leased_until = $2, attempts = 1 WHERE id = $1`,
        [importId, at(LEASE_SECONDS).now()],
      ),
    );
    const early = { clock: at(LEASE_SECONDS - 1), logger: silent };
    expect(await runImport(clinic.gateways, importId, early)).toMatchObject({
      status: 'running',
      rowsDone: 0,
    });
    const owed = (seconds: number) =>
      clinic.gateways.asWorker((query) => findOwedImports(query, at(seconds).now(), 10));
    expect(await owed(LEASE_SECONDS - 1)).toEqual([]);
    expect(await owed(LEASE_SECONDS)).toEqual([importId]);
    const late = { clock: at(LEASE_SECONDS), logger: silent };
    expect(await runImport(clinic.gateways, importId, late)).toMatchObject({
      status: 'completed',
      created: 600,
    });
  });

  it('and has lost its lease writes nothing more, while the other process writes the rest once', async () => {
    const importId = await handIn(clinic, 'pfts', [HEADER, ...rowsOf('Fenced', 1200)]);
    let other: Promise<unknown> | undefined;
    const slow = await runImport(clinic.gateways, importId, {
      ...runOptions,
      onProgress: ({ rowsDone }) => {
        if (rowsDone !== 500) return;
        const clock = at(LEASE_SECONDS + 1);
        other ??= runImport(clinic.gateways, importId, { clock, logger: silent });
      },
    });
    await other;
    expect(['running', 'completed']).toContain(slow.status);
    expect(await stand(importId)).toMatchObject({
      status: 'completed',
      rowsDone: 1200,
      created: 1200,
      unchanged: 0,
      failed: 0,
    });
    expect(await stored('Fenced')).toBe(1200);
  });

  it('as a dry run tells on of what it had not told yet, and knows what it had seen', async () => {
    const rows = rowsOf('Dry', 700);
    const again = `${mrns[0]},2026-01-05,9000,Dry 0`;
    const importId = await handIn(
      clinic,
      'pfts',
      [HEADER, 'nobody,2026-01-05,2640,', ...rows, rows[0] ?? '', again],
      { dryRun: true },
    );
    const stop = new AbortController();
    const signal = stop.signal;
    const first = await runImport(clinic.gateways, importId, {
      ...runOptions,
      signal,
      onProgress: ({ rowsDone }) => void (rowsDone === 500 && stop.abort()),
    });
    expect(first).toMatchObject({ status: 'queued', rowsDone: 500, created: 499, failed: 1 });
    expect(await runImport(clinic.gateways, importId, runOptions)).toMatchObject({
      status: 'completed',
      rowsDone: 703,
      created: 700,
      unchanged: 1,
      failed: 2,
    });
    expect((await errorsOf(clinic, importId)).map((error) => error.split(':')[0])).toEqual(['2 mrn', '704']);
    expect(await stored('Dry')).toBe(0);
  });

  it('waits longer and longer while the database refuses it, and is given up in the end, with a code', async () => {
    const importId = await handIn(clinic, 'pfts', [HEADER, ...rowsOf('Refused', 3)]);
    await asOwner('REVOKE INSERT ON pft FROM interstice_app');
    let clock = new FixedClock(NOW);
    const statuses: string[] = [];
    try {
      for (let attempt = 0; attempt < 8; attempt += 1) {
        const outcome = await runImport(clinic.gateways, importId, { clock, logger: silent });
        statuses.push(`${outcome.status} ${outcome.errorCode}`);
        const again = await runImport(clinic.gateways, importId, { clock, logger: silent });
        expect(again).toEqual(outcome);
        clock = new FixedClock(new Date(clock.now().getTime() + 3_600_000));
      }
    } finally {
      await asOwner('GRANT INSERT ON pft TO interstice_app');
    }
    expect(statuses).toEqual([...Array<string>(7).fill('queued sql-42501'), 'failed sql-42501']);
    expect(await errorsOf(clinic, importId)).toEqual([
      expect.stringMatching(/^1: the import could not be carried out/),
    ]);
    expect(await stored('Refused')).toBe(0);
  });

  it('by a death in every attempt is given up as well', async () => {
    const importId = await handIn(clinic, 'pfts', [HEADER, ...rowsOf('Deadly', 3)]);
    await clinic.write((query) => query(`UPDATE import SET attempts = 8 WHERE id = $1`, [importId]));
    expect(await runImport(clinic.gateways, importId, runOptions)).toMatchObject({
      status: 'failed',
      errorCode: 'given-up',
      created: 0,
    });
  });
});

describe('a row that only the database refuses', () => {
  it('becomes an error of that row; those before and after it go in', async () => {
    await asOwner(`ALTER TABLE pft ADD CONSTRAINT pft_for_test_check CHECK (fvc_ml NOT IN (4321, 4322))`);
    const rows = rowsOf('Bisected', 100);
    rows[17] = `${mrns[0]},2026-01-05,4321,Bisected 17`;
    rows[64] = `${mrns[1]},2026-01-05,4322,Bisected 64`;
    const before = await clinic.load(patientIds[0] ?? '');
    const imported = await importFile(clinic, 'pfts', [HEADER, ...rows]);
    expect(imported).toMatchObject({ status: 'completed', created: 98, failed: 2 });
    expect(imported.errors).toEqual(
      [19, 66].map(
        (line) => `${line}: expected values that can be stored; the database refused this row (23514)`,
      ),
    );
    expect(await stored('Bisected')).toBe(98);
    const after = await clinic.load(patientIds[0] ?? '');
    // Nine of its own rows; the refused one comes on top of them.
    expect(after.record.pfts.length - before.record.pfts.length).toBe(9);
  });

  it('is nothing of the kind when a patient is held for a moment: the batch waits', async () => {
    const [held = ''] = patientIds;
    let release = () => {};
    const released = new Promise<void>((resolve) => (release = resolve));
    const holding = clinic.gateways.asUser(clinic.user, async (query) => {
      await query(`SELECT FROM patient_review_state WHERE patient_id = $1 FOR UPDATE`, [held]);
      await released;
    });
    const importing = importFile(clinic, 'pfts', [HEADER, ...rowsOf('Held', 24)]);
    setTimeout(release, 500);
    expect(await importing).toMatchObject({ status: 'completed', created: 24, failed: 0 });
    await holding;
    await clinic.record(held, pftFact('2026-01-06', 2640));
  });
});

async function asOwner(statement: string): Promise<void> {
  const owner = new pg.Client({ connectionString: clinic.database.urls.owner });
  await owner.connect();
  await owner.query(statement);
  await owner.end();
}
