import { MOST_IN_A_BATCH } from '@interstice/contracts';
import type { Clock, Logger } from '@interstice/server';
import type { ReviewOutcome, ReviewService } from './review.service.js';

/** A batch that has run for so long no longer holds up what came after it. */
const SLOW_MS = 40;
/** Batches at a time: one, and a few beside such as wait for somebody. */
const MOST_BATCHES = 4;
/** Pauses before those that somebody else held or changed are tried again; after the last one the sweep has them. */
const TRY_AGAIN_MS = [50, 100, 200, 400, 800, 1600] as const;

/** Who waits for the reviews of one job. */
interface Asker {
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
  left: number;
}

interface Waiting {
  readonly askers: Asker[];
  /** How often it was tried in vain. */
  tries: number;
}

/**
 * Reviews the patients whom hints name: at once while nothing runs, together while something does. So a single result is
 * answered without delay, and the more come, the more patients share what a batch costs.
 *
 * A patient is in one batch at a time; a hint that comes while theirs is under review waits for the next one, since the
 * running one may have read the record before.
 */
export class HintedReviews {
  readonly #waiting = new Map<string, Waiting>();
  readonly #underReview = new Set<string>();
  /** When each running batch began. */
  readonly #batches = new Set<{ readonly beganAt: number }>();
  readonly #later = new Set<NodeJS.Timeout>();
  #lookAgain: NodeJS.Timeout | undefined;
  #stopping = false;

  constructor(
    private readonly reviews: Pick<ReviewService, 'reviewPatients'>,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /** Whether some hint is being worked on: what has time lets it go first. */
  get isBusy(): boolean {
    return this.#batches.size > 0;
  }

  /** Resolves when each of them was reviewed, failed or was lost to somebody else; rejects when the database is away. */
  review(patientIds: readonly string[]): Promise<void> {
    const distinct = new Set(patientIds);
    if (distinct.size === 0) return Promise.resolve();
    return new Promise((done, failed) => {
      const asker: Asker = { done, failed, left: distinct.size };
      for (const patientId of distinct) this.#ask(patientId, { askers: [asker], tries: 0 });
      this.#begin();
    });
  }

  /** Nothing is tried again any more; what runs is finished by whoever waits for it. */
  stop(): void {
    this.#stopping = true;
    clearTimeout(this.#lookAgain);
    for (const timer of this.#later) clearTimeout(timer);
    this.#later.clear();
  }

  #ask(patientId: string, { askers, tries }: Waiting): void {
    const known = this.#waiting.get(patientId);
    if (known === undefined) this.#waiting.set(patientId, { askers, tries });
    else known.askers.push(...askers);
  }

  #begin(): void {
    clearTimeout(this.#lookAgain);
    const batch = this.#isFree() ? this.#take() : new Map<string, Waiting>();
    if (batch.size > 0) void this.#run(batch);
    if (this.#waiting.size > 0 && this.#batches.size > 0 && this.#batches.size < MOST_BATCHES) {
      this.#lookAgain = setTimeout(() => this.#begin(), SLOW_MS);
    }
  }

  #isFree(): boolean {
    if (this.#batches.size >= MOST_BATCHES) return false;
    const now = performance.now();
    return [...this.#batches].every(({ beganAt }) => now - beganAt >= SLOW_MS);
  }

  #take(): Map<string, Waiting> {
    const batch = new Map<string, Waiting>();
    for (const [patientId, waiting] of this.#waiting) {
      if (batch.size === MOST_IN_A_BATCH) break;
      if (!this.#underReview.has(patientId)) batch.set(patientId, waiting);
    }
    for (const patientId of batch.keys()) {
      this.#waiting.delete(patientId);
      this.#underReview.add(patientId);
    }
    return batch;
  }

  async #run(batch: ReadonlyMap<string, Waiting>): Promise<void> {
    const running = { beganAt: performance.now() };
    this.#batches.add(running);
    let settle: (asker: Asker) => void;
    try {
      const outcome = await this.reviews.reviewPatients([...batch.keys()], this.clock.now());
      this.#tryAgainLater(outcome, batch);
      settle = (asker) => {
        asker.left -= 1;
        if (asker.left === 0) asker.done();
      };
    } catch (error) {
      settle = (asker) => asker.failed(error);
    }
    this.#batches.delete(running);
    for (const patientId of batch.keys()) this.#underReview.delete(patientId);
    for (const { askers } of batch.values()) askers.forEach(settle);
    this.#begin();
  }

  /** Whoever held the record is done in moments, mostly; whoever changed it may have given no hint. */
  #tryAgainLater({ lostIds }: ReviewOutcome, batch: ReadonlyMap<string, Waiting>): void {
    if (lostIds.length === 0 || this.#stopping) return;
    const byPause = new Map<number, [string, number][]>();
    for (const patientId of lostIds) {
      const tries = batch.get(patientId)?.tries ?? 0;
      const pause = TRY_AGAIN_MS[tries];
      if (pause === undefined) continue;
      byPause.set(pause, [...(byPause.get(pause) ?? []), [patientId, tries + 1]]);
    }
    for (const [pause, again] of byPause) {
      const timer = setTimeout(() => {
        this.#later.delete(timer);
        for (const [patientId, tries] of again) this.#ask(patientId, { askers: [], tries });
        this.#begin();
      }, pause);
      this.#later.add(timer);
    }
    this.logger.debug({ patients: lostIds.length }, 'records were in use and are tried again in a moment');
  }
}
