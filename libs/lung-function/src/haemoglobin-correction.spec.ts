import fc from 'fast-check';
import { anyAdult } from './ask.spec-support.js';
import { compareWithReference } from './compare-with-reference.js';
import { convertTransfer } from './dlco-units.js';
import {
  correctedTransfer,
  correctMeasured,
  correctPredicted,
  haemoglobinFactor,
  uncorrectedTransfer,
} from './haemoglobin-correction.js';
import { HAEMOGLOBIN_CASES, TRANSFER_UNIT_CASES } from './lung-function-rules.cases.js';
import { predict } from './predict.js';

const factor = (sex: 'female' | 'male' | 'unknown', ageYears: number, haemoglobinGPerL: number) =>
  haemoglobinFactor({ sex, ageYears, haemoglobinGPerL });

const man = { sex: 'male', ageYears: 60, heightCm: 175 } as const;
const expected = predict({ ...man, equation: 'gli-2017', measure: 'tlco', unit: 'mmol/min/kPa' });
if (expected.kind === 'no-prediction') throw new Error(expected.reason);

describe('The correction of DLCO for haemoglobin', () => {
  it.each(HAEMOGLOBIN_CASES)('multiplies for %s of %f years with %d g/L by %f', (sex, age, gPerL, wanted) => {
    const found = factor(sex, age, gPerL);
    if (wanted === null || found === null) expect(found).toBe(wanted);
    else expect(found).toBeCloseTo(wanted, 14);
  });

  it('takes boys as men from 15 years on', () => {
    expect(factor('male', 14.99, 146)).toBe(factor('female', 60, 146));
    expect(factor('unknown', 14.99, 120)).toBe(factor('female', 30, 120));
  });

  it('leaves a value as it is that the laboratory has corrected', () => {
    const uncorrected = compareWithReference(uncorrectedTransfer(6), expected);
    expect(compareWithReference(correctedTransfer(6), expected)).toEqual(uncorrected);
  });

  it('gives the same z-score and percent whether the measured or the predicted value is corrected', () => {
    const amount = fc.double({ min: 1, max: 12, noNaN: true });
    fc.assert(
      fc.property(anyAdult, fc.integer({ min: 60, max: 190 }), amount, (person, haemoglobinGPerL, si) => {
        const answer = predict({ ...person, equation: 'gli-2017', measure: 'tlco', unit: 'mmol/min/kPa' });
        const by = haemoglobinFactor({ ...person, haemoglobinGPerL });
        if (answer.kind === 'no-prediction' || by === null) throw new Error('nothing to compare');
        const measured = uncorrectedTransfer(si);
        const one = compareWithReference(correctMeasured(measured, by), answer);
        const other = compareWithReference(measured, correctPredicted(answer, by));
        expect(one.z).toBeCloseTo(other.z, 9);
        expect(one.pctPred).toBeCloseTo(other.pctPred, 9);
        const own = correctPredicted(answer, by);
        near(
          [own.lln / own.median, own.uln / own.median],
          [answer.lln / answer.median, answer.uln / answer.median],
        );
      }),
    );
  });

  it('cannot be made twice', () => {
    const own = correctPredicted(expected, 1.2);
    // @ts-expect-error -- both would be corrected
    compareWithReference(correctedTransfer(6), own);
    // @ts-expect-error -- corrected already
    correctMeasured(correctedTransfer(6), 1.2);
    // @ts-expect-error -- corrected already
    correctPredicted(own, 1.2);
    // @ts-expect-error -- whether it is corrected has to be said
    compareWithReference(6, expected);
    expect([expected.predictedFor, own.predictedFor]).toEqual(['standard-haemoglobin', 'own-haemoglobin']);
  });
});

describe('The units of DLCO', () => {
  it.each(TRANSFER_UNIT_CASES)('convert: %f mmol/min/kPa are %f mL/min/mmHg', (si, traditional) => {
    expect(convertTransfer(si, 'mmol/min/kPa', 'mL/min/mmHg')).toBeCloseTo(traditional, 6);
    expect(convertTransfer(traditional, 'mL/min/mmHg', 'mmol/min/kPa')).toBeCloseTo(si, 6);
    expect(convertTransfer(si, 'mmol/min/kPa', 'mmol/min/kPa')).toBe(si);
  });
});

function near(found: readonly number[], wanted: readonly number[]): void {
  found.forEach((value, index) => expect(value).toBeCloseTo(wanted[index] ?? 0, 12));
}
