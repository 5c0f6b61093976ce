import { describe, expect, it } from '@jest/globals';
import { isPlausible, PLAUSIBILITY, plausibleNumber, type PlausibilityCheck } from './plausibility.js';

const CHECKS: readonly PlausibilityCheck[] = Object.values(PLAUSIBILITY);
const stepOf = ({ decimals }: PlausibilityCheck) => 1 / 10 ** decimals;

describe('what can be meant', () => {
  it.each(CHECKS)('of $name reaches from $from to $to and not a step further (B-32)', (check) => {
    const step = stepOf(check);
    const beyond = (value: number) => Number(value.toFixed(check.decimals));
    expect(isPlausible(check, check.from)).toBe(true);
    expect(isPlausible(check, check.to)).toBe(true);
    expect(isPlausible(check, beyond(check.from - step))).toBe(false);
    expect(isPlausible(check, beyond(check.to + step))).toBe(false);
  });

  it.each(Object.entries(PLAUSIBILITY))(
    'of %s takes the values that the unit can be written with, from end to end',
    (name, check) => {
      const schema = plausibleNumber(name as keyof typeof PLAUSIBILITY);
      const factor = 10 ** check.decimals;
      const steps = Math.round((check.to - check.from) * factor);
      // Every value where they are few; of many, some with every last digit.
      const stride = steps <= 10_000 ? 1 : 10 * Math.ceil(steps / 50_000) + 1;
      const refused: number[] = [];
      for (let step = 0; step <= steps; step += stride) {
        const value = Math.round(check.from * factor + step) / factor;
        if (!schema.safeParse(value).success) refused.push(value);
      }
      expect(refused).toEqual([]);
    },
  );

  it.each<[keyof typeof PLAUSIBILITY, number, string]>([
    ['fvc', 3.2, 'litres'],
    ['fvc', 45_000, '45 L'],
    ['fvc', 3200.5, 'half a millilitre'],
    ['fev1', 2.4, 'litres'],
    ['fvc-percent-predicted', 0.8, 'a fraction'],
    ['fvc-percent-predicted', 80.05, 'two decimals'],
    ['dlco-percent-predicted', 0.62, 'a fraction'],
    ['haemoglobin', 12.5, 'g/dL'],
    ['haemoglobin', 7.8, 'mmol/L'],
    ['height', 1.65, 'metres'],
    ['height', 65, 'inches'],
    ['dlco-si', 20.1, 'mL/min/mmHg'],
    ['fibrosis-extent', 101, 'more than the lung'],
    ['wbc', 6400, 'per µL'],
    ['neutrophils', 62, 'percent'],
    ['neutrophils', 1300, 'per µL'],
    ['lymphocytes', 1800, 'per µL'],
    ['eosinophils', 200, 'per µL'],
    ['blood-haemoglobin', 12.5, 'g/dL'],
    ['blood-haemoglobin', 7.8, 'mmol/L'],
    ['platelets', 150_000, 'per µL'],
    ['mcv', 0.091, 'picolitres'],
    ['albumin', 3.8, 'g/dL'],
    ['alt', 0.5, 'µkat/L'],
    ['ast', 0.5, 'µkat/L'],
    ['bilirubin', 0.8, 'mg/dL'],
    ['creatinine', 12.69, 'mg/dL'],
    ['igg', 950, 'mg/dL'],
    ['crp', 1501, 'more than was ever meant'],
  ])('of %s is not %d (%s), and the error names the unit expected (B-32)', (name, value) => {
    const parsed = plausibleNumber(name).safeParse(value);
    expect(parsed.success).toBe(false);
    expect(parsed.error?.issues.map(({ message }) => message)).toEqual([
      `expected ${PLAUSIBILITY[name].expected}`,
    ]);
  });

  it('has a name, a unit and a source for every check', () => {
    for (const [name, check] of Object.entries(PLAUSIBILITY)) {
      expect(check.name).toBe(name);
      expect(check.expected.length).toBeGreaterThan(10);
      expect(check.source).toMatch(/^(by definition|clinic's choice)$/);
    }
  });

  it("is the clinic's choice where B-32 only asks to refuse another unit and states no limit", () => {
    const refused = CHECKS.filter(({ refusedBy }) => refusedBy === 'B-32');
    expect(refused.map(({ name }) => name)).toEqual([
      ...['fvc', 'fev1', 'haemoglobin', 'wbc', 'neutrophils', 'lymphocytes', 'eosinophils'],
      ...['blood-haemoglobin', 'platelets'],
    ]);
    for (const { source } of refused) expect(source).toBe("clinic's choice");
  });
});
