import { QUEUE_NAMES, type QueueName } from '@interstice/contracts';
import { runMigrations } from 'bullmq';
import pg from 'pg';
import { runPrisma } from './prisma-command.js';

const QUEUE_SCHEMA = 'bullmq';

/** What the two application roles may do in the queue's own schema, now and after its next release. */
const QUEUE_GRANTS = `
  SELECT pg_advisory_xact_lock(hashtext('interstice_queue_grants'));
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
 * BullMQ makes a queue's counter when the first job comes, as whoever sends it. Our roles may create nothing, so the
 * counters are made here, under the names that BullMQ itself gives them.
 */
const queueCounter = (queue: QueueName) => `
  DO $$
  BEGIN
    SET LOCAL search_path = ${QUEUE_SCHEMA};
    EXECUTE format('CREATE SEQUENCE IF NOT EXISTS %I', job_id_seq_name('${queue}'));
  END
  $$;
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
  const { exitCode, output } = await runPrisma(['migrate', 'deploy'], migrateUrl);
  if (exitCode !== 0) throw new Error(`The database could not be migrated.\n${output}`);
  const client = new pg.Client({ connectionString: migrateUrl, application_name: 'interstice-migrate' });
  await client.connect();
  try {
    await runMigrations(client, QUEUE_SCHEMA);
    for (const queue of QUEUE_NAMES) await client.query(queueCounter(queue));
    await client.query(QUEUE_GRANTS);
  } finally {
    await client.end();
  }
}
