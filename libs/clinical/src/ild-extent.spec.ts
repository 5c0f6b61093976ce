import { mutantsOf, survivors, type RuleCase } from '@interstice/test-support/rule-mutants';
import { ildExtentClass, ildExtentText, type IldExtentClass } from './ild-extent.js';
import { ILD_EXTENT } from './ild-extent.rules.js';
import { pctOfLung } from './units.js';

/** Both sides of every limit: minimal below 5 %, mild above 5 to 10 %, moderate above 10 to 20 %, severe above 20 %. */
const CASES: readonly (readonly [number, IldExtentClass])[] = [
  [0, 'minimal'],
  [4.9, 'minimal'],
  [5, 'minimal'],
  [5.1, 'mild'],
  [10, 'mild'],
  [10.1, 'moderate'],
  [20, 'moderate'],
  [20.1, 'severe'],
  [100, 'severe'],
];

describe('D-03: the class of an extent of ILD', () => {
  it.each(CASES)('of %s %% of the lung is %s', (pct, expected) => {
    expect(ildExtentClass(pctOfLung(pct))).toBe(expected);
  });

  it('is told with its limits', () => {
    expect(ILD_EXTENT.classes.map(({ id }) => ildExtentText(id))).toEqual([
      'minimal: up to 5 % of the lung',
      'mild: above 5 to 10 % of the lung',
      'moderate: above 10 to 20 % of the lung',
      'severe: above 20 % of the lung',
    ]);
  });

  it('moves with every limit', () => {
    const cases: RuleCase[] = CASES.map(([pct, expected]) => ({
      name: `${pct} %`,
      answer: () => ildExtentClass(pctOfLung(pct)),
      stated: expected,
    }));
    // What is above the last limit but one is severe, whatever ends the lung.
    const limits = ILD_EXTENT.classes.slice(0, -1).flatMap((one) => mutantsOf(one, one.id));
    expect(limits.length).toBeGreaterThanOrEqual(3);
    expect(survivors(limits, cases)).toEqual([]);
  });
});
