import { UTCDate } from '@date-fns/utc';
import * as dateFns from 'date-fns';
import fc from 'fast-check';
import {
  addDays,
  addMonths,
  addWeeks,
  compareDays,
  daysBetween,
  InvalidDateError,
  isIsoDate,
  isoDate,
  laterDay,
  midpoint,
  parseIsoDate,
  type IsoDate,
} from './calendar.js';

const day = parseIsoDate;
const utc = (date: IsoDate): UTCDate => new UTCDate(`${date}T00:00:00Z`);
const iso = (date: Date): string => date.toISOString().slice(0, 10);

const anyDay = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => day(iso(date)));

describe('A calendar day', () => {
  it.each(['2024-02-29', '2000-02-29', '2026-12-31', '1000-01-01', '9999-12-31'])('accepts %s', (text) => {
    expect(parseIsoDate(text)).toBe(text);
    expect(isIsoDate(text)).toBe(true);
  });

  it.each([
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-06-31',
    '2026-09-31',
    '2026-11-31',
    '2026-07-32',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-1',
    '26-01-01',
    '2026-01-01T00:00:00Z',
    ' 2026-01-01',
    '2026/01/01',
    '0999-12-31',
    '',
  ])('refuses "%s" instead of rolling it over', (text) => {
    expect(isIsoDate(text)).toBe(false);
    expect(() => parseIsoDate(text)).toThrow(InvalidDateError);
    expect(() => parseIsoDate(text)).toThrow('YYYY-MM-DD');
  });

  it('is made from year, month and day', () => {
    expect(isoDate(2026, 3, 9)).toBe('2026-03-09');
    expect(() => isoDate(2026, 2, 30)).toThrow(InvalidDateError);
    expect(() => isoDate(2026, 1.5, 1)).toThrow(InvalidDateError);
  });

  it('knows every day of four centuries and no other', () => {
    let walked = day('1899-12-31');
    const end = day('2300-01-01');
    let oracle = utc(walked);
    while (walked < end) {
      walked = addDays(walked, 1);
      oracle = dateFns.addDays(oracle, 1);
      if (walked !== iso(oracle)) throw new Error(`${walked} is not ${iso(oracle)}`);
    }
    expect(walked).toBe(end);
  });
});

describe('Adding to a day', () => {
  it.each([
    ['2024-02-28', 2, '2024-03-01'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-03-01', -1, '2026-02-28'],
    ['2026-03-28', 2, '2026-03-30'],
  ])('%s plus %i days is %s', (start, days, end) => {
    expect(addDays(day(start), days)).toBe(end);
  });

  it.each([
    ['2026-08-31', 6, '2027-02-28'],
    ['2027-08-31', 6, '2028-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 24, '2026-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-03-31', 1, '2026-04-30'],
    ['2026-05-31', 1, '2026-06-30'],
    ['2026-08-31', 1, '2026-09-30'],
    ['2026-10-31', 1, '2026-11-30'],
    ['2026-12-31', 1, '2027-01-31'],
    ['2026-01-15', -1, '2025-12-15'],
  ])('%s plus %i calendar months is %s', (start, months, end) => {
    expect(addMonths(day(start), months)).toBe(end);
  });

  it('counts weeks as seven days', () => {
    expect(addWeeks(day('2026-01-01'), 4)).toBe('2026-01-29');
  });

  it('refuses to leave the calendar', () => {
    expect(() => addDays(day('9999-12-31'), 1)).toThrow(InvalidDateError);
    expect(() => addMonths(day('1000-01-31'), -1)).toThrow(InvalidDateError);
    expect(() => addMonths(day('9999-12-31'), 1)).toThrow('10000-1-31');
    expect(() => addDays(day('9999-12-31'), 1)).toThrow(expect.objectContaining({ code: 'invalid-date' }));
    expect([addDays(day('9999-12-30'), 1), addDays(day('1000-01-02'), -1)]).toEqual([
      '9999-12-31',
      '1000-01-01',
    ]);
  });

  it('agrees with date-fns on days', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -40_000, max: 40_000 }), (start, days) => {
        expect(addDays(start, days)).toBe(iso(dateFns.addDays(utc(start), days)));
      }),
    );
  });

  it('agrees with date-fns on months', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -1200, max: 1200 }), (start, months) => {
        expect(addMonths(start, months)).toBe(iso(dateFns.addMonths(utc(start), months)));
      }),
    );
  });

  it('never puts a later day before an earlier one', () => {
    fc.assert(
      fc.property(anyDay, anyDay, fc.integer({ min: 0, max: 60 }), (first, second, months) => {
        const [earlier, later] = first < second ? [first, second] : [second, first];
        expect(addMonths(earlier, months) <= addMonths(later, months)).toBe(true);
      }),
    );
  });
});

describe('Between two days', () => {
  it('counts calendar days over a change of the clocks', () => {
    expect(daysBetween(day('2026-03-28'), day('2026-03-30'))).toBe(2);
    expect(daysBetween(day('2026-03-30'), day('2026-03-28'))).toBe(-2);
  });

  it('agrees with date-fns', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (earlier, later) => {
        expect(daysBetween(earlier, later)).toBe(dateFns.differenceInCalendarDays(utc(later), utc(earlier)));
      }),
    );
  });

  it('finds the middle, the earlier one of two', () => {
    expect(midpoint(day('2026-01-01'), day('2026-01-04'))).toBe('2026-01-02');
    expect(midpoint(day('2026-01-01'), day('2026-01-01'))).toBe('2026-01-01');
  });

  it('orders days', () => {
    expect(compareDays(day('2026-01-02'), day('2026-01-01'))).toBe(1);
    expect(compareDays(day('2026-01-01'), day('2026-01-02'))).toBe(-1);
    expect(compareDays(day('2026-01-01'), day('2026-01-01'))).toBe(0);
    expect(laterDay(day('2026-01-02'), day('2026-01-01'))).toBe('2026-01-02');
    expect(laterDay(day('2026-01-01'), day('2026-01-02'))).toBe('2026-01-02');
  });
});
