import type { PatientRecord, Verdict } from '@interstice/clinical';
import { comparedHrct, decision, hrct, pft, recordOf, symptoms } from '../record.spec-support.js';

/** Cases about fibrosis, which the criteria A and B do not ask for. */
export interface FibrosisCase {
  readonly name: string;
  readonly record: PatientRecord;
  readonly c: Verdict;
  readonly d: Verdict;
}

/** Two tests a year apart, in % predicted. */
const pair = (
  earlier: number,
  later: number,
  reports: Parameters<typeof recordOf>[0]['symptoms'] = [],
): PatientRecord =>
  recordOf({
    pfts: [pft('2025-01-10', { pct: earlier }), pft('2026-01-12', { pct: later })],
    symptoms: reports,
  });
const worse = [symptoms('2026-01-12', 'worse')];
const stable = [symptoms('2026-01-12', 'stable')];
const old = hrct('2025-01-10', 8);
const increased = comparedHrct('2026-01-12', 'increased');
const fibrosis = (
  later: number,
  hrcts: Parameters<typeof recordOf>[0]['hrcts'],
  reports: Parameters<typeof recordOf>[0]['symptoms'] = [],
): PatientRecord => ({ ...pair(80, later, reports), ...(hrcts === undefined ? {} : { hrcts }) });
/** No PFT at all: worse symptoms and more fibrosis on the days given. */
const findings = (
  reportedOn: string,
  scannedOn: string,
  more: Omit<Parameters<typeof recordOf>[0], 'symptoms' | 'hrcts'> = {},
): PatientRecord =>
  recordOf({
    ...more,
    symptoms: [symptoms(reportedOn, 'worse')],
    hrcts: [
      comparedHrct(
        scannedOn,
        'increased',
        scannedOn.replace(/^202\d/, (year) => String(Number(year) - 1)),
      ),
    ],
  });

export const FIBROSIS_CASES: readonly FibrosisCase[] = [
  // 4.0 / 80.0 = 5.0 %
  {
    name: 'a fall of exactly 5 % with more fibrosis meets C (P-03)',
    record: fibrosis(76, [old, increased]),
    c: 'met',
    d: 'unknown',
  },
  // 3.9 / 80.0 = 4.875 %
  {
    name: 'a fall of 4.9 % with more fibrosis does not meet C (P-03)',
    record: fibrosis(76.1, [old, increased], stable),
    c: 'not-met',
    d: 'not-met',
  },
  // 7.9 / 80.0 = 9.875 %
  {
    name: 'a fall of 9.9 % with more fibrosis meets C (P-03)',
    record: fibrosis(72.1, [old, increased]),
    c: 'met',
    d: 'unknown',
  },
  {
    name: 'a fall of 10 % with more fibrosis meets A, not C',
    record: fibrosis(72, [old, increased]),
    c: 'not-met',
    d: 'unknown',
  },
  {
    name: 'a fall of 7.5 % with stable fibrosis meets neither (P-03)',
    record: fibrosis(74, [old, comparedHrct('2026-01-12', 'stable')], worse),
    c: 'not-met',
    d: 'not-met',
  },
  {
    name: 'a fall of 7.5 % without a comparison of scans leaves C open',
    record: fibrosis(74, [old, hrct('2026-01-12', 30)], stable),
    c: 'unknown',
    d: 'not-met',
  },
  {
    name: 'an increase seen before the earlier test says nothing about the time since (B-13)',
    record: fibrosis(74, [old, comparedHrct('2025-01-10', 'increased', '2024-06-01', 'same day')]),
    c: 'unknown',
    d: 'unknown',
  },
  {
    name: 'an increase seen after the later test counts',
    record: fibrosis(74, [old, comparedHrct('2026-06-01', 'increased')]),
    c: 'met',
    d: 'unknown',
  },
  {
    name: 'an increase since a scan more than 24 months before it does not count (B-13)',
    record: fibrosis(74, [comparedHrct('2026-01-12', 'increased', '2024-01-11')], worse),
    c: 'unknown',
    d: 'unknown',
  },
  {
    name: 'worse symptoms and more fibrosis meet D while FVC is stable (P-04)',
    record: fibrosis(80, [old, increased], worse),
    c: 'not-met',
    d: 'met',
  },
  {
    name: 'they meet D without any PFT (P-04)',
    record: findings('2026-01-12', '2026-02-01'),
    c: 'unknown',
    d: 'met',
  },
  {
    name: 'in either order (B-12)',
    record: findings('2026-02-01', '2026-01-12'),
    c: 'unknown',
    d: 'met',
  },
  {
    name: 'exactly 24 months apart they still meet D (B-12)',
    record: findings('2024-02-01', '2026-02-01'),
    c: 'unknown',
    d: 'met',
  },
  {
    name: '24 months and a day apart they do not: the symptoms are no longer known (B-12, P-04)',
    record: findings('2024-01-31', '2026-02-01'),
    c: 'unknown',
    d: 'unknown',
  },
  {
    name: 'symptoms that have improved since do not meet D',
    record: fibrosis(80, [old, increased], [...worse, symptoms('2026-02-01', 'improved')]),
    c: 'not-met',
    d: 'not-met',
  },
  {
    name: 'symptoms count by the day of the report, however long the time they compare with',
    record: fibrosis(80, [old, increased], [symptoms('2026-01-12', 'worse', 'report', '2024-01-11')]),
    c: 'not-met',
    d: 'met',
  },
  {
    name: 'an improvement that compares with a day of long ago takes the worsening back',
    record: fibrosis(80, [old, increased], [...worse, symptoms('2026-02-01', 'improved', 'r', '2023-12-01')]),
    c: 'not-met',
    d: 'not-met',
  },
  {
    name: 'scans 23 months apart meet D with symptoms reported before the second',
    record: recordOf({
      hrcts: [hrct('2024-01-10', 10), comparedHrct('2025-12-10', 'increased')],
      symptoms: [symptoms('2025-12-03', 'worse')],
    }),
    c: 'unknown',
    d: 'met',
  },
  {
    name: 'and with symptoms reported two months after it',
    record: recordOf({
      hrcts: [hrct('2024-01-10', 10), comparedHrct('2025-12-10', 'increased')],
      symptoms: [symptoms('2026-02-10', 'worse')],
    }),
    c: 'unknown',
    d: 'met',
  },
  {
    name: 'an increase after the earlier test meets C, though it compares with a scan long before that test',
    record: recordOf({
      pfts: [pft('2024-12-01', { pct: 80 }), pft('2026-01-10', { pct: 74 })],
      hrcts: [hrct('2023-06-01', 10), comparedHrct('2025-01-10', 'increased')],
    }),
    c: 'met',
    d: 'unknown',
  },
  {
    name: 'neither symptoms nor scans known leaves D open',
    record: fibrosis(80, []),
    c: 'not-met',
    d: 'unknown',
  },
  {
    name: 'what was seen up to the day of the decision that started an episode is not counted again for D (B-12)',
    record: findings('2026-01-12', '2026-02-01', {
      decisions: [decision('2026-02-10', 'escalated', '2026-02-01')],
    }),
    c: 'unknown',
    d: 'unknown',
  },
  {
    name: 'what is found after that day counts',
    record: findings('2026-02-11', '2026-02-12', {
      decisions: [decision('2026-02-10', 'escalated', '2026-02-01')],
    }),
    c: 'unknown',
    d: 'met',
  },
];
