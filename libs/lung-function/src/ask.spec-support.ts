import type { DlcoUnit } from '@interstice/clinical';
import fc from 'fast-check';
import {
  predict,
  type NoPrediction,
  type ReferencePerson,
  type VolumePrediction,
  type TransferPrediction,
} from './predict.js';
import { GLI_2012_GROUPS } from './reference-table.js';
import { REFERENCE_TABLES, type ReferenceEquation, type ReferenceMeasure } from './reference-tables.js';

/** An equation with one of its measures. */
export type Measure = readonly [equation: ReferenceEquation, measure: ReferenceMeasure];

export const EVERY_MEASURE: readonly Measure[] = Object.entries(REFERENCE_TABLES).flatMap(
  ([equation, tables]) =>
    Object.keys(tables).map((measure): Measure => [
      equation as ReferenceEquation,
      measure as ReferenceMeasure,
    ]),
);

/** {@link predict} for any measure; a transfer factor in SI units where nothing is said. */
export function ask(
  [equation, measure]: Measure,
  person: ReferencePerson,
  unit: DlcoUnit = 'mmol/min/kPa',
): VolumePrediction | TransferPrediction<'standard-haemoglobin'> | NoPrediction {
  if (equation !== 'gli-2017') {
    if (measure === 'fvc' || measure === 'fev1' || measure === 'fev1-fvc') {
      return predict({ ...person, equation, measure });
    }
  } else if (measure === 'tlco' || measure === 'kco') return predict({ ...person, equation, measure, unit });
  else if (measure === 'va') return predict({ ...person, equation, measure });
  throw new Error(`${equation} does not predict ${measure}`);
}

/** Where there has to be a prediction. */
export function predicted(of: Measure, person: ReferencePerson, unit?: DlcoUnit) {
  const answer = ask(of, person, unit);
  if (answer.kind === 'no-prediction') throw new Error(answer.reason);
  return answer;
}

/** Published volumes are litres, ours millilitres. */
export const inLitres = ({ unit }: { readonly unit: string }, amount: number) =>
  unit === 'mL' ? amount / 1000 : amount;

/** Adults of every equation. */
export const anyAdult = fc.record({
  sex: fc.constantFrom('female' as const, 'male' as const),
  ageYears: fc.double({ min: 18, max: 80, noNaN: true }),
  heightCm: fc.double({ min: 130, max: 205, noNaN: true }),
  ethnicity: fc.constantFrom(...GLI_2012_GROUPS),
});

export const anyMeasure = fc.constantFrom(...EVERY_MEASURE);
