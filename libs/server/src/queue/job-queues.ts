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

/** The budget of connections to PostgreSQL over all queues of a process is 8: see the numbers at each use. */
const PRODUCER_CONNECTIONS = 1;
const CONSUMER_CONNECTIONS = 2;

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

  /** Asks for a job every so many seconds, once for all processes that ask for it. */
  async schedule<Name extends JobName>(
    name: Name,
    payload: JobPayload<Name>,
    everySeconds: number,
  ): Promise<void> {
    await this.#queue(QUEUE_OF_JOB[name]).upsertJobScheduler(
      name,
      { every: Math.round(everySeconds * 1000) },
      { name, data: JOB_PAYLOADS[name].parse(payload), opts: JOB_OPTIONS },
    );
  }

  /** Resolves when the queue answers; for readiness. */
  async ping(): Promise<void> {
    await this.#inTime('ping', this.#queue('review').getJobCounts('waiting'));
  }

  async close(): Promise<void> {
    await Promise.all([...this.#queues.values()].map((queue) => queue.close()));
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
      if (late) this.options.onError(error instanceof Error ? error : new QueueUnavailableError(what));
    });
    try {
      await Promise.race([work, tooLate]);
    } finally {
      clearTimeout(timer);
    }
  }
}

/** Takes jobs from one queue until it is closed; closing waits for the jobs that run. */
export interface JobConsumer {
  close(): Promise<void>;
}

/**
 * Starts to take jobs from a queue.
 *
 * @param handle - what to do with one job; it may throw UnrecoverableError for one that can never be done
 */
export async function consumeJobs(
  options: QueueOptions,
  queue: QueueName,
  concurrency: number,
  handle: (job: { readonly name: string; readonly data: unknown }) => Promise<void>,
): Promise<JobConsumer> {
  const processor: Processor = (job: Job) => handle({ name: job.name, data: job.data });
  const worker: Worker =
    options.redisUrl === undefined
      ? (new Worker(
          queue,
          processor,
          { connection: postgresConnection(options, CONSUMER_CONNECTIONS), concurrency },
          createPostgresBackend,
        ) as unknown as Worker)
      : new Worker(queue, processor, {
          connection: { url: options.redisUrl, maxRetriesPerRequest: null, connectTimeout: CONNECT_MS },
          prefix: redisPrefix(options),
          concurrency,
        });
  worker.on('error', options.onError);
  await worker.waitUntilReady();
  return worker;
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
