import { addDays, type IsoDate } from '@interstice/clinical';
import { latestReviewDay } from '@interstice/guideline';
import { calendarDay } from '../clock.js';
import { KnownError } from '../errors.js';
import { bumpRecordRevision } from '../facts/patient-lock.js';
import type { RecordingContext } from '../facts/fact-input.js';
import type { QueryFn } from '../database/database.js';
import type { AlertToChange } from './alert-row.js';
import type { LastDecision } from './last-decision.js';

/** The day on which a warning speaks again is missing, or none that can be set (B-33). */
export class ReviewDayError extends KnownError {
  constructor(detail: string, expected: string) {
    super({
      code: 'review-day',
      status: 422,
      title: 'That review date cannot be set',
      detail,
      errors: [{ pointer: '/reviewOn', detail: expected }],
    });
  }
}

/**
 * A drug that is kept in spite of a warning is looked at again on a day that whoever decides names; nothing else has one.
 *
 * @throws ReviewDayError
 */
export function refuseReviewDay(
  { kind, timeZone }: Pick<AlertToChange, 'kind' | 'timeZone'>,
  { decision, reviewOn }: { readonly decision: string; readonly reviewOn?: IsoDate },
  now: Date,
): void {
  if (reviewOn === undefined) {
    if (kind !== 'drug' || decision !== 'dismiss') return;
    throw new ReviewDayError(
      'A warning about a drug is dismissed until a day on which it is looked at again.',
      'expected the day on which the drug is looked at again',
    );
  }
  if (kind !== 'drug')
    throw new ReviewDayError('Only a warning about a drug has a review date.', 'expected none');
  const today = calendarDay(now, timeZone);
  const latest = latestReviewDay(today);
  if (reviewOn <= today || reviewOn > latest)
    throw new ReviewDayError(
      'The drug is looked at again in the future, and not too far off.',
      `expected a day from ${addDays(today, 1)} to ${latest}`,
    );
}

/**
 * What a review reads has changed when a decision with a review date was made, or one was made anew or taken back.
 *
 * @returns whether it has; then the patient is owed a review
 */
export async function noteReviewDay(
  query: QueryFn,
  { patientId }: Pick<AlertToChange, 'patientId'>,
  { last, reviewOn }: { readonly last: LastDecision | undefined; readonly reviewOn?: IsoDate | undefined },
  { now }: RecordingContext,
): Promise<boolean> {
  if (reviewOn === undefined && (last?.reviewOn ?? null) === null) return false;
  await bumpRecordRevision(query, patientId, now);
  return true;
}
