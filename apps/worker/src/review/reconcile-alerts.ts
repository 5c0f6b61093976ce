import type { PatientRecord } from '@interstice/clinical';
import {
  raisesAlerts,
  safetyKindOf,
  type AlertCertainty,
  type AlertFinding,
  type AlertKind,
  type AlertSeverity,
  type ReviewResult,
} from '@interstice/guideline';
import {
  asEnteredAgain,
  haveSameJson,
  sayTheSame,
  storedAlertEvidence,
  type AlertDecided,
  type AlertStatus,
  type ChangedAfterDecision,
  type JudgedFact,
  type StoredAlertEvidence,
} from '@interstice/server';
import { isWorseNews } from './alert-news.js';
import { isForSomebody, isUndecided, toReturnUnrepeated, waitsOrDecided } from './alert-standing.js';
import {
  findChangeToTell,
  withDecision,
  type ChangeToTell,
  type EvidenceChange,
} from './changed-evidence.js';
import { continueStories } from './continued-stories.js';
import { isCovered, standsBeside, willWait, type Beside } from './shared-story.js';

export type { AlertStatus };

/** A row of `alert`, as far as deciding about it goes. */
export interface StoredAlert {
  readonly id: string;
  readonly key: string;
  readonly kind: AlertKind;
  readonly status: AlertStatus;
  /** The day on which it opened, at the site. */
  readonly openedOn: string;
  readonly severity: AlertSeverity;
  readonly certainty: AlertCertainty;
  readonly evidence: StoredAlertEvidence;
  readonly evidenceRevision: number;
  readonly inHistory: boolean;
  /** The facts it rests on, as they stood when it was last written; null for alerts of older releases. */
  readonly facts: readonly JudgedFact[] | null;
  readonly changedAfterDecision: ChangedAfterDecision | null;
  /** Of an alert that is acted or dismissed: the decision. */
  readonly decided: AlertDecided | null;
  /** The day of that decision, at the site. */
  readonly decidedOn: string | null;
}

interface Changes {
  readonly id: string;
  readonly evidenceRevision: number;
}

/** What to write. What people did to an alert is theirs; a review only says what the record supports. */
export type AlertWrite =
  | { readonly write: 'open'; readonly finding: AlertFinding; readonly facts: readonly JudgedFact[] }
  /**
   * Other evidence, the same story; `speaksAgain` sets it back to open and unseen. What has returned to normal is `recovered`
   * instead of open (B-02).
   */
  | (Changes & {
      readonly write: 'update';
      readonly finding: AlertFinding;
      readonly severity: AlertSeverity;
      readonly facts: readonly JudgedFact[];
      readonly speaksAgain: boolean;
      readonly recovers: boolean;
      /** It was to be watched and repeated, and the repeat was not done by its last day (B-11). */
      readonly notRepeated: boolean;
      /** It is in the history to triage, which worse news of another kind takes it out of (B-08). */
      readonly inHistory: boolean;
    })
  /** Facts behind a decision are not what they were: critical, open, back to the decider (B-07). */
  | (Changes & {
      readonly write: 'tell-change';
      /** What the record supports now of the same story; without one the evidence stays as it was decided on. */
      readonly finding: AlertFinding | null;
      readonly change: EvidenceChange;
      readonly facts: readonly JudgedFact[];
    })
  /** Its story begins elsewhere than was known: it is named by that from now on. What it says is written apart. */
  | (Changes & {
      readonly write: 'rekey';
      readonly key: string;
      readonly facts: readonly JudgedFact[] | null;
    })
  | (Changes & { readonly write: 'withdraw' });

/** What of a review decides about alerts. */
type Reviewed = Pick<ReviewResult, 'alerts' | 'unraised' | 'cannotJudge' | 'status' | 'mergedInto'>;

/**
 * Decides what makes the stored alerts of one patient agree with a review. Nothing here knows the day: an alert that is
 * open stays open for as long as the record supports it (B-03).
 *
 * @param stored - all rows of the patient but those that were withdrawn for good, and those whose key a finding names
 * @param result - the review; while a rule that it may rest on could not be judged nothing is withdrawn for lack of a finding
 * @param record - the record that was reviewed
 */
export function reconcileAlerts(
  stored: readonly StoredAlert[],
  result: Reviewed,
  record: PatientRecord,
): AlertWrite[] {
  const raised = new Set(result.alerts);
  const changeToTell = (alert: StoredAlert, finding?: AlertFinding): ChangeToTell | undefined => {
    if (!raisesAlerts(alert.kind, result) || !waitsOrDecided(alert)) return undefined;
    const told = findChangeToTell(alert, finding, record);
    return told !== undefined && isDecidedForCourse(alert, finding, told) ? undefined : told;
  };
  const { carriers, carried, rekeyed, beside } = continueStories(
    stored,
    [...result.alerts, ...result.unraised],
    record,
    (alert, finding) => changeToTell(alert, finding) !== undefined,
  );
  const known = new Set(stored.map(({ key }) => key));
  const writesOf = (alert: StoredAlert, finding?: AlertFinding, covered = false): AlertWrite[] => {
    const told = changeToTell(alert, finding);
    if (told !== undefined) return [tellingOf(alert, finding, told)];
    if (finding !== undefined) return agreeing(alert, finding, record, raised.has(finding), covered);
    const isRaisedAtAll = raisesAlerts(alert.kind, result);
    // B-27: a status closes what it silences also while a rule cannot be judged.
    const isUnsupported =
      isUndecided(alert) && (!isRaisedAtAll || (isSettled(alert, result) && !isForSomebody(alert)));
    return isUnsupported ? [withdrawalOf(alert)] : [];
  };

  const ofCarriers = new Map(
    [...carried].map(([alert, finding]) => [
      alert,
      writesOf(alert, finding, isCovered(beside.get(finding) ?? [], finding, record)),
    ]),
  );
  const joined = new Map<StoredAlert, { readonly finding: AlertFinding; readonly stands: Beside }>(
    [...beside].flatMap(([finding, others]) => {
      const carrier = carriers.get(finding);
      const waits = carrier !== undefined && willWait(carrier, ofCarriers.get(carrier) ?? []);
      return others.map(
        (other) => [other, { finding, stands: standsBeside(other, finding, waits) }] as const,
      );
    }),
  );
  const writesOfJoined = (alert: StoredAlert): AlertWrite[] => {
    const { finding, stands } = joined.get(alert) ?? {};
    if (stands === 'told-by-the-other') return isSettled(alert, result) ? [withdrawalOf(alert)] : [];
    return writesOf(alert, stands === 'goes-on-asking' ? finding : undefined);
  };
  const writes = stored.flatMap((alert): AlertWrite[] => {
    const finding = carried.get(alert);
    return [
      ...(rekeyed.has(alert) && finding !== undefined ? [rekeyingOf(alert, finding, record)] : []),
      ...(ofCarriers.get(alert) ?? writesOfJoined(alert)),
    ];
  });
  for (const finding of result.alerts) {
    if (!known.has(finding.key) && !carriers.has(finding) && finding.mayOpen) {
      writes.push({ write: 'open', finding, facts: withDecision(null, finding, record) });
    }
  }
  return writes;
}

/**
 * Whether having no finding is an answer. A rule about a drug or its blood that failed leaves its own alerts as they are and no
 * other (B-14); what else failed may be what any alert rests on.
 */
function isSettled({ key }: StoredAlert, { cannotJudge }: Reviewed): boolean {
  return cannotJudge.every(
    ({ ruleId }) => safetyKindOf(ruleId) !== undefined && !key.startsWith(`${ruleId}:`),
  );
}

/**
 * What was decided about a drug was decided for its course, whatever is corrected of it while the warning stands (B-33). One that
 * stands no more because of a correction is told of as any other, and so is a course that is gone, whatever took its place.
 */
function isDecidedForCourse(
  { kind, key, changedAfterDecision, evidence: { drug } }: StoredAlert,
  finding: AlertFinding | undefined,
  { change: { facts } }: ChangeToTell,
): boolean {
  const isGone = facts.some(
    ({ lineageId, after }) =>
      after === null && (lineageId === drug?.course.lineageId || key.endsWith(`:${lineageId}`)),
  );
  return kind === 'drug' && finding !== undefined && changedAfterDecision === null && !isGone;
}

function tellingOf(alert: StoredAlert, finding: AlertFinding | undefined, told: ChangeToTell): AlertWrite {
  return {
    write: 'tell-change',
    id: alert.id,
    evidenceRevision: alert.evidenceRevision + 1,
    finding: finding ?? null,
    ...told,
  };
}

function agreeing(
  alert: StoredAlert,
  finding: AlertFinding,
  record: PatientRecord,
  isRaised: boolean,
  covered: boolean,
): AlertWrite[] {
  if (!couldOpen(alert, finding)) return isUndecided(alert) ? [withdrawalOf(alert)] : [];
  const update = updateOf(alert, finding, record, isRaised, covered);
  return update === undefined ? [] : [update];
}

/**
 * Whether what is found now could have opened the alert on its day. Time alone changes neither the day nor the answer; if
 * the answer is no, what the alert rested on was corrected, withdrawn or moved, and what is left is too old to act on (B-09).
 * What is to be decided anew waits for somebody to do so, whatever is left of it (B-07).
 */
function couldOpen(alert: StoredAlert, { mayOpenUntil }: AlertFinding): boolean {
  return (
    mayOpenUntil === null ||
    alert.openedOn <= mayOpenUntil ||
    alert.changedAfterDecision !== null ||
    !(isUndecided(alert) || alert.status === 'withdrawn')
  );
}

function rekeyingOf(
  { id, evidenceRevision, facts }: StoredAlert,
  { key }: AlertFinding,
  record: PatientRecord,
): AlertWrite {
  return {
    write: 'rekey',
    id,
    evidenceRevision,
    key,
    facts: facts === null ? null : asEnteredAgain(facts, record),
  };
}

function withdrawalOf({ id, evidenceRevision }: StoredAlert): AlertWrite {
  return { write: 'withdraw', id, evidenceRevision };
}

/**
 * @param isRaised - the site alerts by it; else nothing speaks again, and what is open says what the record says
 * @param covered - a decision about a run that became part of it stands for all of it
 */
function updateOf(
  alert: StoredAlert,
  finding: AlertFinding,
  record: PatientRecord,
  isRaised: boolean,
  covered: boolean,
): AlertWrite | undefined {
  if (!isRaised && !isUndecided(alert)) return undefined;
  const facts = withDecision(alert.facts, finding, record);
  // Whatever the rule says of it, a decision whose evidence changed is critical until it is made anew.
  const severity = alert.changedAfterDecision === null ? finding.severity : 'critical';
  // Likewise it waits for somebody to decide, however normal everything is by now.
  const recovers = finding.recovered === true && alert.changedAfterDecision === null;
  const update = (speaksAgain: boolean, notRepeated = false): AlertWrite => ({
    write: 'update',
    id: alert.id,
    finding,
    severity,
    facts,
    evidenceRevision: alert.evidenceRevision + 1,
    speaksAgain,
    recovers,
    notRepeated,
    inHistory: alert.inHistory,
  });
  // Withdrawn with a fact that has come back: the story stands again, whatever its age.
  if (alert.status === 'withdrawn') return update(true);
  const isWorse = isWorseNews(alert, { ...finding, severity });
  if (isUndecided(alert)) {
    // What was taken for normal is not: it speaks as it did before.
    if (alert.status === 'recovered' && !recovers) return update(true);
    const changed =
      (alert.status === 'recovered') !== recovers ||
      alert.severity !== severity ||
      alert.certainty !== finding.certainty ||
      !haveSameJson(alert.evidence, storedAlertEvidence(finding)) ||
      (alert.facts !== null && !sayTheSame(alert.facts, facts));
    return changed ? update(isWorse && isRaised && !recovers) : undefined;
  }
  // A decision stands on the evidence it named until there is worse, or until what was doubtful then is certain.
  const isCertainNow = alert.certainty === 'provisional' && finding.certainty === 'confirmed';
  if ((isWorse && !covered) || isCertainNow) return update(true);
  return toReturnUnrepeated(alert, finding) ? update(true, true) : undefined;
}
