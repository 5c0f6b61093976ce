import type { IsoDate } from '@interstice/clinical';
import type { AlertActCode, AlertCertainty, AlertKind, AlertSeverity } from '@interstice/guideline';
import type { QueryFn } from '../database/database.js';
import { NotFoundError } from '../errors.js';
import { lockOwnRecord } from '../facts/patient-lock.js';
import type { StoredAlertEvidence } from '../record/stored-answers.js';
import type { FactChange, JudgedFact } from './judged-facts.js';

export type AlertStatus = 'open' | 'acknowledged' | 'acted' | 'dismissed' | 'recovered' | 'withdrawn';

/** What was decided about an alert. */
export interface AlertDecided {
  readonly status: 'acted' | 'dismissed';
  /** Of `acted`. */
  readonly code: AlertActCode | null;
  readonly by: string | null;
  /** Instant, ISO 8601. */
  readonly at: string;
}

/** `alert.changed_after_decision`: what of the facts behind a decision is not what it was (B-07). */
export interface ChangedAfterDecision {
  /** When it was found, ISO 8601. */
  readonly at: string;
  readonly decision: AlertDecided;
  /** What the alert's severity is apart from this. */
  readonly severity: AlertSeverity;
  readonly facts: readonly FactChange[];
}

/** What an alert says at one revision of its evidence. `alert_action.evidence` keeps it. */
export interface AlertSays {
  readonly severity: AlertSeverity;
  readonly certainty: AlertCertainty;
  readonly evidence: StoredAlertEvidence;
  readonly facts: readonly JudgedFact[] | null;
}

/** An alert as somebody is about to change it. */
export interface AlertToChange extends AlertSays {
  readonly id: string;
  readonly patientId: string;
  readonly siteId: string;
  readonly timeZone: string;
  readonly kind: AlertKind;
  readonly status: AlertStatus;
  readonly evidenceRevision: number;
  readonly inHistory: boolean;
  readonly seenAt: Date | null;
  readonly dueBy: IsoDate | null;
  readonly ownerId: string | null;
  readonly deputyId: string | null;
  readonly changedAfterDecision: ChangedAfterDecision | null;
}

/**
 * An alert for the rest of the transaction: reviews and people change it one after the other. The record is locked first, as
 * everywhere, and what stands is read by a later statement.
 *
 * @throws NotFoundError when it is at no site that the transaction may see
 * @throws PatientMergedError when its patient was merged into another one
 */
export async function lockAlert(query: QueryFn, alertId: string): Promise<AlertToChange> {
  const [place] = await query<{ patientId: string }>(
    `SELECT patient_id AS "patientId" FROM alert WHERE id = $1`,
    [alertId],
    'alert-place',
  );
  if (place === undefined) throw new NotFoundError('alert');
  await lockOwnRecord(query, place.patientId);
  const [alert] = await query<AlertToChange & Record<string, unknown>>(
    `SELECT alert.id, patient_id AS "patientId", site_id AS "siteId", time_zone AS "timeZone", kind, status, severity,
            certainty, evidence, facts, evidence_revision AS "evidenceRevision", in_history AS "inHistory",
            seen_at AS "seenAt", due_by AS "dueBy", owner_id AS "ownerId", deputy_id AS "deputyId",
            changed_after_decision AS "changedAfterDecision"
       FROM alert JOIN site ON site.id = site_id
      WHERE patient_id = $1 AND alert.id = $2`,
    [place.patientId, alertId],
    'alert-to-change',
  );
  if (alert === undefined) throw new NotFoundError('alert');
  return alert;
}

/** What an alert says, as its action keeps it. */
export function saysOf({ severity, certainty, evidence, facts }: AlertSays): AlertSays {
  return { severity, certainty, evidence, facts };
}

/** What is on the list: also what has returned to normal, until somebody signs it (B-02). */
export function isUndecided(status: AlertStatus): boolean {
  return status === 'open' || status === 'acknowledged' || status === 'recovered';
}

/** What a blood alert rests on ends with a value inside all limits. */
export function hasRecovered({ blood }: Pick<StoredAlertEvidence, 'blood'>): boolean {
  return blood !== undefined && blood.recoveredBy !== null;
}
