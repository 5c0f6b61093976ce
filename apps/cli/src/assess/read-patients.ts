import { InputProblem } from './input-problem.js';
import { readRows } from './read-rows.js';
import { readTestRow, type TestRow } from './read-test-row.js';

/** All rows of one patient, in the order of the file. */
export type PatientRows = [TestRow, ...TestRow[]];

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
    for await (const row of readRows(bytes, count)) {
      const test = readTestRow(row, count);
      if (test === undefined) continue;
      const rows = patients.get(test.patientId);
      if (rows === undefined) patients.set(test.patientId, [test]);
      else rows.push(test);
    }
  } catch (error) {
    if (!(error instanceof InputProblem)) throw error;
    count(error);
  }
  return { patients: [...patients.values()], problems };
}
