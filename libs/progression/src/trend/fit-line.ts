import jstat from 'jstat';

/** A value on a time axis. */
export interface TimedValue {
  readonly at: number;
  readonly value: number;
}

/** The slope of a straight line, with the interval that holds the true one with the stated confidence. */
export interface FittedSlope {
  readonly slope: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Least squares, with Student's t for the interval because the scatter is estimated from the same values.
 *
 * @param points - three or more, of two or more times; their order does not matter
 * @param confidencePct - of the interval
 * @returns slope per unit of time; null where the points cannot tell
 * @example fitLine([{ at: 0, value: 3000 }, { at: 1, value: 2900 }, { at: 2, value: 2800 }], 95)?.slope //=> -100
 */
export function fitLine(points: readonly TimedValue[], confidencePct: number): FittedSlope | null {
  const degrees = points.length - 2;
  if (degrees < 1) return null;
  // In one order, so that sums of fractions come out the same however the tests were entered.
  const sorted = [...points].sort((one, other) => one.at - other.at || one.value - other.value);
  const meanAt = mean(sorted.map(({ at }) => at));
  const meanValue = mean(sorted.map(({ value }) => value));
  let squares = 0;
  let products = 0;
  for (const { at, value } of sorted) {
    squares += (at - meanAt) ** 2;
    products += (at - meanAt) * (value - meanValue);
  }
  if (squares === 0) return null;
  const slope = products / squares;
  let residues = 0;
  for (const { at, value } of sorted) residues += (value - meanValue - slope * (at - meanAt)) ** 2;
  const half = quantile(confidencePct, degrees) * Math.sqrt(residues / degrees / squares);
  return { slope, low: slope - half, high: slope + half };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

const quantiles = new Map<string, number>();

/** Searched for by jstat in steps: kept, because every review asks for the same few. */
function quantile(confidencePct: number, degrees: number): number {
  const key = `${confidencePct} ${degrees}`;
  let known = quantiles.get(key);
  if (known === undefined) {
    known = jstat.studentt.inv((1 + confidencePct / 100) / 2, degrees);
    quantiles.set(key, known);
  }
  return known;
}
