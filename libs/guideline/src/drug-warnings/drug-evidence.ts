import type { DrugCode, FactRef } from '@interstice/clinical';

/** What a warning about a drug rests on. */
export interface DrugEvidence {
  readonly drug: DrugCode;
  /** The course that triggers it. */
  readonly course: FactRef;
}
