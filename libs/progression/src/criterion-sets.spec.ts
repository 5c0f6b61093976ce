import type { Citation, SymptomChange } from '@interstice/clinical';
import { assessProgression } from './assess-progression.js';
import { compileSet, conditionsOf, UnsupportedConditionError } from './compiled-set.js';
import type { CriterionSet } from './criterion-set.js';
import { JUDGED_SETS } from './criterion-sets.rules.js';
import { INBUILD } from './inbuild/inbuild.rules.js';
import { pft, recordOf, symptoms } from './record.spec-support.js';
import { PROGRESSION_SOURCES } from './sources.js';

const parts = JUDGED_SETS.flatMap((set) => [
  set,
  ...set.criteria.flatMap((criterion) => [criterion, ...conditionsOf(criterion)]),
]);

describe('The data of the criterion sets', () => {
  it('cites a known document, and the place in it, for every part', () => {
    const cites: Citation[] = [
      ...parts.map(({ cite }) => cite),
      ...JUDGED_SETS.flatMap(({ window }) => (window ? [window.cite] : [])),
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
    expect(JSON.parse(JSON.stringify(JUDGED_SETS))).toEqual(JUDGED_SETS);
  });

  it('can be judged', () => {
    for (const set of JUDGED_SETS)
      expect(compileSet(set).criteria.map(({ id }) => id)).toEqual(set.criteria.map(({ id }) => id));
  });

  it('cites a known document for everything that is presupposed', () => {
    for (const { preconditions = [] } of JUDGED_SETS)
      for (const { cite, text } of preconditions) {
        expect(Object.keys(PROGRESSION_SOURCES)).toContain(cite.doc);
        expect(text).not.toBe('');
      }
  });

  it('says so when a criterion asks for a fall of FVC beside one of DLCO, for which no judge is built', () => {
    const cite = INBUILD.cite;
    const fall = { change: 'relative', unit: '% of the earlier value', cite } as const;
    const both: CriterionSet = {
      ...INBUILD,
      criteria: [
        {
          id: 'x',
          title: 'X',
          cite,
          allOf: [
            { ...fall, id: 'x.dlco', measure: 'dlco', atLeast: 15 },
            { ...fall, id: 'x.fvc', measure: 'fvc', atLeast: 5 },
          ],
        },
      ],
    };
    expect(() => compileSet(both)).toThrow(UnsupportedConditionError);
  });

  it('makes an either-or criterion met by any one of its conditions', () => {
    const cite = INBUILD.cite;
    const eitherOr: CriterionSet = {
      ...INBUILD,
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
    const verdict = (laterPct: number, change: SymptomChange) =>
      assessProgression(
        recordOf({
          pfts: [pft('2025-01-10', { pct: 32.3 }), pft('2026-01-12', { pct: laterPct })],
          symptoms: [symptoms('2026-01-12', change)],
        }),
        [eitherOr],
      ).sets[0]?.verdict;
    // 32.3 - 27.3 is 5.0 points, which a double takes for less.
    expect(verdict(27.3, 'stable')).toBe('met');
    expect(verdict(27.4, 'stable')).toBe('not-met');
    expect(verdict(27.4, 'worse')).toBe('met');
  });
});
