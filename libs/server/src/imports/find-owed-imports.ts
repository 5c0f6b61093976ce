import type { QueryFn } from '../database/database.js';

/** Imports that are not finished, that nobody holds and whose wait after a failure is over, the oldest first. */
export async function findOwedImports(query: QueryFn, now: Date, limit: number): Promise<string[]> {
  const rows = await query<{ id: string }>(
    `SELECT id FROM import
      WHERE status IN ('queued', 'running') AND next_attempt_at <= $1
        AND (leased_until IS NULL OR leased_until <= $1)
      ORDER BY requested_at, id LIMIT $2`,
    [now, limit],
  );
  return rows.map(({ id }) => id);
}
