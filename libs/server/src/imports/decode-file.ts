import { isUtf8 } from 'node:buffer';
import { refusedFile } from './import-problem.js';

/** Text goes on in pieces of this length, so that no piece keeps the process from anything else for long. */
const PIECE = 128 * 1024;
const LINE_FEED = 0x0a;
const UTF8_MARK = [0xef, 0xbb, 0xbf];

/** Files that are no text, by how they begin. */
const NO_TEXT: readonly { readonly begins: readonly number[]; readonly is: string }[] = [
  { begins: [0x50, 0x4b, 0x03, 0x04], is: 'a spreadsheet workbook or an archive' },
  { begins: [0xd0, 0xcf, 0x11, 0xe0], is: 'a spreadsheet workbook' },
  { begins: [0x1f, 0x8b], is: 'a compressed file' },
  { begins: [0x25, 0x50, 0x44, 0x46], is: 'a PDF' },
];

const SAVE_AS = 'save it as CSV in UTF-8';

/**
 * The text of a file, a piece at a time, with every line end as one line feed. A byte-order mark is left out.
 *
 * @throws ImportRefusedError for what is not UTF-8 text, with the line of the first byte that is not
 */
export async function* decodeFile(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string, void> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let isFirst = true;
  let line = 1;
  let rest: Buffer = Buffer.alloc(0);
  let heldReturn = '';

  function* toText(bytes: Buffer): Generator<string> {
    const bad = lineOfFirstBadByte(bytes);
    if (bad !== undefined) {
      throw refusedFile(
        'not-utf-8',
        line + bad,
        `expected UTF-8 text; this line is in another encoding: ${SAVE_AS}`,
      );
    }
    const written = heldReturn + decoder.decode(bytes);
    heldReturn = written.endsWith('\r') ? '\r' : '';
    const text = written.slice(0, written.length - heldReturn.length).replaceAll(/\r\n?/g, '\n');
    const nul = text.indexOf('\0');
    if (nul >= 0) {
      const at = line + newLinesIn(text.slice(0, nul));
      throw refusedFile('not-text', at, `expected text; this line holds a NUL character: ${SAVE_AS}`);
    }
    line += newLinesIn(text);
    for (let start = 0; start < text.length; start += PIECE) yield text.slice(start, start + PIECE);
  }

  for await (const chunk of chunks) {
    if (chunk.length === 0) continue;
    let bytes = Buffer.concat([rest, chunk]);
    if (isFirst) {
      isFirst = false;
      refuseOtherFormats(bytes);
      if (beginsWith(bytes, UTF8_MARK)) bytes = bytes.subarray(UTF8_MARK.length);
    }
    const whole = bytes.length - lengthOfOpenEnd(bytes);
    rest = bytes.subarray(whole);
    yield* toText(bytes.subarray(0, whole));
  }
  if (isFirst) throw refusedFile('empty-file', 1, 'expected a header and rows; the file is empty');
  yield* toText(rest);
  if (heldReturn !== '') yield '\n';
}

function refuseOtherFormats(bytes: Buffer): void {
  const isUtf16 =
    beginsWith(bytes, [0xff, 0xfe]) ||
    beginsWith(bytes, [0xfe, 0xff]) ||
    (bytes.length >= 4 && bytes[1] === 0 && bytes[3] === 0 && bytes[0] !== 0) ||
    (bytes.length >= 4 && bytes[0] === 0 && bytes[2] === 0 && bytes[1] !== 0);
  if (isUtf16) throw refusedFile('not-utf-8', 1, `expected UTF-8 text; the file is UTF-16: ${SAVE_AS}`);
  const other = NO_TEXT.find(({ begins }) => beginsWith(bytes, begins));
  if (other !== undefined)
    throw refusedFile('not-text', 1, `expected CSV text; this is ${other.is}: ${SAVE_AS}`);
}

function beginsWith(bytes: Buffer, begins: readonly number[]): boolean {
  return begins.every((byte, index) => bytes[index] === byte);
}

/** How many bytes at the end begin a character that the next chunk may end. */
function lengthOfOpenEnd(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte < 0xc0) continue; // a later byte of a character
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return length > back ? back : 0;
  }
  return 0;
}

/** Counted from the line in which the bytes begin; undefined when all is UTF-8. */
function lineOfFirstBadByte(bytes: Buffer): number | undefined {
  if (isUtf8(bytes)) return undefined;
  let start = 0;
  for (let line = 0; ; line += 1) {
    const end = bytes.indexOf(LINE_FEED, start);
    if (end < 0 || !isUtf8(bytes.subarray(start, end))) return line;
    start = end + 1;
  }
}

function newLinesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
