import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fromScaledInteger, hasAtMostDecimals, toScaledInteger } from './decimal.js';

describe('decimals', () => {
  it('knows how many a number was written with', () => {
    expect(hasAtMostDecimals(80.1, 1)).toBe(true);
    expect(hasAtMostDecimals(80.05, 1)).toBe(false);
    expect(hasAtMostDecimals(80, 0)).toBe(true);
    expect(hasAtMostDecimals(Number.NaN, 1)).toBe(false);
    expect(hasAtMostDecimals(Number.POSITIVE_INFINITY, 1)).toBe(false);
    expect(hasAtMostDecimals(1e21, 1)).toBe(false);
  });

  it('become whole tenths and thousandths exactly, where multiplying would not', () => {
    expect(toScaledInteger(80.1, 1)).toBe(801);
    expect(toScaledInteger(4.235, 3)).toBe(4235);
    expect(4.35 * 100).not.toBe(435); // 434.99999999999994
    expect(toScaledInteger(4.35, 2)).toBe(435);
    expect(toScaledInteger(-0, 1)).toBe(0);
  });

  it('are refused rather than rounded', () => {
    expect(() => toScaledInteger(80.05, 1)).toThrow(RangeError);
    expect(() => toScaledInteger(9_007_199_254_740_991, 1)).toThrow(RangeError);
  });

  it('come back as they were written', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -9_999_999, max: 9_999_999 }),
        fc.integer({ min: 0, max: 3 }),
        (stored, decimals) => {
          expect(toScaledInteger(fromScaledInteger(stored, decimals), decimals)).toBe(
            stored === 0 ? 0 : stored,
          );
        },
      ),
    );
  });
});
