import { arrayLiteral } from '../database/array-literal.js';
import type { QueryFn } from '../database/database.js';

type Row = Readonly<Record<string, unknown>>;

/**
 * Inserts rows of one shape with one statement, in their order. Names are those of our own tables and columns, never of a
 * file.
 *
 * @param shared - columns that say the same in every row
 */
export async function insertRows(
  query: QueryFn,
  table: string,
  rows: readonly Row[],
  shared: Row = {},
  ending = '',
): Promise<Record<string, unknown>[]> {
  const [first] = rows;
  if (first === undefined) return [];
  const types = await typesOf(query, table);
  const typeOf = (column: string) => {
    const type = types.get(column);
    if (type === undefined) throw new Error(`The table ${table} has no column ${column}.`);
    return type;
  };
  const [own, same] = [Object.keys(first), Object.keys(shared)];
  const names = [...same, ...own].map((name) => `"${name}"`).join(', ');
  const once = same.map((name, index) => `$${index + 1}::${typeOf(name)}`);
  const each = own.map((name, index) => `$${same.length + index + 1}::${typeOf(name)}[]`);
  return query(
    `INSERT INTO ${table} (${names})
     SELECT ${[...once, 'own.*'].join(', ')} FROM unnest(${each.join(', ')}) AS own ${ending}`,
    [...same.map((name) => shared[name]), ...own.map((name) => arrayLiteral(rows.map((row) => row[name])))],
  );
}

const known = new Map<string, ReadonlyMap<string, string>>();

/** The types of the columns of a table, asked once in a process. */
async function typesOf(query: QueryFn, table: string): Promise<ReadonlyMap<string, string>> {
  const found = known.get(table);
  if (found !== undefined) return found;
  const columns = await query<{ name: string; type: string }>(
    `SELECT attname AS name, format_type(atttypid, atttypmod) AS type FROM pg_attribute
      WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped`,
    [table],
  );
  const types = new Map(columns.map(({ name, type }) => [name, type]));
  known.set(table, types);
  return types;
}
