import { sqlState } from '@interstice/server';

/** A stable word, never a text: a text may quote the record. */
export function errorCodeOf(error: unknown): string {
  const state = sqlState(error);
  if (state !== undefined) return `sql-${state.toLowerCase()}`;
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  return typeof code === 'string' && /^[a-z0-9-]{1,60}$/.test(code) ? code : 'unexpected';
}
