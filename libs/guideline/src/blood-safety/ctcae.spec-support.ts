import type { Analyte } from '@interstice/clinical';
import type { RuleCase } from '@interstice/test-support/rule-mutants';
import { CTCAE_ENZYME_CASES } from './ctcae-enzymes.cases.js';
import { CTCAE_VECTORS, type CtcaeVector } from './ctcae.cases.js';
import type { CtcaeVersion } from './ctcae.rules.js';
import { gradeCtcae } from './grade-ctcae.js';

/** Units of the vectors that are those of the record, as they are written there. */
const KNOWN_UNITS = ['10^9/l', 'g/l'];

const thousandths = (value: number): number => Math.round(value * 1000);

/** A vector asked of the grading: nothing can be graded without a value in a unit that is known. */
export function gradeOfVector(
  version: CtcaeVersion,
  analyte: Analyte,
  [value, unit, low]: CtcaeVector,
): number | null | undefined {
  if (value === null || unit === null || !KNOWN_UNITS.includes(unit.toLowerCase())) return null;
  return gradeCtcae(version, analyte, {
    amount: thousandths(value),
    ...(low === null ? {} : { low: thousandths(low) }),
  });
}

/** A thousandth to either side of each edge: the published vectors lie further apart. */
const EDGES: readonly (readonly [CtcaeVersion, Analyte, value: number, grade: number])[] = [
  ...(['ctcae-v5', 'ctcae-v6'] as const).flatMap((version) =>
    (
      [
        ['wbc', 2.999, 2],
        ['wbc', 1.999, 3],
        ['wbc', 0.999, 4],
      ] as const
    ).map(([analyte, value, grade]) => [version, analyte, value, grade] as const),
  ),
  ['ctcae-v5', 'neutrophils', 1.499, 2],
  ['ctcae-v5', 'neutrophils', 0.999, 3],
  ['ctcae-v5', 'neutrophils', 0.499, 4],
  ['ctcae-v6', 'neutrophils', 1.499, 1],
  ['ctcae-v6', 'neutrophils', 0.999, 2],
  ['ctcae-v6', 'neutrophils', 0.499, 3],
  ['ctcae-v6', 'neutrophils', 0.099, 4],
  ['ctcae-v5', 'lymphocytes', 0.799, 2],
  ['ctcae-v5', 'lymphocytes', 0.499, 3],
  ['ctcae-v5', 'lymphocytes', 0.199, 4],
];

export const CTCAE_RULE_CASES: readonly RuleCase[] = [
  ...CTCAE_VECTORS.flatMap(([version, analyte, vectors]) =>
    vectors.map((vector) => ({
      name: `${version} ${analyte} of ${vector[0]} ${vector[1]}, lower limit ${vector[2]}`,
      answer: () => gradeOfVector(version, analyte, vector),
      stated: vector[3],
    })),
  ),
  ...EDGES.map(([version, analyte, value, grade]) => ({
    name: `${version} ${analyte} of ${value}`,
    answer: () => gradeCtcae(version, analyte, { amount: thousandths(value) }),
    stated: grade,
  })),
  ...(['alt', 'ast'] as const).flatMap((analyte) =>
    CTCAE_ENZYME_CASES.map(([version, value, high, baseline, grade]) => ({
      name: `${version} ${analyte} of ${value}, upper limit ${high}, before ${baseline}`,
      answer: () =>
        gradeCtcae(version, analyte, {
          amount: thousandths(value),
          ...(high === null ? {} : { high: thousandths(high) }),
          ...(baseline === null ? {} : { baseline: { amount: thousandths(baseline) } }),
        }),
      stated: grade,
    })),
  ),
  {
    name: 'version 6 has no grade of lymphocytes, and neither has any of MCV',
    answer: () => [
      gradeCtcae('ctcae-v6', 'lymphocytes', { amount: 100 }),
      gradeCtcae('ctcae-v5', 'mcv', { amount: 110_000 }),
    ],
    stated: [undefined, undefined],
  },
];
