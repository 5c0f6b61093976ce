import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { describeWithReferenceData } from '@interstice/test-support';
import { readLaboratoryTest } from '@interstice/clinical';
import { bloodTestRequest } from './blood-test.js';
import { PLAUSIBILITY } from './plausibility.js';
import { recordedBloodTest } from './recorded-blood-test.js';

const ON = { collectedOn: '2026-03-31' };
const read = (test: object) => bloodTestRequest.safeParse({ ...ON, ...test });
const issuesOf = (test: object) =>
  read(test).error?.issues.map(({ path, message }) => [path.join('/'), message]) ?? [];
const pathsOf = (test: object) => issuesOf(test).map(([path]) => path);
const amountsOf = (test: object) => recordedBloodTest(bloodTestRequest.parse({ ...ON, ...test })).amounts;

describe('a blood test', () => {
  it('measures something, or says that the sample was insufficient, never both', () => {
    expect(pathsOf({})).toEqual(['']);
    expect(pathsOf({ insufficient: false })).toEqual(['']);
    expect(read({ insufficient: true }).success).toBe(true);
    expect(pathsOf({ insufficient: true, wbc: 6.4, alt: 28 })).toEqual(['wbc', 'alt']);
  });

  it.each<[string, number]>([
    ['neutrophils', 62],
    ['neutrophils', 1300],
    ['haemoglobin', 12.5],
    ['platelets', 150_000],
  ])('with %s of %d is refused with the unit that was expected (B-32)', (analyte, value) => {
    const check = PLAUSIBILITY[analyte === 'haemoglobin' ? 'blood-haemoglobin' : (analyte as 'platelets')];
    expect(issuesOf({ [analyte]: value })).toEqual([[analyte, `expected ${check.expected}`]]);
  });

  it('refuses negative values, and those with more decimals than are kept, once each', () => {
    expect(pathsOf({ crp: -1, wbc: 6.4 })).toEqual(['crp']);
    expect(pathsOf({ wbc: 6.4321 })).toEqual(['wbc']);
    expect(pathsOf({ haemoglobin: 131.25 })).toEqual(['haemoglobin']);
    expect(pathsOf({ wbc: 1e21 })).toEqual(['wbc']);
  });

  it('takes a low count as low as it is: abnormal is not impossible', () => {
    expect(read({ wbc: 0.2, neutrophils: 0, platelets: 2, haemoglobin: 41 }).success).toBe(true);
  });
});

describe('a percent of the white cells that is sent as a count', () => {
  it.each<[string, number, boolean]>([
    ['neutrophils', 9.999, true],
    ['neutrophils', 10, true],
    ['neutrophils', 10.001, false],
    ['lymphocytes', 5, true],
    ['lymphocytes', 5.001, false],
    ['eosinophils', 3, true],
    ['eosinophils', 3.001, false],
  ])('alone: %s of %d is taken: %s', (part, value, taken) => {
    expect(pathsOf({ [part]: value })).toEqual(taken ? [] : [part]);
  });

  it('is told by the white cells, of which the parts are no more', () => {
    expect(read({ wbc: 32, neutrophils: 30 }).success).toBe(true);
    expect(read({ wbc: 3, neutrophils: 3 }).success).toBe(true);
    expect(pathsOf({ wbc: 3, neutrophils: 38 })).toEqual(['neutrophils']);
    expect(pathsOf({ wbc: 3, neutrophils: 4, lymphocytes: 30 })).toEqual(['neutrophils', 'lymphocytes']);
  });

  it.each<[string, object, string[]]>([
    ['below', { wbc: 3, neutrophils: 3.199 }, []],
    ['at', { wbc: 3, neutrophils: 3.2 }, []],
    ['above', { wbc: 3, neutrophils: 3.201 }, ['neutrophils']],
    ['above', { wbc: 3, lymphocytes: 3.201 }, ['lymphocytes']],
    ['below', { wbc: 6.4, neutrophils: 4.1, lymphocytes: 2.2, eosinophils: 0.299 }, []],
    ['at', { wbc: 6.4, neutrophils: 4.1, lymphocytes: 2.2, eosinophils: 0.3 }, []],
    [
      'above',
      { wbc: 6.4, neutrophils: 4.1, lymphocytes: 2.2, eosinophils: 0.301 },
      ['neutrophils', 'lymphocytes', 'eosinophils'],
    ],
    ['above', { wbc: 70, neutrophils: 38, lymphocytes: 52 }, ['neutrophils', 'lymphocytes']],
  ])('is told %s what rounding may raise, of one part and of the sum: %j', (_, test, refused) => {
    expect(pathsOf(test)).toEqual(refused);
  });

  it.each<[object, string[]]>([
    [{ neutrophils: 40, wbc: 40 }, []],
    [{ neutrophils: 40.001, wbc: 39.8 }, ['neutrophils']],
    [{ neutrophils: 40.001, wbc: 40.001 }, []],
    [{ neutrophils: 62, wbc: 6.4 }, ['neutrophils']],
    [{ neutrophils: 62, wbc: 71 }, []],
    [{ neutrophils: 62_000, wbc: 71, units: { neutrophils: '/uL' } }, []],
    [{ neutrophils: 62, wbc: 71_000, units: { wbc: '/uL' } }, []],
    [{ neutrophils: 4100, wbc: 6400 }, ['wbc', 'neutrophils']],
    [{ neutrophils: 62.0001, wbc: 71 }, ['neutrophils']],
    [{ neutrophils: 62 }, ['neutrophils']],
  ])('is not seen in many neutrophils that are most of the white cells: %j', (test, refused) => {
    expect(pathsOf(test)).toEqual(refused);
  });

  it('leaves a lymphocytic leukaemia recordable, beside its white cells', () => {
    expect(read({ wbc: 84, lymphocytes: 76, neutrophils: 4.5 }).success).toBe(true);
  });
});

describe('a blood test in the units of the laboratory', () => {
  const AMERICAN = {
    wbc: 6400,
    haemoglobin: 12.5,
    creatinine: 1.1,
    platelets: 245,
    alt: 28,
    units: { wbc: '/uL', haemoglobin: 'g/dL', creatinine: 'mg/dL', platelets: 'K/uL' },
    referenceRanges: { haemoglobin: { low: 12, high: 15.5 }, alt: { high: 35 } },
  };

  it('is held in ours, exactly, with what came kept beside it', () => {
    expect(recordedBloodTest(bloodTestRequest.parse({ ...ON, ...AMERICAN }))).toEqual({
      amounts: { wbc: 6400, haemoglobin: 125_000, platelets: 245_000, alt: 28_000, creatinine: 97_240 },
      referenceRanges: { haemoglobin: { low: 120, high: 155 }, alt: { high: 35 } },
      reported: {
        wbc: { value: 6400, unit: '/uL' },
        haemoglobin: { value: 12.5, unit: 'g/dL', low: 12, high: 15.5 },
        platelets: { value: 245, unit: 'K/uL' },
        creatinine: { value: 1.1, unit: 'mg/dL' },
      },
      issues: [],
    });
  });

  it('is held the same as in ours', () => {
    expect(amountsOf({ wbc: 6400, units: { wbc: '/uL' } })).toEqual(amountsOf({ wbc: 6.4 }));
    expect(recordedBloodTest({ wbc: 6.4 }).reported).toBeUndefined();
  });

  it.each<[string, object, string]>([
    ['percent', { wbc: 6.4, neutrophils: 62, units: { neutrophils: '%' } }, 'units/neutrophils'],
    ['an unknown unit', { creatinine: 1.1, units: { creatinine: 'mg' } }, 'units/creatinine'],
    ['a unit of nothing', { wbc: 6.4, units: { alt: 'U/L' } }, 'units/alt'],
    ['limits of nothing', { wbc: 6.4, referenceRanges: { alt: { high: 35 } } }, 'referenceRanges/alt'],
    ['too many decimals', { creatinine: 0.857, units: { creatinine: 'mg/dL' } }, 'creatinine'],
    [
      'a limit with too many decimals',
      { creatinine: 1, units: { creatinine: 'mg/dL' }, referenceRanges: { creatinine: { high: 1.0001 } } },
      'referenceRanges/creatinine/high',
    ],
    ['what no unit makes plausible', { haemoglobin: 125, units: { haemoglobin: 'g/dL' } }, 'haemoglobin'],
    [
      'parts that exceed the white cells once both are in ours',
      { wbc: 3, neutrophils: 3201, units: { neutrophils: '/uL' } },
      'neutrophils',
    ],
  ])('with %s is refused there', (_, test, path) => {
    expect(pathsOf(test)).toEqual([path]);
  });

  it('is refused with the units that are known, when its own is not', () => {
    expect(issuesOf({ haemoglobin: 7.8, units: { haemoglobin: 'mmol/L' } })).toEqual([
      ['units/haemoglobin', 'expected a known unit of haemoglobin, such as g/L, g/l, gm/L; g/dL, g/dl, G/DL'],
    ]);
  });
});

describeWithReferenceData('real blood tests', (folder) => {
  const rows = (file: string) => readFileSync(join(folder, file), 'utf8').trim().split('\n').slice(1);

  it('of the PBC series all pass, 1,945 of them', () => {
    const refused = rows('imports/pbc-blood-tests.csv').flatMap((line) => {
      const [, collectedOn, platelets, albumin, ast] = line.split(',');
      const given = Object.entries({ platelets, albumin, ast }).filter(([, value]) => value !== '');
      const test = Object.fromEntries(given.map(([analyte, value]) => [analyte, Number(value)]));
      return bloodTestRequest.safeParse({ collectedOn, ...test }).success ? [] : [line];
    });
    expect(refused).toEqual([]);
    expect(rows('imports/pbc-blood-tests.csv')).toHaveLength(1945);
  });

  it('of the eICU demo pass in the units they came in, wherever the unit is known', () => {
    let passed = 0;
    const refused = rows('blood/eicu-cbc.csv').flatMap((line) => {
      const [, , , , test = '', value = '', , otherUnit = '', unit = ''] = line.split(',');
      const column = readLaboratoryTest({ test, unit, otherUnit });
      if (!column.known || value === '') return [];
      const posted = { [column.analyte]: Number(value), units: { [column.analyte]: unit } };
      if (!read(posted).success) return [line];
      passed += 1;
      return [];
    });
    expect(refused).toEqual([]);
    expect(passed).toBeGreaterThan(1000);
  });
});
