import type { PatientRecord } from '@interstice/clinical';
import type { DueTest } from './review-result.js';
import { comparedHrct, day, exclusion, hrct, pft, recordOf, symptoms } from './record.spec-support.js';

export interface SurveillanceCase {
  readonly name: string;
  readonly record: PatientRecord;
  readonly asOf: string;
  readonly test: DueTest;
  /** Deciding rule, first, best and last day; undefined when nothing is due. */
  readonly expected: readonly [string, string, string, string] | undefined;
  /** Every rule behind the item. */
  readonly rules?: readonly string[];
  /** What else is said about the rule that decides. */
  readonly notes?: readonly string[];
  /** The blood protocol of the site; the default one unless given. */
  readonly blood?: string;
  /** That of its surveillance; the summary of 2026 unless given. */
  readonly protocol?: string;
  /** The facts behind the rule that decides, by their lineage. */
  readonly because?: readonly string[];
}

const asOf = '2026-03-01';
const diagnosis = (diagnosedOn: string) => ({
  kind: 'ild-diagnosis' as const,
  lineageId: 'diagnosis',
  id: 'diagnosis v1',
  on: day('2024-01-01'),
  value: { diagnosedOn: day(diagnosedOn) },
});
const mild = { hrcts: [hrct('2025-01-01', 10)] };

export const SURVEILLANCE_CASES: readonly SurveillanceCase[] = [
  {
    name: 'moderate-to-severe disease: 3 to 6 months after the last test, best half-way (C-02, M-01)',
    record: recordOf({ pfts: [pft('2026-01-15', { pct: 69.9 })], ...mild }),
    asOf,
    test: 'pft',
    // 15 Apr to 15 Jul are 91 days, half-way is 45 days on
    expected: ['pft.m-01', '2026-04-15', '2026-05-30', '2026-07-15'],
  },
  {
    name: 'mild disease: every 6 months, a month either side (M-02)',
    record: recordOf({ pfts: [pft('2026-01-15', { pct: 70 })], ...mild }),
    asOf,
    test: 'pft',
    expected: ['pft.m-02', '2026-06-15', '2026-07-15', '2026-08-15'],
  },
  {
    name: 'mild disease, test on a 31st: each edge is clamped by itself',
    record: recordOf({ pfts: [pft('2025-08-31', { pct: 85 })], ...mild }),
    asOf,
    test: 'pft',
    expected: ['pft.m-02', '2026-01-31', '2026-02-28', '2026-03-31'],
  },
  {
    name: 'fibrosis of exactly 20 % is moderate-to-severe',
    record: recordOf({ pfts: [pft('2026-01-15', { pct: 90 })], hrcts: [hrct('2025-01-01', 20)] }),
    asOf,
    test: 'pft',
    expected: ['pft.m-01', '2026-04-15', '2026-05-30', '2026-07-15'],
  },
  {
    name: 'unknown severity follows the stricter schedule (B-18)',
    record: recordOf({ pfts: [pft('2026-01-15', { pct: 90 })] }),
    asOf,
    test: 'pft',
    expected: ['pft.m-01', '2026-04-15', '2026-05-30', '2026-07-15'],
  },
  {
    name: 'mild disease that has progressed follows both, the stricter decides (B-18)',
    record: recordOf({ pfts: [pft('2025-01-15', { pct: 90 }), pft('2026-01-15', { pct: 80 })], ...mild }),
    asOf,
    test: 'pft',
    expected: ['pft.m-01', '2026-04-15', '2026-05-30', '2026-07-15'],
    rules: ['pft.m-01', 'pft.m-02'],
  },
  {
    name: 'no test on record: from registration (B-19)',
    record: recordOf({ registeredOn: '2026-02-20' }),
    asOf,
    test: 'pft',
    expected: ['pft.baseline', '2026-02-20', '2026-03-06', '2026-03-20'],
  },
  {
    name: 'no test on record: from the diagnosis when that is later',
    record: recordOf({ registeredOn: '2026-01-01', person: [diagnosis('2026-02-25')] }),
    asOf,
    test: 'pft',
    expected: ['pft.baseline', '2026-02-25', '2026-03-11', '2026-03-25'],
  },
  {
    name: 'a test that could not be done satisfies nothing (B-15)',
    record: recordOf({ registeredOn: '2026-02-20', pfts: [pft('2026-02-25', { notDone: 'equipment' })] }),
    asOf,
    test: 'pft',
    expected: ['pft.baseline', '2026-02-20', '2026-03-06', '2026-03-20'],
  },
  {
    name: 'spirometry at home does not take the place of the laboratory test (B-16)',
    record: recordOf({
      pfts: [pft('2025-09-15', { pct: 69, setting: 'lab' }), pft('2026-02-15', { pct: 69, setting: 'home' })],
      ...mild,
    }),
    asOf,
    test: 'pft',
    expected: ['pft.m-01', '2025-12-15', '2026-01-29', '2026-03-15'],
  },
  {
    name: 'a test of poor quality was done all the same (B-15)',
    record: recordOf({ pfts: [pft('2026-01-15', { pct: 69, qualityGrade: 'F' })] }),
    asOf,
    test: 'pft',
    expected: ['pft.m-01', '2026-04-15', '2026-05-30', '2026-07-15'],
  },
  {
    name: 'a near miss asks for a confirming test, which closes first (B-10, B-19)',
    record: recordOf({
      pfts: [pft('2025-01-15', { pct: 80, ml: 3000 }), pft('2026-01-15', { pct: 72.5, ml: 2690 })],
      symptoms: [symptoms('2026-01-15', 'stable')],
      ...mild,
    }),
    asOf,
    test: 'pft',
    expected: ['pft.confirm', '2026-02-12', '2026-03-12', '2026-04-09'],
    rules: ['pft.confirm', 'pft.m-02'],
  },
  {
    name: 'a fall on a test of poor quality asks for a repeat (B-15)',
    record: recordOf({
      pfts: [pft('2025-01-15', { pct: 80 }), pft('2026-01-15', { pct: 70, qualityGrade: 'D' })],
      ...mild,
    }),
    asOf,
    test: 'pft',
    expected: ['pft.confirm', '2026-02-12', '2026-03-12', '2026-04-09'],
    rules: ['pft.confirm', 'pft.m-01', 'pft.m-02'],
  },
  {
    name: 'a fall of 7 % without a report asks for one within 14 days of the test (B-14)',
    record: recordOf({ pfts: [pft('2025-01-15', { pct: 100 }), pft('2026-01-15', { pct: 93 })], ...mild }),
    asOf,
    test: 'symptom-report',
    expected: ['symptom-report.for-progression', '2026-01-15', '2026-01-29', '2026-01-29'],
  },
  {
    name: 'a fall of 7 % with a report asks for nothing (B-14)',
    record: recordOf({
      pfts: [pft('2025-01-15', { pct: 100 }), pft('2026-01-15', { pct: 93 })],
      symptoms: [symptoms('2026-01-20', 'stable')],
      ...mild,
    }),
    asOf,
    test: 'symptom-report',
    expected: undefined,
  },
  {
    name: 'a fall of 10 % needs no report',
    record: recordOf({ pfts: [pft('2025-01-15', { pct: 100 }), pft('2026-01-15', { pct: 90 })], ...mild }),
    asOf,
    test: 'symptom-report',
    expected: undefined,
  },
  {
    name: 'a first test needs no report',
    record: recordOf({ pfts: [pft('2026-01-15', { pct: 90 })], ...mild }),
    asOf,
    test: 'symptom-report',
    expected: undefined,
  },
  {
    name: 'a stable test without report or scan asks for no call: D would need two facts',
    record: recordOf({ pfts: [pft('2025-01-15', { pct: 80 }), pft('2026-01-15', { pct: 79 })] }),
    asOf,
    test: 'symptom-report',
    expected: undefined,
  },
  {
    name: 'worse symptoms alone ask for no call: what is missing is a comparison of scans',
    record: recordOf({
      pfts: [pft('2025-01-15', { pct: 80 }), pft('2026-01-15', { pct: 79 })],
      symptoms: [symptoms('2026-01-20', 'worse')],
    }),
    asOf,
    test: 'symptom-report',
    expected: undefined,
  },
  {
    name: 'more fibrosis without a report asks for one within 14 days of the HRCT',
    record: recordOf({ hrcts: [comparedHrct('2026-02-10', 'increased', '2025-02-10')] }),
    asOf,
    test: 'symptom-report',
    expected: ['symptom-report.for-progression', '2026-02-10', '2026-02-24', '2026-02-24'],
  },
  {
    name: 'more fibrosis with stable symptoms asks for nothing',
    record: recordOf({
      hrcts: [comparedHrct('2026-02-10', 'increased', '2025-02-10')],
      symptoms: [symptoms('2026-01-20', 'stable')],
    }),
    asOf,
    test: 'symptom-report',
    expected: undefined,
  },
  {
    name: 'a fall of 7 % with more fibrosis has met C and needs no report',
    record: recordOf({
      pfts: [pft('2025-01-15', { pct: 100 }), pft('2026-01-15', { pct: 93 })],
      hrcts: [comparedHrct('2026-02-10', 'increased', '2025-02-10')],
    }),
    asOf,
    test: 'symptom-report',
    expected: undefined,
  },
  {
    name: 'an excluded test was done all the same: the next is counted from it',
    record: recordOf({
      pfts: [pft('2025-07-15', { pct: 69 }), pft('2026-01-15', { pct: 69 })],
      exclusions: [exclusion('pft 2026-01-15', '2026-01-16')],
    }),
    asOf,
    test: 'pft',
    expected: ['pft.m-01', '2026-04-15', '2026-05-30', '2026-07-15'],
  },
  {
    name: 'an excluded test confirms nothing: the repeat stays due',
    record: recordOf({
      pfts: [
        pft('2025-01-10', { pct: 76 }),
        pft('2025-04-10', { pct: 81 }),
        pft('2025-07-10', { pct: 75 }),
        pft('2025-10-10', { pct: 72.5 }),
        pft('2025-12-10', { pct: 80 }),
      ],
      exclusions: [exclusion('pft 2025-12-10', '2025-12-11')],
    }),
    asOf,
    test: 'pft',
    expected: ['pft.confirm', '2025-11-07', '2025-12-05', '2026-01-02'],
  },
];
