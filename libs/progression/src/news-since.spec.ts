import { assessedSet, comparedHrct, decision, hrct, pft, recordOf, symptoms } from './record.spec-support.js';

type Facts = Parameters<typeof recordOf>[0];
const baseline = pft('2025-01-10', { ml: 3000, pct: 80 });
const fallen = pft('2025-07-10', { ml: 2640, pct: 70.4 });
const otherCause = decision('2025-08-01', 'other-cause');
/** The last progression that counts, of a fall that was put down to another cause on 1 August 2025. */
const countsOn = ({ pfts = [], ...more }: Facts, setId?: string) =>
  assessedSet(recordOf({ ...more, pfts: [baseline, fallen, ...pfts], decisions: [otherCause] }), setId)
    .lastProgressionOn;

describe('A fall that was put down to another cause (B-18)', () => {
  it('does not count again by going on at the same level', () => {
    expect(countsOn({})).toBeNull();
    expect(countsOn({ pfts: [pft('2026-01-12', { ml: 2640, pct: 70.4 })] })).toBeNull();
    expect(countsOn({ pfts: [pft('2025-12-12', { ml: 2650 }), pft('2026-01-12', { ml: 2640 })] })).toBeNull();
  });

  it('counts again once a value is lower, by whichever measure, and goes on counting', () => {
    const lower = pft('2026-01-12', { ml: 2639, pct: 70.4 });
    expect(countsOn({ pfts: [lower] })).toBe('2026-01-12');
    expect(countsOn({ pfts: [pft('2026-01-12', { ml: 2640, pct: 70.3 })] })).toBe('2026-01-12');
    expect(countsOn({ pfts: [lower, pft('2026-03-12', { ml: 2640, pct: 70.4 })] })).toBe('2026-03-12');
  });

  it('counts again as another fall after a recovery, however high it ends', () => {
    const recovered = pft('2025-10-10', { ml: 3000, pct: 80 });
    expect(countsOn({ pfts: [recovered, pft('2026-01-12', { ml: 2690, pct: 71.8 })] })).toBe('2026-01-12');
  });

  it('counts again by a further limb: worse symptoms with more fibrosis since', () => {
    const found: Facts = {
      symptoms: [symptoms('2025-09-01', 'worse')],
      hrcts: [hrct('2025-01-20', 8), comparedHrct('2025-09-10', 'increased')],
    };
    expect(countsOn(found)).toBe('2025-09-10');
  });

  it('counts again by a further increase of fibrosis, and not by another report of the same symptoms', () => {
    const known: Facts = {
      symptoms: [symptoms('2025-07-20', 'worse')],
      hrcts: [hrct('2025-01-20', 8), comparedHrct('2025-07-20', 'increased')],
    };
    expect(countsOn(known)).toBeNull();
    const again = [...(known.symptoms ?? []), symptoms('2025-09-01', 'worse')];
    expect(countsOn({ ...known, symptoms: again })).toBeNull();
    const further = [...(known.hrcts ?? []), comparedHrct('2025-12-20', 'increased')];
    expect(countsOn({ ...known, hrcts: further })).toBe('2025-12-20');
  });

  it('counts again once it is confirmed where it was provisional, also by a test that is no lower (B-02)', () => {
    // Only the comparison with a chance high value shows a fall of 10 %.
    const provisional = [
      pft('2024-12-01', { ml: 3000 }),
      pft('2025-03-01', { ml: 3350 }),
      pft('2025-06-01', { ml: 3060 }),
      pft('2025-07-10', { ml: 2990 }),
    ];
    const since = (ml: number) =>
      assessedSet(recordOf({ pfts: [...provisional, pft('2025-09-10', { ml })], decisions: [otherCause] }))
        .lastProgressionOn;
    expect(since(2995)).toBe('2025-09-10');
    expect(since(3060)).toBeNull();
  });

  it('of DLCO counts again once DLCO is lower', () => {
    const [high, low] = [
      { dlcoPct: 60, hbCorrected: true },
      { dlcoPct: 48, hbCorrected: true },
    ];
    const worse = [symptoms('2025-07-20', 'worse')];
    const of = (dlcoPct: number) =>
      assessedSet(
        recordOf({
          pfts: [
            pft('2025-01-10', { pct: 80, ...high }),
            pft('2025-07-10', { pct: 80, ...low }),
            pft('2025-12-10', { pct: 80, ...low, dlcoPct }),
          ],
          symptoms: worse,
          decisions: [otherCause],
        }),
        'ppf-2022',
      ).lastProgressionOn;
    expect([of(48), of(47.9)]).toEqual([null, '2025-12-10']);
  });

  it('that shows only after the decision counts, for nothing had been met by then', () => {
    const record = recordOf({ pfts: [baseline, pft('2025-09-10', { ml: 2640 })], decisions: [otherCause] });
    expect(assessedSet(record).lastProgressionOn).toBe('2025-09-10');
  });
});
