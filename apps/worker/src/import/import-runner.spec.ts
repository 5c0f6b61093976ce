import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLogger, FixedClock, Metrics, queueImport, resolveRuleSetSeq } from '@interstice/server';
import { eventually, openTestClinic, type TestClinic } from '@interstice/test-support';
import { ReviewService } from '../review/review.service.js';
import { SweepService } from '../sweep/sweep.service.js';
import { ImportRunner } from './import-runner.js';

const NOW = '2026-03-02T09:00:00Z';
const silent = createLogger({ logLevel: 'silent', name: 'test' });

describe('files that are owed', () => {
  let clinic: TestClinic;
  let patientId: string;
  const clock = new FixedClock(NOW);

  beforeAll(async () => {
    clinic = await openTestClinic();
    patientId = await clinic.register({ mrn: 'A' });
  });
  afterAll(() => clinic.close());

  const runner = () => new ImportRunner(clinic.gateways, clock, silent, new Metrics('test'));
  async function handIn(rows: readonly string[]): Promise<string> {
    const file = Buffer.from(['mrn,tested_on,fvc_ml,fvc_pct_pred', ...rows].join('\n'));
    const { importId } = await clinic.write((query) =>
      queueImport(
        query,
        { siteId: clinic.siteId, kind: 'pfts', fileName: 'pfts.csv', bytes: [file], dryRun: false },
        { userId: clinic.user.userId, requestId: 'test', source: 'import', now: clock.now() },
      ),
    );
    return importId;
  }
  const statusOf = async (importId: string) => {
    const [row] = await clinic.gateways.asWorker((query) =>
      query<{ status: string }>(`SELECT status FROM import WHERE id = $1`, [importId]),
    );
    return row?.status;
  };
  const behind = async () => {
    const [row] = await clinic.gateways.asWorker((query) =>
      query<{ behind: number }>(
        `SELECT record_revision - greatest(reviewed_revision, 0) AS behind FROM patient_review_state
          WHERE patient_id = $1`,
        [patientId],
      ),
    );
    return row?.behind;
  };

  it('are found by the sweep though no hint came, and their patients are reviewed at once', async () => {
    const ruleSetSeq = await clinic.gateways.asWorker((query) => resolveRuleSetSeq(query, clock.now()));
    const reviews = new ReviewService(clinic.gateways, silent, ruleSetSeq);
    const sweep = new SweepService(
      clinic.gateways,
      reviews,
      clock,
      silent,
      ruleSetSeq,
      new Metrics('test'),
      runner(),
    );
    await sweep.run();
    expect(await behind()).toBe(0);
    const importId = await handIn(['A,2025-09-01,3000,80', 'A,2026-02-27,2640,70.4']);
    expect(await behind()).toBe(0);

    await sweep.run();
    await eventually(async () => expect(await statusOf(importId)).toBe('completed'));
    await eventually(async () => {
      const alerts = await clinic.gateways.asWorker((query) =>
        query(`SELECT status FROM alert WHERE patient_id = $1`, [patientId]),
      );
      expect({ behind: await behind(), alerts }).toEqual({ behind: 0, alerts: [{ status: 'open' }] });
    });
  });

  it('are run one after the other, and one that is asked for twice is run once', async () => {
    const imports = runner();
    const rows = (fvc: number) =>
      Array.from(
        { length: 20 },
        (_, index) => `A,2025-0${(index % 9) + 1}-1${index > 8 ? 2 : 1},${fvc + index},`,
      );
    const [first, second] = [await handIn(rows(2000)), await handIn(rows(3000))];
    const order: string[] = [];
    await Promise.all([
      imports.run(first).then(async () => order.push(`first, second ${await statusOf(second)}`)),
      imports.run(second).then(() => order.push('second')),
      imports.run(first).then(() => order.push('first again')),
    ]);
    expect(order.at(-1)).toBe('second');
    expect(order).toHaveLength(3);
    expect([await statusOf(first), await statusOf(second)]).toEqual(['completed', 'completed']);
  });

  it('stay owed when the worker is asked to stop', async () => {
    const imports = runner();
    await imports.stop();
    const importId = await handIn(['A,2025-10-01,3100,81']);
    await imports.run(importId);
    expect(await statusOf(importId)).toBe('queued');
  });
});
