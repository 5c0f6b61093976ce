// `npm run demo:reset`: throws the demo clinic away and makes it anew.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { takeLock } from './lock-file.mjs';
import { asCommand, dataDirectory, PlainError, requireNode } from './workspace.mjs';
import { setUp } from './setup.mjs';

async function main() {
  requireNode();
  if (process.env['INTERSTICE_DEMO'] === '0')
    throw new PlainError('INTERSTICE_DEMO=0: there is no demo clinic here.');
  if (process.env['DATABASE_URL']) {
    throw new PlainError(
      'DATABASE_URL is set. Only the embedded database is thrown away; drop and make one of your own yourself, ' +
        'then start with INTERSTICE_DEMO=1.',
    );
  }
  const lock = takeLock(join(dataDirectory(), 'start.lock'));
  if ('heldBy' in lock)
    throw new PlainError(`Interstice is running (process ${lock.heldBy}). Stop it first.`);
  try {
    await setUp();
    const { embeddedDatabase, migrate, openProductDatabase, seedDemo } =
      await import('./product-database.mjs');
    const database = await openProductDatabase(console.log);
    try {
      if (!database.cluster) throw new PlainError('There is no embedded database here.');
      await requireDemoOnly(database.urls.worker);
      await database.cluster.dropDatabase(embeddedDatabase);
      await database.cluster.createDatabase(embeddedDatabase);
      for (const file of [database.migratedFile, database.seededFile])
        if (file) rmSync(file, { force: true });
      await migrate(database, console.log);
      await seedDemo(database, console.log);
      console.log('The demo clinic is as new.');
    } finally {
      await database.stop();
    }
  } finally {
    lock.release();
  }
}

/**
 * The embedded database may serve a real clinic: that is never thrown away.
 * @param {string} workerUrl the role that sees every site
 */
async function requireDemoOnly(workerUrl) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: workerUrl });
  await client.connect();
  try {
    const { rows: tables } = await client.query("SELECT to_regclass('public.site') IS NOT NULL AS migrated");
    if (!tables[0].migrated) return;
    const { rows } = await client.query('SELECT name FROM site WHERE NOT is_demo ORDER BY name');
    if (rows.length === 0) return;
    const names = rows.map((row) => row.name).join(', ');
    throw new PlainError(
      `This database holds sites that are not demo sites (${names}). Nothing was changed.`,
    );
  } finally {
    await client.end();
  }
}

await asCommand(main);
