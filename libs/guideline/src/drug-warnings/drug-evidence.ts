import type {
  Ctd,
  DecisionCode,
  DrugCode,
  FactRef,
  IsoDate,
  MissingFact,
  TreatmentIndication,
} from '@interstice/clinical';
import type { DailyDose } from '../steroid-exposure/daily-dose.js';

/** A course with its drug. */
export interface CourseOfDrug {
  readonly drug: DrugCode;
  /** Dated with the first day, or with the planned one. */
  readonly course: FactRef;
  readonly planned?: true;
}

/** Progression that is on record: by a criterion set that was met, or by a decision. */
export interface ProgressionOnRecord {
  readonly on: IsoDate;
  readonly set?: string;
  readonly decision?: DecisionCode;
}

/** What a warning about a drug rests on. */
export interface DrugEvidence extends CourseOfDrug {
  /** The course that runs now, where the warning is about an exposure that an earlier one began. */
  readonly now?: CourseOfDrug;
  readonly indication: TreatmentIndication;
  /** Diseases on record, the primary one first; empty where none is. */
  readonly diseases: readonly Ctd[];
  /** Of a glucocorticoid: what is taken a day now. */
  readonly dose?: DailyDose;
  /** The first day on which it had run for longer. */
  readonly longerSince?: IsoDate;
  /** What it runs beside, and whether both were started together. */
  readonly beside?: CourseOfDrug & { readonly together: boolean };
  /** Where progression was looked for and none is on record: what could tell of it. */
  readonly progressionMissing?: readonly MissingFact[];
  /** Progression beside a drug that is advised against then. */
  readonly progressed?: ProgressionOnRecord;
  /** A clinician flagged the disease as rapidly progressive on this day. */
  readonly rapidlyProgressiveOn?: IsoDate;
  /** It was decided to keep the drug until this day, which has come (B-33). */
  readonly reviewReachedOn?: IsoDate;
}

/** Why a course that a rule looks at is not warned about. */
export type NoWarningReason =
  | { readonly why: 'other-disease'; readonly diseases: readonly Ctd[] }
  | { readonly why: 'disease-unknown' }
  /** The first day on which it will be. */
  | { readonly why: 'not-so-long'; readonly from: IsoDate }
  | { readonly why: 'not-beside' }
  | { readonly why: 'progression-documented'; readonly progression: ProgressionOnRecord }
  | { readonly why: 'treated-before'; readonly before: CourseOfDrug };

/** A course that a rule looked at and does not warn about. */
export type UnwarnedCourse = CourseOfDrug & { readonly ruleId: string; readonly reason: NoWarningReason };
