import { assessProgression, everyJudged } from './assess-progression.js';
import { CRITERION_SETS } from './criterion-sets.rules.js';
import { decision, pft, recordOf } from './record.spec-support.js';

const assessed = (pfts: NonNullable<Parameters<typeof recordOf>[0]['pfts']>) =>
  assessProgression(recordOf({ pfts }), CRITERION_SETS);
const home = { setting: 'home' } as const;

describe('The fall over the whole record', () => {
  // 3000 -> 2800 is 6.6 %.
  const laboratory = [pft('2025-01-15', { ml: 3000 }), pft('2026-01-15', { ml: 2800 })];

  it('is that of the laboratory, also after a blow at home', () => {
    const { cumulative } = assessed([...laboratory, pft('2026-02-15', { ml: 2900, ...home })]);
    expect(cumulative?.fromFirst).toMatchObject({ declineTenths: 66, later: { on: '2026-01-15' } });
  });

  it('does not end in a test of poor quality while there is an acceptable one', () => {
    const { cumulative } = assessed([...laboratory, pft('2026-02-15', { ml: 2000, qualityGrade: 'F' })]);
    expect(cumulative?.fromFirst.later.on).toBe('2026-01-15');
  });

  it('prefers a laboratory test, were it poor, to an acceptable blow at home', () => {
    const { cumulative } = assessed([
      ...laboratory.slice(0, 1),
      pft('2025-06-15', { ml: 3000, ...home }),
      pft('2026-02-15', { ml: 2900, qualityGrade: 'F' }),
      pft('2026-02-20', { ml: 2700, ...home }),
    ]);
    expect(cumulative?.fromFirst.later.on).toBe('2026-02-15');
  });

  it('is told from the first test and from the best one', () => {
    const { cumulative } = assessed([
      pft('2024-01-15', { ml: 3000 }),
      pft('2024-07-15', { ml: 3200 }),
      pft('2025-01-15', { ml: 3100 }),
      pft('2026-01-15', { ml: 2880 }),
    ]);
    expect(cumulative).toMatchObject({
      fromFirst: { earlier: { on: '2024-01-15' }, declineTenths: 40 },
      fromBest: { earlier: { on: '2024-07-15' }, declineTenths: 100 },
    });
    expect(assessed([pft('2024-01-15', { ml: 3000 })]).cumulative).toBeNull();
    expect(assessed([]).cumulative).toBeNull();
  });

  it('is that of spirometry at home when there is nothing else to compare', () => {
    const { cumulative } = assessed([
      pft('2025-06-15', { ml: 3000 }),
      pft('2026-01-15', { ml: 3000, ...home }),
      pft('2026-02-15', { ml: 2700, ...home }),
    ]);
    expect(cumulative?.fromFirst.declineTenths).toBe(100);
  });
});

describe('Tests that were not compared', () => {
  it('are those that no pair used, and no others', () => {
    const { notUsed } = assessed([
      pft('2025-01-15', { ml: 3000 }),
      pft('2026-01-15', { ml: 2800 }),
      pft('2026-02-15', { ml: 2900, ...home }),
    ]);
    expect(notUsed).toEqual([{ lineageId: 'pft 2026-02-15', on: '2026-02-15', reason: 'home-and-lab' }]);
  });

  it('say whether they lie before the baseline, on whose day they are asked about as any other (B-06)', () => {
    const pfts = [
      pft('2024-01-15', { ml: 3000, ...home }),
      pft('2025-01-15', { ml: 3000, ...home }),
      pft('2025-01-20', { ml: 2900 }),
      pft('2026-01-15', { ml: 2800 }),
    ];
    const decisions = [decision('2025-01-20', 'accept-new-baseline', '2025-01-15')];
    const { notUsed } = assessProgression(recordOf({ pfts, decisions }), CRITERION_SETS);
    expect(notUsed.map(({ on, reason }) => [on, reason])).toEqual([
      ['2024-01-15', 'before-baseline'],
      ['2025-01-15', 'home-and-lab'],
    ]);
  });

  it('are told oldest first, of one day by their ids, whatever the order in which they were entered', () => {
    const left = ['2025-06-15', '2025-03-15', '2025-03-15'].map((on, index) =>
      pft(on, { notDone: 'unable', lineageId: `${'bca'[index]}` }),
    );
    for (const pfts of [left, left.toReversed()])
      expect(assessed(pfts).notUsed.map(({ lineageId }) => lineageId)).toEqual(['a', 'c', 'b']);
  });

  it('are none where a single test is all there is', () => {
    expect(assessed([pft('2025-01-15', { ml: 3000 })]).notUsed).toEqual([]);
  });
});

describe('Everything that was judged', () => {
  it('is the definitions first, then what is told of beside them; of an older review the definitions alone', () => {
    const { advisories: _, ...older } = assessed([]);
    const ids = CRITERION_SETS.map(({ id }) => id);
    expect(everyJudged(older).map(({ setId }) => setId)).toEqual(ids);
    const [first] = older.sets;
    const beside = first ? [{ ...first, setId: 'beside' }] : [];
    expect(everyJudged({ ...older, advisories: beside }).map(({ setId }) => setId)).toEqual([
      ...ids,
      'beside',
    ]);
  });
});
