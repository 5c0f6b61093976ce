import { inLitres, predicted } from './ask.spec-support.js';
import { LMS_VECTORS } from './lms-vectors.cases.js';
import { zOf } from './lms.js';
import { PUBLISHED_VALUES, type PublishedValue } from './published-values.cases.js';
import type { LmsCoefficients, ReferenceTable } from './reference-table.js';
import { REFERENCE_TABLES, type ReferenceMeasure } from './reference-tables.js';
import { TABLE_SUMS } from './table-sums.cases.js';

const within = (found: number, expected: number, tolerance: number) =>
  expect(Math.abs(found - expected)).toBeLessThanOrEqual(tolerance);

describe('A value that others have published', () => {
  it('is there 14 times', () => {
    expect(PUBLISHED_VALUES).toHaveLength(14);
  });

  it.each(PUBLISHED_VALUES.map((given) => [nameOf(given), given] as const))(
    'is met: %s (B-10)',
    (_, given) => {
      const { equation, measure, unit, sex, ageYears, heightCm, ethnicity, tolerance } = given;
      const person = { sex, ageYears, heightCm, ...(ethnicity === undefined ? {} : { ethnicity }) };
      const answer = predicted([equation, measure], person, unit);
      const median = inLitres(answer, answer.median);
      if (given.predicted !== undefined) within(median, given.predicted, tolerance);
      if (given.measured === undefined) return;
      const share = given.measured / median;
      if (given.pctPred !== undefined) within(100 * share, given.pctPred, tolerance);
      if (given.z !== undefined) within(zOf(share, answer), given.z, tolerance);
      expect(given.pctPred ?? given.z).toBeDefined();
    },
  );

  it.each(LMS_VECTORS)(
    'is that of the program of reference: %s, %s, %s, %f years, %f cm, %s',
    (...vector) => {
      const [equation, measure, sex, ageYears, heightCm, ethnicity, l, m, s, lln] = vector;
      const person = { sex, ageYears, heightCm, ...(ethnicity === null ? {} : { ethnicity }) };
      const answer = predicted([equation, measure], person);
      const found = [answer.l, inLitres(answer, answer.median), answer.s, inLitres(answer, answer.lln)];
      [l, m, s, lln].forEach((expected, index) => within((found[index] ?? 0) / expected, 1, 1e-6));
    },
  );

  // One woman, one measurement, two equations: nothing changed but the paper (clinical facts, computed with rspiro).
  it.each([
    ['gli-2012', 'african-american', 92.9],
    ['gli-2012', 'caucasian', 79.5],
    ['gli-global-2022', 'african-american', 84.6],
    ['gli-global-2022', 'caucasian', 84.6],
  ] as const)(
    'of 2.5 L in a woman of 60 years and 162 cm is by %s, %s: %f %%',
    (equation, ethnicity, pct) => {
      const person = { sex: 'female', ageYears: 60, heightCm: 162, ethnicity } as const;
      within((100 * 2500) / predicted([equation, 'fvc'], person).median, pct, 0.05);
    },
  );
});

describe('The published tables', () => {
  it.each(TABLE_SUMS)(
    'are held digit by digit: %s, %s, %s',
    (equation, measure, sex, coefficients, m, s, l) => {
      const tables: Partial<Record<ReferenceMeasure, ReferenceTable>> = REFERENCE_TABLES[equation];
      const table = tables[measure];
      if (table === undefined) throw new Error('there is no such table');
      const { splines } = table[sex];
      const points = 4 * (table.ages.to - table.ages.from) + 1;
      expect([splines.m.length, splines.s.length, splines.l?.length ?? points]).toEqual([
        points,
        points,
        points,
      ]);
      within(weighted(coefficientsOf(table[sex])), coefficients, 1e-7);
      within(weighted(splines.m), m, 1e-4);
      within(weighted(splines.s), s, 1e-4);
      expect(splines.l === undefined).toBe(l === null);
      if (splines.l !== undefined) within(weighted(splines.l), l ?? 0, 1e-4);
    },
  );

  it('are all there', () => {
    expect(TABLE_SUMS).toHaveLength(2 * Object.values(REFERENCE_TABLES).flatMap(Object.keys).length);
  });
});

const weighted = (numbers: readonly number[]) =>
  numbers.reduce((total, number, index) => total + (index + 1) * number, 0);

function coefficientsOf({ m, s, l }: LmsCoefficients): readonly number[] {
  const groups = [m.group, s.group].flatMap((group) =>
    group === undefined
      ? []
      : [group['african-american'], group['north-east-asian'], group['south-east-asian'], group.other],
  );
  return [m.intercept, m.lnHeight, m.lnAge, s.intercept, s.lnAge, l.intercept, l.lnAge, ...groups];
}

function nameOf({ equation, measure, unit, sex, ageYears, heightCm, from }: PublishedValue): string {
  return `${equation} ${measure}${unit === undefined ? '' : ` ${unit}`}, ${sex}, ${ageYears} years, ${heightCm} cm (${from})`;
}
