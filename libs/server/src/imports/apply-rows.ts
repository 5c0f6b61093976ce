import { sqlState } from '../database/database-errors.js';
import type { QueryFn } from '../database/database.js';
import type { ImportProblem } from './import-problem.js';

/** What became of one row. */
export type RowOutcome =
  | { readonly outcome: 'created' | 'unchanged' }
  | { readonly outcome: 'failed'; readonly problems: readonly ImportProblem[] };

/** SQLSTATE classes that are about the data: data exception, integrity constraint violation. */
const ABOUT_THE_DATA = /^2[23]/;

/**
 * Writes rows together. Where the database refuses some of them, they are parted until the one is found that it refuses;
 * that one becomes an error of its row, the others go in.
 *
 * @param apply - writes all that it is given, or nothing; may be called again for a part
 */
export async function applyRows<Row extends { readonly line: number }>(
  query: QueryFn,
  rows: readonly Row[],
  apply: (rows: readonly Row[]) => Promise<RowOutcome[]>,
): Promise<RowOutcome[]> {
  if (rows.length === 0) return [];
  await query('SAVEPOINT import_rows');
  let outcomes: RowOutcome[];
  try {
    outcomes = await apply(rows);
  } catch (error) {
    const state = sqlState(error);
    if (state === undefined || !ABOUT_THE_DATA.test(state)) throw error;
    await query('ROLLBACK TO SAVEPOINT import_rows');
    await query('RELEASE SAVEPOINT import_rows');
    const [row] = rows;
    if (rows.length === 1 && row !== undefined) {
      const detail = `expected values that can be stored; the database refused this row (${state})`;
      return [{ outcome: 'failed', problems: [{ line: row.line, detail }] }];
    }
    const half = Math.ceil(rows.length / 2);
    const first = await applyRows(query, rows.slice(0, half), apply);
    return [...first, ...(await applyRows(query, rows.slice(half), apply))];
  }
  await query('RELEASE SAVEPOINT import_rows');
  return outcomes;
}
