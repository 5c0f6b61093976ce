import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { enqueueReviewHint, JobProducer, Metrics, type Counter, type Logger } from '@interstice/server';
import { LOGGER } from './tokens.js';

/** More than so many hints on their way mean that the queue is slow or away: then a hint is better lost than kept. */
const MOST_ON_THEIR_WAY = 1000;

/**
 * Hurries reviews after a commit. The database holds the debt, so a hint may be lost, a request never fails by it and
 * nobody waits for it.
 */
@Injectable()
export class ReviewHints implements OnApplicationShutdown {
  readonly #lost: Counter;
  readonly #onTheirWay = new Set<Promise<void>>();

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

  hurry(patientId: string): void {
    if (this.#onTheirWay.size >= MOST_ON_THEIR_WAY) {
      this.#lost.inc();
      return;
    }
    const hint = enqueueReviewHint(patientId, {
      producer: this.producer,
      logger: this.logger,
      lost: this.#lost,
    }).finally(() => this.#onTheirWay.delete(hint));
    this.#onTheirWay.add(hint);
  }

  // After the HTTP server has answered what was under way: each of those requests may still bring a hint.
  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.#onTheirWay);
    await this.producer.close();
  }
}
