import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CRITERION_SETS, type CriterionSet } from '@interstice/progression';
import { CommandFailure, EXIT, wrongUsage, type ExitCode } from '../exit-code.js';
import { ProgressLine, say } from '../terminal.js';
import { InputProblem } from './input-problem.js';
import { readRows } from './read-rows.js';
import { readTestRow, type TestRow } from './read-test-row.js';
import { recordOfRows } from './record-of-rows.js';
import { verdictLine } from './verdict-line.js';

export interface AssessOptions {
  readonly criteria: string;
  readonly format: 'json';
}

/** After so many there is rather something wrong with the whole file. */
const MOST_PROBLEMS = 50;

type PatientRows = [TestRow, ...TestRow[]];

/** `interstice assess FILE` */
export async function assessFile(file: string, options: AssessOptions): Promise<ExitCode> {
  const sets = setsNamed(options.criteria);
  const patients = await readPatients(file);
  await pipeline(Readable.from(linesOf(patients, sets)), process.stdout, { end: false });
  return EXIT.done;
}

function setsNamed(names: string): readonly CriterionSet[] {
  const known: readonly CriterionSet[] = CRITERION_SETS;
  const sets = names
    .split(',')
    .map((name) => name.trim())
    .map((name) => {
      const set = known.find(({ id }) => id === name);
      if (set !== undefined) return set;
      throw wrongUsage(`There are no criteria "${name}". Known: ${known.map(({ id }) => id).join(', ')}.`);
    });
  return [...new Set(sets)];
}

/** All rows by patient, in the order in which the patients come: the rows of one may stand anywhere in the file. */
async function readPatients(file: string): Promise<readonly PatientRows[]> {
  const patients = new Map<string, PatientRows>();
  let problems = 0;
  const refused = (problem: InputProblem) => {
    problems += 1;
    if (problems <= MOST_PROBLEMS) say(String(problem));
  };
  try {
    const bytes = file === '-' ? process.stdin : createReadStream(file);
    for await (const row of readRows(bytes as AsyncIterable<Uint8Array>, refused)) {
      const test = readTestRow(row, refused);
      if (test === undefined) continue;
      const rows = patients.get(test.patientId);
      if (rows === undefined) patients.set(test.patientId, [test]);
      else rows.push(test);
    }
  } catch (error) {
    if (error instanceof InputProblem) refused(error);
    else throw asPlain(error);
  }
  if (problems > MOST_PROBLEMS) say(`… and ${problems - MOST_PROBLEMS} more`);
  if (problems > 0) throw new CommandFailure('The file cannot be used as it is; nothing was judged.');
  return [...patients.values()];
}

function* linesOf(patients: readonly PatientRows[], sets: readonly CriterionSet[]): Generator<string> {
  const progress = new ProgressLine();
  let done = 0;
  for (const rows of patients) {
    yield `${JSON.stringify(verdictLine(recordOfRows(rows), sets))}\n`;
    done += 1;
    if (done % 1000 === 0) progress.show(`${done} of ${patients.length} patients`);
  }
  progress.end();
}

const PLAIN_CODES: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file',
  EACCES: 'The file may not be read',
  EISDIR: 'This is a folder, not a file',
};

function asPlain(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code: unknown = Reflect.get(error, 'code');
  const sentence = typeof code === 'string' ? PLAIN_CODES[code] : undefined;
  return sentence === undefined ? error : new CommandFailure(`${sentence}.`);
}
