import { daysBetween, panelState, type BloodTest, type FactRef, type Panel } from '@interstice/clinical';
import { MMF_LABEL } from '../mmf-label/mmf-label.rules.js';
import type { SurveillanceCondition, SurveillanceRule } from '../protocol.js';
import type { DueNote } from '../review-result.js';
import { testWindow } from '../test-window.js';
import { isWatched, lastComplete, measured, type MonitoredCourse } from './monitored-courses.js';
import { registration, type SurveillanceView, type Wish } from './surveillance-view.js';

type DrugRuns = Extract<SurveillanceCondition, { readonly kind: 'drug-runs' }>;

/** A day from which the next test of a course is due. */
interface Claim {
  readonly course: MonitoredCourse;
  /** The last test, or the start or increase that no test has followed yet; registration where nobody here knows of any. */
  readonly anchor: FactRef;
  /** The start or increase from which the phase of that day is told. */
  readonly phaseStart: FactRef;
}

/**
 * The next blood test of somebody who takes a drug, in the phase of one rule.
 *
 * The phase is that of the day counted from, so neither a missed test nor the passing of days ends it. An increase adds a
 * test of its own where the source counts anew from it, and puts off none that was due before.
 *
 * @param rule - one phase of a schedule
 * @param when - drug and phase
 * @param view - with the courses
 * @returns the wish, or null when no test of that phase is due
 * @source interstice-choices, B-20
 * @example drugWish(rule, rule.when, view)?.anchor?.kind //=> 'blood-test'
 */
export function drugWish(rule: SurveillanceRule, when: DrugRuns, view: SurveillanceView): Wish | null {
  const { panel } = rule;
  if (panel === undefined) return null;
  let next: Claim | null = null;
  for (const course of view.courses) {
    if (course.drug !== when.drug || !isWatched(course, panel, view.record)) continue;
    for (const claim of claimsOf(course, panel, when, registration(view.record))) {
      if (isInPhase(claim, when) && (!next || claim.anchor.on < next.anchor.on)) next = claim;
    }
  }
  if (!next) return null;
  const { course, anchor, phaseStart } = next;
  return {
    anchor,
    because: phaseStart.lineageId === course.start.lineageId ? [course.start] : [phaseStart, course.start],
    missing: [],
    notes: [...looserThanLabel(rule, next), ...testNotes(course, panel, anchor, view)],
  };
}

function claimsOf(
  course: MonitoredCourse,
  panel: Panel,
  { restarts }: DrugRuns,
  registered: FactRef,
): Claim[] {
  const phaseStarts = restarts ? course.phaseStarts : [course.start];
  const lastCount = lastComplete(course, panel);
  // Days before the patient came are nobody's here: without a test since the start the ladder is joined on the day of coming.
  const from = lastCount ?? registered;
  const followed = phaseStarts.findLast(({ on }) => on < from.on || (lastCount !== null && on === from.on));
  const open = phaseStarts.find(({ on }) => (lastCount ? on > from.on : on >= from.on));
  return [
    ...(followed ? [{ course, anchor: from, phaseStart: followed }] : []),
    ...(open ? [{ course, anchor: open, phaseStart: open }] : []),
  ];
}

function isInPhase({ anchor, phaseStart }: Claim, { phase: { fromDay, toDay } }: DrugRuns): boolean {
  const day = daysBetween(phaseStart.on, anchor.on);
  return day >= fromDay && (toDay === null || day < toDay);
}

/** Whether the label of the drug asks for some test of it sooner, counted from the same day. */
function looserThanLabel(rule: SurveillanceRule, claim: Claim): DueNote[] {
  if (isOfLabel(rule)) return [];
  const { anchor, course } = claim;
  const closesOn = (one: SurveillanceRule) => testWindow(one.window, anchor.on).closesOn;
  const isLooser = MMF_LABEL.rules.some(
    (label: SurveillanceRule) =>
      label.when.kind === 'drug-runs' &&
      label.when.drug === course.drug &&
      isInPhase(labelClaim(claim, label.when), label.when) &&
      closesOn(label) < closesOn(rule),
  );
  return isLooser ? [{ kind: 'looser-than-label' }] : [];
}

/** A label has tests of its own pace beside one another: none of them is looser than it. */
function isOfLabel({ id }: SurveillanceRule): boolean {
  return MMF_LABEL.rules.some((rule: SurveillanceRule) => rule.id === id);
}

function labelClaim(claim: Claim, { restarts }: DrugRuns): Claim {
  return restarts ? claim : { ...claim, phaseStart: claim.course.start };
}

/** What is to be known about tests since the day counted from: the drug was stopped, one was partly done or clotted. */
export function testNotes(
  { stop }: MonitoredCourse,
  panel: Panel,
  anchor: FactRef,
  view: SurveillanceView,
): DueNote[] {
  const since = view.record.bloodTests.filter(({ collectedOn: on, lineageId }) =>
    anchor.kind === 'blood-test' ? on > anchor.on && lineageId !== anchor.lineageId : on >= anchor.on,
  );
  const partly = latest(since.filter((test) => panelState(panel, measured(test)).state === 'partly-done'));
  const clotted = latest(since.filter(({ insufficient }) => insufficient));
  return [
    ...(stop ? [{ kind: 'after-stop', fact: stop } as const] : []),
    ...(partly
      ? [
          {
            kind: 'partly-done',
            fact: testRef(partly),
            missing: panelState(panel, measured(partly)).missing,
          } as const,
        ]
      : []),
    ...(clotted ? [{ kind: 'insufficient', fact: testRef(clotted) } as const] : []),
  ];
}

function latest(tests: readonly BloodTest[]): BloodTest | undefined {
  let last: BloodTest | undefined;
  for (const test of tests) {
    if (
      !last ||
      test.collectedOn > last.collectedOn ||
      (test.collectedOn === last.collectedOn && test.lineageId < last.lineageId)
    )
      last = test;
  }
  return last;
}

function testRef({ lineageId, collectedOn }: BloodTest): FactRef {
  return { kind: 'blood-test', lineageId, on: collectedOn };
}
