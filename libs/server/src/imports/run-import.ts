import { setImmediate as otherWork, setTimeout as delay } from 'node:timers/promises';
import { MOST_IMPORT_ROWS } from '@interstice/contracts';
import type { Clock } from '../clock.js';
import { sqlState } from '../database/database-errors.js';
import type { Database, QueryFn, UserContext } from '../database/database.js';
import { ServiceBusyError } from '../database/service-busy-error.js';
import { NotFoundError } from '../errors.js';
import type { Logger } from '../logging/logger.js';
import { DryRunMemory } from './dry-run-memory.js';
import { readHeader, type ImportHeader } from './import-header.js';
import { claimImport, holdImport, LeaseLostError, mayImport, type ClaimedImport } from './import-lease.js';
import { ImportRefusedError, refusedFile } from './import-problem.js';
import {
  finishImport,
  noteProgress,
  readOutcome,
  releaseImport,
  requestIdOf,
  type ImportOutcome,
} from './import-progress.js';
import { parseRow, type ParsedRow, type RefusedRow } from './parse-row.js';
import { readRows } from './read-rows.js';
import { readImportSite, type ImportSite } from './import-site.js';
import { writeBatch } from './write-batch.js';

/** Rows in one transaction: its patients wait for no longer than that takes. */
const BATCH_ROWS = 500;
/** Rows that are read before the process looks after anything else: the batch that is being written, first of all. */
const ROWS_AT_A_STRETCH = 20;
/** Clinic's choice: attempts without any progress after which an import is given up. */
const MOST_ATTEMPTS = 8;
const BACKOFF_SECONDS = 10;
/** Within an attempt, how often a batch is tried that met a busy database or a patient whom somebody held. */
const MOST_TRIES = 5;
const FIRST_WAIT_MS = 100;

export interface RunImportOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  /** Told after the file was read through and after every batch. */
  readonly onProgress?: (outcome: ImportOutcome) => void;
  /** Ends the run after the batch that is being written; the rest stays owed. */
  readonly signal?: AbortSignal;
  /** Waits for the turn of this run among others of the process: each transaction that writes takes one. */
  readonly inTurn?: <Result>(work: () => Promise<Result>) => Promise<Result>;
  /** Who handed it in and where; needed only where the process cannot ask as the worker. */
  readonly requester?: { readonly userId: string; readonly siteId: string };
}

/**
 * Runs an import that is owed, or goes on with one that was interrupted, as the app role in the name of whoever handed it
 * in, at the one site. What is wrong with the file or with a row becomes an error of the import; what is wrong with the
 * database or with us ends the attempt, and the import stays owed until it has failed too often.
 *
 * Only one process at a time writes: it holds a lease, and every batch is written together with the progress under the
 * token of that lease.
 *
 * @returns how the import stands afterwards, whoever has run it
 */
export async function runImport(
  gateways: Database,
  importId: string,
  options: RunImportOptions,
): Promise<ImportOutcome> {
  const { userId, siteId } = options.requester ?? (await findRequester(gateways, importId));
  const user = { userId, siteIds: [siteId], requestId: requestIdOf(importId) };
  const claimed = await gateways.asUser(user, (query) => claimImport(query, importId, options.clock.now()));
  if (claimed !== undefined) await new ImportRun(gateways, user, claimed, options).run();
  const outcome = await gateways.asUser(user, (query) => readOutcome(query, importId));
  if (outcome === undefined) throw new NotFoundError('import');
  return outcome;
}

async function findRequester(
  gateways: Database,
  importId: string,
): Promise<{ readonly userId: string; readonly siteId: string }> {
  const [row] = await gateways.asWorker((query) =>
    query<{ userId: string; siteId: string }>(
      `SELECT requested_by AS "userId", site_id AS "siteId" FROM import WHERE id = $1`,
      [importId],
    ),
  );
  if (row === undefined) throw new NotFoundError('import');
  return row;
}

class ImportRun {
  /** Rows that are written, by our own count; the database's count has to agree. */
  #rowsDone: number;
  readonly #memory: DryRunMemory | undefined;

  constructor(
    private readonly gateways: Database,
    private readonly user: UserContext,
    private readonly claimed: ClaimedImport,
    private readonly options: RunImportOptions,
  ) {
    this.#rowsDone = claimed.rowsDone;
    this.#memory = claimed.dryRun ? new DryRunMemory() : undefined;
  }

  async run(): Promise<void> {
    const { claimed } = this;
    try {
      if (claimed.attempts > MOST_ATTEMPTS) {
        throw refusedFile('given-up', 1, 'the import was interrupted too often without getting on');
      }
      const site = await this.#inBatch((query) => this.#openSite(query));
      if (claimed.rows === null) await this.#readThrough(site);
      if (await this.#writeRows(site)) {
        await this.#finish({ status: 'completed' });
      } else {
        await this.#release({ at: this.options.clock.now() });
      }
    } catch (error) {
      await this.#end(error).catch(this.#leave);
    }
  }

  /** Whoever holds the lease now goes on; this process has written nothing since it lost it. */
  readonly #leave = (error: unknown): void => {
    if (!(error instanceof LeaseLostError)) throw error;
    const { importId } = this.claimed;
    this.options.logger.warn({ importId }, 'an import was taken over by another process');
  };

  /** What went wrong decides whether the import is over. */
  async #end(error: unknown): Promise<void> {
    const { clock, logger } = this.options;
    const { importId } = this.claimed;
    // An attempt that got on is the first of a new count.
    const attempts = this.#rowsDone > this.claimed.rowsDone ? 1 : this.claimed.attempts;
    if (error instanceof LeaseLostError) throw error;
    if (error instanceof ImportRefusedError) {
      await this.#finish({ status: 'failed', code: error.code, problems: error.problems });
      return;
    }
    const errorCode = errorCodeOf(error);
    logger.error({ err: error, importId, attempts }, 'an attempt at an import failed');
    if (attempts >= MOST_ATTEMPTS) {
      const detail = 'the import could not be carried out; the people who run this service find it by its id';
      await this.#finish({ status: 'failed', code: errorCode, problems: [{ line: 1, detail }] });
    } else {
      const wait = BACKOFF_SECONDS * 1000 * 2 ** (attempts - 1);
      await this.#release({ at: new Date(clock.now().getTime() + wait), errorCode });
    }
  }

  async #openSite(query: QueryFn): Promise<ImportSite> {
    await this.#requirePermission(query);
    return readImportSite(query, this.claimed.siteId);
  }

  /** Asked with every batch: an import takes a while, and an account may be closed meanwhile. */
  async #requirePermission(query: QueryFn): Promise<void> {
    const { requestedBy, siteId, kind } = this.claimed;
    if (!(await mayImport(query, requestedBy, siteId, kind))) {
      throw refusedFile('forbidden', 1, 'whoever handed the file in may no longer import it');
    }
  }

  /** Before anything is written, the whole file has to be readable. */
  async #readThrough({ requiresIdentity }: ImportSite): Promise<void> {
    let header: ImportHeader | undefined;
    let rows = 0;
    for await (const row of readRows(this.#parts())) {
      if (header === undefined) header = readHeader(this.claimed.kind, row, requiresIdentity);
      else rows += 1;
      if (rows > MOST_IMPORT_ROWS) {
        const detail = `expected at most ${MOST_IMPORT_ROWS} rows: please hand it in as several files`;
        throw refusedFile('too-many-rows', row.line, detail);
      }
    }
    if (header === undefined) readHeader(this.claimed.kind, undefined, requiresIdentity);
    await this.#inBatch(async (query) => {
      await query(`UPDATE import SET rows = $2 WHERE id = $1`, [this.claimed.importId, rows]);
    });
    await this.#tell();
  }

  /** @returns false when it was asked to stop before the end */
  async #writeRows(site: ImportSite): Promise<boolean> {
    let header: ImportHeader | undefined;
    let batch: (ParsedRow | RefusedRow)[] = [];
    let seen = 0;
    // A dry run has stored nothing, so it goes through the rows that are done again to know what they would have stored.
    const from = this.claimed.dryRun ? 0 : this.#rowsDone;
    // The next rows are read while the last ones are written.
    let writing = Promise.resolve();
    try {
      for await (const row of readRows(this.#parts())) {
        if (header === undefined) {
          header = readHeader(this.claimed.kind, row, site.requiresIdentity);
          continue;
        }
        seen += 1;
        if (seen <= from) continue;
        batch.push(parseRow(header, row));
        if (batch.length % ROWS_AT_A_STRETCH === 0) await otherWork();
        if (batch.length < BATCH_ROWS) continue;
        await writing;
        if (this.options.signal?.aborted === true) return false;
        writing = this.#write(batch, seen, site);
        writing.catch(() => undefined); // told where it is waited for
        batch = [];
      }
      await writing;
      if (this.options.signal?.aborted === true && batch.length > 0) return false;
      if (batch.length > 0) await this.#write(batch, seen, site);
      return true;
    } finally {
      await writing.catch(() => undefined); // no batch outlives its run
    }
  }

  async #write(batch: readonly (ParsedRow | RefusedRow)[], seen: number, site: ImportSite): Promise<void> {
    const { clock } = this.options;
    const { userId, requestId } = this.user;
    const done = await this.#inBatch(async (query) => {
      await this.#requirePermission(query);
      const now = clock.now();
      const today = clock.today(site.timeZone);
      const context = { ...site, userId, requestId, source: 'import', now, today } as const;
      this.#memory?.begin();
      if (this.#memory !== undefined) await query('SAVEPOINT dry_run');
      const outcomes = await writeBatch(query, batch, context, this.#memory);
      if (this.#memory !== undefined) await query('ROLLBACK TO SAVEPOINT dry_run');
      // Of a dry run that goes on, those rows that were not told of before.
      const isNew = outcomes.slice(Math.max(0, this.#rowsDone - (seen - batch.length)));
      if (isNew.length > 0) await noteProgress(query, this.claimed, isNew);
      return isNew.length;
    });
    this.#memory?.keep();
    this.#rowsDone += done;
    await this.#tell();
  }

  /** One transaction under the lease, in turn; tried again, in turn, while the database is busy or a patient held. */
  async #inBatch<Result>(work: (query: QueryFn) => Promise<Result>): Promise<Result> {
    const inTurn = this.options.inTurn ?? ((attempt) => attempt());
    for (let tries = 1; ; tries += 1) {
      try {
        return await inTurn(() =>
          this.gateways.asUser(this.user, async (query) => {
            await holdImport(query, this.claimed, this.#rowsDone, this.options.clock.now());
            return work(query);
          }),
        );
      } catch (error) {
        const isOver = tries === MOST_TRIES || this.options.signal?.aborted === true;
        if (!(error instanceof ServiceBusyError) || isOver) throw error;
        await delay(FIRST_WAIT_MS * 2 ** tries);
      }
    }
  }

  #finish(end: Parameters<typeof finishImport>[2]): Promise<void> {
    return this.#inBatch((query) => finishImport(query, this.claimed, end, this.options.clock.now()));
  }

  #release(next: Parameters<typeof releaseImport>[2]): Promise<void> {
    return this.#inBatch((query) => releaseImport(query, this.claimed, next));
  }

  async #tell(): Promise<void> {
    const { onProgress } = this.options;
    if (onProgress === undefined) return;
    const outcome = await this.gateways.asUser(this.user, (query) =>
      readOutcome(query, this.claimed.importId),
    );
    if (outcome !== undefined) onProgress(outcome);
  }

  async *#parts(): AsyncGenerator<Buffer, void> {
    for (let part = 0; ; part += 1) {
      const [row] = await this.gateways.asUser(this.user, (query) =>
        query<{ bytes: Buffer }>(`SELECT bytes FROM import_part WHERE import_id = $1 AND part = $2`, [
          this.claimed.importId,
          part,
        ]),
      );
      if (row === undefined) return;
      yield row.bytes;
    }
  }
}

/** A stable word, never a text: a text may quote the file. */
function errorCodeOf(error: unknown): string {
  const state = sqlState(error);
  if (state !== undefined) return `sql-${state.toLowerCase()}`;
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  return typeof code === 'string' && /^[a-z0-9-]{1,60}$/.test(code) ? code : 'unexpected';
}
