/** Chance that comes out the same on every machine: the demo clinic is drawn with it, and nothing else. */
export interface SeededRandom {
  /** From 0 up to, not including, 1. */
  readonly share: () => number;
  /** Whole numbers from `from` to `to`, both included. */
  readonly between: (from: number, to: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <Item>(items: readonly [Item, ...Item[]]) => Item;
  /** Normally distributed, kept within three standard deviations. */
  readonly normal: (mean: number, standardDeviation: number) => number;
}

/** Mulberry32 by Tommy Ettinger (public domain): 32 bits of state, integer arithmetic only. */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  const share = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    share,
    between: (from, to) => from + Math.floor(share() * (to - from + 1)),
    chance: (probability) => share() < probability,
    pick: (items) => items[Math.floor(share() * items.length)] ?? items[0],
    // Twelve evenly distributed numbers add up to a bell: no logarithm or sine, which differ between machines.
    normal: (mean, standardDeviation) => {
      let sum = -6;
      for (let count = 0; count < 12; count += 1) sum += share();
      return mean + standardDeviation * Math.max(-3, Math.min(3, sum));
    },
  };
}
