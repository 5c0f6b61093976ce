import type { DrugCode } from '@interstice/clinical';
import { DRUG_SCHEDULE_CASES } from './drug-bloods.cases.js';
import { FULL } from './drugs-stopped.cases.js';
import { FIRST_BLOOD_CASES } from './first-bloods.cases.js';
import { bloodTest, change, recordOf, treatment } from './record.spec-support.js';
import type { SurveillanceCase } from './surveillance.cases.js';

const test = 'blood';
const start = '2026-01-01';
type Days = readonly [string, string, string];

/** More than three years after the start, tested on 2 April 2029: an open end stays open (B-21). */
const TESTED = '2029-04-02';
const MONTHLY: Days = ['2029-04-25', '2029-05-02', '2029-05-09'];
const THREE_MONTHLY: Days = ['2029-06-02', '2029-07-02', '2029-08-02'];
/** 2 Jun to 2 Aug are 61 days. */
const TWO_TO_FOUR_MONTHS: Days = ['2029-06-02', '2029-07-02', '2029-08-02'];
/** 42, 49 and 56 days. */
const SIX_TO_EIGHT_WEEKS: Days = ['2029-05-14', '2029-05-21', '2029-05-28'];
/** 84 days, a week either side. */
const TWELVE_WEEKLY: Days = ['2029-06-18', '2029-06-25', '2029-07-02'];

const forYears = (
  drug: DrugCode,
  [...rules]: readonly [string, ...string[]],
  days: Days,
  blood = 'mmf-label',
): SurveillanceCase => ({
  name: `${drug} for years by ${blood}: ${rules.join(' and ')}`,
  record: recordOf({ treatments: [treatment(start, { drug })], bloodTests: [bloodTest(TESTED, FULL)] }),
  asOf: TESTED,
  test,
  expected: [rules[0] ?? '', ...days],
  rules,
  blood,
});

const FOR_YEARS: readonly SurveillanceCase[] = [
  forYears('mycophenolate-mofetil', ['blood.mmf-label.continued'], TWO_TO_FOUR_MONTHS),
  forYears('methotrexate', ['blood.methotrexate.count', 'blood.methotrexate.liver'], MONTHLY),
  forYears('leflunomide', ['blood.leflunomide.continued'], SIX_TO_EIGHT_WEEKS),
  forYears('ciclosporin', ['blood.ciclosporin.monthly'], MONTHLY),
  forYears('tacrolimus', ['blood.tacrolimus'], MONTHLY),
  forYears('rituximab', ['blood.rituximab'], TWO_TO_FOUR_MONTHS),
  forYears('tocilizumab', ['blood.tocilizumab.continued'], THREE_MONTHLY),
  forYears('nintedanib', ['blood.nintedanib.continued'], THREE_MONTHLY),
  forYears('pirfenidone', ['blood.pirfenidone.continued'], THREE_MONTHLY),
  forYears('tofacitinib', ['blood.tofacitinib'], TWO_TO_FOUR_MONTHS),
  forYears('baricitinib', ['blood.baricitinib'], TWO_TO_FOUR_MONTHS),
  forYears('upadacitinib', ['blood.upadacitinib'], TWO_TO_FOUR_MONTHS),
  forYears('cyclophosphamide', ['blood.cyclophosphamide'], MONTHLY),
  forYears('mycophenolate-mofetil', ['blood.m-07'], TWO_TO_FOUR_MONTHS, 'summary-2026'),
  ...(['mycophenolate', 'azathioprine', 'methotrexate', 'leflunomide'] as const).map((name) =>
    forYears(
      name === 'mycophenolate' ? 'mycophenolate-mofetil' : name,
      [`blood.bsr-2017.${name}.twelve-weekly`],
      TWELVE_WEEKLY,
      'bsr-2017',
    ),
  ),
];

/** The dose was raised on 1 October 2026, 21 months after the start: the phases are counted from there (B-20). */
const raisedSince = (
  drug: DrugCode,
  testedOn: string,
  ruleId: string,
  days: Days,
  blood = 'mmf-label',
): SurveillanceCase => ({
  name: `${drug}, raised on 1 Oct 2026 and tested on ${testedOn}, by ${blood}: ${ruleId}`,
  record: recordOf({
    treatments: [
      treatment('2025-01-01', { drug, changes: [change('2025-01-01', 500), change('2026-10-01', 1000)] }),
    ],
    bloodTests: [bloodTest(testedOn, FULL)],
  }),
  asOf: testedOn,
  test,
  expected: [ruleId, ...days] as const,
  rules: [ruleId],
  because: [`blood ${testedOn}`, 'change 2026-10-01', 'treatment 2025-01-01'],
  blood,
});

/** Days 19, 50, 142 and 384 after the increase. */
const ANEW: readonly SurveillanceCase[] = [
  ...(
    [
      ['2026-10-20', 'weekly', '2026-10-25', '2026-10-27', '2026-10-29'],
      ['2026-11-20', 'twice-monthly', '2026-11-30', '2026-12-04', '2026-12-08'],
      ['2027-02-20', 'monthly', '2027-03-13', '2027-03-20', '2027-03-27'],
      // 20 Dec to 20 Feb are 62 days
      ['2027-10-20', 'continued', '2027-12-20', '2028-01-20', '2028-02-20'],
    ] as const
  ).map(([testedOn, phase, ...days]) =>
    raisedSince('mycophenolate-mofetil', testedOn, `blood.mmf-label.${phase}`, days),
  ),
  raisedSince('ciclosporin', '2026-10-20', 'blood.ciclosporin.two-weekly', [
    '2026-10-30',
    '2026-11-03',
    '2026-11-07',
  ]),
  raisedSince('ciclosporin', '2027-02-20', 'blood.ciclosporin.monthly', [
    '2027-03-13',
    '2027-03-20',
    '2027-03-27',
  ]),
  // 20 Dec to 20 Feb are 62 days
  raisedSince(
    'mycophenolate-mofetil',
    '2026-10-20',
    'blood.m-07',
    ['2026-12-20', '2027-01-20', '2027-02-20'],
    'summary-2026',
  ),
  ...(['mycophenolate', 'azathioprine', 'methotrexate', 'leflunomide'] as const).flatMap((name) =>
    (
      [
        ['2026-10-20', 'two-weekly', '2026-10-30', '2026-11-03', '2026-11-07'],
        ['2026-11-20', 'monthly', '2026-12-13', '2026-12-20', '2026-12-27'],
        // 84 days, a week either side
        ['2027-02-20', 'twelve-weekly', '2027-05-08', '2027-05-15', '2027-05-22'],
      ] as const
    ).map(([testedOn, phase, ...days]) =>
      raisedSince(
        name === 'mycophenolate' ? 'mycophenolate-mofetil' : name,
        testedOn,
        `blood.bsr-2017.${name}.${phase}`,
        days,
        'bsr-2017',
      ),
    ),
  ),
];

/** Two weeks after the start, four days either side. */
const BSR_FIRST_DAY = (['azathioprine', 'methotrexate', 'leflunomide'] as const).map(
  (drug): SurveillanceCase => ({
    name: `${drug} from the first day by BSR 2017`,
    record: recordOf({ treatments: [treatment(start, { drug })] }),
    asOf: start,
    test,
    expected: [`blood.bsr-2017.${drug}.two-weekly`, '2026-01-11', '2026-01-15', '2026-01-19'],
    blood: 'bsr-2017',
  }),
);

/** Three months after the start, day 91 on: monthly, by its own rule and not as a stand-in. */
const BSR_CICLOSPORIN: SurveillanceCase = {
  name: 'ciclosporin from the fourth month on by BSR 2017',
  record: recordOf({
    treatments: [treatment(start, { drug: 'ciclosporin' })],
    bloodTests: [bloodTest('2026-04-02', FULL)],
  }),
  asOf: '2026-04-02',
  test,
  expected: ['blood.ciclosporin.monthly', '2026-04-25', '2026-05-02', '2026-05-09'],
  notes: ['superseded'],
  blood: 'bsr-2017',
};

/** The labels hold for every drug but mycophenolate under the summary alone, too. */
const BY_THE_SUMMARY = DRUG_SCHEDULE_CASES.filter(
  ({ expected, notes, blood }) =>
    expected?.[0].startsWith('blood.mmf-label') === false &&
    notes?.includes('fallback') !== true &&
    blood === undefined,
).map((one): SurveillanceCase => ({ ...one, name: `by the summary: ${one.name}`, blood: 'summary-2026' }));

/** So do the first tests, whatever protocol the site has chosen. */
const FIRST_TESTS = FIRST_BLOOD_CASES.filter(({ notes }) => notes?.includes('first-tests') === true).flatMap(
  ({ rules, ...one }) =>
    ['summary-2026', 'bsr-2017'].map((blood): SurveillanceCase => ({
      ...one,
      name: `by ${blood}: ${one.name}`,
      blood,
    })),
);

export const BLOOD_SCHEDULE_CASES: readonly SurveillanceCase[] = [
  ...FOR_YEARS,
  ...ANEW,
  ...BSR_FIRST_DAY,
  BSR_CICLOSPORIN,
  ...BY_THE_SUMMARY,
  ...FIRST_TESTS,
];
