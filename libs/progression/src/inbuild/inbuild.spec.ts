import {
  assessedCriterion,
  assessedSet,
  comparedHrct,
  hrct,
  pft,
  recordOf,
  symptoms,
} from '../record.spec-support.js';
import { FIBROSIS_CASES } from './inbuild-fibrosis.cases.js';
import { INBUILD_CASES } from './inbuild.cases.js';

describe('INBUILD', () => {
  it.each([...INBUILD_CASES])('$name', ({ record, a, b }) => {
    expect(assessedCriterion(record, 'inbuild.a').verdict).toBe(a);
    expect(assessedCriterion(record, 'inbuild.b').verdict).toBe(b);
    expect(assessedSet(record).verdict === 'met').toBe([a, b].includes('met'));
  });

  it.each([...FIBROSIS_CASES])('$name', ({ record, c, d }) => {
    expect(assessedCriterion(record, 'inbuild.c').verdict).toBe(c);
    expect(assessedCriterion(record, 'inbuild.d').verdict).toBe(d);
  });

  it('is not met when all four criteria are not, and only then settled', () => {
    const stable = {
      pfts: [pft('2025-01-10', { pct: 80 }), pft('2026-01-12', { pct: 79 })],
      hrcts: [hrct('2025-01-10', 8), comparedHrct('2026-01-12', 'stable')],
    };
    expect(assessedSet(recordOf(stable)).verdict).toBe('not-met');
    expect(assessedSet(recordOf({ pfts: stable.pfts })).verdict).toBe('unknown');
  });

  it('says which fact would settle what is unknown (B-14)', () => {
    const missing = (record: Parameters<typeof assessedSet>[0]) =>
      assessedSet(record).missing.map(({ what }) => what);
    expect(missing(recordOf({}))).toEqual(['pft']);
    expect(missing(recordOf({ pfts: [pft('2026-01-12', { pct: 80 })] }))).toEqual(['earlier-pft']);
    const seven = recordOf({ pfts: [pft('2025-01-10', { pct: 100 }), pft('2026-01-12', { pct: 93 })] });
    expect(missing(seven)).toEqual(['symptom-report', 'hrct-comparison']);
    const apart = recordOf({
      pfts: [
        pft('2025-01-10', { pct: 80, referenceEquation: 'GLI-2012' }),
        pft('2026-01-12', { pct: 70, referenceEquation: 'GLI-Global-2022' }),
      ],
    });
    expect(missing(apart)).toEqual(['fvc-litres']);
  });

  it('names no fact for D while two would be needed, and the other one once one finding is known', () => {
    const stable = [pft('2025-01-10', { pct: 80 }), pft('2026-01-12', { pct: 79 })];
    const missing = (more: Parameters<typeof recordOf>[0]) =>
      assessedSet(recordOf({ pfts: stable, ...more })).missing.map(({ what }) => what);
    expect(missing({})).toEqual([]);
    expect(missing({ symptoms: [symptoms('2026-01-12', 'worse')] })).toEqual(['hrct-comparison']);
    expect(missing({ hrcts: [comparedHrct('2026-01-12', 'increased', '2025-01-10')] })).toEqual([
      'symptom-report',
    ]);
    expect(missing({ symptoms: [symptoms('2026-01-12', 'stable')] })).toEqual([]);
  });

  it('tells which finding does not count, because of what it compares with', () => {
    const record = recordOf({ hrcts: [comparedHrct('2026-01-12', 'increased', '2023-01-10')] });
    expect(assessedCriterion(record, 'inbuild.d').fibrosis).toEqual({
      verdict: 'unknown',
      facts: [],
      notCounted: [
        { kind: 'hrct', lineageId: 'hrct 2026-01-12', on: '2026-01-12', reason: 'compared-too-far-back' },
      ],
    });
  });

  it('hears a worsening that is reported after the earlier test, and none of its very day (B-12)', () => {
    const symptomsOf = (reportedOn: string) => {
      const pfts = [pft('2025-01-10', { pct: 80 }), pft('2026-01-12', { pct: 74 })];
      const record = recordOf({ pfts, symptoms: [symptoms(reportedOn, 'worse')] });
      const { verdict, symptoms: found } = assessedCriterion(record, 'inbuild.b');
      return [verdict, found?.verdict, found?.facts.length];
    };
    expect(symptomsOf('2025-01-10')).toEqual(['unknown', 'unknown', 0]);
    expect(symptomsOf('2025-01-11')).toEqual(['met', 'met', 1]);
  });

  it('asks for nothing once a limb is met', () => {
    const record = recordOf({
      pfts: [
        pft('2025-01-10', { pct: 100 }),
        pft('2025-06-10', { pct: 98 }),
        pft('2026-01-12', { pct: 89.5 }),
      ],
    });
    expect(assessedSet(record).verdict).toBe('met');
    expect(assessedSet(record).missing).toEqual([]);
  });

  it('names the pair, its fall and the tests behind the verdict', () => {
    const record = recordOf({
      pfts: [pft('2025-01-10', { pct: 80, ml: 3000 }), pft('2026-01-12', { pct: 70.4, ml: 2600 })],
    });
    const criterion = assessedCriterion(record, 'inbuild.a');
    expect(criterion.pair).toEqual({
      earlier: { lineageId: 'pft 2025-01-10', on: '2025-01-10', fvcMl: 3000, pctTenths: 800 },
      later: { lineageId: 'pft 2026-01-12', on: '2026-01-12', fvcMl: 2600, pctTenths: 704 },
      measure: 'reported-pct',
      basis: 'assumed-same-equation',
      assumed: true,
      declineTenths: 120,
      pointsTenths: 96,
    });
    expect(criterion.because.map(({ lineageId }) => lineageId)).toEqual(['pft 2025-01-10', 'pft 2026-01-12']);
  });
});
