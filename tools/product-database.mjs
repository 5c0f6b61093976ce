// The database that the product runs on: the embedded one, or the one that the environment names.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findCluster, startCluster } from './postgres.mjs';
import { runOrFail } from './run-command.mjs';
import { stampOf } from './stamp.mjs';
import { dataDirectory, inRoot, PlainError } from './workspace.mjs';

export const embeddedDatabase = 'interstice';

/**
 * @typedef {object} ProductDatabase
 * @property {import('./postgres.mjs').Urls} urls
 * @property {boolean} embedded
 * @property {string | undefined} migratedFile what the embedded database was last migrated to
 * @property {string | undefined} seededFile exists when the embedded database was looked at for demo data
 * @property {import('./postgres.mjs').Cluster | undefined} cluster
 * @property {() => Promise<void>} stop
 */

/**
 * @param {(line: string) => void} say
 * @returns {Promise<ProductDatabase>}
 */
export async function openProductDatabase(say) {
  const outside = outsideUrls();
  if (outside) {
    return {
      urls: outside,
      embedded: false,
      migratedFile: undefined,
      seededFile: undefined,
      cluster: undefined,
      stop: async () => {},
    };
  }
  const cluster = await startCluster({ dataDir: join(dataDirectory(), 'postgres'), say });
  if (cluster.adopted) say('The database was still running and is used as it is.');
  try {
    const exists = await cluster.hasDatabase(embeddedDatabase);
    const urls = exists ? cluster.urls(embeddedDatabase) : await cluster.createDatabase(embeddedDatabase);
    const migratedFile = join(cluster.home, 'migrated');
    const seededFile = join(cluster.home, 'seeded');
    if (!exists) for (const file of [migratedFile, seededFile]) rmSync(file, { force: true });
    return { urls, embedded: true, migratedFile, seededFile, cluster, stop: cluster.stop };
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}

/**
 * The embedded database of a product that runs.
 * @returns {Promise<import('./postgres.mjs').Urls | undefined>}
 */
export async function findEmbeddedDatabase() {
  const cluster = await findCluster(join(dataDirectory(), 'postgres'));
  if (!cluster || !(await cluster.hasDatabase(embeddedDatabase))) return undefined;
  return cluster.urls(embeddedDatabase);
}

/** @returns {import('./postgres.mjs').Urls | undefined} undefined when none of the three is set */
function outsideUrls() {
  const names = { owner: 'MIGRATE_DATABASE_URL', app: 'DATABASE_URL', worker: 'WORKER_DATABASE_URL' };
  const missing = Object.values(names).filter((name) => !process.env[name]);
  if (missing.length === 3) return undefined;
  if (missing.length > 0) {
    throw new PlainError(
      `${missing.join(' and ')} not set. A database of your own needs three addresses, one for each role: ` +
        'DATABASE_URL (interstice_app), WORKER_DATABASE_URL (interstice_worker) and MIGRATE_DATABASE_URL ' +
        '(interstice_owner). Make the roles with prisma/roles.sql. With none of the three set, the embedded ' +
        'PostgreSQL is used.',
    );
  }
  return {
    owner: process.env[names.owner] ?? '',
    app: process.env[names.app] ?? '',
    worker: process.env[names.worker] ?? '',
  };
}

/**
 * Migrates, unless this very database was migrated by the same migrations before.
 * @param {ProductDatabase} database
 * @param {(line: string) => void} say
 */
export async function migrate(database, say) {
  const migrator = inRoot('libs/server/dist/database/migrate-database.js');
  const stamp = stampOf([inRoot('prisma', 'migrations'), inRoot('package-lock.json'), migrator]);
  const { migratedFile } = database;
  if (migratedFile && existsSync(migratedFile) && readFileSync(migratedFile, 'utf8') === stamp) return;
  say('Migrating the database …');
  const { migrateDatabase } = await import(migrator);
  await migrateDatabase(database.urls.owner);
  if (migratedFile) writeFileSync(migratedFile, stamp);
}

const seedProgram = inRoot('apps/worker/dist/seed-demo.js');

/**
 * Fills an empty demo database. The program finishes what was begun, and does nothing where there is any other site.
 * @param {ProductDatabase} database
 * @param {(line: string) => void} say
 */
export async function seedDemo(database, say) {
  const { seededFile } = database;
  if (seededFile && existsSync(seededFile)) return;
  const started = Date.now();
  say('Making the demo clinic, four years of it …');
  await runOrFail('Making the demo clinic', process.execPath, [seedProgram], {
    env: {
      ...process.env,
      DATABASE_URL: database.urls.app,
      WORKER_DATABASE_URL: database.urls.worker,
      MIGRATE_DATABASE_URL: database.urls.owner,
      INTERSTICE_DEMO: '1',
      LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'warn',
    },
  });
  if (seededFile) writeFileSync(seededFile, '');
  const seconds = (Date.now() - started) / 1000;
  if (seconds > 3) say(`The demo clinic is ready (${seconds.toFixed(0)} s).`);
}

/**
 * Demo data exists on the embedded database, unless refused, and elsewhere only when asked for.
 * @param {boolean} embedded
 */
export function wantsDemo(embedded) {
  const asked = process.env['INTERSTICE_DEMO'];
  return embedded ? asked !== '0' : asked === '1';
}
