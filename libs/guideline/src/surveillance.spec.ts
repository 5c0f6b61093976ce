import type { DrugCode } from '@interstice/clinical';
import { explainDueItem } from './explain-due.js';
import { DRAW_CASES } from './one-draw.cases.js';
import { AFTER_STOP_CASES } from './drugs-stopped.cases.js';
import { bloodCount, day, dueItem, hrct, pft, recordOf, reviewed, treatment } from './record.spec-support.js';
import {
  drawAnswer,
  SURVEILLANCE,
  surveillanceAnswer,
  surveillanceStated,
} from './rule-cases.spec-support.js';

describe.each(SURVEILLANCE)('Surveillance %s', (_, cases) => {
  it.each(cases)('$name', (given) => {
    expect(surveillanceAnswer(given)).toEqual(surveillanceStated(given));
  });
});

describe('Surveillance of the blood after a stop', () => {
  it.each(AFTER_STOP_CASES)('$name: ends $ends', ({ record, ends }) => {
    expect(dueItem(record, 'blood', '2026-01-21') === undefined).toBe(ends);
  });
});

describe('One draw', () => {
  it.each(DRAW_CASES)('$name', (given) => {
    expect(drawAnswer(given)).toEqual({ analytes: given.analytes, oneOf: given.oneOf });
  });
});

describe('One draw for several drugs', () => {
  it('lists all analytes wanted, the one of two that is enough only where nothing else wants either (B-22)', () => {
    const rules = (...drugs: DrugCode[]) => {
      const treatments = drugs.map((drug, index) =>
        treatment('2026-01-01', { drug, lineageId: `course ${index}` }),
      );
      const item = dueItem(recordOf({ treatments }), 'blood', '2026-01-01');
      return item && explainDueItem(item, day('2026-01-01'), { values: false }).lines[0]?.text;
    };
    expect(rules('mycophenolate-mofetil', 'nintedanib')).toBe(
      'One draw, with white cells, neutrophils, haemoglobin, platelets, ALT, AST and bilirubin; it is complete only with all of them.',
    );
    expect(rules('tacrolimus')).toBe(
      'One draw, with white cells, neutrophils, haemoglobin, platelets, albumin, creatinine and ALT or AST; it is complete only with all of them.',
    );
    expect(rules('tacrolimus', 'leflunomide')).toBe(
      'One draw, with white cells, neutrophils, haemoglobin, platelets, albumin, ALT and creatinine; it is complete only with all of them.',
    );
  });
});

describe('A due item', () => {
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

  it('names what is missing for the severity (B-18)', () => {
    const item = dueItem(recordOf({ pfts: [pft('2026-01-15', { ml: 2500 })] }), 'pft', '2026-03-01');
    expect(item?.rules[0].missing.map(({ what }) => what)).toEqual(['fvc-pct-pred', 'fibrosis-extent']);
  });

  it('lists the rules that want nothing now', () => {
    const { notDue } = reviewed(recordOf({ pfts: [pft('2026-01-15', { pct: 69 })] }), '2026-03-01');
    expect(notDue.map(({ ruleId }) => ruleId)).toEqual([
      'pft.m-02',
      'dlco.m-01',
      'dlco.m-02',
      'pft.baseline',
      'pft.confirm',
      'pft.watch-and-repeat',
      'hrct.decline',
      'hrct.m-04',
      'hrct.m-05',
      'hrct.m-06',
      'symptom-report.for-progression',
      'hrct-comparison.for-progression',
      'hrct-comparison.fibrosis-extent',
      'haemoglobin.for-progression',
      'height.for-progression',
      'height.for-severity',
      'reference-equation.for-progression',
      'fvc-litres.for-progression',
      'reference-equation.ppf.for-progression',
      'fvc-pct-pred.for-progression',
      'dlco-corrected.for-progression',
    ]);
    // of the blood only those that could ever concern this patient
    const treated = recordOf({ treatments: [treatment('2026-01-15')] });
    const ofBlood = reviewed(treated, '2026-03-01').notDue.filter(({ test }) => test === 'blood');
    expect(ofBlood.map(({ ruleId }) => ruleId)).toEqual([
      'blood.mmf-label.twice-monthly',
      'blood.mmf-label.monthly',
      'blood.mmf-label.continued',
      'blood.before-start',
      'blood.baseline',
    ]);
  });

  it('for a scan is the same item until the next scan, for blood until the next complete count', () => {
    const scanned = recordOf({ hrcts: [hrct('2025-06-10', 8)] });
    const treated = { ...scanned, treatments: [treatment('2025-10-01')] };
    const cycle = (record: typeof scanned, test: 'hrct' | 'blood') =>
      dueItem(record, test, '2026-03-01')?.cycle;
    expect(cycle(recordOf({}), 'hrct')).toBe('baseline');
    expect([cycle(scanned, 'hrct'), cycle(treated, 'hrct')]).toEqual(['hrct 2025-06-10', 'hrct 2025-06-10']);
    const counted = { ...treated, bloodTests: [bloodCount('2025-10-08'), bloodCount('2025-09-01')] };
    const partly = {
      ...counted,
      bloodTests: [...counted.bloodTests, bloodCount('2025-10-15', { without: ['wbc'] })],
    };
    expect(cycle(treated, 'blood')).toBe('treatment 2025-10-01');
    expect([cycle(counted, 'blood'), cycle(partly, 'blood')]).toEqual([
      'blood 2025-10-08',
      'blood 2025-10-08',
    ]);
    const further = {
      ...counted,
      treatments: [...treated.treatments, treatment('2026-01-10', { lineageId: 'b' })],
    };
    expect(cycle(further, 'blood')).toBe('blood 2025-10-08');
  });
});
