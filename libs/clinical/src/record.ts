import type { Analyte } from './analytes.js';
import type { IsoDate } from './calendar.js';
import type { DrugCode } from './drugs.js';
import type {
  BloodAmount,
  Centimetres,
  DlcoAmount,
  GramsPerLitre,
  Millilitres,
  PctOfLung,
  PctPred,
} from './units.js';

/**
 * What every fact carries. `lineageId` never changes through corrections and is what everything else points to;
 * `id` is the version that stands now.
 */
export interface FactIdentity {
  readonly lineageId: string;
  readonly id: string;
}

export type Bronchodilator = 'pre' | 'post' | 'unknown';
export type TestSetting = 'lab' | 'home';
export type QualityGrade = 'A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'U';
export type NotDoneReason = 'unable' | 'refused' | 'equipment';
export type DlcoUnit = 'mmol/min/kPa' | 'mL/min/mmHg';

/** A pulmonary function test as it stands now (B-29). Absent means not recorded, never zero. */
export interface Pft extends FactIdentity {
  readonly testedOn: IsoDate;
  readonly fvc?: Millilitres;
  readonly fvcPctPred?: PctPred;
  readonly fev1?: Millilitres;
  readonly dlco?: DlcoAmount;
  readonly dlcoUnit?: DlcoUnit;
  readonly dlcoPctPred?: PctPred;
  readonly hbCorrected?: boolean;
  readonly haemoglobin?: GramsPerLitre;
  readonly referenceEquation?: string;
  readonly dlcoReferenceEquation?: string;
  readonly qualityGrade?: QualityGrade;
  readonly bronchodilator: Bronchodilator;
  readonly setting?: TestSetting;
  readonly laboratory?: string;
  readonly device?: string;
  readonly height?: Centimetres;
  readonly notDone?: NotDoneReason;
}

export type FibrosisBand = 'under-20' | '20-or-more' | 'unknown';
export type FibrosisChange = 'improved' | 'stable' | 'increased' | 'unknown';

/** A high-resolution CT as it stands now. */
export interface Hrct extends FactIdentity {
  readonly performedOn: IsoDate;
  readonly fibrosisExtent?: PctOfLung;
  readonly fibrosisBand?: FibrosisBand;
  readonly ildExtent?: PctOfLung;
  readonly pattern?: string;
  readonly fibrosisChange?: FibrosisChange;
  readonly comparedWithOn?: IsoDate;
}

export type SymptomChange = 'improved' | 'stable' | 'worse' | 'unknown';

/** Respiratory symptoms since `comparedWithOn`, by default since the previous report (B-12). */
export interface SymptomReport extends FactIdentity {
  readonly reportedOn: IsoDate;
  readonly change: SymptomChange;
  readonly comparedWithOn?: IsoDate;
  readonly instrument?: string;
  readonly score?: number;
}

/** A blood test as it stands now. Absent means not measured, never zero. */
export interface BloodTest extends FactIdentity {
  readonly collectedOn: IsoDate;
  /** Instant of the draw, ISO 8601 in UTC. */
  readonly collectedAt?: string;
  readonly laboratory?: string;
  /** Clotted or too little: nothing was measured and nothing is satisfied (B-23). */
  readonly insufficient: boolean;
  readonly amounts: Readonly<Partial<Record<Analyte, BloodAmount>>>;
  /** Limits the laboratory printed, in the same units. */
  readonly referenceRanges?: Readonly<
    Partial<Record<Analyte, { readonly low?: number; readonly high?: number }>>
  >;
}

export type TreatmentRoute = 'oral' | 'subcutaneous' | 'intravenous' | 'inhaled' | 'other';
export type TreatmentIndication = 'ild' | 'ctd' | 'other' | 'unknown';
export type StopReason =
  'intolerance' | 'adverse-event' | 'no-effect' | 'plan-completed' | 'patients-wish' | 'other';

/** A change within a course. A dose change is not a start, and a hold is not a stop (B-20, B-28). */
export interface TreatmentChange extends FactIdentity {
  readonly on: IsoDate;
  readonly kind: 'dose' | 'hold' | 'resume';
  readonly doseAmount?: number;
  readonly doseUnit?: string;
  readonly timesPerDay?: number;
  readonly why?: string;
}

/** A course of one drug (B-28). A planned first day may lie in the future. */
export interface Treatment extends FactIdentity {
  readonly drug: DrugCode;
  readonly route?: TreatmentRoute;
  readonly plannedStartOn?: IsoDate;
  readonly startedOn?: IsoDate;
  readonly stoppedOn?: IsoDate;
  readonly stopReason?: StopReason;
  readonly indication: TreatmentIndication;
  /** Order carries no meaning. */
  readonly changes: readonly TreatmentChange[];
}

export type Specialty = 'pulmonology' | 'rheumatology' | 'joint' | 'other';

export interface Visit extends FactIdentity {
  readonly on: IsoDate;
  readonly specialty: Specialty;
}

/** The need for oxygen on a day; a flow of zero says that none was needed. */
export interface OxygenNeed extends FactIdentity {
  readonly on: IsoDate;
  readonly litresPerMinute?: number;
  readonly atRest?: boolean;
  /** Percent. */
  readonly spo2?: number;
}

export type CautionKind =
  | 'pregnancy'
  | 'allergy'
  | 'infection'
  | 'renal'
  | 'hepatic'
  | 'diarrhoea'
  | 'liver-enzymes'
  | 'low-counts'
  | 'other';

/** Something that advice has to heed (B-33). */
export interface Caution extends FactIdentity {
  readonly on: IsoDate;
  readonly kind: CautionKind;
  readonly note?: string;
}

export type DecisionCode =
  'escalated' | 'accept-new-baseline' | 'watch-and-repeat' | 'other-cause' | 'referred';

/**
 * A decision about progression, taken on an alert or entered as a past one (B-08). The first two start an episode (B-06),
 * whose id is the lineage of the decision; its baseline is the test of `baselineOn`.
 */
export interface ProgressionDecision extends FactIdentity {
  readonly decidedOn: IsoDate;
  readonly decision: DecisionCode;
  /** There for `escalated` and `accept-new-baseline`. */
  readonly baselineOn?: IsoDate;
}

/** A PFT that a clinician keeps out of judging, by its lineage (B-11). */
export interface Exclusion {
  readonly id: string;
  readonly pftLineageId: string;
  /** The day on which it was excluded, in the site's time zone. */
  readonly on: IsoDate;
  readonly reason: string;
}

/** Tests that are done again and again, whose interval a physician may set. */
export type OverridableTest = 'pft' | 'dlco' | 'hrct' | 'blood';

/** Tests that a physician may stop for a time: those, and what is asked of the patient. */
export type StoppableTest = OverridableTest | 'symptom-report' | 'joint-visit';

/** Why a test is not wanted for a time (B-27). */
export type StopCode = 'palliative' | 'declined' | 'pregnancy' | 'other';

interface PhysiciansWord {
  readonly id: string;
  /** The day on which it was set, in the site's time zone. */
  readonly setOn: IsoDate;
  /** The last day on which it holds. */
  readonly until: IsoDate;
  readonly reason: string;
}

/** The interval that a physician has set for a test of one patient, with an end (B-21, B-25). */
export interface IntervalOverride extends PhysiciansWord {
  readonly test: OverridableTest;
  readonly every: { readonly months: number } | { readonly weeks: number };
}

/** A test that a physician has stopped for one patient. It is reviewed, and wanted again, on the day after the last (B-27). */
export interface TestStop extends PhysiciansWord {
  readonly test: StoppableTest;
  readonly stop: StopCode;
}

/** What a physician has decided about one test of one patient in place of the rules: one thing at a time. */
export type Override = IntervalOverride | TestStop;

/** A standing warning about a drug that a clinician decided to live with until a day (B-33). */
export interface WarningDecision {
  /** Of the warning. */
  readonly key: string;
  /** The day on which it was decided, in the site's time zone. */
  readonly decidedOn: IsoDate;
  /** The day on which it speaks again. */
  readonly reviewOn: IsoDate;
}

export type Ctd = 'ssc' | 'ra' | 'iim' | 'mctd' | 'sjd' | 'sle' | 'undifferentiated';
export type Sex = 'female' | 'male' | 'unknown';
export type PatientStatus = 'active' | 'discharged' | 'transferred' | 'transplanted' | 'deceased';

/** Values of the dated facts about the person, by kind (B-26). */
export interface PersonFactValues {
  readonly sex: { readonly sex: Sex };
  readonly 'birth-date': { readonly birthDate: IsoDate };
  readonly height: { readonly heightCm: number };
  readonly ctd: { readonly primary: Ctd; readonly secondary: readonly Ctd[]; readonly subtype?: string };
  readonly antibodies: { readonly antibodies: readonly string[] };
  /** As the patient calls it. Told beside what a source names as a risk; no prediction and no rule reads it (D-04). */
  readonly descent: { readonly descent: string };
  readonly 'ild-diagnosis': { readonly diagnosedOn: IsoDate };
  readonly 'ctd-diagnosis': { readonly diagnosedOn: IsoDate };
  readonly 'hrct-pattern': { readonly pattern: string };
  readonly 'rapidly-progressive': { readonly flag: boolean };
  /** Who has taken over, by name: a transferred patient is followed there, the drugs of a transplanted one (B-27). */
  readonly status: { readonly status: PatientStatus; readonly reason?: string; readonly receiver?: string };
}

export type PersonFactKind = keyof PersonFactValues;

/** One dated fact about the person; the latest `on` of a kind is the one in force. */
export type PersonFact = {
  [Kind in PersonFactKind]: FactIdentity & {
    readonly kind: Kind;
    readonly on: IsoDate;
    readonly value: PersonFactValues[Kind];
  };
}[PersonFactKind];

/**
 * Everything about one patient that the pure functions read: the heads of all lineages that are neither superseded
 * nor withdrawn, the dated person facts, and what people decided. Order of the arrays carries no meaning.
 */
export interface PatientRecord {
  readonly patientId: string;
  /** The day the patient was entered at this site. */
  readonly registeredOn: IsoDate;
  readonly person: readonly PersonFact[];
  readonly pfts: readonly Pft[];
  readonly hrcts: readonly Hrct[];
  readonly symptomReports: readonly SymptomReport[];
  readonly bloodTests: readonly BloodTest[];
  readonly treatments: readonly Treatment[];
  readonly visits: readonly Visit[];
  readonly oxygenNeeds: readonly OxygenNeed[];
  readonly cautions: readonly Caution[];
  readonly progressionDecisions: readonly ProgressionDecision[];
  readonly exclusions: readonly Exclusion[];
  readonly overrides: readonly Override[];
  /** The last decision about each warning that has a review date and was not taken back. */
  readonly warningDecisions: readonly WarningDecision[];
  /** The record that this one was merged into (B-31): nothing is due here and nothing alerts. */
  readonly mergedInto?: string;
}
