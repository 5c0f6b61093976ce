import { describe, expect, it } from '@jest/globals';
import type { ComparedPair } from '@interstice/contracts';
import { changeOf, millilitres, monthsBetween, percent } from './figures';

const pair: ComparedPair = {
  earlier: { lineageId: '1', on: '2025-09-22', fvcMl: 3200, fvcPctPred: 85 },
  later: { lineageId: '2', on: '2026-03-22', fvcMl: 2800, fvcPctPred: 74.4 },
  measure: 'reported-pct',
  basis: 'same-equation',
  assumed: false,
  declinePct: 12.4,
  declinePoints: 10.6,
};

describe('The figures of an alert', () => {
  it('are written as they were recorded, and nothing is rounded to a threshold', () => {
    expect(millilitres(2640)).toBe('2640 mL (2.64 L)');
    expect(millilitres(2645)).toBe('2645 mL (2.645 L)');
    expect(percent(70)).toBe('70.0 %');
    expect(percent(69.9)).toBe('69.9 %');
  });

  it('show a fall as relative and as absolute change, and a gain with a plus', () => {
    expect(changeOf(pair)).toEqual({ relative: '-12.4 %', points: '-10.6 points', volume: '-400 mL' });
    expect(changeOf({ ...pair, declinePct: -1.3, declinePoints: 0 })).toMatchObject({
      relative: '+1.3 %',
      points: '0.0 points',
    });
  });

  it('are not there for whom no values are answered', () => {
    const { declinePct, declinePoints, ...days } = pair;
    void [declinePct, declinePoints];
    const withoutValues = {
      ...days,
      earlier: { lineageId: '1', on: '2025-09-22' },
      later: { lineageId: '2', on: '2026-03-22' },
    };
    expect(changeOf(withoutValues)).toEqual({});
  });

  it.each([
    ['2025-09-22', '2026-03-22', '6 months'],
    ['2024-03-22', '2026-03-21', '23 months and 27 days'],
    ['2024-03-22', '2026-03-22', '24 months'],
    ['2025-08-31', '2026-02-28', '6 months'],
    ['2026-01-31', '2026-03-01', '1 month and 1 day'],
    ['2026-03-01', '2026-03-19', '18 days'],
    ['2026-03-01', '2026-03-01', 'the same day'],
  ])('count calendar months between %s and %s', (from, to, words) => {
    expect(monthsBetween(from, to)).toBe(words);
  });
});
