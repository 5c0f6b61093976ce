import { InputProblem } from '../csv/input-problem.js';
import { readRows } from '../csv/read-rows.js';
import { readTestRow, TEST_COLUMNS, type TestRow } from './read-test-row.js';

/** All rows of one patient, in the order of the file. */
export type PatientRows = [TestRow, ...TestRow[]];

/** Clinic's choice: every test is compared with every other, so the time grows with their square. */
const MOST_ROWS = 2_000;

export interface ReadPatients {
  readonly patients: readonly PatientRows[];
  /** Every place that cannot be used; when there is one, the patients are not all there. */
  readonly problems: number;
}

/**
 * All rows of a file by patient, in the order in which the patients come: the rows of one may stand anywhere in it.
 *
 * @param refused - told of each place that cannot be used
 */
export async function readPatients(
  bytes: AsyncIterable<Uint8Array>,
  refused: (problem: InputProblem) => void,
): Promise<ReadPatients> {
  const patients = new Map<string, PatientRows>();
  let problems = 0;
  const count = (problem: InputProblem) => {
    problems += 1;
    refused(problem);
  };
  try {
    for await (const row of readRows(bytes, TEST_COLUMNS, count)) {
      const test = readTestRow(row, count);
      if (test === undefined) continue;
      const rows = patients.get(test.patientId);
      if (rows === undefined) {
        patients.set(test.patientId, [test]);
        continue;
      }
      if (rows.length === MOST_ROWS) {
        throw new InputProblem(row.line, 'patient_id', `expected at most ${MOST_ROWS} rows of one patient`);
      }
      rows.push(test);
    }
  } catch (error) {
    if (!(error instanceof InputProblem)) throw error;
    count(error);
  }
  return { patients: [...patients.values()], problems };
}
