import type {
  BloodTest,
  Caution,
  Exclusion,
  Hrct,
  IntervalOverride,
  IsoDate,
  Override,
  PersonFact,
  Pft,
  ProgressionDecision,
  StopCode,
  SymptomChange,
  Treatment,
  TreatmentChange,
  Visit,
  WarningDecision,
} from '@interstice/clinical';

interface FactRow {
  readonly lineageId: string;
  readonly id: string;
}

export interface SymptomReportRow extends FactRow {
  readonly reportedOn: IsoDate;
  readonly change: SymptomChange;
  readonly comparedWithOn?: IsoDate;
  readonly instrument?: string;
  readonly scoreHundredths?: number;
}

export interface BloodTestRow extends Omit<BloodTest, 'collectedAt'> {
  /** Instant as PostgreSQL writes it. */
  readonly collectedAt?: string;
}

export interface TreatmentChangeRow extends FactRow, Pick<TreatmentChange, 'on' | 'kind'> {
  readonly doseAmountThousandths?: number;
  readonly doseUnit?: string;
  readonly timesPerDayHundredths?: number;
  readonly why?: string;
}

export interface TreatmentRow extends Omit<Treatment, 'changes'> {
  readonly changes?: readonly TreatmentChangeRow[];
}

export interface OxygenNeedRow extends FactRow {
  readonly on: IsoDate;
  readonly litresPerMinuteTenths?: number;
  readonly atRest?: boolean;
  readonly spo2?: number;
}

export interface ExclusionRow extends Omit<Exclusion, 'on'> {
  /** Instant as PostgreSQL writes it. */
  readonly excludedAt: string;
}

/** An interval has a count and a unit, a stop its code. */
export interface OverrideRow extends Omit<IntervalOverride, 'setOn' | 'every' | 'test'> {
  readonly test: Override['test'];
  readonly count?: number;
  readonly unit?: 'months' | 'weeks';
  readonly stop?: StopCode;
  /** Instant as PostgreSQL writes it. */
  readonly setAt: string;
}

export interface WarningDecisionRow extends Omit<WarningDecision, 'decidedOn'> {
  /** Instant as PostgreSQL writes it. */
  readonly decidedAt: string;
}

/** A patient with everything on record. What a column may hold is checked by the database; no rows of a kind are null. */
export interface RecordRow {
  readonly patientId: string;
  readonly siteId: string;
  readonly registeredOn: IsoDate;
  readonly timeZone: string;
  readonly surveillanceProtocol: string;
  readonly bloodProtocol: string;
  readonly alertSets: readonly string[];
  readonly recordRevision: number;
  readonly reviewedRevision: number;
  readonly ruleSetSeq: number;
  readonly reviewedOn: IsoDate | null;
  readonly nextReviewOn: IsoDate | null;
  readonly reviewedPerson: readonly string[] | null;
  readonly mergedInto: string | null;
  readonly person: readonly PersonFact[] | null;
  readonly pfts: readonly Pft[] | null;
  readonly hrcts: readonly Hrct[] | null;
  readonly symptomReports: readonly SymptomReportRow[] | null;
  readonly bloodTests: readonly BloodTestRow[] | null;
  readonly treatments: readonly TreatmentRow[] | null;
  readonly visits: readonly Visit[] | null;
  readonly oxygenNeeds: readonly OxygenNeedRow[] | null;
  readonly cautions: readonly Caution[] | null;
  readonly progressionDecisions: readonly ProgressionDecision[] | null;
  readonly exclusions: readonly ExclusionRow[] | null;
  readonly overrides: readonly OverrideRow[] | null;
  readonly warningDecisions: readonly WarningDecisionRow[] | null;
}
