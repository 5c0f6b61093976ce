import type { PatientRecord, Verdict } from '@interstice/clinical';
import type { NotUsedReason } from '../assessment.js';
import { pft, recordOf, type PftOptions } from '../record.spec-support.js';

export interface DlcoCase {
  readonly name: string;
  readonly record: PatientRecord;
  readonly verdict: Verdict;
  /** Of the pair that decides. */
  readonly hbCorrected?: boolean;
  readonly notCompared?: readonly NotUsedReason[];
  readonly missing?: readonly string[];
}

const corrected = { hbCorrected: true } as const;
const SAME_DAY_A_YEAR_LATER = ['2025-01-12', '2026-01-12'] as const;

const pair = (
  earlier: PftOptions,
  later: PftOptions,
  [from, to]: readonly [string, string] = SAME_DAY_A_YEAR_LATER,
): PatientRecord => recordOf({ pfts: [pft(from, { pct: 80, ...earlier }), pft(to, { pct: 80, ...later })] });

/** B-17: ten points of PPF 2022's limb (Table 4, 2b) within its twelve months (Table 4, heading), like with like. */
export const DLCO_CASES: readonly DlcoCase[] = [
  {
    name: 'corrected DLCO down by exactly 10.0 points while FVC is stable (B-17)',
    record: pair({ dlcoPct: 60, ...corrected }, { dlcoPct: 50, ...corrected }),
    verdict: 'met',
    hbCorrected: true,
  },
  {
    name: 'by 9.9 points it is not (B-17)',
    record: pair({ dlcoPct: 60, ...corrected }, { dlcoPct: 50.1, ...corrected }),
    verdict: 'not-met',
    hbCorrected: true,
  },
  // 65.1 - 55.1 is 9.999… to a double.
  {
    name: '10.0 points from 65.1, which a double takes for less',
    record: pair({ dlcoPct: 65.1 }, { dlcoPct: 55.1 }),
    verdict: 'met',
    hbCorrected: false,
  },
  // 64.1 - 54.2 is 9.899… to a double.
  {
    name: '9.9 points from 64.1, not rounded up',
    record: pair({ dlcoPct: 64.1 }, { dlcoPct: 54.2 }),
    verdict: 'not-met',
    hbCorrected: false,
  },
  {
    name: 'uncorrected DLCO is compared with uncorrected, without any haemoglobin (B-17)',
    record: pair({ dlcoPct: 60 }, { dlcoPct: 50 }),
    verdict: 'met',
    hbCorrected: false,
  },
  {
    name: 'a fall of 20 % of the earlier value that is only 9 points does not count',
    record: pair({ dlcoPct: 45 }, { dlcoPct: 36 }),
    verdict: 'not-met',
    hbCorrected: false,
  },
  {
    name: 'corrected is never compared with uncorrected, however far the figures lie apart (B-17)',
    record: pair({ dlcoPct: 60, ...corrected }, { dlcoPct: 30 }),
    verdict: 'unknown',
    notCompared: ['haemoglobin-correction-differs'],
    missing: ['haemoglobin (dlco-corrected-once)'],
  },
  {
    name: 'of three tests those that are alike are compared, over the one between them',
    record: recordOf({
      pfts: [
        pft('2025-01-12', { pct: 80, dlcoPct: 60, ...corrected }),
        pft('2025-07-12', { pct: 80, dlcoPct: 40 }),
        pft('2026-01-12', { pct: 80, dlcoPct: 49, ...corrected }),
      ],
    }),
    verdict: 'met',
    hbCorrected: true,
    notCompared: ['haemoglobin-correction-differs'],
  },
  {
    name: 'by two reference equations it is not compared (B-17)',
    record: pair(
      { dlcoPct: 60, dlcoReferenceEquation: 'GLI-2017' },
      { dlcoPct: 40, dlcoReferenceEquation: 'ECSC-1993' },
    ),
    verdict: 'unknown',
    notCompared: ['equations-differ'],
    missing: ['dlco (dlco-equations-differ)'],
  },
  {
    name: 'in two units it is not compared (B-17)',
    record: pair({ dlcoPct: 60, dlcoUnit: 'mmol/min/kPa' }, { dlcoPct: 40, dlcoUnit: 'mL/min/mmHg' }),
    verdict: 'unknown',
    notCompared: ['dlco-units-differ'],
    missing: ['dlco (dlco-units-differ)'],
  },
  {
    name: 'with a value that was entered as % predicted alone it is compared',
    record: pair({ dlcoPct: 60, dlcoUnit: 'mmol/min/kPa' }, { dlcoPct: 50 }),
    verdict: 'met',
    hbCorrected: false,
  },
  {
    name: 'exactly 12 months between the tests count (B-09)',
    record: pair({ dlcoPct: 60 }, { dlcoPct: 45 }, ['2025-01-12', '2026-01-12']),
    verdict: 'met',
    hbCorrected: false,
  },
  {
    name: 'a day more than 12 months does not (B-09)',
    record: pair({ dlcoPct: 60 }, { dlcoPct: 45 }, ['2025-01-11', '2026-01-12']),
    verdict: 'unknown',
    missing: ['dlco (no-comparable-earlier-dlco)'],
  },
  {
    name: 'a spirometry graded D says nothing about DLCO',
    record: pair({ dlcoPct: 60, qualityGrade: 'D' }, { dlcoPct: 50, qualityGrade: 'F' }),
    verdict: 'met',
    hbCorrected: false,
  },
  {
    name: 'a fall of FVC alone is none of DLCO',
    record: recordOf({
      pfts: [pft('2025-01-12', { pct: 80, dlcoPct: 60 }), pft('2026-01-12', { pct: 60, dlcoPct: 58 })],
    }),
    verdict: 'not-met',
    hbCorrected: false,
  },
  {
    name: 'without any DLCO it cannot be judged, and two would be needed',
    record: recordOf({ pfts: [pft('2025-01-12', { pct: 80 }), pft('2026-01-12', { pct: 60 })] }),
    verdict: 'unknown',
  },
];
