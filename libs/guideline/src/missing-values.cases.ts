import { pft, recordOf, symptoms, type PftOptions } from './record.spec-support.js';
import type { SurveillanceCase } from './surveillance.cases.js';

const asOf = '2026-03-01';
const test = 'pft-values';
const gli = { referenceEquation: 'GLI-2012' };
const worse = { symptoms: [symptoms('2026-01-20', 'worse')] };
const stable = { symptoms: [symptoms('2026-01-20', 'stable')] };
const two = (earlier: PftOptions, later: PftOptions) => [
  pft('2025-03-15', earlier),
  pft('2026-01-15', later),
];
const corrected = { pct: 80, hbCorrected: true } as const;

/** What a PFT on record lacks, asked for because it alone could turn an unknown into met, and what is not (B-10, B-14). */
export const MISSING_VALUES_CASES: readonly SurveillanceCase[] = [
  {
    name: 'a fall of 25 % between two tests of which only one names its equation asks for the name within 14 days (B-10, B-14)',
    record: recordOf({ pfts: two({ pct: 80, ...gli }, { pct: 60 }) }),
    asOf,
    test,
    expected: ['reference-equation.for-progression', '2026-01-15', '2026-01-29', '2026-01-29'],
    because: ['pft 2026-01-15', 'pft 2025-03-15'],
  },
  {
    name: 'counted from the later test where the earlier one lacks it',
    record: recordOf({ pfts: two({ pct: 80 }, { pct: 60, ...gli }) }),
    asOf,
    test,
    expected: ['reference-equation.for-progression', '2026-01-15', '2026-01-29', '2026-01-29'],
  },
  {
    name: 'also where another pair can be compared and did not fall',
    record: recordOf({
      pfts: [pft('2025-09-15', { pct: 60 }), ...two({ pct: 80, ...gli }, { pct: 60 })],
    }),
    asOf,
    test,
    expected: ['reference-equation.for-progression', '2026-01-15', '2026-01-29', '2026-01-29'],
  },
  {
    name: 'not where both values are alike: the name would show no fall',
    record: recordOf({ pfts: two({ pct: 80, ...gli }, { pct: 79 }) }),
    asOf,
    test,
    expected: undefined,
  },
  {
    name: 'a fall of 7 % asks for it where symptoms are worse',
    record: recordOf({ pfts: two({ pct: 100, ...gli }, { pct: 93 }), ...worse }),
    asOf,
    test,
    expected: ['reference-equation.for-progression', '2026-01-15', '2026-01-29', '2026-01-29'],
  },
  {
    name: 'and not where they are stable',
    record: recordOf({ pfts: two({ pct: 100, ...gli }, { pct: 93 }), ...stable }),
    asOf,
    test,
    expected: undefined,
  },
  {
    name: 'not where both have litres, which decide',
    record: recordOf({ pfts: two({ ml: 3000, pct: 80, ...gli }, { ml: 2990, pct: 60 }) }),
    asOf,
    test,
    expected: undefined,
  },
  {
    name: 'nor where progression is met already',
    record: recordOf({
      pfts: [pft('2025-09-15', { pct: 80 }), ...two({ pct: 80, ...gli }, { pct: 60 })],
    }),
    asOf,
    test,
    expected: undefined,
  },
  {
    name: 'for 24 months after the later test, in which an answer could open an alert',
    record: recordOf({ pfts: two({ pct: 80, ...gli }, { pct: 60 }) }),
    asOf: '2028-01-15',
    test,
    expected: ['reference-equation.for-progression', '2026-01-15', '2026-01-29', '2026-01-29'],
  },
  {
    name: 'and not a day longer',
    record: recordOf({ pfts: two({ pct: 80, ...gli }, { pct: 60 }) }),
    asOf: '2028-01-16',
    test,
    expected: undefined,
  },
  {
    name: 'litres alone and % predicted alone cannot be compared, and ask for the litres of the one that has none',
    record: recordOf({ pfts: two({ ml: 3000 }, { pct: 70 }) }),
    asOf,
    test,
    expected: ['fvc-litres.for-progression', '2026-01-15', '2026-01-29', '2026-01-29'],
  },
  {
    name: 'as do two equations',
    record: recordOf({ pfts: two({ pct: 80, ...gli }, { pct: 79, referenceEquation: 'ECSC 1993' }) }),
    asOf,
    test,
    expected: ['fvc-litres.for-progression', '2026-01-15', '2026-01-29', '2026-01-29'],
  },
  {
    name: 'one equation in two spellings can be compared (B-10)',
    record: recordOf({ pfts: two({ pct: 80, ...gli }, { pct: 79, referenceEquation: 'gli 2012' }) }),
    asOf,
    test,
    expected: undefined,
  },
  {
    name: 'the litres are asked for during 24 months after the latest test',
    record: recordOf({ pfts: two({ ml: 3000 }, { pct: 70 }) }),
    asOf: '2028-01-15',
    test,
    expected: ['fvc-litres.for-progression', '2026-01-15', '2026-01-29', '2026-01-29'],
  },
  {
    name: 'and not a day longer',
    record: recordOf({ pfts: two({ ml: 3000 }, { pct: 70 }) }),
    asOf: '2028-01-16',
    test,
    expected: undefined,
  },
  {
    name: 'beside worse symptoms the name of the equation of DLCO is asked for where it fell by ten points (B-14, B-17)',
    record: recordOf({
      pfts: two(
        { ...corrected, dlcoPct: 60, dlcoReferenceEquation: 'GLI-2017' },
        { ...corrected, dlcoPct: 48 },
      ),
      ...worse,
    }),
    asOf,
    test,
    expected: ['reference-equation.ppf.for-progression', '2026-01-15', '2026-01-29', '2026-01-29'],
  },
  {
    name: 'not where it fell by less',
    record: recordOf({
      pfts: two(
        { ...corrected, dlcoPct: 60, dlcoReferenceEquation: 'GLI-2017' },
        { ...corrected, dlcoPct: 51 },
      ),
      ...worse,
    }),
    asOf,
    test,
    expected: undefined,
  },
  {
    name: '% predicted is asked for where symptoms are worse, litres fell and one of two tests lacks it',
    record: recordOf({ pfts: two({ ml: 3000, pct: 80 }, { ml: 2850 }), ...worse }),
    asOf,
    test,
    expected: ['fvc-pct-pred.for-progression', '2026-01-15', '2026-01-29', '2026-01-29'],
  },
  {
    name: 'for 12 months after the test',
    record: recordOf({ pfts: two({ ml: 3000, pct: 80 }, { ml: 2850 }), ...worse }),
    asOf: '2027-01-16',
    test,
    expected: undefined,
  },
  {
    name: 'the corrected DLCO is asked for where the haemoglobin of both tests is on record (B-14, B-17)',
    record: recordOf({
      pfts: two({ pct: 80, dlcoPct: 60, hb: 140 }, { pct: 80, dlcoPct: 48, hb: 139 }),
      ...worse,
    }),
    asOf,
    test,
    expected: ['dlco-corrected.for-progression', '2026-01-15', '2026-01-29', '2026-01-29'],
  },
];
