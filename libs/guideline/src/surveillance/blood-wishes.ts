import { daysBetween, panelState, type BloodTest, type FactRef } from '@interstice/clinical';
import { MMF_LABEL } from '../mmf-label/mmf-label.rules.js';
import { MONITORED_DRUGS } from '../monitored-drugs.rules.js';
import type { BloodProtocol, MonitoredDrugId, PhaseDays, SurveillanceRule } from '../protocol.js';
import type { DueNote } from '../review-result.js';
import { testWindow } from '../test-window.js';
import { measured, type MonitoredCourse } from './monitored-courses.js';
import { registration, type SurveillanceView, type Wish } from './surveillance-view.js';

/** The label of each drug that is watched. */
const LABELS: Readonly<Record<MonitoredDrugId, BloodProtocol>> = { mycophenolate: MMF_LABEL };

/** A day from which the next count of a course is due. */
interface Claim {
  readonly course: MonitoredCourse;
  /** The last count, or the start or increase that no count has followed yet; registration where nobody here knows of any. */
  readonly anchor: FactRef;
  /** The start or increase from which the phase of that day is told. */
  readonly phaseStart: FactRef;
}

/**
 * The next count of somebody who takes a drug, in the phase of one rule.
 *
 * The phase is that of the day counted from, so neither a missed count nor the passing of days ends it. An increase adds a
 * count of its own and puts off none that was due before.
 *
 * @param rule - one phase of a schedule
 * @param when - drug and phase
 * @param view - with the courses
 * @returns the wish, or null when no count of that phase is due
 * @source interstice-choices, B-20
 * @example drugWish(rule, rule.when, view)?.anchor?.kind //=> 'blood-test'
 */
export function drugWish(
  rule: SurveillanceRule,
  when: { readonly drug: MonitoredDrugId; readonly phase: PhaseDays },
  view: SurveillanceView,
): Wish | null {
  let next: Claim | null = null;
  for (const course of view.courses) {
    if (course.drug !== when.drug) continue;
    for (const claim of claimsOf(course, registration(view.record))) {
      if (isInPhase(claim, when.phase) && (!next || claim.anchor.on < next.anchor.on)) next = claim;
    }
  }
  if (!next) return null;
  const { course, anchor, phaseStart } = next;
  return {
    anchor,
    because: phaseStart.lineageId === course.start.lineageId ? [course.start] : [phaseStart, course.start],
    missing: [],
    notes: [...looserThanLabel(rule, next), ...countNotes(course, anchor, view)],
  };
}

/**
 * The first count of somebody who came with a drug already running and of whom no count since its start is on record.
 *
 * @param drug - which drug
 * @param view - with the courses
 * @returns the wish, or null
 * @source interstice-choices, B-19
 * @example firstCountWish('mycophenolate', view)?.missing[0]?.what //=> 'complete-blood-count'
 */
export function firstCountWish(drug: MonitoredDrugId, view: SurveillanceView): Wish | null {
  const { registeredOn } = view.record;
  const course = view.courses.find(
    ({ drug: taken, start, lastCount }) => taken === drug && start.on < registeredOn && !lastCount,
  );
  return course
    ? {
        because: [course.start],
        missing: [{ what: 'complete-blood-count', because: 'none-since-the-start' }],
        notes: countNotes(course, course.start, view),
      }
    : null;
}

function claimsOf(course: MonitoredCourse, registered: FactRef): Claim[] {
  const { phaseStarts, lastCount } = course;
  // Days before the patient came are nobody's here: without a count since the start the ladder is joined on the day of coming.
  const from = lastCount ?? registered;
  const followed = phaseStarts.findLast(({ on }) => on < from.on || (lastCount !== null && on === from.on));
  const open = phaseStarts.find(({ on }) => (lastCount ? on > from.on : on >= from.on));
  return [
    ...(followed ? [{ course, anchor: from, phaseStart: followed }] : []),
    ...(open ? [{ course, anchor: open, phaseStart: open }] : []),
  ];
}

function isInPhase({ anchor, phaseStart }: Claim, { fromDay, toDay }: PhaseDays): boolean {
  const day = daysBetween(phaseStart.on, anchor.on);
  return day >= fromDay && (toDay === null || day < toDay);
}

function looserThanLabel(rule: SurveillanceRule, claim: Claim): DueNote[] {
  const { anchor, course } = claim;
  const ofLabel = LABELS[course.drug].rules.find(
    ({ when }) => when.kind === 'drug-runs' && isInPhase(claim, when.phase),
  );
  const isLooser =
    ofLabel !== undefined &&
    testWindow(ofLabel.window, anchor.on).closesOn < testWindow(rule.window, anchor.on).closesOn;
  return isLooser ? [{ kind: 'looser-than-label' }] : [];
}

/** What is to be known about counts since the day counted from: the drug was stopped, one was partly done or clotted. */
function countNotes({ drug, stop }: MonitoredCourse, anchor: FactRef, view: SurveillanceView): DueNote[] {
  const { panel } = MONITORED_DRUGS[drug];
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
