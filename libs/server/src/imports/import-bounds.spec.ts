import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestClinic, type TestClinic } from '@interstice/test-support';
import {
  countOf,
  errorsOf,
  handIn,
  importFile,
  NOW,
  runOptions,
  silent,
} from './import-file.spec-support.js';
import { MOST_PROBLEMS_KEPT } from './import-progress.js';
import { runImport, type RunImportOptions } from './run-import.js';

describe('an import that takes a while', () => {
  let clinic: TestClinic;
  const visits = (count: number) => [
    'mrn,on,specialty',
    ...Array.from({ length: count }, (_, index) => `LONG,${dayNo(index)},joint`),
  ];
  const dayNo = (index: number) =>
    new Date(Date.parse('2019-01-01') + index * 86_400_000).toISOString().slice(0, 10);

  beforeAll(async () => {
    clinic = await openTestClinic();
    await clinic.register({ mrn: 'LONG' });
  });
  afterAll(() => clinic.close());

  /** Does something once the first rows are written. */
  function afterFirstRows(act: () => Promise<unknown>): Pick<RunImportOptions, 'onProgress'> & {
    readonly acted: () => Promise<unknown>;
  } {
    let acted: Promise<unknown> | undefined;
    return {
      onProgress: ({ rowsDone }) => {
        if (rowsDone > 0) acted ??= act();
      },
      acted: () => acted ?? Promise.reject(new Error('no row was written')),
    };
  }

  it('ends when the account of whoever handed it in is closed, and keeps what was written until then', async () => {
    const importId = await handIn(clinic, 'visits', visits(2200));
    const watch = afterFirstRows(() =>
      clinic.write((query) =>
        query(`UPDATE "user" SET disabled_at = $2 WHERE id = $1`, [clinic.user.userId, new Date(NOW)]),
      ),
    );
    const outcome = await runImport(clinic.gateways, importId, { ...runOptions, ...watch });
    await watch.acted();
    await clinic.write((query) =>
      query(`UPDATE "user" SET disabled_at = NULL WHERE id = $1`, [clinic.user.userId]),
    );
    expect(outcome).toMatchObject({ status: 'failed', errorCode: 'forbidden' });
    expect(outcome.rowsDone).toBeLessThan(2200);
    expect(await countOf(clinic, 'visit')).toBe(outcome.created);
  });

  it('begins to count its attempts anew when it has got on', async () => {
    const importId = await handIn(clinic, 'visits', visits(2200));
    await clinic.write((query) => query(`UPDATE import SET attempts = 7 WHERE id = $1`, [importId]));
    const watch = afterFirstRows(() => Promise.resolve());
    const outcome = await runImport(clinic.gateways, importId, {
      ...runOptions,
      onProgress: (progress) => {
        watch.onProgress?.(progress);
        if (progress.rowsDone > 0) throw new Error('whoever is told breaks down');
      },
    });
    expect(outcome).toMatchObject({ status: 'queued', errorCode: 'unexpected' });
    const later = new Date(Date.parse(NOW) + 3_600_000);
    expect(
      await runImport(clinic.gateways, importId, {
        clock: { ...runOptions.clock, now: () => later, today: () => runOptions.clock.today('UTC') },
        logger: silent,
      }),
    ).toMatchObject({ status: 'completed', rowsDone: 2200, failed: 0 });
  });

  it('lists the first ten thousand things that are wrong and counts every row', async () => {
    const rows = Array.from({ length: MOST_PROBLEMS_KEPT + 700 }, () => 'NOBODY,2026-02-01,joint');
    const { importId, failed } = await importFile(clinic, 'visits', ['mrn,on,specialty', ...rows]);
    expect(failed).toBe(MOST_PROBLEMS_KEPT + 700);
    const errors = await errorsOf(clinic, importId);
    expect(errors).toHaveLength(MOST_PROBLEMS_KEPT);
    expect(errors.at(-1)).toMatch(/counted and no longer listed/);
  });

  it('repeats of a header only what looks like the name of a column', async () => {
    const { errors } = await importFile(clinic, 'visits', [
      'on,Lovelace Ada 1961-05-04,speciality',
      'A,2026-02-01,joint',
    ]);
    expect(errors).toEqual([
      '1 column 2: expected no such column in visits',
      '1 speciality: expected no such column in visits',
      '1 mrn: expected this column',
      '1 specialty: expected this column',
    ]);
  });

  it('tells a header with very many columns once, not cell by cell', async () => {
    const { errors } = await importFile(clinic, 'visits', [`mrn,on,specialty${','.repeat(5000)}`]);
    expect(errors).toHaveLength(50);
  });
});
