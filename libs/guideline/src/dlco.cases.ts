import { exclusion, hrct, pft, recordOf } from './record.spec-support.js';
import type { SurveillanceCase } from './surveillance.cases.js';

const asOf = '2026-03-01';
const test = 'dlco';
const mild = { hrcts: [hrct('2025-01-01', 10)] };
const severe = { pct: 69, dlcoPct: 50 };

/** DLCO is followed as FVC is, from the last test that has it (M-03, B-23; clinical facts 2a). */
export const DLCO_CASES: readonly SurveillanceCase[] = [
  {
    name: 'moderate-to-severe disease: on the days of the PFT, 3 to 6 months after the last test that has it (M-03)',
    record: recordOf({ pfts: [pft('2026-01-15', severe)] }),
    asOf,
    test,
    expected: ['dlco.m-01', '2026-04-15', '2026-05-30', '2026-07-15'],
  },
  {
    name: 'mild disease: every 6 months, a month either side',
    record: recordOf({ pfts: [pft('2026-01-15', { pct: 70, dlcoPct: 70 })], ...mild }),
    asOf,
    test,
    expected: ['dlco.m-02', '2026-06-15', '2026-07-15', '2026-08-15'],
  },
  {
    name: 'unknown severity follows the stricter schedule',
    record: recordOf({ pfts: [pft('2026-01-15', { pct: 90, dlcoPct: 70 })] }),
    asOf,
    test,
    expected: ['dlco.m-01', '2026-04-15', '2026-05-30', '2026-07-15'],
    rules: ['dlco.m-01'],
  },
  {
    name: 'mild disease that has progressed follows both, the stricter decides',
    record: recordOf({
      pfts: [pft('2025-01-15', { pct: 90, dlcoPct: 70 }), pft('2026-01-15', { pct: 80, dlcoPct: 70 })],
      ...mild,
    }),
    asOf,
    test,
    expected: ['dlco.m-01', '2026-04-15', '2026-05-30', '2026-07-15'],
    rules: ['dlco.m-01', 'dlco.m-02'],
  },
  {
    name: 'a PFT without DLCO leaves it due (B-23, M-03)',
    record: recordOf({ pfts: [pft('2025-09-15', severe), pft('2026-01-15', { pct: 69 })] }),
    asOf,
    test,
    expected: ['dlco.m-01', '2025-12-15', '2026-01-29', '2026-03-15'],
  },
  {
    name: 'a PFT without DLCO answers for FVC all the same',
    record: recordOf({ pfts: [pft('2025-09-15', severe), pft('2026-01-15', { pct: 69 })] }),
    asOf,
    test: 'pft',
    expected: ['pft.m-01', '2026-04-15', '2026-05-30', '2026-07-15'],
  },
  {
    name: 'never measured: from registration, whatever PFTs there are',
    record: recordOf({ registeredOn: '2026-02-20', pfts: [pft('2026-02-22', { pct: 69 })] }),
    asOf,
    test,
    expected: ['dlco.baseline', '2026-02-20', '2026-03-06', '2026-03-20'],
  },
  {
    name: 'a test that could not be done satisfies nothing',
    record: recordOf({
      pfts: [pft('2025-09-15', severe), pft('2026-01-15', { notDone: 'unable', dlcoPct: 50 })],
    }),
    asOf,
    test,
    expected: ['dlco.m-01', '2025-12-15', '2026-01-29', '2026-03-15'],
  },
  {
    name: 'beside spirometry of poor quality it was measured',
    record: recordOf({
      pfts: [pft('2025-09-15', severe), pft('2026-01-15', { ...severe, qualityGrade: 'F' })],
    }),
    asOf,
    test,
    expected: ['dlco.m-01', '2026-04-15', '2026-05-30', '2026-07-15'],
  },
  {
    name: 'in a test that a clinician excludes it was measured all the same',
    record: recordOf({
      pfts: [pft('2025-09-15', severe), pft('2026-01-15', severe)],
      exclusions: [exclusion('pft 2026-01-15', '2026-01-16')],
    }),
    asOf,
    test,
    expected: ['dlco.m-01', '2026-04-15', '2026-05-30', '2026-07-15'],
  },
  {
    name: 'alone, without an FVC, it was measured',
    record: recordOf({ pfts: [pft('2025-09-15', severe), pft('2026-01-15', { dlcoPct: 50 })] }),
    asOf,
    test,
    expected: ['dlco.m-01', '2026-04-15', '2026-05-30', '2026-07-15'],
  },
  {
    name: 'alone, without an FVC, it leaves the PFT due',
    record: recordOf({ pfts: [pft('2025-09-15', severe), pft('2026-01-15', { dlcoPct: 50 })] }),
    asOf,
    test: 'pft',
    expected: ['pft.m-01', '2025-12-15', '2026-01-29', '2026-03-15'],
  },
];
