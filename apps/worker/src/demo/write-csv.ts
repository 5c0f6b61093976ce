import { IMPORT_COLUMNS, type ImportKind } from '@interstice/contracts';

export interface CsvRow {
  readonly mrn: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/**
 * A file as a laboratory or another system would hand it in.
 *
 * @throws Error for a field that no column of the kind carries: it would be lost without a word
 */
export function writeCsv(kind: ImportKind, rows: readonly CsvRow[]): string {
  const said = new Set(rows.flatMap(({ values }) => Object.keys(values)));
  const columns = IMPORT_COLUMNS[kind].filter(({ field }) => field === 'mrn' || said.has(field));
  const carried = new Set(columns.map(({ field }) => field));
  const lost = [...said].find((field) => !carried.has(field));
  if (lost !== undefined) throw new Error(`No column of ${kind} carries "${lost}".`);
  const lines = rows.map(({ mrn, values }) =>
    columns.map(({ field }) => cell(field === 'mrn' ? mrn : values[field])).join(','),
  );
  return [columns.map(({ name }) => name).join(','), ...lines].join('\n');
}

function cell(value: unknown): string {
  if (value === undefined) return '';
  if (typeof value === 'object') throw new Error('A cell holds one value.');
  const text = `${value as string | number | boolean}`;
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
