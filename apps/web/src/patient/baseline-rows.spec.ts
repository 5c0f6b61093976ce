import { describe, expect, it } from '@jest/globals';
import type { ComparedPair, ProgressionResponse } from '@interstice/contracts';
import { baselineRows } from './baseline-rows';

const pairFrom = (on: string, fvcMl: number, declinePct: number): ComparedPair => ({
  earlier: { lineageId: `test ${on}`, on, fvcMl },
  later: { lineageId: 'test 2026-01-12', on: '2026-01-12', fvcMl: 2850 },
  measure: 'litres',
  basis: 'equations-differ',
  assumed: false,
  declinePct,
});
const cumulative = {
  fromFirst: pairFrom('2024-01-10', 3000, 5),
  fromBest: pairFrom('2024-06-10', 3200, 10.9),
};
const beforeTreatment: NonNullable<ProgressionResponse['beforeTreatment']> = {
  course: { lineageId: 'course', startedOn: '2025-02-01' },
  testOn: '2025-01-20',
  pair: null,
  why: 'home-and-lab',
  text: 'It is not comparable because values measured at home and in a laboratory are not compared.',
  cites: [],
};

describe('The three baselines side by side', () => {
  it('give day, measure, both values and the change of each, in one order', () => {
    const pair = pairFrom('2025-01-20', 2900, 1.7);
    const rows = baselineRows({ cumulative, beforeTreatment: { ...beforeTreatment, pair, why: null } });
    expect(rows.map(({ on, measure, from, to, change }) => [on, measure, from, to, change])).toEqual([
      ['2024-01-10', 'litres', '3000 mL', '2850 mL', '5.0 % lower'],
      ['2024-06-10', 'litres', '3200 mL', '2850 mL', '10.9 % lower'],
      ['2025-01-20', 'litres', '2900 mL', '2850 mL', '1.7 % lower'],
    ]);
    expect(rows.map(({ instead }) => instead)).toEqual([null, null, null]);
  });

  it('say why, in the place of a comparison that cannot be made, and on which day the test was', () => {
    const [, , third] = baselineRows({ cumulative, beforeTreatment });
    expect(third).toMatchObject({ on: '2025-01-20', change: '', instead: beforeTreatment.text });
    const [first, best] = baselineRows({ cumulative: null, beforeTreatment: null });
    expect([first?.instead, best?.instead]).toEqual(Array(2).fill('No two tests on record can be compared.'));
  });

  it('give days and the measure alone to who reads no values', () => {
    const { declinePct: _, ...rest } = cumulative.fromFirst;
    const bare: ComparedPair = {
      ...rest,
      earlier: { lineageId: 'one', on: '2024-01-10' },
      later: { lineageId: 'two', on: '2026-01-12' },
    };
    const [first] = baselineRows({ cumulative: { fromFirst: bare, fromBest: bare }, beforeTreatment: null });
    expect(first).toMatchObject({
      on: '2024-01-10',
      measure: 'litres',
      from: '',
      to: '',
      change: '',
      instead: null,
    });
  });
});
