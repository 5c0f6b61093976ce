/** What PostgreSQL reads unquoted in an array: no brace, comma, quote, backslash or space, and not the word for nothing. */
const PLAIN = /^[\w.:+-]+$/;
const NOTHING = /^null$/i;
const NEEDS_BACKSLASH = /["\\]/g;

/**
 * Values as one array parameter, as text. `pg` writes arrays too, but escapes every element whatever it holds, and an import
 * sends tens of thousands of them. Objects are written as JSON.
 *
 * @returns null where every value is null: in `unnest` a column that is missing is filled with nulls
 * @example arrayLiteral(['a b', 1, null]) //=> '{"a b",1,NULL}'
 */
export function arrayLiteral(values: readonly unknown[]): string | null {
  let text = '';
  let saysSomething = false;
  for (const value of values) {
    text += text === '' ? '{' : ',';
    if (value === null || value === undefined) text += 'NULL';
    else {
      text += element(value);
      saysSomething = true;
    }
  }
  return saysSomething ? `${text}}` : null;
}

function element(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value instanceof Date) return value.toISOString();
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (PLAIN.test(text) && !NOTHING.test(text)) return text;
  return `"${text.replaceAll(NEEDS_BACKSLASH, '\\$&')}"`;
}
