// What a result costs over HTTP, and how long after it the alert can be read. Real API, real worker, real PostgreSQL that
// writes to disk (fsync on); client, servers and database share the machine.
import { freePort } from '../../tools/free-port.mjs';
import { startService } from '../../tools/service-process.mjs';
import { inRoot } from '../../tools/workspace.mjs';
import { percentiles, timed } from './figures.mjs';

const patients = 60;
const postsAtOne = 300;
const postsAtEight = 1200;
const alerts = 60;

/**
 * @param {string} backend shown with the figures
 * @param {import('../../tools/postgres.mjs').Urls} urls of a migrated, seeded database
 * @param {Record<string, string>} queue REDIS_URL, or nothing for PostgreSQL
 */
export async function benchPosting(backend, urls, queue) {
  const [port, apiMetrics, workerMetrics] = [await freePort(), await freePort(), await freePort()];
  const shared = { PATH: process.env['PATH'] ?? '', TZ: 'UTC', LOG_LEVEL: 'warn', ...queue };
  const services = [
    startService('api', inRoot('apps/api/dist/main.js'), {
      ...shared,
      PORT: String(port),
      METRICS_PORT: String(apiMetrics),
      DATABASE_URL: urls.app,
    }),
    startService('worker', inRoot('apps/worker/dist/main.js'), {
      ...shared,
      METRICS_PORT: String(workerMetrics),
      WORKER_DATABASE_URL: urls.worker,
      DATABASE_URL: urls.app,
    }),
  ];
  try {
    const nurse = await signIn(`http://127.0.0.1:${port}`, workerMetrics);
    console.log(`Posting PFTs, queue on ${backend}, fsync on, everything on one machine`);
    const ids = [];
    for (let number = 0; number < patients + alerts; number++)
      ids.push(await register(nurse, backend, number));
    await posts(nurse, ids.slice(0, patients), 1, 60); // Warm-up.
    await posts(nurse, ids.slice(0, patients), 1, postsAtOne);
    await posts(nurse, ids.slice(0, patients), 8, postsAtEight);
    await untilReviewed(nurse, ids.slice(0, patients));
    await untilAlert(nurse, ids.slice(patients));
  } finally {
    for (const service of services) await service.stop(10_000);
  }
}

/**
 * @typedef {(method: string, path: string, body?: unknown) => Promise<any>} Ask
 * @param {string} url
 * @param {number} workerMetrics
 * @returns {Promise<Ask>}
 */
async function signIn(url, workerMetrics) {
  for (const address of [`${url}/health/ready`, `http://127.0.0.1:${workerMetrics}/metrics`]) {
    const deadline = Date.now() + 60_000;
    while (
      !(await fetch(address).then(
        (answer) => answer.ok,
        () => false,
      ))
    ) {
      if (Date.now() > deadline) throw new Error(`${address} did not answer within a minute.`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  const json = { 'content-type': 'application/json' };
  const credentials = JSON.stringify({ email: 'nurse@demo.example', password: 'interstice-demo' });
  const answer = await fetch(`${url}/api/v1/auth/login`, {
    method: 'POST',
    headers: json,
    body: credentials,
  });
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  return async (method, path, body) => {
    const headers = body === undefined ? { cookie } : { cookie, ...json };
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers,
      body: JSON.stringify(body) ?? null,
    });
    if (!response.ok)
      throw new Error(`${method} ${path.replaceAll(/[0-9a-f-]{36}/g, ':id')}: ${response.status}`);
    return response.json();
  };
}

/**
 * @param {Ask} ask
 * @param {string} backend
 * @param {number} number
 */
async function register(ask, backend, number) {
  const patient = await ask('POST', '/patients', {
    mrn: `BENCH-${backend}-${number}`,
    familyName: `Bench ${number}`,
    givenName: 'Synthetic',
    birthDate: '1960-01-01',
    sex: 'female',
    ctd: 'ssc',
  });
  return patient.id;
}

let step = 0;
/** Another day and another value each time: the same result twice would not be stored. */
const nextPft = () => {
  step++;
  const day = new Date(Date.UTC(2022, 0, 1) + (step % 1400) * 86_400_000).toISOString().slice(0, 10);
  return { testedOn: day, fvcMl: 3000 + (step % 97), fvcPctPred: 80 + (step % 10) / 10 };
};

/**
 * @param {Ask} ask
 * @param {string[]} ids
 * @param {number} clients
 * @param {number} count
 */
async function posts(ask, ids, clients, count) {
  /** @type {number[]} */
  const took = [];
  const started = performance.now();
  let left = count;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (left-- > 0) {
        const id = ids[left % ids.length];
        took.push(await timed(() => ask('POST', `/patients/${id}/pfts`, nextPft())));
      }
    }),
  );
  const perSecond = (took.length / (performance.now() - started)) * 1000;
  if (count > 60)
    console.log(
      `  ${clients} client${clients > 1 ? 's' : ''}: ${percentiles(took)}, ${perSecond.toFixed(0)} PFTs/s`,
    );
}

/**
 * What was posted before must not stand in the way of what is measured next.
 * @param {Ask} ask
 * @param {string[]} ids
 */
async function untilReviewed(ask, ids) {
  const deadline = Date.now() + 60_000;
  for (const id of ids) {
    while ((await ask('GET', `/patients/${id}/alerts`)).review.stale) {
      if (Date.now() > deadline) throw new Error('reviews are still owed after a minute');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/**
 * From sending the second test to reading the open alert.
 * @param {Ask} ask
 * @param {string[]} ids
 */
async function untilAlert(ask, ids) {
  /** @type {number[]} */
  const took = [];
  for (const id of ids) {
    const today = Date.now();
    const day = (/** @type {number} */ ago) => new Date(today - ago * 86_400_000).toISOString().slice(0, 10);
    await ask('POST', `/patients/${id}/pfts`, { testedOn: day(200), fvcMl: 3000 });
    took.push(
      await timed(async () => {
        await ask('POST', `/patients/${id}/pfts`, { testedOn: day(2), fvcMl: 2640 });
        const deadline = Date.now() + 10_000;
        while ((await ask('GET', `/patients/${id}/alerts`)).items.length === 0) {
          if (Date.now() > deadline) throw new Error('no alert within 10 s');
        }
      }),
    );
  }
  console.log(`  second PFT sent to alert read: ${percentiles(took)} (${took.length} patients)\n`);
}
