import type { AlertKind } from '@interstice/guideline';
import type { QueryFn } from '../database/database.js';
import { ConflictError, KnownError } from '../errors.js';
import { saysOf, type AlertSays, type AlertToChange } from './alert-row.js';

/** The evidence of an alert at one revision. */
export interface EvidenceAt extends AlertSays {
  readonly evidenceRevision: number;
}

/** The evidence moved since somebody looked at it; nothing was decided (B-05). */
export class EvidenceMovedError extends ConflictError {
  constructor(
    readonly siteId: string,
    /** What was seen; undefined where no such revision is known. */
    readonly before: EvidenceAt | undefined,
    readonly after: EvidenceAt,
  ) {
    super(
      'evidence-moved',
      'The evidence of this alert has changed since it was read. Look at what it says now, then decide.',
    );
  }
}

/** @throws EvidenceMovedError when another revision was seen than the one that stands */
export async function refuseMoved(query: QueryFn, alert: AlertToChange, seen: number): Promise<void> {
  if (alert.evidenceRevision === seen) return;
  const [then] = await query<{ evidence: AlertSays }>(
    `SELECT evidence FROM alert_action
      WHERE patient_id = $1 AND alert_id = $2 AND evidence_revision = $3 AND evidence IS NOT NULL
      ORDER BY at DESC, id DESC LIMIT 1`,
    [alert.patientId, alert.id, seen],
  );
  throw new EvidenceMovedError(
    alert.siteId,
    then === undefined ? undefined : { ...then.evidence, evidenceRevision: seen },
    { ...saysOf(alert), evidenceRevision: alert.evidenceRevision },
  );
}

/** What was decided or withdrawn is not decided otherwise, acknowledged or handed over. */
export function alertClosed({ status }: Pick<AlertToChange, 'status'>): ConflictError {
  return status === 'withdrawn'
    ? new ConflictError(
        'alert-withdrawn',
        'The record does not support this alert any more; there is nothing to decide.',
      )
    : new ConflictError(
        'alert-decided',
        'Somebody has decided about this alert. Open it again first if that decision was wrong.',
      );
}

/** Only what was decided can be opened again. */
export function alertNotDecided(): ConflictError {
  return new ConflictError('alert-not-decided', 'Nobody has decided about this alert; it is open.');
}

/** Nothing of the kind can be done about such an alert (B-05). */
export class ActDoesNotFitError extends KnownError {
  constructor(kind: AlertKind, fitting: readonly string[]) {
    super({
      code: 'act-does-not-fit',
      status: 422,
      title: 'That does not fit this alert',
      detail: `Nothing of the kind is done about an alert of kind ${kind} as it stands.`,
      errors: [{ pointer: '/code', detail: `expected one of ${fitting.join(', ')}` }],
    });
  }
}
