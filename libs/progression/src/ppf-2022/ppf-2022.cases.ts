import type { PatientRecord, Verdict } from '@interstice/clinical';
import { comparedHrct, hrct, pft, recordOf, symptoms, type PftOptions } from '../record.spec-support.js';

export interface PpfCase {
  readonly name: string;
  readonly record: PatientRecord;
  readonly verdict: Verdict;
  readonly physiology: Verdict;
}

const corrected = { hbCorrected: true } as const;
const worse = [symptoms('2026-01-12', 'worse')];
const stable = [symptoms('2026-01-12', 'stable')];
const stableScans = [hrct('2025-01-12', 8), comparedHrct('2026-01-12', 'stable')];
const increasedScans = [hrct('2025-01-12', 8), comparedHrct('2026-01-12', 'increased')];
/** Two tests a year apart to the day, with stable scans. */
const pair = (
  earlier: PftOptions,
  later: PftOptions,
  more: Omit<Parameters<typeof recordOf>[0], 'pfts'> = {},
): PatientRecord =>
  recordOf({ hrcts: stableScans, ...more, pfts: [pft('2025-01-12', earlier), pft('2026-01-12', later)] });
const dlco = (earlier: number, later: number): [PftOptions, PftOptions] => [
  { pct: 70, dlcoPct: earlier, ...corrected },
  { pct: 70, dlcoPct: later, ...corrected },
];

export const PPF_CASES: readonly PpfCase[] = [
  // 32.3 - 27.3 = 5.0 points, which a double takes for 4.999…
  {
    name: 'FVC down by exactly 5 points, with worse symptoms',
    record: pair({ pct: 32.3 }, { pct: 27.3 }, { symptoms: worse }),
    physiology: 'met',
    verdict: 'met',
  },
  {
    name: 'FVC down by 4.9 points, DLCO stable, with worse symptoms',
    record: pair({ ...dlco(60, 60)[0], pct: 32.3 }, { ...dlco(60, 60)[1], pct: 27.4 }, { symptoms: worse }),
    physiology: 'not-met',
    verdict: 'not-met',
  },
  // 40.0 -> 36.0 is 10 % of the earlier value, but 4.0 points.
  {
    name: 'a relative fall of 10 % that is only 4 points does not count',
    record: pair({ ...dlco(60, 60)[0], pct: 40 }, { ...dlco(60, 60)[1], pct: 36 }, { symptoms: worse }),
    physiology: 'not-met',
    verdict: 'not-met',
  },
  {
    name: 'one domain alone is not enough',
    record: pair({ pct: 80 }, { pct: 70 }, { symptoms: stable }),
    physiology: 'met',
    verdict: 'not-met',
  },
  {
    name: 'FVC down by 5 points, with more fibrosis',
    record: pair({ pct: 80 }, { pct: 75 }, { symptoms: stable, hrcts: increasedScans }),
    physiology: 'met',
    verdict: 'met',
  },
  {
    name: 'worse symptoms and more fibrosis, while lung function is stable',
    record: pair(...dlco(60, 60), { symptoms: worse, hrcts: increasedScans }),
    physiology: 'not-met',
    verdict: 'met',
  },
  {
    name: 'worse symptoms and more fibrosis, without any PFT',
    record: recordOf({ symptoms: worse, hrcts: increasedScans }),
    physiology: 'unknown',
    verdict: 'met',
  },
  {
    name: 'corrected DLCO down by exactly 10 points',
    record: pair(...dlco(60, 50), { symptoms: worse }),
    physiology: 'met',
    verdict: 'met',
  },
  {
    name: 'corrected DLCO down by 9.9 points',
    record: pair(...dlco(60, 50.1), { symptoms: worse }),
    physiology: 'not-met',
    verdict: 'not-met',
  },
  {
    name: 'FVC and DLCO both down are one domain',
    record: pair({ ...dlco(60, 40)[0], pct: 80 }, { ...dlco(60, 40)[1], pct: 60 }, { symptoms: stable }),
    physiology: 'met',
    verdict: 'not-met',
  },
  {
    name: 'uncorrected DLCO down by 10 points leaves it open',
    record: pair({ pct: 70, dlcoPct: 60 }, { pct: 70, dlcoPct: 50 }, { symptoms: worse }),
    physiology: 'unknown',
    verdict: 'unknown',
  },
  {
    name: 'corrected DLCO is not compared with uncorrected (B-17)',
    record: pair({ pct: 70, dlcoPct: 60, ...corrected }, { pct: 70, dlcoPct: 40 }, { symptoms: worse }),
    physiology: 'unknown',
    verdict: 'unknown',
  },
  {
    name: 'DLCO by two reference equations is not compared',
    record: pair(
      { pct: 70, dlcoPct: 60, dlcoReferenceEquation: 'GLI-2017', ...corrected },
      { pct: 70, dlcoPct: 40, dlcoReferenceEquation: 'ECSC-1993', ...corrected },
      { symptoms: worse },
    ),
    physiology: 'unknown',
    verdict: 'unknown',
  },
  {
    name: 'DLCO whose equation one test alone names is not compared',
    record: pair(
      { pct: 70, dlcoPct: 60, dlcoReferenceEquation: 'GLI-2017', ...corrected },
      { pct: 70, dlcoPct: 40, ...corrected },
      { symptoms: worse },
    ),
    physiology: 'unknown',
    verdict: 'unknown',
  },
  {
    name: 'corrected DLCO down by 12 points, the earlier spirometry being graded D',
    record: pair(
      { ...dlco(60, 48)[0], qualityGrade: 'D' },
      { ...dlco(60, 48)[1], qualityGrade: 'A' },
      { symptoms: worse },
    ),
    physiology: 'met',
    verdict: 'met',
  },
  {
    name: 'litres cannot tell points',
    record: pair({ ml: 3000 }, { ml: 2400 }, { symptoms: worse }),
    physiology: 'unknown',
    verdict: 'unknown',
  },
  {
    name: 'without DLCO the physiology is open while FVC is stable (M-03)',
    record: pair({ pct: 70 }, { pct: 70 }, { symptoms: worse }),
    physiology: 'unknown',
    verdict: 'unknown',
  },
  {
    name: 'exactly 12 months between the tests count, a day more does not (B-09)',
    record: recordOf({
      pfts: [pft('2025-01-11', { pct: 80 }), pft('2026-01-12', { pct: 70 })],
      symptoms: worse,
      hrcts: stableScans,
    }),
    physiology: 'unknown',
    verdict: 'unknown',
  },
  {
    name: 'a fall of more than a year ago and symptoms of today are not one progression (B-12)',
    record: recordOf({
      pfts: [pft('2024-01-12', { pct: 80 }), pft('2025-01-11', { pct: 70 })],
      symptoms: worse,
      hrcts: stableScans,
    }),
    physiology: 'unknown',
    verdict: 'unknown',
  },
  {
    name: 'a fall a year before the symptoms to the day is (B-12)',
    record: recordOf({
      pfts: [pft('2024-01-12', { pct: 80 }), pft('2025-01-12', { pct: 70 })],
      symptoms: worse,
      hrcts: stableScans,
    }),
    physiology: 'met',
    verdict: 'met',
  },
  {
    name: 'a worsening counts by the day of the report, whatever it compares with (B-12)',
    record: pair(
      { pct: 80 },
      { pct: 70 },
      { symptoms: [symptoms('2026-01-12', 'worse', 'report', '2025-01-11')] },
    ),
    physiology: 'met',
    verdict: 'met',
  },
  {
    name: 'an increase counts by the day of a scan that compares with one up to 24 months before it',
    record: pair(
      { pct: 80 },
      { pct: 70 },
      { symptoms: stable, hrcts: [hrct('2024-01-12', 8), comparedHrct('2026-01-12', 'increased')] },
    ),
    physiology: 'met',
    verdict: 'met',
  },
  {
    name: 'and not of one that compares with a scan of before that',
    record: pair(
      { pct: 80 },
      { pct: 70 },
      { symptoms: stable, hrcts: [hrct('2024-01-11', 8), comparedHrct('2026-01-12', 'increased')] },
    ),
    physiology: 'met',
    verdict: 'unknown',
  },
  {
    name: 'yearly scans meet it with symptoms reported a week after the second',
    record: recordOf({
      hrcts: [hrct('2025-01-10', 10), comparedHrct('2026-01-10', 'increased')],
      symptoms: [symptoms('2026-01-17', 'worse')],
    }),
    physiology: 'unknown',
    verdict: 'met',
  },
];
