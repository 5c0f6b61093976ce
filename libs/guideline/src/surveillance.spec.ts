import { CONFIRMING_TEST_CASES } from './confirming-tests.cases.js';
import { dueDays, dueItem, pft, recordOf, reviewed } from './record.spec-support.js';
import { SURVEILLANCE_CASES } from './surveillance.cases.js';

describe('Surveillance', () => {
  it.each([...SURVEILLANCE_CASES, ...CONFIRMING_TEST_CASES])(
    '$name',
    ({ record, asOf, test, expected, rules }) => {
      const item = dueItem(record, test, asOf);
      expect(dueDays(item)).toEqual(expected);
      if (rules) expect(item?.rules.map(({ ruleId }) => ruleId)).toEqual(rules);
    },
  );

  it('knows an item by the test it follows, so that a second set of that day changes nothing', () => {
    const first = pft('2026-01-15', { pct: 69, lineageId: 'a' });
    const second = pft('2026-01-15', { pct: 68, lineageId: 'b', bronchodilator: 'pre' });
    expect(dueItem(recordOf({ pfts: [first] }), 'pft', '2026-03-01')?.cycle).toBe('a');
    expect(dueItem(recordOf({ pfts: [second, first] }), 'pft', '2026-03-01')?.cycle).toBe('a');
    expect(dueItem(recordOf({}), 'pft', '2026-03-01')?.cycle).toBe('baseline');
  });

  it('knows a call about symptoms by the test that fell, not by a later blow at home', () => {
    const pfts = [
      pft('2025-01-15', { ml: 3000 }),
      pft('2026-01-15', { ml: 2790 }),
      pft('2026-02-15', { ml: 2650, setting: 'home' }),
    ];
    expect(dueItem(recordOf({ pfts }), 'symptom-report', '2026-03-01')?.cycle).toBe('pft 2026-01-15');
  });

  it('names what is missing for the severity', () => {
    const item = dueItem(recordOf({ pfts: [pft('2026-01-15', { ml: 2500 })] }), 'pft', '2026-03-01');
    expect(item?.rules[0].missing.map(({ what }) => what)).toEqual(['fvc-pct-pred', 'fibrosis-extent']);
  });

  it('lists the rules that want nothing now', () => {
    const { notDue } = reviewed(recordOf({ pfts: [pft('2026-01-15', { pct: 69 })] }), '2026-03-01');
    expect(notDue.map(({ ruleId }) => ruleId)).toEqual([
      'pft.m-02',
      'pft.baseline',
      'pft.confirm',
      'symptom-report.for-progression',
    ]);
  });
});
