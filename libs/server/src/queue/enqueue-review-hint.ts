import type { Logger } from 'pino';
import type { Counter } from 'prom-client';
import type { JobProducer } from './job-queues.js';

/**
 * Hurries the review of a patient. To be called after the commit. Never fails: the database says what is owed, so a
 * lost hint costs at most the time until the next sweep; it is logged and counted.
 */
export async function enqueueReviewHint(
  patientId: string,
  to: { readonly producer: JobProducer; readonly logger: Logger; readonly lost: Counter },
): Promise<void> {
  try {
    await to.producer.enqueue('review-hint', { patientId });
  } catch (error) {
    to.lost.inc();
    to.logger.warn({ err: error }, 'a review hint was lost; the sweep will find the patient');
  }
}
