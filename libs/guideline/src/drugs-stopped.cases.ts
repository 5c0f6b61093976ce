import type { Analyte, DrugCode } from '@interstice/clinical';
import { bloodTest, recordOf, treatment } from './record.spec-support.js';

/** All that can be measured, well inside every limit. */
export const FULL: Readonly<Partial<Record<Analyte, number>>> = {
  wbc: 6,
  neutrophils: 3.5,
  lymphocytes: 1.5,
  haemoglobin: 135,
  platelets: 250,
  mcv: 90,
  albumin: 40,
  alt: 20,
  ast: 20,
  bilirubin: 10,
  creatinine: 70,
  igg: 10,
};

type Edge = readonly [DrugCode, Analyte, inside: number, outside: number, upperLimit?: number];

/** Where the guideline of 2017 says to act, alike for three drugs (clinical facts 2b). */
const BSR_EDGES = (['azathioprine', 'methotrexate', 'leflunomide'] as const).flatMap((drug): Edge[] => [
  [drug, 'wbc', 3.5, 3.499],
  [drug, 'neutrophils', 1.6, 1.599],
  [drug, 'platelets', 140, 139],
  [drug, 'mcv', 105, 106],
  [drug, 'alt', 100, 101],
  [drug, 'ast', 100, 101],
]);

/** After a stop: the value that still settles it, and the one next to it that does not (clinical facts 2b). */
const EDGES: readonly Edge[] = [
  ['mycophenolate-mofetil', 'neutrophils', 1.3, 1.299],
  ...BSR_EDGES,
  ['tocilizumab', 'neutrophils', 1.001, 1],
  ['tocilizumab', 'alt', 40, 40.1, 40],
  ['tocilizumab', 'ast', 35, 35.1, 35],
  ['nintedanib', 'alt', 120, 120.1, 40],
  ['nintedanib', 'ast', 105, 105.1, 35],
  ['pirfenidone', 'alt', 120, 120.1, 40],
  ['pirfenidone', 'ast', 105, 105.1, 35],
  ['tofacitinib', 'lymphocytes', 0.5, 0.499],
  ['tofacitinib', 'neutrophils', 1.001, 1],
  ['tofacitinib', 'haemoglobin', 80, 79],
  ['baricitinib', 'lymphocytes', 0.5, 0.499],
  ['baricitinib', 'neutrophils', 1, 0.999],
  ['baricitinib', 'haemoglobin', 80, 79],
  ['upadacitinib', 'lymphocytes', 0.5, 0.499],
  ['upadacitinib', 'neutrophils', 1, 0.999],
  ['upadacitinib', 'haemoglobin', 80, 79],
  // 70 before the start; 30 % more are 91
  ['ciclosporin', 'creatinine', 91, 91.1],
];

/** Drug, its last value after the stop, the laboratory's upper limit, and whether that ends the watch. */
export const AFTER_STOP_CASES = [
  ...EDGES.flatMap(([drug, analyte, inside, outside, high]) => [
    { drug, analyte, value: inside, high, ends: true },
    { drug, analyte, value: outside, high, ends: false },
  ]),
  // without a printed upper limit nothing is known to be above it
  { drug: 'nintedanib', analyte: 'alt', value: 400, high: undefined, ends: true },
  // no limit was read: one test after the stop is enough
  { drug: 'rituximab', analyte: 'neutrophils', value: 0.4, high: undefined, ends: true },
  { drug: 'cyclophosphamide', analyte: 'neutrophils', value: 0.4, high: undefined, ends: true },
].map(({ drug, analyte, value, high, ends }) => ({
  name: `${drug} stopped, then ${analyte} of ${value}${high === undefined ? '' : ` with an upper limit of ${high}`}`,
  ends,
  record: recordOf({
    treatments: [treatment('2025-01-01', { drug: drug as DrugCode, stoppedOn: '2026-01-10' })],
    bloodTests: [
      bloodTest('2024-12-01', FULL),
      bloodTest(
        '2026-01-20',
        { ...FULL, [analyte]: value },
        high === undefined ? {} : { referenceRanges: { [analyte]: { high } } },
      ),
    ],
  }),
}));
