import { addDays, addMonths, addWeeks, midpoint, type Citation, type IsoDate } from '@interstice/clinical';
import { CLINIC_CHOICES } from './clinic-choices.rules.js';
import type { ClinicChoice, Offset, Span, WindowSpec } from './protocol.js';

/** The data of a rule does not make sense; the rule cannot be judged. */
export class RuleDataError extends Error {
  readonly code = 'rule-data';
  override readonly name = 'RuleDataError';
}

/** First, best and last day for a test. */
export interface TestWindow {
  readonly opensOn: IsoDate;
  readonly targetOn: IsoDate;
  readonly closesOn: IsoDate;
}

/**
 * The days on which a test counts, counted in calendar units from a recorded day.
 *
 * @param spec - the window of a rule
 * @param anchorOn - the recorded day it is counted from
 * @returns first, best and last day, all inclusive
 * @throws RuleDataError when the data names an unknown choice or gives days in the wrong order
 * @source interstice-choices, B-19
 * @example testWindow({ kind: 'from-to', from: { months: 3 }, to: { months: 6 } }, parseIsoDate('2026-01-15')).closesOn
 * //=> '2026-07-15'
 */
export function testWindow(spec: WindowSpec, anchorOn: IsoDate): TestWindow {
  const window = daysOf(spec, anchorOn);
  if (window.opensOn > window.targetOn || window.targetOn > window.closesOn) {
    throw new RuleDataError(`A ${spec.kind} window closes before it opens.`);
  }
  return window;
}

/**
 * A length of time, with the clinic's choice behind it if there is one.
 *
 * @param offset - a span, or the name of a choice
 * @returns the span and the citation of the choice, else null
 * @throws RuleDataError when there is no such choice
 * @example resolveOffset({ choice: 'symptom-report-closes' }).span //=> { days: 14 }
 */
export function resolveOffset(offset: Offset): { readonly span: Span; readonly choice: Citation | null } {
  if (!('choice' in offset)) return { span: offset, choice: null };
  const choices: Readonly<Record<string, ClinicChoice>> = CLINIC_CHOICES;
  const choice = choices[offset.choice];
  if (!choice) throw new RuleDataError(`There is no clinic's choice "${offset.choice}".`);
  return { span: choice, choice: choice.cite };
}

function daysOf(spec: WindowSpec, anchorOn: IsoDate): TestWindow {
  switch (spec.kind) {
    case 'from-to': {
      const opensOn = after(anchorOn, spec.from);
      const closesOn = after(anchorOn, spec.to);
      if (opensOn > closesOn) throw new RuleDataError('A from-to window closes before it opens.');
      return { opensOn, targetOn: midpoint(opensOn, closesOn), closesOn };
    }
    case 'every': {
      const { months } = spec.interval;
      const { span } = resolveOffset(spec.tolerance);
      if (!('months' in span))
        throw new RuleDataError('An every-n-months window has its tolerance in months.');
      // Both edges are counted from the anchor: a month taken off the clamped target would lose its day.
      return {
        opensOn: addMonths(anchorOn, months - span.months),
        targetOn: addMonths(anchorOn, months),
        closesOn: addMonths(anchorOn, months + span.months),
      };
    }
    case 'around': {
      const { span } = resolveOffset(spec.tolerance);
      if (!('days' in span)) throw new RuleDataError('A window around a day has its tolerance in days.');
      const targetOn = after(anchorOn, spec.day);
      return { opensOn: addDays(targetOn, -span.days), targetOn, closesOn: addDays(targetOn, span.days) };
    }
    case 'offsets':
      return {
        opensOn: after(anchorOn, spec.opens),
        targetOn: after(anchorOn, spec.target),
        closesOn: after(anchorOn, spec.closes),
      };
  }
}

function after(anchorOn: IsoDate, offset: Offset): IsoDate {
  const { span } = resolveOffset(offset);
  if ('months' in span) return addMonths(anchorOn, span.months);
  return 'weeks' in span ? addWeeks(anchorOn, span.weeks) : addDays(anchorOn, span.days);
}
