// `npm start`: set-up, database, migrations, demo clinic, API and worker. Ctrl-C ends all of it in good order.
import { join } from 'node:path';
import { freePort, portIsFree } from './free-port.mjs';
import { takeLock } from './lock-file.mjs';
import { asCommand, dataDirectory, inRoot, PlainError, requireNode } from './workspace.mjs';
import { setUp } from './setup.mjs';

const graceMs = 30_000;
const say = console.log;

async function main() {
  requireNode();
  const host = process.env['HOST'] || '127.0.0.1';
  const port = Number(process.env['PORT'] || 3000);
  const lock = takeLock(join(dataDirectory(), 'start.lock'));
  if ('heldBy' in lock) {
    throw new PlainError(
      `Interstice already runs on ${dataDirectory()} (process ${lock.heldBy}). ` +
        'Stop it first, or set INTERSTICE_DATA_DIR and PORT for another one.',
    );
  }
  try {
    if (!(await portIsFree(host, port))) {
      throw new PlainError(
        `Port ${port} of ${host} is in use. Set PORT to another, for example PORT=3001 npm start`,
      );
    }
    await setUp({ say });
    await serve(host, port);
  } finally {
    lock.release();
  }
}

/**
 * @param {string} host
 * @param {number} port
 */
async function serve(host, port) {
  const stopping = stopRequests();
  const { openProductDatabase, migrate, seedDemo, wantsDemo } = await import('./product-database.mjs');
  const { startService } = await import('./service-process.mjs');
  const database = await openProductDatabase(say);
  /** @type {import('./service-process.mjs').ServiceProcess[]} */
  const services = [];
  try {
    if (stopping.requested()) return;
    await migrate(database, say);
    const demo = wantsDemo(database.embedded);
    if (demo && !stopping.requested()) await seedDemo(database, say);
    if (stopping.requested()) return;

    const { DATABASE_URL, WORKER_DATABASE_URL, MIGRATE_DATABASE_URL, ...inherited } = process.env;
    const shared = {
      ...inherited,
      INTERSTICE_DEMO: demo ? '1' : '0',
      INTERSTICE_DATA_DIR: dataDirectory(),
      LOG_LEVEL: process.env['LOG_LEVEL'] || 'warn',
    };
    const metrics = await metricsPorts();
    const api = {
      HOST: host,
      PORT: String(port),
      METRICS_PORT: String(metrics.api),
      DATABASE_URL: database.urls.app,
    };
    const worker = {
      METRICS_PORT: String(metrics.worker),
      WORKER_DATABASE_URL: database.urls.worker,
      DATABASE_URL: database.urls.app,
    };
    services.push(startService('api', inRoot('apps/api/dist/main.js'), { ...shared, ...api }));
    services.push(startService('worker', inRoot('apps/worker/dist/main.js'), { ...shared, ...worker }));

    const deaths = services.map((service) => service.ended.then((how) => ({ name: service.name, how })));
    const address = `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${port}`;
    const first = await Promise.race([stopping.asked, ...deaths, untilReady(address, stopping.requested)]);
    if (first === 'ready') announce(address, demo);
    const last = first === 'ready' ? await Promise.race([stopping.asked, ...deaths]) : first;
    if (typeof last === 'object')
      throw new PlainError(`The ${last.name} ${last.how}; everything else was stopped.`);
  } finally {
    if (stopping.requested()) say('\nStopping: finishing what is running …');
    await Promise.all(services.map((service) => service.stop(stopping.impatient() ? 0 : graceMs)));
    await database.stop();
    if (stopping.requested()) say('Stopped.');
  }
}

/** Ctrl-C once stops in good order; again stops waiting for what is running. */
function stopRequests() {
  let count = 0;
  /** @type {(value: 'asked') => void} */
  let tell;
  /** @type {Promise<'asked'>} */
  const asked = new Promise((resolve) => (tell = resolve));
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      count++;
      tell('asked');
    });
  }
  return { asked, requested: () => count > 0, impatient: () => count > 1 };
}

/**
 * @param {string} address
 * @param {() => boolean} cancelled
 * @returns {Promise<'ready'>}
 */
async function untilReady(address, cancelled) {
  const deadline = Date.now() + 60_000;
  while (!cancelled()) {
    try {
      if ((await fetch(`${address}/health/ready`)).ok) return 'ready';
    } catch {
      // Nobody listens yet.
    }
    if (Date.now() > deadline)
      throw new PlainError(`${address}/health/ready did not answer within a minute.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return new Promise(() => {}); // The request to stop decides.
}

/** Two products on one machine must not fail over a port that nobody opens by hand. */
async function metricsPorts() {
  const wanted = Number(process.env['METRICS_PORT'] || 9464);
  const host = process.env['METRICS_HOST'] || '127.0.0.1';
  const choose = async (/** @type {number} */ port) => ((await portIsFree(host, port)) ? port : freePort());
  return { api: await choose(wanted), worker: await choose(wanted + 1) };
}

/**
 * @param {string} address
 * @param {boolean} demo
 */
function announce(address, demo) {
  say(`\nInterstice is running at ${address}   (interfaces: ${address}/api/docs)`);
  if (demo) {
    say('Demo clinic, synthetic patients only. Sign in with password "interstice-demo" as');
    for (const role of ['nurse', 'physician', 'coordinator', 'admin']) say(`  ${role}@demo.example`);
  }
  say('Ctrl-C stops it; the data stays.');
}

await asCommand(main);
