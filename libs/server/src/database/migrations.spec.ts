import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '@interstice/test-support';
import { migrateDatabase } from './migrate-database.js';
import { projectRoot, runPrisma } from './prisma-command.js';
import { askAs } from './sample-rows.spec-support.js';

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
