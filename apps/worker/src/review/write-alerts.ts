import { calendarDay, newId, storedAlertEvidence, type QueryFn } from '@interstice/server';
import type { AlertWrite, StoredAlert } from './reconcile-alerts.js';

interface Of {
  readonly patientId: string;
  readonly siteId: string;
}

interface StoredAlertRow extends Omit<StoredAlert, 'openedOn'>, Record<string, unknown> {
  readonly patientId: string;
  readonly openedAt: Date;
  readonly timeZone: string;
}

/** An alert that a review opened, changed or withdrew. */
export interface ChangedAlert extends Of {
  readonly alertId: string;
}

/** The rows that deciding needs, by patient: those on the list, and those whose key is found now. */
export async function loadAlerts(
  query: QueryFn,
  patientIds: readonly string[],
  found: readonly { readonly patientId: string; readonly key: string }[],
): Promise<Map<string, StoredAlert[]>> {
  const rows = await query<StoredAlertRow>(
    `SELECT patient_id AS "patientId", alert.id, key, status, severity, certainty, evidence,
            evidence_revision AS "evidenceRevision", opened_at AS "openedAt", time_zone AS "timeZone"
       FROM alert JOIN site ON site.id = site_id
      WHERE patient_id = ANY ($1::uuid[])
        AND (closed_at IS NULL OR (patient_id, key) IN (
          SELECT "patientId", key FROM jsonb_to_recordset($2::jsonb) AS found ("patientId" uuid, key text)
        ))`,
    [patientIds, JSON.stringify(found)],
  );
  const byPatient = new Map<string, StoredAlert[]>();
  for (const { patientId, openedAt, timeZone, ...row } of rows) {
    const alert = { ...row, openedOn: calendarDay(openedAt, timeZone) };
    byPatient.set(patientId, [...(byPatient.get(patientId) ?? []), alert]);
  }
  return byPatient;
}

/**
 * Writes the decisions about many patients, each with the action that says what was done.
 *
 * @returns the alerts that changed
 */
export async function writeAlerts(
  query: QueryFn,
  writes: readonly (AlertWrite & Of)[],
  now: Date,
): Promise<ChangedAlert[]> {
  const rows = writes.map((write) => ({
    ...columnsOf(write, now),
    patient_id: write.patientId,
    site_id: write.siteId,
  }));
  const opened = rows.filter((row) => row.action === 'opened');
  const updated = rows.filter((row) => row.action === 'evidence-changed');
  const withdrawn = rows.filter((row) => row.action === 'withdrawn');
  if (opened.length > 0) {
    await query(
      `INSERT INTO alert (id, patient_id, site_id, key, kind, rule_id, episode_id, severity, status, certainty,
              evidence_revision, evidence, opened_at, updated_at)
       SELECT id, patient_id, site_id, key, kind, rule_id, episode_id, severity, 'open', certainty,
              evidence_revision, evidence, $2, $2
         FROM jsonb_to_recordset($1::jsonb) AS x (
           id uuid, patient_id uuid, site_id uuid, key text, kind text, rule_id text, episode_id uuid, severity text,
           certainty text, evidence_revision integer, evidence jsonb
         )`,
      [JSON.stringify(opened), now],
    );
  }
  if (updated.length > 0) {
    await query(
      `UPDATE alert SET severity = x.severity, certainty = x.certainty, evidence = x.evidence,
              evidence_revision = x.evidence_revision, updated_at = $2,
              status = CASE WHEN x.speaks_again THEN 'open' ELSE alert.status END,
              seen_at = CASE WHEN x.speaks_again THEN NULL ELSE alert.seen_at END,
              closed_at = CASE WHEN x.speaks_again THEN NULL ELSE alert.closed_at END
         FROM jsonb_to_recordset($1::jsonb) AS x (
           patient_id uuid, id uuid, severity text, certainty text, evidence jsonb, evidence_revision integer,
           speaks_again boolean
         )
        WHERE alert.patient_id = x.patient_id AND alert.id = x.id`,
      [JSON.stringify(updated), now],
    );
  }
  if (withdrawn.length > 0) {
    await query(
      `UPDATE alert SET status = 'withdrawn', closed_at = $2, updated_at = $2
         FROM jsonb_to_recordset($1::jsonb) AS x (patient_id uuid, id uuid)
        WHERE alert.patient_id = x.patient_id AND alert.id = x.id`,
      [JSON.stringify(withdrawn), now],
    );
  }
  if (rows.length > 0) await logActions(query, rows, now);
  return rows.map((row) => ({ patientId: row.patient_id, siteId: row.site_id, alertId: row.id }));
}

async function logActions(
  query: QueryFn,
  rows: readonly { readonly id: string; readonly patient_id: string }[],
  now: Date,
): Promise<void> {
  await query(
    `INSERT INTO alert_action (id, patient_id, site_id, alert_id, kind, evidence_revision, at)
     SELECT action_id, patient_id, site_id, id, action, evidence_revision, $2
       FROM jsonb_to_recordset($1::jsonb) AS x (
         action_id uuid, patient_id uuid, site_id uuid, id uuid, action text, evidence_revision integer
       )`,
    [JSON.stringify(rows.map((row) => ({ ...row, action_id: newId(now) }))), now],
  );
}

function columnsOf(write: AlertWrite, now: Date) {
  if (write.write === 'withdraw') {
    return { action: 'withdrawn', id: write.id, evidence_revision: write.evidenceRevision } as const;
  }
  const { finding } = write;
  const found = {
    key: finding.key,
    kind: finding.kind,
    rule_id: finding.ruleId,
    episode_id: finding.episodeId,
    severity: finding.severity,
    certainty: finding.certainty,
    evidence: storedAlertEvidence(finding),
  };
  return write.write === 'open'
    ? ({ ...found, action: 'opened', id: newId(now), evidence_revision: 1 } as const)
    : ({
        ...found,
        action: 'evidence-changed',
        id: write.id,
        evidence_revision: write.evidenceRevision,
        speaks_again: write.speaksAgain,
      } as const);
}
