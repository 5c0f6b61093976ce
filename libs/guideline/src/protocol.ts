import type { Citation } from '@interstice/clinical';
import type { CriterionSet } from '@interstice/progression';
import type { AlertSeverity, DueTest } from './review-result.js';

/** A number of calendar units; one that has no published source names the clinic's choice it comes from. */
export type Offset =
  | { readonly months: number }
  | { readonly weeks: number }
  | { readonly days: number }
  | { readonly choice: string };

export type WindowSpec =
  | { readonly kind: 'from-to'; readonly from: Offset; readonly to: Offset }
  | { readonly kind: 'every'; readonly interval: { readonly months: number }; readonly tolerance: Offset }
  | { readonly kind: 'offsets'; readonly opens: Offset; readonly target: Offset; readonly closes: Offset };

export type SurveillanceCondition =
  | {
      readonly kind: 'severity';
      readonly anyOf: readonly ('moderate-to-severe' | 'mild' | 'unknown' | 'progressive')[];
    }
  | { readonly kind: 'no-test-on-record' }
  | { readonly kind: 'confirmation-wanted'; readonly set: string }
  | { readonly kind: 'progression-unknown'; readonly set: string; readonly missing: 'symptom-report' };

export type Anchor = 'last-laboratory-pft' | 'registration-or-ild-diagnosis' | 'latest-pft';

/** One surveillance rule, as data. */
export interface SurveillanceRule {
  readonly id: string;
  readonly title: string;
  readonly test: DueTest;
  readonly when: SurveillanceCondition;
  readonly anchor: Anchor;
  readonly window: WindowSpec;
  readonly cite: Citation;
  /** Further places that the window, not the wish for the test, rests on. */
  readonly windowCite: Citation;
}

/** An alert that a met criterion set raises. */
export interface ProgressionAlertRule {
  readonly id: string;
  readonly set: string;
  readonly severity: AlertSeverity;
  readonly cite: Citation;
}

/** A named, versioned set of surveillance and alert rules. */
export interface Protocol {
  readonly id: string;
  readonly title: string;
  readonly rules: readonly SurveillanceRule[];
  readonly criterionSets: readonly CriterionSet[];
  readonly alerts: readonly ProgressionAlertRule[];
}
