import { permissionToImport, roleHolds, type ImportKind, type Role } from '@interstice/contracts';
import type { QueryFn } from '../database/database.js';
import { newId } from '../new-id.js';

/** Clinic's choice: how long an import stays with a process that says nothing more of it. Batches take moments. */
export const LEASE_SECONDS = 60;

/** An import in the hands of this process, until somebody else takes it over. */
export interface ClaimedImport {
  readonly importId: string;
  readonly siteId: string;
  readonly kind: ImportKind;
  readonly dryRun: boolean;
  readonly requestedBy: string;
  /** Written with each batch: whoever has lost the lease writes nothing more. */
  readonly token: string;
  /** Counts attempts since the last progress, this one included. */
  readonly attempts: number;
  /** Rows of the file; null until it was read through once. */
  readonly rows: number | null;
  readonly rowsDone: number;
}

/** Somebody else has taken the import over, as its lease had run out. */
export class LeaseLostError extends Error {
  readonly code = 'import-lease-lost';

  constructor() {
    super('The import was taken over by another process.');
    this.name = 'LeaseLostError';
  }
}

/** Takes an import that is owed and that nobody holds; undefined where there is nothing to take. */
export async function claimImport(
  query: QueryFn,
  importId: string,
  now: Date,
): Promise<ClaimedImport | undefined> {
  const token = newId(now);
  const [claimed] = await query<Omit<ClaimedImport, 'token'> & Record<string, unknown>>(
    `UPDATE import
        SET status = 'running', started_at = coalesce(started_at, $2), attempts = attempts + 1,
            lease_token = $3, leased_until = $4
      WHERE id = $1 AND status IN ('queued', 'running') AND next_attempt_at <= $2
        AND (leased_until IS NULL OR leased_until <= $2)
      RETURNING id AS "importId", site_id AS "siteId", kind, dry_run AS "dryRun", requested_by AS "requestedBy",
                attempts, rows, rows_done AS "rowsDone"`,
    [importId, now, token, leaseEnd(now)],
  );
  return claimed === undefined ? undefined : { ...claimed, token };
}

/**
 * Holds the import for the rest of the transaction, and the lease from now on.
 *
 * @throws LeaseLostError when another process has taken it over, or has written these rows already
 */
export async function holdImport(
  query: QueryFn,
  claimed: ClaimedImport,
  rowsDone: number,
  now: Date,
): Promise<void> {
  await planForGrowth(query);
  const held = await query(
    `UPDATE import SET leased_until = $4
      WHERE id = $1 AND lease_token = $2 AND rows_done = $3 AND status = 'running' RETURNING id`,
    [claimed.importId, claimed.token, rowsDone, leaseEnd(now)],
  );
  if (held.length === 0) throw new LeaseLostError();
}

/**
 * The tables grow by the very rows of the file: a plan that was kept from a batch before would soon be a bad one.
 *
 * Look-ups of a batch are planned each time. Writes keep their plans, for the checks of foreign keys are planned with them,
 * once for each row otherwise; those are looked up in an index, however small the table was when they were planned.
 */
async function planForGrowth(query: QueryFn): Promise<void> {
  await query(`SET LOCAL plan_cache_mode = force_custom_plan; SET LOCAL enable_seqscan = off`);
}

/** From here on the transaction writes rows; see {@link holdImport}. */
export async function keepPlans(query: QueryFn): Promise<void> {
  await query(`SET LOCAL plan_cache_mode = auto`);
}

function leaseEnd(now: Date): Date {
  return new Date(now.getTime() + LEASE_SECONDS * 1000);
}

/** Whether a person may hand in, and have run, a file of a kind at a site: asked when it comes and when it runs. */
export async function mayImport(
  query: QueryFn,
  userId: string,
  siteId: string,
  kind: ImportKind,
): Promise<boolean> {
  const held = await query<{ role: Role }>(
    `SELECT role FROM site_membership JOIN "user" ON "user".id = user_id
      WHERE user_id = $1 AND site_id = $2 AND disabled_at IS NULL`,
    [userId, siteId],
  );
  return held.some(({ role }) => roleHolds(role, 'import.run') && roleHolds(role, permissionToImport(kind)));
}
