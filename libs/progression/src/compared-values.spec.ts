import { millilitres, pctPred } from '@interstice/clinical';
import type { FinePctPred } from '@interstice/lung-function';
import {
  assessPair,
  comparedLike,
  compareDlco,
  compareTests,
  declineOf,
  dlcoComparedLike,
  fellFurther,
  fellFurtherBy,
  isComparison,
  type ComparedValues,
} from './compare-tests.js';
import { greatestFall } from './judge-criterion.js';
import { isAtHome, judgedTests, type JudgedTest } from './judged-tests.js';
import { pft, recordOf, type PftOptions } from './record.spec-support.js';

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
const dlco = (earlier: number, later: number): ComparedValues => ({
  measure: 'dlco-pct',
  corrected: true,
  earlier: pctPred(earlier),
  later: pctPred(later),
});

describe('Which of two falls is the greater share', () => {
  it.each([
    ['of one measure', litres(3000, 2700), litres(3000, 2701)],
    ['of litres and % predicted', litres(3000, 2700), percent(80, 72.1)],
    ['of different beginnings', litres(2000, 1799), litres(3000, 2700)],
    ['and a gain is none', litres(3000, 2999), litres(3000, 3300)],
    // The products have seventeen digits, more than a double holds.
    ['in millionths of a percent', recomputed(120_000_000, 10_000_000), recomputed(120_000_001, 10_000_001)],
    ['from a very great to a small one', recomputed(150_000_001, 1), recomputed(150_000_000, 1)],
  ])('is told %s, and never the other way round', (_, greater, smaller) => {
    expect([fellFurther(greater, smaller), fellFurther(smaller, greater)]).toEqual([true, false]);
  });

  it('is neither where both are the same share, exactly', () => {
    expect(fellFurther(litres(3000, 2700), percent(80, 72))).toBe(false);
    expect(fellFurther(percent(80, 72), litres(3000, 2700))).toBe(false);
    const large = recomputed(140_000_000, 14_000_000);
    expect(fellFurther(large, recomputed(120_000_000, 12_000_000))).toBe(false);
    expect(fellFurther(recomputed(120_000_000, 12_000_000), large)).toBe(false);
  });
});

describe('Which of two falls is the greater by what a criterion asks about', () => {
  const fromEighty = percent(80, 70); // 10 points, 12.5 %
  const fromForty = percent(40, 32); // 8 points, 20 %

  it('is told in points where it asks for points, and in shares where it asks for shares', () => {
    expect(fellFurtherBy(fromEighty, fromForty, 'absolute')).toBe(true);
    expect(fellFurtherBy(fromForty, fromEighty, 'absolute')).toBe(false);
    for (const change of ['relative', null] as const) {
      expect(fellFurtherBy(fromEighty, fromForty, change)).toBe(false);
      expect(fellFurtherBy(fromForty, fromEighty, change)).toBe(true);
    }
  });

  it('is told in shares where one of them has litres alone', () => {
    const inLitres = litres(2000, 1700); // 15 %
    expect(fellFurtherBy(inLitres, fromEighty, 'absolute')).toBe(true);
    expect(fellFurtherBy(fromEighty, inLitres, 'absolute')).toBe(false);
    expect(fellFurtherBy(fromForty, inLitres, 'absolute')).toBe(true);
  });

  it('compares points that were recomputed with those that were reported, in one unit', () => {
    const [ten, eleven, nine] = [
      recomputed(80_000_000, 70_000_000),
      recomputed(80_000_000, 69_000_000),
      recomputed(80_000_000, 71_000_000),
    ];
    expect(fellFurtherBy(eleven, fromEighty, 'absolute')).toBe(true);
    expect(fellFurtherBy(fromEighty, eleven, 'absolute')).toBe(false);
    expect(fellFurtherBy(fromEighty, nine, 'absolute')).toBe(true);
    expect([fellFurtherBy(ten, fromEighty, 'absolute'), fellFurtherBy(fromEighty, ten, 'absolute')]).toEqual([
      false,
      false,
    ]);
    expect(fellFurtherBy(dlco(80, 69.9), dlco(40, 30), 'absolute')).toBe(true);
  });
});

function testOf(on: string, options: PftOptions, measure: 'fvc' | 'dlco' = 'fvc'): JudgedTest {
  const [test] = judgedTests(recordOf({ pfts: [pft(on, options)] }), measure).tests;
  if (!test) throw new Error('a test expected');
  return test;
}

describe('Tests that are compared alike with a later one (B-10, B-15 to B-17)', () => {
  /** What of two tests may differ, each another way. */
  const KINDS: readonly PftOptions[] = [
    { ml: 3000 },
    { pct: 80 },
    { ml: 3000, pct: 80 },
    { ml: 3000, pct: 80, referenceEquation: 'GLI-2012' },
    { ml: 3000, pct: 80, referenceEquation: 'GLI-Global-2022' },
    { ml: 3000, pct: 80, setting: 'home' },
    { ml: 3000, pct: 80, bronchodilator: 'pre' },
    { ml: 3000, pct: 80, bronchodilator: 'post' },
  ];
  const DLCO_KINDS: readonly PftOptions[] = [
    { dlcoPct: 60 },
    { dlcoPct: 60, hbCorrected: true },
    { dlcoPct: 60, dlcoUnit: 'mmol/min/kPa' },
    { dlcoPct: 60, dlcoUnit: 'mL/min/mmHg' },
    { dlcoPct: 60, dlcoReferenceEquation: 'GLI-2017' },
    { dlcoPct: 60, setting: 'home' },
    { dlcoPct: 60, bronchodilator: 'post' },
  ];

  it('have one sign where nothing that decides it differs, and each its own where something does', () => {
    const signs = KINDS.map((kind) => comparedLike(testOf('2025-01-10', kind)));
    expect(new Set(signs).size).toBe(KINDS.length);
    expect(signs).toEqual(
      KINDS.map((kind) => comparedLike(testOf('2025-06-10', { ...kind, laboratory: 'North' }))),
    );
    const test = testOf('2025-01-10', { ml: 3000 });
    const withPercent = { ...test, fine: 80_000_000 as FinePctPred };
    expect(comparedLike(withPercent)).not.toBe(comparedLike(test));
    expect(comparedLike(withPercent)).not.toBe(comparedLike(testOf('2025-01-10', { ml: 3000, pct: 80 })));
  });

  it('have none where the test is poor: it is never the earlier one', () => {
    expect(comparedLike(testOf('2025-01-10', { ml: 3000, qualityGrade: 'D' }))).toBeNull();
  });

  it('have one sign of DLCO by correction, unit, equation and series', () => {
    const signs = (more: PftOptions) =>
      DLCO_KINDS.map((kind) => dlcoComparedLike(testOf('2025-01-10', { ...kind, ...more }, 'dlco')));
    expect(new Set(signs({})).size).toBe(DLCO_KINDS.length);
    expect(signs({})).toEqual(signs({ laboratory: 'North', ml: 3000, qualityGrade: 'F' }));
    const said = testOf('2025-01-10', { dlcoPct: 60, hbCorrected: false }, 'dlco');
    expect(dlcoComparedLike(said)).toBe(signs({})[0]);
  });
});

describe('A fall as it is shown', () => {
  it('is nought, and never less than nought, where a gain is smaller than a tenth of a percent', () => {
    expect(declineOf(litres(3000, 3001))).toBe(0);
    expect(declineOf(litres(3000, 3030))).toBe(-10);
    const [earlier, later] = [testOf('2025-01-10', { ml: 3000 }), testOf('2026-01-12', { ml: 3000 })];
    const outcome = compareTests(earlier, later);
    if (!isComparison(outcome)) throw new Error(outcome);
    const shown = assessPair({ ...outcome, deciding: recomputed(80_000_000, 80_000_001) });
    expect(shown).toMatchObject({ declineTenths: 0, pointsTenths: 0 });
    const fallen = assessPair({ ...outcome, deciding: recomputed(80_000_000, 74_950_001) });
    expect(fallen).toMatchObject({ declineTenths: 63, pointsTenths: 50 });
    expect(assessPair(outcome).pointsTenths).toBeUndefined();
  });

  it('says of DLCO alone whether it was corrected for haemoglobin', () => {
    const both = { dlcoPct: 60, hbCorrected: true };
    const outcome = compareDlco(
      testOf('2025-01-10', both, 'dlco'),
      testOf('2026-01-12', { ...both, dlcoPct: 50 }, 'dlco'),
    );
    if (!isComparison(outcome)) throw new Error(outcome);
    expect(assessPair(outcome)).toMatchObject({ hbCorrected: true, pointsTenths: 100, declineTenths: 166 });
    const fvc = compareTests(testOf('2025-01-10', { pct: 80 }), testOf('2026-01-12', { pct: 70 }));
    if (!isComparison(fvc)) throw new Error(fvc);
    expect(assessPair(fvc)).not.toHaveProperty('hbCorrected');
  });

  it('is none of DLCO where one of two tests has no DLCO', () => {
    const [without, with60] = [
      testOf('2025-01-10', { ml: 3000 }),
      testOf('2026-01-12', { ml: 3000, dlcoPct: 60 }),
    ];
    expect(compareDlco(without, with60)).toBe('no-common-measure');
    expect(compareDlco(with60, without)).toBe('no-common-measure');
  });
});

describe('Of several pairs that say the same, the one that is named', () => {
  const pair = (earlier: JudgedTest, later: JudgedTest) => {
    const outcome = compareTests(earlier, later);
    if (!isComparison(outcome)) throw new Error(outcome);
    return outcome;
  };
  const laboratory = pair(testOf('2025-01-10', { ml: 3000 }), testOf('2026-01-12', { ml: 2700 }));
  const lessInLaboratory = pair(testOf('2025-03-10', { ml: 2950 }), testOf('2026-01-12', { ml: 2700 }));
  const home = { setting: 'home' } as const;
  const atHome = pair(
    testOf('2025-01-10', { ml: 3000, ...home }),
    testOf('2026-01-12', { ml: 2400, ...home }),
  );
  const lessAtHome = pair(
    testOf('2025-01-11', { ml: 2900, ...home }),
    testOf('2026-01-12', { ml: 2400, ...home }),
  );

  it('is one of the laboratory, however much further it fell at home: that is the one to act upon (B-11)', () => {
    for (const pairs of [
      [atHome, lessInLaboratory, laboratory],
      [laboratory, atHome, lessInLaboratory],
    ])
      expect(greatestFall(pairs, 'relative')).toBe(laboratory);
  });

  it('is the greatest at home where there is no other, and none where there is nothing', () => {
    expect(greatestFall([lessAtHome, atHome], 'relative')).toBe(atHome);
    expect(isAtHome(atHome.later)).toBe(true);
    expect(greatestFall([], 'relative')).toBeNull();
  });

  it('is the first of those that fell as far', () => {
    const again = pair(testOf('2025-02-10', { ml: 3000 }), testOf('2026-01-12', { ml: 2700 }));
    expect(greatestFall([again, laboratory], 'relative')).toBe(again);
    expect(greatestFall([laboratory, again], 'relative')).toBe(laboratory);
  });
});
