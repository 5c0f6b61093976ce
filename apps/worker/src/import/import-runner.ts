import {
  findOwedImports,
  runImport,
  type Clock,
  type Database,
  type Logger,
  type Metrics,
} from '@interstice/server';
import { Turns } from './turns.js';

/** What one sweep takes up; the rest is found by the next. */
const MOST_PER_SWEEP = 20;
/** Clinic's choice: files that are open at a time. A dry run remembers all that it would have stored. */
export const IMPORTS_AT_A_TIME = 3;

/**
 * Runs a few imports at a time, however many ask for it. They write in turn, one batch each, so that together they take no
 * more from reviews than one would, and a short file does not wait for a long one. The database holds the debt: an import
 * that is asked for twice, here or elsewhere, is run once.
 */
export class ImportRunner {
  readonly #waiting = new Map<string, Promise<void>>();
  readonly #turns = new Turns();
  #open = 0;
  readonly #next: (() => void)[] = [];
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
    const run = this.#whenOpen(() => this.#run(importId)).finally(() => this.#waiting.delete(importId));
    this.#waiting.set(importId, run);
    return run;
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
    await Promise.allSettled(this.#waiting.values());
  }

  /** In the order of asking, as soon as one of the open files is done. */
  async #whenOpen(work: () => Promise<void>): Promise<void> {
    if (this.#open < IMPORTS_AT_A_TIME) this.#open += 1;
    else await new Promise<void>((begin) => this.#next.push(begin));
    try {
      await work();
    } finally {
      const begin = this.#next.shift();
      if (begin === undefined) this.#open -= 1;
      else begin();
    }
  }

  async #run(importId: string): Promise<void> {
    const { signal } = this.#stopping;
    if (signal.aborted) return;
    const { clock, logger } = this;
    const outcome = await runImport(this.database, importId, {
      clock,
      logger,
      signal,
      inTurn: this.#turns.take,
    });
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
