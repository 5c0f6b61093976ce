import { join } from 'node:path';
import { createTestDatabase, type TestDatabase } from './test-database.js';
import { ProductProcess } from './product-process.js';
import { freePort } from '../../tools/free-port.mjs';
import { root } from '../../tools/workspace.mjs';

export interface ProductOptions {
  /** A database to use, for instance again after a crash; a fresh clone of the template otherwise. */
  readonly database?: TestDatabase;
  /** Instant at which the clock of every process stands or starts, such as '2026-03-02T09:00:00Z'. */
  readonly now?: string;
  /** Redis for the queue; PostgreSQL otherwise. */
  readonly redisUrl?: string | undefined;
  /** Seconds between two sweeps; long by default so that a test sees what hints alone do. */
  readonly sweepSeconds?: number;
  /** Further variables for every process. */
  readonly env?: Readonly<Record<string, string>>;
  /** Leave out to start both. */
  readonly only?: 'api' | 'worker';
}

/** The built product as real processes on a database of its own. */
export interface Product {
  /** Where the API answers, such as http://127.0.0.1:40123 */
  readonly url: string;
  readonly database: TestDatabase;
  /** Throws when the product was started without it. */
  readonly api: ProductProcess;
  readonly worker: ProductProcess;
  /** Starts a further worker, or one in the place of a killed one. */
  readonly startWorker: () => Promise<ProductProcess>;
  /** Stops every process in good order and drops the database, unless it was given. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts the API and the worker from their builds and waits until both answer.
 * The caller awaits `stop()` in afterAll.
 */
export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  const database = options.database ?? (await createTestDatabase());
  const running: ProductProcess[] = [];
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;

  const shared: Record<string, string> = {
    PATH: process.env['PATH'] ?? '',
    TZ: 'UTC',
    LOG_LEVEL: 'info',
    HOST: '127.0.0.1',
    // Several products of one run share a Redis; none may take the hints of another.
    INTERSTICE_QUEUE_PREFIX: database.name,
    INTERSTICE_SWEEP_SECONDS: String(options.sweepSeconds ?? 3600),
    ...(options.now === undefined ? {} : { INTERSTICE_NOW: options.now }),
    ...(options.redisUrl === undefined ? {} : { REDIS_URL: options.redisUrl }),
    ...options.env,
  };
  const start = async (name: string, own: Record<string, string>, ready: (metricsPort: number) => string) => {
    const metricsPort = await freePort();
    const started = ProductProcess.start(name, join(root, 'apps', name, 'dist', 'main.js'), {
      ...shared,
      METRICS_PORT: String(metricsPort),
      ...own,
    });
    running.push(started);
    await started.untilAnswers(ready(metricsPort));
    return started;
  };
  const startApi = () =>
    start('api', { PORT: String(port), DATABASE_URL: database.urls.app }, () => `${url}/health/ready`);
  const startWorker = () =>
    start(
      'worker',
      { WORKER_DATABASE_URL: database.urls.worker, DATABASE_URL: database.urls.app },
      (at) => `http://127.0.0.1:${at}/metrics`,
    );

  const stop = async () => {
    await Promise.all(running.map((each) => each.stop()));
    if (!options.database) await database.drop();
  };
  try {
    const [api, worker] = await Promise.all([
      options.only === 'worker' ? undefined : startApi(),
      options.only === 'api' ? undefined : startWorker(),
    ]);
    return {
      url,
      database,
      get api() {
        return present(api, 'API');
      },
      get worker() {
        return present(worker, 'worker');
      },
      startWorker,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function present(started: ProductProcess | undefined, name: string): ProductProcess {
  if (!started) throw new Error(`This product was started without its ${name}`);
  return started;
}
