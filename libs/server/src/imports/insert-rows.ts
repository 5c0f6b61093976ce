import type { QueryFn } from '../database/database.js';

type Row = Readonly<Record<string, unknown>>;

/** Inserts rows of one shape with one statement. Names are those of our own tables and columns, never of a file. */
export async function insertRows(
  query: QueryFn,
  table: string,
  rows: readonly Row[],
  ending = '',
): Promise<Record<string, unknown>[]> {
  const [first] = rows;
  if (first === undefined) return [];
  const columns = Object.keys(first)
    .map((name) => `"${name}"`)
    .join(', ');
  return query(
    `INSERT INTO ${table} (${columns})
     SELECT ${columns} FROM json_populate_recordset(NULL::${table}, $1::json) ${ending}`,
    [JSON.stringify(rows)],
  );
}
