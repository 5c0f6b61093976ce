import { comparedHrct, decision, hrct, pft, recordOf } from './record.spec-support.js';
import type { SurveillanceCase } from './surveillance.cases.js';

const asOf = '2026-03-01';
const test = 'hrct';
/** 80 -> 70.4 is 12 %, against the previous test: certain. */
const fallen = [pft('2025-01-15', { pct: 80 }), pft('2026-01-15', { pct: 70.4 })];
const onDecline = ['hrct.decline', '2026-01-15', '2026-01-29', '2026-02-26'] as const;
/** Only the comparison with a chance high value shows a fall: 3350 -> 2990 is 10.7 %. */
const provisional = [
  pft('2024-12-01', { ml: 3000 }),
  pft('2025-03-01', { ml: 3350 }),
  pft('2025-06-01', { ml: 3060 }),
  pft('2026-01-15', { ml: 2990 }),
];
const scan = [hrct('2025-09-15', 10)];
const yearly = ['hrct.m-04', '2026-08-15', '2026-09-15', '2026-10-15'] as const;

/** M-04 on a significant change of the PFT, as B-24 defines it. */
export const HRCT_ON_DECLINE_CASES: readonly SurveillanceCase[] = [
  {
    name: 'a certain fall in FVC asks for one within 6 weeks of the later test (B-24, M-04)',
    record: recordOf({ pfts: fallen, hrcts: scan }),
    asOf,
    test,
    expected: onDecline,
    rules: ['hrct.decline', 'hrct.m-04'],
  },
  {
    name: 'a scan on the day before the later test does not answer a fall (B-24)',
    record: recordOf({ pfts: fallen, hrcts: [hrct('2026-01-14', 10)] }),
    asOf,
    test,
    expected: onDecline,
  },
  {
    name: 'a scan on the day of the later test does (B-24)',
    record: recordOf({ pfts: fallen, hrcts: [hrct('2026-01-15', 10)] }),
    asOf,
    test,
    expected: ['hrct.m-04', '2026-12-15', '2027-01-15', '2027-02-15'],
  },
  {
    name: 'a provisional fall asks for none: first it is repeated (B-24)',
    record: recordOf({ pfts: provisional, hrcts: scan }),
    asOf,
    test,
    expected: yearly,
  },
  {
    name: 'a fall that a second test makes certain is counted from that test',
    record: recordOf({ pfts: [...provisional, pft('2026-02-15', { ml: 2995 })], hrcts: scan }),
    asOf,
    test,
    expected: ['hrct.decline', '2026-02-15', '2026-03-01', '2026-03-29'],
  },
  {
    name: 'a scan since the first test that showed it answers a fall that a second test makes certain (B-24)',
    record: recordOf({
      pfts: [...provisional, pft('2026-02-15', { ml: 2995 })],
      hrcts: [hrct('2026-01-15', 10)],
    }),
    asOf,
    test,
    expected: ['hrct.m-04', '2026-12-15', '2027-01-15', '2027-02-15'],
    rules: ['hrct.m-04'],
  },
  {
    name: 'a scan on the day before that test does not (B-24)',
    record: recordOf({
      pfts: [...provisional, pft('2026-02-15', { ml: 2995 })],
      hrcts: [hrct('2026-01-14', 10)],
    }),
    asOf,
    test,
    expected: ['hrct.decline', '2026-02-15', '2026-03-01', '2026-03-29'],
  },
  {
    // 3350 -> 2990 is 10.7 % and recovers; 3340 -> 2995 is 10.3 %, another fall.
    name: 'a scan of after a fall that recovered does not answer the next one (B-24)',
    record: recordOf({
      pfts: [...provisional, pft('2026-01-25', { ml: 3340 }), pft('2026-02-15', { ml: 2995 })],
      hrcts: [hrct('2026-01-20', 10)],
    }),
    asOf,
    test,
    expected: ['hrct.decline', '2026-02-15', '2026-03-01', '2026-03-29'],
  },
  {
    name: 'escalating does not take the place of the scan that a fall asks for',
    record: {
      ...recordOf({ pfts: fallen, hrcts: scan }),
      progressionDecisions: [decision('2026-01-20', 'escalated', '2026-01-15')],
    },
    asOf,
    test,
    expected: onDecline,
  },
  {
    name: 'a further fall after the scan asks for another one (B-24)',
    record: recordOf({
      pfts: [...fallen, pft('2026-02-20', { pct: 60 })],
      hrcts: [hrct('2026-01-20', 10)],
    }),
    asOf,
    test,
    expected: ['hrct.decline', '2026-02-20', '2026-03-06', '2026-04-03'],
    rules: ['hrct.decline', 'hrct.m-04'],
  },
  {
    name: 'a later test that shows the same fall does not ask for another scan',
    record: recordOf({ pfts: [...fallen, pft('2026-02-20', { pct: 70 })], hrcts: [hrct('2026-01-20', 10)] }),
    asOf,
    test,
    expected: ['hrct.m-04', '2026-12-20', '2027-01-20', '2027-02-20'],
    rules: ['hrct.m-04'],
  },
  {
    name: 'a fall of years before the patient came asks for none',
    record: recordOf({
      registeredOn: '2026-02-01',
      pfts: [pft('2020-01-15', { pct: 80 }), pft('2021-01-15', { pct: 70 })],
      hrcts: [hrct('2020-12-01', 10)],
    }),
    asOf,
    test,
    expected: ['hrct.m-04', '2021-11-01', '2021-12-01', '2022-01-01'],
    rules: ['hrct.m-04'],
  },
  {
    name: 'worse symptoms and more fibrosis without a fall ask for none: the scan has been read',
    record: recordOf({ hrcts: [hrct('2025-01-15', 8), comparedHrct('2025-09-15', 'increased')] }),
    asOf,
    test,
    expected: yearly,
  },
];
