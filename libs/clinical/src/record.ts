import type { IsoDate } from './calendar.js';
import type { DlcoAmount, GramsPerLitre, Centimetres, Millilitres, PctOfLung, PctPred } from './units.js';

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
  readonly 'ild-diagnosis': { readonly diagnosedOn: IsoDate };
  readonly 'ctd-diagnosis': { readonly diagnosedOn: IsoDate };
  readonly 'hrct-pattern': { readonly pattern: string };
  readonly 'rapidly-progressive': { readonly flag: boolean };
  readonly status: { readonly status: PatientStatus };
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

/** A decision that moved the baseline from which progression is judged (B-06). */
export interface Episode {
  readonly id: string;
  readonly startedOn: IsoDate;
  /** The later test of the pair the physician saw; the episode's first baseline, inclusive. */
  readonly baselineLineageId: string;
  readonly code: 'escalated' | 'accept-new-baseline';
}

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
  readonly episodes: readonly Episode[];
}
