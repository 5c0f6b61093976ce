import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CRITERION_SETS, type CriterionSet } from '@interstice/progression';
import type { InputProblem } from '../csv/input-problem.js';
import { CommandFailure, EXIT, wrongUsage, type ExitCode } from '../exit-code.js';
import { plainFileError } from '../plain-file-error.js';
import { ProgressLine, say } from '../terminal.js';
import { readPatients, type PatientRows } from './read-patients.js';
import { recordOfRows } from './record-of-rows.js';
import { verdictLine } from './verdict-line.js';

export interface AssessOptions {
  readonly criteria: string;
  readonly format: 'json';
}

/** After so many there is rather something wrong with the whole file. */
const MOST_PROBLEMS = 50;

/** `interstice assess FILE` */
export async function assessFile(file: string, options: AssessOptions): Promise<ExitCode> {
  const sets = setsNamed(options.criteria);
  const patients = await readFile(file);
  try {
    await pipeline(Readable.from(linesOf(patients, sets)), process.stdout, { end: false });
  } catch (error) {
    // Whoever reads has had enough, as `head` does.
    if (!(error instanceof Error) || Reflect.get(error, 'code') !== 'EPIPE') throw error;
  }
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

async function readFile(file: string): Promise<readonly PatientRows[]> {
  let told = 0;
  const refused = (problem: InputProblem) => {
    told += 1;
    if (told <= MOST_PROBLEMS) say(String(problem));
  };
  try {
    const bytes = file === '-' ? process.stdin : createReadStream(file);
    const { patients, problems } = await readPatients(bytes as AsyncIterable<Uint8Array>, refused);
    if (problems > MOST_PROBLEMS) say(`… and ${problems - MOST_PROBLEMS} more`);
    if (problems === 0) return patients;
  } catch (error) {
    throw plainFileError(error);
  }
  throw new CommandFailure('The file cannot be used as it is; nothing was judged.');
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
