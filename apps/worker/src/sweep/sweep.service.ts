import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import type { Clock, Database, Logger, Metrics } from '@interstice/server';
import { trimChanges } from '../changes/trim-changes.js';
import { foldDueCounters } from '../due-counter/fold-due-counters.js';
import type { ImportRunner } from '../import/import-runner.js';
import type { HintedReviews } from '../review/hinted-reviews.js';
import type { ReviewService } from '../review/review.service.js';
import { claimOwed, claimsEndInMs, countFailing, findOwed } from './find-owed.js';

/** While a batch is written its patients cannot be charted for; more of them at a time would save nothing. */
const BATCH = 200;
/** One batch is computed while the database reads or writes another. */
const BATCHES_AT_A_TIME = 2;
/** After so many patients it is asked again whether files wait. */
const LOOK_ROUND_AFTER = 10_000;
/** How far what is left owed is counted. */
const MOST_COUNTED = 10_000;
/** How long a slice of a sweep lets a hint go first. */
const GIVE_WAY_MS = 20;

/**
 * Pays the debt that the database holds, whatever became of the queue. Runs at the start of the process and once a
 * minute over all processes. Each batch is claimed, so several workers sweep together and share the work; what another
 * worker claimed and left behind when it was killed is looked for again as soon as its claim has run out.
 */
export class SweepService {
  #running: Promise<void> | undefined;
  #stopping = false;
  #lookAgain: NodeJS.Timeout | undefined;
  readonly #owed;
  readonly #failing;
  readonly #listeners: (() => void)[] = [];

  constructor(
    private readonly database: Pick<Database, 'asWorker'>,
    private readonly reviews: ReviewService,
    private readonly clock: Clock,
    private readonly logger: Logger,
    private readonly ruleSetSeq: number,
    metrics: Metrics,
    private readonly imports?: ImportRunner,
    private readonly hinted?: Pick<HintedReviews, 'isBusy' | 'review'>,
  ) {
    this.#owed = metrics.gauge('interstice_reviews_left_owed', 'Patients that the last sweep left owed');
    this.#failing = metrics.gauge(
      'interstice_reviews_failing',
      'Patients whose review failed and who wait for the next attempt',
    );
    imports?.onWritten(() => {
      this.#runAfterwards().catch((error: unknown) => {
        logger.error({ err: error }, 'a sweep after an import failed; the next one comes by itself');
      });
    });
  }

  /** Is told, once a sweep, when there is more to do than one batch: others may help. */
  onMuch(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** One sweep; joins the one that runs already. */
  run(): Promise<void> {
    this.#running ??= this.#sweep().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  /** The one that runs may have looked for debts already: a sweep that begins from now on finds them all. */
  async #runAfterwards(): Promise<void> {
    await this.#running?.catch(() => undefined);
    if (!this.#stopping) await this.run();
  }

  /** Ends after the batches that run now. */
  async stop(): Promise<void> {
    this.#stopping = true;
    clearTimeout(this.#lookAgain);
    await this.#running?.catch(() => undefined);
  }

  async #sweep(): Promise<void> {
    const sum = { owed: 0, reviewed: 0, failed: 0 };
    let told = false;
    const onFullBatch = () => {
      if (!told) for (const tell of this.#listeners) tell();
      told = true;
    };
    for (let goesOn = true; goesOn && !this.#stopping;) {
      // Files do not wait for reviews, nor reviews for files.
      await this.imports?.takeUpOwed();
      const round = { left: LOOK_ROUND_AFTER };
      const lanes = Array.from({ length: BATCHES_AT_A_TIME }, () => this.#payBack(sum, round, onFullBatch));
      for (const lane of await Promise.allSettled(lanes)) if (lane.status === 'rejected') throw lane.reason;
      goesOn = round.left <= 0;
    }
    const now = this.clock.now();
    const left = await this.database.asWorker(async (query) => {
      const owed = await findOwed(query, this.ruleSetSeq, now, MOST_COUNTED);
      return {
        owed: owed.length,
        failing: await countFailing(query, now, MOST_COUNTED),
        claimedMs: owed.length === 0 ? 0 : await claimsEndInMs(query, owed),
      };
    });
    this.#owed.set(left.owed);
    this.#failing.set(left.failing);
    this.#sweepIn(left.claimedMs);
    if (!this.#stopping) await trimChanges(this.database);
    await foldDueCounters(this.database, () => !this.#stopping);
    if (sum.owed > 0) this.logger.info(sum, 'swept');
  }

  /** Once, however many sweeps ask for it; 0 asks for none. */
  #sweepIn(milliseconds: number): void {
    clearTimeout(this.#lookAgain);
    if (milliseconds === 0 || this.#stopping) return;
    this.#lookAgain = setTimeout(() => {
      this.run().catch((error: unknown) => {
        this.logger.error(
          { err: error },
          'a sweep of what was left behind failed; the next one comes by itself',
        );
      });
    }, milliseconds).unref();
  }

  /** Batch by batch, until nothing is owed that nobody else has. */
  async #payBack(
    sum: { owed: number; reviewed: number; failed: number },
    round: { left: number },
    onFullBatch: () => void,
  ): Promise<void> {
    while (!this.#stopping && round.left > 0) {
      const now = this.clock.now();
      const owed = await this.database.asWorker((query) => claimOwed(query, this.ruleSetSeq, now, BATCH));
      if (owed.length === 0) return;
      if (owed.length === BATCH) onFullBatch();
      round.left -= owed.length;
      const outcome = await this.reviews.reviewPatients(owed, now, () => this.#giveWay());
      sum.owed += owed.length;
      sum.reviewed += outcome.reviewed;
      sum.failed += outcome.failed;
      this.#tryAgain(outcome.lostIds);
    }
  }

  /** Somebody was at their records; in a moment they may be free. */
  #tryAgain(lostIds: readonly string[]): void {
    this.hinted?.review(lostIds).catch((error: unknown) => {
      this.logger.warn({ err: error, patients: lostIds.length }, 'records that were in use stay owed');
    });
  }

  /** People wait for what a hint names, and nobody for a sweep. */
  async #giveWay(): Promise<void> {
    await nextTurn();
    const until = performance.now() + GIVE_WAY_MS;
    while (this.hinted?.isBusy === true && performance.now() < until) await pause(1);
  }
}
