import type { Citation } from '@interstice/clinical';
import type { CriterionSet } from '@interstice/progression';
import type { AlertSeverity, DueTest } from './review-result.js';

/** A length of time in calendar units. */
export type Span = { readonly months: number } | { readonly weeks: number } | { readonly days: number };

/** A number without a published source, shown as the clinic's choice. */
export type ClinicChoice = Span & { readonly cite: Citation };

/** A length of time, or the name of the clinic's choice it comes from. */
export type Offset = Span | { readonly choice: string };

export type WindowSpec =
  | { readonly kind: 'from-to'; readonly from: Offset; readonly to: Offset }
  | { readonly kind: 'every'; readonly interval: { readonly months: number }; readonly tolerance: Offset }
  | { readonly kind: 'offsets'; readonly opens: Offset; readonly target: Offset; readonly closes: Offset };

export type SeverityCondition = 'moderate-to-severe' | 'mild' | 'unknown' | 'progressive';

export type SurveillanceCondition =
  | { readonly kind: 'severity'; readonly anyOf: readonly SeverityCondition[] }
  | { readonly kind: 'no-test-on-record' }
  | { readonly kind: 'confirmation-wanted'; readonly set: string }
  | { readonly kind: 'progression-unknown'; readonly set: string; readonly missing: 'symptom-report' };

/** The recorded day that a window is counted from; never the day of the review. */
export type Anchor =
  'last-laboratory-pft' | 'registration-or-ild-diagnosis' | 'later-test' | 'later-test-or-hrct';

/** One surveillance rule, as data. */
export interface SurveillanceRule {
  readonly id: string;
  readonly test: DueTest;
  readonly when: SurveillanceCondition;
  readonly anchor: Anchor;
  readonly window: WindowSpec;
  /** Where the wish for the test comes from. */
  readonly cite: Citation;
  /** Where the days around it come from. */
  readonly windowCite: Citation;
}

/** Thresholds of severity, each with its source (B-18). */
export interface SeverityRule {
  readonly fvcPctPredBelow: { readonly value: number; readonly cite: Citation };
  readonly fibrosisPctAtLeast: { readonly value: number; readonly cite: Citation };
  /** So many tests in a row at or above the FVC limit before the schedule loosens. */
  readonly looseningTests: { readonly value: number; readonly cite: Citation };
  readonly progressive: { readonly set: string; readonly withinMonths: number; readonly cite: Citation };
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
