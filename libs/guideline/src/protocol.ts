import type { Analyte, ANALYTES, Citation, Ctd, DrugCode, Panel } from '@interstice/clinical';
import type { Advisory, CriterionSet } from '@interstice/progression';
import type { TreatmentsThatCount } from './ild-treatments.rules.js';
import type { AlertSeverity, DueTest } from './review-result.js';

type AnalyteUnit = (typeof ANALYTES)[Analyte]['unit'];

/** A length of time in calendar units. */
export type Span = { readonly months: number } | { readonly weeks: number } | { readonly days: number };

/** A number without a published source, shown as the clinic's choice. */
export type ClinicChoice = Span & { readonly cite: Citation };

/** A length of time, or the name of the clinic's choice it comes from. */
export type Offset = Span | { readonly choice: string };

export type WindowSpec =
  | { readonly kind: 'from-to'; readonly from: Offset; readonly to: Offset }
  | { readonly kind: 'every'; readonly interval: { readonly months: number }; readonly tolerance: Offset }
  | { readonly kind: 'offsets'; readonly opens: Offset; readonly target: Offset; readonly closes: Offset }
  /** A day, with as many days before as after it. */
  | { readonly kind: 'around'; readonly day: Offset; readonly tolerance: Offset };

export type SeverityCondition = 'moderate-to-severe' | 'mild' | 'unknown' | 'progressive';

/** Days since the first day of a phase; the last one is not part of it. Null: for as long as the drug runs. */
export interface PhaseDays {
  readonly fromDay: number;
  readonly toDay: number | null;
}

export type SurveillanceCondition =
  | { readonly kind: 'severity'; readonly anyOf: readonly SeverityCondition[] }
  | { readonly kind: 'no-test-on-record' }
  | { readonly kind: 'test-on-record' }
  | { readonly kind: 'confirmation-wanted'; readonly set: string }
  | { readonly kind: 'watch-and-repeat' }
  | {
      readonly kind: 'progression-unknown';
      readonly set: string;
      readonly missing:
        | 'symptom-report'
        | 'hrct-comparison'
        | 'haemoglobin'
        | 'height'
        | 'reference-equation'
        | 'fvc-litres'
        | 'fvc-pct-pred'
        | 'dlco-corrected';
    }
  | { readonly kind: 'fibrosis-extent-unknown' }
  | { readonly kind: 'height-unknown' }
  | { readonly kind: 'decline-confirmed'; readonly set: string }
  | ({ readonly kind: 'treatment-started' } & TreatmentsThatCount)
  | { readonly kind: 'diagnosed-shortly-before'; readonly within: { readonly months: number } }
  /** The last test lies within so long after the diagnosis of ILD, in one of these diseases. */
  | {
      readonly kind: 'first-year-of';
      readonly ctds: readonly Ctd[];
      readonly within: { readonly months: number };
    }
  | {
      readonly kind: 'drug-runs';
      readonly drug: MonitoredDrugId;
      readonly phase: PhaseDays;
      /** Where the source starts its phases anew with an increase in dose; elsewhere they are counted from the start. */
      readonly restarts?: true;
    }
  | { readonly kind: 'drug-ran-before-registration' }
  | { readonly kind: 'drug-planned' }
  | { readonly kind: 'specialty-missing'; readonly specialties: readonly ('pulmonology' | 'rheumatology')[] };

/** The recorded day that a window is counted from; never the day of the review. */
export type Anchor =
  | 'last-laboratory-pft'
  | 'last-dlco'
  | 'last-hrct'
  | 'first-hrct'
  | 'registration'
  | 'registration-or-ild-diagnosis'
  | 'later-test'
  | 'later-test-or-hrct'
  | 'hrct-in-question'
  | 'pft-in-question'
  | 'treatment-start'
  | 'last-pft-before-decision'
  | 'phase-start-or-last-count'
  | 'planned-start';

/** One surveillance rule, as data. */
export interface SurveillanceRule {
  readonly id: string;
  readonly test: DueTest;
  readonly when: SurveillanceCondition;
  readonly anchor: Anchor;
  readonly window: WindowSpec;
  /** What a blood test has to carry to be complete (B-23); without it, what the drug in question asks for first. */
  readonly panel?: Panel;
  /** What the source wants beside the panel and cannot be recorded here. */
  readonly besides?: readonly string[];
  /** Where the wish for the test comes from. */
  readonly cite: Citation;
  /** Where the days around it come from. */
  readonly windowCite: Citation;
}

/** Thresholds of severity, each with its source (B-18). */
export interface SeverityRule {
  readonly fvcPctPredBelow: { readonly value: number; readonly cite: Citation };
  readonly fibrosisPctAtLeast: { readonly value: number; readonly cite: Citation };
  /** So many tests in a row at or above the FVC limit before the schedule loosens. */
  readonly looseningTests: { readonly value: number; readonly cite: Citation };
  readonly progressive: { readonly set: string; readonly withinMonths: number; readonly cite: Citation };
}

/** An alert that a met criterion set, or an advisory, raises where the site has chosen it. */
export interface ProgressionAlertRule {
  readonly id: string;
  readonly set: string;
  readonly severity: AlertSeverity;
  /** Chosen by a site that has chosen nothing. */
  readonly byDefault: boolean;
  readonly cite: Citation;
}

/** Drugs whose blood tests are watched together. */
export type MonitoredDrugId =
  | 'mycophenolate'
  | 'azathioprine'
  | 'methotrexate'
  | 'leflunomide'
  | 'cyclophosphamide'
  | 'ciclosporin'
  | 'tacrolimus'
  | 'rituximab'
  | 'tocilizumab'
  | 'tofacitinib'
  | 'baricitinib'
  | 'upadacitinib'
  | 'nintedanib'
  | 'pirfenidone';

/** A value at which a source acts on the drug. One in multiples of the laboratory's upper limit counts where that is printed. */
export type ActionLimit = {
  readonly analyte: Analyte;
  /** Names it among the limits that a drug has for the analyte; at `stop` the source ends the drug. */
  readonly step: 'alert' | 'reduce' | 'hold' | 'stop' | 'fall' | 'rise';
  /** What the source says to do, in its words; absent where it names the value alone. */
  readonly does?: string;
  /** The source means values that nothing else explains. */
  readonly unexplained?: true;
  readonly cite: Citation;
} & (
  | { readonly below: number; readonly unit: AnalyteUnit }
  | { readonly atMost: number; readonly unit: AnalyteUnit }
  | { readonly above: number; readonly unit: AnalyteUnit }
  | { readonly aboveUpperLimits: number }
  /** More than so many percent above the last value up to the start of the drug. */
  | { readonly abovePctOfBaseline: number }
  /** More than so much below that value. */
  | { readonly fallsFromBaseline: number; readonly unit: AnalyteUnit }
  /** More than so many percent above the lowest value of so many months before. */
  | { readonly risesPct: number; readonly withinMonths: number }
);

/** What is watched in the blood of somebody who takes a drug, and which codes stand for it. */
export interface MonitoredDrug {
  readonly title: string;
  readonly drugs: readonly DrugCode[];
  /** What the first test of a course has to carry: before its start, or when the patient came with the drug. */
  readonly panel: Panel;
  /** What is wanted before the start and cannot be recorded here. */
  readonly besides?: readonly string[];
  /** After a stop the tests go on until one is inside these; where none was read, until one is done. */
  readonly actionLimits: readonly ActionLimit[];
  /** Further values that alert while the drug is watched and keep no test due after a stop. */
  readonly alertLimits?: readonly ActionLimit[];
  /** The guideline of 2017 covers it: its values stand where the drug's own source names none, or where the site follows it. */
  readonly inBsr2017?: true;
  readonly cite: Citation;
}

/** So many scans within so many months, and the next one is a physician's decision (B-24). */
export interface ScanLimit {
  readonly scans: number;
  readonly withinMonths: number;
  readonly cite: Citation;
}

/** What a document says about a test without giving an interval, or about one that cannot be recorded here. */
export interface ProtocolStatement {
  readonly test: DueTest;
  readonly text: string;
  readonly cite: Citation;
}

/** A named, versioned set of surveillance and alert rules. */
export interface SurveillanceProtocol {
  readonly id: string;
  readonly title: string;
  /** How it differs from the others, for whoever chooses; no number that a rule holds. */
  readonly summary: string;
  readonly rules: readonly SurveillanceRule[];
  readonly criterionSets: readonly CriterionSet[];
  /** What is told of beside the definitions of progression. */
  readonly advisories: readonly Advisory[];
  /** Which of both can alert. */
  readonly alerts: readonly ProgressionAlertRule[];
  readonly statements?: readonly ProtocolStatement[];
}

/** A named, versioned set of rules about blood tests. */
export interface BloodProtocol {
  readonly id: string;
  readonly title: string;
  /** How it differs from the others, for whoever chooses; no number that a rule holds. */
  readonly summary: string;
  readonly rules: readonly SurveillanceRule[];
}

/** What a site has chosen: one protocol for surveillance, one for blood, and which of what can alert does. */
export interface Protocol extends SurveillanceProtocol {
  readonly blood: BloodProtocol;
  /** Ids of the criterion sets and advisories that raise alerts. */
  readonly alertSets: readonly string[];
}
