import { addDays, millilitres, parseIsoDate, type IsoDate } from '@interstice/clinical';
import fc from 'fast-check';
import { ageInYears } from './age-in-years.js';
import { predict } from './predict.js';
import { FINE_IN_A_TENTH, recomputePct, type RecomputedPct, type RecomputedTest } from './recompute-pct.js';

const born = parseIsoDate('1964-03-01');
const woman = {
  equation: 'gli-global-2022',
  sex: 'female',
  birthDate: born,
  testedOn: parseIsoDate('2024-03-01'),
  heightCm: 162,
  fvcMl: millilitres(2500),
} as const satisfies RecomputedTest;

function recomputed(test: RecomputedTest): RecomputedPct {
  const answer = recomputePct(test);
  if (answer.kind === 'not-recomputed') throw new Error(answer.reason);
  return answer;
}

function medianOf(testedOn: IsoDate): bigint {
  const ageYears = ageInYears(born, testedOn);
  const answer = predict({ ...woman, measure: 'fvc', ageYears });
  if (answer.kind === 'no-prediction') throw new Error(answer.reason);
  return BigInt(Math.round(answer.median * 1e9));
}

describe('The age that an equation takes', () => {
  it('is four years after 1461 days', () => {
    expect(ageInYears(parseIsoDate('1960-03-01'), parseIsoDate('1964-03-01'))).toBe(4);
    expect(ageInYears(parseIsoDate('1960-03-01'), parseIsoDate('1961-03-01'))).toBeCloseTo(365 / 365.25, 12);
    expect(ageInYears(born, addDays(born, -1))).toBeLessThan(0);
  });
});

describe('FVC as percent of predicted, recomputed on one equation (B-10)', () => {
  it('of 2.5 L in a woman of 60 years and 162 cm is 84.6 %, whatever it was reported on', () => {
    expect(recomputed(woman)).toMatchObject({
      kind: 'recomputed',
      equation: 'gli-global-2022',
      shown: 846,
      predictedMl: 2956,
    });
    expect(recomputed({ ...woman, equation: 'gli-2012', ethnicity: 'african-american' }).shown).toBe(929);
    expect(recomputed({ ...woman, equation: 'gli-2012', ethnicity: 'caucasian' }).shown).toBe(795);
  });

  it('is judged to a millionth of a percent and shown to a tenth', () => {
    const { fine, shown } = recomputed(woman);
    expect(Number.isSafeInteger(fine)).toBe(true);
    expect(Math.abs(fine - shown * FINE_IN_A_TENTH)).toBeLessThanOrEqual(FINE_IN_A_TENTH / 2);
    expect(fine % FINE_IN_A_TENTH).not.toBe(0);
  });

  it('falls by less than litres do, because what is expected falls as well', () => {
    const later = recomputed({ ...woman, testedOn: parseIsoDate('2026-03-01'), fvcMl: millilitres(2250) });
    const { fine } = recomputed(woman);
    // 2500 to 2250 mL is exactly 10 %; of what is expected at either age it is less.
    expect((fine - later.fine) * 1000 >= 100 * fine).toBe(false);
    expect((fine - later.fine) * 1000 >= 80 * fine).toBe(true);
  });

  it('is the same for the same test, and lower for a millilitre less', () => {
    fc.assert(
      fc.property(fc.integer({ min: 300, max: 9999 }), fc.integer({ min: 0, max: 12_000 }), (ml, days) => {
        const test = {
          ...woman,
          testedOn: addDays(parseIsoDate('1990-01-01'), days),
          fvcMl: millilitres(ml),
        };
        expect(recomputed(test)).toEqual(recomputed({ ...test }));
        expect(recomputed({ ...test, fvcMl: millilitres(ml + 1) }).fine).toBeGreaterThan(
          recomputed(test).fine,
        );
      }),
    );
  });

  it('meets a threshold as the exact figures do, wherever these are not within a millionth of it', () => {
    const ml = fc.integer({ min: 500, max: 6000 });
    fc.assert(
      fc.property(ml, ml, fc.integer({ min: 1, max: 730 }), (first, second, days) => {
        const earlier = recomputed({ ...woman, fvcMl: millilitres(first) });
        const later = recomputed({
          ...woman,
          fvcMl: millilitres(second),
          testedOn: addDays(woman.testedOn, days),
        });
        // The same without percents, in whole numbers: the expected volumes in billionths of a millilitre.
        const [expected, expectedLater] = [medianOf(woman.testedOn), medianOf(addDays(woman.testedOn, days))];
        const [a, b] = [BigInt(first) * expectedLater, BigInt(second) * expected];
        const share = Number(((a - b) * 1_000_000_000n) / a) / 1e9;
        fc.pre(Math.abs(share - 0.1) > 1e-6);
        expect((earlier.fine - later.fine) * 1000 >= 100 * earlier.fine).toBe(share >= 0.1);
      }),
    );
  });

  it.each([
    ['birth-date-unknown', { birthDate: undefined }],
    ['height-unknown', { heightCm: undefined }],
    ['sex-unknown', { sex: 'unknown' }],
    ['ethnicity-unknown', { equation: 'gli-2012' }],
    ['age-outside', { testedOn: parseIsoDate('2064-03-01') }],
    ['height-outside', { heightCm: 1.62 }],
  ] as const)('is not there, and says so, where the reason is: %s', (reason, missing) => {
    const answer = recomputePct({ ...woman, ...missing });
    expect(answer).toMatchObject({ kind: 'not-recomputed', reason });
    expect(answer.kind === 'not-recomputed' && answer.words).toMatch(/\.$/);
  });
});
