/** Names that need no escaping: those of all our fields. */
const PLAIN_NAME = /^\w+$/;

/** JSON with sorted keys and without undefined values: the same content is the same text, so it can be hashed. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object' || value instanceof Date) return JSON.stringify(value);
  if (Array.isArray(value)) {
    return `[${value.map((entry: unknown) => (entry === undefined ? 'null' : canonicalJson(entry))).join(',')}]`;
  }
  // Written out rather than by way of a sorted copy: an import does this for every row.
  let text = '';
  for (const key of Object.keys(value).sort()) {
    const entry: unknown = Reflect.get(value, key);
    if (entry === undefined) continue;
    if (text !== '') text += ',';
    text += PLAIN_NAME.test(key) ? `"${key}":` : `${JSON.stringify(key)}:`;
    text += canonicalJson(entry);
  }
  return `{${text}}`;
}

/**
 * Whether two values say the same in JSON, whatever the order of their fields: as {@link canonicalJson} of both would show,
 * without writing either.
 *
 * @example haveSameJson({ a: 1, b: undefined }, { a: 1 }) //=> true
 */
export function haveSameJson(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (!isPlain(one) || !isPlain(other)) return canonicalJson(one ?? null) === canonicalJson(other ?? null);
  if (Array.isArray(one) || Array.isArray(other)) {
    if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
    return one.every((entry, index) => haveSameJson(entry, other[index]));
  }
  return countSame(one, other) === countSaid(other);
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !(value instanceof Date);
}

/** How many fields say something, and the same in both; -1 when one says something else. */
function countSame(one: object, other: object): number {
  let same = 0;
  for (const key of Object.keys(one)) {
    const here: unknown = Reflect.get(one, key);
    const there: unknown = Object.hasOwn(other, key) ? Reflect.get(other, key) : undefined;
    if (here === undefined) continue;
    if (there === undefined || !haveSameJson(here, there)) return -1;
    same += 1;
  }
  return same;
}

function countSaid(value: object): number {
  let said = 0;
  for (const entry of Object.values(value)) if (entry !== undefined) said += 1;
  return said;
}
