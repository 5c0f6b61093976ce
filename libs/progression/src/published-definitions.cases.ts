// Cases built from the published definitions by exact rational arithmetic: both values in % predicted on one reference
// equation. Window edges count, which is our choice (B-09): no source says.

export interface DefinitionCase {
  readonly name: string;
  readonly earlierPct: number;
  readonly laterPct: number;
  readonly symptomsWorse: boolean;
  readonly monthsBetween: number;
  /** Whether the criterion is met; the imaging limbs C and D are not part of these. */
  readonly expected: { readonly a: boolean; readonly b: boolean; readonly shortForm: boolean };
}

export const DEFINITION_CASES: readonly DefinitionCase[] = [
  {
    name: 'rel 10.0 exactly, abs 8',
    earlierPct: 80,
    laterPct: 72,
    symptomsWorse: false,
    monthsBetween: 12,
    expected: { a: true, b: false, shortForm: true },
  },
  {
    name: 'rel 10 with low baseline: abs only 4.5',
    earlierPct: 45,
    laterPct: 40.5,
    symptomsWorse: false,
    monthsBetween: 12,
    expected: { a: true, b: false, shortForm: true },
  },
  {
    name: 'abs 5.0, symptoms: PPF yes; rel 5.0',
    earlierPct: 100,
    laterPct: 95,
    symptomsWorse: true,
    monthsBetween: 12,
    expected: { a: false, b: true, shortForm: true },
  },
  {
    name: 'rel 5 exactly + symptoms',
    earlierPct: 60,
    laterPct: 57,
    symptomsWorse: true,
    monthsBetween: 12,
    expected: { a: false, b: true, shortForm: true },
  },
  {
    name: 'rel 5-10 + HRCT only',
    earlierPct: 70,
    laterPct: 65,
    symptomsWorse: false,
    monthsBetween: 18,
    expected: { a: false, b: false, shortForm: false },
  },
  {
    name: 'FVC stable, symptoms + HRCT',
    earlierPct: 70,
    laterPct: 70,
    symptomsWorse: true,
    monthsBetween: 20,
    expected: { a: false, b: false, shortForm: false },
  },
  {
    name: 'symptoms only',
    earlierPct: 70,
    laterPct: 70,
    symptomsWorse: true,
    monthsBetween: 6,
    expected: { a: false, b: false, shortForm: false },
  },
  {
    name: 'DLCO abs 10 + symptoms: PPF only',
    earlierPct: 70,
    laterPct: 69,
    symptomsWorse: true,
    monthsBetween: 12,
    expected: { a: false, b: false, shortForm: false },
  },
  {
    name: 'DLCO abs 9.9 + symptoms',
    earlierPct: 70,
    laterPct: 69,
    symptomsWorse: true,
    monthsBetween: 12,
    expected: { a: false, b: false, shortForm: false },
  },
  {
    name: 'OMERACT second limb: rel FVC 5, rel DLCO 15',
    earlierPct: 80,
    laterPct: 76,
    symptomsWorse: false,
    monthsBetween: 12,
    expected: { a: false, b: false, shortForm: false },
  },
  {
    name: 'DLCO rel 15 alone',
    earlierPct: 80,
    laterPct: 79,
    symptomsWorse: false,
    monthsBetween: 12,
    expected: { a: false, b: false, shortForm: false },
  },
  {
    name: 'rel 10 at month 25: outside INBUILD window',
    earlierPct: 70,
    laterPct: 63,
    symptomsWorse: false,
    monthsBetween: 25,
    expected: { a: false, b: false, shortForm: true },
  },
  {
    name: 'abs 5 + symptoms at month 12',
    earlierPct: 70,
    laterPct: 65,
    symptomsWorse: true,
    monthsBetween: 12,
    expected: { a: false, b: true, shortForm: true },
  },
  {
    name: 'improvement',
    earlierPct: 60,
    laterPct: 66,
    symptomsWorse: false,
    monthsBetween: 12,
    expected: { a: false, b: false, shortForm: false },
  },
];
