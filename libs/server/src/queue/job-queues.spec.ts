import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  createTestDatabase,
  describeWithRedis,
  eventually,
  type TestDatabase,
} from '@interstice/test-support';
import pg from 'pg';
import { createLogger } from '../logging/logger.js';
import { Metrics } from '../metrics/metrics.js';
import { newId } from '../new-id.js';
import { enqueueReviewHints } from './enqueue-review-hints.js';
import { JobConsumer, JobProducer, type QueueOptions } from './job-queues.js';

const silent = createLogger({ logLevel: 'silent', name: 'test' });
const patientId = newId(new Date('2026-03-02T09:00:00Z'));

function behavesAsAQueue(options: () => QueueOptions): void {
  it('brings a hint to the consumer within a second, and a second hint for the same patient too', async () => {
    const producer = new JobProducer(options());
    const seen: unknown[] = [];
    const consumer = new JobConsumer(options(), 'review', 2, (job) => {
      seen.push(job);
      return Promise.resolve();
    });
    try {
      await producer.enqueue('review-hint', { patientId });
      await eventually(() => expect(seen).toEqual([{ name: 'review-hint', data: { patientId } }]), 1_000);
      await producer.enqueue('review-hint', { patientId });
      await eventually(() => expect(seen).toHaveLength(2), 1_000);
    } finally {
      await consumer.close();
      await producer.close();
    }
  });

  it('tries a failed hint again, and one that failed for good does not silence the next', async () => {
    const producer = new JobProducer(options());
    let tries = 0;
    const consumer = new JobConsumer(options(), 'review', 1, () => {
      tries += 1;
      return tries <= 3 ? Promise.reject(new Error('not yet')) : Promise.resolve();
    });
    try {
      await producer.enqueue('review-hint', { patientId });
      await eventually(() => expect(tries).toBe(3), 8_000);
      await producer.enqueue('review-hint', { patientId });
      await eventually(() => expect(tries).toBe(4), 5_000);
    } finally {
      await consumer.close();
      await producer.close();
    }
  });

  it('keeps one schedule for all processes that ask for it, and it comes due again and again', async () => {
    const producers = [new JobProducer(options()), new JobProducer(options())];
    for (const producer of producers) await producer.schedule('sweep', {}, 0.5);
    const sweeps: number[] = [];
    const consumer = new JobConsumer(options(), 'sweep', 1, async () => {
      sweeps.push(performance.now());
      // Asked for again, as by a further worker: nothing comes sooner, later or twice.
      await producers[1]?.schedule('sweep', {}, 0.5);
    });
    const asking = setInterval(() => void producers[0]?.schedule('sweep', {}, 0.5), 150);
    try {
      await eventually(() => expect(sweeps.length).toBeGreaterThanOrEqual(4), 6_000);
      expect(await producers[0]?.countSchedules('sweep')).toBe(1);
      // Two schedules would bring two sweeps in each half second.
      const [first = 0, , , fourth = 0] = sweeps;
      expect(fourth - first).toBeGreaterThan(900);
    } finally {
      clearInterval(asking);
      await consumer.close();
      await Promise.all(producers.map((producer) => producer.close()));
    }
  });

  it('waits on closing for the job that runs', async () => {
    const producer = new JobProducer(options());
    let finished = false;
    let started = false;
    const consumer = new JobConsumer(options(), 'review', 1, async () => {
      started = true;
      await new Promise((resolve) => setTimeout(resolve, 300));
      finished = true;
    });
    await producer.enqueue('review-hint', { patientId });
    await eventually(() => expect(started).toBe(true), 2_000);
    await consumer.close();
    expect(finished).toBe(true);
    await producer.close();
  });
}

describe('jobs in PostgreSQL', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  behavesAsAQueue(() => ({
    redisUrl: undefined,
    databaseUrl: database.urls.worker,
    onError: () => undefined,
  }));

  it('hold no more than eight connections over all queues of a worker, however busy', async () => {
    const options = { redisUrl: undefined, databaseUrl: database.urls.worker, onError: () => undefined };
    const observer = new pg.Client({ connectionString: database.urls.app });
    await observer.connect();
    const producer = new JobProducer(options);
    const api = new JobProducer({ ...options, databaseUrl: database.urls.app });
    let done = 0;
    const count = () => {
      done += 1;
      return Promise.resolve();
    };
    const consumers = [
      new JobConsumer(options, 'review', 4, count),
      new JobConsumer(options, 'sweep', 1, count),
      new JobConsumer(options, 'import', 1, count),
    ];
    await producer.schedule('sweep', {}, 3600);
    await Promise.all(Array.from({ length: 30 }, () => api.enqueue('review-hint', { patientId })));
    await api.enqueue('import', { importId: patientId });
    await eventually(() => expect(done).toBeGreaterThanOrEqual(31), 8_000);
    const { rows } = await observer.query<{ held: string }>(
      `SELECT count(*) AS held FROM pg_stat_activity
        WHERE datname = current_database() AND usename = 'interstice_worker'`,
    );
    expect(Number(rows[0]?.held)).toBeGreaterThan(0);
    expect(Number(rows[0]?.held)).toBeLessThanOrEqual(8);
    await observer.end();
    for (const consumer of consumers) await consumer.close();
    await api.close();
    await producer.close();
  });

  it('are put there by the API and taken by the worker, each in its own role', async () => {
    const onError = () => undefined;
    const producer = new JobProducer({ redisUrl: undefined, databaseUrl: database.urls.app, onError });
    const seen: unknown[] = [];
    const consumer = new JobConsumer(
      { redisUrl: undefined, databaseUrl: database.urls.worker, onError },
      'review',
      1,
      (job) => {
        seen.push(job.data);
        return Promise.resolve();
      },
    );
    await producer.enqueue('review-hint', { patientId });
    await eventually(() => expect(seen).toEqual([{ patientId }]), 2_000);
    await consumer.close();
    await producer.close();
  });
});

describeWithRedis('jobs in Redis', (redisUrl) => {
  const prefix = `test-${randomUUID()}`;
  behavesAsAQueue(() => ({ redisUrl, databaseUrl: '', prefix, onError: () => undefined }));
});

describe('hints that the queue does not take', () => {
  it.each([
    ['PostgreSQL', { redisUrl: undefined, databaseUrl: 'postgresql://nobody@127.0.0.1:9/none' }],
    ['Redis', { redisUrl: 'redis://127.0.0.1:9', databaseUrl: '' }],
  ])('are counted as lost, each, and never fail a request, with %s away', async (_, where) => {
    const producer = new JobProducer({ ...where, onError: () => undefined });
    const lost = new Metrics('test').counter('lost', 'lost');
    const started = performance.now();
    await enqueueReviewHints([patientId, patientId], { producer, logger: silent, lost });
    expect(performance.now() - started).toBeLessThan(1_500);
    expect((await lost.get()).values[0]?.value).toBe(2);
    await producer.close();
  });
});
