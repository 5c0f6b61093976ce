import { assessedSet, comparedHrct, pft, recordOf, symptoms } from './record.spec-support.js';

describe('What findings alone have met', () => {
  const worse = symptoms('2025-11-01', 'worse');
  const increased = comparedHrct('2026-01-20', 'increased', '2025-01-20');
  const story = (facts: Parameters<typeof recordOf>[0]) => assessedSet(recordOf(facts)).story;

  it('is certain, is known since the later of the two and fresh since the earlier', () => {
    expect(story({ symptoms: [worse], hrcts: [increased] })).toMatchObject({
      supported: true,
      criteria: ['inbuild.d'],
      certainty: 'confirmed',
      firstMetOn: '2026-01-20',
      lastMetOn: '2026-01-20',
      freshOn: '2025-11-01',
      worst: null,
      latest: null,
      unrepeated: [],
      lastIncreaseOn: '2026-01-20',
      homeAlone: false,
      poorQuality: false,
    });
  });

  it('stays supported when symptoms improve or a later scan is better', () => {
    const later = [symptoms('2026-03-01', 'improved')];
    const better = comparedHrct('2026-06-01', 'improved');
    const facts = { symptoms: [worse, ...later], hrcts: [increased, better] };
    expect(assessedSet(recordOf(facts)).verdict).not.toBe('met');
    expect(story(facts)).toMatchObject({ supported: true, firstMetOn: '2026-01-20' });
  });

  it('makes a provisional fall certain, and asks for no repeat', () => {
    const noisy = [
      pft('2025-01-10', { pct: 76 }),
      pft('2025-04-10', { pct: 81 }),
      pft('2025-07-10', { pct: 75 }),
      pft('2025-10-10', { pct: 72.5 }),
    ];
    expect(story({ pfts: noisy }).certainty).toBe('provisional');
    expect(story({ pfts: noisy, symptoms: [worse], hrcts: [increased] })).toMatchObject({
      criteria: ['inbuild.a', 'inbuild.d'],
      certainty: 'confirmed',
      unrepeated: [],
      worst: { declineTenths: 104 },
      latest: { declineTenths: 104 },
    });
  });

  it('of before the test that a fall starts from says nothing about that fall (B-12, B-13)', () => {
    const fall = [
      pft('2025-06-10', { pct: 80 }),
      pft('2025-09-10', { pct: 90 }),
      pft('2025-12-10', { pct: 86 }),
      pft('2026-01-10', { pct: 80.5 }),
    ];
    const found = (reportedOn: string) =>
      story({
        pfts: fall,
        symptoms: [symptoms(reportedOn, 'worse')],
        hrcts: [comparedHrct('2025-09-11', 'increased', '2024-09-11')],
      });
    expect(found('2025-09-10')).toMatchObject({
      criteria: ['inbuild.a', 'inbuild.d'],
      certainty: 'provisional',
      unrepeated: [{ on: '2026-01-10' }],
    });
    expect(found('2025-09-11')).toMatchObject({ certainty: 'confirmed', unrepeated: [] });
  });

  it.each([
    ['of poor quality', { qualityGrade: 'F' }, { poorQuality: true, homeAlone: false }],
    ['at home', { setting: 'home' }, { poorQuality: false, homeAlone: true }],
  ] as const)('confirms the set and not a fall that rests on tests %s alone', (_, options, how) => {
    const home = 'setting' in options ? options : {};
    const fall = [pft('2025-06-10', { pct: 80, ...home }), pft('2026-01-10', { pct: 60, ...options })];
    const facts = { pfts: fall, symptoms: [worse], hrcts: [increased] };
    expect(story(facts)).toMatchObject({
      criteria: ['inbuild.a', 'inbuild.d'],
      certainty: 'confirmed',
      unrepeated: [{ on: '2026-01-10' }],
      ...how,
    });
    const repeated = [...fall, pft('2026-03-10', { pct: 79 })];
    const { certainty, unrepeated } = story({ ...facts, pfts: repeated });
    expect(certainty).toBe('confirmed');
    expect(unrepeated.every(({ lastRepeatOn }) => lastRepeatOn === '2026-03-10')).toBe(true);
  });

  it('tells a further increase from the first', () => {
    const further = comparedHrct('2027-01-20', 'increased');
    expect(story({ symptoms: [worse], hrcts: [increased, further] })).toMatchObject({
      criteria: ['inbuild.d'],
      firstMetOn: '2026-01-20',
      lastIncreaseOn: '2027-01-20',
    });
  });

  it('goes when the comparison goes', () => {
    expect(story({ symptoms: [worse], hrcts: [] }).supported).toBe(false);
  });
});
