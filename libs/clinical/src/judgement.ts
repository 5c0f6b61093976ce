import type { IsoDate } from './calendar.js';

/** A missing fact is not a negative: what cannot be settled is `unknown`. */
export type Verdict = 'met' | 'not-met' | 'unknown';

export type FactKind = 'pft' | 'hrct' | 'symptom-report' | 'person-fact' | 'episode' | 'registration';

/** Points at one fact; never at a version of it. */
export interface FactRef {
  readonly kind: FactKind;
  readonly lineageId: string;
  readonly on: IsoDate;
}

/** What one could record to settle an unknown. */
export interface MissingFact {
  readonly what: 'pft' | 'repeat-pft' | 'earlier-pft' | 'symptom-report' | 'hrct-comparison' | 'fibrosis-extent' | 'fvc-pct-pred' | 'height' | 'haemoglobin';
  /** Why it would settle it, as a key that the sentence renderer knows. */
  readonly because: string;
}

export interface Judgement {
  readonly verdict: Verdict;
  readonly because: readonly FactRef[];
  readonly missing: readonly MissingFact[];
}

/** Where a number or a rule comes from: a document of `sources.ts` and the place in it, as narrow as possible. */
export interface Citation {
  readonly doc: string;
  readonly at: string;
  /** The requirement or behaviour this rule answers to, for traceability. */
  readonly ids?: readonly string[];
}
