import type { Citation, IsoDate, MissingFact } from '@interstice/clinical';

export interface ExplanationLine {
  readonly text: string;
  readonly cites: readonly Citation[];
  /** How many pairs or tests the line counts instead of telling them one by one. */
  readonly leavesOut?: number;
}

export interface MissingLine {
  readonly what: MissingFact['what'];
  readonly text: string;
}

/** Why something is on a list, or is not; every sentence is rendered from rule data and evidence. */
export interface Explanation {
  readonly headline: string;
  readonly lines: readonly ExplanationLine[];
  readonly missing: readonly MissingLine[];
}

export interface ExplainOptions {
  /** Without values no figure of the patient appears; days of tests do (B-34). */
  readonly values: boolean;
  /** The day on which it is read: what lies outside the window by then says so. */
  readonly asOf?: IsoDate;
  /** So many further pairs, and tests that took no part, are told one by one, the others counted; absent: all are told. */
  readonly atMost?: number;
}

/** What a physician wrote with the stop of a test. */
export interface StopWritten {
  readonly overrideId: string;
  readonly by: string | null;
  readonly reason: string;
}

/** Why something is absent may be a physician's word. */
export interface AbsenceOptions extends ExplainOptions {
  /** Who stopped a test, by name, and in what words: not part of a review. */
  readonly stops?: readonly StopWritten[];
}
