import type { IsoDate } from '@interstice/clinical';
import type { ReviewResult } from '@interstice/guideline';
import { newId, type QueryFn } from '@interstice/server';
import type { ChangedAlert } from './write-alerts.js';

/** One review that was computed, with where the record stood when it was read. */
export interface ComputedReview {
  readonly patientId: string;
  readonly siteId: string;
  readonly recordRevision: number;
  readonly asOf: IsoDate;
  readonly result: ReviewResult;
}

/** Full output is kept for the last review of a patient and for those that changed an alert. */
export async function writeReviews(
  query: QueryFn,
  reviews: readonly ComputedReview[],
  changedAlerts: readonly ChangedAlert[],
  ruleSetSeq: number,
  now: Date,
): Promise<void> {
  const withAlert = new Set(changedAlerts.map((alert) => alert.patientId));
  const rows = reviews.map((review) => ({
    id: newId(now),
    patient_id: review.patientId,
    site_id: review.siteId,
    record_revision: review.recordRevision,
    as_of: review.asOf,
    next_review_on: review.result.nextReviewOn,
    output: review.result,
    changed_alert: withAlert.has(review.patientId),
  }));
  await query(
    `UPDATE review SET output = NULL
      WHERE patient_id = ANY ($1::uuid[]) AND output IS NOT NULL AND NOT changed_alert`,
    [rows.map((row) => row.patient_id)],
  );
  await query(
    `INSERT INTO review (id, patient_id, site_id, record_revision, rule_set_seq, as_of, next_review_on, output,
            changed_alert, reviewed_at)
     SELECT id, patient_id, site_id, record_revision, $3, as_of, next_review_on, output, changed_alert, $2
       FROM jsonb_to_recordset($1::jsonb) AS x (
         id uuid, patient_id uuid, site_id uuid, record_revision bigint, as_of date, next_review_on date,
         output jsonb, changed_alert boolean
       )`,
    [JSON.stringify(rows), now, ruleSetSeq],
  );
  await query(
    `UPDATE patient_review_state AS state
        SET reviewed_revision = x.record_revision, rule_set_seq = $3, reviewed_on = x.as_of, reviewed_at = $2,
            next_review_on = x.next_review_on, attempts = 0, next_attempt_at = to_timestamp(0), last_error_code = NULL
       FROM jsonb_to_recordset($1::jsonb) AS x (
         patient_id uuid, record_revision bigint, as_of date, next_review_on date
       )
      WHERE state.patient_id = x.patient_id`,
    [JSON.stringify(rows.map(({ output, ...row }) => (void output, row))), now, ruleSetSeq],
  );
  await query(
    `INSERT INTO change (site_id, patient_id, kind, entity_id)
     SELECT site_id, patient_id, kind, entity_id
       FROM jsonb_to_recordset($1::jsonb) AS x (site_id uuid, patient_id uuid, kind text, entity_id uuid)`,
    [
      JSON.stringify([
        ...rows.map((row) => ({
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
  );
}

/** A record that could not be reviewed waits longer with each failure, up to a day; its neighbours do not wait. */
export async function writeFailure(
  query: QueryFn,
  failure: { readonly patientId: string; readonly errorCode: string },
  now: Date,
): Promise<void> {
  await query(
    `UPDATE patient_review_state
        SET attempts = attempts + 1, last_error_code = $3,
            next_attempt_at = $2::timestamptz + least(interval '1 day', interval '1 minute' * power(2, least(attempts, 11)))
      WHERE patient_id = $1`,
    [failure.patientId, now, failure.errorCode],
  );
}

function ofPatient(siteId: string, patientId: string) {
  return { site_id: siteId, patient_id: patientId };
}
