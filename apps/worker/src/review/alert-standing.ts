import type { AlertFinding } from '@interstice/guideline';
import type { StoredAlert } from './reconcile-alerts.js';

type Standing = Pick<StoredAlert, 'status' | 'changedAfterDecision'>;

/** On the list: also what has returned to normal, until it is signed (B-02). */
export function isUndecided({ status }: Standing): boolean {
  return status === 'open' || status === 'acknowledged' || status === 'recovered';
}

export function isDecided({ status }: Standing): boolean {
  return status === 'acted' || status === 'dismissed';
}

/** Withdrawn with what it rested on; nobody waits to decide it anew. */
export function isClosedForGood({ status, changedAfterDecision }: Standing): boolean {
  return status === 'withdrawn' && changedAfterDecision === null;
}

/** Waits to be decided anew, or to be signed: it leaves the list by a person's hand alone (B-02, B-07). */
export function isForSomebody({ status, changedAfterDecision }: Standing): boolean {
  return changedAfterDecision !== null || status === 'recovered';
}

/** What was decided, and what is to be decided anew. */
export function waitsOrDecided(alert: Standing): boolean {
  return isDecided(alert) || alert.changedAfterDecision !== null;
}

/**
 * Watching ends with the last day of the repeat: what was to be watched, is still provisional and was not repeated returns
 * (B-11). Who decides so again, on that day or later, knows that the repeat was not done.
 */
export function toReturnUnrepeated(
  { decided, decidedOn }: StoredAlert,
  { certainty, notRepeatedSince }: AlertFinding,
): boolean {
  return (
    decided?.code === 'watch-and-repeat' &&
    decidedOn !== null &&
    certainty === 'provisional' &&
    notRepeatedSince !== undefined &&
    decidedOn < notRepeatedSince
  );
}
