import { assessProgression } from './assess-progression.js';
import { CRITERION_SETS } from './criterion-sets.rules.js';
import { FROM_THE_BEGINNING, otherCausesOf, otherCauseUpTo } from './episodes.js';
import {
  assessedSet,
  comparedHrct,
  decision,
  exclusion,
  pft,
  recordOf,
  symptoms,
} from './record.spec-support.js';

const first = pft('2025-01-10', { pct: 80 });
const fallen = pft('2025-07-10', { pct: 70 });
const latest = pft('2026-01-12', { pct: 69 });
const pfts = [first, fallen, latest];
const assessed = (facts: Parameters<typeof recordOf>[0]) => {
  const { episodeId, baselineOn } = assessProgression(recordOf(facts), CRITERION_SETS);
  return { episodeId, baselineOn };
};

describe('A decision', () => {
  const escalated = decision('2025-08-01', 'escalated', '2025-07-10');

  it('starts an episode from the test on its baseline day: the same decline does not alert again (B-06)', () => {
    expect(assessed({ pfts, decisions: [escalated] })).toEqual({
      episodeId: escalated.lineageId,
      baselineOn: '2025-07-10',
    });
    expect(assessedSet(recordOf({ pfts, decisions: [escalated] })).story.supported).toBe(false);
  });

  it('takes the last judging test up to that day when there is none on it', () => {
    const later = decision('2025-08-01', 'accept-new-baseline', '2025-07-20');
    expect(assessed({ pfts, decisions: [later] }).baselineOn).toBe('2025-07-10');
  });

  it('takes its own day when it names no other', () => {
    expect(assessed({ pfts, decisions: [decision('2025-08-01', 'escalated')] }).baselineOn).toBe(
      '2025-07-10',
    );
  });

  it.each(['watch-and-repeat', 'other-cause', 'referred'] as const)('starts none as "%s" (B-06)', (code) => {
    expect(assessed({ pfts, decisions: [decision('2025-08-01', code)] })).toEqual({
      episodeId: null,
      baselineOn: null,
    });
  });

  it('is derived anew when its baseline test is excluded, withdrawn, moved or corrected', () => {
    const decisions = [escalated];
    const excluded = [exclusion(fallen.lineageId, '2025-09-01')];
    expect(assessed({ pfts, decisions, exclusions: excluded }).baselineOn).toBe('2025-01-10');
    expect(assessed({ pfts: [first, latest], decisions }).baselineOn).toBe('2025-01-10');
    const corrected = pft('2025-06-10', { pct: 70, lineageId: fallen.lineageId });
    expect(assessed({ pfts: [first, corrected, latest], decisions }).baselineOn).toBe('2025-06-10');
  });

  it('yields, of two of one day, to the one with the later baseline, and of one baseline always the same one does', () => {
    const escalatedFrom = (baselineOn: string, lineageId: string) => ({
      ...decision('2025-08-01', 'escalated', baselineOn),
      lineageId,
      id: `${lineageId} v1`,
    });
    const bothWays = (...decisions: readonly ReturnType<typeof escalatedFrom>[]) =>
      [decisions, decisions.toReversed()].map((ordered) => assessed({ pfts, decisions: ordered }));
    const later = { episodeId: 'a', baselineOn: '2025-07-10' };
    expect(bothWays(escalatedFrom('2025-07-10', 'a'), escalatedFrom('2025-01-10', 'b'))).toEqual([
      later,
      later,
    ]);
    const second = { episodeId: 'b', baselineOn: '2025-07-10' };
    expect(bothWays(escalatedFrom('2025-07-10', 'a'), escalatedFrom('2025-07-10', 'b'))).toEqual([
      second,
      second,
    ]);
  });

  it('takes the test of its own day, which was known by then', () => {
    const ofThatDay = decision('2025-07-10', 'escalated', '2025-07-12');
    expect(assessed({ pfts, decisions: [ofThatDay] }).baselineOn).toBe('2025-07-10');
    const ofTheDayBefore = decision('2025-07-09', 'escalated', '2025-07-12');
    expect(assessed({ pfts, decisions: [ofTheDayBefore] }).baselineOn).toBe('2025-01-10');
  });

  it('has no baseline where no test was known by then', () => {
    expect(assessed({ pfts, decisions: [decision('2024-08-01', 'escalated')] })).toMatchObject({
      episodeId: 'decision 2024-08-01 escalated',
      baselineOn: null,
    });
  });

  it('that puts progression down to another cause counts by the last day on which one did (B-18)', () => {
    const days = ['2025-03-01', '2025-09-01', '2025-06-01'];
    const decisions = days.map((on) => decision(on, 'other-cause'));
    const upTo = (record: ReturnType<typeof recordOf>) =>
      otherCauseUpTo(otherCausesOf(record), FROM_THE_BEGINNING);
    expect(upTo(recordOf({ pfts, decisions }))).toBe('2025-09-01');
    expect(upTo(recordOf({ pfts, decisions: [decision('2025-09-01', 'escalated')] }))).toBeNull();
  });

  it('yields to a later one by the day of deciding, in whatever order they were entered', () => {
    const second = decision('2026-02-01', 'accept-new-baseline', '2026-01-12');
    for (const decisions of [
      [escalated, second],
      [second, escalated],
    ])
      expect(assessed({ pfts, decisions }).episodeId).toBe(second.lineageId);
    const earlierBaseline = decision('2026-02-01', 'accept-new-baseline', '2025-01-10');
    expect(assessed({ pfts, decisions: [earlierBaseline, escalated] })).toEqual({
      episodeId: earlierBaseline.lineageId,
      baselineOn: '2025-01-10',
    });
  });
});

describe('The baseline of a past decision', () => {
  const earlier = pft('2024-06-10', { pct: 100 });
  const settled = pft('2025-07-20', { pct: 88 });
  const escalated = decision('2025-03-01', 'escalated', '2025-01-10');
  const judged = (...tests: ReturnType<typeof pft>[]) => {
    const record = recordOf({ pfts: [earlier, ...tests], decisions: [escalated] });
    const { baseline } = assessProgression(record, CRITERION_SETS);
    return { baseline, supported: assessedSet(record).story.supported };
  };

  it('is the nearest test known by then when none has exactly that day, so that what was decided stays decided (B-08)', () => {
    const baseline = { setOn: '2025-01-10', takenOn: '2025-01-12', how: 'nearest-test' };
    expect(judged(pft('2025-01-12', { pct: 88 }), settled)).toEqual({ baseline, supported: false });
    expect(judged(pft('2025-01-08', { pct: 90 }), pft('2025-01-12', { pct: 88 }))).toMatchObject({
      baseline,
    });
    expect(judged(pft('2025-03-02', { pct: 88 }))).toMatchObject({ baseline: { takenOn: '2024-06-10' } });
  });

  it('is not a poor test or a blow at home while the laboratory has an acceptable one', () => {
    const others = [
      pft('2025-01-11', { pct: 60, qualityGrade: 'F' }),
      pft('2025-01-09', { pct: 60, setting: 'home' }),
    ];
    expect(judged(...others, pft('2025-01-20', { pct: 88 }))).toMatchObject({
      baseline: { takenOn: '2025-01-20' },
    });
  });

  it('stays the day of a poor test that was decided on, which does not speak again', () => {
    expect(judged(pft('2025-01-10', { pct: 88, qualityGrade: 'D' }))).toEqual({
      baseline: { setOn: '2025-01-10', takenOn: '2025-01-10', how: 'as-decided' },
      supported: false,
    });
  });
});

describe('After a decision that rested on a test of poor quality', () => {
  const poor = pft('2025-01-10', { pct: 88, qualityGrade: 'D' });
  const before = [pft('2024-03-10', { pct: 98 }), pft('2024-06-10', { pct: 100 }), poor];
  const after = [pft('2025-07-10', { pct: 75 }), pft('2026-01-10', { pct: 74 })];
  const decided = { decisions: [decision('2025-03-01', 'escalated', '2025-01-10')] };

  it('the last acceptable test before it stands in, and further declines are seen (B-15)', () => {
    const set = assessedSet(recordOf({ pfts: [...before, ...after], ...decided }));
    expect(set.story).toMatchObject({
      supported: true,
      firstMetOn: '2025-07-10',
      worst: {
        earlier: { on: '2024-06-10' },
        later: { on: '2025-07-10' },
        declineTenths: 250,
        standsIn: true,
      },
    });
  });

  it('nothing stands in once there is an acceptable test since', () => {
    const { pairs } = assessedSet(recordOf({ pfts: [...before, ...after], ...decided }));
    expect(pairs.map(({ earlier, standsIn }) => [earlier.on, standsIn])).toEqual([['2025-07-10', undefined]]);
  });

  it('a blow at home does not stand in for the laboratory, and a test before the window does not', () => {
    const home = pft('2024-12-10', { pct: 100, setting: 'home' });
    const paired = (...tests: ReturnType<typeof pft>[]) =>
      assessedSet(recordOf({ pfts: tests, ...decided })).pairs.length;
    expect(paired(home, poor, pft('2025-07-10', { pct: 75 }))).toBe(0);
    expect(paired(pft('2023-07-10', { pct: 100 }), poor, pft('2025-07-10', { pct: 75 }))).toBe(1);
    expect(paired(pft('2023-07-09', { pct: 100 }), poor, pft('2025-07-10', { pct: 75 }))).toBe(0);
  });
});

describe('Findings that the physician knew when deciding', () => {
  const facts = {
    pfts: [pft('2025-01-15', { pct: 80 })],
    decisions: [decision('2025-03-01', 'escalated', '2025-01-15')],
  };
  const found = (reportedOn: string, scannedOn: string) =>
    assessedSet(
      recordOf({
        ...facts,
        symptoms: [symptoms(reportedOn, 'worse')],
        hrcts: [comparedHrct(scannedOn, 'increased', '2024-06-01')],
      }),
    ).story.supported;

  it('do not meet D again, although they came after the baseline test', () => {
    expect(found('2025-02-20', '2025-02-10')).toBe(false);
    expect(found('2025-02-20', '2025-03-02')).toBe(false);
    expect(found('2025-03-02', '2025-03-02')).toBe(true);
  });
});

describe('The baseline test of an episode', () => {
  const decisions = [decision('2025-08-01', 'escalated', '2025-07-10')];

  it('gives way to the nearest judging test known by then when a clinician excludes it', () => {
    const exclusions = [exclusion(fallen.lineageId, '2025-09-01')];
    const { baseline } = assessProgression(recordOf({ pfts, decisions, exclusions }), CRITERION_SETS);
    expect(baseline).toEqual({ setOn: '2025-07-10', takenOn: '2025-01-10', how: 'nearest-test' });
  });
});

describe('Another cause', () => {
  const last = (...days: string[]) =>
    assessedSet(recordOf({ pfts, decisions: days.map((on) => decision(on, 'other-cause')) }))
      .lastProgressionOn;

  it('takes back that the disease progressed, for what was met up to the day of deciding', () => {
    expect(last()).toBe('2026-01-12');
    expect(last('2026-01-12')).toBeNull();
    expect(last('2026-01-11')).toBe('2026-01-12');
    expect(last('2026-02-01', '2025-08-01')).toBeNull();
  });

  const again = [first, fallen, pft('2026-01-12', { pct: 62 })];
  const escalated = decision('2025-08-01', 'escalated', '2025-07-10');
  const accepted = decision('2025-08-01', 'accept-new-baseline', '2025-07-10');
  const progressionOn = (tests: typeof pfts, ...decisions: ReturnType<typeof decision>[]) =>
    assessedSet(recordOf({ pfts: tests, decisions })).lastProgressionOn;

  it('of a later fall takes nothing back of one that was escalated before it (B-18)', () => {
    expect(progressionOn(again, escalated)).toBe('2026-01-12');
    expect(progressionOn(again, escalated, decision('2026-02-01', 'other-cause'))).toBe('2025-07-10');
    expect(progressionOn(again, accepted, decision('2026-02-01', 'other-cause'))).toBe('2025-07-10');
  });

  it('of a fall that was escalated after all takes nothing back, of one accepted as baseline it does (B-18)', () => {
    const said = (on: string) => decision(on, 'other-cause');
    for (const on of ['2025-07-20', '2025-08-01', '2025-08-02'])
      expect([on, progressionOn([first, fallen], escalated, said(on))]).toEqual([on, '2025-07-10']);
    expect(progressionOn([first, fallen], accepted, said('2025-07-20'))).toBeNull();
    expect(progressionOn([first, fallen], accepted, said('2025-08-01'))).toBeNull();
    expect(progressionOn([first, fallen], accepted, said('2025-08-02'))).toBe('2025-07-10');
    // Of the first fall it says nothing about the second.
    expect(progressionOn(again, accepted, said('2025-07-20'))).toBe('2026-01-12');
  });

  it('leaves the alert where it is: only a clinician closes it', () => {
    const record = recordOf({ pfts, decisions: [decision('2026-02-01', 'other-cause')] });
    expect(assessedSet(record).story.supported).toBe(true);
  });
});

describe('An excluded test', () => {
  const exclusions = [exclusion(fallen.lineageId, '2025-09-01', 'a cold')];

  it('makes no pair, no near miss and no repeat, and is named with the reason (B-11)', () => {
    const record = recordOf({ pfts: [first, fallen], exclusions });
    expect(assessedSet(record).story.supported).toBe(false);
    expect(assessProgression(record, CRITERION_SETS)).toMatchObject({
      latestTest: { on: '2025-01-10' },
      cumulative: null,
      notUsed: [{ lineageId: fallen.lineageId, on: '2025-07-10', reason: 'excluded', note: 'a cold' }],
    });
  });

  it('judges again when the exclusion is lifted', () => {
    expect(assessedSet(recordOf({ pfts: [first, fallen] })).verdict).toBe('met');
  });

  it('lets another set of its day judge', () => {
    const other = pft('2025-07-10', { pct: 71, lineageId: 'other set' });
    const set = assessedSet(recordOf({ pfts: [first, fallen, other], exclusions }));
    expect(set.pairs.map(({ later }) => later.lineageId)).toEqual(['other set']);
  });

  it('of another patient changes nothing', () => {
    const elsewhere = [exclusion('pft of somebody else', '2025-09-01')];
    expect(assessedSet(recordOf({ pfts: [first, fallen], exclusions: elsewhere })).verdict).toBe('met');
  });
});
