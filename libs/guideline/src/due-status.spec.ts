import { addDays, parseIsoDate } from '@interstice/clinical';
import { dueStatus, overdueSince, statusBounds } from './due-status.js';

const today = parseIsoDate('2026-06-01');
const daysAround = [-400, -2, -1, 0, 1, 2, 400].map((days) => addDays(today, days));
const windows = daysAround.flatMap((opensOn) =>
  daysAround.filter((closesOn) => closesOn >= opensOn).map((closesOn) => ({ opensOn, closesOn })),
);

describe('The status of a due item', () => {
  it('is open from the first day to the last, both included (B-19)', () => {
    const item = { opensOn: addDays(today, -1), closesOn: addDays(today, 1) };
    const seen = [-2, -1, 0, 1, 2].map((days) => dueStatus(item, addDays(today, days)));
    expect(seen).toEqual(['upcoming', 'open', 'open', 'open', 'overdue']);
  });

  it('is the same by its bounds, on every side of them', () => {
    const { lastOverdue, lastOpened } = statusBounds(today);
    const byBounds = windows.map(({ opensOn, closesOn }) => {
      if (closesOn <= lastOverdue) return 'overdue';
      return opensOn <= lastOpened ? 'open' : 'upcoming';
    });
    expect(byBounds).toEqual(windows.map((item) => dueStatus(item, today)));
    expect(new Set(byBounds).size).toBe(3);
  });

  it('is overdue from the day it says, and not on the day before', () => {
    const item = { opensOn: parseIsoDate('2024-01-31'), closesOn: parseIsoDate('2024-02-29') };
    const since = overdueSince(item);
    expect(since).toBe('2024-03-01');
    expect([dueStatus(item, addDays(since, -1)), dueStatus(item, since)]).toEqual(['open', 'overdue']);
  });
});
