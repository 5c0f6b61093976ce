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
import type { ImportRunner } from './import/import-runner.js';
import type { ReviewProcessor } from './review/review.processor.js';
import type { SweepService } from './sweep/sweep.service.js';

/** Reviews at a time. Each holds a connection of the ten for moments only, so hints overtake each other rarely. */
const REVIEW_CONCURRENCY = 4;

/** After so many intervals without a sweep the worker does one unasked. */
const PATIENCE_IN_INTERVALS = 2;

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
    private readonly processor: ReviewProcessor,
    private readonly sweep: SweepService,
    private readonly imports: ImportRunner,
    private readonly sealer: Sealer,
    private readonly metrics: Metrics,
    private readonly logger: Logger,
  ) {
    this.#producer = new JobProducer(this.#queue());
  }

  /** Waits for nothing that the queue would have to answer. */
  async onApplicationBootstrap(): Promise<void> {
    this.sealer.start();
    this.#sweepUnasked();
    const queue = this.#queue();
    this.#consumers = [
      new JobConsumer(queue, 'review', REVIEW_CONCURRENCY, (job) => this.processor.handle(job)),
      new JobConsumer(queue, 'sweep', 1, (job) => {
        this.#waitForSweep();
        return this.processor.handle(job);
      }),
      // One at a time: the others wait in the database as well as here.
      new JobConsumer(queue, 'import', 1, (job) => this.processor.handle(job)),
    ];
    // Last, because whoever waits for the worker waits for these figures.
    await this.metrics.serve(this.config.metricsHost, this.config.metricsPort);
    this.logger.info({ queue: queue.redisUrl === undefined ? 'postgresql' : 'redis' }, 'the worker is ready');
  }

  /** Jobs that run finish; nothing new begins. */
  async beforeApplicationShutdown(): Promise<void> {
    this.#stopping = true;
    clearTimeout(this.#patience);
    await Promise.all([
      ...this.#consumers.map((consumer) => consumer.close()),
      this.sweep.stop(),
      this.imports.stop(),
      this.sealer.stop(),
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
    this.sweep.run().catch((error: unknown) => {
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
