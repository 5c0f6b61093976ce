import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { describeWithReferenceData } from '@interstice/test-support';
import { ANALYTE_NAMES, ANALYTES, type Analyte } from './analytes.js';
import { AMOUNT_CASES, MET_SPELLINGS } from './laboratory-units.cases.js';
import {
  LABORATORY_TESTS,
  LABORATORY_UNITS,
  UNIT_SOURCES,
  type UnitSpellings,
} from './laboratory-units.rules.js';
import {
  inRecordedUnit,
  readLaboratoryTest,
  readLaboratoryUnit,
  type KnownUnit,
  type RefusedUnit,
} from './laboratory-units.js';

const outcome = (read: KnownUnit | RefusedUnit) =>
  read.known ? [read.analyte, read.times / read.per] : read.refusal;

const MET = MET_SPELLINGS.flatMap(({ test, otherUnit, units, becomes }) =>
  units.map((unit) => ({ test, otherUnit, unit, becomes })),
);

describe('units as real laboratories write them', () => {
  it.each(MET)('$test in "$unit" (system: $otherUnit) becomes $becomes', ({ becomes, ...column }) => {
    expect(outcome(readLaboratoryTest(column))).toEqual(becomes);
  });

  it('are all 131 that were met, each once', () => {
    expect(new Set(MET.map((it) => [it.test, it.otherUnit, it.unit].join('|'))).size).toBe(131);
  });
});

describeWithReferenceData('every spelling of the eICU demo', (folder) => {
  it('is one of those above, and mapped or refused as stated there', () => {
    const [header = '', ...lines] = readFileSync(join(folder, 'blood', 'eicu_unit_zoo.csv'), 'utf8')
      .trim()
      .split('\n');
    expect(header).toMatch(/^labname,system_unit,interface_unit,/);
    const read = lines.map((line) => {
      const [test = '', otherUnit = '', unit = ''] = line.split(',');
      return [test, otherUnit, unit, outcome(readLaboratoryTest({ test, otherUnit, unit }))];
    });
    const stated = MET.map((it) => [it.test, it.otherUnit, it.unit, it.becomes]);
    expect(read).toHaveLength(131);
    expect(read).toEqual(expect.arrayContaining(stated));
    expect(stated).toEqual(expect.arrayContaining(read));
  });

  it('gives every real result of a mapped spelling exactly, none rounded', () => {
    const results = readFileSync(join(folder, 'blood', 'eicu-cbc.csv'), 'utf8')
      .trim()
      .split('\n')
      .slice(1);
    const notHeld: string[] = [];
    let held = 0;
    for (const line of results) {
      const [, , , , test = '', value = '', , otherUnit = '', unit = ''] = line.split(',');
      const column = readLaboratoryTest({ test, unit, otherUnit });
      if (!column.known || value === '') continue;
      if (inRecordedUnit(column.analyte, Number(value), unit).known) held += 1;
      else notHeld.push(line);
    }
    expect(notHeld).toEqual([]);
    expect(held).toBeGreaterThan(1000);
  });
});

describe('a value in the unit of a laboratory', () => {
  it.each(AMOUNT_CASES)('%s of %d %s is %d thousandths of ours', (analyte, value, unit, thousandths) => {
    expect(inRecordedUnit(analyte, value, unit)).toEqual({ known: true, amount: thousandths });
  });

  it('is refused where our three decimals cannot hold it, so that no threshold is crossed by rounding', () => {
    expect(inRecordedUnit('neutrophils', 1599.9, '/uL')).toMatchObject({
      known: false,
      refusal: 'not-exact',
    });
    expect(inRecordedUnit('creatinine', 0.857, 'mg/dL')).toMatchObject({
      known: false,
      refusal: 'not-exact',
    });
    expect(inRecordedUnit('creatinine', 0.855, 'mg/dL')).toEqual({ known: true, amount: 75_582 });
  });

  it('is what the fraction says, whatever doubles make of it', () => {
    const written = fc.tuple(fc.integer({ min: 0, max: 99_999 }), fc.integer({ min: 0, max: 99 }));
    fc.assert(
      fc.property(written, ([whole, hundredths]) => {
        const value = Number(`${whole}.${String(hundredths).padStart(2, '0')}`);
        const exact = (whole * 100 + hundredths) * 884;
        expect(inRecordedUnit('creatinine', value, 'mg/dL')).toEqual({ known: true, amount: exact });
      }),
    );
  });

  it.each<[Analyte, string, string]>([
    ['neutrophils', '%', 'share-of-white-cells'],
    ['neutrophils', 'M/uL', 'unknown-unit'],
    ['neutrophils', 'g/L', 'unknown-unit'],
    ['albumin', 'G/L', 'unknown-unit'],
    ['albumin', 'mg/L', 'unknown-unit'],
    ['albumin', '%', 'unknown-unit'],
    ['haemoglobin', 'mmol/L', 'unknown-unit'],
    ['platelets', '10', 'unit-cut-off'],
    ['platelets', ' ', 'unit-missing'],
    ['creatinine', 'Mmol/L', 'unknown-unit'],
    ['alt', 'MU/L', 'unknown-unit'],
  ])('%s in "%s" is refused: %s, and the units known are named (B-32)', (analyte, unit, refusal) => {
    const read = readLaboratoryUnit(analyte, unit);
    expect(read).toMatchObject({ known: false, refusal });
    const [first] = LABORATORY_UNITS[analyte][0].spellings;
    expect(!read.known && read.expected).toContain(first);
  });

  it.each<[string, string]>([
    ['10', ' (this unit was cut off)'],
    ['%', ' (a percent of the white cells is not a count)'],
    ['pounds', ''],
  ])('platelets in "%s" are refused with the reason, where there is one, at the end', (unit, reason) => {
    const read = readLaboratoryUnit('platelets', unit);
    const known = LABORATORY_UNITS.platelets.map(({ spellings }) => spellings.slice(0, 3).join(', '));
    expect(!read.known && read.expected).toBe(
      `expected a known unit of ${ANALYTES.platelets.title}, such as ${known.join('; ')}${reason}`,
    );
  });

  it('is read whatever blanks stand around its unit, and with either sign for micro', () => {
    expect(readLaboratoryUnit('wbc', '  x10  3/uL ').known).toBe(true);
    expect(readLaboratoryUnit('creatinine', '\u03bcmol/L')).toEqual(
      readLaboratoryUnit('creatinine', '\u00b5mol/L'),
    );
  });

  it('is refused when the unit beside it is not the one that the name states', () => {
    expect(readLaboratoryTest({ test: 'WBC x 1000', unit: '/uL' })).toMatchObject({
      refusal: 'units-disagree',
    });
    expect(readLaboratoryTest({ test: ' wbc  X 1000 ', unit: 'K/uL' })).toMatchObject({ analyte: 'wbc' });
    expect(readLaboratoryTest({ test: 'WBC', unit: 'K/uL', otherUnit: '??' })).toMatchObject({
      refusal: 'unknown-unit',
    });
    expect(readLaboratoryTest({ test: 'ferritin', unit: 'ug/L' })).toMatchObject({ refusal: 'unknown-test' });
  });
});

describe('the table of units', () => {
  it('holds our own unit of every analyte, as it is', () => {
    const ours = {
      wbc: '10⁹/L',
      haemoglobin: 'g/L',
      mcv: 'fL',
      alt: 'U/L',
      creatinine: 'µmol/L',
      crp: 'mg/L',
    };
    for (const [analyte, unit] of Object.entries(ours)) {
      expect(readLaboratoryUnit(analyte as Analyte, unit)).toMatchObject({ times: 1, per: 1 });
    }
  });

  it('gives each spelling one meaning and each factor a source and whole numbers', () => {
    for (const analyte of ANALYTE_NAMES) {
      const units: readonly UnitSpellings[] = LABORATORY_UNITS[analyte];
      const spellings = units.flatMap((unit) => unit.spellings);
      expect(new Set(spellings).size).toBe(spellings.length);
      for (const { times, per, source } of units) {
        expect(Number.isInteger(times) && Number.isInteger(per)).toBe(true);
        expect(UNIT_SOURCES[source]).toBeTruthy();
      }
    }
    const names = LABORATORY_TESTS.flatMap((test) => test.names);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(names.map((name) => name.toLowerCase()));
  });
});

describe('what is said where a unit or a number is refused', () => {
  const expected = (read: { readonly known: boolean; readonly expected?: string }) =>
    'expected' in read ? read.expected : 'known';

  it('names known spellings of the analyte, a few of each unit, and why this one is none', () => {
    const known = 'expected a known unit of neutrophils, such as ';
    const reasonOf = (test: string, unit: string, otherUnit?: string) =>
      expected(readLaboratoryTest({ test, unit, ...(otherUnit === undefined ? {} : { otherUnit }) }));
    expect(expected(readLaboratoryUnit('neutrophils', '%'))).toMatch(
      /^expected a known unit of neutrophils, such as [^(]+ \(a percent of the white cells is not a count\)$/,
    );
    expect(expected(readLaboratoryUnit('crp', 'furlongs'))).toMatch(
      /^expected a known unit of CRP, such as mg\/L[^(]*$/,
    );
    expect(reasonOf('CRP', 'mg/L', 'mg/dL')).toMatch(/ \(the units stated do not agree\)$/);
    const [first = ''] = (expected(readLaboratoryUnit('neutrophils', '%')) ?? '')
      .slice(known.length)
      .split('; ');
    expect(first.split(', ').length).toBeLessThanOrEqual(3);
  });

  it('says of a test whether its name is not known, or it is not recorded here', () => {
    expect(expected(readLaboratoryTest({ test: 'Zeta potential', unit: 'mV' }))).toBe(
      'expected a test whose name is known here',
    );
    const notRecorded = LABORATORY_TESTS.find(({ analyte }) => analyte === null)?.names[0] ?? '';
    expect(readLaboratoryTest({ test: notRecorded, unit: 'mg/L' })).toEqual({
      known: false,
      refusal: 'not-recorded-here',
      expected: 'expected a test that is recorded here',
    });
  });

  it('refuses a number that three decimals cannot hold, and one that is written in no plain decimals', () => {
    const tooFine =
      'expected fewer decimals: in mg/L the value needs more than the three that are kept, and none is rounded';
    expect(expected(inRecordedUnit('crp', 1.2345, 'mg/L'))).toBe(tooFine);
    expect(expected(inRecordedUnit('crp', 1e-7, 'mg/L'))).toBe(tooFine);
    expect(expected(inRecordedUnit('crp', 1e21, 'mg/L'))).toBe(tooFine);
    expect(expected(inRecordedUnit('crp', -4, 'mg/L'))).toBe(tooFine);
    expect(expected(inRecordedUnit('crp', 1, 'furlongs'))).toMatch(/^expected a known unit of CRP/);
  });
});
