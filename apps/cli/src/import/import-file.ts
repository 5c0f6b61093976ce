import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { importFileName, MOST_IMPORT_BYTES, type ImportKind } from '@interstice/contracts';
import { FileTooLargeError, queueImport, runImport, type ImportOutcome } from '@interstice/server';
import { CommandFailure, EXIT, type ExitCode } from '../exit-code.js';
import { plainFileError } from '../plain-file-error.js';
import { print, ProgressLine, say } from '../terminal.js';
import { withServer, type ServerCommand } from '../with-server.js';
import { findImportingPerson, type ImportingPerson } from './importing-person.js';

export interface ImportOptions {
  readonly site?: string;
  readonly as?: string;
  readonly dryRun?: true;
}

const LOOK_AGAIN_MS = 500;
/** Nobody reads more of them at once; the rest is counted. */
const MOST_ERRORS_TOLD = 1000;

/** `interstice import KIND FILE` */
export function importFile(kind: ImportKind, file: string, options: ImportOptions): Promise<ExitCode> {
  return withServer(options.as === undefined ? ['app', 'worker'] : ['app'], async (command) => {
    const person = await findImportingPerson(command.database, kind, options);
    if (person.isDemo) say(`"${person.siteName}" is a demo clinic: no real patients belong there.`);
    const importId = await queueFile(command, person, kind, file, options.dryRun === true);
    const outcome = await run(command, person, importId);
    await tellRefusedRows(command, person, importId);
    return tell(outcome, importId, options.dryRun === true);
  });
}

function contextOf({ userId, siteId }: ImportingPerson) {
  return { userId, siteIds: [siteId], requestId: 'import' };
}

/** The file is read before the transaction begins: a slow disk must not hold it open. */
async function queueFile(
  { database, clock }: ServerCommand,
  person: ImportingPerson,
  kind: ImportKind,
  file: string,
  dryRun: boolean,
): Promise<string> {
  const chunks = await readWhole(file === '-' ? process.stdin : createReadStream(file));
  const named = importFileName.safeParse(file === '-' ? 'standard input' : basename(file));
  const fileName = named.success ? named.data : 'file';
  const { siteId, userId } = person;
  const { importId } = await database.asUser(contextOf(person), (query) =>
    queueImport(
      query,
      { siteId, kind, fileName, bytes: chunks, dryRun },
      { userId, requestId: 'import', source: 'import', now: clock.now() },
    ),
  );
  return importId;
}

/**
 * Reads on no further than a file may be long, whatever is behind it.
 *
 * @throws FileTooLargeError
 */
async function readWhole(source: Readable): Promise<readonly Uint8Array[]> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of source as AsyncIterable<Uint8Array>) {
      bytes += chunk.length;
      if (bytes > MOST_IMPORT_BYTES) throw new FileTooLargeError();
      chunks.push(chunk);
    }
  } catch (error) {
    throw plainFileError(error);
  }
  return chunks;
}

/** Runs it here. A worker may have been quicker: then it is followed. */
async function run(
  { database, clock, logger, hurry }: ServerCommand,
  requester: ImportingPerson,
  importId: string,
): Promise<ImportOutcome> {
  const progress = new ProgressLine();
  const stop = new AbortController();
  const onInterrupt = () => stop.abort();
  process.once('SIGINT', onInterrupt).once('SIGTERM', onInterrupt);
  const onProgress = ({ rowsDone, rows }: ImportOutcome) =>
    progress.show(`${rowsDone} of ${rows ?? '?'} rows`);
  try {
    for (;;) {
      const outcome = await runImport(database, importId, {
        clock,
        logger,
        requester,
        onProgress,
        signal: stop.signal,
      });
      if (outcome.status === 'completed' || outcome.status === 'failed') return outcome;
      if (stop.signal.aborted) {
        throw new CommandFailure(
          `Stopped after ${outcome.rowsDone} rows. A worker goes on with import ${importId}.`,
        );
      }
      if (outcome.errorCode !== null) {
        throw new CommandFailure(
          `The attempt failed (${outcome.errorCode}) after ${outcome.rowsDone} rows. Import ${importId} stays owed: ` +
            'a worker tries again.',
        );
      }
      onProgress(outcome);
      await pause(LOOK_AGAIN_MS);
    }
  } finally {
    process.off('SIGINT', onInterrupt).off('SIGTERM', onInterrupt);
    progress.end();
    await hurry(); // The reviews of what came in.
  }
}

/** Line by line up to a bound: a file with another layout is refused in every one of its rows. */
async function tellRefusedRows(
  { database }: ServerCommand,
  person: ImportingPerson,
  importId: string,
): Promise<void> {
  const { errors, total } = await database.asUser(contextOf(person), async (query) => {
    const errors = await query<{ line: number; column: string | null; detail: string }>(
      `SELECT line, column_name AS column, detail FROM import_error
        WHERE import_id = $1 ORDER BY seq LIMIT $2`,
      [importId, MOST_ERRORS_TOLD],
    );
    const [count] = await query<{ total: number }>(
      `SELECT count(*) AS total FROM import_error WHERE import_id = $1`,
      [importId],
    );
    return { errors, total: count?.total ?? 0 };
  });
  for (const { line, column, detail } of errors) {
    print(`line ${line}${column === null ? '' : `, ${column}`}: ${detail}`);
  }
  if (total > errors.length) print(`and ${total - errors.length} more`);
}

function tell(outcome: ImportOutcome, importId: string, dryRun: boolean): ExitCode {
  const { status, rows, created, unchanged, failed, errorCode } = outcome;
  const counts = `${rows ?? 0} ${rows === 1 ? 'row' : 'rows'}: ${created} created, ${unchanged} unchanged, ${failed} refused`;
  if (status === 'failed') {
    throw new CommandFailure(
      `The file was refused (${errorCode ?? 'failed'}). ${counts}. Import ${importId}.`,
    );
  }
  print(dryRun ? `dry run, nothing was kept: ${counts}` : counts);
  print(`import ${importId}`);
  return failed === 0 ? EXIT.done : EXIT.remarks;
}
