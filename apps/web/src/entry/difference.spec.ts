import { describe, expect, it } from '@jest/globals';
import { differenceInWords } from './difference';

describe('the difference from the value before', () => {
  it('is told in the unit and as a share of the value before', () => {
    expect(differenceInWords(3000, 2640, 'mL')).toBe('−360 mL, −12.0 %');
    expect(differenceInWords(2640, 3000, 'mL')).toBe('+360 mL, +13.6 %');
    expect(differenceInWords(2640, 2640, 'mL')).toBe('no difference');
  });

  it('is rounded towards zero, so that a fall just short of 10 % does not read as 10 %', () => {
    expect(differenceInWords(3000, 2701, 'mL')).toBe('−299 mL, −9.9 %');
    expect(differenceInWords(3000, 2700, 'mL')).toBe('−300 mL, −10.0 %');
    expect(differenceInWords(3000, 2999, 'mL')).toBe('−1 mL, under 0.1 %');
  });

  it('of percent predicted is told in points', () => {
    expect(differenceInWords(80.5, 72.5, '%')).toBe('−8.0 points, −9.9 % of the value before');
    expect(differenceInWords(80.1, 70.1, '%')).toBe('−10.0 points, −12.4 % of the value before');
  });

  it('of decimals has no digits that nobody measured', () => {
    expect(differenceInWords(5.1, 4.8, 'mmol/min/kPa')).toBe('−0.3 mmol/min/kPa, −5.8 %');
    expect(differenceInWords(0, 2, 'L/min')).toBe('+2 L/min');
  });
});
