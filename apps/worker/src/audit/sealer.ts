import { sealAudit, type Clock, type Database, type Logger, type Metrics } from '@interstice/server';

const EVERY_MS = 2_000;
const BATCH = 1_000;

/**
 * Chains the audit events at most two seconds behind. Nothing is lost when it stops: the tail stays unsealed until any
 * worker's sealer comes along, and only one of them works at a time.
 */
export class Sealer {
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  #stopped = false;
  readonly #sealed;
  readonly #failures;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly logger: Logger,
    metrics: Metrics,
  ) {
    this.#sealed = metrics.counter('interstice_audit_events_sealed_total', 'Audit events that were chained');
    this.#failures = metrics.counter(
      'interstice_audit_seal_failures_total',
      'Batches that could not be chained',
    );
  }

  start(): void {
    this.#timer = setTimeout(() => {
      this.#running = this.#sealAll().then(() => {
        if (!this.#stopped) this.start();
      });
    }, EVERY_MS);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  async #sealAll(): Promise<void> {
    try {
      for (let count = BATCH; count === BATCH && !this.#stopped;) {
        count = await this.database.asWorker((query) => sealAudit(query, this.clock.now(), BATCH));
        this.#sealed.inc(count);
      }
    } catch (error) {
      this.#failures.inc();
      this.logger.error({ err: error }, 'audit events could not be sealed; the next batch will try again');
    }
  }
}
