import { Module, type DynamicModule } from '@nestjs/common';
import { review } from '@interstice/guideline';
import {
  Clock,
  createClock,
  Database,
  DatabaseModule,
  Metrics,
  resolveRuleSetSeq,
  type Logger,
  type WorkerConfig,
} from '@interstice/server';
import { Sealer } from './audit/sealer.js';
import { ImportRunner } from './import/import-runner.js';
import { countReviews, countUnjudged } from './review/count-reviews.js';
import { HintedReviews } from './review/hinted-reviews.js';
import { ReviewProcessor } from './review/review.processor.js';
import { ReviewService } from './review/review.service.js';
import { SweepService } from './sweep/sweep.service.js';
import { WorkerRuntime } from './worker-runtime.js';

const RULE_SET_SEQ = Symbol('rule set seq');
/** Of the ten of this process: reviews, sweeps and the sealer as the worker, imports as the app. */
const WORKER_CONNECTIONS = 8;
const APP_CONNECTIONS = 2;

/** The worker: everything of the product but its front door. */
@Module({})
export class WorkerModule {
  static forRoot(config: WorkerConfig, logger: Logger): DynamicModule {
    const connections = {
      applicationName: 'interstice-worker',
      onIdleError: (error: Error) => logger.warn({ err: error }, 'an idle connection was lost'),
    };
    return {
      module: WorkerModule,
      imports: [
        DatabaseModule.forRoot({
          worker: { url: config.workerDatabaseUrl, max: WORKER_CONNECTIONS, ...connections },
          // What people hand in is written as they would write it: in their name, at their site.
          app: { url: config.databaseUrl, max: APP_CONNECTIONS, ...connections },
        }),
      ],
      providers: [
        { provide: Clock, useFactory: () => createClock(config) },
        { provide: Metrics, useFactory: () => new Metrics('worker') },
        {
          provide: RULE_SET_SEQ,
          inject: [Database, Clock],
          useFactory: (database: Database, clock: Clock) =>
            database.asWorker((query) => resolveRuleSetSeq(query, clock.now())),
        },
        {
          provide: ReviewService,
          inject: [Database, RULE_SET_SEQ, Metrics],
          useFactory: (database: Database, ruleSetSeq: number, metrics: Metrics) =>
            new ReviewService(
              database,
              logger,
              ruleSetSeq,
              review,
              countReviews(metrics),
              countUnjudged(metrics),
            ),
        },
        {
          provide: ImportRunner,
          inject: [Database, Clock, Metrics],
          useFactory: (database: Database, clock: Clock, metrics: Metrics) =>
            new ImportRunner(database, clock, logger, metrics),
        },
        {
          provide: SweepService,
          inject: [Database, ReviewService, Clock, RULE_SET_SEQ, Metrics, ImportRunner, HintedReviews],
          useFactory: (
            database: Database,
            reviews: ReviewService,
            clock: Clock,
            ruleSetSeq: number,
            metrics: Metrics,
            imports: ImportRunner,
            hinted: HintedReviews,
          ) => new SweepService(database, reviews, clock, logger, ruleSetSeq, metrics, imports, hinted),
        },
        {
          provide: HintedReviews,
          inject: [ReviewService, Clock],
          useFactory: (reviews: ReviewService, clock: Clock) => new HintedReviews(reviews, clock, logger),
        },
        {
          provide: ReviewProcessor,
          inject: [HintedReviews, SweepService, ImportRunner, Metrics],
          useFactory: (hinted: HintedReviews, sweep: SweepService, imports: ImportRunner, metrics: Metrics) =>
            new ReviewProcessor(hinted, sweep, imports, logger, metrics),
        },
        {
          provide: Sealer,
          inject: [Database, Clock, Metrics],
          useFactory: (database: Database, clock: Clock, metrics: Metrics) =>
            new Sealer(database, clock, logger, metrics),
        },
        {
          provide: WorkerRuntime,
          inject: [ReviewProcessor, HintedReviews, SweepService, ImportRunner, Sealer, Metrics],
          useFactory: (
            processor: ReviewProcessor,
            hinted: HintedReviews,
            sweep: SweepService,
            imports: ImportRunner,
            sealer: Sealer,
            metrics: Metrics,
          ) => new WorkerRuntime(config, { processor, hinted, sweep, imports, sealer }, metrics, logger),
        },
      ],
    };
  }
}
