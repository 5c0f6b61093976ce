import { newId, type QueryFn } from '@interstice/server';
import type { ComputedReview } from './compute-reviews.js';
import type { ChangedAlert } from './write-alerts.js';

/**
 * Logs reviews and settles the debt. Full output is kept for the last review of a patient and for those that changed an
 * alert. Its statements do not wait for each other.
 */
export async function writeReviews(
  query: QueryFn,
  reviews: readonly ComputedReview[],
  changedAlerts: readonly ChangedAlert[],
  ruleSetSeq: number,
  now: Date,
): Promise<void> {
  const withAlert = new Set(changedAlerts.map((alert) => alert.patientId));
  const rows = reviews.map(({ patientId, siteId, recordRevision, asOf, result, output }) => ({
    output,
    row: {
      id: newId(now),
      patient_id: patientId,
      site_id: siteId,
      record_revision: recordRevision,
      as_of: asOf,
      next_review_on: result.nextReviewOn,
      changed_alert: withAlert.has(patientId),
    },
  }));
  await Promise.all([
    query(
      `UPDATE review SET output = NULL
        WHERE patient_id = ANY ($1::uuid[]) AND output IS NOT NULL AND NOT changed_alert`,
      [reviews.map(({ patientId }) => patientId)],
    ),
    query(
      `INSERT INTO review (id, patient_id, site_id, record_revision, rule_set_seq, as_of, next_review_on, output,
              changed_alert, reviewed_at)
       SELECT id, patient_id, site_id, record_revision, $3, as_of, next_review_on, output, changed_alert, $2
         FROM jsonb_to_recordset($1::jsonb) AS x (
           id uuid, patient_id uuid, site_id uuid, record_revision bigint, as_of date, next_review_on date,
           output jsonb, changed_alert boolean
         )`,
      [`[${rows.map(({ row, output }) => withOutput(row, output)).join()}]`, now, ruleSetSeq],
    ),
    query(
      `UPDATE patient_review_state AS state
          SET reviewed_revision = x.record_revision, rule_set_seq = $3, reviewed_on = x.as_of, reviewed_at = $2,
              next_review_on = x.next_review_on, attempts = 0, next_attempt_at = to_timestamp(0),
              claimed_until = to_timestamp(0), last_error_code = NULL
         FROM jsonb_to_recordset($1::jsonb) AS x (
           patient_id uuid, record_revision bigint, as_of date, next_review_on date
         )
        WHERE state.patient_id = x.patient_id`,
      [JSON.stringify(rows.map(({ row }) => row)), now, ruleSetSeq],
    ),
    query(
      `INSERT INTO change (site_id, patient_id, kind, entity_id)
       SELECT site_id, patient_id, kind, entity_id
         FROM jsonb_to_recordset($1::jsonb) AS x (site_id uuid, patient_id uuid, kind text, entity_id uuid)`,
      [
        JSON.stringify([
          ...rows.map(({ row }) => ({
            ...ofPatient(row.site_id, row.patient_id),
            kind: 'review',
            entity_id: row.id,
          })),
          ...changedAlerts.map((alert) => ({
            ...ofPatient(alert.siteId, alert.patientId),
            kind: 'alert',
            entity_id: alert.alertId,
          })),
        ]),
      ],
    ),
  ]);
}

/** The output is JSON already. */
function withOutput(row: object, output: string): string {
  return `${JSON.stringify(row).slice(0, -1)},"output":${output}}`;
}

/** Records that could not be reviewed wait longer with each failure, up to a day; their neighbours do not wait. */
export async function writeFailures(
  query: QueryFn,
  failures: readonly { readonly patientId: string; readonly errorCode: string }[],
  now: Date,
): Promise<void> {
  await query(
    `UPDATE patient_review_state AS state
        SET attempts = attempts + 1, last_error_code = failed.code, claimed_until = to_timestamp(0),
            next_attempt_at = $3::timestamptz + least(interval '1 day', interval '1 minute' * power(2, least(attempts, 11)))
       FROM (SELECT patient_id
               FROM patient_review_state WHERE patient_id = ANY ($1::uuid[]) ORDER BY patient_id FOR NO KEY UPDATE) AS held
       JOIN unnest($1::uuid[], $2::text[]) AS failed (patient_id, code) ON failed.patient_id = held.patient_id
      WHERE state.patient_id = held.patient_id`,
    [failures.map(({ patientId }) => patientId), failures.map(({ errorCode }) => errorCode), now],
  );
}

function ofPatient(siteId: string, patientId: string) {
  return { site_id: siteId, patient_id: patientId };
}
