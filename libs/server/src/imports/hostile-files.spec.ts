import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestClinic, type TestClinic } from '@interstice/test-support';
import { countOf, importFile } from './import-file.spec-support.js';

const HEADER = 'mrn,tested_on,fvc_ml,laboratory';
const BOM = Buffer.from([0xef, 0xbb, 0xbf]);
const latin1 = (text: string) => Buffer.from(text, 'latin1');

describe('a file that cannot be read', () => {
  let clinic: TestClinic;

  beforeAll(async () => {
    clinic = await openTestClinic();
    await clinic.register({ mrn: 'A' });
  });
  afterAll(() => clinic.close());

  const columns =
    'mrn, tested_on, fvc_ml, fvc_pct_pred, fev1_ml, dlco, dlco_unit, dlco_pct_pred, reference_equation, ' +
    'quality_grade, bronchodilator, laboratory, setting, device, height_cm, hb_corrected, haemoglobin_g_per_l, ' +
    'dlco_reference_equation, tested_at, not_done, birth_date, family_name';
  const inUtf8 = 'save it as CSV in UTF-8';

  it.each<[string, string, string | Buffer, string[]]>([
    ['is empty', 'no-header', '\n\n', [`1: expected a header of column names: ${columns}`]],
    ['has no header', 'no-header', 'A,2026-01-05,2640', [`1: expected a header of column names: ${columns}`]],
    [
      'has unknown columns',
      'header',
      `${HEADER},FVC (L),notes`,
      ['1 fvc (l): expected no such column in pfts', '1 notes: expected no such column in pfts'],
    ],
    ['names a column twice', 'header', `${HEADER},fvc_ml`, ['1 fvc_ml: expected each column once']],
    ['has a column without a name', 'header', `${HEADER},`, ['1: expected a name for column 5']],
    [
      'lacks what every row needs',
      'header',
      'fvc_ml,laboratory',
      ['1 mrn: expected this column', '1 tested_on: expected this column'],
    ],
    [
      'is divided by semicolons',
      'other-delimiter',
      '"mrn";"tested_on";"fvc_ml"\nA;2026-01-05;2640',
      [
        '1: expected columns divided by commas; these are divided by semicolons: save it as CSV with commas and decimal points',
      ],
    ],
    [
      'is divided by tabs',
      'other-delimiter',
      'mrn\ttested_on\tfvc_ml\nA\t2026-01-05\t2640',
      [
        '1: expected columns divided by commas; these are divided by tabs: save it as CSV with commas and decimal points',
      ],
    ],
    [
      'is in another encoding from some line on',
      'not-utf-8',
      latin1(`${HEADER}\nA,2026-01-05,2640,Lab\nA,2026-01-06,2650,Zürich`),
      [`3: expected UTF-8 text; this line is in another encoding: ${inUtf8}`],
    ],
    [
      'is UTF-16',
      'not-utf-8',
      Buffer.from(`\ufeff${HEADER}\nA,2026-01-05,2640,`, 'utf16le'),
      [`1: expected UTF-8 text; the file is UTF-16: ${inUtf8}`],
    ],
    [
      'is UTF-16 without a mark',
      'not-utf-8',
      Buffer.from(`${HEADER}\nA,2026-01-05,2640,`, 'utf16le'),
      [`1: expected UTF-8 text; the file is UTF-16: ${inUtf8}`],
    ],
    [
      'is a workbook',
      'not-text',
      Buffer.from('PK\x03\x04rest', 'latin1'),
      [`1: expected CSV text; this is a spreadsheet workbook or an archive: ${inUtf8}`],
    ],
    [
      'holds a NUL',
      'not-text',
      `${HEADER}\nA,2026-01-05,2640,\nA,2026-01-06,26\0 50,`,
      [`3: expected text; this line holds a NUL character: ${inUtf8}`],
    ],
    [
      'leaves a quote open',
      'open-quote',
      `${HEADER}\nA,2026-01-05,2640,"Lab, ground floor"\nA,2026-01-06,2650,"Lab\nA,2026-01-07,2660,Lab`,
      ['3: expected the quote that opens in this row to be closed'],
    ],
    [
      'has a quote in the middle of a cell',
      'stray-quote',
      `${HEADER}\nA,2026-01-05,2640,Lab "B"`,
      ['2: expected quotes only around a whole cell; a quote within one is written twice'],
    ],
    [
      'has a cell of 10 MB',
      'row-too-long',
      `${HEADER}\nA,2026-01-05,2640,\nA,2026-01-06,2650,${'x'.repeat(10 * 1024 * 1024)}\n`,
      ['3: expected a row of at most 65536 characters; is a quote not closed?'],
    ],
    [
      'has a cell of 10 MB in quotes, over many lines',
      'row-too-long',
      `${HEADER}\nA,2026-01-05,2640,\nA,2026-01-06,2650,"${'x\n'.repeat(5 * 1024 * 1024)}"\n`,
      ['3: expected a row of at most 65536 characters; is a quote not closed?'],
    ],
  ])(
    'because it %s, is refused whole with the place and what was expected',
    async (_, code, file, errors) => {
      const imported = await importFile(clinic, 'pfts', file);
      expect(imported).toMatchObject({ status: 'failed', errorCode: code, created: 0, rowsDone: 0, errors });
      expect(await countOf(clinic, 'pft')).toBe(0);
      expect(await countOf(clinic, 'import_part')).toBe(0);
    },
  );
});

describe('a file that is written another way', () => {
  let clinic: TestClinic;

  beforeAll(async () => {
    clinic = await openTestClinic();
    await clinic.register({ mrn: 'A' });
  });
  afterAll(() => clinic.close());

  it('with a byte-order mark, CRLF, quotes, spaces, empty lines, other order and capitals, is read as any other', async () => {
    const text = [
      'Laboratory, FVC_ml ,tested_on,MRN',
      '',
      '"Lab ""A"", ground floor", 2640 ,2026-01-05,A',
      ',,,',
      '"Ärzte, drei",2650,2026-01-06,A,,',
      'Lab,none,2026-01-07,A',
    ];
    const imported = await importFile(clinic, 'pfts', Buffer.concat([BOM, Buffer.from(text.join('\r\n'))]));
    expect(imported).toMatchObject({ status: 'completed', rows: 3, created: 2, failed: 1 });
    expect(imported.errors).toEqual([expect.stringMatching(/^6 fvc_ml: expected a number/)]);
    const stored = await clinic.gateways.asUser(clinic.user, (query) =>
      query(`SELECT tested_on, fvc_ml, laboratory FROM pft ORDER BY tested_on`),
    );
    expect(stored).toEqual([
      { tested_on: '2026-01-05', fvc_ml: 2640, laboratory: 'Lab "A", ground floor' },
      { tested_on: '2026-01-06', fvc_ml: 2650, laboratory: 'Ärzte, drei' },
    ]);
  });

  it('with line ends of old Macs is read as any other', async () => {
    const imported = await importFile(
      clinic,
      'visits',
      'mrn,on,specialty\rA,2026-01-05,joint\rA,2026-01-05,joint\r',
    );
    expect(imported).toMatchObject({ status: 'completed', rows: 2, created: 1, unchanged: 1 });
  });
});

describe('a row that cannot be taken', () => {
  let clinic: TestClinic;

  beforeAll(async () => {
    clinic = await openTestClinic();
    await clinic.register({ mrn: 'A', birthDate: '1960-05-01' });
  });
  afterAll(() => clinic.close());

  const pfts = 'mrn,tested_on,fvc_ml,fvc_pct_pred,dlco,dlco_unit,laboratory,hb_corrected,tested_at,not_done';

  it.each([
    ['A,2026-01-05,2640', 'expected 10 cells as in the header, found 3'],
    ['A,2026-01-05,2640,80,,,Lab,,,,,,x', 'expected 10 cells as in the header, found 13'],
    [',2026-01-05,2640,,,,,,,', 'mrn: expected a value: this column may not be empty'],
    ['B,2026-01-05,2640,,,,,,,', 'mrn: expected the mrn of a patient of this site'],
    ['A,,2640,,,,,,,', 'tested_on: expected a value: this column may not be empty'],
    ['A,05.01.2026,2640,,,,,,,', 'tested_on: expected a calendar day that exists, written YYYY-MM-DD'],
    ['A,2026-02-29,2640,,,,,,,', 'tested_on: expected a calendar day that exists, written YYYY-MM-DD'],
    ['A,2026-03-03,2640,,,,,,,', 'tested_on: expected a day no later than today at the site, 2026-03-02'],
    ['A,1960-04-30,2640,,,,,,,', 'tested_on: expected a day on or after the birth date of the patient'],
    ['A,2026-01-05,"2,64",,,,,,,', 'fvc_ml: expected a decimal point, not a comma'],
    [
      'A,2026-01-05,2.64,,,,,,,',
      'fvc_ml: expected millilitres (whole number) from 300 to 10000, such as 3200 for 3.2 L',
    ],
    [
      'A,2026-01-05,45000,,,,,,,',
      'fvc_ml: expected millilitres (whole number) from 300 to 10000, such as 3200 for 3.2 L',
    ],
    [
      'A,2026-01-05,2640 mL,,,,,,,',
      'fvc_ml: expected a number such as 2640 or 80.5, without unit, sign of comparison or grouping',
    ],
    [
      'A,2026-01-05,1e4,,,,,,,',
      'fvc_ml: expected a number such as 2640 or 80.5, without unit, sign of comparison or grouping',
    ],
    [
      'A,2026-01-05,2640,80.05,,,,,,',
      'fvc_pct_pred: expected percent of predicted with at most one decimal from 10 to 200, such as 80.5',
    ],
    ['A,2026-01-05,,,5,,,,,', 'dlco_unit: expected the unit of dlco (B-17)'],
    ['A,2026-01-05,,,5,mmol,,,,', 'dlco_unit: expected mmol/min/kPa or mL/min/mmHg'],
    [
      'A,2026-01-05,,,,,,,,',
      'expected at least one of fvc_ml, fvc_pct_pred, fev1_ml, dlco, dlco_pct_pred, or not_done with why the test could not be done',
    ],
    [
      'A,2026-01-05,2640,,,,,,,refused',
      'fvc_ml: expected no measure together with not_done: a test that could not be done has none',
    ],
    ['A,2026-01-05,2640,,,,,yes,,', 'hb_corrected: expected true or false'],
    [
      'A,2026-01-05,2640,,,,,,2026-01-06T09:00:00Z,',
      'tested_at: expected an instant of the day tested_on at the site',
    ],
    ...['=cmd|calc', '+1', '-1', '@SUM(A1)', '"\tx"'].map((cell) => [
      `A,2026-01-05,2640,,,,${cell},,,`,
      'laboratory: expected text that no spreadsheet takes for a formula: not beginning with =, +, -, @ or a tab',
    ]),
    ['A,2026-01-05,2640,,,,"Lab\nB",,,', 'laboratory: expected one line without control characters'],
  ])(
    '%s is refused with its line, its column and what was expected; the row after it goes in',
    async (row, detail) => {
      const before = await countOf(clinic, 'pft');
      const imported = await importFile(clinic, 'pfts', [pfts, row, 'A,2026-01-20,2640,,,,,,,']);
      expect(imported).toMatchObject({ status: 'completed', rows: 2, failed: 1 });
      expect(imported.errors).toEqual([`2${detail.startsWith('expected') ? ': ' : ' '}${detail}`]);
      expect(imported.created + imported.unchanged).toBe(1);
      expect(await countOf(clinic, 'pft')).toBe(Math.max(before, 1));
    },
  );

  it.each([
    [
      'neutrophils_10e9_per_l',
      '62',
      /^2 neutrophils_10e9_per_l: expected 10⁹\/L .*neither percent nor per µL/,
    ],
    ['neutrophils_10e9_per_l', '1300', /^2 neutrophils_10e9_per_l: expected 10⁹\/L/],
    ['haemoglobin_g_per_l', '12.5', /^2 haemoglobin_g_per_l: expected g\/L .*such as 125 for 12\.5 g\/dL/],
    [
      'platelets_10e9_per_l',
      '150000',
      /^2 platelets_10e9_per_l: expected 10⁹\/L .*such as 245 for 245000 per µL/,
    ],
    ['platelets_10e9_per_l', '<5', /^2 platelets_10e9_per_l: expected a number/],
  ])('%s of %s is refused with the unit that was expected (B-32)', async (column, value, error) => {
    const imported = await importFile(clinic, 'blood-tests', [
      `mrn,collected_on,${column}`,
      `A,2026-01-05,${value}`,
    ]);
    expect(imported).toMatchObject({ status: 'completed', created: 0, failed: 1 });
    expect(imported.errors).toEqual([expect.stringMatching(error)]);
    expect(imported.errors.join()).not.toContain(value === '62' ? '62' : `"${value}"`);
  });

  it('says everything that is wrong with a row, and never what stands in it', async () => {
    const imported = await importFile(clinic, 'pfts', [
      pfts,
      'A,yesterday,secret,=secret,,,,secret,,',
      'A,2026-13-01,1,1,,,,,secret,secret',
    ]);
    expect(imported.errors.map((error) => error.split(':')[0])).toEqual([
      '2 fvc_ml',
      '2 fvc_pct_pred',
      '2 hb_corrected',
      '3 tested_on',
      '3 fvc_ml',
      '3 fvc_pct_pred',
      '3 tested_at',
      '3 not_done',
    ]);
    expect(imported.errors.join()).not.toMatch(/secret|yesterday/);
  });
});
