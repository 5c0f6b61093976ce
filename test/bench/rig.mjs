// What the figures are measured on: a PostgreSQL that writes to disk (fsync on), a Redis where there is one, databases with
// one clinic and one nurse, and the real processes.
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { hashPassword } from '../../libs/server/dist/index.js';
import { freePort } from '../../tools/free-port.mjs';
import { startCluster } from '../../tools/postgres.mjs';
import { migrate } from '../../tools/product-database.mjs';
import { ensureRedisInstalled, startRedis } from '../../tools/redis.mjs';
import { startService } from '../../tools/service-process.mjs';
import { inRoot } from '../../tools/workspace.mjs';

/** @typedef {import('../../tools/postgres.mjs').Urls} Urls */
/** @typedef {{ name: string, env: Record<string, string> }} Backend where the queue is kept */
/** @typedef {{ database: (name: string) => Promise<Urls>, backends: Backend[] }} Rig */

const nurse = { email: 'nurse@demo.example', password: 'interstice-demo' };
const TEMPLATE = 'bench_template';

/**
 * @param {(rig: Rig) => Promise<void>} work
 * @param {(line: string) => void} say
 */
export async function withRig(work, say = console.log) {
  const folder = mkdtempSync(join(tmpdir(), 'interstice-bench-'));
  chmodSync(folder, 0o755); // The account that PostgreSQL runs as has to pass through it.
  const cluster = await startCluster({ dataDir: join(folder, 'postgres'), say });
  const redis = (await ensureRedisInstalled(say)) ? await startRedis(join(folder, 'redis')) : undefined;
  if (!redis) say('Redis is absent: its figures are left out.');
  try {
    const urls = await cluster.createDatabase(TEMPLATE);
    const database = { urls, embedded: false, migratedFile: undefined, seededFile: undefined };
    await migrate({ ...database, cluster, stop: cluster.stop }, () => {});
    await openClinic(urls);
    await work({
      database: (name) => cluster.createDatabase(name, { template: TEMPLATE }),
      backends: [
        { name: 'PostgreSQL', env: {} },
        ...(redis ? [{ name: 'Redis', env: { REDIS_URL: redis.url } }] : []),
      ],
    });
  } finally {
    await redis?.stop();
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {Urls} urls */
async function openClinic(urls) {
  const client = new pg.Client({ connectionString: urls.app });
  await client.connect();
  const { rows } = await client.query('SELECT uuidv7() AS site, uuidv7() AS person');
  const { site, person } = rows[0];
  const passwordHash = await hashPassword(nurse.password);
  await client.query(
    `BEGIN; SELECT set_config('interstice.site_ids', '${site}', true), set_config('interstice.user_id', '${person}', true)`,
  );
  await client.query(`INSERT INTO site (id, name, time_zone) VALUES ($1, 'Clinic', 'Europe/Berlin')`, [site]);
  await client.query(
    `INSERT INTO "user" (id, email, display_name, password_hash) VALUES ($1, $2, 'Nurse', $3)`,
    [person, nurse.email, passwordHash],
  );
  await client.query(`INSERT INTO site_membership (user_id, site_id, role) VALUES ($1, $2, 'nurse')`, [
    person,
    site,
  ]);
  await client.query('COMMIT');
  await client.end();
}

/**
 * The API on a database, with or without a worker.
 * @param {Urls} urls
 * @param {Backend} backend
 */
export async function startApi(urls, backend) {
  const port = await freePort();
  const service = startService('api', inRoot('apps/api/dist/main.js'), {
    ...(await environment(urls, backend)),
    PORT: String(port),
  });
  const url = `http://127.0.0.1:${port}`;
  await answering(`${url}/health/ready`);
  return { url, stop: () => service.stop(20_000) };
}

/**
 * A worker, which can be killed as by a power cut.
 * @param {Urls} urls
 * @param {Backend} backend
 * @param {Record<string, string>} env
 */
export async function startWorker(urls, backend, env = {}) {
  const variables = { ...(await environment(urls, backend)), WORKER_DATABASE_URL: urls.worker, ...env };
  const child = spawn(process.execPath, [inRoot('apps/worker/dist/main.js')], {
    env: variables,
    stdio: ['ignore', process.stderr, process.stderr, 'ipc'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  /** @param {NodeJS.Signals} signal */
  const end = async (signal) => {
    child.kill(signal);
    await ended;
  };
  await answering(`http://127.0.0.1:${variables.METRICS_PORT}/metrics`);
  return { kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}

/**
 * @param {Urls} urls
 * @param {Backend} backend
 */
async function environment(urls, backend) {
  return {
    PATH: process.env['PATH'] ?? '',
    TZ: 'UTC',
    LOG_LEVEL: 'error',
    DATABASE_URL: urls.app,
    METRICS_PORT: String(await freePort()),
    INTERSTICE_QUEUE_PREFIX: prefixOf(urls),
    ...backend.env,
  };
}

/**
 * Each database has its own part of a Redis.
 * @param {Urls} urls
 */
export function prefixOf(urls) {
  return new URL(urls.app).pathname.slice(1);
}

/** @param {string} address */
function answering(address) {
  return until(`${address} to answer`, () =>
    fetch(address).then(
      (answer) => answer.ok,
      () => false,
    ),
  );
}

/**
 * @param {string} what
 * @param {() => Promise<boolean>} ask
 * @param {number} seconds
 */
export async function until(what, ask, seconds = 60) {
  const deadline = Date.now() + seconds * 1000;
  while (!(await ask())) {
    if (Date.now() > deadline) throw new Error(`waited ${seconds} s in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/**
 * @typedef {(method: string, path: string, body?: unknown) => Promise<any>} Ask
 * @param {string} url
 * @returns {Promise<Ask>} as the nurse
 */
export async function signIn(url) {
  const json = { 'content-type': 'application/json' };
  const answer = await fetch(`${url}/api/v1/auth/login`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify(nurse),
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
 * @param {number} count
 * @returns {Promise<string[]>} ids
 */
export async function registerPatients(ask, count) {
  /** @type {string[]} */
  const ids = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      while (next < count) {
        const number = next++;
        const patient = await ask('POST', '/patients', {
          mrn: `BENCH-${number}-${ids.length}-${process.hrtime.bigint()}`,
          familyName: `Bench ${number}`,
          givenName: 'Synthetic',
          birthDate: '1960-01-01',
          sex: 'female',
          ctd: 'ssc',
        });
        ids.push(patient.id);
      }
    }),
  );
  return ids;
}

/** @param {number} ago days before today */
export function day(ago) {
  return new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
}
