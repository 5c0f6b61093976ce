import type { ReviewStanding } from '@interstice/contracts';
import { NotFoundError, type QueryFn } from '@interstice/server';

/** Columns of `patient_review_state AS state` and `patient` that tell how current the stored answers are. */
export const STANDING_COLUMNS = `state.record_revision AS "recordRevision",
  state.reviewed_revision AS "reviewedRevision", state.reviewed_on AS "reviewedOn",
  state.reviewed_at AS "reviewedAt", state.next_review_on AS "nextReviewOn",
  state.rule_set_seq AS "ruleSetSeq",
  state.last_error_code AS "lastErrorCode", patient.created_at AS "enteredAt"`;

export interface StandingRow extends Record<string, unknown> {
  readonly recordRevision: number;
  readonly reviewedRevision: number;
  readonly reviewedOn: string | null;
  readonly reviewedAt: Date | null;
  readonly nextReviewOn: string | null;
  readonly ruleSetSeq: number;
  readonly lastErrorCode: string | null;
  readonly enteredAt: Date;
}

/** What "current" is measured against: the day at the site, and the rules of this process. */
export interface Present {
  readonly today: string;
  readonly ruleSetSeq: number;
}

/** Stale is what the sweep would find owed: something recorded, a day reached, or newer rules (B-35). */
export function reviewStandingOf(row: StandingRow, { today, ruleSetSeq }: Present): ReviewStanding {
  const dayReached = row.nextReviewOn !== null && row.nextReviewOn <= today;
  const stale = row.reviewedRevision < row.recordRevision || dayReached || row.ruleSetSeq < ruleSetSeq;
  return {
    recordRevision: row.recordRevision,
    reviewedRevision: row.reviewedRevision < 0 ? null : row.reviewedRevision,
    reviewedOn: row.reviewedOn,
    stale,
    notReviewedSince: stale ? (row.reviewedAt ?? row.enteredAt).toISOString() : null,
    failing: row.lastErrorCode !== null,
  };
}

/** How current the stored answers about one patient are. */
export async function findReviewStanding(
  query: QueryFn,
  patientId: string,
  present: Present,
): Promise<ReviewStanding> {
  const [row] = await query<StandingRow>(
    `SELECT ${STANDING_COLUMNS}
       FROM patient_review_state AS state JOIN patient ON patient.id = state.patient_id
      WHERE state.patient_id = $1`,
    [patientId],
    'api-review-standing',
  );
  if (row === undefined) throw new NotFoundError('patient');
  return reviewStandingOf(row, present);
}
