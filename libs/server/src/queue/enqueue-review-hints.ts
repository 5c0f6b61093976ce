import type { Logger } from 'pino';
import type { Counter } from 'prom-client';
import type { JobProducer } from './job-queues.js';

/**
 * Hurries the reviews of patients by one job. To be called after the commit. Never fails: the database says what is owed,
 * so lost hints cost at most the time until the next sweep; they are counted by patient and logged once.
 *
 * @param patientIds - at least one, at most `MOST_IN_A_BATCH`
 */
export async function enqueueReviewHints(
  patientIds: readonly string[],
  to: { readonly producer: JobProducer; readonly logger: Logger; readonly lost: Counter },
): Promise<void> {
  try {
    await to.producer.enqueue('review-hints', { patientIds: [...patientIds] });
  } catch (error) {
    to.lost.inc(patientIds.length);
    to.logger.warn(
      { err: error, patients: patientIds.length },
      'review hints were lost; the sweep will find the patients',
    );
  }
}
