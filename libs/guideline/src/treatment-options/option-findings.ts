import type {
  Caution,
  Ctd,
  DrugCode,
  IsoDate,
  StopReason,
  TreatmentIndication,
  Verdict,
} from '@interstice/clinical';
import type {
  AgainstRule,
  AgentId,
  OptionCondition,
  OptionRule,
  ReferralRule,
  Situation,
  StatementRule,
} from './option-rules.js';

/** A course on record of a drug that a list speaks of. */
export interface CourseOnRecord {
  readonly lineageId: string;
  readonly drug: DrugCode;
  readonly indication: TreatmentIndication;
  readonly state: 'running' | 'planned' | 'stopped';
  /** Of the start, the planned start, or the stop. */
  readonly on: IsoDate;
  readonly stopReason?: StopReason;
}

/** What became of a drug or group in this patient. Only `open` is something new. */
export type AgentState = 'open' | 'running' | 'planned' | 'tried';

export interface AgentFinding {
  readonly agent: AgentId;
  readonly state: AgentState;
  /** What could be begun; empty unless `open`. */
  readonly drugs: readonly DrugCode[];
  readonly courses: readonly CourseOnRecord[];
  /** Courses of its group that the source does not name. */
  readonly kin: readonly CourseOnRecord[];
}

export interface ConditionFinding {
  readonly condition: OptionCondition;
  /** Whether it holds for this patient; unknown is not negative. */
  readonly holds: Verdict;
  /** The day of the fact that settles it, where there is one. */
  readonly on?: IsoDate;
}

export interface OptionFinding {
  readonly rule: OptionRule;
  readonly agents: readonly AgentFinding[];
  readonly state: AgentState;
  readonly conditions: readonly ConditionFinding[];
  /** Ids of the rules that recommend against it: both stand, unranked (B-33). */
  readonly conflictsWith: readonly string[];
}

/** A list of one disease. Null: the source has none for it, or none is recorded, and this is what holds for every CTD-ILD. */
export interface OptionList {
  readonly ctd: Ctd | null;
  readonly options: readonly OptionFinding[];
}

export interface OptionGroup {
  readonly situation: Situation;
  readonly statements: readonly StatementRule[];
  readonly lists: readonly OptionList[];
}

export interface AgainstFinding {
  readonly rule: AgainstRule;
  /** For which of the patient's diseases; empty where it holds for every one. */
  readonly ctds: readonly Ctd[];
  /** Courses that run or are planned; of what is not to be given together, only where all of it is. */
  readonly courses: readonly CourseOnRecord[];
  /** Ids of the options that say otherwise. */
  readonly conflictsWith: readonly string[];
}

export interface ReferralFinding {
  readonly rule: ReferralRule;
  /** What was done of it already, or is planned. */
  readonly courses: readonly CourseOnRecord[];
}

/** By what the lists were chosen. */
export interface SituationFinding {
  readonly onProgression: readonly {
    readonly setId: string;
    readonly lastMetOn: IsoDate;
    readonly provisional: boolean;
  }[];
  readonly rapidSince: IsoDate | null;
  readonly mda5: ConditionFinding;
  /** What runs or was stopped for the ILD, the latest first. */
  readonly forTheLung: readonly CourseOnRecord[];
  readonly severity: 'moderate-to-severe' | 'mild' | 'unknown';
  /** Why there are no lists at all, where there are none. */
  readonly none: 'graft' | 'deceased' | 'merged' | null;
}

/** What the sources list for one patient, less what was tried, runs or is planned. A list ranks nothing and decides nothing. */
export interface TreatmentOptions {
  /** The primary disease first; empty where none is recorded. */
  readonly ctds: readonly Ctd[];
  readonly situation: SituationFinding;
  readonly groups: readonly OptionGroup[];
  readonly referrals: readonly ReferralFinding[];
  readonly against: readonly AgainstFinding[];
  /** Courses that run of what INBUILD did not randomise (E-05). */
  readonly background: readonly CourseOnRecord[];
  readonly cautions: readonly Caution[];
}
