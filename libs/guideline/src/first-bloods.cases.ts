import {
  bloodCount,
  bloodTest,
  day,
  recordOf,
  treatment,
  visit,
  diagnosis,
  override,
  pft,
  hrct,
} from './record.spec-support.js';
import type { DrugCode, Treatment } from '@interstice/clinical';
import type { SurveillanceCase } from './surveillance.cases.js';

const asOf = '2026-03-01';
const test = 'blood';
export const planned = (drug: DrugCode, on: string, lineageId = `plan ${drug}`): Treatment => ({
  lineageId,
  id: `${lineageId} v1`,
  drug,
  plannedStartOn: day(on),
  indication: 'ild',
  changes: [],
});
/** 20 Mar less 4 weeks is 20 Feb, less 2 weeks is 6 Mar. */
const beforeStart = ['blood.before-start', '2026-02-20', '2026-03-06', '2026-03-20'] as const;
const liver = { alt: 20, ast: 20, bilirubin: 9 };

/** Before a planned start (B-28), and of somebody who came with a drug (B-19). */
export const FIRST_BLOOD_CASES: readonly SurveillanceCase[] = [
  {
    name: 'a planned start asks for the first tests in the 4 weeks before it (B-28)',
    record: recordOf({ treatments: [planned('nintedanib', '2026-03-20')] }),
    asOf,
    test,
    expected: beforeStart,
    notes: ['first-tests'],
  },
  {
    name: 'a test of those weeks does it',
    record: recordOf({
      treatments: [planned('nintedanib', '2026-03-20')],
      bloodTests: [bloodTest('2026-02-20', liver)],
    }),
    asOf,
    test,
    expected: undefined,
  },
  {
    name: 'one of the day before them does not',
    record: recordOf({
      treatments: [planned('nintedanib', '2026-03-20')],
      bloodTests: [bloodTest('2026-02-19', liver)],
    }),
    asOf,
    test,
    expected: beforeStart,
  },
  {
    name: 'nor does one of another panel',
    record: recordOf({
      treatments: [planned('pirfenidone', '2026-03-20')],
      bloodTests: [bloodCount('2026-02-25')],
    }),
    asOf,
    test,
    expected: beforeStart,
  },
  {
    name: 'a planned day that passes without a start leaves them due',
    record: recordOf({ treatments: [planned('mycophenolate-mofetil', '2026-03-20')] }),
    asOf: '2027-03-01',
    test,
    expected: beforeStart,
  },
  {
    name: 'a plan that was given up asks for nothing',
    record: recordOf({
      treatments: [{ ...planned('rituximab', '2026-03-20'), stoppedOn: day('2026-02-25') }],
    }),
    asOf,
    test,
    expected: undefined,
  },
  {
    name: 'once it has started the ladder takes their place',
    record: recordOf({
      treatments: [{ ...planned('mycophenolate-mofetil', '2026-02-27'), startedOn: day('2026-03-01') }],
    }),
    asOf,
    test,
    expected: ['blood.mmf-label.weekly', '2026-03-06', '2026-03-08', '2026-03-10'],
    rules: ['blood.mmf-label.weekly'],
  },
  {
    name: 'a plan beside a running drug shares the draw',
    record: recordOf({
      treatments: [treatment('2026-02-26'), planned('rituximab', '2026-03-20')],
    }),
    asOf,
    test,
    expected: ['blood.mmf-label.weekly', '2026-03-03', '2026-03-05', '2026-03-07'],
    rules: ['blood.mmf-label.weekly', 'blood.before-start'],
  },
  {
    name: 'a plan of a drug that is not watched asks for nothing',
    record: recordOf({ treatments: [planned('prednisolone', '2026-03-20')] }),
    asOf,
    test,
    expected: undefined,
  },
  {
    name: 'who came with two drugs and no test of either: one draw from registration',
    record: recordOf({
      registeredOn: '2026-02-20',
      treatments: [treatment('2025-05-01'), treatment('2025-06-01', { drug: 'nintedanib' })],
    }),
    asOf,
    test,
    expected: ['blood.baseline', '2026-02-20', '2026-03-06', '2026-03-20'],
    rules: ['blood.baseline', 'blood.mmf-label.monthly', 'blood.nintedanib.continued'],
    notes: ['first-tests'],
  },
];

const missing = ['joint-visit.missing', '2026-02-20', '2026-03-06', '2026-03-20'] as const;
const came = { registeredOn: '2026-02-20' };

/** Followed by both specialties (M-08): what is missing is asked for once, no interval is made up. */
export const JOINT_CARE_CASES: readonly SurveillanceCase[] = [
  { name: 'seen by nobody', record: recordOf(came), asOf, test: 'joint-visit', expected: missing },
  {
    name: 'seen by pulmonology alone (M-08, X-04)',
    record: recordOf({ ...came, visits: [visit('2026-02-20', 'pulmonology')] }),
    asOf,
    test: 'joint-visit',
    expected: missing,
  },
  {
    name: 'seen by rheumatology alone (M-08, X-04)',
    record: recordOf({ ...came, visits: [visit('2026-02-20', 'rheumatology')] }),
    asOf,
    test: 'joint-visit',
    expected: missing,
  },
  {
    name: 'seen by both, on whatever days: nothing is asked for, however long ago (M-08)',
    record: recordOf({
      ...came,
      visits: [visit('2026-02-20', 'pulmonology'), visit('2026-02-25', 'rheumatology')],
    }),
    asOf: '2031-03-01',
    test: 'joint-visit',
    expected: undefined,
  },
  {
    name: 'a joint visit is one of both',
    record: recordOf({ ...came, visits: [visit('2026-02-20', 'joint')] }),
    asOf,
    test: 'joint-visit',
    expected: undefined,
  },
  {
    name: 'a visit to somebody else is none of either',
    record: recordOf({ ...came, visits: [visit('2026-02-20', 'other')] }),
    asOf,
    test: 'joint-visit',
    expected: missing,
  },
  {
    name: 'a visit before the patient came and before ILD was diagnosed does not count',
    record: recordOf({ ...came, visits: [visit('2026-02-19', 'joint')] }),
    asOf,
    test: 'joint-visit',
    expected: missing,
  },
  {
    name: 'one since ILD was diagnosed does',
    record: recordOf({ ...came, person: [diagnosis('2026-02-19')], visits: [visit('2026-02-19', 'joint')] }),
    asOf,
    test: 'joint-visit',
    expected: undefined,
  },
];

const severe = { pfts: [pft('2026-01-15', { pct: 60, dlcoPct: 50 })], hrcts: [hrct('2025-12-01', 10)] };
const byYear = override('pft', { months: 12 }, '2026-02-01', '2026-06-30');

/** An interval that a physician has set (B-21, B-25). */
export const OVERRIDE_CASES: readonly SurveillanceCase[] = [
  {
    name: 'a physician’s interval takes the place of that of the rule (B-25)',
    record: recordOf({ ...severe, overrides: [byYear] }),
    asOf,
    test: 'pft',
    expected: ['pft.m-01', '2026-12-15', '2027-01-15', '2027-02-15'],
    notes: ['override'],
  },
  {
    name: 'to its last day (B-25)',
    record: recordOf({ ...severe, overrides: [byYear] }),
    asOf: '2026-06-30',
    test: 'pft',
    expected: ['pft.m-01', '2026-12-15', '2027-01-15', '2027-02-15'],
  },
  {
    name: 'and not a day longer (B-25)',
    record: recordOf({ ...severe, overrides: [byYear] }),
    asOf: '2026-07-01',
    test: 'pft',
    expected: ['pft.m-01', '2026-04-15', '2026-05-30', '2026-07-15'],
    notes: [],
  },
  {
    name: 'nor a day before it was set',
    record: recordOf({ ...severe, overrides: [byYear] }),
    asOf: '2026-01-31',
    test: 'pft',
    expected: ['pft.m-01', '2026-04-15', '2026-05-30', '2026-07-15'],
  },
  {
    name: 'it moves no other test',
    record: recordOf({ ...severe, overrides: [byYear] }),
    asOf,
    test: 'dlco',
    expected: ['dlco.m-01', '2026-04-15', '2026-05-30', '2026-07-15'],
  },
  {
    name: 'weeks and single months keep a week either side',
    record: recordOf({ ...severe, overrides: [override('pft', { weeks: 6 }, '2026-02-01', '2026-06-30')] }),
    asOf,
    test: 'pft',
    // 15 Jan and 42 days are 26 Feb
    expected: ['pft.m-01', '2026-02-19', '2026-02-26', '2026-03-05'],
  },
  {
    name: 'so does one month',
    record: recordOf({ ...severe, overrides: [override('pft', { months: 1 }, '2026-02-01', '2026-06-30')] }),
    asOf,
    test: 'pft',
    expected: ['pft.m-01', '2026-02-08', '2026-02-15', '2026-02-22'],
  },
  {
    name: 'a yearly scan becomes one in two years',
    record: recordOf({
      ...severe,
      overrides: [override('hrct', { months: 24 }, '2026-02-01', '2027-06-30')],
    }),
    asOf,
    test: 'hrct',
    expected: ['hrct.m-04', '2027-11-01', '2027-12-01', '2028-01-01'],
  },
  {
    name: 'a repeat that confirms a fall is not moved',
    record: recordOf({
      pfts: [pft('2025-06-15', { pct: 80 }), pft('2026-01-15', { pct: 60, qualityGrade: 'D' })],
      overrides: [byYear],
    }),
    asOf,
    test: 'pft',
    // 15 Jan and 4, 8, 12 weeks
    expected: ['pft.confirm', '2026-02-12', '2026-03-12', '2026-04-09'],
  },
  {
    name: 'blood further apart than the rule asks for says so',
    record: recordOf({
      treatments: [treatment('2026-02-01')],
      bloodTests: [bloodCount('2026-02-08')],
      overrides: [override('blood', { months: 1 }, '2026-02-10', '2026-06-30')],
    }),
    asOf,
    test,
    expected: ['blood.mmf-label.weekly', '2026-03-01', '2026-03-08', '2026-03-15'],
    notes: ['override', 'looser-than-rule'],
  },
];
