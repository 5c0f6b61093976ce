import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  createLogger,
  FixedClock,
  Metrics,
  queueImport,
  resolveRuleSetSeq,
  type Database,
} from '@interstice/server';
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

  it('that end while a sweep is tidying up, with all debts paid as it believes, are reviewed at once as well', async () => {
    const ruleSetSeq = await clinic.gateways.asWorker((query) => resolveRuleSetSeq(query, clock.now()));
    const imports = runner();
    const [tidying, mayTidy] = [openGate(), openGate()];
    const database: Pick<Database, 'asWorker'> = {
      asWorker: (work) =>
        clinic.gateways.asWorker((query) =>
          work(async (sql, values) => {
            if (sql.includes('DELETE FROM change')) {
              tidying.open();
              await mayTidy.opened;
            }
            return query(sql, values);
          }),
        ),
    };
    const reviews = new ReviewService(clinic.gateways, silent, ruleSetSeq);
    const sweep = new SweepService(
      database,
      reviews,
      clock,
      silent,
      ruleSetSeq,
      new Metrics('test'),
      imports,
    );
    const running = sweep.run();
    await tidying.opened;
    await imports.run(await handIn(['A,2025-12-01,3100,81']));
    expect(await behind()).toBe(1);
    mayTidy.open();
    await running;
    await eventually(async () => expect(await behind()).toBe(0));
    await sweep.stop();
  });

  /** Tests of as many days. */
  const days = (count: number, fvc: number) =>
    Array.from({ length: count }, (_, index) => {
      const day = new Date(Date.UTC(2010, 0, 1 + index)).toISOString().slice(0, 10);
      return `A,${day},${fvc},`;
    });

  it('take turns by batches, so that a short one does not wait for a long one; asked for twice, they run once', async () => {
    const imports = runner();
    const [long, short] = [await handIn(days(1600, 2000)), await handIn(['A,2025-10-02,3100,81'])];
    const order: string[] = [];
    await Promise.all([
      imports.run(long).then(() => order.push('long')),
      imports.run(short).then(async () => order.push(`short, long ${await statusOf(long)}`)),
      imports.run(long).then(() => order.push('long again')),
    ]);
    expect(order).toEqual(['short, long running', 'long', 'long again']);
    expect([await statusOf(long), await statusOf(short)]).toEqual(['completed', 'completed']);
  });

  it('are all run where more are handed in than may be open', async () => {
    const imports = runner();
    const files = [];
    for (let fvc = 0; fvc < 5; fvc += 1) files.push(await handIn([`A,2025-11-0${fvc + 1},3100,81`]));
    await Promise.all(files.map((importId) => imports.run(importId)));
    for (const importId of files) expect(await statusOf(importId)).toBe('completed');
  });

  it('stay owed when the worker is asked to stop', async () => {
    const imports = runner();
    await imports.stop();
    const importId = await handIn(['A,2025-10-01,3100,81']);
    await imports.run(importId);
    expect(await statusOf(importId)).toBe('queued');
  });
});

function openGate(): { readonly opened: Promise<void>; open(): void } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}
