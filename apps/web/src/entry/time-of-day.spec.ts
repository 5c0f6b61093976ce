import { describe, expect, it } from '@jest/globals';
import { comesTwice, readTime, timeAt } from './time-of-day';

const instantOf = (day: string, text: string, timeZone: string) => {
  const read = readTime(day, text, timeZone);
  return read.kind === 'instant' ? read.instant : read.why;
};

describe('the time of day of a test', () => {
  it('is that of the clocks at the site, in summer and in winter, east and west', () => {
    expect(instantOf('2026-03-31', '09:30', 'Europe/Berlin')).toBe('2026-03-31T07:30:00.000Z');
    expect(instantOf('2026-01-31', '09:30', 'Europe/Berlin')).toBe('2026-01-31T08:30:00.000Z');
    expect(instantOf('2026-01-31', '23:45', 'America/New_York')).toBe('2026-02-01T04:45:00.000Z');
    expect(instantOf('2026-01-31', '05:00', 'Asia/Kolkata')).toBe('2026-01-30T23:30:00.000Z');
    expect(instantOf('2026-06-30', '00:10', 'Pacific/Auckland')).toBe('2026-06-29T12:10:00.000Z');
  });

  it('just before and after the clocks change is on the right side of it', () => {
    expect(instantOf('2026-03-29', '01:59', 'Europe/Berlin')).toBe('2026-03-29T00:59:00.000Z');
    expect(instantOf('2026-03-29', '03:00', 'Europe/Berlin')).toBe('2026-03-29T01:00:00.000Z');
    expect(instantOf('2026-10-25', '01:59', 'Europe/Berlin')).toBe('2026-10-24T23:59:00.000Z');
    expect(instantOf('2026-10-25', '03:00', 'Europe/Berlin')).toBe('2026-10-25T02:00:00.000Z');
  });

  it('that the clocks skip is refused, not moved', () => {
    expect(instantOf('2026-03-29', '02:30', 'Europe/Berlin')).toContain('There is no 02:30 on 29 Mar 2026');
  });

  it('that comes twice is asked for, not guessed', () => {
    expect(comesTwice('2026-10-25', '02:30', 'Europe/Berlin')).toBe(true);
    expect(comesTwice('2026-10-25', '03:30', 'Europe/Berlin')).toBe(false);
    expect(instantOf('2026-10-25', '02:30', 'Europe/Berlin')).toContain('comes twice');
    expect(instantOf('2026-10-25', '02:30 first', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z');
    expect(instantOf('2026-10-25', '02:30 second', 'Europe/Berlin')).toBe('2026-10-25T01:30:00.000Z');
  });

  it('is shown as it was read, to the second that a file brought', () => {
    for (const zone of ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe']) {
      for (const day of ['2026-03-29', '2026-04-05', '2026-10-04', '2026-10-25', '2026-11-01']) {
        for (let minutes = 0; minutes < 24 * 60; minutes += 30) {
          const instant = new Date(Date.parse(`${day}T00:00:00Z`) + minutes * 60_000).toISOString();
          const local = new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(new Date(instant));
          expect(instantOf(local, timeAt(instant, zone), zone)).toBe(instant);
        }
      }
    }
    expect(timeAt('2026-03-31T07:30:15.000Z', 'Europe/Berlin')).toBe('09:30:15');
    expect(instantOf('2026-03-31', '09:30:15', 'Europe/Berlin')).toBe('2026-03-31T07:30:15.000Z');
  });

  it('that is half typed is no time', () => {
    expect(instantOf('2026-03-31', '9:3', 'Europe/Berlin')).toBe('Please give hours and minutes.');
  });
});
