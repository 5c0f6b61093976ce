import type { IsoDate } from './calendar.js';

/** A missing fact is not a negative: what cannot be settled is `unknown`. */
export type Verdict = 'met' | 'not-met' | 'unknown';

export type FactKind =
  | 'pft'
  | 'hrct'
  | 'symptom-report'
  | 'blood-test'
  | 'treatment'
  | 'treatment-change'
  | 'progression-decision'
  | 'oxygen-need'
  | 'person-fact'
  | 'registration';

/** Points at one fact; never at a version of it. */
export interface FactRef {
  readonly kind: FactKind;
  readonly lineageId: string;
  readonly on: IsoDate;
}

/** What one could record to settle an unknown. */
export interface MissingFact {
  readonly what:
    | 'pft'
    | 'repeat-pft'
    | 'earlier-pft'
    | 'fvc-litres'
    | 'reference-equation'
    | 'symptom-report'
    | 'hrct'
    | 'hrct-comparison'
    | 'fibrosis-extent'
    | 'fvc-pct-pred'
    | 'dlco'
    | 'dlco-corrected'
    | 'height'
    | 'haemoglobin'
    /** A PFT that carries a DLCO at all, where `dlco` is a second one to compare with. */
    | 'first-dlco'
    | 'complete-blood-count'
    | 'blood-test'
    | 'visit'
    | 'ctd'
    | 'physicians-request';
  /** Why it would settle it, as a key that the sentence renderer knows. */
  readonly because: string;
  /** The fact on record that lacks it, where it is one. */
  readonly of?: FactRef;
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

/**
 * Three-valued "and": one `not-met` settles it, else one `unknown` leaves it open.
 *
 * @param verdicts - parts that must all hold; none at all holds
 * @returns the verdict of the whole
 * @example allOf(['met', 'unknown']) //=> 'unknown'
 */
export function allOf(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('not-met')) return 'not-met';
  return verdicts.includes('unknown') ? 'unknown' : 'met';
}

/**
 * Three-valued "or": one `met` settles it, else one `unknown` leaves it open.
 *
 * @param verdicts - parts of which one must hold; none at all does not hold
 * @returns the verdict of the whole
 * @example anyOf(['not-met', 'unknown']) //=> 'unknown'
 */
export function anyOf(verdicts: readonly Verdict[]): Verdict {
  return atLeast(1, verdicts);
}

/**
 * Three-valued "at least so many of": settled as soon as the unknown ones no longer matter.
 *
 * @param count - how many must hold
 * @param verdicts - the parts
 * @returns the verdict of the whole
 * @example atLeast(2, ['met', 'unknown', 'not-met']) //=> 'unknown'
 */
export function atLeast(count: number, verdicts: readonly Verdict[]): Verdict {
  let met = 0;
  let open = 0;
  for (const verdict of verdicts) {
    if (verdict === 'met') met += 1;
    else if (verdict === 'unknown') open += 1;
  }
  if (met >= count) return 'met';
  return met + open >= count ? 'unknown' : 'not-met';
}
