import type {
  BeforeApplicationShutdown,
  OnApplicationBootstrap,
  OnApplicationShutdown,
} from '@nestjs/common';
import {
  JobConsumer,
  JobProducer,
  type Logger,
  type Metrics,
  type QueueOptions,
  type WorkerConfig,
} from '@interstice/server';
import type { Sealer } from './audit/sealer.js';
import { IMPORTS_AT_A_TIME, type ImportRunner } from './import/import-runner.js';
import type { HintedReviews } from './review/hinted-reviews.js';
import type { ReviewProcessor } from './review/review.processor.js';
import type { SweepService } from './sweep/sweep.service.js';

/** Jobs of hints that are taken at a time. They are reviewed together, so more of them make batches larger, not more. */
const HINTS_AT_A_TIME = 32;

/** After so many intervals without a sweep the worker does one unasked. */
const PATIENCE_IN_INTERVALS = 2;

/** What the worker does. */
export interface WorkerParts {
  readonly processor: ReviewProcessor;
  readonly hinted: HintedReviews;
  readonly sweep: SweepService;
  readonly imports: ImportRunner;
  readonly sealer: Sealer;
}

/**
 * Starts what the worker does and, at the end, lets what runs finish before the database goes.
 *
 * The queue may be away or emptied, at the start or later: the database holds the debt, so the worker then sweeps by
 * itself and asks the queue for its schedule again.
 */
export class WorkerRuntime
  implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown
{
  readonly #producer: JobProducer;
  #consumers: JobConsumer[] = [];
  #patience: NodeJS.Timeout | undefined;
  #stopping = false;

  constructor(
    private readonly config: WorkerConfig,
    private readonly parts: WorkerParts,
    private readonly metrics: Metrics,
    private readonly logger: Logger,
  ) {
    this.#producer = new JobProducer(this.#queue());
  }

  /** Waits for nothing that the queue would have to answer. */
  async onApplicationBootstrap(): Promise<void> {
    const { processor, sealer, sweep } = this.parts;
    sealer.start();
    // Whichever worker has nothing to do takes it; where all are busy, whoever is done first finds little left.
    sweep.onMuch(() => {
      this.#producer.enqueue('sweep', {}).catch((error: unknown) => {
        this.logger.warn({ err: error }, 'the queue took no call for help; this worker sweeps alone');
      });
    });
    this.#sweepUnasked();
    const queue = this.#queue();
    this.#consumers = [
      new JobConsumer(queue, 'review', HINTS_AT_A_TIME, (job) => processor.handle(job)),
      new JobConsumer(queue, 'sweep', 1, (job) => {
        this.#waitForSweep();
        return processor.handle(job);
      }),
      // A few at a time: the others wait in the database as well as here.
      new JobConsumer(queue, 'import', IMPORTS_AT_A_TIME, (job) => processor.handle(job)),
    ];
    // Last, because whoever waits for the worker waits for these figures.
    await this.metrics.serve(this.config.metricsHost, this.config.metricsPort);
    this.logger.info({ queue: queue.redisUrl === undefined ? 'postgresql' : 'redis' }, 'the worker is ready');
  }

  /** Jobs that run finish; nothing new begins. */
  async beforeApplicationShutdown(): Promise<void> {
    this.#stopping = true;
    clearTimeout(this.#patience);
    const { hinted, sweep, imports, sealer } = this.parts;
    hinted.stop();
    await Promise.all([
      ...this.#consumers.map((consumer) => consumer.close()),
      sweep.stop(),
      imports.stop(),
      sealer.stop(),
    ]);
    await this.#producer.close();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.metrics.close();
    this.logger.info('the worker has stopped');
  }

  /**
   * At the start, and whenever the queue has brought this worker no sweep for a while. Where there are many workers that
   * is so although the queue is well; a sweep too many costs three look-ups, and the schedule is there already.
   */
  #sweepUnasked(): void {
    this.#waitForSweep();
    this.parts.sweep.run().catch((error: unknown) => {
      this.logger.error({ err: error }, 'a sweep failed; the next one comes by itself');
    });
    this.#producer.schedule('sweep', {}, this.config.sweepSeconds).catch((error: unknown) => {
      this.logger.warn({ err: error }, 'the queue took no schedule; this worker sweeps by itself meanwhile');
    });
  }

  #waitForSweep(): void {
    clearTimeout(this.#patience);
    if (this.#stopping) return;
    const milliseconds = PATIENCE_IN_INTERVALS * this.config.sweepSeconds * 1000;
    this.#patience = setTimeout(() => this.#sweepUnasked(), milliseconds);
  }

  #queue(): QueueOptions {
    return {
      redisUrl: this.config.redisUrl,
      databaseUrl: this.config.workerDatabaseUrl,
      prefix: this.config.queuePrefix,
      onError: (error) => this.logger.warn({ err: error }, 'the queue reported an error'),
    };
  }
}
