import { millilitres, pctPred, type Citation } from '@interstice/clinical';
import type { FinePctPred } from '@interstice/lung-function';
import type { ComparedValues } from './compare-tests.js';
import {
  askedValues,
  compileSet,
  judgeFall,
  judgeThresholds,
  UnsupportedConditionError,
} from './compiled-set.js';
import type { CriterionCondition, CriterionSet, FallCondition } from './criterion-set.js';
import { DLCO_DECLINE } from './dlco-decline/dlco-decline.rules.js';
import { INBUILD } from './inbuild/inbuild.rules.js';
import { PPF_2022 } from './ppf-2022/ppf-2022.rules.js';

const cite: Citation = INBUILD.cite;
const share = (atLeast: number, below?: number): FallCondition => ({
  id: `x.share-${atLeast}`,
  measure: 'fvc',
  change: 'relative',
  unit: '% of the earlier value',
  atLeast,
  ...(below === undefined ? {} : { below }),
  cite,
});
const points = (atLeast: number, more: Partial<FallCondition> = {}): FallCondition => ({
  id: `x.points-${atLeast}`,
  measure: 'fvc',
  change: 'absolute',
  unit: 'points of % predicted',
  atLeast,
  ...more,
  cite,
});
/** A definition of one criterion that nobody published. */
function wayOf(...allOf: readonly CriterionCondition[]) {
  const set: CriterionSet = { ...INBUILD, id: 'x', criteria: [{ id: 'x.one', title: 'X', cite, allOf }] };
  const way = compileSet(set).criteria[0]?.ways[0];
  if (!way) throw new Error('a way expected');
  return way;
}

const litres = (earlier: number, later: number): ComparedValues => ({
  measure: 'litres',
  earlier: millilitres(earlier),
  later: millilitres(later),
});
const percent = (earlier: number, later: number): ComparedValues => ({
  measure: 'reported-pct',
  earlier: pctPred(earlier),
  later: pctPred(later),
});
const recomputed = (earlier: number, later: number): ComparedValues => ({
  measure: 'recomputed-pct',
  earlier: earlier as FinePctPred,
  later: later as FinePctPred,
});
const dlco = (corrected: boolean, earlier: number, later: number): ComparedValues => ({
  measure: 'dlco-pct',
  corrected,
  earlier: pctPred(earlier),
  later: pctPred(later),
});

describe('Whether two values fell as far as is asked for', () => {
  it.each<[string, readonly CriterionCondition[], ComparedValues, string]>([
    ['a share that is reached', [share(10)], litres(3000, 2700), 'met'],
    ['a share that is missed by a millilitre', [share(10)], litres(3000, 2701), 'not-met'],
    ['a share within bounds', [share(5, 10)], litres(3000, 2850), 'met'],
    ['a share at its upper bound, which belongs to the next', [share(5, 10)], litres(3000, 2700), 'not-met'],
    ['points that are reached', [points(5)], percent(80, 75), 'met'],
    ['points that are missed by a tenth', [points(5)], percent(80, 75.1), 'not-met'],
    ['points within bounds', [points(5, { below: 10 })], percent(80, 70.1), 'met'],
    ['points at their upper bound', [points(5, { below: 10 })], percent(80, 70), 'not-met'],
    ['points that were recomputed', [points(5)], recomputed(80_000_000, 75_000_000), 'met'],
    [
      'recomputed points that are missed by a millionth',
      [points(5)],
      recomputed(80_000_000, 75_000_001),
      'not-met',
    ],
    ['points of litres, which cannot be told', [points(5)], litres(3000, 2000), 'unknown'],
  ])('is told of %s', (_, conditions, values, verdict) => {
    expect(judgeFall(wayOf(...conditions), values)).toBe(verdict);
  });

  it('is unknown of DLCO without haemoglobin only where the condition asks for correction (B-17)', () => {
    const corrected = wayOf(points(10, { measure: 'dlco', hbCorrected: true }));
    expect(judgeFall(corrected, dlco(true, 60, 50))).toBe('met');
    expect(judgeFall(corrected, dlco(false, 60, 50))).toBe('unknown');
    expect(judgeFall(corrected, dlco(false, 60, 59))).toBe('unknown');
    expect(judgeFall(corrected, dlco(false, 60, 50), 'haemoglobin')).toBe('met');
    expect(judgeFall(corrected, dlco(false, 60, 59), 'haemoglobin')).toBe('unknown');
    expect(judgeFall(corrected, dlco(false, 60, 50), 'symptoms')).toBe('unknown');
    expect(judgeFall(wayOf(points(10, { measure: 'dlco' })), dlco(false, 60, 50))).toBe('met');
  });

  it('is met of litres where a percent is supposed, and nothing else (B-14)', () => {
    expect(judgeFall(wayOf(points(5)), litres(3000, 2900), 'fvc-pct-pred')).toBe('met');
    expect(judgeFall(wayOf(points(5)), litres(3000, 2900), 'haemoglobin')).toBe('unknown');
  });
});

describe('Whether two values fell as far as two conditions ask for', () => {
  it('is not so as soon as one is missed, whatever cannot be told of the other', () => {
    const [known] = wayOf(share(10)).thresholds;
    const [untold] = wayOf(points(5)).thresholds;
    if (!known || !untold) throw new Error('thresholds expected');
    for (const both of [
      [known, untold],
      [untold, known],
    ]) {
      expect(judgeThresholds(both, litres(3000, 2900))).toBe('not-met');
      expect(judgeThresholds(both, litres(3000, 2700))).toBe('unknown');
      expect(judgeThresholds(both, percent(80, 72))).toBe('met');
      expect(judgeThresholds(both, percent(40, 36))).toBe('not-met');
    }
  });
});

describe('From which earlier value a fall is as far as is asked for', () => {
  const least = (values: ComparedValues, ...conditions: readonly CriterionCondition[]) =>
    askedValues(wayOf(...conditions), values);

  it('is told for each measure, in its own unit', () => {
    expect(least(litres(1, 2700), share(10))).toEqual({ from: 3000, below: Infinity });
    expect(least(litres(1, 2850), share(5, 10))).toEqual({ from: 3000, below: 3167 });
    expect(least(percent(1, 75), points(5, { below: 10 }))).toEqual({ from: 800, below: 850 });
    expect(least(recomputed(1, 75_000_000), points(5))).toEqual({ from: 80_000_000, below: Infinity });
  });

  it('is the stricter of two conditions', () => {
    for (const [one, other] of [
      [points(5, { below: 20 }), points(6, { below: 10 })],
      [points(6, { below: 10 }), points(5, { below: 20 })],
    ] as const)
      expect(least(percent(1, 75), one, other)).toEqual({ from: 810, below: 850 });
    expect(least(litres(1, 2700), share(5, 20), share(6, 15))).toEqual({
      from: 2873,
      below: 3177,
    });
  });

  it('cannot be told where the values cannot tell', () => {
    expect(least(litres(1, 2700), points(5))).toBeNull();
    const corrected = points(10, { measure: 'dlco', hbCorrected: true });
    expect(least(dlco(false, 1, 50), corrected)).toBeNull();
    expect(least(dlco(true, 1, 50), corrected)).toEqual({ from: 600, below: Infinity });
  });
});

describe('A definition that is prepared', () => {
  it('is so once', () => {
    expect(compileSet(INBUILD)).toBe(compileSet(INBUILD));
  });

  it('tells the window by its months, and that there is none', () => {
    expect(compileSet({ ...INBUILD }).windowKey).toBe('24 months');
    expect(compileSet({ ...INBUILD, window: null }).windowKey).toBe('any');
  });

  it('compares the measures that it asks about and no others, FVC first', () => {
    expect(compileSet({ ...INBUILD }).measures).toEqual(['fvc']);
    expect(compileSet({ ...PPF_2022 }).measures).toEqual(['fvc', 'dlco']);
    expect(compileSet({ ...DLCO_DECLINE }).measures).toEqual(['dlco']);
  });

  it('keeps a fall of DLCO that has to stand beside one of FVC apart from it', () => {
    const [alone, beside] = [
      wayOf(share(5)),
      wayOf(share(5), { ...share(15), id: 'x.dlco', measure: 'dlco' }),
    ];
    expect(alone).toMatchObject({ measure: 'fvc', change: 'relative', beside: null, findings: [] });
    expect([alone.thresholds.length, beside.thresholds.length, beside.beside?.length]).toEqual([1, 1, 1]);
    const finding = { id: 'x.worse', finding: 'worsened-respiratory-symptoms', cite } as const;
    expect(wayOf(finding)).toMatchObject({
      measure: null,
      change: null,
      thresholds: [],
      findings: ['symptoms'],
    });
    expect(wayOf(points(5))).toMatchObject({ measure: 'fvc', change: 'absolute' });
  });

  it('asks for the same falls where two definitions state them alike, and for others where they differ', () => {
    expect(wayOf(share(10)).fallsAsked).toBe(wayOf({ ...share(10), id: 'y' }).fallsAsked);
    const asked = [share(10), share(9), share(5, 10), points(10), points(10, { measure: 'dlco' })];
    expect(new Set(asked.map((condition) => wayOf(condition).fallsAsked)).size).toBe(asked.length);
  });

  it.each<[string, readonly CriterionCondition[], string]>([
    ['a share and points of one measure', [share(10), points(5)], 'x.points-5'],
    ['DLCO with FVC beside it', [points(10, { measure: 'dlco' }), share(5)], 'x.share-5'],
  ])('is refused where it asks for %s, by the name of what cannot be judged', (_, conditions, id) => {
    const compile = () => wayOf(...conditions);
    expect(compile).toThrow(UnsupportedConditionError);
    try {
      compile();
    } catch (error) {
      expect(error).toMatchObject({
        name: 'UnsupportedConditionError',
        code: 'unsupported-condition',
        conditionId: id,
        message: `Condition "${id}" cannot be judged: no judge for what it asks for is built.`,
      });
    }
  });
});
