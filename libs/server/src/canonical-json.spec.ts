import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson, haveSameJson } from './canonical-json.js';

describe('two stored answers', () => {
  it('are the same exactly when their canonical texts are', () => {
    const value = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.object({
        maxDepth: 2,
        withDate: true,
        values: [fc.integer(), fc.constant(undefined), fc.constantFrom('a', null)],
      }),
    );
    const pair = fc.oneof(
      fc.tuple(value, value),
      value.map((one) => [one, shuffled(one)] as const),
    );
    fc.assert(
      fc.property(pair, ([one, other]) => {
        expect(haveSameJson(one, other)).toBe(canonicalJson(one ?? null) === canonicalJson(other ?? null));
      }),
      { numRuns: 400 },
    );
  });

  it('are the same whatever the order of their fields, and whether a field is missing or undefined', () => {
    expect(haveSameJson({ a: [1, { b: null }], c: undefined }, { a: [1, { b: null }] })).toBe(true);
    expect(haveSameJson({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(true);
    expect(haveSameJson({ a: null }, {})).toBe(false);
    expect(haveSameJson({}, { a: 1 })).toBe(false);
    expect(haveSameJson([1, 2], [2, 1])).toBe(false);
  });
});

/** The same content in another order of its fields. */
function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled);
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, entry]) => [key, shuffled(entry)]),
  );
}
