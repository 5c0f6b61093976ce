// Pairs that lie exactly on a threshold and that binary floating point puts on the wrong side of it. Figures: exhaustive
// search over the ranges named, judged by whole-number arithmetic.

/** [earlier, later] in litres or % predicted; the true fall is exactly the threshold. */
type ExactPair = readonly [earlier: number, later: number];

/** Relative falls of exactly 10 %, in litres; baselines 1.00 to 5.90 L in steps of 0.10 L. */
export const EXACT_TENTH_LITRES: readonly ExactPair[] = [
  [1.0, 0.9],
  [1.2, 1.08],
  [1.4, 1.26],
  [1.5, 1.35],
  [1.7, 1.53],
  [1.8, 1.62],
  [1.9, 1.71],
  [2.0, 1.8],
  [2.4, 2.16],
  [2.8, 2.52],
  [3.0, 2.7],
  [3.3, 2.97],
  [3.4, 3.06],
  [3.6, 3.24],
  [3.8, 3.42],
  [4.0, 3.6],
  [4.1, 3.69],
  [4.3, 3.87],
  [4.7, 4.23],
  [4.8, 4.32],
  [5.1, 4.59],
  [5.5, 4.95],
  [5.6, 5.04],
];

/** Relative falls of exactly 5 %, in litres; baselines 1.0 to 5.8 L in steps of 0.2 L. */
export const EXACT_TWENTIETH_LITRES: readonly ExactPair[] = [
  [1.4, 1.33],
  [2.6, 2.47],
  [2.8, 2.66],
  [3.0, 2.85],
  [3.4, 3.23],
  [3.8, 3.61],
  [4.2, 3.99],
  [4.6, 4.37],
  [5.2, 4.94],
  [5.6, 5.32],
];

/** Relative falls of exactly 10 %, in % predicted; whole baselines 30 to 129 %. */
export const EXACT_TENTH_PCT: readonly ExactPair[] = [
  [32.0, 28.8],
  [34.0, 30.6],
  [38.0, 34.2],
  [39.0, 35.1],
  [43.0, 38.7],
  [44.0, 39.6],
  [48.0, 43.2],
  [49.0, 44.1],
  [53.0, 47.7],
  [54.0, 48.6],
  [58.0, 52.2],
  [59.0, 53.1],
  [63.0, 56.7],
  [64.0, 57.6],
  [68.0, 61.2],
];

/** Falls of exactly 5 points of % predicted. */
export const EXACT_FIVE_POINTS: readonly ExactPair[] = [
  [32.3, 27.3],
  [32.8, 27.8],
  [33.3, 28.3],
  [33.8, 28.8],
  [34.3, 29.3],
  [34.8, 29.8],
  [35.3, 30.3],
  [35.8, 30.8],
  [36.3, 31.3],
  [36.8, 31.8],
  [64.1, 59.1],
  [64.6, 59.6],
  [65.1, 60.1],
  [65.6, 60.6],
  [66.1, 61.1],
];

/** Falls of exactly 10 points of % predicted. */
export const EXACT_TEN_POINTS: readonly ExactPair[] = [
  [32.3, 22.3],
  [32.8, 22.8],
  [33.3, 23.3],
  [33.8, 23.8],
  [34.3, 24.3],
  [34.8, 24.8],
  [35.3, 25.3],
  [35.8, 25.8],
  [36.3, 26.3],
  [36.8, 26.8],
  [37.3, 27.3],
  [37.8, 27.8],
  [38.3, 28.3],
  [38.8, 28.8],
  [39.3, 29.3],
];
