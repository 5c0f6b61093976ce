import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { SpirometryEquation } from '@interstice/lung-function';
import { InputProblem } from '../csv/input-problem.js';
import { readRows } from '../csv/read-rows.js';
import { CommandFailure, EXIT, type ExitCode } from '../exit-code.js';
import { plainFileError } from '../plain-file-error.js';
import { say } from '../terminal.js';
import { predictedRow } from './predicted-row.js';
import { PERSON_COLUMNS, readPersonRow } from './read-person-row.js';
import { TABLE_HEADER, tableLines } from './table-lines.js';

export interface PredictOptions {
  readonly equation: SpirometryEquation;
  readonly format: 'json' | 'table';
}

/** After so many there is rather something wrong with the whole file. */
const MOST_PROBLEMS = 50;

interface Seen {
  rows: number;
  /** Places that cannot be used. */
  problems: number;
  /** Rows about which the equation says nothing. */
  withoutPrediction: number;
}

/** `interstice predict FILE`: a row is answered as soon as it is read, whatever the length of the file. */
export async function predictFile(file: string, options: PredictOptions): Promise<ExitCode> {
  const seen: Seen = { rows: 0, problems: 0, withoutPrediction: 0 };
  try {
    const bytes = (file === '-' ? process.stdin : createReadStream(file)) as AsyncIterable<Uint8Array>;
    await pipeline(Readable.from(linesOf(bytes, options, seen)), process.stdout, { end: false });
  } catch (error) {
    // Whoever reads has had enough, as `head` does.
    if (error instanceof Error && Reflect.get(error, 'code') === 'EPIPE') return EXIT.done;
    if (!(error instanceof InputProblem)) throw plainFileError(error);
    say(String(error));
    throw new CommandFailure('The file cannot be used from there on.');
  }
  if (seen.problems > MOST_PROBLEMS) say(`… and ${seen.problems - MOST_PROBLEMS} more`);
  if (seen.problems > 0 && seen.rows === 0) throw new CommandFailure('No row of the file can be used.');
  if (seen.problems > 0) say('Rows with such places were left out.');
  if (seen.withoutPrediction > 0)
    say(`Rows that lack a prediction, each with the reason: ${seen.withoutPrediction}.`);
  return seen.problems + seen.withoutPrediction > 0 ? EXIT.remarks : EXIT.done;
}

async function* linesOf(
  bytes: AsyncIterable<Uint8Array>,
  { equation, format }: PredictOptions,
  seen: Seen,
): AsyncGenerator<string> {
  const refused = (problem: InputProblem) => {
    seen.problems += 1;
    if (seen.problems <= MOST_PROBLEMS) say(String(problem));
  };
  let header = format === 'table';
  for await (const row of readRows(bytes, PERSON_COLUMNS, refused)) {
    if (header) yield `${TABLE_HEADER}\n`;
    header = false;
    const person = readPersonRow(row, refused);
    if (person === undefined) continue;
    seen.rows += 1;
    const { line, ...measures } = predictedRow(person, equation);
    if (Object.values(measures).some((measure) => 'noPrediction' in measure)) seen.withoutPrediction += 1;
    if (format === 'json') yield `${JSON.stringify({ line, ...measures })}\n`;
    else yield `${tableLines({ line, ...measures }).join('\n')}\n`;
  }
}
