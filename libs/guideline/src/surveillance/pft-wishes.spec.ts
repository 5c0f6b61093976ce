import type { ProgressionDecision } from '@interstice/clinical';
import type { SetAssessment, Unrepeated } from '@interstice/progression';
import { day, decision, dueItem, pft, recordOf } from '../record.spec-support.js';
import { PROTOCOL } from '../record.spec-support.js';
import { confirmationWish, isRepeated } from './pft-wishes.js';

const rule = PROTOCOL.rules.find(({ id }) => id === 'pft.confirm');
if (!rule) throw new Error('no such rule');
const test = (on: string, lastRepeatOn: string | null = null): Unrepeated => ({
  lineageId: `pft ${on}`,
  on: day(on),
  lastRepeatOn: lastRepeatOn === null ? null : day(lastRepeatOn),
});

describe('The repeat that findings ask for (B-10, B-11)', () => {
  const facts = [{ kind: 'pft', lineageId: 'behind the story', on: day('2025-01-15') }];
  const nearMiss = (unrepeated: Unrepeated) => ({
    criterionId: 'inbuild.a',
    unrepeated,
    pair: {
      earlier: { lineageId: 'earlier', on: day('2025-01-15') },
      later: { lineageId: 'later', on: unrepeated.on },
    },
  });
  const wish = (nearMisses: readonly Unrepeated[], unrepeated: readonly Unrepeated[], how = {}) =>
    confirmationWish(
      {
        nearMisses: nearMisses.map(nearMiss),
        story: { unrepeated, facts, homeAlone: false, poorQuality: false, ...how },
      } as unknown as SetAssessment,
      rule.window,
    );
  const [first, second] = [test('2026-01-15'), test('2026-02-01')];

  it('counts from the oldest of them, whichever it is', () => {
    expect(wish([first], [second])?.anchor?.on).toBe('2026-01-15');
    expect(wish([second], [first])?.anchor?.on).toBe('2026-01-15');
    expect(wish([second, first], [])?.anchor?.on).toBe('2026-01-15');
    expect(wish([], [second, first])?.anchor?.on).toBe('2026-01-15');
  });

  it('names of a near miss the two tests, and of a finding the facts behind it, and why a repeat is wanted', () => {
    expect(wish([first], [second])).toEqual({
      anchor: { kind: 'pft', lineageId: 'pft 2026-01-15', on: '2026-01-15' },
      because: [
        { kind: 'pft', lineageId: 'earlier', on: '2025-01-15' },
        { kind: 'pft', lineageId: 'later', on: '2026-01-15' },
      ],
      missing: [{ what: 'repeat-pft', because: 'near-miss' }],
    });
    expect(wish([second], [first])).toMatchObject({
      because: facts,
      missing: [{ what: 'repeat-pft', because: 'provisional' }],
    });
    expect(wish([], [first], { homeAlone: true })?.missing[0]?.because).toBe('home-alone');
    expect(wish([], [first], { poorQuality: true })?.missing[0]?.because).toBe('poor-quality');
  });

  it('is not wanted once each was repeated, no sooner than 4 weeks after it', () => {
    // 15 January and 4 weeks is 12 February.
    expect(wish([test('2026-01-15', '2026-02-12')], [test('2026-01-15', '2026-02-12')])).toBeNull();
    expect(isRepeated(test('2026-01-15', '2026-02-12'), rule.window)).toBe(true);
    expect(isRepeated(test('2026-01-15', '2026-02-11'), rule.window)).toBe(false);
    expect(isRepeated(test('2026-01-15'), rule.window)).toBe(false);
  });
});

describe('The repeat that a physician asked for (B-06)', () => {
  const watched = (...decisions: readonly ProgressionDecision[]) => {
    const answers = [decisions, decisions.toReversed()].map((progressionDecisions) =>
      dueItem(
        recordOf({ pfts: [pft('2026-01-15', { pct: 80 })], decisions: progressionDecisions }),
        'pft',
        '2026-02-20',
      )?.rules.find(({ ruleId }) => ruleId === 'pft.watch-and-repeat'),
    );
    expect(answers[0]).toEqual(answers[1]);
    return answers[0];
  };
  const watch = decision('2026-02-01', 'watch-and-repeat');

  it('rests on the last test before the decision, and on the decision', () => {
    expect(watched(watch)).toMatchObject({
      because: [
        { kind: 'pft', lineageId: 'pft 2026-01-15', on: '2026-01-15' },
        { kind: 'progression-decision', lineageId: watch.lineageId, on: '2026-02-01' },
      ],
      missing: [{ what: 'repeat-pft', because: 'watch-and-repeat' }],
    });
  });

  it('ends with another decision of that day or later, and not with an earlier one or a referral', () => {
    expect(watched(watch, decision('2026-02-01', 'other-cause'))).toBeUndefined();
    expect(watched(watch, decision('2026-02-02', 'other-cause'))).toBeUndefined();
    expect(watched(watch, decision('2026-01-31', 'other-cause'))).toBeDefined();
    expect(watched(watch, decision('2026-02-02', 'referred'))).toBeDefined();
  });

  it('asked for twice on one day is that which was recorded first', () => {
    const [a, b] = ['a', 'b'].map((lineageId) => ({ ...watch, lineageId, id: `${lineageId} v1` }));
    if (!a || !b) throw new Error('two were expected');
    expect(watched(b, a)?.because[1]?.lineageId).toBe('a');
  });
});
