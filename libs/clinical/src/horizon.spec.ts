import fc from 'fast-check';
import { addDays, parseIsoDate } from './calendar.js';
import { startDay } from './horizon.js';

const asOf = parseIsoDate('2026-01-10');

describe('The day of a review', () => {
  it('has reached itself and the days before it', () => {
    const today = startDay(asOf);
    expect(today.reached(asOf)).toBe(true);
    expect(today.reached(parseIsoDate('2026-01-09'))).toBe(true);
    expect(today.reached(parseIsoDate('2026-01-11'))).toBe(false);
  });

  it('asks for the next review on the earliest day that was not reached', () => {
    const today = startDay(asOf);
    today.reached(parseIsoDate('2026-03-01'));
    today.reached(parseIsoDate('2026-02-01'));
    today.reached(parseIsoDate('2025-12-01'));
    expect(today.nextReviewOn()).toBe('2026-02-01');
  });

  it('asks for the next review after 90 days at the latest', () => {
    const today = startDay(asOf);
    today.reached(parseIsoDate('2027-01-01'));
    expect(today.nextReviewOn()).toBe('2026-04-10');
  });

  it('gives the same answers on every day before the next review', () => {
    const offsets = fc.array(fc.integer({ min: -200, max: 200 }));
    fc.assert(
      fc.property(offsets, fc.integer({ min: 0, max: 90 }), (days, ahead) => {
        const asked = days.map((offset) => addDays(asOf, offset));
        const today = startDay(asOf);
        const answers = asked.map((day) => today.reached(day));
        const other = addDays(asOf, ahead);
        fc.pre(other < today.nextReviewOn());
        const later = startDay(other);
        expect(asked.map((day) => later.reached(day))).toEqual(answers);
      }),
    );
  });
});
