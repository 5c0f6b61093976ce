// Brings the database of MIGRATE_DATABASE_URL up to this release; a step of a deployment (docker-compose.yml).
import { asCommand, inRoot, PlainError, requireNode } from './workspace.mjs';

await asCommand(async () => {
  requireNode();
  const url = process.env['MIGRATE_DATABASE_URL'];
  if (!url)
    throw new PlainError(
      'MIGRATE_DATABASE_URL is not set; it must be a postgresql:// address of interstice_owner.',
    );
  const { migrateDatabase } = await import(inRoot('libs/server/dist/database/migrate-database.js'));
  await migrateDatabase(url);
  console.log('The database is up to date.');
});
