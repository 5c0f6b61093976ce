import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { todayAt } from '../ui/day';
import { noteServerTime, serverNow } from './server-clock';

const OWN = '2026-03-02T23:30:00.000Z';

describe('A computer whose clock is wrong', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: new Date(OWN) });
  });
  afterEach(() => {
    noteServerTime(new Date().toISOString());
    jest.useRealTimers();
  });

  it('takes what day it is at the clinic from the server, as soon as that has answered', () => {
    expect(todayAt('Europe/Berlin')).toBe('2026-03-03');
    noteServerTime('2026-03-04T23:30:00.000Z');
    expect(todayAt('Europe/Berlin')).toBe('2026-03-05');
    jest.advanceTimersByTime(60_000);
    expect(serverNow().toISOString()).toBe('2026-03-04T23:31:00.000Z');
  });

  it('goes on with the time that it knows where an answer tells none', () => {
    noteServerTime('2026-03-04T08:00:00.000Z');
    noteServerTime(null);
    noteServerTime('no time');
    expect(todayAt('Europe/Berlin')).toBe('2026-03-04');
  });
});
