import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, Parser } from 'csv-parse';
import { decodeFile } from './decode-file.js';
import { refusedFile, type ImportRefusedError } from './import-problem.js';

/** Clinic's choice: no row of results comes near it, a quote that nobody closed soon does. */
export const MOST_ROW_CHARACTERS = 65_536;

/** A row as it is written: the line it begins in and its cells. */
export interface RawRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * The rows of a CSV file, the header first. Empty lines, and lines of nothing but commas, are passed over.
 *
 * @throws ImportRefusedError when the file as a whole cannot be read as CSV
 */
export async function* readRows(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<RawRow, void> {
  const parser = new RowParser();
  const feeding = pipeline(Readable.from(withCommas(decodeFile(chunks))), parser);
  // The failure is told where the rows are read; this keeps it from being told a second time, to nobody.
  feeding.catch(() => undefined);
  try {
    for await (const row of parser as AsyncIterable<RawRow>) yield row;
    await feeding;
  } catch (error) {
    throw error instanceof CsvError ? refusedSyntax(error, parser.lastLine + 1) : error;
  }
}

/** Says of each record in which line it begins. The options that say so copy all that is known of each record, twice. */
class RowParser extends Parser {
  /** Of the last record that was read to its end. */
  lastLine = 0;

  constructor() {
    super({
      delimiter: ',',
      record_delimiter: '\n',
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: MOST_ROW_CHARACTERS,
    });
  }

  override push(cells: readonly string[] | null): boolean {
    if (cells === null) return super.push(null);
    this.lastLine = this.info.lines;
    if (cells.every((cell) => cell.trim() === '')) return true;
    const row: RawRow = { line: this.lastLine - newLinesIn(cells), cells };
    return super.push(row);
  }
}

/** Passes the text on, once its first line has been seen to be divided by commas. */
async function* withCommas(texts: AsyncIterable<string>): AsyncGenerator<string, void> {
  let beginning: string | undefined = '';
  for await (const text of texts) {
    if (beginning !== undefined) {
      beginning += text;
      if (!beginning.includes('\n') && beginning.length < MOST_ROW_CHARACTERS) continue;
      refuseOtherDelimiter(beginning);
      yield beginning;
      beginning = undefined;
    } else {
      yield text;
    }
  }
  if (beginning !== undefined) {
    refuseOtherDelimiter(beginning);
    yield beginning;
  }
}

function refuseOtherDelimiter(beginning: string): void {
  const [header = ''] = beginning.replace(/^\n+/, '').split('\n', 1);
  if (header.includes(',')) return;
  const other = header.includes(';') ? 'semicolons' : header.includes('\t') ? 'tabs' : undefined;
  if (other === undefined) return;
  throw refusedFile(
    'other-delimiter',
    1,
    `expected columns divided by commas; these are divided by ${other}: save it as CSV with commas and decimal points`,
  );
}

/** csv-parse says what it met with the text that it met; here only the place is told. */
function refusedSyntax(error: CsvError, rowBegins: number): ImportRefusedError {
  const at = typeof error['lines'] === 'number' ? error['lines'] : rowBegins;
  switch (error.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return refusedFile('open-quote', rowBegins, 'expected the quote that opens in this row to be closed');
    case 'CSV_MAX_RECORD_SIZE':
      return refusedFile(
        'row-too-long',
        rowBegins,
        `expected a row of at most ${MOST_ROW_CHARACTERS} characters; is a quote not closed?`,
      );
    case 'INVALID_OPENING_QUOTE':
    case 'CSV_INVALID_CLOSING_QUOTE':
      return refusedFile(
        'stray-quote',
        at,
        'expected quotes only around a whole cell; a quote within one is written twice',
      );
    default:
      return refusedFile(
        'not-csv',
        at,
        'expected CSV: cells divided by commas, in quotes where they hold commas',
      );
  }
}

function newLinesIn(cells: readonly string[]): number {
  let count = 0;
  for (const cell of cells) if (cell.includes('\n')) count += cell.split('\n').length - 1;
  return count;
}
