import { describe, expect, it } from '@jest/globals';
import { parseIsoDate } from '@interstice/clinical';
import { ALERT_CHOICES } from './alert-choices.rules.js';
import { DUE_BY_CASES, OLD_AT_GO_LIVE_CASES } from './alert-due.cases.js';
import { alertDueBy, isOldAtGoLive } from './alert-due.js';
import { SOURCES } from './sources.js';

const day = parseIsoDate;

describe('the day by which an alert is to be decided (B-04)', () => {
  it.each(DUE_BY_CASES)('of a %s one that spoke on %s is %s', (severity, spokeOn, dueBy) => {
    expect(alertDueBy(severity, day(spokeOn))).toBe(dueBy);
  });
});

describe('what came with the first import (B-08)', () => {
  it.each(OLD_AT_GO_LIVE_CASES)('dated %s, opened on %s, is old: %s', (latestOn, openedOn, isOld) => {
    expect(isOldAtGoLive(day(latestOn), day(openedOn))).toBe(isOld);
  });
});

it('names for each number of an alert a document and the place in it', () => {
  for (const { cite } of Object.values(ALERT_CHOICES)) {
    expect(Object.keys(SOURCES)).toContain(cite.doc);
    expect(cite.ids.length).toBeGreaterThan(0);
  }
});
