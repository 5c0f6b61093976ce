import type { IsoDate } from '@interstice/clinical';
import type { ProgressionAssessment } from '@interstice/progression';
import type { ExplainOptions, Explanation } from './explanation.js';
import type { AlertFinding, DueItemFinding, DueTest, ReviewResult } from './review-result.js';

const NOTHING: Explanation = { headline: '', lines: [], missing: [] };

export type Absent = { readonly test: DueTest } | { readonly alert: string };

/** What an explained alert needs; a stored row carries all of it. */
export type ExplainableAlert = Pick<
  AlertFinding,
  'kind' | 'ruleId' | 'certainty' | 'severity' | 'evidence' | 'cites'
>;

export function explainDueItem(item: DueItemFinding, asOf: IsoDate, options: ExplainOptions): Explanation {
  void [item, asOf, options];
  return NOTHING;
}

export function explainCriterion(
  progression: ProgressionAssessment,
  criterionOrSetId: string,
  options: ExplainOptions,
): Explanation {
  void [progression, criterionOrSetId, options];
  return NOTHING;
}

export function explainAlert(alert: ExplainableAlert, options: ExplainOptions): Explanation {
  void [alert, options];
  return NOTHING;
}

export function explainAbsence(
  absent: Absent,
  result: ReviewResult,
  asOf: IsoDate,
  options: ExplainOptions,
): Explanation {
  void [absent, result, asOf, options];
  return NOTHING;
}
