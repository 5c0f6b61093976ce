import { describe, expect, it } from '@jest/globals';
import { safeCsv } from './safe-csv';

describe('refused rows as a file', () => {
  it('run nothing when a spreadsheet opens them', () => {
    for (const text of ['=1+1', '+1', '-1', '@x', '\tx', '\rx']) {
      expect(safeCsv([[text]])).toBe(`"'${text}"\r\n`);
    }
  });

  it('keep commas, quotes and line ends of a sentence in one cell', () => {
    expect(safeCsv([['2', 'expected "a, b"\nor c']])).toBe('"2","expected ""a, b""\nor c"\r\n');
  });
});
