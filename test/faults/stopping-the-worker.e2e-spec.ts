import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { JobProducer } from '@interstice/server';
import {
  describeWithRedis,
  eventually,
  openTestClinic,
  pftFact,
  startProduct,
  type Product,
  type ProductProcess,
  type TestClinic,
} from '@interstice/test-support';
import { freePort } from '../../tools/free-port.mjs';
import { isAlive } from '../../tools/process-liveness.mjs';
import { root } from '../../tools/workspace.mjs';
import { alertsOf, holdPatient, revisionsBehind, someoneWaits } from './stored-answers.js';

/** How long a sweep keeps what it has claimed from the sweeps of others (ADR 0019), and a little. */
const CLAIM_MS = 31_000;

function stoppingTheWorker(redisUrl: string | undefined): void {
  let clinic: TestClinic;
  let product: Product | undefined;
  let worker: ProductProcess | undefined;
  let producer: JobProducer;
  let patientId: string;

  /** The worker that runs already, else a new one. */
  const running = async (): Promise<ProductProcess> => {
    if (worker?.isRunning === true) return worker;
    if (product === undefined) {
      const database = clinic.database;
      product = await startProduct({ only: 'worker', database, now: '2026-03-02T09:00:00Z', redisUrl });
      worker = product.worker;
    } else worker = await product.startWorker();
    return worker;
  };

  /** A patient whose second test, 12 % lower, has just been recorded; the worker is in the middle of reviewing it. */
  const beginReview = async () => {
    await clinic.record(patientId, pftFact('2026-02-27', 2640, 70.4));
    const held = await holdPatient(clinic, patientId);
    await producer.enqueue('review-hint', { patientId });
    await eventually(async () => expect(await someoneWaits(clinic)).toBe(true), 2_500);
    return held;
  };

  beforeAll(async () => {
    clinic = await openTestClinic();
    producer = new JobProducer({
      redisUrl,
      databaseUrl: clinic.database.urls.app,
      prefix: clinic.database.name,
      onError: () => undefined,
    });
  });
  beforeEach(async () => {
    patientId = await clinic.register();
    await clinic.record(patientId, pftFact('2025-09-01', 3000, 80));
    await running();
    await producer.enqueue('review-hint', { patientId });
    await eventually(async () => expect(await revisionsBehind(clinic, patientId)).toBe(0));
  });
  afterAll(async () => {
    await producer.close();
    await product?.stop();
    await clinic.close();
  });

  it('with kill -9 in the middle of a job loses nothing: the next worker opens the alert, once', async () => {
    const first = await running();
    const held = await beginReview();
    await first.crash();
    await held.release();
    expect(await alertsOf(clinic, patientId)).toEqual([]);

    await running();
    const once = [{ status: 'open', opened: 1 }];
    const alerted = () => eventually(async () => expect(await alertsOf(clinic, patientId)).toEqual(once));
    await alerted().catch(async () => {
      // A sweep of the killed worker had claimed the patient: the next sweep after the claim has ended finds it.
      await new Promise((resolve) => setTimeout(resolve, CLAIM_MS));
      await producer.enqueue('sweep', {});
      await alerted();
    });
    // The job that the killed one held may come once more: it finds nothing owed.
    await producer.enqueue('review-hint', { patientId });
    await producer.enqueue('sweep', {});
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await alertsOf(clinic, patientId)).toEqual(once);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'with %s during a job, and again out of impatience, finishes the job and ends with 0',
    async (signal) => {
      const stopping = await running();
      const held = await beginReview();
      const stopped = stopping.stop(signal);
      process.kill(stopping.pid, signal);
      await new Promise((resolve) => setTimeout(resolve, 200));
      expect(stopping.isRunning).toBe(true);
      await held.release();

      expect(await stopped).toEqual({ code: 0, signal: null });
      expect(await revisionsBehind(clinic, patientId)).toBe(0);
      expect(await alertsOf(clinic, patientId)).toEqual([{ status: 'open', opened: 1 }]);
    },
  );
}

describe('stopping the worker, with its queue in PostgreSQL,', () => {
  stoppingTheWorker(undefined);
});

describeWithRedis('stopping the worker, with its queue in Redis,', (redisUrl) => {
  stoppingTheWorker(redisUrl);
});

describe('a worker whose parent was killed', () => {
  it('ends by itself: no orphan stays', async () => {
    const clinic = await openTestClinic();
    const metricsPort = await freePort();
    const program = join(root, 'apps', 'worker', 'dist', 'main.js');
    const parent = spawn(
      process.execPath,
      [
        '-e',
        `const child = require('node:child_process').fork(process.argv[1], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
         console.log(child.pid);`,
        program,
      ],
      {
        env: {
          PATH: process.env['PATH'] ?? '',
          WORKER_DATABASE_URL: clinic.database.urls.worker,
          DATABASE_URL: clinic.database.urls.app,
          METRICS_PORT: String(metricsPort),
          LOG_LEVEL: 'silent',
        },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const pid = await new Promise<number>((resolve) => {
      parent.stdout.once('data', (chunk: Buffer) => resolve(Number(chunk.toString())));
    });
    await eventually(async () => {
      expect((await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).ok).toBe(true);
    });
    expect(isAlive(pid)).toBe(true);

    parent.kill('SIGKILL');
    await eventually(() => expect(isAlive(pid)).toBe(false));
    await clinic.close();
  });
});
