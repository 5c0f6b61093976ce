import type { Citation, Ctd, DecisionCode, DrugCode, DrugGroup } from '@interstice/clinical';
import type { AlertSeverity } from '../review-result.js';

/** How strongly the source recommends against it, in its own words. */
export type WarningStrength = 'strong' | 'conditional-or-strong' | 'not-stated';

/** Drugs by their group, or one by one. */
export interface DrugsOfRule {
  readonly groups: readonly DrugGroup[];
  readonly codes: readonly DrugCode[];
}

/** By which choice of the clinic two starts count as one. */
export interface StartedTogether {
  readonly choice: 'started-together';
}

/** When a course of one of the drugs is warned about. */
export type DrugWarningCondition =
  /** Whenever it runs; in these diseases only, where any are named. */
  | { readonly kind: 'runs'; readonly diseases: readonly Ctd[] | null }
  /** It, and what it followed without a gap, ran for longer. */
  | { readonly kind: 'longer-than'; readonly months: number }
  /** It runs beside one of these, and no progression is documented. */
  | {
      readonly kind: 'beside';
      readonly drugs: DrugsOfRule;
      readonly together: StartedTogether;
      readonly togetherCite: Citation;
    }
  /** Nothing was tried for the ILD before it, and no progression is documented. */
  | { readonly kind: 'first-line'; readonly together: StartedTogether };

/** What else is known of it; told beside the warning, whichever way it points. */
export interface WarningRemark {
  readonly text: string;
  /** What stands for {0}, {1} … in it. */
  readonly figures?: readonly number[];
  readonly cite: Citation;
  /** Of courses of these only. */
  readonly drugs?: readonly DrugCode[];
  readonly diseases?: readonly Ctd[];
}

/** A standing warning about a drug, as data (B-33). */
export interface DrugWarningRule {
  readonly id: string;
  /** With {drug}, {beside} and {months} where they stand. */
  readonly title: string;
  /** What stands for {drug} where no single one is named. */
  readonly general: string;
  /** What the source says, after its strength. */
  readonly text: string;
  readonly drugs: DrugsOfRule;
  readonly when: DrugWarningCondition;
  readonly strength: WarningStrength;
  readonly severity: AlertSeverity;
  readonly cite: Citation;
  /** Evidence that points the other way (B-33). */
  readonly disputes: readonly WarningRemark[];
  readonly remarks: readonly WarningRemark[];
}

/** What counts as progression on record where a warning asks for it. */
export interface DocumentedProgressionRule {
  /** Decisions that say so, beside any criterion set that was met. */
  readonly decisions: readonly DecisionCode[];
  readonly cite: Citation;
}
