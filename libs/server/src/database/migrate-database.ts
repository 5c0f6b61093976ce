import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runMigrations } from 'bullmq';
import pg from 'pg';

const QUEUE_SCHEMA = 'bullmq';

/** What the two application roles may do in the queue's own schema, now and after its next release. */
const QUEUE_GRANTS = `
  GRANT USAGE ON SCHEMA ${QUEUE_SCHEMA} TO interstice_app, interstice_worker;
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${QUEUE_SCHEMA} TO interstice_app, interstice_worker;
  GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA ${QUEUE_SCHEMA} TO interstice_app, interstice_worker;
  GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${QUEUE_SCHEMA} TO interstice_app, interstice_worker;
  ALTER DEFAULT PRIVILEGES IN SCHEMA ${QUEUE_SCHEMA}
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO interstice_app, interstice_worker;
  ALTER DEFAULT PRIVILEGES IN SCHEMA ${QUEUE_SCHEMA}
    GRANT USAGE, SELECT, UPDATE ON SEQUENCES TO interstice_app, interstice_worker;
  ALTER DEFAULT PRIVILEGES IN SCHEMA ${QUEUE_SCHEMA}
    GRANT EXECUTE ON FUNCTIONS TO interstice_app, interstice_worker;
`;

/**
 * Brings a database up to this release: our migrations, the queue's schema, and the grants on it.
 *
 * The roles of `prisma/roles.sql` must exist. Safe to run again and from several processes at once.
 *
 * @param migrateUrl - as interstice_owner, which owns the database
 * @throws with everything Prisma printed when a migration fails; that migration has then left nothing behind
 */
export async function migrateDatabase(migrateUrl: string): Promise<void> {
  await deployMigrations(projectRoot(), migrateUrl);
  const client = new pg.Client({ connectionString: migrateUrl, application_name: 'interstice-migrate' });
  await client.connect();
  try {
    await runMigrations(client, QUEUE_SCHEMA);
    await client.query(QUEUE_GRANTS);
  } finally {
    await client.end();
  }
}

/**
 * `prisma migrate deploy` on the WebAssembly engine, without anything of our own environment.
 *
 * @param root - folder that holds `prisma.config.ts`; tests give a copy with other migrations
 */
export async function deployMigrations(root: string, migrateUrl: string): Promise<string> {
  const engineHome = projectRoot();
  const child = spawn(
    process.execPath,
    [join(engineHome, 'node_modules/prisma/build/index.js'), 'migrate', 'deploy'],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        // The engine is a script with `#!/usr/bin/env node`: it must find the Node that runs us.
        PATH: `${dirname(process.execPath)}:/usr/local/bin:/usr/bin:/bin`,
        MIGRATE_DATABASE_URL: migrateUrl,
        PRISMA_SCHEMA_ENGINE_BINARY: join(engineHome, 'tools/schema-engine.mjs'),
        CHECKPOINT_DISABLE: '1',
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
        NO_COLOR: '1',
      },
    },
  );
  const printed: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => printed.push(chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => printed.push(chunk));
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const output = printed.join('');
  if (exitCode !== 0) {
    throw new Error(`The database could not be migrated.\n${output.replaceAll(migrateUrl, '<url>')}`);
  }
  return output;
}

/** The project's folder, found from this file whether it runs as source or compiled. */
export function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'prisma.config.ts'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('prisma.config.ts was not found above this file');
    folder = parent;
  }
  return folder;
}
