/**
 * The output of the review that the standing of a patient tells of, as a statement about one patient. Not the one with
 * the greatest id: ids follow the clocks of several workers, and the output of an earlier review is kept as well when it
 * changed an alert.
 *
 * @param patientId - an expression, such as `$1`
 * @param siteIds - an expression for the sites that may be read
 */
export function lastReviewOf(patientId: string, siteIds: string): string {
  return `SELECT review.output
    FROM patient_review_state AS state
    JOIN review ON review.patient_id = state.patient_id AND review.reviewed_at = state.reviewed_at
               AND review.record_revision = state.reviewed_revision
   WHERE state.patient_id = ${patientId} AND state.site_id = ANY (${siteIds}) AND review.output IS NOT NULL
   ORDER BY review.as_of DESC, review.id DESC LIMIT 1`;
}
