import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { InputProblem } from './input-problem.js';
import { wholeLines } from './whole-lines.js';

/** The columns that a file may have. */
export interface Columns<Name extends string> {
  /** In the order in which they are described. */
  readonly all: readonly Name[];
  readonly required: readonly Name[];
  /** At least one of these, where there are some. */
  readonly oneOf: readonly Name[];
}

/** A row of a few short cells is far shorter; quotes that are never closed must not swallow a whole file. */
const LONGEST_ROW = 64 * 1024;

/** The cells of a row by column, trimmed; an empty cell is absent. */
export interface Row<Name extends string> {
  readonly line: number;
  readonly cells: Readonly<Partial<Record<Name, string>>>;
}

interface ParsedRow {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

/**
 * The rows of a CSV file, one at a time.
 *
 * @throws InputProblem where the file is no CSV with these columns; a row of the wrong length is handed to `refused`
 */
export async function* readRows<Name extends string>(
  bytes: AsyncIterable<Uint8Array>,
  known: Columns<Name>,
  refused: (problem: InputProblem) => void,
): AsyncGenerator<Row<Name>> {
  // The parser runs ahead of us and ends at once where it fails: where it had come to, only it can say.
  let lastWhole = 0;
  const parser = parse({
    on_record: (record: string[], { lines }) => {
      lastWhole = lines;
      return record;
    },
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_ROW,
  });
  const source = Readable.from(wholeLines(bytes));
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let header: readonly Name[] | undefined;
  try {
    for await (const parsed of parser) {
      const { record, info } = parsed as ParsedRow;
      const line = info.lines;
      if (header === undefined) {
        header = columnsOf(record, line, known);
        continue;
      }
      if (record.length !== header.length) {
        refused(new InputProblem(line, undefined, `expected ${header.length} cells, found ${record.length}`));
        continue;
      }
      const cells: Partial<Record<Name, string>> = {};
      header.forEach((column, index) => {
        const cell = record[index]?.trim() ?? '';
        if (cell !== '') cells[column] = cell;
      });
      yield { line, cells };
    }
  } catch (error) {
    throw error instanceof CsvError ? problemOf(error, lastWhole) : error;
  }
  if (header === undefined)
    throw new InputProblem(1, undefined, 'the file is empty; a header row was expected');
}

function columnsOf<Name extends string>(
  record: readonly string[],
  line: number,
  { all, required, oneOf }: Columns<Name>,
): readonly Name[] {
  const names = record.map((name) => name.trim());
  const [only = ''] = names;
  if (names.length === 1 && /[;\t]/.test(only)) {
    const found = only.includes(';') ? 'semicolons' : 'tabs';
    throw new InputProblem(line, undefined, `the cells are separated by ${found}; commas were expected`);
  }
  const columns = names.map((name) => {
    const column = all.find((known) => known === name);
    if (column !== undefined) return column;
    const shown =
      name === '' ? 'a column has no name' : `there is no column ${JSON.stringify(name.slice(0, 60))}`;
    throw new InputProblem(line, undefined, `${shown}; columns: ${all.join(', ')}`);
  });
  const twice = columns.find((column, index) => columns.indexOf(column) !== index);
  if (twice !== undefined) throw new InputProblem(line, twice, 'the column is there twice');
  for (const column of required) {
    if (!columns.includes(column)) throw new InputProblem(line, column, 'the column is missing');
  }
  if (oneOf.length > 0 && !oneOf.some((column) => columns.includes(column))) {
    throw new InputProblem(line, undefined, `at least one column of ${oneOf.join(', ')} was expected`);
  }
  return columns;
}

function problemOf(error: CsvError, lastLine: number): InputProblem {
  const line = typeof error['lines'] === 'number' ? error['lines'] : lastLine + 1;
  switch (error.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return new InputProblem(
        lastLine + 1,
        undefined,
        'a quote that is opened here or below is never closed',
      );
    case 'CSV_MAX_RECORD_SIZE':
      return new InputProblem(lastLine + 1, undefined, 'the row is too long; is a quote not closed?');
    case 'CSV_INVALID_CLOSING_QUOTE':
      return new InputProblem(
        line,
        undefined,
        'text follows a closing quote; within quotes a quote is doubled',
      );
    case 'INVALID_OPENING_QUOTE':
      return new InputProblem(line, undefined, 'a quote stands within a cell that does not begin with one');
    default:
      return new InputProblem(line, undefined, `this is not CSV (${error.code})`);
  }
}
