import { assessedCriterion, assessedSet, pft, recordOf } from '../record.spec-support.js';
import { INBUILD_CASES } from './inbuild.cases.js';

describe('INBUILD', () => {
  it.each([...INBUILD_CASES])('$name', ({ record, a, b }) => {
    expect(assessedCriterion(record, 'inbuild.a').verdict).toBe(a);
    expect(assessedCriterion(record, 'inbuild.b').verdict).toBe(b);
    const expected = [a, b].includes('met') ? 'met' : [a, b].includes('unknown') ? 'unknown' : 'not-met';
    expect(assessedSet(record).verdict).toBe(expected);
  });

  it('says which fact would settle what is unknown', () => {
    const missing = (record: Parameters<typeof assessedSet>[0]) =>
      assessedSet(record).missing.map(({ what }) => what);
    expect(missing(recordOf({}))).toEqual(['pft']);
    expect(missing(recordOf({ pfts: [pft('2026-01-12', { pct: 80 })] }))).toEqual(['earlier-pft']);
    const seven = recordOf({ pfts: [pft('2025-01-10', { pct: 100 }), pft('2026-01-12', { pct: 93 })] });
    expect(missing(seven)).toEqual(['symptom-report']);
    const apart = recordOf({
      pfts: [
        pft('2025-01-10', { pct: 80, referenceEquation: 'GLI-2012' }),
        pft('2026-01-12', { pct: 70, referenceEquation: 'GLI-Global-2022' }),
      ],
    });
    expect(missing(apart)).toEqual(['fvc-litres']);
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
    });
    expect(criterion.because.map(({ lineageId }) => lineageId)).toEqual(['pft 2025-01-10', 'pft 2026-01-12']);
  });
});
