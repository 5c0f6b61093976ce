import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { enqueueReviewHint, JobProducer, Metrics, type Counter, type Logger } from '@interstice/server';
import { LOGGER } from './tokens.js';

/** Hurries reviews after a commit. The database holds the debt, so a hint may be lost, and a request never fails by it. */
@Injectable()
export class ReviewHints implements OnApplicationShutdown {
  readonly #lost: Counter;

  constructor(
    @Inject(JobProducer) private readonly producer: JobProducer,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(Metrics) metrics: Metrics,
  ) {
    this.#lost = metrics.counter(
      'interstice_review_hints_lost_total',
      'Review hints that the queue did not take; the sweep finds the patient.',
    );
  }

  async hurry(patientId: string): Promise<void> {
    await enqueueReviewHint(patientId, { producer: this.producer, logger: this.logger, lost: this.#lost });
  }

  // After the HTTP server has answered what was under way: each of those requests may still bring a hint.
  async onApplicationShutdown(): Promise<void> {
    await this.producer.close();
  }
}
