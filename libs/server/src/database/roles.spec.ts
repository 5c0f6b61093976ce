import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '@interstice/test-support';
import { Database } from './database.js';
import { PrivilegedRoleError } from './privileged-role.js';
import { askAs, withRole } from './sample-rows.spec-support.js';

let testDatabase: TestDatabase;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
});
afterAll(async () => {
  await testDatabase.drop();
});

const expectedRoles = {
  owner: 'interstice_owner',
  app: 'interstice_app',
  worker: 'interstice_worker',
} as const;

describe('the one door', () => {
  it('is refused to the owner of the tables, whom no policy need bind', async () => {
    const database = new Database({
      app: { url: testDatabase.urls.owner, applicationName: 'privileged', max: 1 },
    });
    await expect(database.ping()).rejects.toMatchObject({ code: 'privileged-role' });
    await expect(database.asSystem((query) => query('SELECT 1'))).rejects.toBeInstanceOf(PrivilegedRoleError);
    await database.close();
  });
});

describe('the roles', () => {
  it.each(['owner', 'app', 'worker'] as const)(
    '%s connects as its own role, never as a superuser and never past the policies',
    async (role) => {
      const rows = await askAs(
        testDatabase.urls[role],
        `SELECT current_user::text AS name, session_user::text AS session, rolsuper, rolbypassrls, rolcreaterole,
                rolcreatedb, rolreplication
           FROM pg_roles WHERE rolname = current_user`,
      );
      const name = expectedRoles[role];
      expect(rows).toEqual([
        {
          name,
          session: name,
          rolsuper: false,
          rolbypassrls: false,
          rolcreaterole: false,
          rolcreatedb: false,
          rolreplication: false,
        },
      ]);
    },
  );

  it('are members of no other role and own nothing but the owner does', async () => {
    const { app } = testDatabase.urls;
    const memberships = await askAs(
      app,
      `SELECT member::regrole::text FROM pg_auth_members WHERE member::regrole::text LIKE 'interstice%'`,
    );
    const owners = await askAs(
      app,
      `SELECT DISTINCT relowner::regrole::text AS owner FROM pg_class
        WHERE relnamespace IN ('public'::regnamespace, 'bullmq'::regnamespace)`,
    );
    expect({ memberships, owners }).toEqual({ memberships: [], owners: [{ owner: 'interstice_owner' }] });
  });

  it.each(['app', 'worker'] as const)('%s can make no table and no schema', async (role) => {
    await withRole(testDatabase.urls[role], async (client) => {
      await expect(client.query('CREATE TABLE public.stray (id int)')).rejects.toMatchObject({
        code: '42501',
      });
      await expect(client.query('CREATE SCHEMA stray')).rejects.toMatchObject({ code: '42501' });
    });
  });

  it('the worker cannot write a fact, a user or a session, nor read a password', async () => {
    await withRole(testDatabase.urls.worker, async (client) => {
      const { rows } = await client.query(
        `SELECT t AS "table", p AS privilege
           FROM unnest(ARRAY['pft', 'hrct', 'symptom_report', 'person_fact', 'patient', 'user', 'session', 'site',
                             'site_membership']) AS t,
                unnest(ARRAY['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) AS p
          WHERE has_table_privilege(format('public.%I', t), p)
             OR (p IN ('INSERT', 'UPDATE') AND has_any_column_privilege(format('public.%I', t), p))`,
      );
      expect(rows).toEqual([]);
      await expect(client.query('SELECT password_hash FROM "user"')).rejects.toMatchObject({ code: '42501' });
      await expect(client.query('SELECT 1 FROM session')).rejects.toMatchObject({ code: '42501' });
    });
  });

  it('the API cannot write what reviews derive, nor touch the seals', async () => {
    await withRole(testDatabase.urls.app, async (client) => {
      const { rows } = await client.query(
        `SELECT t AS "table", p AS privilege
           FROM unnest(ARRAY['review', 'due_item', 'audit_seal']) AS t,
                unnest(ARRAY['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) AS p
          WHERE has_table_privilege(format('public.%I', t), p)
             OR (p IN ('INSERT', 'UPDATE') AND has_any_column_privilege(format('public.%I', t), p))`,
      );
      expect(rows).toEqual([]);
      await expect(client.query('UPDATE audit_event SET sealed_at = now()')).rejects.toMatchObject({
        code: '42501',
      });
    });
  });

  it.each(['app', 'worker'] as const)(
    '%s may use the queue that lives in the same database',
    async (role) => {
      await withRole(testDatabase.urls[role], async (client) => {
        const { rows } = await client.query(
          `SELECT relname FROM pg_class
          WHERE relnamespace = 'bullmq'::regnamespace AND relkind IN ('r', 'p')
            AND NOT (has_table_privilege(oid, 'SELECT') AND has_table_privilege(oid, 'INSERT')
              AND has_table_privilege(oid, 'UPDATE') AND has_table_privilege(oid, 'DELETE'))`,
        );
        expect(rows).toEqual([]);
      });
    },
  );
});
