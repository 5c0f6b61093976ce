import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '@interstice/test-support';
import pg from 'pg';
import { Database } from './database.js';
import { sqlState } from './database-errors.js';
import {
  askAs,
  idOf,
  insertOf,
  sampleClinic,
  sampleRows,
  seedClinics,
  seedMerges,
  type SampleClinic,
  type SampleRow,
} from './sample-rows.spec-support.js';

const INSUFFICIENT_PRIVILEGE = '42501';

const ours = sampleClinic(1);
const theirs = sampleClinic(2);
const nobodyYet = sampleClinic(3);

let testDatabase: TestDatabase;
let database: Database;
/** Every table with a `site_id`, and the site itself: whatever the catalogue says, not a list of ours. */
let tables: string[];

const ask = (clinic: SampleClinic) => ({
  userId: clinic.userId,
  siteIds: [clinic.siteId],
  requestId: 'test',
});
const siteColumn = (table: string) => (table === 'site' ? 'id' : 'site_id');
const quoted = (name: string) => pg.escapeIdentifier(name);

function sampleOf(clinic: SampleClinic, table: string): SampleRow {
  const row = sampleRows(clinic)[table];
  if (!row) throw new Error(`Table ${table} has no sample row: add one to sample-rows.spec-support.ts.`);
  return row;
}

async function refusal(work: Promise<unknown>): Promise<string | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    return sqlState(error);
  }
}

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  await seedClinics(testDatabase.urls.owner, [ours, theirs]);
  await seedMerges(testDatabase.urls.owner, [ours, theirs]);
  database = new Database({
    app: { url: testDatabase.urls.app, applicationName: 'isolation', max: 2 },
    worker: { url: testDatabase.urls.worker, applicationName: 'isolation', max: 2 },
  });
  const rows = await database.asSystem((query) =>
    query<{ table: string }>(
      `SELECT c.relname AS "table" FROM pg_class AS c
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
          AND (c.relname = 'site' OR EXISTS (
            SELECT FROM pg_attribute AS a WHERE a.attrelid = c.oid AND a.attname = 'site_id' AND NOT a.attisdropped))
        ORDER BY c.relname`,
    ),
  );
  tables = rows.map(({ table }) => table);
});

afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

describe('the API at one site', () => {
  it('sees rows of its own site in every table, so that the tests below say something', async () => {
    expect(tables.length).toBeGreaterThanOrEqual(15);
    for (const table of tables) {
      const own = await database.asUser(ask(ours), (query) => query(`SELECT 1 FROM ${quoted(table)}`));
      expect({ table, seen: own.length > 0 }).toEqual({ table, seen: true });
    }
  });

  it('sees no row of another site in any table', async () => {
    for (const table of tables) {
      const foreign = await database.asUser(ask(ours), (query) =>
        query(`SELECT 1 FROM ${quoted(table)} WHERE ${siteColumn(table)} IS DISTINCT FROM $1`, [ours.siteId]),
      );
      expect({ table, rows: foreign.length }).toEqual({ table, rows: 0 });
    }
  });

  it('sees nothing at all where a transaction names no site', async () => {
    for (const table of tables) {
      const rows = await database.asSystem((query) => query(`SELECT 1 FROM ${quoted(table)}`));
      expect({ table, rows: rows.length }).toEqual({ table, rows: 0 });
    }
  });

  it('can insert no row for another site into any table', async () => {
    for (const table of tables) {
      // Rows that would be accepted for their own site: the third clinic exists but for this one table's row.
      const statement = insertOf(table, sampleOf(nobodyYet, table));
      const state = await refusal(
        database.asUser(ask(ours), (query) => query(statement.text, statement.values)),
      );
      expect({ table, state }).toEqual({ table, state: INSUFFICIENT_PRIVILEGE });
    }
  });

  it('can change no row of another site in any table', async () => {
    for (const table of tables) {
      const columns = await database.asSystem((query) =>
        query<{ name: string }>(
          `SELECT attname AS name FROM pg_attribute
            WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped
              AND has_column_privilege(attrelid, attnum, 'UPDATE')`,
          [`public.${quoted(table)}`],
        ),
      );
      for (const { name } of columns) {
        const changed = await database.asUser(ask(ours), (query) =>
          query(
            `UPDATE ${quoted(table)} SET ${quoted(name)} = ${quoted(name)} WHERE ${siteColumn(table)} = $1 RETURNING 1`,
            [theirs.siteId],
          ),
        );
        expect({ table, name, rows: changed.length }).toEqual({ table, name, rows: 0 });
      }
    }
  });

  it('can remove no row of another site from any table', async () => {
    for (const table of tables) {
      const state = await refusal(
        database.asUser(ask(ours), (query) =>
          query(`DELETE FROM ${quoted(table)} WHERE ${siteColumn(table)} = $1`, [theirs.siteId]),
        ),
      );
      const [left] = await askAs(
        testDatabase.urls.owner,
        `SELECT 1 FROM ${quoted(table)} WHERE ${siteColumn(table)} = $1`,
        [theirs.siteId],
      );
      expect({
        table,
        left: left !== undefined,
        refused: [undefined, INSUFFICIENT_PRIVILEGE].includes(state),
      }).toEqual({
        table,
        left: true,
        refused: true,
      });
    }
  });

  it('cannot hang a row on a patient of another site', async () => {
    const row = {
      ...sampleOf(ours, 'pft'),
      id: idOf(1, 90),
      lineage_id: idOf(1, 90),
      patient_id: theirs.patientId,
    };
    const statement = insertOf('pft', row);
    const state = await refusal(
      database.asUser(ask(ours), (query) => query(statement.text, statement.values)),
    );
    expect(state).toBe('23503');
  });

  it('cannot act on an alert of another site in the name of its own', async () => {
    const row = { ...sampleOf(theirs, 'alert_action'), id: idOf(1, 91), site_id: ours.siteId };
    const statement = insertOf('alert_action', row);
    const state = await refusal(
      database.asUser(ask(ours), (query) => query(statement.text, statement.values)),
    );
    expect(state).toBe('23503');
  });

  it('lets a person see their own memberships and sites before the request knows its sites', async () => {
    const context = { userId: ours.userId, siteIds: [], requestId: 'test' };
    const rows = await database.asUser(context, (query) =>
      query('SELECT s.name, m.role FROM site_membership AS m JOIN site AS s ON s.id = m.site_id'),
    );
    expect(rows).toEqual([{ name: 'Clinic 1', role: 'nurse' }]);
  });

  it('writes a sign-in to the trail without being able to read it back', async () => {
    const event = { ...sampleOf(ours, 'audit_event'), id: idOf(1, 92), site_id: null, patient_id: null };
    const statement = insertOf('audit_event', event);
    await database.asSystem((query) => query(statement.text, statement.values));
    const seen = await database.asUser(ask(ours), (query) =>
      query('SELECT 1 FROM audit_event WHERE site_id IS NULL'),
    );
    expect(seen).toEqual([]);
  });
});

describe('policies', () => {
  it('are on and forced on every table with a site', async () => {
    const unguarded = await database.asSystem((query) =>
      query(
        `SELECT relname FROM pg_class
          WHERE relnamespace = 'public'::regnamespace AND relname = ANY ($1)
            AND NOT (relrowsecurity AND relforcerowsecurity)`,
        [tables],
      ),
    );
    expect(unguarded).toEqual([]);
  });

  it('are worked out once for a query, not once for a row', async () => {
    const plan = await database.asUser(ask(ours), (query) =>
      query<{ 'QUERY PLAN': string }>('EXPLAIN SELECT 1 FROM due_item WHERE site_id = ANY ($1)', [
        [ours.siteId],
      ]),
    );
    expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toMatch(/InitPlan/);
  });

  it('let the worker see all sites', async () => {
    const rows = await database.asWorkerSnapshot((query) => query('SELECT DISTINCT site_id FROM patient'));
    expect(rows).toHaveLength(2);
  });
});
