import type { DueItemFinding, DueRule, DueTest } from '../review-result.js';
import type { SurveillanceView } from './surveillance-view.js';

/** The cycle of a test that was never done. */
const BASELINE = 'baseline';

/**
 * Joins the rules that want the same test into one item. The rule that closes first sets its days.
 *
 * @param test - which test
 * @param rules - those that want it
 * @param view - for the cycle
 * @returns the item, or undefined when no rule wants the test
 * @source interstice-choices, B-19
 * @example joinRules('pft', [m01, confirm], view)?.rules[0].ruleId //=> 'pft.confirm'
 */
export function joinRules(
  test: DueTest,
  rules: readonly DueRule[],
  view: SurveillanceView,
): DueItemFinding | undefined {
  const [first, ...others] = [...rules].sort(byClosing);
  if (!first) return undefined;
  return {
    test,
    cycle: cycleOf(test, first, view),
    opensOn: first.opensOn,
    targetOn: first.targetOn,
    closesOn: first.closesOn,
    rules: [first, ...others],
  };
}

/** The fact whose replacement starts a new cycle: an item about the same one stays the same item. */
function cycleOf(test: DueTest, deciding: DueRule, view: SurveillanceView): string {
  switch (test) {
    case 'pft':
      return view.lastLaboratoryPft?.lineageId ?? BASELINE;
    case 'dlco':
      return view.lastDlco?.lineageId ?? BASELINE;
    // A question about an older scan is of the same cycle: it may lapse before another one about the last scan.
    case 'hrct':
    case 'hrct-comparison':
      return view.lastHrct?.lineageId ?? BASELINE;
    case 'blood':
      return bloodCycle(view);
    case 'symptom-report':
    case 'height':
    case 'haemoglobin':
    case 'joint-visit':
      return deciding.because[0]?.lineageId ?? BASELINE;
  }
}

/** The last count of any course that is watched, else the first of those courses: no increase and no second drug changes it. */
function bloodCycle({ courses }: SurveillanceView): string {
  const counts = courses.flatMap(({ lastCount }) => lastCount ?? []);
  const last = counts.reduce<(typeof counts)[number] | null>(
    (newest, count) => (newest === null || count.on > newest.on ? count : newest),
    null,
  );
  return last?.lineageId ?? courses[0]?.start.lineageId ?? BASELINE;
}

function byClosing(first: DueRule, second: DueRule): number {
  if (first.closesOn !== second.closesOn) return first.closesOn < second.closesOn ? -1 : 1;
  return first.ruleId < second.ruleId ? -1 : 1;
}
