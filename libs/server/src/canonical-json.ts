/** JSON with sorted keys and without undefined values: the same content is the same text, so it can be hashed. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(sorted(value));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value instanceof Date || value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, entry]) => entry !== undefined)
      .sort(([earlier], [later]) => (earlier < later ? -1 : 1))
      .map(([key, entry]) => [key, sorted(entry)]),
  );
}
