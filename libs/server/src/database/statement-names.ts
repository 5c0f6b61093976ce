import type { QueryConfig } from 'pg';

/**
 * Most texts that are prepared. The product has some hundred; more can only mean that a text is put together from
 * values, and each would stay in the memory of every connection.
 */
const MOST_PREPARED = 1000;

const names = new Map<string, string>();

/**
 * A statement as it is sent. One with values gets a name, so that a connection parses and plans it once: planning it
 * anew, with the policies of row-level security in it, takes longer than running it.
 *
 * Without values nothing is prepared: such a text may hold several commands.
 *
 * @example statementOf('SELECT 1 WHERE $1', [true]).name //=> 'prepared-1'
 */
export function statementOf(text: string, values: readonly unknown[], name?: string): QueryConfig {
  if (values.length === 0 && name === undefined) return { text };
  const called = name ?? nameOf(text);
  return called === undefined ? { text, values: [...values] } : { name: called, text, values: [...values] };
}

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST_PREPARED) return known;
  const name = `prepared-${names.size + 1}`;
  names.set(text, name);
  return name;
}
