// `npm run bench`: figures with their setting, for reading, never for passing or failing.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { startCluster } from './postgres.mjs';
import { ensureRedisInstalled, startRedis } from './redis.mjs';
import { setUp } from './setup.mjs';
import { asCommand, inRoot, requireNode } from './workspace.mjs';

await asCommand(async () => {
  requireNode();
  await setUp({ say: console.log });
  const { benchImports } = await import(inRoot('test/bench/imports.mjs'));
  const { benchPosting } = await import(inRoot('test/bench/posting.mjs'));
  const { benchReviews } = await import(inRoot('test/bench/reviews.mjs'));
  const { migrate, seedDemo } = await import('./product-database.mjs');
  const gibibytes = Math.round(totalmem() / 2 ** 30);
  console.log(`\nNode.js ${process.version}, ${cpus().length} cores, ${gibibytes} GiB\n`);
  await benchReviews();

  const folder = mkdtempSync(join(tmpdir(), 'interstice-bench-'));
  chmodSync(folder, 0o755); // The account that PostgreSQL runs as has to pass through it.
  const cluster = await startCluster({ dataDir: join(folder, 'postgres'), say: console.log });
  const redis = (await ensureRedisInstalled(console.log))
    ? await startRedis(join(folder, 'redis'))
    : undefined;
  try {
    const withDemo = async (/** @type {string} */ name) => {
      const urls = await cluster.createDatabase(name);
      const database = { urls, embedded: false, migratedFile: undefined, seededFile: undefined };
      await migrate({ ...database, cluster, stop: cluster.stop }, () => {});
      await seedDemo({ ...database, cluster, stop: cluster.stop }, () => {});
      return urls;
    };
    await benchImports(await withDemo('bench_imports'));
    for (const [backend, queue] of [
      ['PostgreSQL', {}],
      ['Redis', redis && { REDIS_URL: redis.url }],
    ]) {
      if (!queue) {
        console.log('Redis is absent: its figures are left out.');
        continue;
      }
      const urls = await withDemo(`bench_${String(backend).toLowerCase()}`);
      await benchPosting(String(backend), urls, queue);
    }
  } finally {
    await redis?.stop();
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
