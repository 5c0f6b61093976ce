import { HEIGHT_LIMITS_CM } from '@interstice/lung-function';
import { PLAUSIBILITY } from '@interstice/contracts';
import { describe, expect, it } from '@jest/globals';
import type { InputProblem } from '../csv/input-problem.js';
import { runCli, withFile, type CliRun } from '../run-cli.spec-support.js';
import { readPersonRow } from './read-person-row.js';

const HEADER = 'sex,age_years,height_cm,ethnicity,fvc_ml,fev1_ml,dlco,dlco_unit';

const predict = (rows: readonly string[], more: readonly string[] = ['--equation', 'gli-global-2022']) =>
  withFile([HEADER, ...rows, ''].join('\n'), (path) => runCli(['predict', path, ...more]));

const linesOf = ({ stdout }: CliRun) =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('interstice predict', () => {
  // Percents and z-scores that were published by others; predicted TLCO of a man of 40 years and 175 cm in both units.
  it('says for each row what is expected, the limits of normal, z-score and percent', async () => {
    const run = await predict([
      'male,40,175,,4500,,,',
      'male,45,175.0,,,2800,,',
      'female,60,162,african-american,2500,2000,,',
      'male,40,175,,,,9,mmol/min/kPa',
      'male,40,175,,,,,mL/min/mmHg',
    ]);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    const [fvc, fev1, both, si, traditional] = linesOf(run);
    expect(fvc).toMatchObject({ line: 2, fvc: { equation: 'gli-global-2022', unit: 'mL', measured: 4500 } });
    expect(fvc.fvc.pctPred).toBeCloseTo(95.77, 1);
    expect(fvc.fvc.predicted).toBeCloseTo(450_000 / fvc.fvc.pctPred, 2);
    expect(fvc.fev1).toMatchObject({ measured: null, z: null, pctPred: null, belowLln: null });
    expect([fev1.fev1.pctPred, fev1.fev1.z]).toEqual([expect.closeTo(75.41, 2), expect.closeTo(-1.6855, 2)]);
    expect(fev1.fev1).toMatchObject({ belowLln: true });
    expect(fev1.fev1.lln).toBeGreaterThan(2800);
    expect(both.fvc.pctPred).toBeCloseTo(84.576, 2);
    expect(both.fev1Fvc).toMatchObject({ unit: '1', measured: 0.8, belowLln: false });
    expect(fvc).not.toHaveProperty('dlco');
    expect(si.dlco).toMatchObject({ equation: 'gli-2017', unit: 'mmol/min/kPa', predicted: 10.105153 });
    expect(si.dlco.pctPred).toBeCloseTo((100 * 9) / 10.105153, 4);
    expect(traditional.dlco).toMatchObject({ unit: 'mL/min/mmHg', measured: null, z: null });
    expect(traditional.dlco.predicted).toBeCloseTo(30.18408, 3);
  });

  it('says why where the equation has no answer, and answers what it can', async () => {
    const run = await predict(
      ['female,60,162,,2500,,,', 'female,60,162,2,2500,,,', 'female,81,162,unknown,,,5,mmol/min/kPa'],
      ['--equation', 'gli-2012'],
    );
    const [withoutGroup, withGroup, old] = linesOf(run);
    expect(withoutGroup.fvc).toEqual({
      equation: 'gli-2012',
      noPrediction: 'ethnicity-unknown',
      words: expect.stringContaining('one of its five groups'),
    });
    expect(withGroup.fvc.pctPred).toBeCloseTo(92.916, 2);
    expect(old.dlco).toMatchObject({
      noPrediction: 'age-outside',
      words: expect.stringContaining('5 to 80'),
    });
    expect(run).toMatchObject({ code: 3, stderr: 'Rows that lack a prediction, each with the reason: 2.\n' });
  });

  it('prints a table with a line for each measure', async () => {
    const run = await predict(
      ['female,60,162,,2000,1600,5,mmol/min/kPa', 'unknown,60,162,,2500,,,'],
      ['--equation', 'gli-global-2022', '--format', 'table'],
    );
    const lines = run.stdout.split('\n');
    expect(lines[0]).toMatch(/^ +line measure +equation +unit +measured +predicted +LLN +z +% pred$/);
    expect(lines[1]).toMatch(
      /^ +2 FVC +gli-global-2022 +mL +2000 +2956 +2\d{3} +-\d\.\d\d +67\.7 below LLN$/,
    );
    expect(lines[3]).toMatch(/^ +2 FEV1\/FVC +gli-global-2022 +0\.800 +0\.\d{3} /);
    expect(lines[4]).toMatch(/^ +2 DLCO +gli-2017 +mmol\/min\/kPa +5\.00 +\d\.\d\d /);
    expect(lines[5]).toMatch(/^ +3 FVC +gli-global-2022 +The equation differs between women and men/);
    expect(run.code).toBe(3);
  });

  it('leaves a row out that cannot be used, and names line and column', async () => {
    const run = await predict(['male,40,175,,4.5,,,', 'male,40,175,,4500,,9,', 'male,40,175,,4500,,,']);
    expect(linesOf(run).map(({ line }) => line)).toEqual([4]);
    expect(run.code).toBe(3);
    expect(run.stderr.split('\n')).toEqual([
      `line 2, fvc_ml: expected ${PLAUSIBILITY.fvc.expected}`,
      'line 3, dlco_unit: expected the unit of dlco: mmol/min/kPa or mL/min/mmHg',
      'Rows with such places were left out.',
      '',
    ]);
  });

  it('ends with 1 where no row or no column can be used, and with 2 where no equation is named', async () => {
    const [noRow, noColumn, noEquation] = await Promise.all([
      predict(['male,40,1.75,,4500,,,']),
      runCli(['predict', '-', '--equation', 'gli-2012'], { stdin: 'sex,age,height_cm\nmale,40,175\n' }),
      runCli(['predict', 'x.csv']),
    ]);
    expect(noRow).toMatchObject({ code: 1, stdout: '' });
    expect(noRow.stderr).toMatch(/^line 2, height_cm: .*\ninterstice: No row of the file can be used\.\n$/);
    expect(noColumn.stderr).toMatch(/^line 1: there is no column "age"; columns: sex, age_years, /);
    expect([noColumn.code, noEquation.code, noEquation.stdout]).toEqual([1, 2, '']);
  });
});

describe('A row for interstice predict', () => {
  const read = (cells: Readonly<Record<string, string>>) => {
    const told: string[] = [];
    const row = readPersonRow(
      { line: 7, cells: { sex: 'male', age_years: '40', height_cm: '175', ...cells } },
      (problem: InputProblem) => told.push(String(problem)),
    );
    return { row, told };
  };

  it.each([
    [{ sex: 'm' }, 'line 7, sex: expected female, male, unknown or an empty cell'],
    [{ age_years: 'forty' }, 'line 7, age_years: expected years'],
    [{ age_years: '-4' }, 'line 7, age_years: expected years'],
    [{ height_cm: '175,5' }, 'line 7, height_cm: expected a number with a decimal point'],
    [{ ethnicity: '6' }, 'line 7, ethnicity: expected caucasian, african-american'],
    [{ fev1_ml: '2.8' }, 'line 7, fev1_ml: expected millilitres'],
    [{ dlco: '25', dlco_unit: 'mmol/min/kPa' }, 'line 7, dlco: expected mmol/min/kPa'],
    [{ dlco: '25', dlco_unit: 'ml/min' }, 'line 7, dlco_unit: expected mmol/min/kPa, mL/min/mmHg'],
  ])('with %j is refused where it is wrong', (cells, expected) => {
    const { row, told } = read(cells);
    expect(row).toBeUndefined();
    expect(told).toEqual([expect.stringContaining(expected)]);
  });

  it.each([
    ['3', 'north-east-asian'],
    ['other', 'other'],
    ['unknown', 'unknown'],
  ])('may name the group as %s', (ethnicity, expected) => {
    expect(read({ ethnicity }).row).toMatchObject({ ethnicity: expected });
  });

  it('has its height checked by the same limits as the equations', () => {
    expect([PLAUSIBILITY.height.from, PLAUSIBILITY.height.to]).toEqual(Object.values(HEIGHT_LIMITS_CM));
  });
});
