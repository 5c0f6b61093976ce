import { setTimeout as delay } from 'node:timers/promises';
import {
  JOB_PAYLOADS,
  QUEUE_OF_JOB,
  type JobName,
  type JobPayload,
  type QueueName,
} from '@interstice/contracts';
import { createPostgresBackend, Queue, Worker, type Job, type JobsOptions, type Processor } from 'bullmq';

/** Thrown by a handler for a job that can never be done, so that it is not tried again. */
export { UnrecoverableError } from 'bullmq';

/** Where jobs are kept: Redis where there is one, else BullMQ's own tables in the same PostgreSQL. */
export interface QueueOptions {
  readonly redisUrl: string | undefined;
  /** The role that the process works as. */
  readonly databaseUrl: string;
  /** Namespace on a shared Redis; one hash tag, so that Redis Cluster keeps the keys together. */
  readonly prefix?: string | undefined;
  /** Told of lost connections; BullMQ reconnects by itself. */
  readonly onError: (error: Error) => void;
}

/** Hints are free to lose, so nothing finished is kept; some failures are, for looking at. */
const JOB_OPTIONS: JobsOptions = {
  removeOnComplete: true,
  removeOnFail: { count: 1000 },
  attempts: 3,
  backoff: { type: 'fixed', delay: 500 },
};
const CONNECT_MS = 3_000;
const PRODUCE_MS = 1_000;
const RECONNECT_MS = 400;
const MOST_RECONNECT_MS = 5_000;
const REOPEN_MS = 1_000;
const CLOSE_MS = 2_000;

/**
 * The budget of connections to PostgreSQL over all queues of a process is 8. A consumer has one more, on which it is woken:
 * a worker consumes from three queues and puts into one, so it holds 3 + 2 + 2 + 1.
 */
const PRODUCER_CONNECTIONS = 1;
const CONSUMER_CONNECTIONS = { review: 2, sweep: 1, import: 1 } as const satisfies Record<QueueName, number>;

/** A producer or consumer that could not be reached in time. The work itself is not lost: the database knows it is owed. */
export class QueueUnavailableError extends Error {
  readonly code = 'queue-unavailable';

  constructor(job: string) {
    super(`The queue did not take ${job} in time.`);
    this.name = 'QueueUnavailableError';
  }
}

/** Puts jobs into queues. One connection for each queue that is used, opened at first use. */
export class JobProducer {
  readonly #queues = new Map<QueueName, Queue>();

  constructor(private readonly options: QueueOptions) {}

  /**
   * Puts one job into its queue. Carries no job id: a kept failed job with the same id would silence its own retry.
   *
   * @throws QueueUnavailableError when the queue does not answer within a second
   */
  async enqueue<Name extends JobName>(name: Name, payload: JobPayload<Name>): Promise<void> {
    const queue = this.#queue(QUEUE_OF_JOB[name]);
    await this.#inTime(name, queue.add(name, JOB_PAYLOADS[name].parse(payload)));
  }

  /**
   * Asks for a job every so many seconds, once for all processes that ask for it. Asking again changes nothing, unless
   * the queue has lost the entry.
   *
   * @throws QueueUnavailableError when the queue does not answer within a second
   */
  async schedule<Name extends JobName>(
    name: Name,
    payload: JobPayload<Name>,
    everySeconds: number,
  ): Promise<void> {
    const scheduled = this.#queue(QUEUE_OF_JOB[name]).upsertJobScheduler(
      name,
      { every: Math.round(everySeconds * 1000) },
      { name, data: JOB_PAYLOADS[name].parse(payload), opts: JOB_OPTIONS },
    );
    await this.#inTime(name, scheduled);
  }

  /** How many entries ask for jobs of a queue again and again. */
  async countSchedules(queue: QueueName): Promise<number> {
    return this.#queue(queue).getJobSchedulersCount();
  }

  /** Resolves when the queue answers; for readiness. */
  async ping(): Promise<void> {
    await this.#inTime('ping', this.#queue('review').getJobCounts('waiting'));
  }

  /** Never fails: a queue that cannot be told goodbye is gone already. */
  async close(): Promise<void> {
    const closed = await Promise.allSettled([...this.#queues.values()].map((queue) => queue.close()));
    for (const one of closed) if (one.status === 'rejected') this.options.onError(asError(one.reason));
  }

  #queue(name: QueueName): Queue {
    const known = this.#queues.get(name);
    if (known !== undefined) return known;
    const { redisUrl, onError } = this.options;
    const queue: Queue =
      redisUrl === undefined
        ? (new Queue(
            name,
            {
              connection: postgresConnection(this.options, PRODUCER_CONNECTIONS),
              defaultJobOptions: JOB_OPTIONS,
            },
            createPostgresBackend,
          ) as unknown as Queue)
        : new Queue(name, {
            // Whoever enqueues would rather be told at once than wait for Redis to come back.
            connection: {
              url: redisUrl,
              enableOfflineQueue: true,
              maxRetriesPerRequest: 1,
              connectTimeout: CONNECT_MS,
              retryStrategy: () => RECONNECT_MS,
            },
            prefix: redisPrefix(this.options),
            defaultJobOptions: JOB_OPTIONS,
          });
    queue.on('error', onError);
    this.#queues.set(name, queue);
    return queue;
  }

  async #inTime(what: string, work: Promise<unknown>): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    let late = false;
    const tooLate = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        late = true;
        reject(new QueueUnavailableError(what));
      }, PRODUCE_MS);
    });
    work.catch((error: unknown) => {
      if (late) this.options.onError(asError(error));
    });
    try {
      await Promise.race([work, tooLate]);
    } finally {
      clearTimeout(timer);
    }
  }
}

/**
 * Takes jobs from one queue until it is closed. Nobody has to wait for the queue: it is reached when it is there, at the
 * start as well as after it was away.
 */
export class JobConsumer {
  #worker: Worker | undefined;
  #running = 0;
  readonly #closed = new AbortController();
  readonly #opening: Promise<void>;

  /** @param handle - what to do with one job; it may throw UnrecoverableError for one that can never be done */
  constructor(
    private readonly options: QueueOptions,
    private readonly queue: QueueName,
    private readonly concurrency: number,
    private readonly handle: (job: { readonly name: string; readonly data: unknown }) => Promise<void>,
  ) {
    this.#opening = this.#open();
  }

  /** Waits for the jobs that run, however long; for a queue that does not answer only a moment. */
  async close(): Promise<void> {
    this.#closed.abort();
    const worker = this.#worker;
    if (worker !== undefined) {
      const closed = worker.close();
      while (!(await settlesWithin(closed, CLOSE_MS))) {
        if (this.#running > 0) continue;
        this.options.onError(new QueueUnavailableError('goodbye'));
        worker.disconnect().catch(this.options.onError);
        break;
      }
    }
    await settlesWithin(this.#opening, CLOSE_MS);
  }

  /** BullMQ reconnects by itself once it has been connected; on PostgreSQL a failed first attempt is its last. */
  async #open(): Promise<void> {
    while (!this.#closed.signal.aborted) {
      const worker = this.#createWorker();
      this.#worker = worker;
      try {
        await worker.waitUntilReady();
        return;
      } catch (error) {
        if (this.#closed.signal.aborted) return;
        this.options.onError(asError(error));
        await settlesWithin(worker.close(), CLOSE_MS);
        await delay(REOPEN_MS, undefined, { signal: this.#closed.signal }).catch(() => undefined);
      }
    }
  }

  #createWorker(): Worker {
    const { options, queue, concurrency } = this;
    const processor: Processor = async (job: Job) => {
      this.#running += 1;
      try {
        await this.handle({ name: job.name, data: job.data });
      } finally {
        this.#running -= 1;
      }
    };
    const worker: Worker =
      options.redisUrl === undefined
        ? (new Worker(
            queue,
            processor,
            { connection: postgresConnection(options, CONSUMER_CONNECTIONS[queue]), concurrency },
            createPostgresBackend,
          ) as unknown as Worker)
        : new Worker(queue, processor, {
            connection: {
              url: options.redisUrl,
              maxRetriesPerRequest: null,
              connectTimeout: CONNECT_MS,
              retryStrategy: (attempts) => Math.min(attempts * RECONNECT_MS, MOST_RECONNECT_MS),
            },
            prefix: redisPrefix(options),
            concurrency,
          });
    worker.on('error', options.onError);
    return worker;
  }
}

async function settlesWithin(work: Promise<unknown>, milliseconds: number): Promise<boolean> {
  const timer = new AbortController();
  const settled = work.then(
    () => true,
    () => true,
  );
  const late = delay(milliseconds, false, { signal: timer.signal }).catch(() => false);
  const answer = await Promise.race([settled, late]);
  timer.abort();
  return answer;
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new QueueUnavailableError('a call');
}

function postgresConnection(options: QueueOptions, max: number) {
  return {
    connectionString: options.databaseUrl,
    max,
    application_name: 'interstice-queue',
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: 15_000,
    keepAlive: true,
  };
}

function redisPrefix(options: QueueOptions): string {
  return `{${options.prefix ?? 'interstice'}}`;
}
