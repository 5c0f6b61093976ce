import type pg from 'pg';

/** The process was given an address that row-level security does not bind: every site would be open to everybody. */
export class PrivilegedRoleError extends Error {
  readonly code = 'privileged-role';
  override readonly name = 'PrivilegedRoleError';

  constructor(role: string) {
    super(
      `The role ${role} is a superuser, has BYPASSRLS or owns the tables. Use interstice_app for the API and ` +
        'interstice_worker for the worker (see docs/operating.md).',
    );
  }
}

/** A transaction reported success, but one of its statements had failed: nothing of it was written. */
export class RolledBackError extends Error {
  readonly code = 'rolled-back';
  override readonly name = 'RolledBackError';

  constructor() {
    super('A statement of this transaction failed and its error was caught: nothing has been written.');
  }
}

/**
 * Asks once whether row-level security binds the role of a connection.
 *
 * @throws PrivilegedRoleError for a superuser, a role with BYPASSRLS, or one that may act as the owner of a table
 */
export async function refusePrivilegedRole(connection: pg.Pool | pg.PoolClient): Promise<void> {
  const { rows } = await connection.query<{ role: string; privileged: boolean }>(
    `SELECT rolname AS role,
            rolsuper OR rolbypassrls OR EXISTS (
              SELECT FROM pg_class
               WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND pg_has_role(relowner, 'USAGE')
            ) AS privileged
       FROM pg_roles WHERE rolname = current_user`,
  );
  const [answer] = rows;
  if (answer?.privileged !== false) throw new PrivilegedRoleError(answer?.role ?? 'unknown');
}
