import { assessedSet, comparedHrct, pft, recordOf, symptoms } from './record.spec-support.js';

type Tests = NonNullable<Parameters<typeof recordOf>[0]['pfts']>;
const misses = (pfts: Tests, reports: Parameters<typeof recordOf>[0]['symptoms'] = []) =>
  assessedSet(recordOf({ pfts, symptoms: reports })).nearMisses.map(({ criterionId, pair, unrepeated }) => [
    criterionId,
    pair.later.on,
    unrepeated.lastRepeatOn,
  ]);
const first = pft('2025-01-15', { ml: 3000, pct: 80 });
// 80.0 -> 76.4 is 4.5 %, 3000 -> 2790 is 7.0 %.
const near = pft('2026-01-15', { ml: 2790, pct: 76.4 });

describe('A near miss of criterion B (B-10)', () => {
  it('is one while nothing is known of symptoms', () => {
    expect(misses([first, near])).toEqual([['inbuild.b', '2026-01-15', null]]);
  });

  it('is one with worse symptoms and none with stable ones', () => {
    expect(misses([first, near], [symptoms('2026-01-20', 'worse')])).toHaveLength(1);
    expect(misses([first, near], [symptoms('2026-01-20', 'stable')])).toEqual([]);
  });

  it('is none where the deciding measure shows the fall as well: then the symptoms alone are missing', () => {
    // 80.0 -> 74.4 is 7.0 %.
    expect(misses([first, pft('2026-01-15', { ml: 2790, pct: 74.4 })])).toEqual([]);
  });
});

describe('A near miss', () => {
  it('is not forgotten when a further test, a blow at home or a poor test shows nothing (B-10)', () => {
    const other = [
      pft('2026-01-18', { ml: 3000, pct: 80 }),
      pft('2026-02-15', { ml: 3000, pct: 80, setting: 'home' }),
      pft('2026-03-15', { ml: 3000, pct: 80, qualityGrade: 'F' }),
    ];
    expect(misses([first, near, ...other])).toEqual([['inbuild.b', '2026-01-15', '2026-01-18']]);
  });

  it('is of a test in the window of the newest one, the edge included', () => {
    const old = [pft('2023-07-15', { ml: 3000, pct: 80 }), pft('2024-01-15', { ml: 2790, pct: 76.4 })];
    const after = (on: string) => misses([...old, pft(on, { ml: 2950, pct: 79 })]);
    expect(after('2026-01-15')).toEqual([['inbuild.b', '2024-01-15', '2026-01-15']]);
    expect(after('2026-01-16')).toEqual([]);
  });

  it('names the latest acceptable laboratory test of its series as its repeat', () => {
    const repeat = pft('2026-03-15', { ml: 3000, pct: 80 });
    expect(misses([first, near, repeat])).toEqual([['inbuild.b', '2026-01-15', '2026-03-15']]);
  });

  it('at home is answered by any laboratory test from that day on', () => {
    const home = { setting: 'home' } as const;
    const atHome = [
      pft('2025-01-15', { ml: 3000, pct: 80, ...home }),
      pft('2026-01-15', { ml: 2790, pct: 76.4, ...home }),
      pft('2026-01-22', { ml: 2790, pct: 76.4, ...home }),
    ];
    expect(misses(atHome)).toEqual([['inbuild.b', '2026-01-15', null]]);
    expect(misses([...atHome, pft('2026-01-22', { ml: 3000, pct: 80, lineageId: 'laboratory' })])).toEqual(
      [],
    );
  });
});

describe('A near miss of criterion C', () => {
  const scans = (change: 'increased' | 'stable') => [comparedHrct('2026-01-20', change, '2025-01-20')];
  const ofC = (hrcts: Parameters<typeof recordOf>[0]['hrcts']) =>
    assessedSet(recordOf({ pfts: [first, near], ...(hrcts ? { hrcts } : {}) }))
      .nearMisses.map(({ criterionId }) => criterionId)
      .filter((id) => id === 'inbuild.c');

  it('is one only with more fibrosis on record: a repeat of the PFT brings no comparison of scans', () => {
    expect(ofC(scans('increased'))).toEqual(['inbuild.c']);
    expect(ofC(scans('stable'))).toEqual([]);
    expect(ofC(undefined)).toEqual([]);
  });
});

describe('A near miss of criterion A, beside worse symptoms and more fibrosis', () => {
  const findings = {
    symptoms: [symptoms('2026-01-15', 'worse')],
    hrcts: [comparedHrct('2026-01-15', 'increased', '2025-01-20')],
  };
  const of = (...pfts: Tests) =>
    assessedSet(recordOf({ pfts: [first, ...pfts], ...findings })).nearMisses.map(
      ({ criterionId }) => criterionId,
    );

  it('is found although these meet D', () => {
    // 80.0 -> 76.4 is 4.5 %, 3000 -> 2690 is 10.3 %.
    expect(of(pft('2026-01-15', { ml: 2690, pct: 76.4 }))).toEqual(['inbuild.a']);
  });

  it('is none where a fall meets B and C', () => {
    // 80.0 -> 72.1 is 9.9 %.
    expect(of(pft('2026-01-15', { ml: 2690, pct: 72.1 }))).toEqual([]);
  });
});
