// Answers to drawn records, kept in a file beside the spec: whatever changes an answer shows as a difference to be explained.
// Import it as '@interstice/test-support/recorded-answers'.
import { readFileSync, writeFileSync } from 'node:fs';

/** Leaves out what says nothing, so that a line is short: null, false, and what is empty. */
function saying(_: string, value: unknown): unknown {
  if (value === null || value === false) return undefined;
  if (Array.isArray(value)) return value.length === 0 ? undefined : value;
  return typeof value === 'object' && Object.keys(value).length === 0 ? undefined : value;
}

/**
 * Answers as text, a line for each part, or for each item of one that is a list.
 *
 * @param name - of the record
 * @param parts - what is answered, by name
 * @returns a heading and the lines
 * @example answerLines('record 1', { slope: { mlPerYear: -120 } }) //=> '── record 1\nslope {"mlPerYear":-120}\n'
 */
export function answerLines(name: string, parts: Readonly<Record<string, unknown>>): string {
  const line = (part: string, answer: unknown): string => `${part} ${JSON.stringify(answer, saying) ?? '-'}`;
  const lines = Object.entries(parts).flatMap(([part, answer]) =>
    Array.isArray(answer) ? answer.map((item) => line(part, item)) : [line(part, answer)],
  );
  return [`── ${name}`, ...lines, ''].join('\n');
}

/**
 * The answers to one record, out of all that were recorded.
 *
 * @param recorded - the text of the file
 * @param place - of the record, from 1
 * @returns its part of the text; empty where there is none
 * @example answerOf(recorded, 1)
 */
export function answerOf(recorded: string, place: number): string {
  return recorded.split(/\n(?=── )/)[place - 1] ?? '';
}

/**
 * What was recorded. With INTERSTICE_RECORD_ANSWERS set, what is answered now is recorded first: read the difference before
 * it is committed.
 *
 * @param file - where
 * @param now - what is answered now, or what tells it where it is to be recorded
 * @returns the text of the file
 * @example recordedAnswers(file, text)
 */
export function recordedAnswers(file: string, now: string | (() => string)): string {
  if (process.env['INTERSTICE_RECORD_ANSWERS']) writeFileSync(file, typeof now === 'string' ? now : now());
  return readFileSync(file, 'utf8');
}
