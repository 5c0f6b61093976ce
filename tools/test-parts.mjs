// The real parts that one run of the tests uses: a cluster, a migrated template, a Redis. All in one temporary folder.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureChromium } from './chromium.mjs';
import { startCluster } from './postgres.mjs';
import { endProcessOf, isAlive } from './process-liveness.mjs';
import { ensureRedisInstalled, startRedis } from './redis.mjs';
import { inRoot } from './workspace.mjs';

export const templateDatabase = 'interstice_template';
const prefix = 'interstice-test-';

/**
 * @typedef {object} TestParts
 * @property {Record<string, string>} environment for the tests
 * @property {boolean} redis
 * @property {() => Promise<void>} stop
 */

/**
 * @param {object} options
 * @param {boolean} options.useRedis
 * @param {boolean} options.useBrowser
 * @param {(line: string) => void} options.say
 * @returns {Promise<TestParts>}
 */
export async function startTestParts({ useRedis, useBrowser, say }) {
  removeAbandoned();
  const folder = join(tmpdir(), `${prefix}${process.pid}`);
  mkdirSync(folder, { mode: 0o755 });
  /** @type {(() => Promise<void>)[]} */
  const stops = [];
  const stop = async () => {
    for (const end of stops.splice(0).reverse()) await end();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const cluster = await startCluster({
      dataDir: join(folder, 'postgres'),
      durable: false,
      maxConnections: 200,
      say,
    });
    stops.push(cluster.stop);
    const template = await cluster.createDatabase(templateDatabase);
    const { migrateDatabase } = await import(inRoot('libs/server/dist/database/migrate-database.js'));
    await migrateDatabase(template.owner);

    const given = useRedis ? process.env['REDIS_URL'] : undefined;
    let redisUrl = given;
    if (!redisUrl && useRedis && (await ensureRedisInstalled(say))) {
      const redis = await startRedis(join(folder, 'redis'));
      writeFileSync(join(folder, 'redis.pid'), String(redis.pid));
      stops.push(redis.stop);
      redisUrl = redis.url;
    }
    const chromium = useBrowser ? await ensureChromium(say) : undefined;
    return {
      environment: {
        INTERSTICE_TEST_CLUSTER: JSON.stringify(cluster.connection),
        ...(redisUrl ? { INTERSTICE_TEST_REDIS_URL: redisUrl } : {}),
        ...(chromium ? { INTERSTICE_TEST_CHROMIUM: chromium } : {}),
      },
      redis: redisUrl !== undefined,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Ends what a killed run left behind. */
function removeAbandoned() {
  for (const name of readdirSync(tmpdir())) {
    const owner = Number(name.slice(prefix.length));
    if (!name.startsWith(prefix) || isAlive(owner)) continue;
    const folder = join(tmpdir(), name);
    endProcessOf(join(folder, 'postgres', 'data', 'postmaster.pid'), folder);
    endProcessOf(join(folder, 'redis.pid'), 'redis-server');
    try {
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // Another user's: it is theirs to remove.
    }
  }
}
