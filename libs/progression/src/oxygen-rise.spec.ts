import { parseIsoDate, type OxygenNeed } from '@interstice/clinical';
import { oxygenFlows, oxygenRise } from './oxygen-rise.js';
import { oxygen, recordOf } from './record.spec-support.js';

const after = parseIsoDate('2025-01-10');
const until = parseIsoDate('2026-01-12');

/** The days of the two flows. */
function rise(...oxygenNeeds: OxygenNeed[]): string | null {
  const found = oxygenRise(oxygenFlows(recordOf({ oxygenNeeds })), { after, until });
  return found && `${found.earlier.on} ${found.later.on}`;
}

describe('The need for oxygen (B-11)', () => {
  it('rises with more litres per minute than last known on the day of the earlier test', () => {
    expect(rise(oxygen('2025-01-10', 1), oxygen('2025-06-01', 1.1))).toBe('2025-01-10 2025-06-01');
    expect(rise(oxygen('2025-01-10', 1), oxygen('2025-06-01', 1))).toBeNull();
    expect(rise(oxygen('2024-03-01', 0), oxygen('2025-01-11', 2))).toBe('2024-03-01 2025-01-11');
  });

  it('is held against the last that was known by then, and not against a lower one since', () => {
    expect(rise(oxygen('2024-01-01', 1), oxygen('2024-12-01', 3), oxygen('2025-06-01', 2))).toBeNull();
    expect(rise(oxygen('2024-12-01', 3), oxygen('2025-03-01', 1), oxygen('2025-06-01', 2))).toBeNull();
    expect(rise(oxygen('2024-12-01', 3), oxygen('2025-03-01', 1), oxygen('2025-06-01', 4))).toBe(
      '2024-12-01 2025-06-01',
    );
  });

  it('counts up to the day judged and from the day after the earlier test', () => {
    expect(rise(oxygen('2024-12-01', 1), oxygen('2026-01-12', 2))).toBe('2024-12-01 2026-01-12');
    expect(rise(oxygen('2024-12-01', 1), oxygen('2026-01-13', 2))).toBeNull();
    expect(rise(oxygen('2024-12-01', 1), oxygen('2025-01-10', 2))).toBeNull();
  });

  it('that was unknown before rises only between two reports of the time since', () => {
    expect(rise(oxygen('2025-06-01', 4))).toBeNull();
    expect(rise(oxygen('2025-06-01', 2), oxygen('2025-09-01', 4))).toBe('2025-06-01 2025-09-01');
    expect(rise(oxygen('2025-06-01', 4), oxygen('2025-09-01', 2), oxygen('2025-10-01', 3))).toBe(
      '2025-09-01 2025-10-01',
    );
    expect(rise(oxygen('2025-06-01', 2), oxygen('2025-06-01', 4))).toBeNull();
  });

  it('rises when it is there at rest where it was there on exertion alone, with however many litres', () => {
    expect(rise(oxygen('2025-01-01', 3, 'on exertion'), oxygen('2025-06-01', 1, 'at rest'))).toBe(
      '2025-01-01 2025-06-01',
    );
    expect(rise(oxygen('2025-02-01', 3, 'on exertion'), oxygen('2025-06-01', 1, 'at rest'))).toBe(
      '2025-02-01 2025-06-01',
    );
    expect(rise(oxygen('2025-01-01', 3, 'on exertion'), oxygen('2025-06-01', 0, 'at rest'))).toBeNull();
    // It was there at rest as well, and has not grown.
    expect(
      rise(
        oxygen('2025-01-01', 1, 'at rest'),
        oxygen('2025-01-01', 3, 'on exertion'),
        oxygen('2025-06-01', 1, 'at rest'),
      ),
    ).toBeNull();
  });

  it('on exertion is not held against that at rest', () => {
    expect(rise(oxygen('2025-01-01', 1, 'at rest'), oxygen('2025-06-01', 3, 'on exertion'))).toBeNull();
    expect(rise(oxygen('2025-01-01', 0), oxygen('2025-06-01', 3, 'on exertion'))).toBe(
      '2025-01-01 2025-06-01',
    );
  });

  it('of a day with two reports is the greater one', () => {
    const twice = [oxygen('2025-01-01', 1), oxygen('2025-01-01', 2)];
    expect(rise(...twice, oxygen('2025-06-01', 2))).toBeNull();
    expect(rise(...twice.reverse(), oxygen('2025-06-01', 2.5))).toBe('2025-01-01 2025-06-01');
  });

  it('is not told by a saturation alone', () => {
    const { litresPerMinute: _, ...saturation } = oxygen('2025-06-01', 0);
    expect(rise(oxygen('2025-01-01', 0), { ...saturation, spo2: 80 })).toBeNull();
  });

  it('that does not say at rest or on exertion is held against the last known of either, of one day the greater', () => {
    const unsaid = (litres: number) => oxygen('2025-06-01', litres);
    const rest = oxygen('2024-06-01', 3, 'at rest');
    const exertion = oxygen('2024-12-01', 1, 'on exertion');
    for (const order of [
      [rest, exertion],
      [exertion, rest],
    ])
      expect(rise(...order, unsaid(2))).toBe('2024-12-01 2025-06-01');
    const later = oxygen('2024-12-02', 3, 'at rest');
    expect(rise(exertion, later, unsaid(2))).toBeNull();
    const sameDay = oxygen('2024-12-01', 3, 'at rest');
    expect(rise(exertion, sameDay, unsaid(2))).toBeNull();
    const flows = oxygenFlows(recordOf({ oxygenNeeds: [sameDay, exertion, unsaid(4)] }));
    expect(oxygenRise(flows, { after, until })?.earlier.litresTenths).toBe(30);
  });

  it('that was unknown before is held against the lowest since, of equal ones the first, whichever state it tells of', () => {
    expect(rise(oxygen('2025-03-01', 2), oxygen('2025-04-01', 2), oxygen('2025-05-01', 3))).toBe(
      '2025-03-01 2025-05-01',
    );
    const rest = oxygen('2025-03-01', 2, 'at rest');
    const exertion = oxygen('2025-04-01', 1, 'on exertion');
    expect(rise(rest, exertion, oxygen('2025-05-01', 1.5))).toBe('2025-04-01 2025-05-01');
    const lower = oxygen('2025-03-01', 1, 'at rest');
    const higher = oxygen('2025-04-01', 2, 'on exertion');
    expect(rise(lower, higher, oxygen('2025-05-01', 1.5))).toBe('2025-03-01 2025-05-01');
  });

  it('is read oldest first, of one day the smallest first, of two alike by their ids', () => {
    const needs = [
      oxygen('2025-06-01', 2, undefined, 'b'),
      oxygen('2025-06-01', 2, undefined, 'a'),
      oxygen('2025-06-01', 1, undefined, 'c'),
      oxygen('2025-02-01', 4, undefined, 'd'),
    ];
    for (const oxygenNeeds of [needs, needs.toReversed()]) {
      const ids = oxygenFlows(recordOf({ oxygenNeeds })).map(({ lineageId }) => lineageId);
      expect(ids.join('')).toBe('dcab');
    }
  });
});
