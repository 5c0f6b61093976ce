import { isIsoDate, parseIsoDate, type IsoDate } from '@interstice/clinical';
import { calendarDay, isPlausible, PLAUSIBILITY, type PlausibilityName } from '@interstice/contracts';
import { InputProblem } from '../csv/input-problem.js';
import type { Columns, Row } from '../csv/read-rows.js';

const MEASURES = ['fvc_ml', 'fvc_pct_pred', 'dlco_pct_pred'] as const;

export const TEST_COLUMNS = {
  all: ['patient_id', 'tested_on', ...MEASURES, 'symptoms_worse', 'fibrosis_increased'],
  required: ['patient_id', 'tested_on'],
  oneOf: MEASURES,
} as const satisfies Columns<string>;

type Column = (typeof TEST_COLUMNS.all)[number];

/** One row of the file. */
export interface TestRow {
  readonly line: number;
  readonly patientId: string;
  readonly testedOn: IsoDate;
  readonly fvcMl?: number;
  readonly fvcPctPred?: number;
  readonly dlcoPctPred?: number;
  readonly symptomsWorse?: boolean;
  readonly fibrosisIncreased?: boolean;
}

const LONGEST_ID = 200;

/** Reads the cells of a row by the same checks as a result that is posted. Every problem of the row is handed on. */
export function readTestRow(row: Row<Column>, refused: (problem: InputProblem) => void): TestRow | undefined {
  let sound = true;
  const refuse = (column: Column, expected: string) => {
    sound = false;
    refused(new InputProblem(row.line, column, expected));
    return {};
  };
  const patientId = row.cells.patient_id ?? '';
  if (patientId === '') refuse('patient_id', 'expected an id');
  if (patientId.length > LONGEST_ID) refuse('patient_id', `expected at most ${LONGEST_ID} characters`);
  const testedOn = readDay(row.cells.tested_on);
  if (testedOn === undefined) {
    refuse('tested_on', 'expected a calendar day that exists, from 1900 on, written YYYY-MM-DD');
  }

  const number = (column: Column, name: PlausibilityName) => {
    const cell = row.cells[column];
    if (cell === undefined) return undefined;
    if (!/^\d{1,9}(\.\d{1,9})?$/.test(cell)) {
      refuse(column, `expected a number with a decimal point if any: ${PLAUSIBILITY[name].expected}`);
      return undefined;
    }
    if (isPlausible(PLAUSIBILITY[name], Number(cell))) return Number(cell);
    refuse(column, `expected ${PLAUSIBILITY[name].expected}`);
    return undefined;
  };
  const flag = (column: Column) => {
    const cell = row.cells[column]?.toLowerCase();
    if (cell === undefined) return undefined;
    if (cell === 'true' || cell === 'false') return cell === 'true';
    refuse(column, 'expected true, false or an empty cell');
    return undefined;
  };
  const fvcMl = number('fvc_ml', 'fvc');
  const fvcPctPred = number('fvc_pct_pred', 'fvc-percent-predicted');
  const dlcoPctPred = number('dlco_pct_pred', 'dlco-percent-predicted');
  const symptomsWorse = flag('symptoms_worse');
  const fibrosisIncreased = flag('fibrosis_increased');
  if (!sound || testedOn === undefined) return undefined;
  return {
    line: row.line,
    patientId,
    testedOn,
    ...(fvcMl === undefined ? {} : { fvcMl }),
    ...(fvcPctPred === undefined ? {} : { fvcPctPred }),
    ...(dlcoPctPred === undefined ? {} : { dlcoPctPred }),
    ...(symptomsWorse === undefined ? {} : { symptomsWorse }),
    ...(fibrosisIncreased === undefined ? {} : { fibrosisIncreased }),
  };
}

function readDay(cell: string | undefined): IsoDate | undefined {
  if (cell === undefined || !isIsoDate(cell)) return undefined;
  return calendarDay.safeParse(cell).success ? parseIsoDate(cell) : undefined;
}
