import { gradeOfVector } from './ctcae.spec-support.js';
import { CTCAE_VECTORS } from './ctcae.cases.js';
import { explainAbsence } from '../explain-absence.js';
import { explainAlert } from '../explain-alert.js';
import { FULL } from '../drugs-stopped.cases.js';
import {
  bloodTest,
  change,
  day,
  recordOf,
  reviewed,
  statusOf,
  treatment,
  type Facts,
} from '../record.spec-support.js';
import { RULE_CASES } from '../rule-cases.spec-support.js';
import type { AlertFinding } from '../review-result.js';
import { onDrug } from './blood-alerts.cases.js';
import { bloodSeries } from './blood-series.js';

const mmf = treatment('2025-01-01');
const count = (on: string, neutrophils: number) => bloodTest(on, { ...FULL, neutrophils });
const alertsOf = (facts: Facts, asOf = '2025-12-01'): readonly AlertFinding[] =>
  reviewed(recordOf(facts), asOf).alerts.filter(({ kind }) => kind === 'blood');
const named = (alerts: readonly AlertFinding[]) =>
  alerts.map(({ key, recovered = false }) => [key, recovered] as const);

describe('B-22: an alert about blood', () => {
  it.each(
    RULE_CASES.filter(({ name }) =>
      /: \w+ of [\d.]+ is (in|out)side|^ctcae|^moving|neutrophils|creatinine/.test(name),
    ),
  )('holds at $name', ({ answer, stated }) => {
    expect(answer()).toEqual(stated);
  });

  it('is one for each analyte, with every running drug’s limit as a line and the strictest crossed one as its severity', () => {
    const [alert, ...others] = alertsOf({
      treatments: [mmf, treatment('2025-02-01', { drug: 'tocilizumab', lineageId: 'toc' })],
      bloodTests: [count('2025-05-01', 0.45)],
    });
    expect(others).toEqual([]);
    expect(alert).toMatchObject({
      ruleId: 'blood.neutrophils',
      severity: 'critical',
      certainty: 'not-applicable',
    });
    expect(alert?.evidence.blood?.limits.map(({ id, crossedOn }) => [id, crossedOn])).toEqual([
      ['mycophenolate.neutrophils.reduce', '2025-05-01'],
      ['tocilizumab.neutrophils.hold', '2025-05-01'],
      ['tocilizumab.neutrophils.stop', '2025-05-01'],
    ]);
  });

  it('B-01: is keyed on the first abnormal test of an unbroken run; a run after a normal value is another alert', () => {
    const bloodTests = [
      count('2025-02-01', 1.2),
      count('2025-02-08', 0.9),
      count('2025-03-01', 2),
      count('2025-04-01', 1.1),
    ];
    expect(named(alertsOf({ treatments: [mmf], bloodTests }))).toEqual([
      ['blood.neutrophils:blood 2025-02-01', true],
      ['blood.neutrophils:blood 2025-04-01', false],
    ]);
  });

  it('B-23: a clotted sample ends no run, and of two values of a day without times the worse one stands', () => {
    const clotted = { ...count('2025-02-08', 5), insufficient: true };
    expect(named(alertsOf({ treatments: [mmf], bloodTests: [count('2025-02-01', 1.2), clotted] }))).toEqual([
      ['blood.neutrophils:blood 2025-02-01', false],
    ]);
    const twice = [count('2025-02-01', 3), { ...count('2025-02-01', 1.2), lineageId: 'second' }];
    expect(named(alertsOf({ treatments: [mmf], bloodTests: twice }))).toEqual([
      ['blood.neutrophils:second', false],
    ]);
    const [first, second] = twice;
    const timed = [
      { ...first, collectedAt: '2025-02-01T15:00:00Z' },
      { ...second, collectedAt: '2025-02-01T08:00:00Z' },
    ] as typeof twice;
    expect(named(alertsOf({ treatments: [mmf], bloodTests: timed }))).toEqual([
      ['blood.neutrophils:second', true],
    ]);
  });

  it('B-20: counts the drugs that run on the day of the test, held or not, and a stopped one until a value is inside', () => {
    const held = treatment('2025-01-01', { changes: [change('2025-02-01', null, { kind: 'hold' })] });
    expect(alertsOf({ treatments: [held], bloodTests: [count('2025-03-01', 1.2)] })).toHaveLength(1);
    const stopped = treatment('2025-01-01', { stoppedOn: '2025-02-01' });
    const outsideAfter = [count('2025-03-01', 1.2)];
    expect(alertsOf({ treatments: [stopped], bloodTests: outsideAfter })).toHaveLength(1);
    const settled = [count('2025-02-15', 1.3), ...outsideAfter];
    expect(alertsOf({ treatments: [stopped], bloodTests: settled })).toEqual([]);
    expect(alertsOf({ treatments: [mmf], bloodTests: [count('2024-12-31', 1.2)] })).toEqual([]);
    // What ended before the patient came counts only while it has been outside since.
    const before = { registeredOn: '2025-02-20', treatments: [stopped] };
    expect(alertsOf({ ...before, bloodTests: outsideAfter })).toEqual([]);
    expect(alertsOf({ ...before, bloodTests: [count('2025-01-20', 1.1), ...outsideAfter] })).toHaveLength(1);
  });

  it('B-27: is raised for the transplanted, the transferred and the discharged, and never for the dead', () => {
    const facts = { treatments: [mmf], bloodTests: [count('2025-03-01', 1.2)] };
    const having = (...[status, on]: Parameters<typeof statusOf>) =>
      alertsOf({ ...facts, person: [statusOf(status, on)] }).length;
    for (const status of ['transplanted', 'transferred', 'discharged'] as const)
      expect([status, having(status, '2025-02-01')]).toEqual([status, 1]);
    expect(having('deceased', '2025-03-10')).toBe(0);
  });

  it('says the value, each limit with its source and what it says to do, both grades, the run and the value before', () => {
    const [alert] = alertsOf({
      treatments: [mmf],
      bloodTests: [count('2025-01-20', 3.1), count('2025-02-01', 1.2), count('2025-02-08', 0.9)],
    });
    if (alert === undefined) throw new Error('no alert');
    const { headline, lines } = explainAlert(alert, { values: true });
    expect([headline, ...lines.map(({ text }) => text)]).toEqual([
      'Neutrophils outside a limit: 0.9 × 10⁹/L on 8 Feb 2025.',
      'Mycophenolate, below 1.3 × 10⁹/L: interrupt the drug or reduce its dose, and observe. Outside since 1 Feb 2025. The drug runs since 1 Jan 2025.',
      'CTCAE grade 3 by version 5, grade 2 by version 6.',
      'First outside on 1 Feb 2025; 2 tests in a row were outside, the last on 8 Feb 2025, the latest 0.9 × 10⁹/L.',
      'Before it: 3.1 × 10⁹/L on 20 Jan 2025.',
    ]);
    expect(lines[0]?.cites.map(({ doc }) => doc)).toEqual(['mycophenolate-label']);
    const hidden = explainAlert(alert, { values: false });
    expect([hidden.headline, ...hidden.lines.map(({ text }) => text)].join(' ')).not.toMatch(
      /0\.9|1\.2|3\.1|ycophenolate|grade/,
    );
  });

  it('says why there is none: no drug with a limit, no value, or a last value inside', () => {
    const why = (facts: Facts, values = true) => {
      const record = recordOf(facts);
      const asOf = '2025-12-01';
      const result = reviewed(record, asOf);
      const blood = bloodSeries(
        record,
        { blood: { id: 'mmf-label', title: '', summary: '', rules: [] } },
        day(asOf),
      ).analytes;
      const { headline, lines } = explainAbsence({ alert: 'blood.neutrophils' }, result, day(asOf), {
        values,
        blood,
      });
      return [headline, ...lines.map(({ text }) => text)].join(' ');
    };
    expect(why({})).toBe(
      'No alert about neutrophils. No drug runs for which a source names a limit of neutrophils. No value of neutrophils is on record.',
    );
    const inside = { treatments: [mmf], bloodTests: [count('2025-03-01', 1.4)] };
    expect(why(inside)).toBe(
      'No alert about neutrophils. The last value of neutrophils, of 1 Mar 2025 (1.4 × 10⁹/L), is inside all limits that counted on its day. Mycophenolate, below 1.3 × 10⁹/L: interrupt the drug or reduce its dose, and observe.',
    );
    expect(why(inside, false)).not.toMatch(/1\.4|1\.3|ycophenolate/);
  });

  it('alerts by no better value of a record that does not alert', () => {
    const ordered = [1.3, 1.4, 2, 5].map((value) => onDrug('mycophenolate-mofetil', { neutrophils: value }));
    for (const record of ordered)
      expect(reviewed(record, '2025-12-01').alerts.filter(({ kind }) => kind === 'blood')).toEqual([]);
  });
});

describe('CTCAE grading (B-02)', () => {
  it('gives what is published for all 146 values, and "cannot grade" where that cannot be told', () => {
    const all = CTCAE_VECTORS.flatMap(([version, analyte, vectors]) =>
      vectors.map((vector) => ({ version, analyte, vector, grade: gradeOfVector(version, analyte, vector) })),
    );
    expect(all).toHaveLength(146);
    expect(all.filter(({ vector, grade }) => grade !== vector[3])).toEqual([]);
  });
});
