import { describe, expect, it } from '@jest/globals';
import { isPastIn, type AlertSort } from './alert-order';

const alert = (id: string, severity: 'critical' | 'warning' | 'info', dueBy: string | null, on: string) => ({
  id,
  severity,
  dueBy,
  openedAt: `2026-03-${on}T08:00:00.000Z`,
});
const critical = alert('d', 'critical', '2026-04-09', '09');
const late = alert('b', 'warning', '2026-03-20', '13');
const soon = alert('a', 'info', '2026-04-01', '02');
const noDay = alert('c', 'warning', null, '01');

describe('The order of the inbox', () => {
  it.each<[AlertSort, string]>([
    ['due', 'dbac'],
    ['severity', 'dcba'],
    ['newest', 'bdac'],
  ])('by %s puts what is graver or more pressing first', (sort, order) => {
    const isPast = isPastIn(sort);
    const sorted = [soon, late, noDay, critical].sort((one, other) => (isPast(one, other) ? 1 : -1));
    expect(sorted.map(({ id }) => id).join('')).toBe(order);
    expect(isPast(late, late)).toBe(false);
  });
});
