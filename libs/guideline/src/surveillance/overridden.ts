import { addDays, type IntervalOverride } from '@interstice/clinical';
import { CLINIC_CHOICES } from '../clinic-choices.rules.js';
import type { SurveillanceRule, WindowSpec } from '../protocol.js';
import type { DueNote, DueTest } from '../review-result.js';
import { testWindow, type TestWindow } from '../test-window.js';
import type { SurveillanceView } from './surveillance-view.js';

/** A window that a physician's interval replaced, with what is to be said about it. */
export interface OverriddenWindow {
  readonly window: TestWindow;
  readonly notes: readonly DueNote[];
}

/**
 * The interval that a physician has set for a test, from the day it was set to its last day.
 *
 * @param view - with the overrides and the day
 * @param test - which test
 * @returns the override in force, or undefined
 * @source interstice-choices, B-21 and B-25
 * @example overrideOf(view, 'pft')?.until //=> '2027-03-01'
 */
export function overrideOf({ record, today }: SurveillanceView, test: DueTest): IntervalOverride | undefined {
  return record.overrides
    .filter((override) => 'every' in override)
    .find(
      ({ test: overridden, setOn, until }) =>
        overridden === test && today.reached(setOn) && !today.reached(addDays(until, 1)),
    );
}

/**
 * The days of a rule that asks for a test again and again, where a physician has set another interval for the test. What a
 * rule asks for once (a repeat, a scan after a treatment, a first test) is not moved.
 *
 * @param rule - as data
 * @param anchorOn - the day counted from
 * @param view - with the overrides
 * @returns the days by the physician's interval, or null where the rule's own hold
 * @source interstice-choices, B-21 and B-25
 * @example overridden(rule, anchor.on, view)?.window.closesOn //=> '2027-04-15'
 */
export function overridden(
  rule: SurveillanceRule,
  anchorOn: Parameters<typeof testWindow>[1],
  view: SurveillanceView,
): OverriddenWindow | null {
  if (view.record.overrides.length === 0 || !isRepeating(rule)) return null;
  const override = overrideOf(view, rule.test);
  if (!override) return null;
  const { every: interval, until } = override;
  const window = testWindow(windowOf(interval), anchorOn);
  const isLooser = rule.test === 'blood' && window.closesOn > testWindow(rule.window, anchorOn).closesOn;
  return {
    window,
    notes: [
      { kind: 'override', interval, until },
      ...(isLooser ? [{ kind: 'looser-than-rule' } as const] : []),
    ],
  };
}

function isRepeating({ when: { kind } }: SurveillanceRule): boolean {
  return kind === 'severity' || kind === 'first-year-of' || kind === 'test-on-record' || kind === 'drug-runs';
}

/** Months as every n months are, so long as a month before leaves something; shorter ones with the days of monthly bloods. */
function windowOf(interval: IntervalOverride['every']): WindowSpec {
  const { months } = CLINIC_CHOICES['every-n-months-tolerance'];
  return 'months' in interval && interval.months > months
    ? { kind: 'every', interval, tolerance: { choice: 'every-n-months-tolerance' } }
    : { kind: 'around', day: interval, tolerance: { choice: 'monthly-blood-tolerance' } };
}
