import { calendarDay, type AlertDecided, type QueryFn } from '@interstice/server';
import type { StoredAlert } from './reconcile-alerts.js';

interface StoredAlertRow
  extends Omit<StoredAlert, 'openedOn' | 'decided' | 'decidedOn'>, Record<string, unknown> {
  readonly patientId: string;
  readonly openedAt: Date;
  readonly timeZone: string;
  readonly decidedAs: AlertDecided['status'] | null;
  readonly code: AlertDecided['code'];
  readonly by: AlertDecided['by'];
  readonly decidedAt: Date | null;
}

/**
 * The rows that deciding needs, by patient: those on the list, those that were decided, whose evidence may have changed since
 * (B-07), and those whose key is found now.
 */
export async function loadAlerts(
  query: QueryFn,
  patientIds: readonly string[],
  found: readonly { readonly patientId: string; readonly key: string }[],
): Promise<Map<string, StoredAlert[]>> {
  const rows = await query<StoredAlertRow>(
    `SELECT alert.patient_id AS "patientId", alert.id, key, alert.kind, status, severity, certainty, alert.evidence, facts,
            alert.evidence_revision AS "evidenceRevision", in_history AS "inHistory",
            changed_after_decision AS "changedAfterDecision", opened_at AS "openedAt", time_zone AS "timeZone",
            decision.kind AS "decidedAs", decision.code, decision.by_user AS by, decision.at AS "decidedAt"
       FROM alert
       JOIN site ON site.id = site_id
       LEFT JOIN LATERAL (
         SELECT kind, code, by_user, at FROM alert_action
          WHERE alert_action.patient_id = alert.patient_id AND alert_id = alert.id AND kind IN ('acted', 'dismissed')
          ORDER BY at DESC, alert_action.id DESC LIMIT 1
       ) AS decision ON status IN ('acted', 'dismissed')
      WHERE alert.patient_id = ANY ($1::uuid[])
        AND (closed_at IS NULL OR status IN ('acted', 'dismissed') OR changed_after_decision IS NOT NULL
          OR (alert.patient_id, key) IN (
            SELECT "patientId", key FROM jsonb_to_recordset($2::jsonb) AS found ("patientId" uuid, key text)
          ))`,
    [patientIds, JSON.stringify(found)],
  );
  const byPatient = new Map<string, StoredAlert[]>();
  for (const { patientId, openedAt, timeZone, decidedAs, code, by, decidedAt, ...row } of rows) {
    const alert: StoredAlert = {
      ...row,
      openedOn: calendarDay(openedAt, timeZone),
      decided:
        decidedAs === null || decidedAt === null
          ? null
          : { status: decidedAs, code, by, at: decidedAt.toISOString() },
      decidedOn: decidedAt === null ? null : calendarDay(decidedAt, timeZone),
    };
    const known = byPatient.get(patientId);
    if (known === undefined) byPatient.set(patientId, [alert]);
    else known.push(alert);
  }
  return byPatient;
}
