import type { ValuesOfTest } from './compare-tests.js';
import type { JudgedTest } from './judged-tests.js';

/** Some tests of a line, with the bounds of what they hold; halved until few are left. */
export interface Cell {
  /** Indices of the oldest and of the newest one in the line. */
  readonly first: number;
  readonly last: number;
  readonly lowest: ValuesOfTest;
  readonly highest: ValuesOfTest;
  /** The half with the older tests or with the higher values comes first; null where few are left. */
  readonly halves: readonly [Cell, Cell] | null;
  /** Indices of the tests, where few are left. */
  readonly few: readonly number[];
}

/** Tests of a line that are compared alike with any later one. */
export interface EarlierTests {
  /** Indices in the line, oldest first. */
  readonly indices: readonly number[];
  /** Laid out at the first use: in most records a handful of tests is one cell. */
  readonly cell: Cell;
}

/** As many as are sooner looked at one by one. */
const FEW = 16;

/**
 * Gathers the tests of a line that are compared alike, so that the greatest fall of a later test is found without looking
 * at each earlier one: within a group the greatest fall is that from the greatest value.
 *
 * @param tests - of a line, oldest first
 * @param alike - the same text for tests that are compared alike; null for tests that are never the earlier one
 * @param valueOf - the value by which tests of a group are halved
 * @returns the groups, in the order of their oldest tests
 * @example earlierTests(tests, comparedLike, ({ ml }) => ml).map(({ indices }) => indices.length) //=> [12]
 */
export function earlierTests(
  tests: readonly JudgedTest[],
  alike: (test: JudgedTest) => string | null,
  valueOf: (test: ValuesOfTest) => number | null,
): EarlierTests[] {
  const groups = new Map<string, number[]>();
  tests.forEach((test, index) => {
    const group = alike(test);
    if (group === null) return;
    const known = groups.get(group);
    if (known) known.push(index);
    else groups.set(group, [index]);
  });
  return [...groups.values()].map((indices) => new Group(indices, tests, valueOf));
}

class Group implements EarlierTests {
  #cell: Cell | undefined;

  constructor(
    readonly indices: readonly number[],
    readonly tests: readonly JudgedTest[],
    readonly valueOf: (test: ValuesOfTest) => number | null,
  ) {}

  get cell(): Cell {
    return (this.#cell ??= cellOf(this.tests, this.indices, this.valueOf, 'by-value'));
  }
}

function cellOf(
  tests: readonly JudgedTest[],
  indices: readonly number[],
  valueOf: (test: ValuesOfTest) => number | null,
  halved: 'by-value' | 'by-day',
): Cell {
  const { first, last, lowest, highest } = boundsOf(tests, indices);
  if (indices.length <= FEW) return { first, last, lowest, highest, halves: null, few: indices };
  const value = (index: number): number => valueOf(tests[index] ?? lowest) ?? 0;
  const ordered = [...indices].sort((one, other) =>
    halved === 'by-value' ? value(other) - value(one) || one - other : one - other,
  );
  const middle = ordered.length >> 1;
  const next = halved === 'by-value' ? 'by-day' : 'by-value';
  const half = (from: number, to?: number): Cell => cellOf(tests, ordered.slice(from, to), valueOf, next);
  return { first, last, lowest, highest, halves: [half(0, middle), half(middle)], few: [] };
}

function boundsOf(tests: readonly JudgedTest[], indices: readonly number[]): Omit<Cell, 'halves' | 'few'> {
  let first = Infinity;
  let last = -1;
  let lowest: ValuesOfTest = { ml: null, pct: null, fine: null, dlcoPct: null };
  let highest = lowest;
  for (const index of indices) {
    const test = tests[index];
    if (!test) continue;
    first = Math.min(first, index);
    last = Math.max(last, index);
    lowest = {
      ml: further(test.ml, lowest.ml, -1),
      pct: further(test.pct, lowest.pct, -1),
      fine: further(test.fine, lowest.fine, -1),
      dlcoPct: further(test.dlcoPct, lowest.dlcoPct, -1),
    };
    highest = {
      ml: further(test.ml, highest.ml, 1),
      pct: further(test.pct, highest.pct, 1),
      fine: further(test.fine, highest.fine, 1),
      dlcoPct: further(test.dlcoPct, highest.dlcoPct, 1),
    };
  }
  return { first, last, lowest, highest };
}

function further<Value extends number>(one: Value | null, other: Value | null, way: 1 | -1): Value | null {
  if (one === null || other === null) return one ?? other;
  return (one - other) * way > 0 ? one : other;
}
