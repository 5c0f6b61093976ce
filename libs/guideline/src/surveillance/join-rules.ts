import type { FactRef } from '@interstice/clinical';
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
    cycle: cycleOf(test, [first, ...others], view),
    opensOn: first.opensOn,
    targetOn: first.targetOn,
    closesOn: first.closesOn,
    rules: [first, ...others],
  };
}

/** The fact whose replacement starts a new cycle: an item about the same one stays the same item. */
function cycleOf(test: DueTest, rules: readonly [DueRule, ...DueRule[]], view: SurveillanceView): string {
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
      return bloodCycle(rules);
    case 'symptom-report':
    case 'height':
    case 'haemoglobin':
    case 'pft-values':
    case 'joint-visit':
      return rules[0].because[0]?.lineageId ?? BASELINE;
  }
}

/**
 * The last test that any of the rules counts from, else the first of their courses: no increase and no second drug changes
 * it.
 */
function bloodCycle(rules: readonly DueRule[]): string {
  const anchors: FactRef[] = [];
  for (const { because } of rules) if (because[0]?.kind === 'blood-test') anchors.push(because[0]);
  const last = mostOf(anchors, (anchor, other) => anchor.on > other.on);
  if (last) return last.lineageId;
  const starts = rules.flatMap(({ because }) => because.filter(({ kind }) => kind === 'treatment'));
  return mostOf(starts, (start, other) => start.on < other.on)?.lineageId ?? BASELINE;
}

/** The first of the facts in an order; of one day the one recorded first. */
function mostOf(
  facts: readonly FactRef[],
  comesFirst: (fact: FactRef, other: FactRef) => boolean,
): FactRef | null {
  let most: FactRef | null = null;
  for (const fact of facts) {
    if (!most || comesFirst(fact, most) || (fact.on === most.on && fact.lineageId < most.lineageId))
      most = fact;
  }
  return most;
}

function byClosing(first: DueRule, second: DueRule): number {
  if (first.closesOn !== second.closesOn) return first.closesOn < second.closesOn ? -1 : 1;
  return first.ruleId < second.ruleId ? -1 : 1;
}
