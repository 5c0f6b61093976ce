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
import { ReviewProcessor } from './review/review.processor.js';
import { ReviewService, type ReviewOutcome } from './review/review.service.js';
import { SweepService } from './sweep/sweep.service.js';
import { WorkerRuntime } from './worker-runtime.js';

const RULE_SET_SEQ = Symbol('rule set seq');
const CONNECTIONS = 10;

/** The worker: everything of the product but its front door. */
@Module({})
export class WorkerModule {
  static forRoot(config: WorkerConfig, logger: Logger): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        DatabaseModule.forRoot({
          worker: {
            url: config.workerDatabaseUrl,
            applicationName: 'interstice-worker',
            max: CONNECTIONS,
            onIdleError: (error) => logger.warn({ err: error }, 'an idle connection was lost'),
          },
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
            new ReviewService(database, logger, ruleSetSeq, review, countReviews(metrics)),
        },
        {
          provide: SweepService,
          inject: [Database, ReviewService, Clock, RULE_SET_SEQ, Metrics],
          useFactory: (
            database: Database,
            reviews: ReviewService,
            clock: Clock,
            ruleSetSeq: number,
            metrics: Metrics,
          ) => new SweepService(database, reviews, clock, logger, ruleSetSeq, metrics),
        },
        {
          provide: ReviewProcessor,
          inject: [ReviewService, SweepService, Clock, Metrics],
          useFactory: (reviews: ReviewService, sweep: SweepService, clock: Clock, metrics: Metrics) =>
            new ReviewProcessor(reviews, sweep, clock, logger, metrics),
        },
        {
          provide: Sealer,
          inject: [Database, Clock, Metrics],
          useFactory: (database: Database, clock: Clock, metrics: Metrics) =>
            new Sealer(database, clock, logger, metrics),
        },
        {
          provide: WorkerRuntime,
          inject: [ReviewProcessor, SweepService, Sealer, Metrics],
          useFactory: (processor: ReviewProcessor, sweep: SweepService, sealer: Sealer, metrics: Metrics) =>
            new WorkerRuntime(config, processor, sweep, sealer, metrics, logger),
        },
      ],
    };
  }
}

function countReviews(metrics: Metrics): (outcome: ReviewOutcome) => void {
  const total = metrics.counter('interstice_reviews_total', 'Reviews by what became of them', ['outcome']);
  return ({ reviewed, current, lost, failed }) => {
    for (const [name, count] of Object.entries({ reviewed, current, lost, failed })) {
      total.inc({ outcome: name }, count);
    }
  };
}
