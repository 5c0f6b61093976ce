import { describe, expect, it } from '@jest/globals';
import { calendarDay, createClock, FixedClock, isTimeZone, SystemClock } from './clock.js';

describe('the clock', () => {
  it.each([
    ['2026-03-28T23:30:00Z', 'Europe/Berlin', '2026-03-29'],
    ['2026-03-29T21:59:59Z', 'Europe/Berlin', '2026-03-29'],
    ['2026-03-29T22:00:00Z', 'Europe/Berlin', '2026-03-30'],
    ['2026-10-25T22:59:59Z', 'Europe/Berlin', '2026-10-25'],
    ['2026-10-25T23:00:00Z', 'Europe/Berlin', '2026-10-26'],
    ['2026-01-01T04:59:59Z', 'America/New_York', '2025-12-31'],
    ['2026-01-01T00:00:00Z', 'Pacific/Kiritimati', '2026-01-01'],
    ['2025-12-31T10:00:00Z', 'Pacific/Kiritimati', '2026-01-01'],
  ])('at %s it is in %s the day %s', (instant, timeZone, day) => {
    expect(calendarDay(new Date(instant), timeZone)).toBe(day);
    expect(new FixedClock(instant).today(timeZone)).toBe(day);
  });

  it('neither skips nor doubles a day in a year with both changes to and from summer time', () => {
    const days = new Set<string>();
    for (let hour = 0; hour < 365 * 24; hour += 1) {
      days.add(calendarDay(new Date(Date.UTC(2026, 0, 1, hour)), 'UTC'));
    }
    const berlin = new Set<string>();
    for (let hour = 0; hour < 365 * 24; hour += 1) {
      berlin.add(calendarDay(new Date(Date.UTC(2025, 11, 31, 23 + hour)), 'Europe/Berlin'));
    }
    expect(days.size).toBe(365);
    expect([...berlin].sort()).toEqual([...days].sort());
  });

  it('starts at the instant that is asked for and runs on from there', async () => {
    const clock = createClock({ now: new Date('2030-05-05T12:00:00Z') });
    const earlier = clock.now().getTime();
    await new Promise((resolve) => setTimeout(resolve, 20));
    const later = clock.now().getTime();
    expect(earlier - Date.parse('2030-05-05T12:00:00Z')).toBeLessThan(1000);
    expect(later).toBeGreaterThan(earlier);
  });

  it('is the clock of the machine when nothing is asked for', () => {
    expect(createClock({})).toBeInstanceOf(SystemClock);
  });

  it('knows a time zone from a made-up one', () => {
    expect(isTimeZone('Europe/London')).toBe(true);
    expect(isTimeZone('Europe/Nowhere')).toBe(false);
  });
});
