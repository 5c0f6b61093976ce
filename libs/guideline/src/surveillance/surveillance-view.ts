import type { FactRef, Horizon, Hrct, IsoDate, MissingFact, PatientRecord, Pft } from '@interstice/clinical';
import {
  isUsable,
  type CriterionSet,
  type ProgressionAssessment,
  type SetAssessment,
} from '@interstice/progression';
import type { MonitoredDrugId } from '../protocol.js';
import type { DueNote, SeverityFinding } from '../review-result.js';
import {
  monitoredCourses,
  plannedCourses,
  type MonitoredCourse,
  type PlannedCourse,
} from './monitored-courses.js';

/** A criterion set that a rule asks about has not been judged. */
export class NotAssessedError extends Error {
  readonly code = 'not-assessed';
  override readonly name = 'NotAssessedError';

  constructor(readonly setId: string) {
    super(`Criterion set "${setId}" has not been judged.`);
  }
}

/** What surveillance rules look at. */
export interface SurveillanceView {
  readonly record: PatientRecord;
  readonly severity: SeverityFinding;
  readonly progression: ProgressionAssessment;
  /** The last usable laboratory PFT; spirometry at home does not take its place. */
  readonly lastLaboratoryPft: FactRef | null;
  /** The last PFT with a DLCO, of whatever grade its spirometry is. */
  readonly lastDlco: FactRef | null;
  readonly firstHrct: FactRef | null;
  readonly lastHrct: FactRef | null;
  /** Courses of drugs whose blood tests are still to be watched. */
  readonly courses: readonly MonitoredCourse[];
  /** Courses of such drugs that are planned. */
  readonly planned: readonly PlannedCourse[];
  /** The definitions that were judged, for their windows. */
  readonly sets: readonly CriterionSet[];
  readonly today: Horizon;
}

/** That a rule wants its test, and why. */
export interface Wish {
  readonly because: readonly FactRef[];
  readonly missing: readonly MissingFact[];
  /** The recorded day to count from, where the wish is about one. */
  readonly anchor?: FactRef;
  readonly notes?: readonly DueNote[];
  /** The drugs whose first tests are wanted, where the rule is about any drug. */
  readonly drugs?: readonly MonitoredDrugId[];
}

/**
 * Lays out what surveillance rules look at.
 *
 * @param record - the record as of the day judged
 * @param severity - how severe the disease is
 * @param progression - judgements of progression
 * @param sets - the definitions that were judged
 * @param today - the day of the review
 * @returns the view
 * @example surveillanceView(record, severity, progression, protocol.criterionSets, today).lastLaboratoryPft?.on //=> '2026-01-12'
 */
export function surveillanceView(
  record: PatientRecord,
  severity: SeverityFinding,
  progression: ProgressionAssessment,
  sets: readonly CriterionSet[],
  today: Horizon,
): SurveillanceView {
  const { pfts, hrcts } = record;
  return {
    record,
    severity,
    progression,
    lastLaboratoryPft: lastLaboratoryPft(record),
    lastDlco: pftRef(mostOf(pfts, carriesDlco, isLaterPft)),
    firstHrct: hrctRef(mostOf(hrcts, isAny, isEarlierHrct)),
    lastHrct: hrctRef(mostOf(hrcts, isAny, isLaterHrct)),
    courses: monitoredCourses(record, today),
    planned: plannedCourses(record),
    sets,
    today,
  };
}

/**
 * The last usable laboratory PFT, up to a day where one is given.
 *
 * @param record - the record as of the day judged
 * @param upTo - the last day that counts
 * @returns the test, or null when there is none
 * @source interstice-choices, B-15 and B-16
 * @example lastLaboratoryPft(record)?.on //=> '2026-01-12'
 */
export function lastLaboratoryPft({ pfts }: PatientRecord, upTo?: IsoDate): FactRef | null {
  const counts = (pft: Pft): boolean => (upTo === undefined || pft.testedOn <= upTo) && isLaboratoryTest(pft);
  return pftRef(mostOf(pfts, counts, isLaterPft));
}

/**
 * Whether a PFT was done in a laboratory and carries an FVC. One whose setting is not said was done there.
 *
 * @param pft - a test
 * @returns false for spirometry at home and for what could not be done
 * @source interstice-choices, B-15 and B-16
 * @example isLaboratoryTest({ ...pft, setting: 'home' }) //=> false
 */
export function isLaboratoryTest(pft: Pft): boolean {
  return pft.setting !== 'home' && isUsable(pft);
}

/**
 * The assessment of a criterion set.
 *
 * @param view - with the judgements
 * @param setId - for example `inbuild`
 * @returns its assessment
 * @throws NotAssessedError when it could not be judged
 * @example setOf(view, 'inbuild').verdict //=> 'unknown'
 */
export function setOf(view: SurveillanceView, setId: string): SetAssessment {
  const set = view.progression.sets.find((assessed) => assessed.setId === setId);
  if (!set) throw new NotAssessedError(setId);
  return set;
}

/**
 * The day on which the patient came.
 *
 * @param record - of the patient
 * @returns it as what a window is counted from
 * @example registration(record).on //=> '2026-01-12'
 */
export function registration({ patientId, registeredOn }: PatientRecord): FactRef {
  return { kind: 'registration', lineageId: patientId, on: registeredOn };
}

/** A test that was not done has no DLCO; a poor grade is one of the spirometry (B-23). */
function carriesDlco({ notDone, dlco, dlcoPctPred }: Pft): boolean {
  return notDone === undefined && (dlco !== undefined || dlcoPctPred !== undefined);
}

/** The first or last of the facts that count, as the order says. */
function mostOf<Fact>(
  facts: readonly Fact[],
  counts: (fact: Fact) => boolean,
  isPreferred: (fact: Fact, other: Fact) => boolean,
): Fact | null {
  let most: Fact | null = null;
  for (const fact of facts) if ((!most || isPreferred(fact, most)) && counts(fact)) most = fact;
  return most;
}

// Of several on that day the one recorded first, so that a second set of the day does not start a new cycle.
function isLaterPft(pft: Pft, other: Pft): boolean {
  return pft.testedOn === other.testedOn ? pft.lineageId < other.lineageId : pft.testedOn > other.testedOn;
}

function isLaterHrct(hrct: Hrct, other: Hrct): boolean {
  return hrct.performedOn === other.performedOn
    ? hrct.lineageId < other.lineageId
    : hrct.performedOn > other.performedOn;
}

function isEarlierHrct(hrct: Hrct, other: Hrct): boolean {
  return hrct.performedOn === other.performedOn
    ? hrct.lineageId < other.lineageId
    : hrct.performedOn < other.performedOn;
}

function isAny(): boolean {
  return true;
}

function pftRef(pft: Pft | null): FactRef | null {
  return pft && { kind: 'pft', lineageId: pft.lineageId, on: pft.testedOn };
}

function hrctRef(hrct: Hrct | null): FactRef | null {
  return hrct && { kind: 'hrct', lineageId: hrct.lineageId, on: hrct.performedOn };
}
