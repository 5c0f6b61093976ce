import { assessProgression } from './assess-progression.js';
import { CRITERION_SETS } from './criterion-sets.rules.js';
import { assessedSet, decision, pft, recordOf, symptoms } from './record.spec-support.js';

const first = pft('2025-01-10', { pct: 80 });
const fallen = pft('2025-07-10', { pct: 70 });

describe('What has once been met', () => {
  it('stays supported when a later test is better (B-03)', () => {
    const set = assessedSet(recordOf({ pfts: [first, fallen, pft('2026-01-12', { pct: 79.5 })] }));
    expect(set.verdict).not.toBe('met');
    expect(set.story).toMatchObject({
      supported: true,
      firstMetOn: '2025-07-10',
      lastMetOn: '2025-07-10',
      criteria: ['inbuild.a'],
    });
  });

  it('tells from how late a test the last one fell as far, however much further it fell from an older one', () => {
    const values: [string, number][] = [
      ['2024-07-10', 81],
      ['2024-10-10', 70],
      ['2025-01-10', 80],
      ['2025-04-10', 80],
      ['2025-07-10', 72],
    ];
    const pfts = values.map(([on, pct]) => pft(on, { pct }));
    const { story } = assessedSet(recordOf({ pfts }));
    expect(story.latest?.earlier.on).toBe('2024-07-10');
    expect(story.latestFromOn).toBe('2025-04-10');
  });

  it('tells its last fall beside a greater one before it, each by its own test (B-02)', () => {
    const pfts = [first, pft('2025-07-10', { pct: 60 }), pft('2026-01-12', { pct: 66 })];
    const { story } = assessedSet(recordOf({ pfts }));
    expect(story.worst).toMatchObject({ declineTenths: 250, later: { on: '2025-07-10' } });
    expect(story.latest).toMatchObject({ declineTenths: 175, later: { on: '2026-01-12' } });
    expect(story.lowestPctTenths).toBe(600);
  });

  it('stays supported when symptoms improve', () => {
    const seven = pft('2025-07-10', { pct: 74.4 });
    const set = assessedSet(
      recordOf({
        pfts: [first, seven],
        symptoms: [symptoms('2025-08-01', 'worse'), symptoms('2025-12-01', 'improved')],
      }),
    );
    expect(set.verdict).not.toBe('met');
    expect(set.story).toMatchObject({ supported: true, criteria: ['inbuild.b'], firstMetOn: '2025-08-01' });
    expect(set.story.facts.map(({ on }) => on)).toEqual(['2025-01-10', '2025-07-10', '2025-08-01']);
  });

  it('does not depend on the order in which facts were recorded', () => {
    const facts = [first, fallen, pft('2026-01-12', { pct: 79.5 })];
    expect(assessedSet(recordOf({ pfts: facts }))).toEqual(
      assessedSet(recordOf({ pfts: facts.toReversed() })),
    );
  });

  it('goes when the fact behind it goes', () => {
    expect(assessedSet(recordOf({ pfts: [first] })).story.supported).toBe(false);
  });

  it('keeps the greatest fall as its evidence', () => {
    const set = assessedSet(recordOf({ pfts: [first, fallen, pft('2026-01-12', { pct: 60 })] }));
    expect(set.story.worst).toMatchObject({ declineTenths: 250, later: { on: '2026-01-12' } });
    expect(set.story.firstMetOn).toBe('2025-07-10');
  });
});

describe('A decline that goes on', () => {
  // 3000 -> 2640 is 12.0 %; 24 months on, 2640 -> 2370 is 10.2 %.
  const known = [pft('2024-01-15', { ml: 3000, pct: 75 }), pft('2025-01-15', { ml: 2640, pct: 66 })];
  const story = (...more: ReturnType<typeof pft>[]) =>
    assessedSet(recordOf({ pfts: [...known, ...more] })).story;

  it('keeps its latest fall and its lowest values beside the greatest fall (B-02)', () => {
    expect(story()).toMatchObject({ lowestFvcMl: 2640, lowestPctTenths: 660 });
    expect(story(pft('2026-06-15', { ml: 2370, pct: 59.2 }))).toMatchObject({
      worst: { declineTenths: 120, later: { on: '2025-01-15' } },
      latest: { declineTenths: 103, later: { on: '2026-06-15' } },
      lowestFvcMl: 2370,
      lowestPctTenths: 592,
    });
  });

  it('does not take its lowest values from a poor test or a blow at home', () => {
    const other = [
      pft('2025-02-15', { ml: 2000, pct: 50, qualityGrade: 'F' }),
      pft('2025-03-15', { ml: 2500, pct: 62, setting: 'home' }),
      pft('2025-04-15', { ml: 1900, pct: 47, setting: 'home' }),
    ];
    expect(story(...other)).toMatchObject({ lowestFvcMl: 2640, lowestPctTenths: 660 });
  });
});

describe('A decline after one of long ago', () => {
  const longAgo = [pft('2014-01-15', { ml: 3400 }), pft('2015-01-15', { ml: 2900 })];
  const before = pft('2024-06-15', { ml: 2900 });

  it('is told by its own limbs and size, and since when there was the first', () => {
    // 3400 -> 2900 is 14.7 %, 2900 -> 2700 is 6.8 %.
    const { story } = assessedSet(
      recordOf({
        pfts: [...longAgo, before, pft('2026-01-15', { ml: 2700 })],
        symptoms: [symptoms('2026-02-01', 'worse')],
      }),
    );
    expect(story).toMatchObject({
      criteria: ['inbuild.b'],
      worst: { declineTenths: 68 },
      firstMetOn: '2015-01-15',
      lowestFvcMl: 2700,
    });
    expect(story.facts.map(({ on }) => on)).toEqual(['2024-06-15', '2026-01-15', '2026-02-01']);
  });

  it('is not made certain by the old one', () => {
    const { story } = assessedSet(
      recordOf({ pfts: [...longAgo, before, pft('2026-01-15', { ml: 2500, qualityGrade: 'F' })] }),
    );
    expect(story).toMatchObject({ certainty: 'provisional', poorQuality: true });
  });
});

describe('Spirometry at home alone', () => {
  const home = { setting: 'home' } as const;
  const blows = [
    pft('2025-01-10', { pct: 80, ...home }),
    pft('2025-07-10', { pct: 70, ...home }),
    pft('2025-07-17', { pct: 70, ...home }),
  ];

  it('makes a decline no more than provisional, however often (B-11)', () => {
    expect(assessedSet(recordOf({ pfts: blows })).story).toMatchObject({
      certainty: 'provisional',
      homeAlone: true,
    });
  });

  it('asks for the first blow that met to be confirmed, until a laboratory test is done', () => {
    const unrepeated = (...more: ReturnType<typeof pft>[]) =>
      assessedSet(recordOf({ pfts: [...blows, ...more] })).story.unrepeated.map(({ on }) => on);
    expect(unrepeated()).toEqual(['2025-07-10']);
    expect(unrepeated(pft('2025-07-20', { pct: 79, qualityGrade: 'F' }))).toEqual(['2025-07-10']);
    expect(unrepeated(pft('2025-07-20', { pct: 79 }))).toEqual([]);
  });

  it('is no longer alone once the laboratory shows it too', () => {
    const laboratory = [pft('2025-02-10', { pct: 80 }), pft('2025-08-10', { pct: 71 })];
    expect(assessedSet(recordOf({ pfts: [...blows, ...laboratory] })).story).toMatchObject({
      certainty: 'confirmed',
      homeAlone: false,
      unrepeated: [],
    });
  });
});

describe('A newer test of another series (B-16)', () => {
  // 80.0 -> 74.4 is 7.0 %, which needs worse symptoms.
  const seven = pft('2025-07-10', { pct: 74.4, setting: 'lab' });
  const worse = symptoms('2025-09-01', 'worse');
  const withNewer = (newer: ReturnType<typeof pft>) =>
    assessedSet(
      recordOf({ pfts: [pft('2025-01-10', { pct: 80, setting: 'lab' }), seven, newer], symptoms: [worse] }),
    );

  it('at home does not hide a fall in the laboratory from a report that follows', () => {
    const set = withNewer(pft('2025-08-20', { pct: 79, setting: 'home' }));
    expect(set.verdict).toBe('met');
    expect(set.story).toMatchObject({
      supported: true,
      criteria: ['inbuild.b'],
      lastMetOn: '2025-07-10',
    });
  });

  it('after a bronchodilator does not hide a fall before one', () => {
    const pre = { bronchodilator: 'pre' } as const;
    const set = assessedSet(
      recordOf({
        pfts: [
          pft('2025-01-10', { pct: 80, ...pre }),
          pft('2025-07-10', { pct: 74.4, ...pre }),
          pft('2025-08-20', { pct: 79, bronchodilator: 'post' }),
        ],
        symptoms: [worse],
      }),
    );
    expect(set.story).toMatchObject({ supported: true, criteria: ['inbuild.b'] });
  });

  it('of the same series stands for the older one', () => {
    expect(withNewer(pft('2025-08-20', { pct: 79, setting: 'lab' })).verdict).not.toBe('met');
  });
});

describe('Certainty (B-11)', () => {
  const certainty = (pfts: Parameters<typeof recordOf>[0]['pfts']) =>
    assessedSet(recordOf({ pfts: pfts ?? [] })).story;

  it('is confirmed when the previous test shows it', () => {
    expect(certainty([first, fallen]).certainty).toBe('confirmed');
  });

  it('is confirmed when the first test in the window shows it', () => {
    // 80.0 -> 71.5 is 10.6 %; 73.0 -> 71.5 is 2.1 %.
    expect(
      certainty([first, pft('2025-07-10', { pct: 73 }), pft('2026-01-12', { pct: 71.5 })]).certainty,
    ).toBe('confirmed');
  });

  it('is provisional when only a chance high value in between shows it', () => {
    const story = certainty([
      pft('2025-01-10', { pct: 76 }),
      pft('2025-04-10', { pct: 81 }),
      pft('2025-07-10', { pct: 75 }),
      pft('2025-10-10', { pct: 72.5 }),
    ]);
    expect(story).toMatchObject({ supported: true, certainty: 'provisional', poorQuality: false });
  });

  it('becomes confirmed when a second test shows it too', () => {
    const story = certainty([
      pft('2025-01-10', { pct: 76 }),
      pft('2025-04-10', { pct: 81 }),
      pft('2025-07-10', { pct: 75 }),
      pft('2025-10-10', { pct: 72.5 }),
      pft('2025-12-10', { pct: 72.5 }),
    ]);
    expect(story.certainty).toBe('confirmed');
  });

  it('is provisional, "poor quality", when the later test is graded D (B-15)', () => {
    const story = certainty([first, pft('2025-07-10', { pct: 60, qualityGrade: 'D' })]);
    expect(story).toMatchObject({ supported: true, certainty: 'provisional', poorQuality: true });
  });
});

describe('An episode', () => {
  const decided = [decision('2025-08-01', 'escalated', '2025-07-10')];

  it('starts from its baseline test, inclusive: the same decline does not alert again (B-06)', () => {
    const set = assessedSet(
      recordOf({ pfts: [first, fallen, pft('2026-01-12', { pct: 69 })], decisions: decided }),
    );
    expect(set.story.supported).toBe(false);
    expect(set.pairs.map(({ earlier }) => earlier.on)).toEqual(['2025-07-10']);
  });

  it('alerts anew when the fall goes on from there', () => {
    const set = assessedSet(
      recordOf({ pfts: [first, fallen, pft('2026-01-12', { pct: 63 })], decisions: decided }),
    );
    expect(set.story).toMatchObject({ supported: true, firstMetOn: '2026-01-12' });
  });

  it('remembers when progression was last met in a former one (B-18)', () => {
    const set = assessedSet(
      recordOf({ pfts: [first, fallen, pft('2026-01-12', { pct: 69 })], decisions: decided }),
    );
    expect(set.lastProgressionOn).toBe('2025-07-10');
  });

  it('falls back to the last test before the decision when its baseline was withdrawn', () => {
    const record = recordOf({
      pfts: [first, pft('2025-06-10', { pct: 71 }), pft('2026-01-12', { pct: 70 })],
      decisions: decided,
    });
    expect(assessProgression(record, CRITERION_SETS).baselineOn).toBe('2025-06-10');
  });

  it('shows the whole fall from the first and from the best test on record (B-06)', () => {
    const record = recordOf({
      pfts: [first, pft('2025-03-10', { pct: 84 }), fallen, pft('2026-01-12', { pct: 63 })],
      decisions: decided,
    });
    expect(assessProgression(record, CRITERION_SETS).cumulative).toMatchObject({
      fromFirst: { declineTenths: 212, earlier: { on: '2025-01-10' } },
      fromBest: { declineTenths: 250, earlier: { on: '2025-03-10' } },
    });
  });
});
