import type { PatientRecord, Verdict } from '@interstice/clinical';
import { pft, recordOf, symptoms } from '../record.spec-support.js';

export interface InbuildCase {
  readonly name: string;
  readonly record: PatientRecord;
  readonly a: Verdict;
  readonly b: Verdict;
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
const window = (earlierOn: string, laterOn: string): PatientRecord =>
  recordOf({ pfts: [pft(earlierOn, { pct: 80 }), pft(laterOn, { pct: 70 })] });
const worse = [symptoms('2026-01-12', 'worse')];
const stable = [symptoms('2026-01-12', 'stable')];

export const INBUILD_CASES: readonly InbuildCase[] = [
  // 80.0 - 72.0 = 8.0; 8.0 / 80.0 = 10.0 %
  { name: 'a fall of exactly 10 % meets A (P-01)', record: pair(80, 72), a: 'met', b: 'not-met' },
  // 7.9 / 80.0 = 9.875 %
  {
    name: 'a fall of 9.9 % does not meet A (P-01)',
    record: pair(80, 72.1, stable),
    a: 'not-met',
    b: 'not-met',
  },
  {
    name: 'a fall of 9.9 % with worse symptoms meets B (P-02)',
    record: pair(80, 72.1, worse),
    a: 'not-met',
    b: 'met',
  },
  {
    name: 'a fall of 10 % with worse symptoms meets A, not B',
    record: pair(80, 72, worse),
    a: 'met',
    b: 'not-met',
  },
  // 4.0 / 80.0 = 5.0 %
  {
    name: 'a fall of exactly 5 % with worse symptoms meets B (P-02)',
    record: pair(80, 76, worse),
    a: 'not-met',
    b: 'met',
  },
  // 3.9 / 80.0 = 4.875 %
  {
    name: 'a fall of 4.9 % with worse symptoms meets nothing (P-02)',
    record: pair(80, 76.1, worse),
    a: 'not-met',
    b: 'not-met',
  },
  {
    name: 'a fall of 7.5 % without a report cannot be judged for B (B-12, P-02)',
    record: pair(80, 74),
    a: 'not-met',
    b: 'unknown',
  },
  {
    name: 'a fall of 7.5 % with stable symptoms does not meet B (B-12, P-02)',
    record: pair(80, 74, stable),
    a: 'not-met',
    b: 'not-met',
  },
  {
    name: 'a report that symptoms are unknown leaves B open',
    record: pair(80, 74, [symptoms('2026-01-12', 'unknown')]),
    a: 'not-met',
    b: 'unknown',
  },
  { name: 'a gain meets nothing', record: pair(70, 80, worse), a: 'not-met', b: 'not-met' },
  {
    name: 'a fall across exactly 24 months counts (B-09, P-01)',
    record: window('2024-01-12', '2026-01-12'),
    a: 'met',
    b: 'not-met',
  },
  {
    name: 'a fall across 24 months and a day does not (B-09, P-01)',
    record: window('2024-01-11', '2026-01-12'),
    a: 'unknown',
    b: 'unknown',
  },
  // 29 Feb 2024 + 24 months = 28 Feb 2026
  {
    name: 'from a leap day the window ends on 28 February',
    record: window('2024-02-29', '2026-02-28'),
    a: 'met',
    b: 'not-met',
  },
  {
    name: 'from a leap day 1 March is a day too late',
    record: window('2024-02-29', '2026-03-01'),
    a: 'unknown',
    b: 'unknown',
  },
  {
    name: 'from a 31st the same day two years on counts',
    record: window('2024-08-31', '2026-08-31'),
    a: 'met',
    b: 'not-met',
  },
  {
    name: 'one test alone cannot be judged',
    record: recordOf({ pfts: [pft('2026-01-12', { pct: 80 })] }),
    a: 'unknown',
    b: 'unknown',
  },
  { name: 'no test at all cannot be judged', record: recordOf({}), a: 'unknown', b: 'unknown' },
  {
    name: 'the largest fall from any earlier test in the window judges (B-11)',
    record: recordOf({
      pfts: [
        pft('2024-06-01', { pct: 75 }),
        pft('2025-01-10', { pct: 80 }),
        pft('2025-07-01', { pct: 74 }),
        pft('2026-01-12', { pct: 72 }),
      ],
    }),
    a: 'met',
    b: 'not-met',
  },
  {
    name: 'in litres 3000 to 2700 mL meets A',
    record: recordOf({ pfts: [pft('2025-01-10', { ml: 3000 }), pft('2026-01-12', { ml: 2700 })] }),
    a: 'met',
    b: 'not-met',
  },
  {
    name: 'in litres 3000 to 2701 mL does not meet A',
    record: recordOf({ pfts: [pft('2025-01-10', { ml: 3000 }), pft('2026-01-12', { ml: 2701 })] }),
    a: 'not-met',
    b: 'unknown',
  },
  {
    name: 'a test that could not be done is no later test',
    record: recordOf({
      pfts: [
        pft('2025-01-10', { pct: 80 }),
        pft('2025-10-12', { pct: 79 }),
        pft('2026-01-12', { pct: 60, notDone: 'unable' }),
      ],
    }),
    a: 'not-met',
    b: 'not-met',
  },
];
