import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { MOST_IN_A_BATCH } from '@interstice/contracts';
import { enqueueReviewHints, JobProducer, Metrics, type Counter, type Logger } from '@interstice/server';
import { LOGGER } from './tokens.js';

/** More than so many waiting mean that the queue is slow or away: then a hint is better lost than kept. */
const MOST_WAITING = 10_000;
/** Between two jobs there is at least so long, or as long as the queue took for the last one if that is more. */
const GAP_MS = 5;
const MOST_GAP_MS = 25;

/**
 * Hurries reviews after a commit. The database holds the debt, so a hint may be lost, a request never fails by it and
 * nobody waits for it.
 *
 * A single hint goes at once. One job is on its way to the queue at a time, and after it there is a short pause; what is
 * recorded meanwhile comes with the next one. A job costs the same for one patient as for hundreds, so neither the queue
 * nor its connection ever has a crowd before it.
 */
@Injectable()
export class ReviewHints implements OnApplicationShutdown {
  readonly #lost: Counter;
  readonly #waiting = new Set<string>();
  #sending: Promise<void> | undefined;
  #nextAt = 0;

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
    if (this.#waiting.size >= MOST_WAITING && !this.#waiting.has(patientId)) {
      this.#lost.inc();
      return;
    }
    this.#waiting.add(patientId);
    this.#sending ??= this.#send();
  }

  // After the HTTP server has answered what was under way: each of those requests may still bring a hint.
  async onApplicationShutdown(): Promise<void> {
    while (this.#sending !== undefined) await this.#sending;
    await this.producer.close();
  }

  async #send(): Promise<void> {
    const { producer, logger } = this;
    // The answer goes out first.
    await nextTurn();
    while (this.#waiting.size > 0) {
      const early = this.#nextAt - performance.now();
      if (early > 0) await pause(early);
      const beganAt = performance.now();
      const patientIds = [...this.#waiting].slice(0, MOST_IN_A_BATCH);
      for (const patientId of patientIds) this.#waiting.delete(patientId);
      await enqueueReviewHints(patientIds, { producer, logger, lost: this.#lost });
      const took = performance.now() - beganAt;
      this.#nextAt = performance.now() + Math.min(MOST_GAP_MS, Math.max(GAP_MS, took));
    }
    // In the same turn as the last look: whoever comes now begins anew.
    this.#sending = undefined;
  }
}
