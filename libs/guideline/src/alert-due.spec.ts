import { describe, expect, it } from '@jest/globals';
import { parseIsoDate } from '@interstice/clinical';
import { ALERT_CHOICES } from './alert-choices.rules.js';
import { alertDueBy, isOldAtGoLive } from './alert-due.js';
import { SOURCES } from './sources.js';

const day = parseIsoDate;

describe('the day by which an alert is to be decided (B-04)', () => {
  it('is the same day for a critical one, a week for a warning, four weeks for information', () => {
    expect(alertDueBy('critical', day('2026-02-27'))).toBe('2026-02-27');
    expect(alertDueBy('warning', day('2026-02-27'))).toBe('2026-03-06');
    expect(alertDueBy('info', day('2026-02-27'))).toBe('2026-03-27');
  });
});

describe('what came with the first import (B-08)', () => {
  it('is old from the 91st day on, and goes to the inbox up to the 90th', () => {
    // 90 days before 31 March 2026: 31 in March, 28 in February, 31 in January make 31 December 2025.
    expect(isOldAtGoLive(day('2025-12-31'), day('2026-03-31'))).toBe(false);
    expect(isOldAtGoLive(day('2025-12-30'), day('2026-03-31'))).toBe(true);
  });
});

it('names for each number of an alert a document and the place in it', () => {
  for (const { cite } of Object.values(ALERT_CHOICES)) {
    expect(Object.keys(SOURCES)).toContain(cite.doc);
    expect(cite.ids.length).toBeGreaterThan(0);
  }
});
