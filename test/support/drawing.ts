// Draws by number, the same in every run and on every machine.

export interface Draw {
  /** A whole number, both ends included. */
  readonly int: (min: number, max: number) => number;
  /** True in so many of a hundred. */
  readonly percent: (share: number) => boolean;
  readonly pick: <const Value>(from: readonly [Value, ...Value[]]) => Value;
  readonly list: <Value>(most: number, one: (index: number) => Value) => Value[];
}

/**
 * Park and Miller's generator: exact in doubles.
 *
 * @param seed - a whole number from 1; the same number draws the same
 * @returns what draws
 * @example drawing(7).int(1, 6) //=> always the same
 */
export function drawing(seed: number): Draw {
  let state = (seed * 48_271 + 11) % 2_147_483_647;
  const int = (min: number, max: number): number => {
    state = (state * 16_807) % 2_147_483_647;
    return min + (state % (max - min + 1));
  };
  for (let warm = 0; warm < 5; warm += 1) int(0, 1);
  const pick = <const Value>(from: readonly [Value, ...Value[]]): Value =>
    from[int(0, from.length - 1)] ?? from[0];
  return {
    int,
    percent: (share) => int(1, 100) <= share,
    pick,
    list: (most, one) => Array.from({ length: int(0, most) }, (_, index) => one(index)),
  };
}
