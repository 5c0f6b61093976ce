import { assessProgression } from './assess-progression.js';
import { CRITERION_SETS } from './criterion-sets.rules.js';
import { pft, recordOf } from './record.spec-support.js';

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
});
