import { addDays, type TestStop } from '@interstice/clinical';
import type { DueRule, DueTest, StoppedTest } from '../review-result.js';
import type { SurveillanceView } from './surveillance-view.js';

/**
 * The tests that a physician has stopped, each until the day on which that is reviewed. Whatever asks for one, a rule or a
 * decision, asks in vain until then. What alerts is not touched.
 *
 * @param view - with what physicians decided, and the day
 * @param wanted - the rules that would ask for each test
 * @returns the stops that hold, with the rules that they silence; of blood, with the drugs that go unwatched
 * @source interstice-choices, B-27
 * @example stoppedTests(view, wanted)[0]?.reviewOn //=> '2026-06-01'
 */
export function stoppedTests(
  view: SurveillanceView,
  wanted: ReadonlyMap<DueTest, readonly DueRule[]>,
): StoppedTest[] {
  const drugs = [...new Set(view.courses.map(({ drug }) => drug))];
  return stopsOf(view)
    .filter((stop) => !view.today.reached(reviewDay(stop)))
    .map((stop) => ({
      test: stop.test,
      overrideId: stop.id,
      code: stop.stop,
      on: stop.setOn,
      reviewOn: reviewDay(stop),
      ruleIds: (wanted.get(stop.test) ?? []).map(({ ruleId }) => ruleId),
      ...(stop.test === 'blood' && drugs.length > 0 ? { drugs } : {}),
    }));
}

/**
 * Says of a test that was stopped that the stop has ended, until it is counted from a day since then.
 *
 * @param rules - those that want the test
 * @param test - which one
 * @param view - with what physicians decided, and the day
 * @returns the rules, with a note where it is to be said
 * @source interstice-choices, B-27
 * @example afterStop(rules, 'pft', view)[0]?.notes //=> [{ kind: 'stop-ended', on: '2026-06-01' }]
 */
export function afterStop(
  rules: readonly DueRule[],
  test: DueTest,
  view: SurveillanceView,
): readonly DueRule[] {
  const ended = stopsOf(view).find((stop) => stop.test === test && view.today.reached(reviewDay(stop)));
  if (!ended) return rules;
  const on = reviewDay(ended);
  return rules.map((rule) => {
    const countedFrom = rule.because[0]?.on;
    return countedFrom !== undefined && countedFrom >= on
      ? rule
      : { ...rule, notes: [...(rule.notes ?? []), { kind: 'stop-ended', on }] };
  });
}

function stopsOf({ record, today }: SurveillanceView): TestStop[] {
  return record.overrides
    .filter((override) => 'stop' in override)
    .filter(({ setOn }) => today.reached(setOn));
}

function reviewDay({ until }: TestStop): ReturnType<typeof addDays> {
  return addDays(until, 1);
}
