import type {
  BeforeApplicationShutdown,
  OnApplicationBootstrap,
  OnApplicationShutdown,
} from '@nestjs/common';
import {
  consumeJobs,
  JobProducer,
  type JobConsumer,
  type Logger,
  type Metrics,
  type QueueOptions,
  type WorkerConfig,
} from '@interstice/server';
import type { Sealer } from './audit/sealer.js';
import type { ReviewProcessor } from './review/review.processor.js';
import type { SweepService } from './sweep/sweep.service.js';

/** Reviews at a time. Each holds a connection of the ten for moments only, so hints overtake each other rarely. */
const REVIEW_CONCURRENCY = 4;

/** Starts what the worker does and, at the end, lets what runs finish before the database goes. */
export class WorkerRuntime
  implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown
{
  #consumers: JobConsumer[] = [];
  #producer: JobProducer | undefined;

  constructor(
    private readonly config: WorkerConfig,
    private readonly processor: ReviewProcessor,
    private readonly sweep: SweepService,
    private readonly sealer: Sealer,
    private readonly metrics: Metrics,
    private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.sealer.start();
    // What was owed when everything stopped does not wait for the queue, nor for the first minute.
    this.sweep.run().catch((error: unknown) => {
      this.logger.error({ err: error }, 'the first sweep failed; the next one comes within its interval');
    });
    const queue: QueueOptions = {
      redisUrl: this.config.redisUrl,
      databaseUrl: this.config.workerDatabaseUrl,
      prefix: this.config.queuePrefix,
      onError: (error) => this.logger.warn({ err: error }, 'the queue reported an error'),
    };
    const handle = this.processor.handle.bind(this.processor);
    this.#producer = new JobProducer(queue);
    this.#consumers = [
      await consumeJobs(queue, 'review', REVIEW_CONCURRENCY, handle),
      await consumeJobs(queue, 'sweep', 1, handle),
    ];
    await this.#producer.schedule('sweep', {}, this.config.sweepSeconds);
    // Last, because whoever waits for the worker waits for these figures.
    await this.metrics.serve(this.config.metricsHost, this.config.metricsPort);
    this.logger.info({ queue: queue.redisUrl === undefined ? 'postgresql' : 'redis' }, 'the worker is ready');
  }

  /** Jobs that run finish; nothing new begins. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all([
      ...this.#consumers.map((consumer) => consumer.close()),
      this.sweep.stop(),
      this.sealer.stop(),
    ]);
    await this.#producer?.close();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.metrics.close();
    this.logger.info('the worker has stopped');
  }
}
