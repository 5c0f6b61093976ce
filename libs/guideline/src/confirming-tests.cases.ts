import { decision, exclusion, hrct, pft, recordOf } from './record.spec-support.js';
import type { SurveillanceCase } from './surveillance.cases.js';

const asOf = '2026-05-01';
const mild = { hrcts: [hrct('2025-01-01', 10)] };
const home = { setting: 'home' } as const;
const graded = { qualityGrade: 'F' } as const;

/** Only the comparison with a chance high value shows a fall: 3350 -> 2990 is 10.7 %. */
const provisional = [
  pft('2024-12-01', { ml: 3000 }),
  pft('2025-03-01', { ml: 3350 }),
  pft('2025-06-01', { ml: 3060 }),
  pft('2026-01-15', { ml: 2990 }),
];
/** 80.0 -> 72.5 is 9.3 %, 3000 -> 2690 is 10.3 %. */
const nearMiss = [pft('2025-01-15', { ml: 3000, pct: 80 }), pft('2026-01-15', { ml: 2690, pct: 72.5 })];
/** 3000 -> 2790 is 7 %: nothing is known of symptoms. */
const unknown = [pft('2025-01-15', { ml: 3000 }), pft('2026-01-15', { ml: 2790 })];
const stable = [pft('2025-07-15', { pct: 69 }), pft('2026-01-15', { pct: 69 })];
const watch = decision('2026-02-01', 'watch-and-repeat');
const repeat = ['pft.watch-and-repeat', '2026-02-12', '2026-03-12', '2026-04-09'] as const;
const confirm = ['pft.confirm', '2026-02-12', '2026-03-12', '2026-04-09'] as const;
const call = ['symptom-report.for-progression', '2026-01-15', '2026-01-29', '2026-01-29'] as const;

/** What counts as the repeat of a finding, and from which test its days are counted (B-11, B-14). */
export const CONFIRMING_TEST_CASES: readonly SurveillanceCase[] = [
  {
    name: 'a provisional fall asks for a repeat 4 to 12 weeks after its later test (B-11)',
    record: recordOf({ pfts: provisional }),
    asOf,
    test: 'pft',
    expected: confirm,
  },
  {
    name: 'a test three days later is no repeat of it',
    record: recordOf({ pfts: [...provisional, pft('2026-01-18', { ml: 3100 })] }),
    asOf,
    test: 'pft',
    expected: confirm,
  },
  {
    name: 'a blow at home is no repeat of it',
    record: recordOf({ pfts: [...provisional, pft('2026-03-01', { ml: 3100, ...home })] }),
    asOf,
    test: 'pft',
    expected: confirm,
  },
  {
    name: 'a test of grade F is no repeat of it',
    record: recordOf({ pfts: [...provisional, pft('2026-03-01', { ml: 3100, ...graded })] }),
    asOf,
    test: 'pft',
    expected: confirm,
  },
  {
    name: 'a test on the day before the repeat opens is none',
    record: recordOf({ pfts: [...provisional, pft('2026-02-11', { ml: 3100 })] }),
    asOf,
    test: 'pft',
    expected: confirm,
  },
  {
    name: 'an acceptable test on the day it opens is the repeat, whatever it shows',
    record: recordOf({ pfts: [...provisional, pft('2026-02-12', { ml: 3100 })] }),
    asOf,
    test: 'pft',
    expected: ['pft.m-01', '2026-05-12', '2026-06-27', '2026-08-12'],
  },
  {
    name: 'a near miss asks for its repeat from its own later test, however many blows at home follow',
    record: recordOf({
      pfts: [...nearMiss, pft('2026-03-15', { ml: 2700, ...home }), pft('2026-04-15', { ml: 2700, ...home })],
    }),
    asOf,
    test: 'pft',
    expected: confirm,
  },
  {
    name: 'a better test three days after a near miss is no repeat of it',
    record: recordOf({ pfts: [...nearMiss, pft('2026-01-18', { ml: 3000, pct: 80 })] }),
    asOf,
    test: 'pft',
    expected: confirm,
  },
  {
    name: 'a better test five weeks after a near miss is',
    record: recordOf({ pfts: [...nearMiss, pft('2026-02-19', { ml: 3000, pct: 80 })], ...mild }),
    asOf,
    test: 'pft',
    expected: ['pft.m-02', '2026-07-19', '2026-08-19', '2026-09-19'],
  },
  {
    name: 'a near miss of B with unknown symptoms asks for a repeat (B-10)',
    // 80.0 -> 76.4 is 4.5 %, 3000 -> 2790 is 7.0 %
    record: recordOf({
      pfts: [pft('2025-01-15', { ml: 3000, pct: 80 }), pft('2026-01-15', { ml: 2790, pct: 76.4 })],
      ...mild,
    }),
    asOf,
    test: 'pft',
    expected: confirm,
  },
  {
    name: 'a fall at home alone asks for a laboratory test, counted from the first blow that met',
    record: recordOf({
      registeredOn: '2026-04-20',
      pfts: [
        pft('2025-11-15', { ml: 3000, ...home }),
        pft('2026-01-15', { ml: 2640, ...home }),
        pft('2026-01-22', { ml: 2640, ...home }),
        pft('2026-04-15', { ml: 2640, ...home }),
      ],
    }),
    asOf,
    test: 'pft',
    expected: confirm,
    rules: ['pft.confirm', 'pft.baseline'],
  },
  {
    name: 'a call about symptoms is counted from the test that fell, however many blows at home follow',
    record: recordOf({
      pfts: [...unknown, pft('2026-01-25', { ml: 2900, ...home }), pft('2026-02-15', { ml: 2650, ...home })],
    }),
    asOf,
    test: 'symptom-report',
    expected: call,
  },
  {
    name: 'a call about symptoms outlasts a later test of poor quality',
    record: recordOf({ pfts: [...unknown, pft('2026-02-15', { ml: 2980, ...graded })] }),
    asOf,
    test: 'symptom-report',
    expected: call,
  },
  {
    name: 'a decision to watch and repeat asks for a test 4 to 12 weeks after the last one before it (B-05, B-06)',
    record: recordOf({ pfts: stable, decisions: [watch] }),
    asOf,
    test: 'pft',
    expected: repeat,
    rules: ['pft.watch-and-repeat', 'pft.m-01'],
  },
  {
    name: 'a test on the day before it opens does not answer that',
    record: recordOf({ pfts: [...stable, pft('2026-02-11', { pct: 69 })], decisions: [watch] }),
    asOf,
    test: 'pft',
    expected: repeat,
  },
  {
    name: 'nor one at home, nor one of grade F, nor one that was excluded',
    record: recordOf({
      pfts: [
        ...stable,
        pft('2026-02-20', { pct: 69, ...home }),
        pft('2026-02-21', { pct: 69, ...graded }),
        pft('2026-02-22', { pct: 69 }),
      ],
      decisions: [watch],
      exclusions: [exclusion('pft 2026-02-22', '2026-02-23')],
    }),
    asOf,
    test: 'pft',
    expected: repeat,
  },
  {
    name: 'an acceptable one on the day it opens, or later, does',
    record: recordOf({ pfts: [...stable, pft('2026-02-12', { pct: 69 })], decisions: [watch] }),
    asOf,
    test: 'pft',
    expected: ['pft.m-01', '2026-05-12', '2026-06-27', '2026-08-12'],
    rules: ['pft.m-01'],
  },
  {
    name: 'a later decision takes its place',
    record: recordOf({ pfts: stable, decisions: [watch, decision('2026-02-03', 'other-cause')] }),
    asOf,
    test: 'pft',
    expected: ['pft.m-01', '2026-04-15', '2026-05-30', '2026-07-15'],
    rules: ['pft.m-01'],
  },
  {
    name: 'so does an episode that begins on the same day',
    record: recordOf({
      pfts: stable,
      decisions: [watch, decision('2026-02-01', 'escalated', '2026-01-15')],
    }),
    asOf,
    test: 'pft',
    expected: ['pft.m-01', '2026-04-15', '2026-05-30', '2026-07-15'],
  },
  {
    name: 'a referral does not',
    record: recordOf({ pfts: stable, decisions: [watch, decision('2026-02-03', 'referred')] }),
    asOf,
    test: 'pft',
    expected: repeat,
  },
];
