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
