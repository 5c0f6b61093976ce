import {
  findOwedImports,
  runImport,
  type Clock,
  type Database,
  type Logger,
  type Metrics,
} from '@interstice/server';

/** What one sweep takes up; the rest is found by the next. */
const MOST_PER_SWEEP = 20;

/**
 * Runs imports one after the other, however many ask for it, so that reviews always get their turn. The database holds the
 * debt: an import that is asked for twice, here or elsewhere, is run once.
 */
export class ImportRunner {
  readonly #waiting = new Map<string, Promise<void>>();
  #last: Promise<unknown> = Promise.resolve();
  readonly #stopping = new AbortController();
  readonly #listeners: (() => void)[] = [];
  readonly #rows;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly logger: Logger,
    metrics: Metrics,
  ) {
    this.#rows = metrics.counter('interstice_import_rows_total', 'Rows of files by what became of them', [
      'outcome',
    ]);
  }

  /** Is told whenever an import has ended: there may be records to be reviewed. */
  onWritten(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** Resolves when the import was run as far as it could be. */
  run(importId: string): Promise<void> {
    const known = this.#waiting.get(importId);
    if (known !== undefined) return known;
    const turn = this.#last
      .catch(() => undefined)
      .then(() => this.#run(importId))
      .finally(() => this.#waiting.delete(importId));
    this.#waiting.set(importId, turn);
    this.#last = turn;
    return turn;
  }

  /** Begins what is owed and nobody runs; resolves when it is known, not when it is done. */
  async takeUpOwed(): Promise<void> {
    const owed = await this.database.asWorker((query) =>
      findOwedImports(query, this.clock.now(), MOST_PER_SWEEP),
    );
    for (const importId of owed) {
      this.run(importId).catch((error: unknown) => {
        this.logger.error({ err: error, importId }, 'an import failed; it stays owed');
      });
    }
  }

  /** Ends after the batch that is being written; the import stays owed. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#last.catch(() => undefined);
  }

  async #run(importId: string): Promise<void> {
    const { signal } = this.#stopping;
    if (signal.aborted) return;
    const { clock, logger } = this;
    const outcome = await runImport(this.database, importId, { clock, logger, signal });
    const { status, created, unchanged, failed } = outcome;
    logger.info({ importId, ...outcome }, 'an import was run');
    if (status === 'completed' || status === 'failed') {
      for (const [name, count] of Object.entries({ created, unchanged, failed })) {
        this.#rows.inc({ outcome: name }, count);
      }
    }
    if (created > 0) for (const tell of this.#listeners) tell();
  }
}
