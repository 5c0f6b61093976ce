import type { ChangedCircumstance } from './changed-circumstances.js';
import type { ScaleAssessment } from './change-scales/change-scale.js';
import type { FallLikelihoods } from './likelihood/likelihood-of-fall.js';
import type { SlopeAssessment } from './trend/slope-of-fvc.js';
import type { DrugCode, FactRef, IsoDate, MissingFact, QualityGrade, Verdict } from '@interstice/clinical';
import type { OxygenBeside } from './oxygen-beside.js';

export type { OxygenBeside, OxygenFlow, OxygenRise } from './oxygen-beside.js';

/**
 * What the two values of a pair are: FVC as reported % predicted, as % predicted recomputed on one equation, or in litres
 * (B-10), or DLCO in % predicted. Never mixed.
 */
export type DecidingMeasure = 'reported-pct' | 'recomputed-pct' | 'litres' | 'dlco-pct';

/** Why that measure decides, as a key that the sentence renderer knows. */
export type MeasureBasis =
  | 'same-equation'
  | 'same-laboratory'
  | 'assumed-same-equation'
  | 'equations-differ'
  | 'equation-named-once'
  | 'pct-missing';

/** The values of one test that a comparison rests on. */
export interface TestValues {
  readonly lineageId: string;
  readonly on: IsoDate;
  readonly fvcMl?: number;
  /** FVC in tenths of a percent of predicted. */
  readonly pctTenths?: number;
  /** FVC recomputed on one equation with one height, in millionths of a percent of predicted; there where that decides. */
  readonly recomputedMillionths?: number;
  /** DLCO in tenths of a percent of predicted. */
  readonly dlcoPctTenths?: number;
  readonly grade?: QualityGrade;
}

/** Two tests and the fall between them. */
export interface PairAssessment {
  readonly earlier: TestValues;
  readonly later: TestValues;
  readonly measure: DecidingMeasure;
  readonly basis: MeasureBasis;
  /** One reference equation is assumed, because neither test names one. */
  readonly assumed: boolean;
  /** Relative fall in tenths of a percent, rounded towards zero; negative is a gain. For display: never judged on. */
  readonly declineTenths: number;
  /** Fall in points of % predicted, in tenths; not there for litres, which cannot tell. */
  readonly pointsTenths?: number;
  /** Of DLCO: both values are corrected for haemoglobin, or neither is. */
  readonly hbCorrected?: boolean;
  /** The earlier test lies before the baseline and stands in, since which there is none to compare the later one with. */
  readonly standsIn?: true;
}

/** From which test an episode is judged. */
export interface EpisodeBaseline {
  /** The day that the decision named. */
  readonly setOn: IsoDate;
  /** The day of the test that was taken; null when there is none. */
  readonly takenOn: IsoDate | null;
  /** The test of that day, or the nearest one because none of that day judges (B-07). */
  readonly how: 'as-decided' | 'nearest-test';
}

/** Respiratory symptoms, or fibrosis, between the earlier test of a pair and the day judged, or in the window (B-12, B-13). */
export interface FindingInTime {
  readonly verdict: Verdict;
  readonly facts: readonly FactRef[];
  /** Findings of a worsening that say nothing, because of what they compare with. */
  readonly notCounted: readonly FindingNotCounted[];
}

/** No earlier scan to compare with is known, or it lies more than 24 months back (B-13). */
export type FindingRefused = 'compared-with-no-earlier-scan' | 'compared-too-far-back';

export interface FindingNotCounted extends FactRef {
  readonly reason: FindingRefused;
}

/** A test whose finding is to be confirmed by another one. */
export interface Unrepeated {
  readonly lineageId: string;
  readonly on: IsoDate;
  /**
   * The latest acceptable laboratory test of its series after it. Whether that came late enough to be a repeat is for the
   * rule that wants one. Always null for a test at home, which any later laboratory test answers.
   */
  readonly lastRepeatOn: IsoDate | null;
}

/** Another measure crosses the threshold where the deciding one does not (B-10). */
export interface NearMiss {
  readonly criterionId: string;
  readonly pair: PairAssessment;
  readonly otherMeasure: DecidingMeasure;
  readonly otherDeclineTenths: number;
  /** The later test, until it has been repeated. */
  readonly unrepeated: Unrepeated;
}

export interface CriterionAssessment {
  readonly criterionId: string;
  readonly verdict: Verdict;
  /** The pair that decides; for `not-met` the one that fell most; null when there is nothing to compare. */
  readonly pair: PairAssessment | null;
  /** Where a criterion can be met by several measures: the greatest falls by those that do not decide. */
  readonly otherPairs: readonly PairAssessment[];
  /** Where DLCO is asked about beside FVC: its tests of the same two days; null where they cannot be compared. */
  readonly beside?: PairAssessment | null;
  /**
   * Where the verdict is unknown for want of the name of a reference equation: the two tests of which only one names it,
   * and which would meet the criterion, or might, by one equation (B-14). Never judged on.
   */
  readonly unnamed?: PairAssessment;
  /** Null where the criterion does not ask. */
  readonly symptoms: FindingInTime | null;
  readonly fibrosis: FindingInTime | null;
  readonly because: readonly FactRef[];
  /** Facts each of which could, alone, turn the unknown into met (B-14). */
  readonly missing: readonly MissingFact[];
}

export type Certainty = 'provisional' | 'confirmed';

/** The test by which a fall is certain. */
export interface CertainFall extends FactRef {
  /** The day of the first sound test that showed the same fall, where that was another one. */
  readonly shownOn?: IsoDate;
}

/** Which test bears a fall out, told of the first sound one that it does (B-11). */
export interface ConfirmedBy {
  readonly by: 'previous-test' | 'first-in-window' | 'second-test';
  /** The previous or first test; of a second test, the first one that met. */
  readonly earlierOn: IsoDate;
  /** The test that fell; of a second test, that one. */
  readonly laterOn: IsoDate;
}

/** What has been met on any day of the episode: nothing that happens later takes it away (B-03). */
export interface ProgressionStory {
  readonly supported: boolean;
  /** The first day on which it was met, however long ago; what follows is about the days within the last window. */
  readonly firstMetOn: IsoDate | null;
  /** The latest day of what met: of the later test of a pair, or of the later one of findings that met without tests. */
  readonly lastMetOn: IsoDate | null;
  /** The day that has to lie within the window for an alert to open: as above, but of findings the earlier one (B-09). */
  readonly freshOn: IsoDate | null;
  /** Criteria met within the window of the last day that met, in rule order. */
  readonly criteria: readonly string[];
  /** The greatest fall of those. */
  readonly worst: PairAssessment | null;
  /** The greatest fall to the last test that met. */
  readonly latest: PairAssessment | null;
  /** The newest test from which the last test that met fell as far: on or after a known fall, it is another one (B-02). */
  readonly latestFromOn: IsoDate | null;
  /** The lowest FVC of all tests of the episode whose FVC met: of acceptable laboratory tests if there are any. */
  readonly lowestFvcMl: number | null;
  /** The same in tenths of a percent of predicted. */
  readonly lowestPctTenths: number | null;
  /** The lowest DLCO, in tenths of a percent of predicted, of the tests whose DLCO met. */
  readonly lowestDlcoTenths: number | null;
  /** Day of the latest HRCT with more fibrosis among what met: a further increase is worse news (B-02). */
  readonly lastIncreaseOn: IsoDate | null;
  readonly certainty: Certainty | null;
  /** Which tests make it so; empty where none does, not there in older answers. */
  readonly confirmedBy?: readonly ConfirmedBy[];
  /**
   * The test by which the last fall was certain first; null while none is, also where findings alone make the set certain.
   * A test that shows a known fall again is none of its own.
   */
  readonly certainFall: CertainFall | null;
  /** Null where no sound test fell beside a rising need for oxygen. */
  readonly oxygen: OxygenBeside | null;
  /** While provisional: the tests that met and may still have to be repeated, oldest first. */
  readonly unrepeated: readonly Unrepeated[];
  /** Every test that met is graded D to F: "poor quality, repeat" (B-15). */
  readonly poorQuality: boolean;
  /** Every test that met was done at home: confirm in the laboratory. */
  readonly homeAlone: boolean;
  readonly facts: readonly FactRef[];
}

export interface SetAssessment {
  readonly setId: string;
  /** The verdict as the facts stand now; the alert follows {@link ProgressionStory.supported}. */
  readonly verdict: Verdict;
  readonly criteria: readonly CriterionAssessment[];
  /** Every pair that was compared, those of FVC first, oldest earlier test first. */
  readonly pairs: readonly PairAssessment[];
  /** Of a set that asks for DLCO: why values in the window could not be compared. */
  readonly dlcoNotCompared: readonly NotUsedReason[];
  /** How many earlier tests lie before the window. */
  readonly outsideWindow: number;
  readonly missing: readonly MissingFact[];
  /** Also of former tests: a near miss asks for a repeat until one is done. Oldest first. */
  readonly nearMisses: readonly NearMiss[];
  readonly story: ProgressionStory;
  /** How probably the falls of the story are true; not there where it has none, and in older answers. Decides nothing. */
  readonly likelihood?: FallLikelihoods;
  /** The tests by which falls of former episodes were certain, oldest episode first: a decision answers none of them (B-24). */
  readonly formerCertainFalls: readonly CertainFall[];
  /**
   * The latest day that met in this or any former episode, unless it was decided that the cause was another one; a treated
   * progression was one all the same.
   */
  readonly lastProgressionOn: IsoDate | null;
}

/** Why a test took no part in judging the latest one. */
export type NotUsedReason =
  | 'not-done'
  | 'excluded'
  | 'no-fvc'
  | 'other-set-of-the-day'
  | 'before-baseline'
  | 'poor-quality'
  | 'pre-and-post'
  | 'home-and-lab'
  | 'no-common-measure'
  | 'equations-differ'
  | 'equation-named-once'
  | 'haemoglobin-correction-differs'
  | 'dlco-units-differ';

export interface NotUsed {
  readonly lineageId: string;
  readonly on: IsoDate;
  readonly reason: NotUsedReason;
  /** Of an excluded test: what the clinician gave as the reason, in their own words. */
  readonly note?: string;
}

/** Fall from the first and from the best comparable test on record, whatever the episode (B-06). */
export interface CumulativeDecline {
  readonly fromFirst: PairAssessment;
  readonly fromBest: PairAssessment;
}

/** From the latest usable test before the treatment of the ILD that runs now: a third baseline (B-06). Decides nothing. */
export interface BeforeTreatment {
  /** Null where none runs. */
  readonly course: {
    readonly lineageId: string;
    readonly drug: DrugCode;
    readonly startedOn: IsoDate;
  } | null;
  /** The latest usable test on or before its start. */
  readonly test: TestValues | null;
  readonly pair: PairAssessment | null;
  /** Why there is no pair; null where there is one. */
  readonly why: NotUsedReason | 'no-treatment' | 'no-test-before' | 'no-test-since' | null;
}

/** All judgements of progression about one record. Survives JSON; holds no sentences and no relative ages. */
export interface ProgressionAssessment {
  readonly episodeId: string | null;
  /** First day of the episode judged; null means from the first test on record. */
  readonly baselineOn: IsoDate | null;
  /** How that day was found; null, or absent from older answers, without an episode. */
  readonly baseline?: EpisodeBaseline | null;
  /** The day from which, exclusive, findings count that meet without tests; null from the first on record. */
  readonly findingsAfter: IsoDate | null;
  /** The last day on which anything is dated that is judged: windows of findings end there. Null when there is none. */
  readonly judgedOn: IsoDate | null;
  readonly latestTest: TestValues | null;
  /** The definitions of progression. */
  readonly sets: readonly SetAssessment[];
  /** What is told of beside them; not there in older answers. */
  readonly advisories?: readonly SetAssessment[];
  readonly cumulative: CumulativeDecline | null;
  /** Beside the first and the best test; not there in older answers, and where only the tests were judged. */
  readonly beforeTreatment?: BeforeTreatment;
  /** Where the change over about a year lies on published scales; not there in older answers. */
  readonly scales?: readonly ScaleAssessment[];
  /** FVC in mL per year; not there in older answers. Decides nothing. */
  readonly slope?: SlopeAssessment;
  /** Where tests began to be done, or told, in another way; not there in older answers. Notes on the data, never declines. */
  readonly circumstances?: readonly ChangedCircumstance[];
  readonly notUsed: readonly NotUsed[];
}
