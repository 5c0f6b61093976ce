import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  describeWithRedis,
  eventually,
  openTestClinic,
  startProduct,
  type Product,
  type ProductOptions,
  type TestClinic,
} from '@interstice/test-support';
import pg from 'pg';
import { EXAMPLE_PATIENT, signInNurse, type SignedInNurse } from './signed-in-nurse.js';
import { alertsOf, revisionsBehind } from './stored-answers.js';

const FIRST = { testedOn: '2025-09-01', fvcMl: 3000, fvcPctPred: 80 };
const SECOND = { testedOn: '2026-02-27', fvcMl: 2640, fvcPctPred: 70.4 };
const ONE_ALERT = [{ status: 'open', opened: 1 }];

let clinic: TestClinic;
let running: Product[] = [];

const start = async (options: ProductOptions) => {
  const product = await startProduct({ database: clinic.database, now: '2026-03-02T09:00:00Z', ...options });
  running.push(product);
  return product;
};
const enterPatient = async (nurse: SignedInNurse) => {
  const { id } = await nurse.post('/patients', { ...EXAMPLE_PATIENT, mrn: `F-${Date.now()}` });
  const patientId = String(id);
  await nurse.post(`/patients/${patientId}/pfts`, FIRST);
  return patientId;
};

beforeEach(async () => {
  clinic = await openTestClinic();
  running = [];
});
afterEach(async () => {
  for (const product of running) await product.stop();
  await clinic.close();
});

function killing(redisUrl: string | undefined): void {
  it('kill -9 of the worker before a result comes: the next worker finds it at its start', async () => {
    const product = await start({ redisUrl });
    const nurse = await signInNurse(product.url, clinic);
    const patientId = await enterPatient(nurse);
    await eventually(async () => expect(await revisionsBehind(clinic, patientId)).toBe(0));

    await product.worker.crash();
    await nurse.post(`/patients/${patientId}/pfts`, SECOND);
    expect(await alertsOf(clinic, patientId)).toEqual([]);

    await product.startWorker();
    await eventually(async () => expect(await alertsOf(clinic, patientId)).toEqual(ONE_ALERT));
  });

  it('kill -9 of the API as soon as it has answered 201: the alert opens all the same, once', async () => {
    const product = await start({ redisUrl, sweepSeconds: 1 });
    const nurse = await signInNurse(product.url, clinic);
    const patientId = await enterPatient(nurse);
    await nurse.post(`/patients/${patientId}/pfts`, SECOND);
    await product.api.crash();

    await eventually(async () => expect(await alertsOf(clinic, patientId)).toEqual(ONE_ALERT));
  });

  it('kill -9 of everything: after a new start everything is there and reviewed, once', async () => {
    const product = await start({ redisUrl });
    const nurse = await signInNurse(product.url, clinic);
    const patientId = await enterPatient(nurse);
    const posted = nurse.post(`/patients/${patientId}/pfts`, SECOND);
    await posted;
    await Promise.all([product.api.crash(), product.worker.crash()]);

    await start({ redisUrl });
    await eventually(async () => expect(await alertsOf(clinic, patientId)).toEqual(ONE_ALERT));
    expect(await revisionsBehind(clinic, patientId)).toBe(0);
  });
}

describe('nothing recorded is forgotten, with the queue in PostgreSQL:', () => {
  killing(undefined);

  it('a queue that takes no hints delays the review until the sweep and fails no request', async () => {
    const owner = new pg.Client({ connectionString: clinic.database.urls.owner });
    await owner.connect();
    await owner.query('REVOKE USAGE ON SCHEMA bullmq FROM interstice_app');
    await owner.end();
    const product = await start({ sweepSeconds: 1 });
    const patientId = await enterPatient(await signInNurse(product.url, clinic));
    await (await signInNurse(product.url, clinic)).post(`/patients/${patientId}/pfts`, SECOND);

    await eventually(async () => expect(await alertsOf(clinic, patientId)).toEqual(ONE_ALERT));
    expect(product.api.output).toContain('a review hint was lost');
  });

  it('a Redis that is away fails no request, and whoever sweeps finds what it was about', async () => {
    const front = await start({ only: 'api', redisUrl: 'redis://127.0.0.1:9' });
    await start({ only: 'worker', sweepSeconds: 1 });
    const nurse = await signInNurse(front.url, clinic);
    const patientId = await enterPatient(nurse);
    await nurse.post(`/patients/${patientId}/pfts`, SECOND);

    await eventually(async () => expect(await alertsOf(clinic, patientId)).toEqual(ONE_ALERT));
  });
});

describeWithRedis('nothing recorded is forgotten, with the queue in Redis:', (redisUrl) => {
  killing(redisUrl);
});
