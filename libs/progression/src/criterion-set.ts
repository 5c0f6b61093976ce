import type { Citation } from '@interstice/clinical';

/** A fall of at least, and perhaps below, a share; `unit` says of what. */
export interface FallCondition {
  readonly id: string;
  readonly measure: 'fvc' | 'dlco';
  readonly change: 'relative' | 'absolute';
  readonly unit: '% of the earlier value' | 'points of % predicted';
  readonly atLeast: number;
  readonly below?: number;
  /** Of DLCO: both values have to be corrected for haemoglobin. */
  readonly hbCorrected?: true;
  readonly cite: Citation;
}

/** A finding reported between the tests, or, where a criterion asks for findings alone, in the window. */
export interface FindingCondition {
  readonly id: string;
  readonly finding: 'worsened-respiratory-symptoms' | 'increased-fibrosis';
  readonly cite: Citation;
}

export type CriterionCondition = FallCondition | FindingCondition;

export type Criterion = {
  readonly id: string;
  readonly title: string;
  /** What a reader has to know about how the criterion is judged here. */
  readonly note?: string;
  readonly cite: Citation;
} & ({ readonly allOf: readonly CriterionCondition[] } | { readonly anyOf: readonly CriterionCondition[] });

/** What a definition presupposes and nobody records in a form that could be judged: shown, never judged. */
export interface Precondition {
  readonly id: string;
  readonly text: string;
  readonly cite: Citation;
}

/** A published definition of progression, as data. */
export interface CriterionSet {
  readonly id: string;
  readonly title: string;
  readonly effective: { readonly from: string; readonly until?: string };
  /** Calendar months between the two tests, both edges inclusive; null when the definition states none. */
  readonly window: { readonly months: number; readonly cite: Citation } | null;
  /** How many criteria must be met. */
  readonly atLeast: number;
  readonly criteria: readonly Criterion[];
  readonly preconditions?: readonly Precondition[];
  readonly cite: Citation;
}

/**
 * Something to be told about that is no definition of progression: judged as one is, but by itself, and counted nowhere
 * among them.
 */
export interface Advisory extends CriterionSet {
  /** The definition that a reader might take it for a part of. */
  readonly notCriterionOf: string;
  readonly notCriterionCite: Citation;
  /** What else it may come from. */
  readonly consider: readonly { readonly id: string; readonly text: string; readonly cite: Citation }[];
}
