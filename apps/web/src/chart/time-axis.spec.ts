import { describe, expect, it } from '@jest/globals';
import { timeOf, timeTicks } from './time-axis';

const labels = (from: string, to: string, most: number) =>
  timeTicks(timeOf(from), timeOf(to), most).map(({ label }) => label);

describe('the time axis', () => {
  it('names months while they have room, and the year with the first and with January', () => {
    expect(labels('2025-10-15', '2026-03-02', 8)).toEqual(['Nov 2025', 'Dec', '2026', 'Feb', 'Mar']);
  });

  it('names quarters, half years and years as the time grows', () => {
    expect(labels('2025-02-10', '2026-03-02', 8)).toEqual(['Apr 2025', 'Jul', 'Oct', '2026']);
    expect(labels('2024-02-10', '2026-08-02', 8)).toEqual(['Jul 2024', '2025', 'Jul', '2026', 'Jul']);
    expect(labels('2018-02-10', '2026-08-02', 10)).toEqual([
      '2019',
      '2020',
      '2021',
      '2022',
      '2023',
      '2024',
      '2025',
      '2026',
    ]);
  });
});
