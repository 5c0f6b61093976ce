import { describe, expect, it } from '@jest/globals';
import { parseSnapshot, ServiceBusyError, type FeedRow } from '@interstice/server';
import { eventOf, LiveStream, type StreamEnd } from './live-stream.js';
import { MOST_OF_A_PERSON, MOST_STREAMS, StreamPlaces } from './stream-places.js';

const SITE = '0190a000-0000-7000-8000-000000000001';
const ELSEWHERE = '0190a000-0000-7000-8000-000000000002';

function rowOf(seq: number, xid: number, siteId = SITE): FeedRow {
  const patientId = '0190a000-0000-7000-8000-000000000003';
  return { seq, xid: BigInt(xid), kind: 'fact', siteId, patientId, entityId: null, age: 0 };
}

describe('a stream of changes', () => {
  const open = () => {
    const ends: StreamEnd[] = [];
    const context = { userId: SITE, siteIds: [SITE], requestId: 'test' };
    const stream = new LiveStream('token', context, (why) => ends.push(why));
    stream.seen = parseSnapshot('10:20:12,14');
    return { stream, ends, tell: (row: FeedRow) => stream.tell(row, eventOf(row)) };
  };

  it('tells what is of its sites and was not visible when it was last told', () => {
    const { tell } = open();
    const told = [rowOf(1, 9), rowOf(2, 11), rowOf(3, 12), rowOf(4, 20), rowOf(5, 20, ELSEWHERE)].map(tell);
    expect(told).toEqual([false, false, true, true, false]);
  });

  it('is cut off when nobody takes what it tells, before it holds much', async () => {
    const { stream, ends, tell } = open();
    let seq = 0;
    while (stream.isOpen && seq < 10_000) tell(rowOf((seq += 1), 20));
    // An event of these is some 170 bytes: half a MiB holds about 3,000.
    expect(seq).toBeGreaterThan(2_000);
    expect(seq).toBeLessThan(4_000);
    await new Promise(setImmediate);
    expect(ends).toEqual(['slow']);
    expect(tell(rowOf(20_000, 20))).toBe(false);
  });

  it('that is ended gives what it has told, and nothing after', async () => {
    const { stream, ends, tell } = open();
    tell(rowOf(1, 20));
    stream.end('access');
    tell(rowOf(2, 20));
    const text = (await stream.body.setEncoding('utf8').toArray()).join('');
    expect(text).toMatch(/^retry: 3000\n\nid: 1\nevent: change\ndata: \{"seq":1,.*\}\n\n$/);
    await new Promise(setImmediate);
    expect(ends).toEqual(['access']);
  });
});

describe('the places for streams', () => {
  it('are given out to each person and to all up to a number, and again when they are given back', () => {
    const places = new StreamPlaces();
    for (let index = 0; index < MOST_STREAMS; index += 1) places.take(`person ${index % 100}`);
    expect(() => places.take('another')).toThrow(ServiceBusyError);
    places.giveBack('person 1');
    for (let index = MOST_STREAMS / 100; index < MOST_OF_A_PERSON; index += 1) {
      places.giveBack('person 2');
      places.take('person 3');
    }
    expect(() => places.take('person 3')).toThrow(expect.objectContaining({ code: 'too-many-streams' }));
    places.take('another');
  });
});
