import type { Database } from '@interstice/server';

/** How long the feed is kept: a screen that was away for longer reads everything anew. No clinical bound. */
const KEPT_FOR = '7 days';
const BATCH = 5_000;
/** What is left is found by the next sweep. */
const MOST_BATCHES = 20;

/**
 * Removes the old end of the feed of changes, in batches, each of its own transaction. It costs one look-up where there is
 * nothing to remove.
 *
 * Age is told by the database's own clock, as `at` was: the product's clock may be moved.
 *
 * @returns how many rows were removed
 */
export async function trimChanges(database: Pick<Database, 'asWorker'>): Promise<number> {
  let removed = 0;
  for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
    const gone = await database.asWorker((query) =>
      query(
        `DELETE FROM change
          WHERE seq IN (SELECT seq FROM change ORDER BY seq LIMIT $1)
            AND (SELECT at FROM change ORDER BY seq LIMIT 1) < CURRENT_TIMESTAMP - interval '${KEPT_FOR}'
            AND at < CURRENT_TIMESTAMP - interval '${KEPT_FOR}'
          RETURNING seq`,
        [BATCH],
      ),
    );
    removed += gone.length;
    if (gone.length < BATCH) break;
  }
  return removed;
}
