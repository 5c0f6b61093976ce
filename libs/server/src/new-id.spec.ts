import { describe, expect, it } from '@jest/globals';
import { newId } from './new-id.js';

describe('an id', () => {
  it('is a UUID of version 7 that says when', () => {
    const at = new Date('2026-03-02T09:00:00.123Z');
    const id = newId(at);
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(at.getTime());
  });

  it('sorts by time and is never the same twice', () => {
    const earlier = newId(new Date('2026-03-02T09:00:00.000Z'));
    const later = newId(new Date('2026-03-02T09:00:00.001Z'));
    expect(earlier < later).toBe(true);
    const many = Array.from({ length: 1000 }, () => newId(new Date('2026-03-02T09:00:00Z')));
    expect(new Set(many).size).toBe(1000);
  });

  it('sorts within one millisecond by the order of asking', () => {
    const ids = Array.from({ length: 5000 }, () => newId(new Date('2026-03-02T09:00:00Z')));
    expect(ids.toSorted()).toEqual(ids);
  });
});
