import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { QueryClient } from '@tanstack/react-query';
import { followChanges } from './live-changes';

/** As far as a page sees one: what it listens to, and that it can be closed. */
class Line extends EventTarget {
  static readonly CLOSED = 2;
  static readonly all: Line[] = [];
  readyState = 0;

  constructor(readonly url: string) {
    super();
    Line.all.push(this);
  }

  close(): void {
    this.readyState = Line.CLOSED;
  }
}

const alerts = ['alerts', 'site'];
const ofPatient = ['patient', 'one', 'due-items'];
const me = ['me'];

describe('Following what changes', () => {
  let queryClient: QueryClient;
  let end: () => void;
  const line = () => Line.all.at(-1) as Line;
  const says = (kind: string, data: object = {}) =>
    line().dispatchEvent(new MessageEvent(kind, { data: JSON.stringify(data) }));
  const isOld = (queryKey: string[]) => queryClient.getQueryState(queryKey)?.isInvalidated;
  const readAll = () => {
    for (const key of [alerts, ofPatient, me]) queryClient.setQueryData(key, 'as read');
  };

  beforeEach(() => {
    jest.useFakeTimers();
    Line.all.length = 0;
    Object.assign(globalThis, { EventSource: Line });
    queryClient = new QueryClient();
    readAll();
    end = followChanges(queryClient, () => undefined);
  });
  afterEach(() => {
    end();
    queryClient.clear();
    jest.useRealTimers();
  });

  it('reads anew what was read of patients before the line was open: nobody tells of a change in between', () => {
    expect([alerts, ofPatient].map(isOld)).toEqual([false, false]);
    says('open');
    expect([alerts, ofPatient, me].map(isOld)).toEqual([true, true, false]);
  });

  it('reads everything anew after a break, also of a line that had told nothing yet', () => {
    says('open');
    readAll();
    line().close();
    says('error');
    jest.advanceTimersByTime(3_000);
    expect(Line.all).toHaveLength(2);
    expect([alerts, ofPatient, me].map(isOld)).toEqual([false, false, false]);
    says('open');
    expect([alerts, ofPatient, me].map(isOld)).toEqual([true, true, true]);
  });

  it('reads the lists anew at a change, and of patients only the one that it is about', () => {
    says('open');
    readAll();
    queryClient.setQueryData(['patient', 'other'], 'as read');
    says('change', { patientId: 'one' });
    jest.advanceTimersByTime(1_000);
    expect([alerts, ofPatient, ['patient', 'other'], me].map(isOld)).toEqual([true, true, false, false]);
  });
});
