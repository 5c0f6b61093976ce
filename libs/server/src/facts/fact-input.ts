import type { PersonFactKind, PersonFactValues } from '@interstice/clinical';
import type { HrctRequest, PftRequest, SymptomReportRequest } from '@interstice/contracts';

export type PersonFactInput = {
  [Kind in PersonFactKind]: {
    readonly kind: Kind;
    readonly on: string;
    readonly value: PersonFactValues[Kind];
  };
}[PersonFactKind];

/** One fact to be recorded, by kind, as people and laboratories say it: millilitres, percents with one decimal. */
export type FactInput =
  | { readonly kind: 'pft'; readonly values: PftRequest }
  | { readonly kind: 'hrct'; readonly values: HrctRequest }
  | { readonly kind: 'symptom-report'; readonly values: SymptomReportRequest }
  | { readonly kind: 'person-fact'; readonly values: PersonFactInput };

export type RecordedFactKind = FactInput['kind'];

export type FactSource = 'manual' | 'import' | 'demo';

/** Who records, when, from where. `now` is read once at the edge. */
export interface RecordingContext {
  readonly userId: string | null;
  readonly requestId: string | null;
  readonly source: FactSource;
  readonly now: Date;
}
