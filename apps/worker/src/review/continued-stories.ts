import { DRUGS, laterDay, parseIsoDate, type FactRef, type PatientRecord } from '@interstice/clinical';
import type { AlertFinding } from '@interstice/guideline';
import type { JudgedFact } from '@interstice/server';
import { isClosedForGood, isDecided } from './alert-standing.js';
import type { StoredAlert } from './reconcile-alerts.js';

/** Which stored alert goes on with which finding. */
export interface Stories {
  /** The one alert that tells a finding from now on, by finding. */
  readonly carriers: ReadonlyMap<AlertFinding, StoredAlert>;
  /** What each of them carries. */
  readonly carried: ReadonlyMap<StoredAlert, AlertFinding>;
  /** Carriers whose key is the finding's from now on, since no other alert has it. */
  readonly rekeyed: ReadonlySet<StoredAlert>;
  /** Further alerts that share evidence with a finding which another one carries: runs that became one (B-01). */
  readonly beside: ReadonlyMap<AlertFinding, readonly StoredAlert[]>;
}

/** What an alert and a finding of its rule have in common. */
interface Bond {
  readonly alert: StoredAlert;
  readonly finding: AlertFinding;
  /** Tests of the run, or courses of the exposure; 0 where they only take the place of what is gone. */
  readonly shared: number;
}

/**
 * Which alerts about blood and drugs go on with what is found now, where its key is not theirs. What names a run or an exposure
 * is its beginning, and that moves: an earlier test or course is entered late, the first one is corrected or withdrawn, one is
 * withdrawn and entered again. An alert whose own key is found stays with it; any other goes on with a finding of its rule that
 * shares a test of its run or a course of its exposure.
 *
 * Where nobody else has the finding, also one that took the place of what was withdrawn or outdone goes on: a value of the same
 * day, or a course of the same drug that overlaps. A decision is handed on only if all that its alert tells stood when it was
 * made. Where it is asked for anew (B-07) nothing is decided, and its alert goes on with what it shares evidence with.
 *
 * @param stored - rows of one patient
 * @param findings - of the review
 * @param record - the record that was reviewed
 * @param isAskedAnew - whether an alert that goes on with a finding is told as changed after its decision (B-07)
 * @source interstice-choices, B-01, B-03, B-07 and B-33
 */
export function continueStories(
  stored: readonly StoredAlert[],
  findings: readonly AlertFinding[],
  record: PatientRecord,
  isAskedAnew: (alert: StoredAlert, finding: AlertFinding) => boolean,
): Stories {
  const byKey = new Map(findings.map((finding) => [finding.key, finding]));
  const carriers = new Map<AlertFinding, StoredAlert>();
  for (const alert of stored) {
    const own = byKey.get(alert.key);
    if (own !== undefined) carriers.set(own, alert);
  }
  const bonds = stored
    .filter(({ key }) => !byKey.has(key))
    .flatMap((alert) => closest(alert, findings, carriers, record, isAskedAnew) ?? [])
    .sort(byBeginning);
  const rekeyed = new Set<StoredAlert>();
  const beside = new Map<AlertFinding, StoredAlert[]>();
  for (const { alert, finding, shared } of bonds) {
    const carrier = carriers.get(finding);
    if (carrier === undefined) {
      carriers.set(finding, alert);
      rekeyed.add(alert);
    } else if (shared > 0 && isClosedForGood(carrier)) {
      // Its key stays taken, so that the one that lives goes on by its own.
      carriers.set(finding, alert);
    } else if (shared > 0) {
      beside.set(finding, [...(beside.get(finding) ?? []), alert]);
    }
  }
  const carried = new Map([...carriers].map(([finding, alert]) => [alert, finding]));
  return { carriers, carried, rekeyed, beside };
}

/** Of several findings the one that shares most; of those that share as much the one that began last. */
function closest(
  alert: StoredAlert,
  findings: readonly AlertFinding[],
  carriers: ReadonlyMap<AlertFinding, StoredAlert>,
  record: PatientRecord,
  isAskedAnew: (alert: StoredAlert, finding: AlertFinding) => boolean,
): Bond | undefined {
  const goesOn = !isDecided(alert) || wasDecidedAsTold(alert);
  const bonds = findings.flatMap((finding): Bond[] => {
    if (!alert.key.startsWith(`${finding.ruleId}:`)) return [];
    const shared = sharedEvidence(alert, finding, record);
    const counts = shared > 0 || (!carriers.has(finding) && takesPlaceOf(alert, finding, record));
    return counts && (goesOn || isAskedAnew(alert, finding)) ? [{ alert, finding, shared }] : [];
  });
  return bonds.sort(
    (one, other) =>
      other.shared - one.shared || (beginningOf(one.finding) > beginningOf(other.finding) ? -1 : 1),
  )[0];
}

/** What shares evidence comes first, then what began first: an earlier run goes on in the one that it becomes part of. */
function byBeginning(one: Bond, other: Bond): number {
  if (one.shared > 0 !== other.shared > 0) return other.shared - one.shared;
  const [first, second] = [beginningOf(one.alert), beginningOf(other.alert)];
  if (first !== second) return first < second ? -1 : 1;
  return one.alert.id < other.alert.id ? -1 : 1;
}

function beginningOf({ evidence: { blood, drug } }: Pick<AlertFinding, 'evidence'>): string {
  return blood?.run[0].on ?? drug?.course.on ?? '';
}

function sharedEvidence({ evidence }: StoredAlert, finding: AlertFinding, record: PatientRecord): number {
  const { blood, drug } = finding.evidence;
  if (blood !== undefined) {
    const run = new Set(blood.run.map(({ lineageId }) => lineageId));
    return (evidence.blood?.run ?? []).filter(({ lineageId }) => run.has(lineageId)).length;
  }
  // Of an exposure alone: any other warning is about one course, which names it.
  if (drug?.longerSince === undefined || evidence.drug === undefined) return 0;
  const { course, now } = evidence.drug;
  return [course, now?.course].filter((known) => known && isInExposure(known, drug, record)).length;
}

/** An exposure goes on without a gap, so that every course begun since is part of it. */
function isInExposure(
  { lineageId }: FactRef,
  { drug, course }: NonNullable<AlertFinding['evidence']['drug']>,
  { treatments }: PatientRecord,
): boolean {
  const known = treatments.find((treatment) => treatment.lineageId === lineageId);
  return (
    known?.startedOn !== undefined &&
    known.startedOn >= course.on &&
    DRUGS[known.drug].group === DRUGS[drug].group
  );
}

function takesPlaceOf(alert: StoredAlert, finding: AlertFinding, record: PatientRecord): boolean {
  return finding.evidence.blood === undefined
    ? isCourseAgain(alert, finding, record)
    : hasValueOfSameDay(alert, finding);
}

function hasValueOfSameDay({ evidence }: StoredAlert, { evidence: { blood } }: AlertFinding): boolean {
  const days = new Set(blood?.run.map(({ on }) => on));
  return evidence.blood?.run.some(({ on }) => days.has(on)) ?? false;
}

/** The course is gone, and one of the same drug covers days on which it ran. */
function isCourseAgain(
  { evidence: { drug: known }, openedOn }: StoredAlert,
  { evidence: { drug: found } }: AlertFinding,
  { treatments }: PatientRecord,
): boolean {
  if (known === undefined || found === undefined) return false;
  const { lineageId, on } = known.course;
  if (treatments.some((treatment) => treatment.lineageId === lineageId)) return false;
  // It was warned of while it ran or was planned, so that it ran up to then at least.
  const until = laterDay(on, parseIsoDate(openedOn));
  return [found, found.now].some((candidate) => {
    if (candidate?.drug !== known.drug) return false;
    const stop = treatments.find(
      (treatment) => treatment.lineageId === candidate.course.lineageId,
    )?.stoppedOn;
    return candidate.course.on <= until && (stop === undefined || stop > on);
  });
}

/**
 * Whether all that a decided alert tells stood when it was decided. Who decides anew after a test was corrected or a course
 * withdrawn decides about that: a value that the alert still tells is none that they accepted.
 */
function wasDecidedAsTold({ facts, evidence: { blood, drug } }: StoredAlert): boolean {
  const stood = (is: (fact: JudgedFact) => boolean): boolean => facts?.some(is) ?? false;
  if (drug !== undefined) {
    return stood(({ kind, on, values }) => {
      return kind === 'treatment' && on === drug.course.on && values?.['drug'] === drug.drug;
    });
  }
  return (
    blood?.run.every(({ on, amount }) =>
      stood(
        (fact) => fact.kind === 'blood-test' && fact.on === on && fact.values?.[blood.analyte] === amount,
      ),
    ) ?? false
  );
}
