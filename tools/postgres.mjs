// The embedded PostgreSQL: made, started, adopted and stopped here, and nowhere else.
// Its superuser is used by this file only; the product knows the owner, the app and the worker.
import {
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { freePort } from './free-port.mjs';
import { findBinaries, hydrateSymlinks } from './postgres-binaries.mjs';
import { commandLine, isAlive } from './process-liveness.mjs';
import { lastLines, run, runOrFail } from './run-command.mjs';
import { giveTo, reachableBinaries, reachableHome, serviceAccount } from './service-account.mjs';
import { inRoot, PlainError } from './workspace.mjs';

/** @typedef {'owner' | 'app' | 'worker'} Role */
/** @typedef {Record<Role | 'superuser', string>} Passwords */
/** @typedef {{ host: string, port: number, passwords: Passwords }} Connection what another process needs */
/** @typedef {Record<Role, string>} Urls */

/**
 * @typedef {object} ClusterAccess
 * @property {string} host
 * @property {number} port
 * @property {string} superuserUrl
 * @property {Connection} connection plain data; give it to {@link attachCluster} in another process
 * @property {(database: string) => Urls} urls
 * @property {(database: string, options?: { template?: string }) => Promise<Urls>} createDatabase
 * @property {(database: string) => Promise<void>} dropDatabase ends the sessions that use it
 * @property {(database: string) => Promise<boolean>} hasDatabase
 */

/** @typedef {ClusterAccess & { home: string, adopted: boolean, pid: number, stop: () => Promise<void> }} Cluster */

const roles = /** @type {const} */ (['owner', 'app', 'worker']);
const host = '127.0.0.1';

/** A start from nothing inherits no locale, no PG* variable and no secret. */
const environment = { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/**
 * Starts the cluster kept in a folder, making it first when the folder is empty and
 * adopting the server that a killed parent left running.
 * @param {object} options
 * @param {string} options.dataDir folder of the cluster
 * @param {boolean} [options.durable] false gives up crash safety of the machine (not of the process), for tests
 * @param {number} [options.maxConnections]
 * @param {(line: string) => void} [options.say]
 * @returns {Promise<Cluster>}
 */
export async function startCluster({ dataDir, durable = true, maxConnections = 100, say = () => {} }) {
  hydrateSymlinks();
  const account = serviceAccount(join(dataDir, 'data'));
  const binaries = reachableBinaries(account, findBinaries(), say);
  const home = reachableHome(account, dataDir, say);
  const data = join(home, 'data');
  const log = join(home, 'log', 'postgres.log');
  const program = (/** @type {string} */ name) => join(binaries, 'bin', name);
  const as = { account, env: environment, cwd: home };

  if (!existsSync(join(data, 'PG_VERSION'))) await initialise({ home, data, program, as });
  /** @type {Passwords} */
  const passwords = JSON.parse(readFileSync(join(home, 'passwords.json'), 'utf8'));

  let running = await findRunning(data, passwords);
  const adopted = running !== undefined;
  for (let attempt = 1; !running; attempt++) {
    const port = await freePort();
    const settings = [
      `listen_addresses=${host}`,
      `port=${port}`,
      'unix_socket_directories=',
      'password_encryption=scram-sha-256',
      'timezone=UTC',
      `max_connections=${maxConnections}`,
      ...(durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']),
    ];
    const options = settings.map((setting) => `-c ${setting}`).join(' ');
    const start = ['start', '-w', '-t', '60', '-D', data, '-l', log, '-o', options];
    // pg_ctl puts the server in a session of its own: Ctrl-C on our terminal does not reach it.
    const { code, output } = await run(program('pg_ctl'), start, as);
    if (code === 0) running = await findRunning(data, passwords);
    else if (attempt === 5) {
      const tail = existsSync(log) ? lastLines(readFileSync(log, 'utf8'), 15) : '';
      throw new PlainError(`PostgreSQL did not start from ${data}.\n${lastLines(output, 5)}\n${tail}`);
    } else await new Promise((resolve) => setTimeout(resolve, 500 * attempt)); // Port taken, or an old server still ending.
  }

  const access = attachCluster({ host, port: running.port, passwords });
  await ensureRoles(access.superuserUrl, passwords);
  return {
    ...access,
    home,
    adopted,
    pid: running.pid,
    stop: async () => {
      await runOrFail(
        'Stopping PostgreSQL',
        program('pg_ctl'),
        ['stop', '-m', 'fast', '-w', '-t', '60', '-D', data],
        as,
      );
    },
  };
}

/**
 * The cluster of a folder while its server runs; starts and changes nothing.
 * @param {string} dataDir
 * @returns {Promise<ClusterAccess | undefined>}
 */
export async function findCluster(dataDir) {
  const home = reachableHome(serviceAccount(join(dataDir, 'data')), dataDir, () => {});
  const data = join(home, 'data');
  if (!existsSync(join(data, 'postmaster.pid'))) return undefined;
  /** @type {Passwords} */
  const passwords = JSON.parse(readFileSync(join(home, 'passwords.json'), 'utf8'));
  const running = await findRunning(data, passwords);
  return running && attachCluster({ host, port: running.port, passwords });
}

/**
 * The same cluster seen from another process.
 * @param {Connection} connection
 * @returns {ClusterAccess}
 */
export function attachCluster(connection) {
  const { port, passwords } = connection;
  const url = (/** @type {string} */ user, /** @type {string} */ password, /** @type {string} */ database) =>
    `postgresql://${user}:${password}@${connection.host}:${port}/${database}`;
  const superuserUrl = url('postgres', passwords.superuser, 'postgres');
  const urls = (/** @type {string} */ database) => ({
    owner: url('interstice_owner', passwords.owner, database),
    app: url('interstice_app', passwords.app, database),
    worker: url('interstice_worker', passwords.worker, database),
  });
  return {
    host: connection.host,
    port,
    superuserUrl,
    connection,
    urls,
    createDatabase: async (database, { template } = {}) => {
      const name = quoted(database);
      const from = template ? ` TEMPLATE ${quoted(template)}` : '';
      await query(superuserUrl, [
        `CREATE DATABASE ${name} OWNER interstice_owner${from}`,
        `REVOKE ALL ON DATABASE ${name} FROM PUBLIC`,
        `GRANT CONNECT ON DATABASE ${name} TO interstice_app, interstice_worker`,
      ]);
      return urls(database);
    },
    dropDatabase: async (database) => {
      await query(superuserUrl, [`DROP DATABASE IF EXISTS ${quoted(database)} WITH (FORCE)`]);
    },
    hasDatabase: async (database) => {
      const rows = await query(superuserUrl, ['SELECT datname FROM pg_database']);
      return rows.some((row) => row['datname'] === database);
    },
  };
}

/** @param {string} name */
function quoted(name) {
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(name)) throw new Error(`Not a database name: ${name}`);
  return `"${name}"`;
}

/**
 * @param {string} url
 * @param {string[]} statements
 * @returns {Promise<Record<string, unknown>[]>} rows of the last one
 */
async function query(url, statements) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on('error', () => {}); // The awaited call reports it.
  await client.connect();
  try {
    /** @type {Record<string, unknown>[]} */
    let rows = [];
    for (const statement of statements) rows = (await client.query(statement)).rows;
    return rows;
  } finally {
    await client.end();
  }
}

/**
 * @param {{ home: string, data: string, program: (name: string) => string,
 *   as: { account: import('./service-account.mjs').Account | undefined, env: NodeJS.ProcessEnv, cwd: string } }} place
 */
async function initialise({ home, data, program, as }) {
  const unfinished = `${data}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  for (const folder of [unfinished, join(home, 'log')]) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    giveTo(as.account, folder);
  }
  const secret = () => randomBytes(24).toString('base64url');
  const passwords = { superuser: secret(), owner: secret(), app: secret(), worker: secret() };
  const passwordFile = join(home, 'log', 'superuser-password');
  writeFileSync(passwordFile, `${passwords.superuser}\n`, { mode: 0o600 });
  giveTo(as.account, passwordFile);
  writeFileSync(join(home, 'passwords.json'), JSON.stringify(passwords), { mode: 0o600 });
  try {
    const how = [
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--no-instructions',
    ];
    const text = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    await runOrFail('Making the database', program('initdb'), ['-D', unfinished, ...how, ...text], as);
    renameSync(unfinished, data);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/**
 * The live server of a data folder. Waits for one that is starting or stopping; a stale pid file is removed.
 * @param {string} data
 * @param {Passwords} passwords
 * @returns {Promise<{ pid: number, port: number } | undefined>}
 */
async function findRunning(data, passwords) {
  const pidFile = join(data, 'postmaster.pid');
  const deadline = Date.now() + 60_000;
  while (existsSync(pidFile)) {
    const [pidLine, , , portLine] = readFileSync(pidFile, 'utf8').split('\n');
    const pid = Number(pidLine);
    const port = Number(portLine);
    if (!isAlive(pid) || !servesFolder(pid, data)) {
      rmSync(pidFile, { force: true });
      return undefined;
    }
    if (port > 0 && (await answers(attachCluster({ host, port, passwords }).superuserUrl)))
      return { pid, port };
    if (Date.now() > deadline) {
      throw new PlainError(
        `PostgreSQL runs from ${data} as process ${pid} but does not answer on port ${port}.`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return undefined;
}

/**
 * Whether a live process is the server of this folder, by whatever path it was started: two on one folder would ruin it.
 * Any other process has only been given the same id.
 * @param {number} pid
 * @param {string} data
 */
function servesFolder(pid, data) {
  if (process.platform !== 'linux') return commandLine(pid).includes(data);
  try {
    return realpathSync(`/proc/${pid}/cwd`) === realpathSync(data); // PostgreSQL works inside its data folder.
  } catch {
    return commandLine(pid).includes('postgres'); // Another user's: rather refuse than start a second one.
  }
}

/** @param {string} url */
async function answers(url) {
  try {
    await query(url, ['SELECT 1']);
    return true;
  } catch {
    return false; // Not yet, or no longer: the caller looks again until its deadline.
  }
}

/**
 * Makes the product's roles and gives them this cluster's passwords.
 * @param {string} superuserUrl
 * @param {Passwords} passwords
 */
async function ensureRoles(superuserUrl, passwords) {
  await query(superuserUrl, [
    readFileSync(inRoot('prisma', 'roles.sql'), 'utf8'),
    // base64url: nothing in it needs quoting
    ...roles.map((role) => `ALTER ROLE interstice_${role} WITH LOGIN PASSWORD '${passwords[role]}'`),
  ]);
}
