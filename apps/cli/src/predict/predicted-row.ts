import {
  compareWithReference,
  predict,
  uncorrectedTransfer,
  type NoPrediction,
  type ReferenceComparison,
  type ReferenceEquation,
  type SpirometryEquation,
  type TransferPrediction,
  type VolumePrediction,
} from '@interstice/lung-function';
import type { PersonRow } from './read-person-row.js';

/** What is told of one measure; without a measured value the last three are null. */
export type ToldMeasure =
  | {
      readonly equation: ReferenceEquation;
      readonly unit: string;
      readonly measured: number | null;
      readonly predicted: number;
      readonly lln: number;
      readonly uln: number;
      readonly z: number | null;
      readonly pctPred: number | null;
      readonly belowLln: boolean | null;
    }
  | { readonly equation: ReferenceEquation; readonly noPrediction: string; readonly words: string };

/** What the command prints about one row. */
export interface PredictedRow {
  readonly line: number;
  readonly fvc: ToldMeasure;
  readonly fev1: ToldMeasure;
  /** A share; measured where both are. */
  readonly fev1Fvc: ToldMeasure;
  /** There where the row names a unit of DLCO. */
  readonly dlco?: ToldMeasure;
}

/** A row by one equation of spirometry, and its DLCO by the only one there is. */
export function predictedRow(row: PersonRow, equation: SpirometryEquation): PredictedRow {
  const { line, sex, ageYears, heightCm, ethnicity, fvcMl, fev1Ml, dlco, dlcoUnit } = row;
  const person = { sex, ageYears, heightCm, ethnicity };
  const volume = (measure: 'fvc' | 'fev1' | 'fev1-fvc', measured: number | undefined) => {
    const answer = predict({ ...person, equation, measure });
    return told(equation, answer, measured, (value, by) => compareWithReference(value, by));
  };
  const share = fvcMl === undefined || fev1Ml === undefined ? undefined : fev1Ml / fvcMl;
  return {
    line,
    fvc: volume('fvc', fvcMl),
    fev1: volume('fev1', fev1Ml),
    fev1Fvc: volume('fev1-fvc', share),
    ...(dlcoUnit === undefined
      ? {}
      : {
          dlco: told(
            'gli-2017',
            predict({ ...person, equation: 'gli-2017', measure: 'tlco', unit: dlcoUnit }),
            dlco,
            // As it stands in the file: the command corrects nothing.
            (value, by) => compareWithReference(uncorrectedTransfer(value), by),
          ),
        }),
  };
}

function told<Prediction extends VolumePrediction | TransferPrediction>(
  equation: ReferenceEquation,
  answer: Prediction | NoPrediction,
  measured: number | undefined,
  compare: (measured: number, by: Prediction) => ReferenceComparison,
): ToldMeasure {
  if (answer.kind === 'no-prediction') return { equation, noPrediction: answer.reason, words: answer.words };
  const found = measured === undefined ? undefined : compare(measured, answer);
  return {
    equation,
    unit: answer.unit,
    measured: measured === undefined ? null : shown(measured),
    predicted: shown(answer.median),
    lln: shown(answer.lln),
    uln: shown(answer.uln),
    z: found === undefined ? null : shown(found.z),
    pctPred: found === undefined ? null : shown(found.pctPred),
    belowLln: found === undefined ? null : found.belowLln,
  };
}

/** Six decimals are more than any of it means, and the same on every machine. */
function shown(value: number): number {
  return Number(value.toFixed(6));
}
