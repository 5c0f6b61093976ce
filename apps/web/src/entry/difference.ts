/** Whole numbers of one scale: a difference of decimals taken in floating point shows digits that nobody measured. */
function scaled(numbers: readonly [number, number]): {
  readonly whole: [number, number];
  readonly decimals: number;
} {
  const decimals = Math.max(...numbers.map((it) => (String(it).split('.')[1] ?? '').length));
  const [before, now] = numbers.map((it) => Math.round(it * 10 ** decimals)) as [number, number];
  return { whole: [before, now], decimals };
}

/**
 * How a value differs from the one before, in words: the difference in its unit, and the relative change rounded
 * towards zero, so that no threshold is crossed by rounding (B-16 says what may be compared).
 *
 * @param before - the earlier value
 * @param now - the value that is being entered
 * @param unit - of both; for percent the difference is in points
 * @example differenceInWords(3000, 2640, 'mL') //=> '−360 mL, −12.0 %'
 * @example differenceInWords(80.5, 72.5, '%') //=> '−8.0 points, −9.9 % of the value before'
 */
export function differenceInWords(before: number, now: number, unit: string): string {
  const { whole, decimals } = scaled([before, now]);
  const [from, to] = whole;
  const change = to - from;
  if (change === 0) return 'no difference';
  const sign = change < 0 ? '−' : '+';
  const isPercent = unit === '%';
  const places = isPercent ? Math.max(decimals, 1) : decimals;
  const amount = (Math.abs(change) / 10 ** decimals).toFixed(places);
  const absolute = `${sign}${amount} ${isPercent ? 'points' : unit}`.trim();
  if (from === 0) return absolute;
  const tenths = Math.trunc((Math.abs(change) * 1000) / Math.abs(from));
  const relative = tenths === 0 ? 'under 0.1 %' : `${sign}${(tenths / 10).toFixed(1)} %`;
  return `${absolute}, ${relative}${isPercent ? ' of the value before' : ''}`;
}
