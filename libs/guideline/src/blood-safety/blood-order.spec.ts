import type { Analyte } from '@interstice/clinical';
import { bloodTest, day, recordOf, reviewed, treatment } from '../record.spec-support.js';
import { protocolById } from '../rule-set.js';
import { bloodSeries } from './blood-series.js';
import { gradesIn } from './find-blood-alerts.js';

const asOf = '2026-03-01';
const METHOTREXATE = treatment('2025-01-01', { drug: 'methotrexate', lineageId: 'methotrexate' });
const recordWith = (analyte: Analyte, ...values: readonly number[]) =>
  recordOf({
    treatments: [METHOTREXATE],
    bloodTests: values.map((value, index) => bloodTest(`2025-0${index + 2}-10`, { [analyte]: value })),
  });
const moving = (analyte: Analyte, ...values: readonly number[]) =>
  bloodSeries(recordWith(analyte, ...values), protocolById('summary-2026'), day(asOf)).analytes.find(
    (one) => one.analyte === analyte,
  )?.moving ?? null;

describe('Values that move and are still inside their limits (B-22)', () => {
  it('are told from 3 tests in a row on, with how many moved, and by whose choice', () => {
    expect(moving('platelets', 240, 220, 200)).toBeNull();
    expect(moving('platelets', 240, 220, 200, 180)).toEqual({
      text: 'Platelets fell in 3 tests in a row, still inside the limits. Told from 3 on (clinic’s choice); it is no alert.',
      cites: [{ doc: 'interstice-choices', at: 'B-22, moving inside the limits', ids: ['B-22'] }],
    });
    expect(moving('alt', 20, 30, 40, 50, 60)?.text).toMatch(/^ALT rose in 4 tests in a row/);
  });

  it('count from the last that moved the other way, stayed, or lay outside', () => {
    expect(moving('platelets', 240, 220, 230, 200, 180)).toBeNull();
    expect(moving('platelets', 240, 200, 200, 190, 180)).toBeNull();
    expect(moving('platelets', 139, 240, 230, 220, 210)?.text).toMatch(/^Platelets fell in 3 tests/);
    expect(moving('platelets', 240, 220, 200, 180, 139)).toBeNull();
  });

  it('are inside the limits of every drug that is watched, not of one', () => {
    const beside = (...neutrophils: readonly number[]) => {
      const record = recordWith('neutrophils', ...neutrophils);
      const mycophenolate = treatment('2025-01-01', {
        drug: 'mycophenolate-mofetil',
        lineageId: 'mycophenolate',
      });
      return bloodSeries(
        { ...record, treatments: [...record.treatments, mycophenolate] },
        protocolById('summary-2026'),
        day(asOf),
      ).analytes.find(({ analyte }) => analyte === 'neutrophils')?.moving;
    };
    // The label of mycophenolate names 1.3, BSR 1.6 for methotrexate.
    expect(beside(2.5, 2.2, 1.9, 1.6)?.text).toMatch(/^Neutrophils fell in 3 tests/);
    expect(beside(2.5, 2.2, 1.9, 1.5)).toBeNull();
  });
});

describe('An alert about the blood (B-02, B-22)', () => {
  const alertOf = (...values: readonly number[]) => reviewed(recordWith('wbc', ...values), asOf).alerts[0];

  it('is critical where one value of the run is of grade 4, and a warning where none is', () => {
    // White cells: grade 4 below 1.0.
    expect(alertOf(3.2, 3.1)?.severity).toBe('warning');
    expect(alertOf(3.2, 0.9, 3.1)?.severity).toBe('critical');
  });

  it('rests on its tests and the start of the drug, oldest first', () => {
    expect(alertOf(3.2, 3.1, 5)?.evidence.facts).toEqual([
      { kind: 'treatment', lineageId: 'methotrexate', on: '2025-01-01' },
      { kind: 'blood-test', lineageId: 'blood 2025-02-10', on: '2025-02-10' },
      { kind: 'blood-test', lineageId: 'blood 2025-03-10', on: '2025-03-10' },
      { kind: 'blood-test', lineageId: 'blood 2025-04-10', on: '2025-04-10' },
    ]);
  });

  it('tells of one day the facts in the order in which they were recorded', () => {
    const record = recordOf({
      treatments: [
        treatment('2025-02-10', { drug: 'methotrexate', lineageId: 'z' }),
        treatment('2025-02-10', { drug: 'azathioprine', lineageId: 'a' }),
      ],
      bloodTests: [bloodTest('2025-02-10', { wbc: 3 }, { lineageId: 'm' })],
    });
    expect(reviewed(record, asOf).alerts[0]?.evidence.facts.map(({ lineageId }) => lineageId)).toEqual([
      'a',
      'm',
      'z',
    ]);
  });

  it('has the grades that could be told, and none where none could', () => {
    expect(gradesIn({ 'ctcae-v5': 2, 'ctcae-v6': null })).toEqual([2]);
    expect(gradesIn({ 'ctcae-v5': null })).toEqual([]);
    expect(gradesIn({})).toEqual([]);
  });
});
