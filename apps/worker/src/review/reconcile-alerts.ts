import type { AlertCertainty, AlertEvidence, AlertFinding, AlertSeverity } from '@interstice/guideline';
import { canonicalJson, storedAlertEvidence, type StoredAlertEvidence } from '@interstice/server';

export type AlertStatus = 'open' | 'acknowledged' | 'acted' | 'dismissed' | 'recovered' | 'withdrawn';

/** A row of `alert`, as far as deciding about it goes. */
export interface StoredAlert {
  readonly id: string;
  readonly key: string;
  readonly status: AlertStatus;
  /** The day on which it opened, at the site. */
  readonly openedOn: string;
  readonly severity: AlertSeverity;
  readonly certainty: AlertCertainty;
  readonly evidence: StoredAlertEvidence;
  readonly evidenceRevision: number;
}

type Fall = NonNullable<AlertEvidence['progression']>['latest'];

/** What to write. What people did to an alert is theirs; a review only says what the record supports. */
export type AlertWrite =
  | { readonly write: 'open'; readonly finding: AlertFinding }
  /** Other evidence, the same story; `speaksAgain` sets it back to open and unseen (B-02). */
  | {
      readonly write: 'update';
      readonly id: string;
      readonly finding: AlertFinding;
      readonly evidenceRevision: number;
      readonly speaksAgain: boolean;
    }
  | { readonly write: 'withdraw'; readonly id: string; readonly evidenceRevision: number };

const SEVERITIES: readonly AlertSeverity[] = ['info', 'warning', 'critical'];

/**
 * Decides what makes the stored alerts of one patient agree with a review. Nothing here knows the day: an alert that is
 * open stays open for as long as the record supports it (B-03).
 *
 * @param stored - all rows of the patient that are not closed, and those whose key a finding names
 * @param settled - false when some rule could not be judged: then nothing is withdrawn for lack of a finding
 */
export function reconcileAlerts(
  stored: readonly StoredAlert[],
  findings: readonly AlertFinding[],
  settled: boolean,
): AlertWrite[] {
  const writes: AlertWrite[] = [];
  for (const finding of findings) {
    const alert = stored.find((candidate) => candidate.key === finding.key);
    if (alert === undefined) {
      if (finding.mayOpen) writes.push({ write: 'open', finding });
      continue;
    }
    if (!couldOpen(alert, finding)) {
      if (isUndecided(alert)) writes.push(withdrawalOf(alert));
      continue;
    }
    const update = updateOf(alert, finding);
    if (update !== undefined) writes.push(update);
  }
  const supported = new Set(findings.map((finding) => finding.key));
  for (const alert of settled ? stored : []) {
    if (isUndecided(alert) && !supported.has(alert.key)) {
      writes.push(withdrawalOf(alert));
    }
  }
  return writes;
}

/**
 * Whether what is found now could have opened the alert on its day. Time alone changes neither the day nor the answer; if
 * the answer is no, what the alert rested on was corrected, withdrawn or moved, and what is left is too old to act on (B-09).
 */
function couldOpen(alert: StoredAlert, { mayOpenUntil }: AlertFinding): boolean {
  return (
    mayOpenUntil === null ||
    alert.openedOn <= mayOpenUntil ||
    !(isUndecided(alert) || alert.status === 'withdrawn')
  );
}

function withdrawalOf({ id, evidenceRevision }: StoredAlert): AlertWrite {
  return { write: 'withdraw', id, evidenceRevision };
}

function updateOf(alert: StoredAlert, finding: AlertFinding): AlertWrite | undefined {
  const update = (speaksAgain: boolean): AlertWrite => ({
    write: 'update',
    id: alert.id,
    finding,
    evidenceRevision: alert.evidenceRevision + 1,
    speaksAgain,
  });
  // Withdrawn with a fact that has come back: the story stands again, whatever its age.
  if (alert.status === 'withdrawn') return update(true);
  const isWorse = isWorseNews(alert, finding);
  if (isUndecided(alert)) {
    const changed =
      alert.severity !== finding.severity ||
      alert.certainty !== finding.certainty ||
      canonicalJson(alert.evidence) !== canonicalJson(storedAlertEvidence(finding));
    return changed ? update(isWorse) : undefined;
  }
  // A decision stands on the evidence it named until there is worse, or until what was doubtful then is certain.
  const isCertainNow = alert.certainty === 'provisional' && finding.certainty === 'confirmed';
  return isWorse || isCertainNow ? update(true) : undefined;
}

/**
 * A further limb, a greater fall, a lower FVC, a further increase of fibrosis, a graver severity (B-02), or another fall
 * after the known one. A fall
 * counted from a later test may be smaller than the one before and still end lower than any test known.
 */
export function isWorseNews(
  before: { readonly severity: AlertSeverity; readonly evidence: AlertEvidence },
  after: { readonly severity: AlertSeverity; readonly evidence: AlertEvidence },
): boolean {
  const known = new Set(before.evidence.criteria);
  return (
    after.evidence.criteria.some((criterion) => !known.has(criterion)) ||
    (after.evidence.worstDeclineTenths ?? -Infinity) > (before.evidence.worstDeclineTenths ?? -Infinity) ||
    isLower(after.evidence.progression?.lowestFvcMl, before.evidence.progression?.lowestFvcMl) ||
    isLower(after.evidence.progression?.lowestPctTenths, before.evidence.progression?.lowestPctTenths) ||
    isAnotherFall(after.evidence.progression?.latest, before.evidence.progression?.latest) ||
    isLater(after.evidence.progression?.lastIncreaseOn, before.evidence.progression?.lastIncreaseOn) ||
    SEVERITIES.indexOf(after.severity) > SEVERITIES.indexOf(before.severity)
  );
}

/** A fall that begins where the known one ended, or after a recovery from it. */
function isAnotherFall(latest: Fall | undefined, known: Fall | undefined): boolean {
  return latest && known ? latest.earlier.on >= known.later.on : false;
}

/** A first increase of fibrosis comes with a further limb. */
function isLater(on: string | undefined, known: string | undefined): boolean {
  return on !== undefined && known !== undefined && on > known;
}

/** A first value of its kind is news of another kind: nothing is known that it could be lower than. */
function isLower(value: number | null | undefined, known: number | null | undefined): boolean {
  return typeof value === 'number' && typeof known === 'number' && value < known;
}

function isUndecided(alert: StoredAlert): boolean {
  return alert.status === 'open' || alert.status === 'acknowledged';
}
