import { day } from './record.spec-support.js';
import { dueStatus } from './due-status.js';
import { resolveOffset, RuleDataError, testWindow } from './test-window.js';

describe('The window of a test (B-19)', () => {
  it('from 3 to 6 months is best half-way', () => {
    expect(
      testWindow({ kind: 'from-to', from: { months: 3 }, to: { months: 6 } }, day('2026-01-15')),
    ).toEqual({
      opensOn: '2026-04-15',
      targetOn: '2026-05-30',
      closesOn: '2026-07-15',
    });
  });

  it('of every 6 months counts each edge from the anchor', () => {
    const spec = {
      kind: 'every',
      interval: { months: 6 },
      tolerance: { choice: 'every-n-months-tolerance' },
    } as const;
    expect(testWindow(spec, day('2025-08-31'))).toEqual({
      opensOn: '2026-01-31',
      targetOn: '2026-02-28',
      closesOn: '2026-03-31',
    });
  });

  it('refuses data that makes no sense', () => {
    const months = { months: 6 };
    expect(() => resolveOffset({ choice: 'nobody-chose-this' })).toThrow(RuleDataError);
    expect(() => testWindow({ kind: 'from-to', from: months, to: { months: 3 } }, day('2026-01-15'))).toThrow(
      RuleDataError,
    );
    expect(() =>
      testWindow({ kind: 'every', interval: months, tolerance: { days: 7 } }, day('2026-01-15')),
    ).toThrow(RuleDataError);
    const offsets = {
      kind: 'offsets',
      opens: { weeks: 2 },
      target: { weeks: 1 },
      closes: { weeks: 4 },
    } as const;
    expect(() => testWindow(offsets, day('2026-01-15'))).toThrow(RuleDataError);
  });
});

describe('A due item', () => {
  const item = { opensOn: day('2026-03-01'), closesOn: day('2026-06-01') };

  it.each([
    ['2026-02-28', 'upcoming'],
    ['2026-03-01', 'open'],
    ['2026-06-01', 'open'],
    ['2026-06-02', 'overdue'],
  ] as const)('on %s is %s', (today, status) => {
    expect(dueStatus(item, day(today))).toBe(status);
  });
});
