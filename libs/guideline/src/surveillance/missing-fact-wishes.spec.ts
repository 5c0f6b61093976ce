import type { PatientRecord } from '@interstice/clinical';
import {
  comparedHrct,
  day,
  decision,
  dueItem,
  hrct,
  pft,
  recordOf,
  symptoms,
} from '../record.spec-support.js';
import type { DueTest } from '../review-result.js';

const asOf = '2026-03-01';
const unread = (on: string, lineageId = `hrct ${on}`) => ({
  lineageId,
  id: `${lineageId} v1`,
  performedOn: day(on),
});
/** The fact counted from, the others behind it, and the day on which it is asked for; undefined where nothing is asked. */
const asked = (record: PatientRecord, test: DueTest, ruleId: string, on = asOf) => {
  const rule = dueItem(record, test, on)?.rules.find((one) => one.ruleId === ruleId);
  return rule && [rule.opensOn, ...rule.because.map(({ lineageId }) => lineageId)];
};
const reading = (record: PatientRecord, on = asOf) =>
  asked(record, 'hrct-comparison', 'hrct-comparison.for-progression', on);
const worse = symptoms('2026-01-20', 'worse');

describe('The reading of a scan beside worse symptoms (B-13, B-14)', () => {
  it('is asked of the newest scan that nobody compared, and of two of one day of the one recorded first, in any order', () => {
    const hrcts = [
      hrct('2025-01-10', 10),
      unread('2025-12-10', 'scan b'),
      unread('2025-06-10', 'older scan'),
      unread('2025-12-10', 'scan a'),
      unread('2025-12-10', 'scan c'),
    ];
    for (const order of [hrcts, hrcts.toReversed()])
      expect(reading(recordOf({ symptoms: [worse], hrcts: order }))).toEqual([
        '2026-01-20',
        worse.lineageId,
        'scan a',
      ]);
  });

  it('is asked of a scan after the decision that began an episode, and of none on its day or before', () => {
    const since = (on: string) =>
      reading(
        recordOf({
          pfts: [pft('2025-03-01', { pct: 80 })],
          symptoms: [worse],
          hrcts: [hrct('2024-12-01', 10), unread(on)],
          decisions: [decision('2025-09-01', 'escalated', '2025-03-01')],
        }),
      );
    expect(since('2025-08-31')).toBeUndefined();
    expect(since('2025-09-01')).toBeUndefined();
    expect(since('2025-09-02')).toContain('hrct 2025-09-02');
  });

  it('is asked for 24 months from the earlier of both, be it the report', () => {
    const record = recordOf({
      symptoms: [symptoms('2024-02-15', 'worse')],
      hrcts: [hrct('2025-02-10', 10), unread('2026-01-20')],
    });
    expect(reading(record, '2026-02-15')).toContain('hrct 2026-01-20');
    expect(reading(record, '2026-02-16')).toBeUndefined();
  });

  it('goes, beside a fall of FVC, by the day of the later test and not by that of the scan', () => {
    // 100 -> 93 is 7 %; the later test is 24 months old on 15 January 2027.
    const record = recordOf({
      pfts: [pft('2024-02-15', { pct: 100 }), pft('2025-01-15', { pct: 93 })],
      symptoms: [symptoms('2025-01-20', 'stable')],
      hrcts: [hrct('2025-02-01', 10), unread('2026-01-20')],
    });
    expect(reading(record, '2027-01-15')).toContain('hrct 2026-01-20');
    expect(reading(record, '2027-01-16')).toBeUndefined();
  });

  it('is asked of no scan whose comparison is recorded as not to be told of before any other', () => {
    const record = recordOf({ symptoms: [worse], hrcts: [comparedHrct('2025-12-10', 'unknown')] });
    expect(reading(record)).toBeUndefined();
  });
});

describe('A haemoglobin for a fall of DLCO (B-14, B-17)', () => {
  const haemoglobin = (...pfts: ReturnType<typeof pft>[]) =>
    asked(recordOf({ pfts, symptoms: [worse] }), 'haemoglobin', 'haemoglobin.for-progression');
  const earlier = pft('2025-03-15', { pct: 80, dlcoPct: 60 });
  const later = pft('2026-01-15', { pct: 80, dlcoPct: 48 });

  it('is asked of the test with the last DLCO, whatever tests without one came since', () => {
    expect(haemoglobin(earlier, later)?.[0]).toBe('2026-01-15');
    expect(haemoglobin(earlier, later, pft('2026-02-01', { pct: 80 }))?.[0]).toBe('2026-01-15');
    expect(haemoglobin(pft('2026-02-01', { pct: 80 }), later, earlier)?.[0]).toBe('2026-01-15');
  });

  it('is asked of the earlier test where the later one is corrected, or bears one to correct it by', () => {
    const corrected = pft('2026-01-15', { pct: 80, dlcoPct: 48, hbCorrected: true });
    expect(haemoglobin(pft('2025-06-15', { pct: 80, dlcoPct: 60 }), corrected)?.[0]).toBe('2025-06-15');
  });

  it('is asked of two tests of one day of the one recorded first', () => {
    const two = [
      pft('2026-01-15', { pct: 80, dlcoPct: 48, lineageId: 'b' }),
      pft('2026-01-15', { pct: 80, dlcoPct: 48, lineageId: 'a' }),
      pft('2026-01-15', { pct: 80, dlcoPct: 48, lineageId: 'c' }),
    ];
    expect(haemoglobin(earlier, ...two)?.[1]).toBe('a');
    expect(haemoglobin(...two.toReversed(), earlier)?.[1]).toBe('a');
  });
});
