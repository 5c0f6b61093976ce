import type { Pft } from '@interstice/clinical';
import { assessPair, compareTests, isComparison } from './compare-tests.js';
import { judgedTests } from './judged-tests.js';
import { assessedSet, pft, recordOf, symptoms } from './record.spec-support.js';

function compare(earlier: Parameters<typeof pft>[1], later: Parameters<typeof pft>[1]) {
  const record = recordOf({ pfts: [pft('2025-01-10', earlier), pft('2026-01-12', later)] });
  const [first, second] = judgedTests(record, 'fvc').tests;
  if (!first || !second) throw new Error('two tests expected');
  const outcome = compareTests(first, second);
  return isComparison(outcome) ? assessPair(outcome) : outcome;
}
const both = { ml: 3000, pct: 80 };
const gli: Partial<Pft> = { referenceEquation: 'GLI-2012' };

describe('The measure that decides (B-10)', () => {
  it.each([
    ['% predicted, when both tests name one equation', gli, gli, 'reported-pct', 'same-equation'],
    [
      '% predicted, whatever the case of its name',
      gli,
      { referenceEquation: ' gli-2012 ' },
      'reported-pct',
      'same-equation',
    ],
    [
      '% predicted, when neither names one but the laboratory is the same',
      { laboratory: 'North' },
      { laboratory: 'north' },
      'reported-pct',
      'same-laboratory',
    ],
    ['% predicted, assumed, when neither names one', {}, {}, 'reported-pct', 'assumed-same-equation'],
    [
      '% predicted, assumed, when neither names one and the laboratories differ',
      { laboratory: 'North' },
      { laboratory: 'South' },
      'reported-pct',
      'assumed-same-equation',
    ],
    [
      'litres, when the equations differ',
      gli,
      { referenceEquation: 'GLI-Global-2022' },
      'litres',
      'equations-differ',
    ],
    ['litres, when only one test names its equation', gli, {}, 'litres', 'equation-named-once'],
  ] as const)('is %s', (_, earlier, later, measure, basis) => {
    const pair = compare({ ...both, ...earlier }, { ...both, ...later });
    expect(pair).toMatchObject({ measure, basis, assumed: basis === 'assumed-same-equation' });
  });

  it('is litres when % predicted is on one test only', () => {
    expect(compare({ ml: 3000, pct: 80 }, { ml: 2700 })).toMatchObject({
      measure: 'litres',
      basis: 'pct-missing',
      declineTenths: 100,
    });
  });

  it('is none when one test has litres only and the other % predicted only', () => {
    expect(compare({ ml: 3000 }, { pct: 72 })).toBe('no-common-measure');
  });
});

describe('Tests that are not compared (B-15, B-16)', () => {
  it.each([
    [
      'before with after a bronchodilator',
      { bronchodilator: 'pre' },
      { bronchodilator: 'post' },
      'pre-and-post',
    ],
    ['home with laboratory', { setting: 'home' }, { setting: 'lab' }, 'home-and-lab'],
    ['home with a setting left out', {}, { setting: 'home' }, 'home-and-lab'],
    ['an earlier test graded D', { qualityGrade: 'D' }, {}, 'poor-quality'],
    ['an earlier test graded E', { qualityGrade: 'E' }, {}, 'poor-quality'],
    ['an earlier test graded F', { qualityGrade: 'F' }, {}, 'poor-quality'],
    ['an earlier test without an acceptable blow', { qualityGrade: 'U' }, {}, 'poor-quality'],
  ] as const)('%s', (_, earlier, later, reason) => {
    expect(compare({ ...both, ...earlier }, { ...both, ...later })).toBe(reason);
  });

  it.each([
    ['an unknown bronchodilator with either', { bronchodilator: 'unknown' }, { bronchodilator: 'post' }],
    ['an unstated setting with the laboratory', {}, { setting: 'lab' }],
    ['home with home', { setting: 'home' }, { setting: 'home' }],
    ['an ungraded earlier test', {}, { qualityGrade: 'A' }],
    ['a later test graded D', { qualityGrade: 'C' }, { qualityGrade: 'D' }],
  ] as const)('but %s is', (_, earlier, later) => {
    expect(typeof compare({ ...both, ...earlier }, { ...both, ...later })).toBe('object');
  });
});

describe('A near miss (B-10)', () => {
  // 80.0 -> 72.5 % predicted is 9.4 %; 3000 -> 2690 mL is 10.3 %.
  const pfts = [pft('2025-01-10', { pct: 80, ml: 3000 }), pft('2026-01-12', { pct: 72.5, ml: 2690 })];

  it('is recorded when litres cross 10 % and % predicted, which decides, does not', () => {
    const set = assessedSet(recordOf({ pfts, symptoms: [symptoms('2026-01-12', 'stable')] }));
    expect(set.verdict).not.toBe('met');
    expect(set.nearMisses).toMatchObject([
      { criterionId: 'inbuild.a', otherMeasure: 'litres', otherDeclineTenths: 103 },
    ]);
  });

  it('is not recorded when another limb is met anyway', () => {
    const set = assessedSet(recordOf({ pfts, symptoms: [symptoms('2026-01-12', 'worse')] }));
    expect(set.verdict).toBe('met');
    expect(set.nearMisses).toEqual([]);
  });
});
