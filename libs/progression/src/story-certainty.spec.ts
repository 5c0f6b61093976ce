import { addDays, parseIsoDate } from '@interstice/clinical';
import fc from 'fast-check';
import {
  assessedSet,
  comparedHrct,
  decision,
  oxygen,
  pft,
  recordOf,
  symptoms,
} from './record.spec-support.js';

const certainFall = (facts: Parameters<typeof recordOf>[0]) =>
  assessedSet(recordOf(facts)).story.certainFall?.on ?? null;
/** Only the comparison with a chance high value shows a fall of 10 %. */
const provisional = [
  pft('2024-12-01', { ml: 3000 }),
  pft('2025-03-01', { ml: 3350 }),
  pft('2025-06-01', { ml: 3060 }),
  pft('2026-01-15', { ml: 2990 }),
];

describe('The test by which a fall is certain (B-11)', () => {
  it('is the first that shows it against the previous or the first test, also when later ones show it again', () => {
    const pfts = [pft('2025-01-10', { pct: 80 }), pft('2025-07-10', { pct: 70 })];
    expect(certainFall({ pfts })).toBe('2025-07-10');
    expect(certainFall({ pfts: [...pfts, pft('2026-01-12', { pct: 69 })] })).toBe('2025-07-10');
  });

  it('moves on with a further fall from there, and after a recovery', () => {
    const pfts = [pft('2025-01-10', { pct: 80 }), pft('2025-07-10', { pct: 70 })];
    expect(certainFall({ pfts: [...pfts, pft('2026-01-12', { pct: 60 })] })).toBe('2026-01-12');
    const recovered = [...pfts, pft('2025-10-10', { pct: 79 })];
    expect(certainFall({ pfts: [...recovered, pft('2026-01-12', { pct: 71 })] })).toBe('2026-01-12');
  });

  it('is none while the fall is provisional, and the second that shows it once there is one', () => {
    expect(certainFall({ pfts: provisional })).toBeNull();
    expect(certainFall({ pfts: [...provisional, pft('2026-02-15', { ml: 2995 })] })).toBe('2026-02-15');
  });

  it('is none where findings alone make the set certain, beside a fall on a poor test as well', () => {
    const found = {
      symptoms: [symptoms('2026-01-20', 'worse')],
      hrcts: [comparedHrct('2026-01-20', 'increased', '2025-03-01')],
    };
    expect(certainFall(found)).toBeNull();
    const poor = [pft('2025-01-10', { pct: 80 }), pft('2026-01-10', { pct: 60, qualityGrade: 'F' })];
    expect(certainFall({ ...found, pfts: poor })).toBeNull();
  });

  it('is the test itself where findings after the one it fell from bear it out', () => {
    expect(
      certainFall({
        pfts: provisional,
        symptoms: [symptoms('2026-01-20', 'worse')],
        hrcts: [comparedHrct('2026-01-20', 'increased', '2025-03-01')],
      }),
    ).toBe('2026-01-15');
  });
});

describe('A fall that only the comparison with a chance high value shows (B-11)', () => {
  const judged = (facts: Parameters<typeof recordOf>[0]) => assessedSet(recordOf(facts)).story;
  /** The need rises after the test that it fell from, and before or after the later one. */
  const needs = (from: string, to: string) => [oxygen(from, 1), oxygen(to, 2)];

  it('is certain by the test itself when the need for oxygen has risen since the test that it fell from', () => {
    const story = judged({ pfts: provisional, oxygenNeeds: needs('2025-02-01', '2026-01-10') });
    expect(story).toMatchObject({
      certainty: 'confirmed',
      certainFall: { on: '2026-01-15' },
      oxygen: { alone: true, rise: { earlier: { on: '2025-02-01' }, later: { on: '2026-01-10' } } },
      unrepeated: [],
    });
    expect(story.facts.map(({ on }) => on)).toEqual(['2025-02-01', '2025-03-01', '2026-01-10', '2026-01-15']);
  });

  it('stays provisional when the need rose before that test, or stayed the same', () => {
    expect(judged({ pfts: provisional, oxygenNeeds: needs('2024-06-01', '2025-03-01') })).toMatchObject({
      certainty: 'provisional',
      oxygen: null,
    });
    const same = [oxygen('2025-02-01', 2), oxygen('2026-01-10', 2)];
    expect(judged({ pfts: provisional, oxygenNeeds: same }).certainty).toBe('provisional');
  });

  it('becomes certain by a need that is reported later, while the test stands and is in the window', () => {
    const later = (on: string) =>
      judged({ pfts: provisional, oxygenNeeds: needs('2025-02-01', on) }).certainty;
    expect(later('2026-06-01')).toBe('confirmed');
    expect(later('2028-01-15')).toBe('confirmed');
    expect(later('2028-01-16')).toBe('provisional');
  });

  it('is not made certain by a need of after the next test, which shows no fall, but by one of its day', () => {
    const pfts = [...provisional, pft('2026-03-01', { ml: 3300 })];
    const later = (on: string) => judged({ pfts, oxygenNeeds: needs('2025-02-01', on) }).certainty;
    expect(later('2026-03-01')).toBe('confirmed');
    expect(later('2026-03-02')).toBe('provisional');
  });

  it('is not made certain by a need of after the decision that ended its episode', () => {
    const formerFalls = (on: string) =>
      assessedSet(
        recordOf({
          pfts: provisional,
          oxygenNeeds: needs('2025-02-01', on),
          decisions: [decision('2026-02-01', 'accept-new-baseline', '2026-01-15')],
        }),
      ).formerCertainFalls.map((fall) => fall.on);
    expect(formerFalls('2026-02-01')).toEqual(['2026-01-15']);
    expect(formerFalls('2026-02-02')).toEqual([]);
  });

  it('on a poor test or at home stays provisional and asks for its repeat, however far and whatever is needed', () => {
    const last = (more: Parameters<typeof pft>[1]) =>
      judged({
        pfts: [
          pft('2025-03-01', { ml: 3350 }),
          pft('2025-03-02', { ml: 3350, setting: 'home' }),
          pft('2026-01-15', more),
        ],
        oxygenNeeds: needs('2025-02-01', '2026-01-10'),
      });
    expect(last({ ml: 2000, qualityGrade: 'F' })).toMatchObject({
      certainty: 'provisional',
      oxygen: null,
    });
    expect(last({ ml: 2000, setting: 'home' })).toMatchObject({ certainty: 'provisional', homeAlone: true });
    expect(last({ ml: 2000, setting: 'home' }).unrepeated).toHaveLength(1);
  });

  it('that another test shows as well does not rest on the need for oxygen', () => {
    const pfts = [...provisional, pft('2026-02-15', { ml: 2995 })];
    expect(judged({ pfts, oxygenNeeds: needs('2025-02-01', '2026-01-10') })).toMatchObject({
      certainFall: { on: '2026-01-15' },
      oxygen: { alone: false },
    });
  });
});

describe('A fall far past the threshold', () => {
  // 10 % below a test that is itself 10 % below another is 19 %: with no test between them that shows neither.
  const share = fc.integer({ min: 1, max: 1000 });

  it('is never provisional: the test before it shows it as well, or fell itself', () => {
    fc.assert(
      fc.property(fc.array(share, { minLength: 1, maxLength: 5 }), share, (between, last) => {
        const values = [
          3100,
          4000,
          ...between.map((part) => 3000 + part),
          3000 + Math.floor((240 * last) / 1000),
        ];
        const pfts = values.map((ml, index) => pft(addDays(parseIsoDate('2024-06-01'), 90 * index), { ml }));
        expect(assessedSet(recordOf({ pfts })).story).toMatchObject({
          supported: true,
          certainty: 'confirmed',
        });
      }),
    );
  });
});
