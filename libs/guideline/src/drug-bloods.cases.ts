import type { DrugCode } from '@interstice/clinical';
import { FULL } from './drugs-stopped.cases.js';
import { bloodCount, bloodTest, change, recordOf, treatment, type Facts } from './record.spec-support.js';
import type { SurveillanceCase } from './surveillance.cases.js';

const test = 'blood';
const start = '2026-01-01';

const on = (drug: DrugCode, facts: Facts = {}) =>
  recordOf({ treatments: [treatment(start, { drug })], ...facts });
/** Ciclosporin's only source has been replaced. */
const notesOf = (drug: DrugCode): readonly string[] => (drug === 'ciclosporin' ? ['superseded'] : []);
/** What is due the day after a full test on a day. */
const after = (
  drug: DrugCode,
  testedOn: string,
  ...expected: [string, string, string, string]
): SurveillanceCase => ({
  name: `${drug}, tested on ${testedOn}: ${expected[0]}`,
  record: on(drug, { bloodTests: [bloodTest(testedOn, FULL)] }),
  asOf: testedOn,
  test,
  expected,
  rules: [expected[0]],
  notes: notesOf(drug),
});
const untested = (drug: DrugCode, ...expected: [string, string, string, string]): SurveillanceCase => ({
  name: `${drug}, from the first day: ${expected[0]}`,
  record: on(drug),
  asOf: start,
  test,
  expected,
  rules: [expected[0]],
  notes: notesOf(drug),
});

/**
 * The schedule of each drug, both sides of each edge (clinical facts 2b). Start 1 Jan 2026: day 27 is 28 Jan, day 28 is
 * 29 Jan, day 90 is 1 Apr, day 91 is 2 Apr, day 181 is 1 Jul, day 182 is 2 Jul.
 */
export const DRUG_SCHEDULE_CASES: readonly SurveillanceCase[] = [
  untested('azathioprine', 'blood.azathioprine.weekly', '2026-01-06', '2026-01-08', '2026-01-10'),
  after('azathioprine', '2026-01-28', 'blood.azathioprine.weekly', '2026-02-02', '2026-02-04', '2026-02-06'),
  after(
    'azathioprine',
    '2026-01-29',
    'blood.azathioprine.twice-monthly',
    '2026-02-08',
    '2026-02-12',
    '2026-02-16',
  ),
  after(
    'azathioprine',
    '2026-04-01',
    'blood.azathioprine.twice-monthly',
    '2026-04-11',
    '2026-04-15',
    '2026-04-19',
  ),
  after('azathioprine', '2026-04-02', 'blood.azathioprine.monthly', '2026-04-25', '2026-05-02', '2026-05-09'),
  after('azathioprine', '2029-04-02', 'blood.azathioprine.monthly', '2029-04-25', '2029-05-02', '2029-05-09'),
  {
    name: 'methotrexate, from the first day: the count, and the liver beside it',
    record: on('methotrexate'),
    asOf: start,
    test,
    expected: ['blood.methotrexate.count', '2026-01-25', '2026-02-01', '2026-02-08'],
    rules: ['blood.methotrexate.count', 'blood.methotrexate.liver'],
  },
  {
    name: 'methotrexate: a count alone leaves the liver enzymes due, one to two months after the start',
    record: on('methotrexate', { bloodTests: [bloodCount('2026-02-01'), bloodCount('2026-03-01')] }),
    asOf: '2026-03-02',
    test,
    // 1 Feb to 1 Mar are 28 days, half-way is 14 days on
    expected: ['blood.methotrexate.liver', '2026-02-01', '2026-02-15', '2026-03-01'],
    rules: ['blood.methotrexate.liver', 'blood.methotrexate.count'],
  },
  {
    name: 'methotrexate: AST does for the liver where the laboratory measures no ALT',
    record: on('methotrexate', { bloodTests: [bloodTest('2026-02-01', { ast: 20 })] }),
    asOf: '2026-02-02',
    test,
    expected: ['blood.methotrexate.count', '2026-01-25', '2026-02-01', '2026-02-08'],
    rules: ['blood.methotrexate.count', 'blood.methotrexate.liver'],
  },
  untested('leflunomide', 'blood.leflunomide.monthly', '2026-01-25', '2026-02-01', '2026-02-08'),
  after('leflunomide', '2026-07-01', 'blood.leflunomide.monthly', '2026-07-25', '2026-08-01', '2026-08-08'),
  // 13 to 27 Aug are 14 days
  after('leflunomide', '2026-07-02', 'blood.leflunomide.continued', '2026-08-13', '2026-08-20', '2026-08-27'),
  {
    name: 'leflunomide: a count without ALT is partly done and still due (B-23)',
    record: on('leflunomide', { bloodTests: [bloodCount('2026-01-30')] }),
    asOf: '2026-01-31',
    test,
    expected: ['blood.leflunomide.monthly', '2026-01-25', '2026-02-01', '2026-02-08'],
    notes: ['partly-done'],
  },
  untested('ciclosporin', 'blood.ciclosporin.two-weekly', '2026-01-11', '2026-01-15', '2026-01-19'),
  after(
    'ciclosporin',
    '2026-04-01',
    'blood.ciclosporin.two-weekly',
    '2026-04-11',
    '2026-04-15',
    '2026-04-19',
  ),
  after('ciclosporin', '2026-04-02', 'blood.ciclosporin.monthly', '2026-04-25', '2026-05-02', '2026-05-09'),
  {
    name: 'ciclosporin: an increase starts the two weeks anew, for the dose is no longer stable',
    record: recordOf({
      treatments: [
        treatment(start, { drug: 'ciclosporin', changes: [change(start, 50), change('2026-05-01', 75)] }),
      ],
      bloodTests: [bloodTest('2026-04-28', FULL), bloodTest('2026-05-15', FULL)],
    }),
    asOf: '2026-05-16',
    test,
    expected: ['blood.ciclosporin.two-weekly', '2026-05-25', '2026-05-29', '2026-06-02'],
    notes: ['superseded'],
  },
  untested('tacrolimus', 'blood.tacrolimus', '2026-01-25', '2026-02-01', '2026-02-08'),
  after('tacrolimus', '2028-01-01', 'blood.tacrolimus', '2028-01-25', '2028-02-01', '2028-02-08'),
  // 1 Mar to 1 May are 61 days
  untested('rituximab', 'blood.rituximab', '2026-03-01', '2026-03-31', '2026-05-01'),
  // 29 Jan to 26 Feb are 28 days
  untested('tocilizumab', 'blood.tocilizumab.first-months', '2026-01-29', '2026-02-12', '2026-02-26'),
  after(
    'tocilizumab',
    '2026-07-01',
    'blood.tocilizumab.first-months',
    '2026-07-29',
    '2026-08-12',
    '2026-08-26',
  ),
  after('tocilizumab', '2026-07-02', 'blood.tocilizumab.continued', '2026-09-02', '2026-10-02', '2026-11-02'),
  untested('nintedanib', 'blood.nintedanib.monthly', '2026-01-25', '2026-02-01', '2026-02-08'),
  after('nintedanib', '2026-04-01', 'blood.nintedanib.monthly', '2026-04-24', '2026-05-01', '2026-05-08'),
  after('nintedanib', '2026-04-02', 'blood.nintedanib.continued', '2026-06-02', '2026-07-02', '2026-08-02'),
  untested('pirfenidone', 'blood.pirfenidone.monthly', '2026-01-25', '2026-02-01', '2026-02-08'),
  after('pirfenidone', '2026-07-01', 'blood.pirfenidone.monthly', '2026-07-25', '2026-08-01', '2026-08-08'),
  after('pirfenidone', '2026-07-02', 'blood.pirfenidone.continued', '2026-09-02', '2026-10-02', '2026-11-02'),
  {
    name: 'liver tests without bilirubin are partly done (B-23)',
    record: on('pirfenidone', { bloodTests: [bloodTest('2026-02-01', { alt: 20, ast: 20 })] }),
    asOf: '2026-02-02',
    test,
    expected: ['blood.pirfenidone.monthly', '2026-01-25', '2026-02-01', '2026-02-08'],
    notes: ['partly-done'],
  },
  ...(['tofacitinib', 'baricitinib', 'upadacitinib'] as const).map((drug): SurveillanceCase => ({
    name: `${drug} has no interval of its own: that of the summary stands in, and says so (B-21)`,
    record: on(drug),
    asOf: start,
    test,
    expected: [`blood.${drug}`, '2026-03-01', '2026-03-31', '2026-05-01'],
    notes: ['fallback'],
  })),
  {
    name: 'cyclophosphamide has none either: monthly, by choice (B-21)',
    record: on('cyclophosphamide'),
    asOf: start,
    test,
    expected: ['blood.cyclophosphamide', '2026-01-25', '2026-02-01', '2026-02-08'],
    notes: ['fallback'],
  },
  {
    name: 'by the summary alone it is a rule of its own',
    record: on('cyclophosphamide'),
    asOf: start,
    test,
    expected: ['blood.cyclophosphamide', '2026-01-25', '2026-02-01', '2026-02-08'],
    notes: [],
    blood: 'summary-2026',
  },
  {
    name: 'an increase of a drug whose label does not count anew from it adds nothing',
    record: recordOf({
      treatments: [
        treatment(start, { drug: 'azathioprine', changes: [change(start, 50), change('2026-05-01', 75)] }),
      ],
      bloodTests: [bloodTest('2026-04-28', FULL)],
    }),
    asOf: '2026-05-02',
    test,
    expected: ['blood.azathioprine.monthly', '2026-05-21', '2026-05-28', '2026-06-04'],
    rules: ['blood.azathioprine.monthly'],
  },
  {
    name: 'of two drugs the earliest close sets the days, and both rules are listed (B-22)',
    record: recordOf({
      treatments: [treatment('2025-06-01', { drug: 'nintedanib' }), treatment('2026-02-01')],
      bloodTests: [bloodTest('2026-01-20', { alt: 20, ast: 20, bilirubin: 9 })],
    }),
    asOf: '2026-02-02',
    test,
    expected: ['blood.mmf-label.weekly', '2026-02-06', '2026-02-08', '2026-02-10'],
    rules: ['blood.mmf-label.weekly', 'blood.nintedanib.continued'],
  },
];

/** By the guideline of 2017. Day 41 is 11 Feb, 42 is 12 Feb, 132 is 13 May, 133 is 14 May. */
export const BSR_2017_CASES: readonly SurveillanceCase[] = [
  ...(['mycophenolate-mofetil', 'azathioprine', 'methotrexate', 'leflunomide'] as const).flatMap((drug) => {
    const id = `blood.bsr-2017.${drug === 'mycophenolate-mofetil' ? 'mycophenolate' : drug}`;
    return [
      after(drug, '2026-02-11', `${id}.two-weekly`, '2026-02-21', '2026-02-25', '2026-03-01'),
      after(drug, '2026-02-12', `${id}.monthly`, '2026-03-05', '2026-03-12', '2026-03-19'),
      after(drug, '2026-05-13', `${id}.monthly`, '2026-06-06', '2026-06-13', '2026-06-20'),
      // 12 weeks are 84 days
      after(drug, '2026-05-14', `${id}.twelve-weekly`, '2026-07-30', '2026-08-06', '2026-08-13'),
    ].map(({ notes, ...one }) => ({ ...one, blood: 'bsr-2017' }));
  }),
  {
    name: 'every item says that the guideline is superseded, and where it is looser than the label',
    record: on('mycophenolate-mofetil'),
    asOf: start,
    test,
    expected: ['blood.bsr-2017.mycophenolate.two-weekly', '2026-01-11', '2026-01-15', '2026-01-19'],
    notes: ['superseded', 'looser-than-label'],
    blood: 'bsr-2017',
  },
  {
    name: 'an increase makes the dose unstable: two-weekly anew',
    record: recordOf({
      treatments: [
        treatment(start, { drug: 'methotrexate', changes: [change(start, 10), change('2026-06-01', 15)] }),
      ],
      bloodTests: [bloodTest('2026-06-10', FULL)],
    }),
    asOf: '2026-06-11',
    test,
    expected: ['blood.bsr-2017.methotrexate.two-weekly', '2026-06-20', '2026-06-24', '2026-06-28'],
    notes: ['superseded'],
    blood: 'bsr-2017',
  },
  {
    name: 'a count without kidney and liver is partly done',
    record: on('azathioprine', { bloodTests: [bloodCount('2026-01-14')] }),
    asOf: '2026-01-15',
    test,
    expected: ['blood.bsr-2017.azathioprine.two-weekly', '2026-01-11', '2026-01-15', '2026-01-19'],
    notes: ['superseded', 'looser-than-label', 'partly-done'],
    blood: 'bsr-2017',
  },
  {
    name: 'ciclosporin keeps its own schedule',
    record: on('ciclosporin'),
    asOf: start,
    test,
    expected: ['blood.ciclosporin.two-weekly', '2026-01-11', '2026-01-15', '2026-01-19'],
    notes: ['superseded'],
    blood: 'bsr-2017',
  },
  {
    name: 'a drug that it does not know falls back, and says so',
    record: on('nintedanib'),
    asOf: start,
    test,
    expected: ['blood.nintedanib.monthly', '2026-01-25', '2026-02-01', '2026-02-08'],
    notes: ['fallback'],
    blood: 'bsr-2017',
  },
];
