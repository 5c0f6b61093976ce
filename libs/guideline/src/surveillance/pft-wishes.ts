import type { FactRef, PatientRecord, ProgressionDecision } from '@interstice/clinical';
import { isAcceptable, type SetAssessment, type Unrepeated } from '@interstice/progression';
import type { WindowSpec } from '../protocol.js';
import { testWindow } from '../test-window.js';
import {
  isLaboratoryTest,
  lastLaboratoryPft,
  type SurveillanceView,
  type Wish,
} from './surveillance-view.js';

/**
 * The repeat that a near miss or a provisional finding asks for. Of several findings the oldest sets the days: another one
 * must not put it off.
 *
 * @param set - assessed
 * @param window - of the rule that asks for the repeat
 * @returns the wish, or null when everything has been repeated
 * @source interstice-choices, B-10, B-11 and B-15
 * @example confirmationWish(set, rule.window)?.missing[0]?.because //=> 'near-miss'
 */
export function confirmationWish(set: SetAssessment, window: WindowSpec): Wish | null {
  const { story } = set;
  const wishes = [
    ...set.nearMisses
      .filter((miss) => !isRepeated(miss.unrepeated, window))
      .map(({ pair, unrepeated }) => ({
        test: unrepeated,
        why: 'near-miss',
        facts: [testRef(pair.earlier), testRef(pair.later)],
      })),
    ...story.unrepeated
      .filter((test) => !isRepeated(test, window))
      .map((test) => ({ test, why: whyProvisional(set), facts: story.facts })),
  ].sort((first, second) => (first.test.on < second.test.on ? -1 : first.test.on > second.test.on ? 1 : 0));
  const [wish] = wishes;
  return wish
    ? {
        because: wish.facts,
        missing: [{ what: 'repeat-pft', because: wish.why }],
        anchor: testRef(wish.test),
      }
    : null;
}

/**
 * Whether a finding has been repeated: by an acceptable laboratory test no sooner than the repeat may be done, whatever it
 * showed. A test three days later shares the cold, the operator and the day's chance with the one it would confirm.
 *
 * @param test - with the latest test that may have repeated it
 * @param window - of the rule that asks for the repeat
 * @returns true when nothing is left to repeat
 * @source interstice-choices, B-11 and B-19
 * @example isRepeated({ lineageId, on: parseIsoDate('2026-01-15'), lastRepeatOn: null }, rule.window) //=> false
 */
export function isRepeated({ on, lastRepeatOn }: Unrepeated, window: WindowSpec): boolean {
  return lastRepeatOn !== null && lastRepeatOn >= testWindow(window, on).opensOn;
}

/**
 * The repeat that a physician asked for by "watch and repeat". A later decision takes its place, except a referral, which
 * does not answer what was to be watched.
 *
 * @param view - with the decisions
 * @param window - of the rule that asks for the repeat
 * @returns the wish, or null when nothing is watched or an acceptable laboratory test has been done since the window opened
 * @source interstice-choices, B-06
 * @example watchWish(view, rule.window)?.anchor?.on //=> '2026-01-15'
 */
export function watchWish({ record }: SurveillanceView, window: WindowSpec): Wish | null {
  const decision = decisionInForce(record);
  if (!decision) return null;
  const anchor = lastLaboratoryPft(record, decision.on);
  if (!anchor) return null;
  const { opensOn } = testWindow(window, anchor.on);
  const excluded = new Set(record.exclusions.map(({ pftLineageId }) => pftLineageId));
  const isDone = record.pfts.some(
    (pft) =>
      pft.testedOn >= opensOn && isLaboratoryTest(pft) && isAcceptable(pft) && !excluded.has(pft.lineageId),
  );
  return isDone
    ? null
    : { anchor, because: [decision], missing: [{ what: 'repeat-pft', because: 'watch-and-repeat' }] };
}

/** The last decision, where it was to watch and repeat; one of the same day that is more than that takes its place. */
function decisionInForce({ progressionDecisions }: PatientRecord): FactRef | null {
  let last: ProgressionDecision | null = null;
  for (const one of progressionDecisions) {
    if (one.decision !== 'referred' && (!last || isLater(one, last))) last = one;
  }
  return last?.decision === 'watch-and-repeat'
    ? { kind: 'progression-decision', lineageId: last.lineageId, on: last.decidedOn }
    : null;
}

function isLater(one: ProgressionDecision, other: ProgressionDecision): boolean {
  if (one.decidedOn !== other.decidedOn) return one.decidedOn > other.decidedOn;
  const [watches, otherWatches] = [
    one.decision === 'watch-and-repeat',
    other.decision === 'watch-and-repeat',
  ];
  return watches === otherWatches ? one.lineageId < other.lineageId : otherWatches;
}

function whyProvisional({ story }: SetAssessment): string {
  if (story.homeAlone) return 'home-alone';
  return story.poorQuality ? 'poor-quality' : 'provisional';
}

function testRef(test: { readonly lineageId: string; readonly on: FactRef['on'] }): FactRef {
  return { kind: 'pft', lineageId: test.lineageId, on: test.on };
}
