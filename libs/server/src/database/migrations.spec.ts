import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '@interstice/test-support';
import { migrateDatabase } from './migrate-database.js';
import { projectRoot, runPrisma } from './prisma-command.js';
import { askAs, idOf, insertOf, sampleClinic, sampleRows, withRole } from './sample-rows.spec-support.js';

// Prisma's command line takes seconds to start.
jest.setTimeout(60_000);

let testDatabase: TestDatabase;
let folder: string;

/** A project with just these migrations, one after the other. */
function projectWith(...migrations: readonly string[]): string {
  const root = projectRoot();
  for (const file of ['prisma.config.ts', 'prisma/schema.prisma', 'prisma/migrations/migration_lock.toml']) {
    cpSync(join(root, file), join(folder, file));
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const [index, migration] of migrations.entries()) {
    const name = join(folder, `prisma/migrations/2026010100000${index}_tried`);
    mkdirSync(name);
    writeFileSync(join(name, 'migration.sql'), migration);
  }
  return folder;
}

/** The text of the migration that did this. */
function readMigration(what: string): string {
  const migrations = join(projectRoot(), 'prisma/migrations');
  const name = readdirSync(migrations).find((folder) => folder.endsWith(what));
  return readFileSync(join(migrations, name ?? what, 'migration.sql'), 'utf8');
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'interstice-migrations-'));
});
afterEach(async () => {
  await testDatabase.drop();
  rmSync(folder, { recursive: true, force: true });
});

describe('the migrations', () => {
  it('make exactly the tables, columns and keys of schema.prisma', async () => {
    testDatabase = await createTestDatabase();
    const { exitCode, output } = await runPrisma(
      ['migrate', 'diff', '--from-config-datasource', '--to-schema', 'prisma/schema.prisma', '--exit-code'],
      testDatabase.urls.owner,
    );
    expect({ exitCode, output }).toEqual({
      exitCode: 0,
      output: expect.stringContaining('No difference detected'),
    });
  });

  it('stop at patients whose record numbers differ in capitals only, and tell them by their ids', async () => {
    testDatabase = await createTestDatabase();
    const { site, patient } = sampleRows(sampleClinic(1));
    const other = { ...patient, id: idOf(1, 4), mrn: 'mrn-1' };
    await withRole(testDatabase.urls.owner, async (client) => {
      await client.query('ALTER TABLE patient DROP COLUMN search_mrn');
      await client.query('CREATE UNIQUE INDEX patient_site_id_mrn_key ON patient(site_id, mrn)');
      for (const insert of [insertOf('site', { ...site }), insertOf('patient', { ...patient })]) {
        await client.query(insert.text, insert.values);
      }
      const migrate = () =>
        client.query(`BEGIN; ${readMigration('told_patients_apart_without_capitals')}; COMMIT;`);
      const second = insertOf('patient', other);
      await client.query(second.text, second.values);
      const { message } = await migrate().then(
        () => new Error('It went through.'),
        (error: unknown) => error as Error,
      );
      expect(message).toContain(`${idOf(1, 3)} and ${idOf(1, 4)}`);
      expect(message).not.toMatch(/mrn-1/i);
      await client.query('ROLLBACK');
      await client.query(`UPDATE patient SET mrn = 'MRN-2' WHERE id = $1`, [other.id]);
      await migrate();
      const { rows } = await client.query('SELECT mrn, search_mrn FROM patient ORDER BY id');
      expect(rows).toEqual([
        { mrn: 'MRN-1', search_mrn: 'mrn-1' },
        { mrn: 'MRN-2', search_mrn: 'mrn-2' },
      ]);
    });
  });

  it('can be asked for again and at once by several processes without harm', async () => {
    testDatabase = await createTestDatabase();
    const { owner } = testDatabase.urls;
    await Promise.all([migrateDatabase(owner), migrateDatabase(owner)]);
    const unfinished = await askAs(
      owner,
      'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NULL OR rolled_back_at IS NOT NULL',
    );
    expect(unfinished).toEqual([]);
  });

  it('may hold functions with semicolons, and one that fails half-way leaves nothing behind and says why', async () => {
    testDatabase = await createTestDatabase({ template: false });
    const root = projectWith(
      `
      CREATE TABLE tried (id int, seen int);
      CREATE FUNCTION count_up() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.seen := coalesce(NEW.seen, 0) + 1;
        RETURN NEW;
      END;
      $$;
      CREATE TRIGGER tried_count BEFORE INSERT ON tried FOR EACH ROW EXECUTE FUNCTION count_up();
      INSERT INTO tried (id) VALUES (1);
      `,
      `
      CREATE TABLE halfway (id int);
      INSERT INTO tried (id) VALUES (2);
      INSERT INTO halfway VALUES (1 / 0);
      CREATE TABLE never_reached (id int);
      `,
    );
    const { exitCode, output } = await runPrisma(['migrate', 'deploy'], testDatabase.urls.owner, root);
    expect(exitCode).not.toBe(0);
    expect(output).toContain('division by zero');
    expect(await askAs(testDatabase.urls.owner, 'SELECT id, seen FROM tried')).toEqual([{ id: 1, seen: 1 }]);
    const left = await askAs(
      testDatabase.urls.owner,
      `SELECT relname FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relname NOT LIKE '\\_prisma%'`,
    );
    expect(left).toEqual([{ relname: 'tried' }]);
  });
});
