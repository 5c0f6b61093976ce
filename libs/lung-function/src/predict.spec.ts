import fc from 'fast-check';
import { anyAdult, anyMeasure, ask, EVERY_MEASURE, predicted, type Measure } from './ask.spec-support.js';
import { compareWithReference } from './compare-with-reference.js';
import { convertTransfer } from './dlco-units.js';
import { uncorrectedTransfer } from './haemoglobin-correction.js';
import { lmsOf, valueAt, zOf } from './lms.js';
import { predict, predictMedian } from './predict.js';
import { REFERENCE_TABLES } from './reference-tables.js';

const woman = { sex: 'female', ageYears: 60, heightCm: 162, ethnicity: 'caucasian' } as const;
const near = (found: number, expected: number, relative: number) =>
  expect(Math.abs(found / expected - 1)).toBeLessThanOrEqual(relative);

describe('A prediction', () => {
  it('puts the median at z 0 and 100 %, the limits of normal at z -1.645 and +1.645', () => {
    fc.assert(
      fc.property(anyMeasure, anyAdult, (of, person) => {
        const answer = predicted(of, person);
        expect(zOf(1, answer)).toBeCloseTo(0, 12);
        expect(Math.abs(zOf(answer.lln / answer.median, answer) + 1.645)).toBeLessThan(1e-9);
        expect(Math.abs(zOf(answer.uln / answer.median, answer) - 1.645)).toBeLessThan(1e-9);
        expect(answer.lln).toBeLessThan(answer.median);
        expect(answer.median).toBeLessThan(answer.uln);
      }),
    );
  });

  it('has a number for every age of the grid, and none that is not finite', () => {
    const odd: unknown[] = [];
    for (const of of EVERY_MEASURE) {
      const [from, to] = of[0] === 'gli-2017' ? [5, 80] : [3, 95];
      for (const sex of ['female', 'male'] as const) {
        for (let ageYears = from; ageYears <= to; ageYears += 0.25) {
          const { median, lln, uln } = predicted(of, { ...woman, sex, ageYears });
          if (!(0 < lln && lln < median && median < uln && uln < Infinity)) odd.push([...of, sex, ageYears]);
        }
      }
    }
    expect(odd).toEqual([]);
  });

  it('gives a larger measured value a larger z-score', () => {
    fc.assert(
      fc.property(
        anyMeasure,
        anyAdult,
        fc.double({ min: 0.3, max: 1.6, noNaN: true }),
        (of, person, share) => {
          const answer = predicted(of, person);
          expect(zOf(share * 1.001, answer)).toBeGreaterThan(zOf(share, answer));
        },
      ),
    );
  });

  it('finds the value that lies at a z-score again', () => {
    fc.assert(
      fc.property(anyMeasure, anyAdult, fc.double({ min: -3, max: 3, noNaN: true }), (of, person, z) => {
        const { l, s } = predicted(of, person);
        expect(zOf(valueAt(z, { l, s, m: 1 }), { l, s })).toBeCloseTo(z, 9);
      }),
    );
  });

  // A spline that steps at a point of the grid, as where it is not interpolated, moves the median by up to 0.25 %.
  it('has no step where one quarter of a year ends and the next begins', () => {
    const quarter = fc.integer({ min: 18 * 4, max: 80 * 4 - 1 }).map((quarters) => quarters / 4);
    fc.assert(
      fc.property(anyMeasure, anyAdult, quarter, (of, person, ageYears) => {
        const at = predicted(of, { ...person, ageYears });
        const [before, after] = [ageYears - 1e-9, ageYears + 1e-9].map((age) =>
          age < 5 ? at : predicted(of, { ...person, ageYears: age }),
        );
        near(before?.median ?? 0, at.median, 1e-8);
        near(after?.median ?? 0, at.median, 1e-8);
        near(after?.s ?? 0, at.s, 1e-8);
      }),
    );
  });

  it('lies between those of the two ages of the grid beside it but for ln(age), which moves with the exact age', () => {
    const [before, between, after] = [60, 60.125, 60.25].map((ageYears) =>
      Math.log(predicted(['gli-global-2022', 'fvc'], { ...woman, ageYears }).median),
    );
    // Half of the way between the splines; ln(age) is bent by less than a millionth in a quarter of a year.
    expect(between).toBeCloseTo(((before ?? 0) + (after ?? 0)) / 2, 6);
  });

  it('is larger in taller people, for volumes and TLCO', () => {
    fc.assert(
      fc.property(anyMeasure, anyAdult, (of, person) => {
        fc.pre(of[1] !== 'fev1-fvc' && of[1] !== 'kco');
        const taller = predicted(of, { ...person, heightCm: person.heightCm + 1 });
        expect(taller.median).toBeGreaterThan(predicted(of, person).median);
      }),
    );
  });

  it('of TLCO falls from 30 to 70 years, in every year', () => {
    for (const sex of ['female', 'male'] as const) {
      const medians = Array.from({ length: 41 }, (_, index) =>
        predicted(['gli-2017', 'tlco'], { ...woman, sex, ageYears: 30 + index }),
      ).map(({ median }) => median);
      medians.slice(1).forEach((median, index) => expect(median).toBeLessThan(medians[index] ?? 0));
    }
  });

  it('of TLCO and KCO says the same in both units', () => {
    const amount = fc.double({ min: 0.5, max: 15, noNaN: true });
    fc.assert(
      fc.property(
        fc.constantFrom('tlco' as const, 'kco' as const),
        anyAdult,
        amount,
        (measure, person, si) => {
          const [inSi, traditional] = (['mmol/min/kPa', 'mL/min/mmHg'] as const).map((unit) => {
            const answer = predict({ ...person, equation: 'gli-2017', measure, unit });
            if (answer.kind === 'no-prediction') throw new Error(answer.reason);
            return compareWithReference(
              uncorrectedTransfer(convertTransfer(si, 'mmol/min/kPa', unit)),
              answer,
            );
          });
          expect(inSi?.z).toBeCloseTo(traditional?.z ?? 0, 9);
          expect(inSi?.pctPred).toBeCloseTo(traditional?.pctPred ?? 0, 9);
          expect(inSi?.belowLln).toBe(traditional?.belowLln);
        },
      ),
    );
  });

  it('has the same median where the median alone is asked for', () => {
    const measure = fc.constantFrom('fvc' as const, 'fev1' as const, 'fev1-fvc' as const);
    const equation = fc.constantFrom('gli-2012' as const, 'gli-global-2022' as const);
    fc.assert(
      fc.property(equation, measure, anyAdult, (name, what, person) => {
        const { median } = predicted([name, what], person);
        expect(predictMedian({ ...person, equation: name, measure: what })).toBe(median);
      }),
    );
  });

  it('says which equation and measure it is of, and in what unit', () => {
    const said = EVERY_MEASURE.map((of) => {
      const { kind, equation, measure, unit } = predicted(of, woman);
      expect([kind, equation, measure]).toEqual(['prediction', ...of]);
      return `${measure} ${unit}`;
    });
    const spirometry = ['fvc mL', 'fev1 mL', 'fev1-fvc 1'];
    const transfer = ['tlco mmol/min/kPa', 'kco mmol/min/kPa', 'va mL'];
    expect(said).toEqual([...spirometry, ...spirometry, ...transfer]);
  });

  it('says whether a value is below the limit of normal: at the limit it is not', () => {
    const answer = predict({ ...woman, equation: 'gli-global-2022', measure: 'fvc' });
    if (answer.kind === 'no-prediction') throw new Error(answer.reason);
    expect(compareWithReference(answer.lln, answer).belowLln).toBe(false);
    expect(compareWithReference(answer.lln - 1, answer).belowLln).toBe(true);
    expect(compareWithReference(answer.median, answer).pctPred).toBe(100);
    expect(compareWithReference(answer.median / 2, answer).pctPred).toBe(50);
  });
});

describe('There is no prediction, and the words say why,', () => {
  const refused = (of: Measure, person: Parameters<typeof ask>[1]) => {
    const answer = ask(of, person);
    return answer.kind === 'no-prediction' ? [answer.reason, answer.words] : [answer.kind];
  };

  it('where the sex is not known', () => {
    for (const of of EVERY_MEASURE) {
      expect(refused(of, { ...woman, sex: 'unknown' })).toEqual([
        'sex-unknown',
        'The equation differs between women and men, and the sex is not known.',
      ]);
    }
  });

  it('by GLI-2012 where the group is not known; the other equations do not ask', () => {
    const { ethnicity: _, ...nobodysGroup } = woman;
    expect(refused(['gli-2012', 'fvc'], nobodysGroup)[1]).toBe(
      'GLI-2012 needs one of its five groups, and none is recorded. GLI Global 2022 asks for none.',
    );
    for (const of of EVERY_MEASURE) {
      for (const person of [nobodysGroup, { ...nobodysGroup, ethnicity: 'unknown' as const }]) {
        const [reason] = refused(of, person);
        expect(reason).toBe(of[0] === 'gli-2012' ? 'ethnicity-unknown' : 'prediction');
      }
    }
  });

  it.each([
    ['gli-2012', 'fvc', 3, 95],
    ['gli-global-2022', 'fev1', 3, 95],
    ['gli-2017', 'tlco', 5, 80],
    ['gli-2017', 'va', 5, 80],
  ] as const)('outside the ages of %s, %s: %d to %d, both included', (equation, measure, from, to) => {
    const reasonAt = (ageYears: number) => refused([equation, measure], { ...woman, ageYears })[0];
    expect([from, to].map(reasonAt)).toEqual(['prediction', 'prediction']);
    expect([from - 1e-9, to + 1e-9, -1, NaN, Infinity].map(reasonAt)).toEqual(Array(5).fill('age-outside'));
    expect(refused([equation, measure], { ...woman, ageYears: 96 })[1]).toMatch(
      new RegExp(`was published for ages ${from} to ${to}, and says nothing outside them\\.$`),
    );
  });

  it('where the height is in metres or inches, or none', () => {
    const reasonAt = (heightCm: number) => refused(['gli-global-2022', 'fvc'], { ...woman, heightCm })[0];
    expect([80, 250].map(reasonAt)).toEqual(['prediction', 'prediction']);
    expect([1.62, 63.8, 79.9, 250.1, 0, NaN].map(reasonAt)).toEqual(Array(6).fill('height-outside'));
    expect(refused(['gli-global-2022', 'fvc'], { ...woman, heightCm: 1.62 })[1]).toBe(
      'A height from 80 to 250 cm is needed.',
    );
  });
});

describe('What a program must not ask', () => {
  it('is a measure that the equation does not predict', () => {
    // @ts-expect-error -- GLI-2012 is about spirometry
    const ask = () => predict({ ...woman, equation: 'gli-2012', measure: 'tlco' });
    expect(ask).toThrow(new TypeError('GLI-2012 does not predict tlco.'));
  });

  it('is an age beside the splines: before the first point, or after the last', () => {
    const { ages, female } = REFERENCE_TABLES['gli-global-2022'].fvc;
    const at = (ageYears: number) => lmsOf(female, ages.from, { ...woman, ageYears, group: undefined });
    expect(at(ages.to).m).toBeGreaterThan(0);
    for (const ageYears of [ages.from - 0.25, ages.from - 0.1, ages.to + 0.1, ages.to + 0.25])
      expect(() => at(ageYears)).toThrow(new RangeError('The age lies outside of the table.'));
  });
});
