import type { Database } from '@interstice/server';

/** Spells "fold": one process at a time, and the others need not wait for it. */
const FOLDING_LOCK = 0x666f6c64;
/** Days of a site and test that are added up in one transaction. */
const BATCH = 2_000;

/**
 * Adds up the counts of due items by day: whoever writes due items adds rows of their own, and reading is quick while they are
 * few. No sum changes, so it may run at any time, be cut off, or never run.
 *
 * @param goesOn - asked before each batch
 * @returns how many days were added up
 */
export async function foldDueCounters(
  database: Pick<Database, 'asWorker'>,
  goesOn: () => boolean = () => true,
): Promise<number> {
  let folded = 0;
  while (goesOn()) {
    const days = await database.asWorker(async (query) => {
      const [mine] = await query<{ locked: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS locked', [
        FOLDING_LOCK,
      ]);
      if (mine?.locked !== true) return 0;
      const [done] = await query<{ days: number }>(FOLD, [BATCH], 'worker-fold-due-counters');
      return done?.days ?? 0;
    });
    folded += days;
    if (days < BATCH) break;
  }
  return folded;
}

/** The sums of the rows that it removes; what others add meanwhile it does not see and leaves. */
const FOLD = `
  WITH fresh AS (
    SELECT DISTINCT site_id, test, day FROM due_counter WHERE NOT folded LIMIT $1
  ), taken AS (
    DELETE FROM due_counter AS counter USING fresh
     WHERE counter.site_id = fresh.site_id AND counter.test = fresh.test AND counter.day = fresh.day
    RETURNING counter.site_id, counter.test, counter.day, counter.opening, counter.closing
  ), added AS (
    INSERT INTO due_counter (site_id, test, day, opening, closing, folded)
    SELECT site_id, test, day, sum(opening), sum(closing), true
      FROM taken
     GROUP BY site_id, test, day
    HAVING sum(opening) <> 0 OR sum(closing) <> 0
  )
  SELECT count(*) AS days FROM fresh`;
