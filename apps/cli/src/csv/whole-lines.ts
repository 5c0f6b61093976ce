import { isUtf8 } from 'node:buffer';
import { InputProblem } from './input-problem.js';

/** No line of a file of tests is as long; a file without line ends must not fill the memory. */
const LONGEST_LINE = 1024 * 1024;
const LINE_END = 0x0a;

/**
 * A file as text, some whole lines at a time, each ended by `\n` alone.
 *
 * @throws InputProblem that names the first line that is not UTF-8 text
 */
export async function* wholeLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let held: Buffer = Buffer.alloc(0);
  let line = 1;
  let first = true;
  for await (const chunk of bytes) {
    held = Buffer.concat([held, chunk]);
    if (first && held.length >= 2) {
      refuseUtf16(held);
      first = false;
    }
    const end = held.lastIndexOf(LINE_END) + 1;
    if (held.length - end > LONGEST_LINE) {
      throw new InputProblem(
        lineAfter(held.subarray(0, end), line),
        undefined,
        'the line is too long for a row',
      );
    }
    if (end === 0) continue;
    yield textOf(held.subarray(0, end), line);
    line = lineAfter(held.subarray(0, end), line);
    held = held.subarray(end);
  }
  if (held.length > 0) yield textOf(held, line);
}

function refuseUtf16(start: Buffer): void {
  const mark = start.readUInt16BE(0);
  if (mark === 0xfffe || mark === 0xfeff) {
    throw new InputProblem(1, undefined, 'the file is UTF-16; save it as UTF-8');
  }
}

function textOf(block: Buffer, firstLine: number): string {
  if (!isUtf8(block) || block.includes(0)) throw badLine(block, firstLine);
  return block.toString('utf8').replaceAll('\r\n', '\n');
}

function badLine(block: Buffer, firstLine: number): InputProblem {
  let line = firstLine;
  for (let start = 0; start < block.length; line += 1) {
    const found = block.indexOf(LINE_END, start);
    const end = found === -1 ? block.length : found + 1;
    const one = block.subarray(start, end);
    if (one.includes(0)) return new InputProblem(line, undefined, 'the line holds a NUL character');
    if (!isUtf8(one)) return new InputProblem(line, undefined, 'the line is not UTF-8 text');
    start = end;
  }
  return new InputProblem(firstLine, undefined, 'the file is not UTF-8 text');
}

function lineAfter(block: Buffer, firstLine: number): number {
  let line = firstLine;
  for (let at = block.indexOf(LINE_END); at !== -1; at = block.indexOf(LINE_END, at + 1)) line += 1;
  return line;
}
