import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ImportReport } from '@interstice/contracts';
import {
  describeWithRedis,
  eventually,
  openTestClinic,
  startProduct,
  type Product,
  type TestClinic,
} from '@interstice/test-support';
import { holdPatient, revisionsBehind, someoneWaits } from './stored-answers.js';

const ROWS = 1500;
/** Rows of the first patient: two batches of 500. */
const FIRST = 1000;

function killingAnImport(redisUrl: string | undefined): void {
  let clinic: TestClinic;
  let product: Product;
  let patientIds: string[];
  let cookie: string;

  const ask = async (
    method: string,
    path: string,
    body?: string | FormData,
    headers: Record<string, string> = {},
  ) => {
    const init = { method, headers: { cookie, ...headers }, ...(body === undefined ? {} : { body }) };
    return fetch(`${product.url}/api/v1${path}`, init);
  };
  const report = async (id: string) => (await (await ask('GET', `/imports/${id}`)).json()) as ImportReport;
  const stored = async () => {
    const [row] = await clinic.gateways.asWorker((query) =>
      query<{ rows: number; results: number }>(
        `SELECT count(*) AS rows, count(DISTINCT (patient_id, fvc_ml)) AS results FROM pft`,
      ),
    );
    return row;
  };

  beforeAll(async () => {
    clinic = await openTestClinic();
    patientIds = [await clinic.register({ mrn: 'K-1' }), await clinic.register({ mrn: 'K-2' })];
    product = await startProduct({ database: clinic.database, now: '2026-03-02T09:00:00Z', redisUrl });
    cookie = '';
    const signIn = JSON.stringify(clinic.signIn);
    const answer = await ask('POST', '/auth/login', signIn, { 'content-type': 'application/json' });
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  });
  afterAll(async () => {
    await product.stop();
    await clinic.close();
  });

  it('kill -9 of the worker in the middle of a file: the next worker goes on, and every row is there once', async () => {
    const rows = Array.from(
      { length: ROWS },
      (_, index) => `${index < FIRST ? 'K-1' : 'K-2'},2026-01-05,${2000 + index},Lab ${index}`,
    );
    const form = new FormData();
    form.set('kind', 'pfts');
    form.set('file', new Blob([['mrn,tested_on,fvc_ml,laboratory', ...rows].join('\n')]), 'pfts.csv');
    // The third batch waits for the second patient, and there it dies.
    const held = await holdPatient(clinic, patientIds[1] ?? '');
    const { id } = (await (await ask('POST', '/imports', form)).json()) as { id: string };
    await eventually(async () => {
      expect(await report(id)).toMatchObject({ status: 'running', rows: ROWS, rowsDone: FIRST });
      expect(await someoneWaits(clinic)).toBe(true);
    });
    await product.worker.crash();
    await held.release();
    expect(await stored()).toEqual({ rows: FIRST, results: FIRST });

    // As if the minute were over for which the dead one had it.
    await clinic.write((query) => query(`UPDATE import SET leased_until = to_timestamp(0)`));
    await product.startWorker();
    await eventually(async () => expect((await report(id)).status).toBe('completed'), 20_000);
    expect(await report(id)).toMatchObject({
      rows: ROWS,
      rowsDone: ROWS,
      created: ROWS,
      unchanged: 0,
      failed: 0,
    });
    expect(await stored()).toEqual({ rows: ROWS, results: ROWS });
    for (const patientId of patientIds) {
      await eventually(async () => expect(await revisionsBehind(clinic, patientId)).toBe(0));
    }
  });
}

describe('an import outlives its worker, with the queue in PostgreSQL:', () => killingAnImport(undefined));

describeWithRedis('an import outlives its worker, with the queue in Redis:', (redisUrl) =>
  killingAnImport(redisUrl),
);
