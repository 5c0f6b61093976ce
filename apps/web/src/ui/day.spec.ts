import { describe, expect, it } from '@jest/globals';
import { distanceInWords, monthsAfter, wholeMonths } from './day';

describe('How long one day is after another', () => {
  it.each([
    ['2026-03-01', '2026-03-02', '1 day'],
    ['2026-01-01', '2026-03-01', '59 days'],
    ['2025-03-23', '2026-11-22', '19 months'],
    ['2024-05-22', '2026-11-22', '2 years and 6 months'],
    ['2024-11-22', '2026-11-22', '2 years'],
    ['2024-02-29', '2026-02-28', '2 years'],
  ])('from %s to %s is %s, counted in calendar months', (from, to, words) => {
    expect(distanceInWords(from, to)).toBe(words);
  });

  it('lets the last day of a short month stand in for one that it does not have', () => {
    expect(monthsAfter('2025-08-31', 6)).toBe('2026-02-28');
    expect(wholeMonths('2025-08-31', '2026-02-28')).toBe(6);
    expect(wholeMonths('2025-08-31', '2026-02-27')).toBe(5);
  });
});
