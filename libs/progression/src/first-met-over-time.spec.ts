import { CRITERION_SETS } from './criterion-sets.rules.js';
import { firstMetOverTime } from './first-met-over-time.js';
import { comparedHrct, decision, pft, recordOf, symptoms } from './record.spec-support.js';

const over = (facts: Parameters<typeof recordOf>[0]) =>
  firstMetOverTime(recordOf(facts), CRITERION_SETS, { findings: 'by-their-day' });

describe('When something was met for the first time', () => {
  it('is the first test date on which it was, with the pair that decided then', () => {
    const { criteria, sets } = over({
      pfts: [
        pft('2024-01-15', { ml: 3000, pct: 80 }),
        pft('2024-07-15', { ml: 2800, pct: 75 }),
        pft('2025-01-15', { ml: 2600, pct: 70 }),
        pft('2025-07-15', { ml: 2400, pct: 60 }),
      ],
    });
    expect(criteria['inbuild.a']).toEqual({
      firstMetOn: '2025-01-15',
      earlier: { lineageId: 'pft 2024-01-15', on: '2024-01-15', fvcMl: 3000, pctTenths: 800 },
      later: { lineageId: 'pft 2025-01-15', on: '2025-01-15', fvcMl: 2600, pctTenths: 700 },
      measure: 'reported-pct',
      declineTenths: 125,
      pointsTenths: 100,
    });
    expect(sets['inbuild']).toEqual(criteria['inbuild.a']);
    expect(criteria['ppf-2022.physiology']?.firstMetOn).toBe('2024-07-15');
  });

  it('is null for what was never met, and every criterion and set is there', () => {
    const { criteria, sets } = over({ pfts: [pft('2024-01-15', { pct: 80 })] });
    expect(Object.keys(criteria)).toEqual(CRITERION_SETS.flatMap((set) => set.criteria.map(({ id }) => id)));
    expect(Object.keys(sets)).toEqual(CRITERION_SETS.map(({ id }) => id));
    expect(Object.values({ ...criteria, ...sets })).toEqual(
      Array(Object.keys({ ...criteria, ...sets }).length).fill(null),
    );
  });

  it('has no pair where findings alone met it, at the test on whose date they were known', () => {
    const { criteria } = over({
      pfts: [pft('2024-01-15', { pct: 80 }), pft('2025-01-15', { pct: 80 })],
      symptoms: [symptoms('2024-06-01', 'worse')],
      hrcts: [comparedHrct('2024-07-01', 'increased', '2024-01-15')],
    });
    expect(criteria['inbuild.d']).toEqual({
      firstMetOn: '2025-01-15',
      earlier: null,
      later: null,
      measure: null,
      declineTenths: null,
      pointsTenths: null,
    });
  });

  it('counts from the first test on record, whatever was decided', () => {
    const { sets } = over({
      pfts: [pft('2024-01-15', { pct: 80 }), pft('2024-07-15', { pct: 75 }), pft('2025-01-15', { pct: 70 })],
      decisions: [decision('2024-08-01', 'escalated', '2024-07-15')],
    });
    expect(sets['inbuild']?.earlier?.on).toBe('2024-01-15');
  });

  it('counts a flag of the command line only where its row and the one before lie in the window of the day judged', () => {
    const record = recordOf({
      pfts: [pft('2024-01-15', { pct: 80 }), pft('2025-02-15', { pct: 80 }), pft('2025-07-15', { pct: 74 })],
      symptoms: [symptoms('2025-02-15', 'worse', 'report', '2024-01-15')],
    });
    const ppf = (findings: 'by-their-day' | 'with-comparison-in-window') =>
      firstMetOverTime(record, CRITERION_SETS, { findings }).sets['ppf-2022']?.firstMetOn ?? null;
    expect(ppf('by-their-day')).toBe('2025-07-15');
    expect(ppf('with-comparison-in-window')).toBeNull();
  });
});
