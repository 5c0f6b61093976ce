import type { ImportKind } from '@interstice/contracts';
import type { TestClinic } from '@interstice/test-support';
import { FixedClock } from '../clock.js';
import type { UserContext } from '../database/database.js';
import { createLogger } from '../logging/logger.js';
import type { ImportOutcome } from './import-progress.js';
import { queueImport } from './queue-import.js';
import { runImport, type RunImportOptions } from './run-import.js';

export const NOW = '2026-03-02T09:00:00Z';
export const silent = createLogger({ logLevel: 'silent', name: 'test' });
export const runOptions: RunImportOptions = { clock: new FixedClock(NOW), logger: silent };

export interface HandedIn {
  readonly dryRun?: boolean;
  readonly user?: UserContext;
}

/** Hands a file in; the text of its rows, or its bytes. */
export async function handIn(
  clinic: TestClinic,
  kind: ImportKind,
  file: string | readonly string[] | Uint8Array,
  { dryRun = false, user = clinic.user }: HandedIn = {},
): Promise<string> {
  const bytes = file instanceof Uint8Array ? file : Buffer.from([file].flat().join('\n'));
  const { importId } = await clinic.gateways.asUser(user, (query) =>
    queueImport(
      query,
      { siteId: clinic.siteId, kind, fileName: `${kind}.csv`, bytes: [bytes], dryRun },
      { userId: user.userId, requestId: 'test', source: 'import', now: new Date(NOW) },
    ),
  );
  return importId;
}

export interface Imported extends ImportOutcome {
  readonly importId: string;
  readonly errors: readonly string[];
}

/** Hands a file in and runs it to its end. */
export async function importFile(
  clinic: TestClinic,
  kind: ImportKind,
  file: string | readonly string[] | Uint8Array,
  handedIn: HandedIn = {},
): Promise<Imported> {
  const importId = await handIn(clinic, kind, file, handedIn);
  const outcome = await runImport(clinic.gateways, importId, runOptions);
  return { importId, ...outcome, errors: await errorsOf(clinic, importId) };
}

/** Errors as `line column: detail`. */
export async function errorsOf(clinic: TestClinic, importId: string): Promise<string[]> {
  const rows = await clinic.gateways.asUser(clinic.user, (query) =>
    query<{ line: number; column: string | null; detail: string }>(
      `SELECT line, column_name AS "column", detail FROM import_error WHERE import_id = $1 ORDER BY seq`,
      [importId],
    ),
  );
  return rows.map(({ line, column, detail }) => `${line}${column === null ? '' : ` ${column}`}: ${detail}`);
}

/** How many rows there are of something at the site. */
export async function countOf(clinic: TestClinic, table: string, where = 'true'): Promise<number> {
  const [row] = await clinic.gateways.asUser(clinic.user, (query) =>
    query<{ count: number }>(`SELECT count(*) AS count FROM ${table} WHERE ${where}`),
  );
  return row?.count ?? 0;
}
