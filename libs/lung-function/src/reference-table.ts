import type { LungFunctionSourceId } from './sources.js';

/** The groups of GLI-2012, in its own words; the equations differ between them and no other equation asks. */
export const GLI_2012_GROUPS = [
  'caucasian',
  'african-american',
  'north-east-asian',
  'south-east-asian',
  'other',
] as const;

export type Gli2012Group = (typeof GLI_2012_GROUPS)[number];

type OfGroup = Readonly<Record<Gli2012Group, number>>;

/**
 * One sex of one equation, as published: what stands under the exponential for the median (M) and the coefficient of
 * variation (S), the skewness (L) itself, and what the splines add to each at every quarter of a year.
 */
export interface LmsCoefficients {
  readonly m: {
    readonly intercept: number;
    readonly lnHeight: number;
    readonly lnAge: number;
    readonly group?: OfGroup;
  };
  readonly s: { readonly intercept: number; readonly lnAge: number; readonly group?: OfGroup };
  readonly l: { readonly intercept: number; readonly lnAge: number };
  /** From the first age of the table on; absent where the published column is zero throughout. */
  readonly splines: {
    readonly m: readonly number[];
    readonly s: readonly number[];
    readonly l?: readonly number[];
  };
}

/** One measure of one reference equation. Height in centimetres, age in years. */
export interface ReferenceTable {
  readonly source: LungFunctionSourceId;
  /** Published range, both ends included. */
  readonly ages: { readonly from: number; readonly to: number };
  /** In which M is published; 1 is a share. */
  readonly unit: 'L' | '1' | 'mmol/min/kPa' | 'mmol/min/kPa/L';
  readonly male: LmsCoefficients;
  readonly female: LmsCoefficients;
}
