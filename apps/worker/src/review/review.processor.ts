import { JOB_PAYLOADS, type JobName, type JobPayload } from '@interstice/contracts';
import { UnrecoverableError, type Logger, type Metrics } from '@interstice/server';
import type { ImportRunner } from '../import/import-runner.js';
import type { SweepService } from '../sweep/sweep.service.js';
import { errorCodeOf } from './error-code.js';
import type { HintedReviews } from './hinted-reviews.js';

type Handler = (data: unknown) => Promise<void>;

/** Turns jobs into calls. A job without a handler does not compile. */
export class ReviewProcessor {
  readonly #handlers: Record<JobName, Handler>;
  readonly #seconds;

  constructor(
    hinted: Pick<HintedReviews, 'review'>,
    sweep: Pick<SweepService, 'run'>,
    imports: Pick<ImportRunner, 'run'>,
    private readonly logger: Logger,
    metrics: Metrics,
  ) {
    this.#seconds = metrics.histogram(
      'interstice_job_seconds',
      'Time that a job took',
      [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 60],
      ['job', 'outcome'],
    );
    this.#handlers = {
      'review-hints': async (data) => {
        await hinted.review(payload('review-hints', data).patientIds);
      },
      'review-hint': async (data) => {
        await hinted.review([payload('review-hint', data).patientId]);
      },
      sweep: async (data) => {
        payload('sweep', data);
        await sweep.run();
      },
      import: async (data) => {
        const { importId } = payload('import', data);
        await imports.run(importId);
      },
    } satisfies Record<JobName, Handler>;
  }

  async handle(job: { readonly name: string; readonly data: unknown }): Promise<void> {
    const name = jobNameOf(job.name);
    const stop = this.#seconds.startTimer({ job: name });
    try {
      await this.#handlers[name](job.data);
      stop({ outcome: 'done' });
    } catch (error) {
      stop({ outcome: 'failed' });
      this.logger.error({ err: error, job: name }, 'a job failed; what it was for stays owed');
      // The queue keeps what it is told, and an error of a driver may quote the record: it is told the code alone.
      if (error instanceof UnrecoverableError) throw error;
      throw new Error(errorCodeOf(error));
    }
  }
}

function jobNameOf(name: string): JobName {
  if (Object.hasOwn(JOB_PAYLOADS, name)) return name as JobName;
  throw new UnrecoverableError('There is no such job.');
}

/** A payload that does not parse never will. */
function payload<Name extends JobName>(name: Name, data: unknown) {
  const parsed = JOB_PAYLOADS[name].safeParse(data);
  if (!parsed.success) throw new UnrecoverableError('The payload of the job cannot be read.');
  return parsed.data as JobPayload<Name>;
}
