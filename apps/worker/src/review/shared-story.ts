import type { PatientRecord } from '@interstice/clinical';
import type { AlertFinding } from '@interstice/guideline';
import { isWorseNews } from './alert-news.js';
import { isUndecided } from './alert-standing.js';
import { findChangeToTell } from './changed-evidence.js';
import type { AlertWrite, StoredAlert } from './reconcile-alerts.js';

/**
 * Whether what is found is no news to a decision about a run that became part of it: that decision stands for both. One whose own
 * facts have changed covers nothing.
 */
export function isCovered(
  others: readonly StoredAlert[],
  finding: AlertFinding,
  record: PatientRecord,
): boolean {
  return others.some(
    (other) =>
      other.decided !== null &&
      other.facts !== null &&
      findChangeToTell(other, undefined, record) === undefined &&
      !isWorseNews(other, finding),
  );
}

/** Whether somebody is still asked about an alert once this is written. */
export function willWait(alert: StoredAlert, writes: readonly AlertWrite[]): boolean {
  return writes.length === 0
    ? isUndecided(alert)
    : writes.some(
        (one) =>
          one.write === 'tell-change' ||
          (one.write === 'update' && (one.speaksAgain || one.recovers || isUndecided(alert))),
      );
}

/** What becomes of an alert whose run became part of one that another alert tells. */
export type Beside = 'goes-on-asking' | 'told-by-the-other' | 'by-itself';

/**
 * An undecided alert whose run became part of another one is told by that one, if somebody is asked about it; else it goes on
 * asking. A decision about the rest is none about this (B-07). One that waits for a signature is told what became of its run, as
 * long as that has returned to normal (B-02). One that waits to be decided anew keeps what it told.
 */
export function standsBeside(
  alert: StoredAlert,
  { recovered }: AlertFinding,
  isAskedAlready: boolean,
): Beside {
  if (!isUndecided(alert) || alert.changedAfterDecision !== null) return 'by-itself';
  const isToSign = alert.status === 'recovered' && recovered === true;
  return isToSign || !isAskedAlready ? 'goes-on-asking' : 'told-by-the-other';
}
