import { describe, expect, it } from '@jest/globals';
import { readEnteredNumber, writtenNumber } from './entered-number';

describe('a number as it is typed', () => {
  it('has its decimals after a comma or a point', () => {
    expect(readEnteredNumber('5,36')).toEqual({ kind: 'number', value: 5.36 });
    expect(readEnteredNumber(' 80.5 ')).toEqual({ kind: 'number', value: 80.5 });
    expect(readEnteredNumber('2640')).toEqual({ kind: 'number', value: 2640 });
    expect(readEnteredNumber('0,125')).toEqual({ kind: 'number', value: 0.125 });
    expect(readEnteredNumber('  ')).toEqual({ kind: 'nothing' });
  });

  it('is asked for again where it may be thousands or a decimal', () => {
    for (const text of ['2.640', '2,640', '150.000']) {
      expect(readEnteredNumber(text).kind).toBe('unclear');
    }
    expect(readEnteredNumber('1.200', 3000)).toEqual({
      kind: 'unclear',
      why: 'This may be 1200 or 1.2. Please write one of them.',
    });
  });

  it('is named in a way that is understood when it is typed', () => {
    expect(readEnteredNumber('1.234')).toMatchObject({
      why: 'This may be 1234 or 1.2340. Please write one of them.',
    });
    for (const value of [1.234, 12.345, 0.912, 5.36, 2640, 140]) {
      expect(readEnteredNumber(writtenNumber(value))).toEqual({ kind: 'number', value });
    }
  });

  it('has one reading where thousands cannot be meant', () => {
    expect(readEnteredNumber('5.361', 75)).toEqual({ kind: 'number', value: 5.361 });
  });

  it('is asked for again where anything but digits stands in it', () => {
    for (const text of ['2.6 L', '1.234,5', '1e3', '12-3', '5,,3', '<3', 'abc']) {
      expect(readEnteredNumber(text).kind).toBe('unclear');
    }
  });
});
