import { assessedSet, comparedHrct, pft, recordOf, symptoms } from './record.spec-support.js';

const certainFall = (facts: Parameters<typeof recordOf>[0]) =>
  assessedSet(recordOf(facts)).story.certainFall?.on ?? null;
/** Only the comparison with a chance high value shows a fall of 10 %. */
const provisional = [
  pft('2024-12-01', { ml: 3000 }),
  pft('2025-03-01', { ml: 3350 }),
  pft('2025-06-01', { ml: 3060 }),
  pft('2026-01-15', { ml: 2990 }),
];

describe('The test by which a fall is certain', () => {
  it('is the first that shows it against the previous or the first test, also when later ones show it again', () => {
    const pfts = [pft('2025-01-10', { pct: 80 }), pft('2025-07-10', { pct: 70 })];
    expect(certainFall({ pfts })).toBe('2025-07-10');
    expect(certainFall({ pfts: [...pfts, pft('2026-01-12', { pct: 69 })] })).toBe('2025-07-10');
  });

  it('moves on with a further fall from there, and after a recovery', () => {
    const pfts = [pft('2025-01-10', { pct: 80 }), pft('2025-07-10', { pct: 70 })];
    expect(certainFall({ pfts: [...pfts, pft('2026-01-12', { pct: 60 })] })).toBe('2026-01-12');
    const recovered = [...pfts, pft('2025-10-10', { pct: 79 })];
    expect(certainFall({ pfts: [...recovered, pft('2026-01-12', { pct: 71 })] })).toBe('2026-01-12');
  });

  it('is none while the fall is provisional, and the second that shows it once there is one', () => {
    expect(certainFall({ pfts: provisional })).toBeNull();
    expect(certainFall({ pfts: [...provisional, pft('2026-02-15', { ml: 2995 })] })).toBe('2026-02-15');
  });

  it('is none where findings alone make the set certain, beside a fall on a poor test as well', () => {
    const found = {
      symptoms: [symptoms('2026-01-20', 'worse')],
      hrcts: [comparedHrct('2026-01-20', 'increased', '2025-03-01')],
    };
    expect(certainFall(found)).toBeNull();
    const poor = [pft('2025-01-10', { pct: 80 }), pft('2026-01-10', { pct: 60, qualityGrade: 'F' })];
    expect(certainFall({ ...found, pfts: poor })).toBeNull();
  });

  it('is the test itself where findings after the one it fell from bear it out', () => {
    expect(
      certainFall({
        pfts: provisional,
        symptoms: [symptoms('2026-01-20', 'worse')],
        hrcts: [comparedHrct('2026-01-20', 'increased', '2025-03-01')],
      }),
    ).toBe('2026-01-15');
  });
});
