/**
 * Whether a number has no more than `decimals` decimals, read from its shortest decimal writing: 80.1 is one
 * decimal although the double is not exactly 80.1.
 *
 * @example hasAtMostDecimals(80.1, 1) //=> true
 * @example hasAtMostDecimals(80.05, 1) //=> false
 */
export function hasAtMostDecimals(value: number, decimals: number): boolean {
  return scaledDigits(value, decimals) !== undefined;
}

/**
 * A human number as the integer that is stored: 80.1 percent as 801 tenths. Exact, by way of the decimal writing,
 * because 80.1 × 10 is 800.9999999999999 for some neighbours in doubles.
 *
 * @example toScaledInteger(80.1, 1) //=> 801
 * @example toScaledInteger(4.235, 3) //=> 4235
 * @throws RangeError when the value has more decimals than are stored; the contract refuses it before
 */
export function toScaledInteger(value: number, decimals: number): number {
  const scaled = scaledDigits(value, decimals);
  if (scaled === undefined) {
    throw new RangeError(`More than ${decimals} decimals, or too large to store exactly.`);
  }
  return scaled;
}

/**
 * The human number of a stored integer. Division of two exact integers gives the double nearest to the decimal, so
 * its shortest writing is the decimal itself.
 *
 * @example fromScaledInteger(801, 1) //=> 80.1
 */
export function fromScaledInteger(scaled: number, decimals: number): number {
  return scaled / 10 ** decimals;
}

function scaledDigits(value: number, decimals: number): number | undefined {
  // Numbers that String() writes with an exponent are outside anything measured here.
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(value));
  if (match === null) return undefined;
  const [, sign = '', whole = '', fraction = ''] = match;
  if (fraction.length > decimals) return undefined;
  const scaled = Number(`${sign}${whole}${fraction.padEnd(decimals, '0')}`);
  if (!Number.isSafeInteger(scaled)) return undefined;
  return scaled === 0 ? 0 : scaled;
}
