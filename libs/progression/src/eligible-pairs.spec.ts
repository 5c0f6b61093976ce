import { assessedSet, pft, recordOf, symptoms } from './record.spec-support.js';

const pre = { bronchodilator: 'pre' } as const;
const post = { bronchodilator: 'post' } as const;
const home = { setting: 'home' } as const;
const worse = (on: string) => [symptoms(on, 'worse')];
const laters = (pfts: Parameters<typeof recordOf>[0]['pfts'], reports = worse('2026-03-01')) => {
  const set = assessedSet(recordOf({ pfts: pfts ?? [], symptoms: reports }));
  return { verdict: set.verdict, later: [...new Set(set.pairs.map((pair) => pair.later.lineageId))] };
};

describe('On a day with two sets of values', () => {
  it('the one after a bronchodilator is compared with an earlier one after it (B-16)', () => {
    // 3000 -> 2550 is 15 %.
    const { verdict, later } = laters([
      pft('2025-01-15', { ml: 3000, ...post }),
      pft('2026-01-15', { ml: 2450, ...pre, lineageId: 'pre' }),
      pft('2026-01-15', { ml: 2550, ...post, lineageId: 'post' }),
    ]);
    expect([verdict, later]).toEqual(['met', ['post']]);
  });

  it('a blow at home does not take the place of the laboratory test (B-16)', () => {
    const { verdict, later } = laters([
      pft('2025-01-15', { ml: 3000, ...post, lineageId: 'laboratory 2025' }),
      pft('2025-01-15', { ml: 3000, ...home, lineageId: 'home 2025' }),
      pft('2026-01-15', { ml: 2400, ...post, lineageId: 'laboratory 2026' }),
      pft('2026-01-15', { ml: 3000, ...home, lineageId: 'home 2026' }),
    ]);
    expect([verdict, later]).toEqual(['met', ['laboratory 2026']]);
  });

  it('no two of one day make a pair', () => {
    const set = assessedSet(
      recordOf({
        pfts: [
          pft('2025-01-15', { ml: 3000 }),
          pft('2026-01-15', { ml: 2900, ...pre, lineageId: 'pre' }),
          pft('2026-01-15', { ml: 2400, ...post, lineageId: 'post' }),
        ],
      }),
    );
    for (const { earlier, later } of set.pairs) expect(earlier.on < later.on).toBe(true);
    expect(set.pairs).toHaveLength(2);
  });
});

describe('A latest test of poor quality', () => {
  // 3000 -> 2790 is 7 %.
  const sound = [
    pft('2025-01-15', { ml: 3000, qualityGrade: 'A' }),
    pft('2026-01-15', { ml: 2790, qualityGrade: 'A' }),
  ];

  it('does not hide a fall shown by the acceptable one before it', () => {
    const poor = pft('2026-02-15', { ml: 2980, qualityGrade: 'F' });
    expect(laters([...sound, poor])).toEqual({
      verdict: 'met',
      later: ['pft 2026-02-15', 'pft 2026-01-15'],
    });
  });

  it('judges alone once the acceptable one lies before the window (B-09, B-15)', () => {
    const poor = pft('2028-01-16', { ml: 2980, qualityGrade: 'F' });
    expect(laters([...sound, poor]).verdict).not.toBe('met');
  });
});

describe('The latest test of another series', () => {
  it('at home yields to a newer laboratory test, whatever is reported later (B-16)', () => {
    const pfts = [
      pft('2024-06-01', { ml: 3000 }),
      pft('2025-01-10', { ml: 3000, ...home }),
      pft('2025-03-10', { ml: 2790, ...home }),
      pft('2025-06-01', { ml: 3010 }),
      pft('2026-06-01', { ml: 3005 }),
    ];
    const set = assessedSet(recordOf({ pfts, symptoms: worse('2026-07-01') }));
    expect(set.verdict).not.toBe('met');
    expect(set.story.supported).toBe(false);
    expect(assessedSet(recordOf({ pfts })).missing).toEqual([]);
  });

  it('counts while it lies within 24 months of the newest, that day included (B-09)', () => {
    const pfts = (newest: string) => [
      pft('2023-01-10', { ml: 3000, ...post }),
      pft('2024-01-10', { ml: 2790, ...post }),
      pft('2025-01-10', { ml: 3000, ...pre }),
      pft(newest, { ml: 3000, ...pre }),
    ];
    expect(laters(pfts('2026-01-10')).verdict).toBe('met');
    expect(laters(pfts('2026-01-11')).verdict).not.toBe('met');
  });
});
