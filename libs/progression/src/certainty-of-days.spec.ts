import { parseIsoDate, type OxygenNeed } from '@interstice/clinical';
import { compileSet } from './compiled-set.js';
import { startJudging, type Judging } from './eligible-pairs.js';
import { INBUILD } from './inbuild/inbuild.rules.js';
import { progressionTimeline } from './progression-timeline.js';
import { oxygen, pft, recordOf, type PftOptions } from './record.spec-support.js';
import { certaintyOf, type CertaintyDay } from './story-certainty.js';

const day = parseIsoDate;

/** Tests of these days, and the needs for oxygen beside them. */
function judgingOf(
  pfts: Readonly<Record<string, PftOptions>>,
  oxygenNeeds: readonly OxygenNeed[] = [],
): Judging {
  const record = recordOf({
    pfts: Object.entries(pfts).map(([on, options]) => pft(on, { ml: 3000, ...options })),
    oxygenNeeds: [...oxygenNeeds],
  });
  const timeline = progressionTimeline(record);
  return startJudging(timeline, timeline.current, compileSet(INBUILD));
}

type Told = Partial<Record<'fellFromOn' | 'newestFromOn' | 'freshOn', string>> & {
  readonly plain?: boolean;
  readonly lineageId?: string;
};

/** A day on which the test of that day fell. */
function fall(judging: Judging, on: string, told: Told = {}): CertaintyDay {
  const { timeline } = judging;
  const test = timeline.tests.find((one) => one.on === on);
  const known = timeline.days.find((one) => one.on === on);
  if (!test || !known) throw new Error(`no test of ${on}`);
  const fellFromOn = day(told.fellFromOn ?? '2025-01-10');
  const { lineageId = test.pft.lineageId } = told;
  return {
    test: { ...test, pft: { ...test.pft, lineageId } },
    day: known,
    on: day(on),
    freshOn: day(told.freshOn ?? on),
    fellFromOn,
    newestFromOn: day(told.newestFromOn ?? fellFromOn),
    plain: told.plain ?? false,
  };
}

/** A day on which findings alone met; the earlier of them is of that day. */
function found(judging: Judging, freshOn: string): CertaintyDay {
  const [first] = judging.timeline.days;
  if (!first) throw new Error('no day');
  return {
    test: null,
    day: first,
    on: day(freshOn),
    freshOn: day(freshOn),
    fellFromOn: null,
    newestFromOn: null,
    plain: false,
  };
}

const TESTS = { '2025-01-10': {}, '2025-07-10': {}, '2026-01-12': {}, '2026-03-02': {} };

describe('Findings beside a fall (B-11)', () => {
  const judging = judgingOf(TESTS);
  const beside = (fellFromOn: string) => fall(judging, '2026-01-12', { fellFromOn });

  it('bear it out when the latest of them is of after the test that it fell from, in whatever order they are told', () => {
    const [older, newer] = [found(judging, '2025-03-01'), found(judging, '2025-06-01')];
    for (const days of [
      [older, newer],
      [newer, older],
    ])
      expect(certaintyOf(judging, [...days, beside('2025-04-01')]).certainty).toBe('confirmed');
  });

  it('do not when the latest is of the day of that test', () => {
    const { certainty, certainFall } = certaintyOf(judging, [
      found(judging, '2025-04-01'),
      beside('2025-04-01'),
    ]);
    expect([certainty, certainFall]).toEqual(['provisional', null]);
  });

  it('must bear out each fall, not one of them', () => {
    const both = [
      fall(judging, '2026-01-12', { fellFromOn: '2025-01-10', lineageId: 'a' }),
      fall(judging, '2026-01-12', { fellFromOn: '2025-07-10', lineageId: 'b' }),
    ];
    expect(certaintyOf(judging, [found(judging, '2025-06-01'), ...both])).toMatchObject({
      certainty: 'provisional',
      certainFall: null,
    });
    expect(certaintyOf(judging, [found(judging, '2025-08-01'), ...both])).toMatchObject({
      certainty: 'confirmed',
      certainFall: { lineageId: 'a' },
    });
  });

  it('confirm the set beside falls to poor tests, where they bear out each of them, and leave the repeat wanted', () => {
    const poor = judgingOf({
      ...TESTS,
      '2026-01-12': { qualityGrade: 'F' },
      '2026-03-02': { qualityGrade: 'F' },
    });
    const falls = [
      fall(poor, '2026-01-12', { fellFromOn: '2025-01-10' }),
      fall(poor, '2026-03-02', { fellFromOn: '2025-07-10' }),
    ];
    const told = (freshOn: string) => certaintyOf(poor, [found(poor, freshOn), ...falls.toReversed()]);
    expect(told('2025-06-01').certainty).toBe('provisional');
    expect(told('2025-08-01')).toMatchObject({
      certainty: 'confirmed',
      certainFall: null,
      poorQuality: true,
    });
    expect(told('2025-08-01').unrepeated.map(({ on }) => on)).toEqual(['2026-01-12', '2026-03-02']);
  });

  it('leave one repeat wanted of falls at home, that of the oldest, and none once a laboratory test followed', () => {
    const home = { setting: 'home' } as const;
    const unrepeatedOf = (last: PftOptions) => {
      const tests = { '2025-01-10': home, '2025-07-10': home, '2026-01-12': home, '2026-03-02': last };
      const judging = judgingOf(tests);
      const falls = [fall(judging, '2026-01-12'), fall(judging, '2025-07-10')];
      return certaintyOf(judging, falls).unrepeated.map(({ on }) => on);
    };
    expect(unrepeatedOf(home)).toEqual(['2025-07-10']);
    expect(unrepeatedOf({})).toEqual([]);
  });

  it('alone leave nothing to repeat', () => {
    expect(certaintyOf(judging, [found(judging, '2025-06-01')])).toEqual({
      certainty: 'confirmed',
      certainFall: null,
      oxygen: null,
      unrepeated: [],
      poorQuality: false,
      homeAlone: false,
    });
  });
});

describe('The last certain fall among several (B-11)', () => {
  const judging = judgingOf(TESTS);
  const certain = (days: readonly CertaintyDay[]) => {
    const forwards = certaintyOf(judging, days).certainFall;
    expect(certaintyOf(judging, days.toReversed()).certainFall).toEqual(forwards);
    return forwards?.lineageId;
  };
  const first = fall(judging, '2025-07-10', { plain: true });
  const second = fall(judging, '2026-01-12', { plain: true, fellFromOn: '2025-07-10' });

  it('is the last of those that each began where the one before ended, in whatever order they are told', () => {
    const third = fall(judging, '2026-03-02', { plain: true, fellFromOn: '2026-01-12' });
    expect(certain([first, second, third])).toBe('pft 2026-03-02');
  });

  it('is the one before where a later one began earlier than it ended, or neither the previous nor the first test shows it', () => {
    expect(certain([first, { ...second, newestFromOn: day('2025-07-09') }])).toBe('pft 2025-07-10');
    expect(certain([first, { ...second, plain: false }])).toBe('pft 2025-07-10');
  });

  it('is of two tests of one day always the same', () => {
    expect(certain([{ ...first }, fall(judging, '2025-07-10', { plain: true, lineageId: 'a' })])).toBe('a');
  });
});

describe('The need for oxygen beside a fall (B-11)', () => {
  const needs = (on: string) => [oxygen('2025-01-10', 1), oxygen(on, 2)];
  const told = (on: string, until: string | null = null) => {
    const judging = judgingOf(TESTS, needs(on));
    const { stretch } = judging;
    return certaintyOf({ ...judging, stretch: { ...stretch, until: until === null ? null : day(until) } }, [
      fall(judging, '2026-01-12', { fellFromOn: '2025-07-10' }),
    ]).certainty;
  };

  it('counts from the day after the test that it fell from up to the day of the next test', () => {
    expect(told('2025-07-10')).toBe('provisional');
    expect(told('2025-07-11')).toBe('confirmed');
    expect(told('2026-01-12')).toBe('confirmed');
    expect(told('2026-03-02')).toBe('confirmed');
    expect(told('2026-03-03')).toBe('provisional');
  });

  it('counts up to the end of the episode where that comes first, and no longer where it comes later', () => {
    expect(told('2026-02-01', '2026-02-01')).toBe('confirmed');
    expect(told('2026-02-02', '2026-02-01')).toBe('provisional');
    expect(told('2026-03-03', '2026-05-01')).toBe('provisional');
  });
});
