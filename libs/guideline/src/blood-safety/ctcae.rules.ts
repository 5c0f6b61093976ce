import type { Analyte, Citation } from '@interstice/clinical';

export type CtcaeVersion = 'ctcae-v5' | 'ctcae-v6';

/** A grade of a count that is too low: below this, in the unit of the analyte, or below the limit that the laboratory printed. */
export type LowGrade = { readonly grade: number } & (
  { readonly below: number } | { readonly belowLowerLimit: true }
);

/** A grade of an enzyme, in multiples of the upper limit, or of the value before where that was above it. */
export interface HighGrade {
  readonly grade: number;
  readonly aboveUpperLimits: number;
  /** In multiples of the value before. Not above but from it, where `fromBaseline` is there. */
  readonly aboveBaseline?: number;
  readonly fromBaseline?: number;
}

/** One adverse event of one version: mildest first. A value on the edge belongs to the milder grade. */
export interface CtcaeTerm {
  readonly version: CtcaeVersion;
  readonly analyte: Analyte;
  readonly term: string;
  readonly low?: readonly LowGrade[];
  readonly high?: readonly HighGrade[];
  readonly cite: Citation;
}

/** Blood events that are graded. Transfusion and consequences are not in a blood test: such grades are not given here. */
export const CTCAE: readonly CtcaeTerm[] = [
  {
    version: 'ctcae-v5',
    analyte: 'wbc',
    term: 'White blood cell decreased',
    low: [
      { grade: 1, belowLowerLimit: true },
      { grade: 2, below: 3 },
      { grade: 3, below: 2 },
      { grade: 4, below: 1 },
    ],
    cite: { doc: 'ctcae-v5', at: 'White blood cell decreased', ids: ['B-02', 'B-22'] },
  },
  {
    version: 'ctcae-v5',
    analyte: 'haemoglobin',
    term: 'Anemia',
    low: [
      { grade: 1, belowLowerLimit: true },
      { grade: 2, below: 100 },
      { grade: 3, below: 80 },
    ],
    cite: { doc: 'ctcae-v5', at: 'Anemia', ids: ['B-02', 'B-22'] },
  },
  {
    version: 'ctcae-v6',
    analyte: 'wbc',
    term: 'White blood cell decreased',
    low: [
      { grade: 1, belowLowerLimit: true },
      { grade: 2, below: 3 },
      { grade: 3, below: 2 },
      { grade: 4, below: 1 },
    ],
    cite: { doc: 'ctcae-v6', at: 'White blood cell decreased', ids: ['B-02', 'B-22'] },
  },
  {
    version: 'ctcae-v6',
    analyte: 'haemoglobin',
    term: 'Anemia',
    low: [
      { grade: 1, belowLowerLimit: true },
      { grade: 2, below: 100 },
      { grade: 3, below: 80 },
    ],
    cite: { doc: 'ctcae-v6', at: 'Anemia', ids: ['B-02', 'B-22'] },
  },
  {
    version: 'ctcae-v5',
    analyte: 'neutrophils',
    term: 'Neutrophil count decreased',
    low: [
      { grade: 1, belowLowerLimit: true },
      { grade: 2, below: 1.5 },
      { grade: 3, below: 1 },
      { grade: 4, below: 0.5 },
    ],
    cite: { doc: 'ctcae-v5', at: 'Neutrophil count decreased', ids: ['B-02', 'B-22'] },
  },
  {
    version: 'ctcae-v6',
    analyte: 'neutrophils',
    term: 'Neutrophil count decreased',
    low: [
      { grade: 1, below: 1.5 },
      { grade: 2, below: 1 },
      { grade: 3, below: 0.5 },
      { grade: 4, below: 0.1 },
    ],
    cite: { doc: 'ctcae-v6', at: 'Neutrophil count decreased', ids: ['B-02', 'B-22'] },
  },
  // Version 6 has no grade of lymphocytes.
  {
    version: 'ctcae-v5',
    analyte: 'lymphocytes',
    term: 'Lymphocyte count decreased',
    low: [
      { grade: 1, belowLowerLimit: true },
      { grade: 2, below: 0.8 },
      { grade: 3, below: 0.5 },
      { grade: 4, below: 0.2 },
    ],
    cite: { doc: 'ctcae-v5', at: 'Lymphocyte count decreased', ids: ['B-02', 'B-22'] },
  },
  {
    version: 'ctcae-v5',
    analyte: 'platelets',
    term: 'Platelet count decreased',
    low: [
      { grade: 1, belowLowerLimit: true },
      { grade: 2, below: 75 },
      { grade: 3, below: 50 },
      { grade: 4, below: 25 },
    ],
    cite: { doc: 'ctcae-v5', at: 'Platelet count decreased', ids: ['B-02', 'B-22'] },
  },
  {
    version: 'ctcae-v6',
    analyte: 'platelets',
    term: 'Thrombocytopenia',
    low: [
      { grade: 1, belowLowerLimit: true },
      { grade: 2, below: 75 },
      { grade: 3, below: 50 },
      { grade: 4, below: 10 },
    ],
    cite: { doc: 'ctcae-v6', at: 'Thrombocytopenia', ids: ['B-02', 'B-22'] },
  },
  {
    version: 'ctcae-v5',
    analyte: 'alt',
    term: 'Alanine aminotransferase increased',
    high: [
      { grade: 1, aboveUpperLimits: 1, fromBaseline: 1.5 },
      { grade: 2, aboveUpperLimits: 3, aboveBaseline: 3 },
      { grade: 3, aboveUpperLimits: 5, aboveBaseline: 5 },
      { grade: 4, aboveUpperLimits: 20, aboveBaseline: 20 },
    ],
    cite: { doc: 'ctcae-v5', at: 'Alanine aminotransferase increased', ids: ['B-02', 'B-22'] },
  },
  {
    version: 'ctcae-v6',
    analyte: 'alt',
    term: 'Alanine aminotransferase increased',
    high: [
      { grade: 1, aboveUpperLimits: 1, fromBaseline: 1 },
      { grade: 2, aboveUpperLimits: 3, aboveBaseline: 1.5 },
      { grade: 3, aboveUpperLimits: 5, aboveBaseline: 2 },
      { grade: 4, aboveUpperLimits: 20, aboveBaseline: 4 },
    ],
    cite: { doc: 'ctcae-v6', at: 'Alanine aminotransferase increased', ids: ['B-02', 'B-22'] },
  },
  {
    version: 'ctcae-v5',
    analyte: 'ast',
    term: 'Aspartate aminotransferase increased',
    high: [
      { grade: 1, aboveUpperLimits: 1, fromBaseline: 1.5 },
      { grade: 2, aboveUpperLimits: 3, aboveBaseline: 3 },
      { grade: 3, aboveUpperLimits: 5, aboveBaseline: 5 },
      { grade: 4, aboveUpperLimits: 20, aboveBaseline: 20 },
    ],
    cite: { doc: 'ctcae-v5', at: 'Aspartate aminotransferase increased', ids: ['B-02', 'B-22'] },
  },
  {
    version: 'ctcae-v6',
    analyte: 'ast',
    term: 'Aspartate aminotransferase increased',
    high: [
      { grade: 1, aboveUpperLimits: 1, fromBaseline: 1 },
      { grade: 2, aboveUpperLimits: 3, aboveBaseline: 1.5 },
      { grade: 3, aboveUpperLimits: 5, aboveBaseline: 2 },
      { grade: 4, aboveUpperLimits: 20, aboveBaseline: 4 },
    ],
    cite: { doc: 'ctcae-v6', at: 'Aspartate aminotransferase increased', ids: ['B-02', 'B-22'] },
  },
];
