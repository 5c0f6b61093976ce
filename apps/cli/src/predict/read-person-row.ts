import type { DlcoUnit, Sex } from '@interstice/clinical';
import { isPlausible, PLAUSIBILITY, type PlausibilityName } from '@interstice/contracts';
import { GLI_2012_GROUPS, type Gli2012Group } from '@interstice/lung-function';
import { InputProblem } from '../csv/input-problem.js';
import type { Columns, Row } from '../csv/read-rows.js';

export const PERSON_COLUMNS = {
  all: ['sex', 'age_years', 'height_cm', 'ethnicity', 'fvc_ml', 'fev1_ml', 'dlco', 'dlco_unit'],
  required: ['sex', 'age_years', 'height_cm'],
  oneOf: [],
} as const satisfies Columns<string>;

type Column = (typeof PERSON_COLUMNS.all)[number];

/** One row of the file: a person on a day, with what was measured. */
export interface PersonRow {
  readonly line: number;
  readonly sex: Sex;
  readonly ageYears: number;
  readonly heightCm: number;
  readonly ethnicity: Gli2012Group | 'unknown';
  readonly fvcMl?: number;
  readonly fev1Ml?: number;
  readonly dlco?: number;
  readonly dlcoUnit?: DlcoUnit;
}

const SEXES: readonly Sex[] = ['female', 'male', 'unknown'];
const UNITS: readonly DlcoUnit[] = ['mmol/min/kPa', 'mL/min/mmHg'];
const NUMBER = /^\d{1,9}(\.\d{1,9})?$/;

/**
 * Reads the cells of a row by the same checks as a result that is posted. Every problem of the row is handed on.
 *
 * An unknown sex or group and an age outside of the published ones are no problems of the file: the equation says there
 * that it has no answer.
 */
export function readPersonRow(
  row: Row<Column>,
  refused: (problem: InputProblem) => void,
): PersonRow | undefined {
  let sound = true;
  const refuse = (column: Column, expected: string) => {
    sound = false;
    refused(new InputProblem(row.line, column, expected));
    return undefined;
  };
  const oneOf = <Value extends string>(column: Column, values: readonly Value[]) => {
    const cell = row.cells[column];
    if (cell === undefined) return undefined;
    const found = values.find((value) => value === cell);
    return found ?? refuse(column, `expected ${values.join(', ')} or an empty cell`);
  };
  const number = (column: Column, name: PlausibilityName) => {
    const cell = row.cells[column];
    if (cell === undefined) return undefined;
    const check = PLAUSIBILITY[name];
    if (!NUMBER.test(cell)) {
      return refuse(column, `expected a number with a decimal point if any: ${check.expected}`);
    }
    return isPlausible(check, Number(cell)) ? Number(cell) : refuse(column, `expected ${check.expected}`);
  };

  const ethnicity = readGroup(row.cells.ethnicity);
  if (ethnicity === undefined) {
    refuse(
      'ethnicity',
      `expected ${GLI_2012_GROUPS.join(', ')}, unknown, their number from 1 to 5, or an empty cell`,
    );
  }
  const ageYears = NUMBER.test(row.cells.age_years ?? '') ? Number(row.cells.age_years) : undefined;
  if (ageYears === undefined) {
    refuse('age_years', 'expected years with a decimal point if any, such as 60 or 60.5');
  }
  const heightCm = number('height_cm', 'height');
  if (row.cells.height_cm === undefined) refuse('height_cm', `expected ${PLAUSIBILITY.height.expected}`);
  const sex = oneOf('sex', SEXES) ?? 'unknown';
  const fvcMl = number('fvc_ml', 'fvc');
  const fev1Ml = number('fev1_ml', 'fev1');
  const dlcoUnit = oneOf('dlco_unit', UNITS);
  if (row.cells.dlco !== undefined && row.cells.dlco_unit === undefined) {
    refuse('dlco_unit', `expected the unit of dlco: ${UNITS.join(' or ')}`);
  }
  const dlco =
    dlcoUnit === undefined
      ? undefined
      : number('dlco', dlcoUnit === 'mmol/min/kPa' ? 'dlco-si' : 'dlco-traditional');
  if (!sound || ethnicity === undefined || ageYears === undefined || heightCm === undefined) return undefined;
  return {
    line: row.line,
    sex,
    ageYears,
    heightCm,
    ethnicity,
    ...(fvcMl === undefined ? {} : { fvcMl }),
    ...(fev1Ml === undefined ? {} : { fev1Ml }),
    ...(dlco === undefined ? {} : { dlco }),
    ...(dlcoUnit === undefined ? {} : { dlcoUnit }),
  };
}

/** By name, or by the number that GLI-2012 gives its groups. */
function readGroup(cell: string | undefined): Gli2012Group | 'unknown' | undefined {
  if (cell === undefined || cell === 'unknown') return 'unknown';
  return GLI_2012_GROUPS.find((group, index) => group === cell || String(index + 1) === cell);
}
