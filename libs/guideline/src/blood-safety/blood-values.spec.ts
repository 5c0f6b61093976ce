import type { BloodTest } from '@interstice/clinical';
import { bloodTest } from '../record.spec-support.js';
import { bloodValues, higherIsWorse, isWorse } from './blood-values.js';

const at = (test: BloodTest, collectedAt: string): BloodTest => ({ ...test, collectedAt });
const drawn = (on: string, wbc: number, lineageId: string) => bloodTest(on, { wbc }, { lineageId });
/** Lineages of the values that count, in whatever order the tests are listed. */
function counted(...tests: readonly BloodTest[]): readonly string[] {
  const answers = [tests, tests.toReversed()].map((listed) =>
    bloodValues('wbc', listed).map(({ lineageId }) => lineageId),
  );
  expect(answers[0]).toEqual(answers[1]);
  return answers[0] ?? [];
}

describe('The values of an analyte that count (B-23)', () => {
  it('come oldest first, without tests that did not measure it and without clotted samples', () => {
    expect(
      counted(
        drawn('2026-02-01', 4, 'c'),
        drawn('2026-01-01', 5, 'a'),
        bloodTest('2026-01-10', { platelets: 200 }),
        { ...drawn('2026-01-20', 1, 'clotted'), insufficient: true },
        drawn('2026-01-15', 6, 'b'),
      ),
    ).toEqual(['a', 'b', 'c']);
    expect(counted()).toEqual([]);
  });

  it('are of a day the worst one, where not every test has its time, and of the same value the one recorded first', () => {
    expect(
      counted(drawn('2026-01-01', 4, 'a'), drawn('2026-01-01', 3, 'b'), drawn('2026-01-01', 5, 'c')),
    ).toEqual(['b']);
    expect(counted(drawn('2026-01-01', 4, 'b'), drawn('2026-01-01', 4, 'a'))).toEqual(['a']);
    const timed = at(drawn('2026-01-01', 4, 'a'), '2026-01-01T08:00:00Z');
    expect(counted(timed, drawn('2026-01-01', 3, 'b'))).toEqual(['b']);
  });

  it('stand each for itself where every test of the day has its time, of one time the worst', () => {
    const morning = at(drawn('2026-01-01', 4, 'morning'), '2026-01-01T08:00:00Z');
    const noon = at(drawn('2026-01-01', 3, 'noon'), '2026-01-01T12:00:00Z');
    const evening = at(drawn('2026-01-01', 5, 'evening'), '2026-01-01T18:00:00Z');
    expect(counted(evening, morning, noon)).toEqual(['morning', 'noon', 'evening']);
    expect(counted(evening, noon, at(drawn('2026-01-01', 2, 'again'), '2026-01-01T12:00:00Z'))).toEqual([
      'again',
      'evening',
    ]);
  });

  it('bear the limits that the laboratory printed, as far as it printed them', () => {
    const printed = (referenceRanges: NonNullable<BloodTest['referenceRanges']>) =>
      bloodValues('wbc', [bloodTest('2026-01-01', { wbc: 4 }, { lineageId: 'a', referenceRanges })])[0];
    const value = { on: '2026-01-01', lineageId: 'a', amount: 4000 };
    expect(printed({ wbc: { low: 3.9, high: 10 } })).toEqual({ ...value, low: 3900, high: 10_000 });
    expect(printed({ wbc: { low: 3.9 } })).toEqual({ ...value, low: 3900 });
    expect(printed({ wbc: { high: 10 } })).toEqual({ ...value, high: 10_000 });
    expect(printed({ platelets: { low: 140 } })).toEqual(value);
  });
});

describe('The worse one of two values (B-23)', () => {
  const of = (amount: number, high?: number) =>
    ({ amount, ...(high === undefined ? {} : { high }) }) as Parameters<typeof isWorse>[1];

  it('is the lower one of cells and albumin, the higher one of enzymes and creatinine', () => {
    expect(isWorse('neutrophils', of(1000), of(1200))).toBe(true);
    expect(isWorse('neutrophils', of(1200), of(1200))).toBe(false);
    expect(isWorse('creatinine', of(120), of(100))).toBe(true);
    expect(isWorse('creatinine', of(100), of(100))).toBe(false);
    expect([higherIsWorse('alt'), higherIsWorse('wbc')]).toEqual([true, false]);
  });

  it('goes for ALT and AST by multiples of the printed upper limit, where both have one', () => {
    // 90 of 30 is three times the limit, 100 of 50 twice.
    for (const analyte of ['alt', 'ast'] as const) {
      expect(isWorse(analyte, of(90, 30), of(100, 50))).toBe(true);
      expect(isWorse(analyte, of(100, 50), of(90, 30))).toBe(false);
      expect(isWorse(analyte, of(90, 30), of(150, 50))).toBe(false);
      expect(isWorse(analyte, of(90, 30), of(100))).toBe(false);
      expect(isWorse(analyte, of(100), of(90, 30))).toBe(true);
    }
    expect(isWorse('creatinine', of(90, 30), of(100, 50))).toBe(false);
  });
});
