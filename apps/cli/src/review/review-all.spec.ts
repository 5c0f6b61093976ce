import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestClinic, pftFact, startProduct, type TestClinic } from '@interstice/test-support';
import { runCli } from '../run-cli.spec-support.js';

describe('interstice review --all', () => {
  let clinic: TestClinic;

  const reviewAll = (args: readonly string[] = []) =>
    runCli(['review', '--all', ...args], {
      env: {
        WORKER_DATABASE_URL: clinic.database.urls.worker,
        INTERSTICE_QUEUE_PREFIX: clinic.database.name,
      },
    });
  const states = () =>
    clinic.gateways.asWorker((query) =>
      query<{ reviewedAt: Date | null; nextReviewOn: string | null; attempts: number }>(
        `SELECT reviewed_at AS "reviewedAt", next_review_on AS "nextReviewOn", attempts
           FROM patient_review_state ORDER BY patient_id`,
      ),
    );

  beforeAll(async () => {
    clinic = await openTestClinic();
    for (const fvc of [3000, 2600])
      await clinic.record(await clinic.register(), pftFact('2025-12-01', fvc, 80));
  });
  afterAll(() => clinic.close());

  it('says that nobody takes the reviews where no worker runs, and leaves them owed', async () => {
    const run = await reviewAll(['--patience', '1']);
    expect(run).toMatchObject({ code: 1, stdout: '' });
    expect(run.stderr).toContain('2 reviews asked for');
    expect(run.stderr).toContain('No worker took a review for 1 s; 0 of 2 are done.');
    expect((await states()).map(({ nextReviewOn }) => nextReviewOn)).toEqual(['1900-01-01', '1900-01-01']);
  });

  it('takes a failure for lasting only when it comes again or patience ends', async () => {
    const fails = async (attempts: number) => {
      for (let changed = 0; changed < 2;) {
        await pause(50);
        changed = await clinic.gateways.asWorker(async (query) => {
          const rows = await query(
            `UPDATE patient_review_state SET attempts = $1
              WHERE next_review_on = '1900-01-01' AND attempts = $1::int - 1 RETURNING patient_id`,
            [attempts],
          );
          return rows.length;
        });
      }
    };
    await clinic.gateways.asWorker((query) => query(`UPDATE patient_review_state SET attempts = 9`));
    const once = reviewAll(['--patience', '3']);
    await fails(1);
    const startedAt = performance.now();
    expect(await once).toMatchObject({
      code: 3,
      stdout: expect.stringMatching(/^0 patients reviewed\n2 records/),
    });
    expect(performance.now() - startedAt).toBeGreaterThan(2000);

    await clinic.gateways.asWorker((query) => query(`UPDATE patient_review_state SET attempts = 9`));
    const twice = reviewAll(['--patience', '600']);
    await fails(1);
    await fails(2);
    expect(await twice).toMatchObject({ code: 3, stdout: expect.stringContaining('2 records cannot') });
  });

  it('asks and does not wait when told so', async () => {
    expect(await reviewAll(['--no-wait'])).toEqual({ code: 0, stdout: '2 reviews asked for\n', stderr: '' });
  });

  it('knows its sites', async () => {
    expect(await reviewAll(['--site', 'Nowhere'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('There is no site "Nowhere" here. There is: "Test clinic'),
    });
  });

  it('follows the workers until every patient was reviewed anew', async () => {
    const product = await startProduct({ database: clinic.database, only: 'worker' });
    try {
      expect(await reviewAll()).toMatchObject({ code: 0, stdout: '2 patients reviewed\n' });
      const first = await states();
      expect(first.every(({ nextReviewOn }) => nextReviewOn !== '1900-01-01')).toBe(true);

      expect(await reviewAll(['--site', `Test clinic ${clinic.siteId}`])).toMatchObject({ code: 0 });
      const second = await states();
      expect(second.map(({ nextReviewOn }) => nextReviewOn)).toEqual(
        first.map(({ nextReviewOn }) => nextReviewOn),
      );
      second.forEach(({ reviewedAt }, index) => {
        expect(Number(reviewedAt)).toBeGreaterThan(Number(first[index]?.reviewedAt));
      });
    } finally {
      await product.stop();
    }
  });
});
