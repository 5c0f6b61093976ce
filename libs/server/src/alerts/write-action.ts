import type { IsoDate } from '@interstice/clinical';
import { auditRow, recordAudits } from '../audit/record-audit.js';
import type { QueryFn } from '../database/database.js';
import type { RecordingContext } from '../facts/fact-input.js';
import { announceChange } from '../facts/patient-lock.js';
import { newId } from '../new-id.js';
import { saysOf, type AlertToChange } from './alert-row.js';

/** One thing that a person does to an alert. */
export interface AlertAct {
  readonly kind: 'seen' | 'acknowledged' | 'assigned' | 'acted' | 'dismissed' | 'reopened';
  readonly code?: string;
  readonly reason?: string;
  readonly note?: string;
  readonly decisionLineageId?: string | null;
  readonly toUser?: string;
  /** Of a decision about a drug that goes on. */
  readonly reviewOn?: IsoDate;
}

/**
 * What every act leaves behind: the line of the alert's history with what it said then, the trail, the live feed.
 *
 * Lines of one alert follow each other by their time, also where the clocks of two processes differ: which decision is the
 * last one is told by it.
 */
export async function writeAct(
  query: QueryFn,
  alert: AlertToChange,
  act: AlertAct,
  { userId, requestId, now }: RecordingContext,
): Promise<void> {
  const { id: alertId, patientId, siteId, evidenceRevision } = alert;
  const {
    kind,
    code = null,
    reason = null,
    note = null,
    decisionLineageId = null,
    toUser = null,
    reviewOn = null,
  } = act;
  // What was decided on is kept; a glance or a hand-over changes nothing that the lines before do not tell.
  const evidence = kind === 'acted' || kind === 'dismissed' ? JSON.stringify(saysOf(alert)) : null;
  await query(
    `INSERT INTO alert_action (id, patient_id, site_id, alert_id, kind, code, reason, note, evidence_revision, evidence,
            decision_lineage_id, to_user, review_on, by_user, at)
     SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14,
            greatest($15, max(at) + interval '1 microsecond') FROM alert_action WHERE patient_id = $2 AND alert_id = $4`,
    [
      newId(now),
      patientId,
      siteId,
      alertId,
      kind,
      code,
      reason,
      note,
      evidenceRevision,
      evidence,
      decisionLineageId,
      toUser,
      reviewOn,
      userId,
      now,
    ],
    'write-alert-act',
  );
  const event = {
    action: `alert.${kind}`,
    siteId,
    patientId,
    userId,
    requestId,
    entityKind: 'alert',
    entityId: alertId,
    at: now,
  };
  await recordAudits(query, [
    auditRow(event, { code, reason, note, evidenceRevision, decisionLineageId, toUser, reviewOn }),
  ]);
  await announceChange(query, { siteId, patientId, kind: 'alert', entityId: alertId });
}
