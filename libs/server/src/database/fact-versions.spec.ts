import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '@interstice/test-support';
import pg from 'pg';
import { Database, type QueryFn } from './database.js';
import { sqlState, uniqueViolation } from './database-errors.js';
import {
  idOf,
  insertOf,
  sampleClinic,
  sampleRows,
  seedClinics,
  withRole,
  type SampleRow,
} from './sample-rows.spec-support.js';

const FACT_TABLES = ['person_fact', 'pft', 'hrct', 'symptom_report'];
const SETTABLE = ['superseded_at', 'withdrawn_at'];
const REFUSED = '23000';

const ours = sampleClinic(1);
const context = { userId: ours.userId, siteIds: [ours.siteId], requestId: 'test' };

let testDatabase: TestDatabase;
let database: Database;
let nextId = 500;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  await seedClinics(testDatabase.urls.owner, [ours]);
  database = new Database({ app: { url: testDatabase.urls.app, applicationName: 'facts', max: 4 } });
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

const insert = (query: QueryFn, table: string, row: SampleRow) => {
  const { text, values } = insertOf(table, row);
  return query(text, values);
};

/** A first version of its own lineage. */
async function recordNew(table: string): Promise<SampleRow & { id: string }> {
  const id = idOf(1, nextId++);
  const row = { ...sampleRows(ours)[table], id, lineage_id: id };
  await database.asUser(context, (query) => insert(query, table, row));
  return row;
}

/** Supersedes a version as the write path does: first its end, then its successor. */
function correct(
  table: string,
  earlier: SampleRow & { id: string },
  changes: SampleRow = {},
): Promise<unknown> {
  const row = {
    ...earlier,
    id: idOf(1, nextId++),
    supersedes: earlier.id,
    reason: 'typing error',
    ...changes,
  };
  return database.asUser(context, async (query) => {
    await query(`UPDATE ${table} SET superseded_at = now() WHERE id = $1 AND superseded_at IS NULL`, [
      earlier.id,
    ]);
    await insert(query, table, row);
  });
}

async function stateOf(work: Promise<unknown>): Promise<string | undefined> {
  return work.then(
    () => undefined,
    (error: unknown) => sqlState(error) ?? String(error),
  );
}

describe.each(FACT_TABLES)('a recorded %s', (table) => {
  it('can have no column edited but its two ends, whoever connects', async () => {
    const { id } = await recordNew(table);
    await withRole(testDatabase.urls.owner, async (client) => {
      const { rows: columns } = await client.query<{ name: string; type: string }>(
        `SELECT attname AS name, atttypid::regtype::text AS type FROM pg_attribute
          WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped`,
        [table],
      );
      const other: Record<string, string> = {
        uuid: `'${idOf(9, 9)}'`,
        date: `'2001-01-01'`,
        integer: '1234',
        boolean: 'true',
        jsonb: `'{"other": true}'`,
        'timestamp with time zone': `'2001-01-01'`,
        text: `'other'`,
      };
      for (const { name, type } of columns.filter((column) => !SETTABLE.includes(column.name))) {
        const edit = client.query(
          `UPDATE ${table} SET ${pg.escapeIdentifier(name)} = ${other[type]} WHERE id = $1`,
          [id],
        );
        expect({ name, state: await stateOf(edit) }).toEqual({ name, state: REFUSED });
      }
    });
  });

  it('is withdrawn once', async () => {
    const { id } = await recordNew(table);
    const withdraw = (day: string) =>
      database.asUser(context, (query) =>
        query(`UPDATE ${table} SET withdrawn_at = $2 WHERE id = $1`, [id, day]),
      );
    await withdraw('2026-03-02');
    expect(await stateOf(withdraw('2026-03-03'))).toBe(REFUSED);
  });

  it('is never removed, not even by the owner', async () => {
    await recordNew(table);
    await withRole(testDatabase.urls.owner, async (client) => {
      expect(await stateOf(client.query(`DELETE FROM ${table}`))).toBe('23001');
      expect(await stateOf(client.query(`TRUNCATE ${table} CASCADE`))).toBe('23001');
    });
  });

  it('is corrected by a later version of the same lineage', async () => {
    const first = await recordNew(table);
    expect(await stateOf(correct(table, first))).toBeUndefined();
    const heads = await database.asUser(context, (query) =>
      query(`SELECT supersedes FROM ${table} WHERE lineage_id = $1 AND superseded_at IS NULL`, [first.id]),
    );
    expect(heads).toEqual([{ supersedes: first.id }]);
  });

  it('refuses the second of two corrections of the same version', async () => {
    const first = await recordNew(table);
    await correct(table, first);
    const second = await correct(table, first).then(
      () => undefined,
      (error: unknown) => uniqueViolation(error),
    );
    expect(second?.constraint).toMatch(/_supersedes_key$|_one_head_idx$/);
  });

  it('lets one of two simultaneous corrections through', async () => {
    const first = await recordNew(table);
    const states = await Promise.all([1, 2, 3].map(() => stateOf(correct(table, first))));
    expect(states.filter((state) => state === undefined)).toHaveLength(1);
  });

  it('cannot be corrected into another lineage', async () => {
    const first = await recordNew(table);
    const other = await recordNew(table);
    expect(await stateOf(correct(table, first, { lineage_id: other.id }))).toBe(REFUSED);
  });

  it('has one head: a successor needs the earlier version to be ended', async () => {
    const first = await recordNew(table);
    const row = { ...first, id: idOf(1, nextId++), supersedes: first.id, reason: 'typing error' };
    const state = await stateOf(database.asUser(context, (query) => insert(query, table, row)));
    expect(state).toBe(REFUSED);
  });

  it('starts its lineage with its own id', async () => {
    const id = idOf(1, nextId++);
    const row = { ...sampleRows(ours)[table], id, lineage_id: idOf(1, nextId++) };
    expect(await stateOf(database.asUser(context, (query) => insert(query, table, row)))).toBe('23514');
  });
});

describe('a PFT', () => {
  const refused: readonly [string, SampleRow][] = [
    ['without any measure', { fvc_ml: null }],
    ['with a negative volume', { fvc_ml: -1 }],
    ['with a DLCO without its unit', { dlco_thousandths: 5600 }],
    ['with an unknown unit', { dlco_thousandths: 5600, dlco_unit: 'mL' }],
    ['with an unknown quality grade', { quality_grade: 'Z' }],
  ];
  it.each(refused)('%s is not stored', async (_what, changes) => {
    const id = idOf(1, nextId++);
    const row = { ...sampleRows(ours)['pft'], id, lineage_id: id, ...changes };
    expect(await stateOf(database.asUser(context, (query) => insert(query, 'pft', row)))).toBe('23514');
  });

  it('that could not be done is stored without a measure', async () => {
    const id = idOf(1, nextId++);
    const row = { ...sampleRows(ours)['pft'], id, lineage_id: id, fvc_ml: null, not_done: 'unable' };
    expect(await stateOf(database.asUser(context, (query) => insert(query, 'pft', row)))).toBeUndefined();
  });
});

describe('what was decided and done', () => {
  it.each(['review', 'alert_action', 'audit_event', 'due_item', 'alert', 'patient'])(
    'no row of %s is ever removed',
    async (table) => {
      await withRole(testDatabase.urls.owner, async (client) => {
        expect(await stateOf(client.query(`DELETE FROM ${table}`))).toBe('23001');
      });
    },
  );

  it('an audit event changes once, when it is sealed', async () => {
    await withRole(testDatabase.urls.owner, async (client) => {
      expect(await stateOf(client.query(`UPDATE audit_event SET canonical = 'other'`))).toBe(REFUSED);
      expect(await stateOf(client.query('UPDATE audit_event SET sealed_at = now()'))).toBeUndefined();
      expect(await stateOf(client.query('UPDATE audit_event SET sealed_at = NULL'))).toBe(REFUSED);
    });
  });

  it('a logged review can lose its full output and nothing else', async () => {
    await withRole(testDatabase.urls.owner, async (client) => {
      expect(await stateOf(client.query('UPDATE review SET changed_alert = true'))).toBe(REFUSED);
      expect(await stateOf(client.query(`UPDATE review SET output = '{"other": 1}'`))).toBe(REFUSED);
      expect(await stateOf(client.query('UPDATE review SET output = NULL'))).toBeUndefined();
    });
  });

  it('there is one unclosed due item for each patient and test', async () => {
    const row = { ...sampleRows(ours)['due_item'], id: idOf(1, nextId++), cycle: 'other' };
    await withRole(testDatabase.urls.worker, async (client) => {
      const { text, values } = insertOf('due_item', row);
      expect(await stateOf(client.query(text, values))).toBe('23505');
    });
  });
});
