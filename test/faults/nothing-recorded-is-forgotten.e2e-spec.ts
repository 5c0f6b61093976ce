import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { JobProducer } from '@interstice/server';
import {
  describeWithRedis,
  eventually,
  openTestClinic,
  pftFact,
  startProduct,
  type Product,
  type ProductOptions,
  type TestClinic,
} from '@interstice/test-support';
import pg from 'pg';
import { RedisNamespace, startRedisGate } from './redis-gate.js';
import { signInNurse } from './signed-in-nurse.js';
import { alertsOf, lostAndDoubled, revisionsBehind } from './stored-answers.js';

const SECOND = { testedOn: '2026-02-27', fvcMl: 2640, fvcPctPred: 70.4 };
const ONE_ALERT = [{ status: 'open', opened: 1 }];
const AWAY = 'redis://127.0.0.1:9';

let clinic: TestClinic;
let products: Product[] = [];

const start = async (options: ProductOptions) => {
  const product = await startProduct({ database: clinic.database, now: '2026-03-02T09:00:00Z', ...options });
  products.push(product);
  return product;
};
const openClinic = async () => {
  clinic = await openTestClinic();
  products = [];
};
const closeClinic = async () => {
  await Promise.all(products.map((product) => product.stop()));
  await clinic.close();
};
/** A patient with one PFT; SECOND, 12 % lower, makes an alert. */
const enterPatient = async () => {
  const patientId = await clinic.register();
  await clinic.record(patientId, pftFact('2025-09-01', 3000, 80));
  return patientId;
};
const reviewed = (patientId: string) =>
  eventually(async () => expect(await revisionsBehind(clinic, patientId)).toBe(0));
const alerted = (patientId: string, withinMs?: number) =>
  eventually(async () => expect(await alertsOf(clinic, patientId)).toEqual(ONE_ALERT), withinMs);
/** What the sweep of a killed worker had claimed is left alone for 30 s: who killed it at that moment waits so long. */
const CLAIM_RUNS_OUT_MS = 45_000;

function killing(redisUrl: string | undefined): void {
  let front: Product | undefined;
  let back: Product | undefined;

  /** An API and a worker: those that run already, else new ones. */
  const up = async () => {
    [front, back] = await Promise.all([
      front?.api.isRunning === true ? front : start({ only: 'api', redisUrl }),
      back?.worker.isRunning === true ? back : start({ only: 'worker', redisUrl }),
    ]);
    return { url: front.url, api: front.api, worker: back.worker };
  };
  /** What the minute brings; the workers here are told to sweep once an hour, so that nothing else finds the patient. */
  const bringSweep = async () => {
    const { name: prefix, urls } = clinic.database;
    const producer = new JobProducer({ redisUrl, databaseUrl: urls.app, prefix, onError: () => undefined });
    await producer.enqueue('sweep', {});
    await producer.close();
  };

  beforeAll(openClinic);
  afterAll(closeClinic);

  it('kill -9 of the worker in a stream of results that must alert: each opens its alert, once', async () => {
    front = await start({ only: 'api', redisUrl });
    const sweeping = await start({ only: 'worker', redisUrl, sweepSeconds: 2 });
    const nurse = await signInNurse(front.url, clinic);
    const patientIds = await Promise.all(Array.from({ length: 36 }, enterPatient));
    const waiting = [...patientIds];
    const postUntil = async (left: number) => {
      for (let id = waiting.pop(); id !== undefined; id = waiting.length > left ? waiting.pop() : undefined)
        await nurse.post(`/patients/${id}/pfts`, SECOND);
    };
    const post = (left: number) => Promise.all(Array.from({ length: 4 }, () => postUntil(left)));
    await post(24);
    // One third is posted while it dies, and goes on being posted with none there; one third comes with the next worker.
    await Promise.all([post(12), sweeping.worker.crash()]);
    const [next] = await Promise.all([sweeping.startWorker(), post(0)]);
    expect(waiting).toEqual([]);

    const found = () => lostAndDoubled(clinic, patientIds);
    const once = { lost: 0, doubled: 0 };
    await eventually(async () => expect(await found()).toEqual(once), 30_000);
    // What the killed worker had begun may come again: two sweeps later nothing has come twice.
    for (let sweep = 0; sweep < 2; sweep += 1) {
      await bringSweep();
      const patientId = await enterPatient();
      await reviewed(patientId);
    }
    expect(await found()).toEqual(once);
    await next.crash();
  });

  it('kill -9 of everything: after a new start everything is there and reviewed, once', async () => {
    const { url, api, worker } = await up();
    const nurse = await signInNurse(url, clinic);
    const patientId = await enterPatient();
    await nurse.post(`/patients/${patientId}/pfts`, SECOND);
    await Promise.all([api.crash(), worker.crash()]);

    await up();
    await alerted(patientId, CLAIM_RUNS_OUT_MS);
    expect(await revisionsBehind(clinic, patientId)).toBe(0);
  });

  it('kill -9 of the API after the answer and before its hint: the next sweep opens the alert, once', async () => {
    // Nobody waits for a hint. With the queue away it is on its way for a second: long enough to be killed in between.
    const [hanging] = await Promise.all([start({ only: 'api', redisUrl: AWAY }), up()]);
    const nurse = await signInNurse(hanging.url, clinic);
    const patientId = await enterPatient();
    await nurse.post(`/patients/${patientId}/pfts`, SECOND);
    await hanging.api.crash();
    expect(hanging.api.output).not.toContain('review hints were lost');
    expect(await revisionsBehind(clinic, patientId)).toBeGreaterThan(0);
    expect(await alertsOf(clinic, patientId)).toEqual([]);

    await bringSweep();
    await alerted(patientId);
  });
}

describe('nothing recorded is forgotten, with the queue in PostgreSQL:', () => {
  killing(undefined);

  it('a queue that takes no hints delays the review until the sweep and fails no request', async () => {
    const product = await start({ sweepSeconds: 1 });
    const nurse = await signInNurse(product.url, clinic);
    const patientId = await enterPatient();
    await asOwner('REVOKE USAGE ON SCHEMA bullmq FROM interstice_app');
    try {
      await nurse.post(`/patients/${patientId}/pfts`, SECOND);
      await alerted(patientId);
      expect(product.api.output).toContain('review hints were lost');
    } finally {
      await asOwner('GRANT USAGE ON SCHEMA bullmq TO interstice_app');
    }
  });
});

describeWithRedis('nothing recorded is forgotten, with the queue in Redis:', (redisUrl) => {
  killing(redisUrl);
});

describeWithRedis('a Redis that cannot be relied on:', (redisUrl) => {
  let redis: RedisNamespace;

  beforeAll(openClinic);
  beforeAll(() => {
    redis = new RedisNamespace(redisUrl, clinic.database.name);
  });
  afterEach(() => redis.close());
  afterAll(closeClinic);

  it('away at the start, there later, then emptied: no request fails, everyone is reviewed, the schedule returns', async () => {
    const gate = await startRedisGate(redisUrl);
    const product = await start({ redisUrl: gate.url, sweepSeconds: 1 });
    const nurse = await signInNurse(product.url, clinic);
    const meanwhile = await enterPatient();
    await nurse.post(`/patients/${meanwhile}/pfts`, SECOND);
    await alerted(meanwhile);
    expect(await redis.keys()).toEqual([]);

    await gate.open();
    await eventually(async () => expect(await redis.schedules('sweep')).toBe(1), 15_000);

    await redis.empty();
    const later = await enterPatient();
    await reviewed(later);
    await eventually(async () => expect(await redis.schedules('sweep')).toBe(1), 15_000);

    await gate.shut();
    const atLast = await enterPatient();
    await reviewed(atLast);
    expect(await product.worker.stop()).toEqual({ code: 0, signal: null });
    expect(await product.api.stop()).toEqual({ code: 0, signal: null });
  });
});

async function asOwner(statement: string): Promise<void> {
  const owner = new pg.Client({ connectionString: clinic.database.urls.owner });
  await owner.connect();
  await owner.query(statement);
  await owner.end();
}
