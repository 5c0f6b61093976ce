import { describe, expect, it } from '@jest/globals';
import type { SteroidExposureResponse } from '@interstice/contracts';
import { layOutSteps } from './step-layout';
import { daysInWords, exposureInWords, milligramsInWords, perDayInWords } from './steroid-words';

const known = (mg: number) => ({ mg, atLeast: false });
const EXPOSURE: SteroidExposureResponse = {
  asOf: '2026-03-31',
  courses: [],
  steps: [
    { from: '2026-03-01', to: '2026-03-10', perDay: known(20) },
    { from: '2026-03-21', to: '2026-03-31', perDay: { mg: 0, atLeast: true } },
  ],
  current: { mg: 0, atLeast: true },
  lastThreeMonths: known(200),
  lastYear: known(200),
  total: { mg: 200, atLeast: true },
  daysAbove: { days: 10, atLeast: true },
  limit: { aboveMgPerDay: 15, applies: true },
  notes: [],
  cites: [],
};

describe('The drawing of glucocorticoids over time (T-03)', () => {
  it('gives each step its days, leaves the days between empty and draws an unknown dose all the same', () => {
    const { steps, left, right, limitY, bottom } = layOutSteps(EXPOSURE, 684);
    const [first, second] = steps;
    // 31 days over 620 units: ten days are 200, and the second step begins 20 days after the first.
    expect(right - left).toBe(620);
    expect([first?.x, first?.width].map(Math.round as (n?: number) => number)).toEqual([52, 200]);
    expect(Math.round((second?.x ?? 0) + (second?.width ?? 0))).toBe(right);
    expect(second?.height).toBe(3);
    expect(first?.y).toBeLessThan(limitY ?? 0);
    expect(limitY).toBeLessThan(bottom);
  });

  it('draws the line in systemic sclerosis alone', () => {
    const elsewhere = { ...EXPOSURE, limit: { aboveMgPerDay: 15, applies: false } };
    expect(layOutSteps(elsewhere, 684).limitY).toBeNull();
    expect(exposureInWords(elsewhere)).not.toContain('15 mg');
    expect(exposureInWords(EXPOSURE)).toContain('with a line at 15 mg a day');
  });

  it('says where a sum is more than what it tells', () => {
    expect(milligramsInWords(EXPOSURE.total)).toBe('at least 200 mg');
    expect(perDayInWords({ mg: 12.5, atLeast: true })).toBe('at least 12.5 mg a day');
    expect(perDayInWords({ mg: 0, atLeast: true })).toBe('not known');
    expect(perDayInWords(known(0))).toBe('none (held)');
    expect(daysInWords({ days: 1, atLeast: false })).toBe('1 day');
  });
});
