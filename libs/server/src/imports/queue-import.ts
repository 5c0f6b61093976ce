import { createHash } from 'node:crypto';
import { MOST_IMPORT_BYTES, type ImportKind } from '@interstice/contracts';
import { recordAudit } from '../audit/record-audit.js';
import type { QueryFn } from '../database/database.js';
import { ForbiddenError, KnownError, ValidationFailedError } from '../errors.js';
import type { RecordingContext } from '../facts/fact-input.js';
import { newId } from '../new-id.js';
import { mayImport } from './import-lease.js';

const PART_BYTES = 1024 * 1024;

/** A file as it is handed in. */
export interface HandedInFile {
  readonly siteId: string;
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  /** Only check it; nothing is kept. */
  readonly dryRun: boolean;
}

/** The file is larger than any that is taken. */
export class FileTooLargeError extends KnownError {
  constructor() {
    super({
      code: 'file-too-large',
      status: 413,
      title: 'Too large',
      detail: `A file may have at most ${MOST_IMPORT_BYTES / PART_BYTES} MiB. Please hand it in as several.`,
    });
  }
}

/**
 * Takes a file in, in the caller's transaction, so that it is there whole or not at all; from then on the database owes the
 * import. Bytes that come slowly are gathered before, not while the transaction is open.
 *
 * @throws ForbiddenError when the person may not import this kind at the site
 * @throws FileTooLargeError
 * @throws ValidationFailedError for an empty file
 */
export async function queueImport(
  query: QueryFn,
  file: HandedInFile,
  context: RecordingContext & { readonly userId: string },
): Promise<{ readonly importId: string }> {
  const { siteId, kind, fileName, dryRun } = file;
  const { now, userId, requestId } = context;
  if (!(await mayImport(query, userId, siteId, kind))) {
    throw new ForbiddenError('Your role does not allow importing files of this kind.');
  }
  const { parts, bytes, sha256 } = await gather(file.bytes);
  if (bytes === 0)
    throw new ValidationFailedError([{ pointer: '/file', detail: 'expected a file that is not empty' }]);

  const importId = newId(now);
  await query(
    `INSERT INTO import (id, site_id, kind, file_name, file_bytes, file_sha256, dry_run, requested_by, requested_at,
                         next_attempt_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, to_timestamp(0))`,
    [importId, siteId, kind, fileName, bytes, sha256, dryRun, userId, now],
  );
  for (const [part, content] of parts.entries()) {
    await query(`INSERT INTO import_part (import_id, part, site_id, bytes) VALUES ($1, $2, $3, $4)`, [
      importId,
      part,
      siteId,
      content,
    ]);
  }
  await recordAudit(
    query,
    {
      action: 'import.queued',
      siteId,
      patientId: null,
      userId,
      requestId,
      entityKind: 'import',
      entityId: importId,
      at: now,
    },
    { kind, fileName, bytes, sha256, dryRun },
  );
  return { importId };
}

/** The parts of at most 1 MiB in which a file is kept. */
async function gather(
  source: HandedInFile['bytes'],
): Promise<{ readonly parts: Buffer[]; readonly bytes: number; readonly sha256: string }> {
  const hash = createHash('sha256');
  const parts: Buffer[] = [];
  let open: Uint8Array[] = [];
  let openBytes = 0;
  let bytes = 0;
  const close = () => {
    if (openBytes > 0) parts.push(Buffer.concat(open));
    open = [];
    openBytes = 0;
  };
  for await (const chunk of source) {
    bytes += chunk.length;
    if (bytes > MOST_IMPORT_BYTES) throw new FileTooLargeError();
    hash.update(chunk);
    for (let start = 0; start < chunk.length;) {
      const piece = chunk.subarray(start, start + PART_BYTES - openBytes);
      open.push(piece);
      openBytes += piece.length;
      start += piece.length;
      if (openBytes === PART_BYTES) close();
    }
  }
  close();
  return { parts, bytes, sha256: hash.digest('hex') };
}
