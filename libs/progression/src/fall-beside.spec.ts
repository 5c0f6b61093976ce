import { assessedCriterion, assessedSet, pft, recordOf } from './record.spec-support.js';

const visits = (
  earlier: { readonly pct: number; readonly dlcoPct?: number; readonly hbCorrected?: boolean },
  later: { readonly pct: number; readonly dlcoPct?: number; readonly hbCorrected?: boolean },
) => recordOf({ pfts: [pft('2025-01-10', earlier), pft('2026-01-12', later)] });

const omeract = (...tests: Parameters<typeof visits>) =>
  assessedCriterion(visits(...tests), 'omeract-2015.fvc-dlco');

describe('A fall of DLCO beside one of FVC', () => {
  it('has to be one of 15 % of the earlier DLCO, exactly that counting', () => {
    expect(omeract({ pct: 80, dlcoPct: 60 }, { pct: 76, dlcoPct: 51 }).verdict).toBe('met');
    expect(omeract({ pct: 80, dlcoPct: 60 }, { pct: 76, dlcoPct: 51.1 }).verdict).toBe('not-met');
  });

  it('says nothing beside a fall of FVC that is too small, or, for OMERACT, large enough by itself', () => {
    expect(omeract({ pct: 80, dlcoPct: 60 }, { pct: 76.1, dlcoPct: 40 }).verdict).toBe('not-met');
    expect(omeract({ pct: 80, dlcoPct: 60 }, { pct: 72, dlcoPct: 40 }).verdict).toBe('not-met');
    const erice = visits({ pct: 80, dlcoPct: 60 }, { pct: 72, dlcoPct: 40 });
    expect(assessedCriterion(erice, 'erice.fvc-dlco').verdict).toBe('met');
  });

  it('is unknown, and asked for, where one of the two days has no DLCO', () => {
    const judged = omeract({ pct: 80, dlcoPct: 60 }, { pct: 76 });
    expect(judged.verdict).toBe('unknown');
    expect(judged.missing).toEqual([{ what: 'dlco', because: 'no-dlco-beside' }]);
    expect(omeract({ pct: 80 }, { pct: 76 })).toMatchObject({ verdict: 'unknown', missing: [] });
  });

  it('is unknown where only one DLCO is corrected for haemoglobin', () => {
    const judged = omeract({ pct: 80, dlcoPct: 60, hbCorrected: true }, { pct: 76, dlcoPct: 51 });
    expect(judged).toMatchObject({ verdict: 'unknown', beside: null, missing: [] });
  });

  it('may come from another set of values of the same day, which is then evidence too', () => {
    const record = recordOf({
      pfts: [
        pft('2025-01-10', { pct: 80, dlcoPct: 60 }),
        pft('2026-01-12', { pct: 76, lineageId: 'spirometry' }),
        pft('2026-01-12', { dlcoPct: 51, lineageId: 'transfer factor' }),
      ],
    });
    const judged = assessedCriterion(record, 'omeract-2015.fvc-dlco');
    expect(judged.verdict).toBe('met');
    expect(judged.beside?.later.lineageId).toBe('transfer factor');
    const facts = assessedSet(record, 'omeract-2015').story.facts.map(({ lineageId }) => lineageId);
    expect(facts).toEqual(['pft 2025-01-10', 'spirometry', 'transfer factor']);
  });

  it('is never taken from another day: who fell in DLCO between other visits is not judged by it', () => {
    const record = recordOf({
      pfts: [
        pft('2025-01-10', { pct: 80 }),
        pft('2025-02-10', { dlcoPct: 60 }),
        pft('2026-01-12', { pct: 76, dlcoPct: 51 }),
      ],
    });
    expect(assessedCriterion(record, 'omeract-2015.fvc-dlco').verdict).toBe('unknown');
  });
});
