import { describe, expect, it } from '@jest/globals';
import { readPatients } from './read-patients.js';

const HEADER = 'patient_id,tested_on,fvc_ml,fvc_pct_pred,dlco_pct_pred,symptoms_worse,fibrosis_increased';

/** In pieces, as a disk gives it: a character and a line may lie across two of them. */
async function* inPieces(text: string | Uint8Array): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  const size = bytes.length > 1000 ? 65_536 : 7;
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

async function read(text: string | Uint8Array) {
  const told: string[] = [];
  const { patients, problems } = await readPatients(inPieces(text), (problem) => told.push(String(problem)));
  expect(told).toHaveLength(problems);
  return { patients, told };
}

describe('a file of tests for interstice assess', () => {
  it.each([
    ['a byte order mark', `\ufeff${HEADER}\nP1,2024-01-15,3000,80,,,\n`],
    ['line ends of Windows', `${HEADER}\r\nP1,2024-01-15,3000,80,,,\r\n`],
    ['quotes, a line end within them and blank lines', `${HEADER}\n\n"P\n1",2024-01-15,"3000",80,,,\n\n`],
    ['flags in capitals, as spreadsheets write them', `${HEADER}\nP1,2024-01-15,3000,80,,TRUE,FALSE\n`],
    ['no line end at its end', `${HEADER}\nP1,2024-01-15,3000,80,,,`],
    ['three columns only, in another order', 'tested_on,patient_id,fvc_ml\n2024-01-15,P1,3000\n'],
  ])('reads a file with %s', async (_, text) => {
    const { patients, told } = await read(text);
    expect(told).toEqual([]);
    expect(patients).toEqual([[expect.objectContaining({ testedOn: '2024-01-15', fvcMl: 3000 })]]);
  });

  const row = 'P1,2024-01-15,3000,80,,,';
  it.each<[string, string | Uint8Array, string]>([
    ['is empty', '', 'line 1: the file is empty; a header row was expected'],
    ['has an unknown column', `${HEADER},fvc_l\n`, 'line 1: there is no column "fvc_l"; columns: patient_id'],
    ['has a column twice', `${HEADER},fvc_ml\n`, 'line 1, fvc_ml: the column is there twice'],
    ['lacks a column', 'patient_id,fvc_ml\n', 'line 1, tested_on: the column is missing'],
    ['has no measure', 'patient_id,tested_on\n', 'line 1: at least one column of fvc_ml'],
    [
      'is separated by semicolons',
      HEADER.replaceAll(',', ';'),
      'line 1: the cells are separated by semicolons',
    ],
    ['has a cell too many', `${HEADER}\n${row}\n${row},9\n`, 'line 3: expected 7 cells, found 8'],
    ['has a cell too few', `${HEADER}\nP1,2024-01-15\n`, 'line 2: expected 7 cells, found 2'],
    [
      'has a day that does not exist',
      `${HEADER}\nP1,2023-02-29,3000,,,,\n`,
      'line 2, tested_on: expected a calendar day',
    ],
    [
      'has litres',
      `${HEADER}\nP1,2024-01-15,3.2,,,,\n`,
      'line 2, fvc_ml: expected millilitres (whole number)',
    ],
    ['has an FVC of 45 L', `${HEADER}\nP1,2024-01-15,45000,,,,\n`, 'line 2, fvc_ml: expected millilitres'],
    [
      'has a decimal comma',
      `${HEADER}\nP1,2024-01-15,,"80,5",,,\n`,
      'line 2, fvc_pct_pred: expected a number with a decimal point',
    ],
    [
      'has hundredths of a percent',
      `${HEADER}\nP1,2024-01-15,,80.55,,,\n`,
      'line 2, fvc_pct_pred: expected percent of predicted with at most one decimal',
    ],
    [
      'has a formula for a number',
      `${HEADER}\nP1,2024-01-15,=1+2999,,,,\n`,
      'line 2, fvc_ml: expected a number',
    ],
    [
      'has another word for a flag',
      `${HEADER}\nP1,2024-01-15,3000,,,yes,\n`,
      'line 2, symptoms_worse: expected true, false',
    ],
    ['has a row of nobody', `${HEADER}\n,2024-01-15,3000,,,,\n`, 'line 2, patient_id: expected an id'],
    [
      'has a quote that is never closed',
      `${HEADER}\n${row}\n"P1,2024-01-15\n`,
      'line 3: a quote that is opened here or below is never closed',
    ],
    [
      'has text after a quote',
      `${HEADER}\n"P1"x,2024-01-15,3000,,,,\n`,
      'line 2: text follows a closing quote',
    ],
    [
      'has 2001 rows of one patient',
      `${HEADER}\n${`${row}\n`.repeat(2001)}`,
      'line 2002, patient_id: expected at most 2000 rows',
    ],
    [
      'has a cell of ten million characters',
      `${HEADER}\n${'9'.repeat(1e7)},2024-01-15,3000,,,,\n`,
      'line 2: the line is too long for a row',
    ],
    [
      'has a quoted cell of ten million characters',
      `${HEADER}\n"${'9\n'.repeat(5e6)}",2024-01-15,3000,,,,\n`,
      'line 2: the row is too long',
    ],
    [
      'is Latin 1',
      Buffer.from(`${HEADER}\n${row}\nM\u00fcller,2024-01-15,3000,,,,\n`, 'latin1'),
      'line 3: the line is not UTF-8 text',
    ],
    [
      'is UTF-16',
      Buffer.from(`\ufeff${HEADER}\n${row}\n`, 'utf16le'),
      'line 1: the file is UTF-16; save it as UTF-8',
    ],
    ['holds a NUL', `${HEADER}\n${row}\nP\0,2024-01-15,3000,,,,\n`, 'line 3: the line holds a NUL character'],
  ])('names the place where a file %s', async (_, text, expected) => {
    const { told } = await read(text);
    expect(told[0]).toContain(expected);
  });
});
