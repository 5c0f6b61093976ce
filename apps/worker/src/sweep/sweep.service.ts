import type { Clock, Database, Logger, Metrics } from '@interstice/server';
import type { ImportRunner } from '../import/import-runner.js';
import type { ReviewService } from '../review/review.service.js';
import { findOwed } from './find-owed.js';

const BATCH = 200;
/** A sweep ends after so many patients; what is left is found by the next one, a minute later. */
const MOST_PER_SWEEP = 10_000;

/**
 * Pays the debt that the database holds, whatever became of the queue. Runs at the start of the process and once a
 * minute over all processes; two at the same time do no harm.
 */
export class SweepService {
  #running: Promise<void> | undefined;
  #stopping = false;
  readonly #owed;

  constructor(
    private readonly database: Database,
    private readonly reviews: ReviewService,
    private readonly clock: Clock,
    private readonly logger: Logger,
    private readonly ruleSetSeq: number,
    metrics: Metrics,
    private readonly imports?: ImportRunner,
  ) {
    this.#owed = metrics.gauge('interstice_reviews_left_owed', 'Patients that the last sweep left owed');
    imports?.onWritten(() => {
      this.run().catch((error: unknown) => {
        logger.error({ err: error }, 'a sweep after an import failed; the next one comes by itself');
      });
    });
  }

  /** One sweep; joins the one that runs already. */
  run(): Promise<void> {
    this.#running ??= this.#sweep().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  /** Ends after the batch that runs now. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#running?.catch(() => undefined);
  }

  async #sweep(): Promise<void> {
    // Files do not wait for reviews, nor reviews for files.
    if (!this.#stopping) await this.imports?.takeUpOwed();
    // Only what stays owed has to be remembered: it is seldom many, however long the sweep.
    const leftOwed: string[] = [];
    let tried = 0;
    let reviewed = 0;
    let failed = 0;
    while (!this.#stopping && tried < MOST_PER_SWEEP) {
      const now = this.clock.now();
      const owed = await this.database.asWorker((query) =>
        findOwed(query, this.ruleSetSeq, now, BATCH, leftOwed),
      );
      if (owed.length === 0) break;
      const outcome = await this.reviews.reviewPatients(owed, now);
      tried += owed.length;
      leftOwed.push(...outcome.leftOwed);
      reviewed += outcome.reviewed;
      failed += outcome.failed;
    }
    this.#owed.set(leftOwed.length);
    if (tried > 0) this.logger.info({ owed: tried, reviewed, failed }, 'swept');
  }
}
