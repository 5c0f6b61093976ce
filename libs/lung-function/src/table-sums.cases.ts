import type { ReferenceEquation, ReferenceMeasure } from './reference-tables.js';

export type TableSums = readonly [
  equation: ReferenceEquation,
  measure: ReferenceMeasure,
  sex: 'male' | 'female',
  coefficients: number,
  m: number,
  s: number,
  l: number | null,
];

// Of the coefficients and of each published spline the sum of its numbers, the first taken once, the second twice and so
// on: a digit that slips, or two numbers that change places, move it. Computed from the published tables, not from ours.
export const TABLE_SUMS: readonly TableSums[] = [
  ['gli-2012', 'fvc', 'male', -18.4021, -10898.8906, 7992.1811, null],
  ['gli-2012', 'fvc', 'female', -15.1794, -9961.2668, 8098.0647, null],
  ['gli-global-2022', 'fvc', 'male', -9.979217, -7537.3607, 2719.412, null],
  ['gli-global-2022', 'fvc', 'female', -10.16512, -6741.4559, 4531.0731, null],
  ['gli-2012', 'fev1', 'male', -15.192, -12984.1776, 9239.2324, null],
  ['gli-2012', 'fev1', 'female', -8.6669, -11174.9371, 7655.636, null],
  ['gli-global-2022', 'fev1', 'male', -7.767249, -10425.1806, 3561.3967, null],
  ['gli-global-2022', 'fev1', 'female', -7.884889, -8516.5663, 4445.6409, null],
  ['gli-2012', 'fev1-fvc', 'male', 6.4607, -1707.5246, 9908.7154, -6004.2891],
  ['gli-2012', 'fev1-fvc', 'female', 17.29384, -841.3278, 6599.3776, null],
  ['gli-global-2022', 'fev1-fvc', 'male', 9.935211, -1996.0197, 11966.3507, null],
  ['gli-global-2022', 'fev1-fvc', 'female', 21.3978928, -1165.4889, 7372.9685, null],
  ['gli-2017', 'tlco', 'male', -9.543848, -1602.349, 1100.7822, null],
  ['gli-2017', 'tlco', 'female', -9.019846, -1049.7564, 1374.7743, null],
  ['gli-2017', 'kco', 'male', -1.990669, -817.9866, 1228.7578, null],
  ['gli-2017', 'kco', 'female', -1.547825, -105.6066, 1088.8873, null],
  ['gli-2017', 'va', 'male', -10.92312, -655.0017, 338.0518, null],
  ['gli-2017', 'va', 'female', -10.565854, -1015.9761, 1081.8633, null],
];
