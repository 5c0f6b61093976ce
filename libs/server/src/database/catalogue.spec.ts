import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '@interstice/test-support';
import { readCatalogue } from './catalogue.spec-support.js';
import { projectRoot } from './prisma-command.js';
import { withRole } from './sample-rows.spec-support.js';

interface Described {
  readonly table: string;
  readonly column: string | undefined;
  readonly comment: string;
}
/** prisma/ is no package, so that it is loaded by its path. */
const { commentStatements, describedIn } = (await import(
  pathToFileURL(join(projectRoot(), 'prisma/comments.mjs')).href
)) as {
  readonly commentStatements: (described: readonly Described[]) => string[];
  readonly describedIn: (schema: string) => Described[];
};

const snapshotFile = join(projectRoot(), 'prisma/catalogue.snapshot.json');
const described = describedIn(readFileSync(join(projectRoot(), 'prisma/schema.prisma'), 'utf8'));

let testDatabase: TestDatabase;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
});
afterAll(async () => {
  await testDatabase.drop();
});

describe('the database that the migrations make', () => {
  it('is the one that prisma/catalogue.snapshot.json describes', async () => {
    const found = await withRole(testDatabase.urls.owner, readCatalogue);
    // eslint-disable-next-line no-restricted-properties -- a developer's switch, read nowhere but here
    if (process.env['UPDATE_SNAPSHOT'] === '1') {
      writeFileSync(snapshotFile, `${JSON.stringify(found, null, 2)}\n`);
    }
    expect(found).toEqual(JSON.parse(readFileSync(snapshotFile, 'utf8')));
  });

  it('carries the words of the schema on every table and column, and no others', async () => {
    const found = await withRole(testDatabase.urls.owner, async (client) => {
      const { rows } = await client.query<{ table: string; column: string | null; comment: string | null }>(
        `SELECT c.relname AS "table", a.attname AS "column", col_description(c.oid, a.attnum) AS comment
           FROM pg_class AS c
           JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
          WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
            AND c.relname <> '_prisma_migrations'
         UNION ALL
         SELECT relname, NULL, obj_description(oid, 'pg_class')
           FROM pg_class
          WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND relname <> '_prisma_migrations'`,
      );
      return rows.map(({ table, column, comment }) => ({
        table,
        column: column ?? undefined,
        comment: comment ?? '',
      }));
    });
    expect(commentStatements(found).sort()).toEqual(commentStatements(described).sort());
  });

  it('leaves no table and no column without a word on what it is', () => {
    const silent = described.filter(({ comment }) => comment === '');
    expect(silent).toEqual([]);
    expect(described.length).toBeGreaterThan(200);
  });
});
