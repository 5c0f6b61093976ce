import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { enqueueReviewHint, JobProducer, Metrics, type Counter, type Logger } from '@interstice/server';
import { LOGGER } from './tokens.js';

/** Hurries reviews after a commit. The database holds the debt, so a hint may be lost, and a request never fails by it. */
@Injectable()
export class ReviewHints implements BeforeApplicationShutdown {
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

  // Before the pools end: on the PostgreSQL backend the queue has connections of its own.
  async beforeApplicationShutdown(): Promise<void> {
    await this.producer.close();
  }
}
