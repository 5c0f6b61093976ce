import type { CtcaeVersion } from './ctcae.rules.js';

/** Version, value, upper limit, the value before the drug, grade. */
type EnzymeCase = readonly [
  version: CtcaeVersion,
  value: number,
  high: number | null,
  baseline: number | null,
  grade: number | null,
];

/**
 * Enzymes with an upper limit of 40: the words of both versions, both sides of each edge. Where the value before was normal or
 * is not known, multiples of the limit count; else multiples of that value.
 */
export const CTCAE_ENZYME_CASES: readonly EnzymeCase[] = [
  ...(['ctcae-v5', 'ctcae-v6'] as const).flatMap((version): EnzymeCase[] => [
    [version, 40, 40, null, 0],
    [version, 40.1, 40, null, 1],
    [version, 120, 40, null, 1],
    [version, 120.1, 40, null, 2],
    [version, 200, 40, 40, 2],
    [version, 200.1, 40, 40, 3],
    [version, 800, 40, 20, 3],
    [version, 800.1, 40, 20, 4],
    [version, 900, null, null, null],
  ]),
  // before the drug 60, which is above the limit: 1.5, 3, 5 and 20 times as much
  ['ctcae-v5', 89.9, 40, 60, 0],
  ['ctcae-v5', 90, 40, 60, 1],
  ['ctcae-v5', 180, 40, 60, 1],
  ['ctcae-v5', 180.1, 40, 60, 2],
  ['ctcae-v5', 300, 40, 60, 2],
  ['ctcae-v5', 300.1, 40, 60, 3],
  ['ctcae-v5', 1200, 40, 60, 3],
  ['ctcae-v5', 1200.1, 40, 60, 4],
  // as much, 1.5, 2 and 4 times
  ['ctcae-v6', 59.9, 40, 60, 0],
  ['ctcae-v6', 60, 40, 60, 1],
  ['ctcae-v6', 90, 40, 60, 1],
  ['ctcae-v6', 90.1, 40, 60, 2],
  ['ctcae-v6', 120, 40, 60, 2],
  ['ctcae-v6', 120.1, 40, 60, 3],
  ['ctcae-v6', 240, 40, 60, 3],
  ['ctcae-v6', 240.1, 40, 60, 4],
];
