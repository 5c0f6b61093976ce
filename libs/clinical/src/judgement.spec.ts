import fc from 'fast-check';
import { allOf, anyOf, atLeast, type Verdict } from './judgement.js';

const verdicts = fc.array(fc.constantFrom<Verdict>('met', 'not-met', 'unknown'), { maxLength: 5 });
const fillings = (given: readonly Verdict[]): Verdict[][] =>
  given.reduce<Verdict[][]>(
    (done, verdict) =>
      done.flatMap((filled) =>
        (verdict === 'unknown' ? (['met', 'not-met'] as const) : [verdict]).map((value) => [
          ...filled,
          value,
        ]),
      ),
    [[]],
  );

describe('Judging with missing facts', () => {
  it.each<[Verdict[], Verdict, Verdict]>([
    [['met', 'unknown'], 'unknown', 'met'],
    [['not-met', 'unknown'], 'not-met', 'unknown'],
    [['met', 'not-met'], 'not-met', 'met'],
    [['unknown'], 'unknown', 'unknown'],
    [[], 'met', 'not-met'],
  ])('of %j all together are %s and any of them is %s', (given, all, any) => {
    expect(allOf(given)).toBe(all);
    expect(anyOf(given)).toBe(any);
  });

  it('needs two of three only as long as the unknown one could still decide', () => {
    expect(atLeast(2, ['met', 'unknown', 'not-met'])).toBe('unknown');
    expect(atLeast(2, ['met', 'met', 'unknown'])).toBe('met');
    expect(atLeast(2, ['unknown', 'not-met', 'not-met'])).toBe('not-met');
  });

  it('settles exactly when every way of filling in the unknown facts gives the same', () => {
    fc.assert(
      fc.property(verdicts, fc.integer({ min: 0, max: 4 }), (given, count) => {
        for (const judge of [allOf, anyOf, (all: readonly Verdict[]) => atLeast(count, all)]) {
          const outcomes = new Set(fillings(given).map((filled) => judge(filled)));
          expect(judge(given)).toBe(outcomes.size === 1 ? [...outcomes][0] : 'unknown');
        }
      }),
    );
  });
});
