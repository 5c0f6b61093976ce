import type {
  Analyte,
  Citation,
  FactRef,
  IntervalOverride,
  IsoDate,
  MissingFact,
  PatientStatus,
  StopCode,
  Verdict,
} from '@interstice/clinical';
import type { BloodEvidence } from './blood-safety/blood-evidence.js';
import type { DrugEvidence, UnwarnedCourse } from './drug-warnings/drug-evidence.js';
import type { MonitoredDrugId } from './protocol.js';
import type { RapidProgression } from './rapid-progression.js';
import type { OxygenBeside, PairAssessment, ProgressionAssessment } from '@interstice/progression';

export type DueTest =
  | 'pft'
  | 'dlco'
  | 'hrct'
  | 'blood'
  | 'symptom-report'
  | 'hrct-comparison'
  | 'height'
  | 'haemoglobin'
  | 'pft-values'
  | 'joint-visit';

/** What else is to be said about why, or how, a test is wanted. Holds days and names, never values. */
export type DueNote =
  /** The protocol in force has no rule for this patient: this one is of another (B-21). */
  | { readonly kind: 'fallback'; readonly protocolId: string }
  /** Whose first tests they are: before a planned start, or of a drug that the patient came with. */
  | { readonly kind: 'first-tests'; readonly drugs: readonly MonitoredDrugId[] }
  /** A physician has set another interval, to this day (B-25). */
  | { readonly kind: 'override'; readonly interval: IntervalOverride['every']; readonly until: IsoDate }
  /** That interval ends later than the rule's own. */
  | { readonly kind: 'looser-than-rule' }
  /** A physician had stopped the test until this day, which has come (B-27). */
  | { readonly kind: 'stop-ended'; readonly on: IsoDate }
  /** The document it comes from was replaced by another one. */
  | { readonly kind: 'superseded'; readonly doc: string }
  /** The label of the drug asks for it sooner (B-20). */
  | { readonly kind: 'looser-than-label' }
  /** So many scans lie so close together that a physician decides first (B-24). */
  | { readonly kind: 'physician-first'; readonly scans: readonly FactRef[] }
  /** The drug was stopped; wanted until a count is inside its limits (B-20). */
  | { readonly kind: 'after-stop'; readonly fact: FactRef }
  | { readonly kind: 'partly-done'; readonly fact: FactRef; readonly missing: readonly Analyte[] }
  | { readonly kind: 'insufficient'; readonly fact: FactRef };

/** One rule that wants a test, with its own window. */
export interface DueRule {
  readonly ruleId: string;
  readonly opensOn: IsoDate;
  readonly targetOn: IsoDate;
  readonly closesOn: IsoDate;
  readonly because: readonly FactRef[];
  readonly missing: readonly MissingFact[];
  readonly cites: readonly Citation[];
  /** Of a blood test: what one draw has to carry for this rule. All rules of an item share the draw (B-22). */
  readonly analytes?: readonly Analyte[];
  /** Of these one is enough, whichever the laboratory measures. */
  readonly oneOf?: readonly Analyte[];
  /** Not there when there is nothing more to say. */
  readonly notes?: readonly DueNote[];
}

/** A test that the protocol wants. The rule that closes first (the first of `rules`) set the dates (B-19). */
export interface DueItemFinding {
  readonly test: DueTest;
  /** Lineage id of the anchoring fact, or `baseline`. */
  readonly cycle: string;
  readonly opensOn: IsoDate;
  readonly targetOn: IsoDate;
  readonly closesOn: IsoDate;
  readonly rules: readonly [DueRule, ...DueRule[]];
}

export type AlertKind = 'progression' | 'blood' | 'drug' | 'data-quality' | 'advisory';
export type AlertSeverity = 'info' | 'warning' | 'critical';
export type AlertCertainty = 'provisional' | 'confirmed' | 'not-applicable';

/**
 * An alert that the record supports. It supports it whatever the day (B-03): only `mayOpen` depends on `asOf`, and it
 * decides solely whether an alert that does not exist yet is opened (B-09).
 */
export interface AlertFinding {
  /** Stable over reviews: (rule set, episode) for progression (B-01). */
  readonly key: string;
  readonly kind: AlertKind;
  readonly ruleId: string;
  readonly episodeId: string | null;
  readonly severity: AlertSeverity;
  readonly certainty: AlertCertainty;
  readonly mayOpen: boolean;
  /**
   * The last day on which an alert may open for it; null where there is none. One that is open already stays if it could
   * have opened for this on its day: so time closes none, and one that rested on what was taken back since is told apart.
   */
  readonly mayOpenUntil: IsoDate | null;
  /** What it was about has returned to normal: it stays on the list until somebody signs it (B-02). */
  readonly recovered?: true;
  /** Comparable over reviews: a greater rank is worse news and speaks again (B-02). */
  readonly evidence: AlertEvidence;
  readonly cites: readonly Citation[];
  /**
   * There once a repeat that the finding asks for was not done by the day it closed: "unconfirmed, not repeated" since this
   * day (B-11). It comes with the day, goes with the repeat and changes nothing else.
   */
  readonly notRepeatedSince?: IsoDate;
}

/** Ids, days and figures the alert rests on; stored with it, and compared to see whether it changed or got worse. */
export interface AlertEvidence {
  /** Criteria met at any day of the story, in rule order. */
  readonly criteria: readonly string[];
  /** The greatest relative FVC decline that meets, in tenths of a percent, rounded towards zero (sorting only, never judged on). */
  readonly worstDeclineTenths: number | null;
  readonly facts: readonly FactRef[];
  /** What an alert about falls and findings shows beside its criteria; null for other kinds. */
  readonly progression: ProgressionEvidence | null;
  /** Of an alert about a blood value. */
  readonly blood?: BloodEvidence;
  /** Of a warning about a drug. */
  readonly drug?: DrugEvidence;
}

/** The pair behind a progression alert, kept with it so that it can be explained whatever the episode is by then. */
export interface ProgressionEvidence {
  readonly firstMetOn: IsoDate;
  /** The greatest fall that met within the window of the last test that met. */
  readonly worst: PairAssessment | null;
  /** The greatest fall to the last test that met. */
  readonly latest: PairAssessment | null;
  /** The newest test from which the last test that met fell as far: one on or after a known fall begins another (B-02). */
  readonly latestFromOn?: IsoDate;
  /** The lowest values of the tests that met in this episode: a lower one is worse news, however large the fall (B-02). */
  readonly lowestFvcMl: number | null;
  readonly lowestPctTenths: number | null;
  /** The lowest DLCO of those whose DLCO met; not there where none did. */
  readonly lowestDlcoTenths?: number;
  /** Day of the latest HRCT with more fibrosis among what met: a further increase is worse news (B-02). */
  readonly lastIncreaseOn?: IsoDate;
  /** The need for oxygen rose beside the fall (B-11). */
  readonly oxygen?: OxygenBeside;
  /** Rests on spirometry at home alone: confirm it in the laboratory. */
  readonly homeAlone: boolean;
  /** Rests on a test graded D to F alone: repeat it (B-15). */
  readonly poorQuality: boolean;
}

/**
 * A rule that threw. Nothing is known of what it would have said: the due item of its test, and the alert with its
 * rule id, are to be left as they are.
 */
export interface CannotJudge {
  readonly ruleId: string;
  /** The test that a surveillance rule is about; null for criterion sets and alerts. */
  readonly test: DueTest | null;
  /** Stable code, never a value of the record. */
  readonly errorCode: string;
}

/** B-18. The stricter schedule applies while it is `unknown`. */
export interface SeverityFinding {
  readonly severity: 'moderate-to-severe' | 'mild' | 'unknown';
  readonly because: readonly FactRef[];
  readonly missing: readonly MissingFact[];
  /**
   * A met progression within the window before the day, unless it was decided that the cause was another one; `unknown` if
   * it could not be judged.
   */
  readonly progressive: Verdict;
}

/** A rule that was considered and wants nothing now. */
export interface NotDueRule {
  readonly ruleId: string;
  readonly test: DueTest;
  readonly because: readonly FactRef[];
}

/** A test that a physician has stopped: not due before the day on which that is reviewed (B-27). */
export interface StoppedTest {
  readonly test: DueTest;
  readonly overrideId: string;
  readonly code: StopCode;
  /** Since when. */
  readonly on: IsoDate;
  /** The day from which the rules decide again. */
  readonly reviewOn: IsoDate;
  /** The rules that would want it. */
  readonly ruleIds: readonly string[];
  /** Of a blood test: the drugs whose blood nobody watches meanwhile. */
  readonly drugs?: readonly MonitoredDrugId[];
}

/** The status in force and since when (B-27). */
export interface StatusInForce {
  readonly status: PatientStatus;
  readonly on: IsoDate;
  readonly lineageId: string;
  /** Who has taken over, by name; not there until somebody is named. */
  readonly receiver?: string;
}

/** The output of one review. It holds no relative ages and not the day itself: those are rendered when read. */
export interface ReviewResult {
  readonly dueItems: readonly DueItemFinding[];
  readonly alerts: readonly AlertFinding[];
  /**
   * What the record supports by definitions that the site does not alert by: none opens or speaks again. An alert that opened
   * while the site did is told from it to be supported still (B-03).
   */
  readonly unraised: readonly AlertFinding[];
  readonly protocolId: string;
  readonly bloodProtocolId: string;
  /** The criterion sets and advisories that the site alerts by. */
  readonly alertSets: readonly string[];
  /** Null when none is recorded, which counts as active. */
  readonly status: StatusInForce | null;
  /** The record that this one was merged into: then nothing is due and nothing alerts here (B-31). */
  readonly mergedInto: string | null;
  readonly severity: SeverityFinding;
  readonly notDue: readonly NotDueRule[];
  /** Not there where no stop holds. */
  readonly stopped?: readonly StoppedTest[];
  readonly progression: ProgressionAssessment;
  /** A clinician's flag and the facts beside which one would ask; not there in older answers. */
  readonly rapidProgression?: RapidProgression;
  /** Courses that a rule about drugs looked at and does not warn of, and why; not there in older answers. */
  readonly unwarned?: readonly UnwarnedCourse[];
  readonly cannotJudge: readonly CannotJudge[];
  /** The earliest day after `asOf` on which the output may differ, at most 90 days ahead. */
  readonly nextReviewOn: IsoDate;
}
