import type { PersonFactKind, PersonFactValues } from '@interstice/clinical';
import type {
  BloodTestRequest,
  CautionRequest,
  HrctRequest,
  OxygenNeedRequest,
  PftRequest,
  ProgressionDecisionRequest,
  SymptomReportRequest,
  TreatmentChangeRequest,
  TreatmentRequest,
  VisitRequest,
} from '@interstice/contracts';

export type PersonFactInput = {
  [Kind in PersonFactKind]: {
    readonly kind: Kind;
    readonly on: string;
    readonly value: PersonFactValues[Kind];
  };
}[PersonFactKind];

/** A change within a course, with the course it belongs to. */
export type TreatmentChangeInput = TreatmentChangeRequest & { readonly treatmentLineageId: string };

/** One fact to be recorded, by kind, as people and laboratories say it: millilitres, percents with one decimal. */
export type FactInput =
  | { readonly kind: 'pft'; readonly values: PftRequest }
  | { readonly kind: 'hrct'; readonly values: HrctRequest }
  | { readonly kind: 'blood-test'; readonly values: BloodTestRequest }
  | { readonly kind: 'symptom-report'; readonly values: SymptomReportRequest }
  | { readonly kind: 'treatment'; readonly values: TreatmentRequest }
  | { readonly kind: 'treatment-change'; readonly values: TreatmentChangeInput }
  | { readonly kind: 'visit'; readonly values: VisitRequest }
  | { readonly kind: 'oxygen-need'; readonly values: OxygenNeedRequest }
  | { readonly kind: 'caution'; readonly values: CautionRequest }
  | { readonly kind: 'progression-decision'; readonly values: ProgressionDecisionRequest }
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
