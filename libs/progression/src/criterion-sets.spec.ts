import type { Citation } from '@interstice/clinical';
import { compileSet, conditionsOf, UnsupportedConditionError } from './compiled-set.js';
import type { CriterionSet } from './criterion-set.js';
import { CRITERION_SETS } from './criterion-sets.rules.js';
import { PROGRESSION_SOURCES } from './sources.js';

const parts = CRITERION_SETS.flatMap((set) => [
  set,
  ...set.criteria.flatMap((criterion) => [criterion, ...conditionsOf(criterion)]),
]);

describe('The data of the criterion sets', () => {
  it('cites a known document, and the place in it, for every part', () => {
    const cites: Citation[] = [
      ...parts.map(({ cite }) => cite),
      ...CRITERION_SETS.flatMap(({ window }) => (window ? [window.cite] : [])),
    ];
    for (const cite of cites) {
      expect(Object.keys(PROGRESSION_SOURCES)).toContain(cite.doc);
      expect(cite.at).not.toBe('');
      expect(cite.ids).toEqual(expect.arrayContaining([expect.stringMatching(/^[A-Z]-\d{2}$/)]));
    }
  });

  it('names every part once', () => {
    const ids = parts.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('survives JSON', () => {
    expect(JSON.parse(JSON.stringify(CRITERION_SETS))).toEqual(CRITERION_SETS);
  });

  it('can be judged', () => {
    for (const set of CRITERION_SETS)
      expect(compileSet(set).map(({ id }) => id)).toEqual(set.criteria.map(({ id }) => id));
  });

  it('says so when a condition has no judge yet', () => {
    const [template] = CRITERION_SETS;
    if (!template) throw new Error('no criterion set');
    const cite = template.cite;
    const imaging: CriterionSet = {
      ...template,
      criteria: [
        { id: 'x', title: 'X', cite, allOf: [{ id: 'x.imaging', finding: 'increased-fibrosis', cite }] },
      ],
    };
    expect(() => compileSet(imaging)).toThrow(UnsupportedConditionError);
  });

  it('also judges falls in points, and either-or criteria', () => {
    const [template] = CRITERION_SETS;
    if (!template) throw new Error('no criterion set');
    const cite = template.cite;
    const points: CriterionSet = {
      ...template,
      criteria: [
        {
          id: 'y',
          title: 'Y',
          cite,
          anyOf: [
            {
              id: 'y.points',
              measure: 'fvc',
              change: 'absolute',
              unit: 'points of % predicted',
              atLeast: 5,
              cite,
            },
            { id: 'y.symptoms', finding: 'worsened-respiratory-symptoms', cite },
          ],
        },
      ],
    };
    const [criterion] = compileSet(points);
    const values = { measure: 'reported-pct', earlier: 323, later: 273 } as unknown as Parameters<
      NonNullable<typeof criterion>['judge']
    >[0];
    expect(criterion?.judge(values, 'not-met')).toBe('met');
    const litres = { ...values, measure: 'litres' } as typeof values;
    expect(criterion?.judge(litres, 'not-met')).toBe('unknown');
    expect(criterion?.judge(litres, 'met')).toBe('met');
  });
});
