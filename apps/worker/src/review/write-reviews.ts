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
  const ids = reviews.map(() => newId(now));
  const patientIds = reviews.map(({ patientId }) => patientId);
  const siteIds = reviews.map(({ siteId }) => siteId);
  const revisions = reviews.map(({ recordRevision }) => recordRevision);
  const days = reviews.map(({ asOf }) => asOf);
  const nextDays = reviews.map(({ result }) => result.nextReviewOn);
  const lengths = reviews.map(({ output }) => output.length);
  let end = 1;
  const starts = lengths.map((length) => (end += length) - length);
  await Promise.all([
    query(
      `UPDATE review SET output = NULL
        WHERE patient_id = ANY ($1::uuid[]) AND output IS NOT NULL AND NOT changed_alert`,
      [patientIds],
    ),
    // All outputs travel as one run of bytes, since an array of bytes would be spelled out.
    query(
      `INSERT INTO review (id, patient_id, site_id, record_revision, rule_set_seq, as_of, next_review_on, output,
              changed_alert, altered, reviewed_at)
       SELECT id, patient_id, site_id, record_revision, $2, as_of, next_review_on,
              substring($3::bytea FROM start FOR length), changed_alert, altered, $1
         FROM unnest($4::uuid[], $5::uuid[], $6::uuid[], $7::bigint[], $8::date[], $9::date[], $10::integer[],
                     $11::integer[], $12::boolean[], $13::jsonb[])
           AS x (id, patient_id, site_id, record_revision, as_of, next_review_on, start, length, changed_alert, altered)`,
      [
        now,
        ruleSetSeq,
        Buffer.concat(reviews.map(({ output }) => output)),
        ids,
        patientIds,
        siteIds,
        revisions,
        days,
        nextDays,
        starts,
        lengths,
        patientIds.map((patientId) => withAlert.has(patientId)),
        reviews.map(({ altered }) => (altered === null ? null : JSON.stringify(altered))),
      ],
    ),
    query(
      `UPDATE patient_review_state AS state
          SET reviewed_revision = x.record_revision, rule_set_seq = $2, reviewed_on = x.as_of, reviewed_at = $1,
              next_review_on = x.next_review_on, reviewed_person = x.person::uuid[], attempts = 0, next_attempt_at = to_timestamp(0),
              claimed_until = to_timestamp(0), last_error_code = NULL
         FROM unnest($3::uuid[], $4::bigint[], $5::date[], $6::date[], $7::text[])
           AS x (patient_id, record_revision, as_of, next_review_on, person)
        WHERE state.patient_id = x.patient_id`,
      [now, ruleSetSeq, patientIds, revisions, days, nextDays, reviews.map(personRead)],
    ),
    query(
      `INSERT INTO change (site_id, patient_id, kind, entity_id)
       SELECT site_id, patient_id, 'review', id FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS x (site_id, patient_id, id)
       UNION ALL
       SELECT site_id, patient_id, 'alert', id FROM unnest($4::uuid[], $5::uuid[], $6::uuid[]) AS x (site_id, patient_id, id)`,
      [
        siteIds,
        patientIds,
        ids,
        changedAlerts.map(({ siteId }) => siteId),
        changedAlerts.map(({ patientId }) => patientId),
        changedAlerts.map(({ alertId }) => alertId),
      ],
    ),
  ]);
}

/** The versions of the person facts that were read, as an array of arrays cannot be ragged: each in the database's own writing. */
function personRead({ record }: ComputedReview): string {
  return `{${record.person.map(({ id }) => id).join(',')}}`;
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
