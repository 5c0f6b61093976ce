import { bloodCount, change, recordOf, treatment, type Facts } from './record.spec-support.js';
import type { SurveillanceCase } from './surveillance.cases.js';

const test = 'blood';
const start = '2026-01-01';
const onDrug = (facts: Facts) => recordOf({ treatments: [treatment(start)], ...facts });
const dosed = (...changes: ReturnType<typeof change>[]) => [
  treatment(start, { changes: [change(start, 750), ...changes] }),
];
const firstWeek = ['blood.mmf-label.weekly', '2026-01-06', '2026-01-08', '2026-01-10'] as const;
const monthly = ['blood.mmf-label.monthly', '2026-05-21', '2026-05-28', '2026-06-04'] as const;
const after = (on: string, expected: SurveillanceCase['expected'], name: string): SurveillanceCase => ({
  name,
  record: onDrug({ bloodTests: [bloodCount(on)] }),
  asOf: on,
  test,
  expected,
  ...(expected ? { rules: [expected[0]] } : {}),
});
/** The ladder of the label, then M-07 (clinical facts 2b; B-19, B-20, B-23). */
export const MYCOPHENOLATE_CASES: readonly SurveillanceCase[] = [
  {
    name: 'the first count is due a week after the start, two days either side (B-20)',
    record: onDrug({}),
    asOf: start,
    test,
    expected: firstWeek,
  },
  {
    name: 'not before the day of the start',
    record: onDrug({}),
    asOf: '2025-12-31',
    test,
    expected: undefined,
  },
  {
    name: 'a drug without a schedule asks for nothing',
    record: recordOf({ treatments: [treatment(start, { drug: 'prednisolone' })] }),
    asOf: '2026-03-01',
    test,
    expected: undefined,
  },
  {
    name: 'mycophenolic acid is watched as the mofetil is',
    record: recordOf({ treatments: [treatment(start, { drug: 'mycophenolic-acid' })] }),
    asOf: start,
    test,
    expected: firstWeek,
  },
  {
    name: 'so is a course that is not for the ILD',
    record: recordOf({ treatments: [treatment(start, { indication: 'ctd' })] }),
    asOf: start,
    test,
    expected: firstWeek,
  },
  {
    name: 'a count of the day before the start is none of the course',
    record: onDrug({ bloodTests: [bloodCount('2025-12-31')] }),
    asOf: start,
    test,
    expected: firstWeek,
  },
  after('2026-01-01', firstWeek, 'a count on the day of the start leaves the first week as it is'),
  after(
    '2026-01-28',
    ['blood.mmf-label.weekly', '2026-02-02', '2026-02-04', '2026-02-06'],
    'weekly after a count on day 27',
  ),
  after(
    '2026-01-29',
    ['blood.mmf-label.twice-monthly', '2026-02-08', '2026-02-12', '2026-02-16'],
    'twice monthly after one on day 28, four days either side',
  ),
  after(
    '2026-04-01',
    ['blood.mmf-label.twice-monthly', '2026-04-11', '2026-04-15', '2026-04-19'],
    'twice monthly after one on day 90',
  ),
  after(
    '2026-04-02',
    ['blood.mmf-label.monthly', '2026-04-25', '2026-05-02', '2026-05-09'],
    'monthly after one on day 91, a week either side',
  ),
  after(
    '2026-12-31',
    ['blood.mmf-label.monthly', '2027-01-24', '2027-01-31', '2027-02-07'],
    'monthly after one on day 364',
  ),
  after(
    '2027-01-01',
    // 1 Mar to 1 May are 61 days, half-way is 30 days on
    ['blood.mmf-label.continued', '2027-03-01', '2027-03-31', '2027-05-01'],
    'every 2 to 4 months after one on day 365',
  ),
  after(
    '2033-06-10',
    // 10 Aug to 10 Oct are 61 days
    ['blood.mmf-label.continued', '2033-08-10', '2033-09-09', '2033-10-10'],
    'and so on for as long as the drug runs',
  ),
  {
    name: 'a missed count ends no phase: years later the first week is still overdue (B-20)',
    record: onDrug({}),
    asOf: '2028-01-01',
    test,
    expected: firstWeek,
  },
  {
    name: 'a count without neutrophils is partly done and still due (B-23)',
    record: onDrug({ bloodTests: [bloodCount('2026-01-08', { without: ['neutrophils'] })] }),
    asOf: '2026-01-09',
    test,
    expected: firstWeek,
    notes: ['partly-done'],
  },
  {
    name: 'a clotted sample satisfies nothing',
    record: onDrug({ bloodTests: [bloodCount('2026-01-08', { insufficient: true })] }),
    asOf: '2026-01-09',
    test,
    expected: firstWeek,
    notes: ['insufficient'],
  },
  {
    name: 'a blood test of other analytes is no count, not even a part of one',
    record: onDrug({
      bloodTests: [bloodCount('2026-01-08', { without: ['wbc', 'neutrophils', 'haemoglobin', 'platelets'] })],
    }),
    asOf: '2026-01-09',
    test,
    expected: firstWeek,
    notes: [],
  },
  {
    name: 'an increase starts the weeks anew (B-20)',
    record: onDrug({
      treatments: dosed(change('2026-05-01', 1000)),
      bloodTests: [bloodCount('2026-04-28')],
    }),
    asOf: '2026-05-02',
    test,
    expected: ['blood.mmf-label.weekly', '2026-05-06', '2026-05-08', '2026-05-10'],
    rules: ['blood.mmf-label.weekly', 'blood.mmf-label.monthly'],
  },
  {
    name: 'weekly goes on after the first count that follows an increase',
    record: onDrug({
      treatments: dosed(change('2026-05-01', 1000)),
      bloodTests: [bloodCount('2026-04-28'), bloodCount('2026-05-08')],
    }),
    asOf: '2026-05-09',
    test,
    expected: ['blood.mmf-label.weekly', '2026-05-13', '2026-05-15', '2026-05-17'],
    rules: ['blood.mmf-label.weekly'],
  },
  {
    name: 'an increase puts off no count that was due before it',
    record: onDrug({
      treatments: dosed(change('2026-05-05', 1000)),
      bloodTests: [bloodCount('2026-04-02')],
    }),
    asOf: '2026-05-06',
    test,
    expected: ['blood.mmf-label.monthly', '2026-04-25', '2026-05-02', '2026-05-09'],
    rules: ['blood.mmf-label.monthly', 'blood.mmf-label.weekly'],
  },
  {
    name: 'a decrease starts nothing anew (B-20)',
    record: onDrug({
      treatments: dosed(change('2026-05-01', 500)),
      bloodTests: [bloodCount('2026-04-28')],
    }),
    asOf: '2026-05-02',
    test,
    expected: monthly,
    rules: ['blood.mmf-label.monthly'],
  },
  {
    name: 'nor do a hold, resuming, and the same dose in grams (B-20)',
    record: onDrug({
      treatments: dosed(
        change('2026-05-01', null, { kind: 'hold' }),
        change('2026-05-10', null, { kind: 'resume' }),
        change('2026-05-11', null, { doseAmount: 0.75, doseUnit: 'g', timesPerDay: 2 }),
      ),
      bloodTests: [bloodCount('2026-04-28')],
    }),
    asOf: '2026-05-12',
    test,
    expected: monthly,
    rules: ['blood.mmf-label.monthly'],
  },
  {
    name: 'resuming at more than before does',
    record: onDrug({
      treatments: dosed(
        change('2026-04-29', null, { kind: 'hold' }),
        change('2026-05-01', 1000, { kind: 'resume' }),
      ),
      bloodTests: [bloodCount('2026-04-28')],
    }),
    asOf: '2026-05-12',
    test,
    expected: ['blood.mmf-label.weekly', '2026-05-06', '2026-05-08', '2026-05-10'],
  },
  {
    name: 'a later dose that cannot be compared counts as an increase: the stricter schedule',
    record: onDrug({
      treatments: [treatment(start, { changes: [change('2026-05-01', 500)] })],
      bloodTests: [bloodCount('2026-04-28')],
    }),
    asOf: '2026-05-02',
    test,
    expected: ['blood.mmf-label.weekly', '2026-05-06', '2026-05-08', '2026-05-10'],
  },
  {
    name: 'a second drug to be watched joins the one draw, and the earlier close wins (B-22)',
    record: recordOf({
      treatments: [
        treatment('2025-01-01', { stoppedOn: '2026-03-01' }),
        treatment('2026-03-02', { drug: 'mycophenolic-acid' }),
      ],
      bloodTests: [bloodCount('2026-02-01')],
    }),
    asOf: '2026-03-03',
    test,
    expected: ['blood.mmf-label.weekly', '2026-03-07', '2026-03-09', '2026-03-11'],
    rules: ['blood.mmf-label.weekly', 'blood.mmf-label.continued'],
  },
  {
    name: 'by the summary alone every 2 to 4 months from the start, looser than the label (C-02, M-07)',
    record: onDrug({}),
    asOf: start,
    test,
    // 1 Mar to 1 May are 61 days
    expected: ['blood.m-07', '2026-03-01', '2026-03-31', '2026-05-01'],
    notes: ['looser-than-label'],
    blood: 'summary-2026',
  },
  {
    name: 'by the summary alone after the first year no looser than the label, which is silent',
    record: onDrug({ bloodTests: [bloodCount('2027-01-01')] }),
    asOf: '2027-01-02',
    test,
    expected: ['blood.m-07', '2027-03-01', '2027-03-31', '2027-05-01'],
    notes: [],
    blood: 'summary-2026',
  },
];
