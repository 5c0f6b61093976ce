import type { PredictedRow, ToldMeasure } from './predicted-row.js';

const COLUMNS = [
  ['line', 7],
  ['measure', 9],
  ['equation', 16],
  ['unit', 13],
  ['measured', 9],
  ['predicted', 10],
  ['LLN', 9],
  ['z', 7],
  ['% pred', 7],
  ['', 10],
] as const;

/** A table has fixed widths, so that its rows can be printed as they come. */
export const TABLE_HEADER = cells(COLUMNS.map(([name]) => name)).trimEnd();

const MEASURES = [
  ['fvc', 'FVC'],
  ['fev1', 'FEV1'],
  ['fev1Fvc', 'FEV1/FVC'],
  ['dlco', 'DLCO'],
] as const;

/** One line for each measure of a row. */
export function tableLines(row: PredictedRow): readonly string[] {
  return MEASURES.flatMap(([key, name]) => {
    const measure = row[key];
    return measure === undefined ? [] : [lineOf(row.line, name, measure)];
  });
}

function lineOf(line: number, name: string, told: ToldMeasure): string {
  if ('words' in told) return `${cells([String(line), name, told.equation])} ${told.words}`;
  const decimals = DECIMALS[told.unit] ?? 2;
  const number = (value: number | null, digits: number) => (value === null ? '' : value.toFixed(digits));
  return cells([
    String(line),
    name,
    told.equation,
    told.unit === '1' ? '' : told.unit,
    number(told.measured, decimals),
    number(told.predicted, decimals),
    number(told.lln, decimals),
    number(told.z, 2),
    number(told.pctPred, 1),
    told.belowLln === true ? 'below LLN' : '',
  ]).trimEnd();
}

const DECIMALS: Readonly<Record<string, number>> = { mL: 0, '1': 3 };

/** Words to the left, numbers to the right. */
function cells(texts: readonly string[]): string {
  const padded = texts.map((text, index) => {
    const width = COLUMNS[index]?.[1] ?? 0;
    const words = (index >= 1 && index <= 3) || index === COLUMNS.length - 1;
    return words ? text.padEnd(width) : text.padStart(width);
  });
  return padded.join(' ');
}
