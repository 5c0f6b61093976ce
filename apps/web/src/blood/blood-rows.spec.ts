import { describe, expect, it } from '@jest/globals';
import type { AnalyteSeries, BloodRecord } from './blood-record';
import { rowsOf } from './blood-rows';
import { rangeInWords, seriesInWords, valueInWords } from './blood-words';

const PLATELETS: AnalyteSeries = {
  analyte: 'platelets',
  title: 'Platelets',
  unit: '10⁹/L',
  points: [
    { lineageId: 'a', on: '2026-01-05', value: 240, outside: [] },
    { lineageId: 'c', on: '2026-03-05', value: 130, outside: ['below 140: methotrexate'] },
  ],
  limits: [],
  notes: [],
};
const ALT: AnalyteSeries = {
  ...PLATELETS,
  analyte: 'alt',
  title: 'ALT',
  unit: 'U/L',
  points: [{ lineageId: 'a', on: '2026-01-05', value: 20, range: { high: 40 }, outside: [] }],
};
const RECORD: BloodRecord = {
  series: [PLATELETS, ALT],
  courses: [{ id: '1', drug: 'Methotrexate', from: '2025-01-01', holds: [] }],
  cannotShow: [],
  insufficient: [{ lineageId: 'b', on: '2026-02-05' }],
};

describe('the table of blood tests', () => {
  it('has a row for each draw, the latest first, also for one from which nothing could be measured', () => {
    const rows = rowsOf(RECORD).map(({ on, isInsufficient, cells }) => [
      on,
      isInsufficient,
      [...cells.keys()],
    ]);
    expect(rows).toEqual([
      ['2026-03-05', false, ['platelets']],
      ['2026-02-05', true, []],
      ['2026-01-05', false, ['platelets', 'alt']],
    ]);
  });

  it('tells values with their unit, and the range that was printed', () => {
    expect(valueInWords({ value: 1.2 }, PLATELETS)).toBe('1.2 × 10⁹/L');
    expect(valueInWords({ value: 20 }, ALT)).toBe('20 U/L');
    expect([{ low: 2, high: 7 }, { low: 2 }, { high: 40 }, undefined].map(rangeInWords)).toEqual([
      '2 to 7',
      'from 2',
      'up to 40',
      '',
    ]);
  });

  it('says in words what the chart shows', () => {
    expect(seriesInWords(RECORD)).toBe(
      'Platelets: 2 values, from 240 × 10⁹/L on 5 Jan 2026 to 130 × 10⁹/L on 5 Mar 2026, 1 outside a limit. ' +
        'ALT: one value, 20 U/L on 5 Jan 2026. Drugs: Methotrexate. Everything is in the table below.',
    );
  });
});
