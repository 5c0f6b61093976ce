import { describe, expect, it } from '@jest/globals';
import { holdRows, settledRows } from './held-rows';

interface Row {
  readonly id: string;
  readonly closesOn: string;
  readonly note?: string;
}
const row = (id: string, closesOn: string, note?: string): Row => ({
  id,
  closesOn,
  ...(note !== undefined && { note }),
});
const isPast = (one: Row, other: Row) => one.closesOn > other.closesOn;
const A = row('a', '2026-01-01');
const B = row('b', '2026-02-01');
const C = row('c', '2026-03-01');
const D = row('d', '2026-04-01');

describe('A list that is read anew while somebody works on it', () => {
  const { rows: shown } = settledRows([A, B, C]);
  const ids = (rows: readonly { item: Row; hasLeft: boolean }[]) =>
    rows.map(({ item, hasLeft }) => (hasLeft ? `(${item.id})` : item.id)).join(' ');

  it('keeps the place of a row that was done, marked as gone', () => {
    const held = holdRows(shown, { items: [A, C], hasMore: false }, isPast);
    expect(ids(held.rows)).toBe('a (b) c');
    expect(held).toMatchObject({ left: 1, arrived: 0 });
  });

  it('counts a row that is new in between and does not push others down for it', () => {
    const held = holdRows(shown, { items: [A, row('n', '2026-01-15'), B, C], hasMore: false }, isPast);
    expect(ids(held.rows)).toBe('a b c');
    expect(held).toMatchObject({ left: 0, arrived: 1 });
  });

  it('shows at once what a row says now', () => {
    const held = holdRows(
      shown,
      { items: [A, row('b', '2026-02-01', 'changed'), C], hasMore: false },
      isPast,
    );
    expect(held.rows[1]?.item.note).toBe('changed');
  });

  it('adds the next page below the last row', () => {
    const held = holdRows(shown, { items: [A, B, C, D], hasMore: false }, isPast);
    expect(ids(held.rows)).toBe('a b c d');
    expect(held.arrived).toBe(0);
  });

  it('does not call gone what new rows only pushed off the pages that were read', () => {
    const items = [row('m', '2025-12-01'), A, B];
    expect(ids(holdRows(shown, { items, hasMore: true }, isPast).rows)).toBe('a b c');
    expect(ids(holdRows(shown, { items, hasMore: false }, isPast).rows)).toBe('a b (c)');
  });

  it('takes a row back that stands on the list again', () => {
    const { rows } = holdRows(shown, { items: [A, C], hasMore: false }, isPast);
    expect(ids(holdRows(rows, { items: [A, B, C], hasMore: false }, isPast).rows)).toBe('a b c');
  });

  it('shows the new rows when all the former ones are gone', () => {
    const held = holdRows(shown, { items: [D], hasMore: false }, isPast);
    expect(ids(held.rows)).toBe('(a) (b) (c) d');
  });
});
