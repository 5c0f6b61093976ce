import { recordAudit } from '../audit/record-audit.js';
import type { QueryFn } from '../database/database.js';
import type { RowOutcome } from './apply-rows.js';
import type { ClaimedImport } from './import-lease.js';
import type { ImportProblem } from './import-problem.js';
import { insertRows } from './insert-rows.js';

/** Clinic's choice: what is wrong beyond so many problems is counted, not listed. */
export const MOST_PROBLEMS_KEPT = 10_000;

const NO_MORE_KEPT =
  'from here on refused rows are counted and no longer listed: mend those above and hand the file in again';

/** How an import stands: `queued` means that it goes on later, `running` that somebody has it. */
export interface ImportOutcome {
  readonly status: 'queued' | 'running' | 'completed' | 'failed';
  /** Rows of the file; null while nobody has read it through. */
  readonly rows: number | null;
  readonly rowsDone: number;
  readonly created: number;
  readonly unchanged: number;
  readonly failed: number;
  /** Why the last attempt, or the import as a whole, failed. */
  readonly errorCode: string | null;
}

export async function readOutcome(query: QueryFn, importId: string): Promise<ImportOutcome | undefined> {
  const [row] = await query<ImportOutcome & Record<string, unknown>>(
    `SELECT status, rows, rows_done AS "rowsDone", created, unchanged, failed, last_error_code AS "errorCode"
       FROM import WHERE id = $1`,
    [importId],
  );
  return row;
}

/** Adds what became of rows, in the transaction that wrote them. Progress ends the counting of attempts. */
export async function noteProgress(
  query: QueryFn,
  { importId, siteId }: ClaimedImport,
  outcomes: readonly RowOutcome[],
): Promise<void> {
  const count = (wanted: RowOutcome['outcome']) =>
    outcomes.filter(({ outcome }) => outcome === wanted).length;
  await query(
    `UPDATE import SET rows_done = rows_done + $2, created = created + $3, unchanged = unchanged + $4,
            failed = failed + $5, attempts = 0, last_error_code = NULL
      WHERE id = $1`,
    [importId, outcomes.length, count('created'), count('unchanged'), count('failed')],
  );
  await noteProblems(
    query,
    importId,
    siteId,
    outcomes.flatMap((it) => (it.outcome === 'failed' ? it.problems : [])),
  );
}

async function noteProblems(
  query: QueryFn,
  importId: string,
  siteId: string,
  problems: readonly ImportProblem[],
): Promise<void> {
  if (problems.length === 0) return;
  const [last] = await query<{ seq: number }>(
    `SELECT coalesce(max(seq), 0) AS seq FROM import_error WHERE import_id = $1`,
    [importId],
  );
  const seq = last?.seq ?? 0;
  const kept = problems.slice(0, Math.max(0, MOST_PROBLEMS_KEPT - 1 - seq));
  const left = problems[kept.length];
  if (left !== undefined && seq < MOST_PROBLEMS_KEPT) kept.push({ line: left.line, detail: NO_MORE_KEPT });
  await insertRows(
    query,
    'import_error',
    kept.map(({ line, column, detail }, index) => ({
      seq: seq + index + 1,
      line,
      column_name: column ?? null,
      detail,
    })),
    { import_id: importId, site_id: siteId },
  );
}

/** Ends an import for good; the file goes. */
export async function finishImport(
  query: QueryFn,
  claimed: ClaimedImport,
  end:
    | { readonly status: 'completed' }
    | { readonly status: 'failed'; readonly code: string; readonly problems: readonly ImportProblem[] },
  now: Date,
): Promise<void> {
  const { importId, siteId, kind, dryRun, requestedBy } = claimed;
  await query(
    `UPDATE import SET status = $2, finished_at = $3, lease_token = NULL, leased_until = NULL, last_error_code = $4
      WHERE id = $1`,
    [importId, end.status, now, end.status === 'failed' ? end.code : null],
  );
  if (end.status === 'failed') await noteProblems(query, importId, siteId, end.problems);
  await query(`DELETE FROM import_part WHERE import_id = $1`, [importId]);
  await recordAudit(
    query,
    {
      action: `import.${end.status}`,
      siteId,
      patientId: null,
      userId: requestedBy,
      requestId: requestIdOf(importId),
      entityKind: 'import',
      entityId: importId,
      at: now,
    },
    { kind, dryRun, ...(await readOutcome(query, importId)) },
  );
}

/** Gives an import back: it goes on after `at`, in whichever process finds it. */
export async function releaseImport(
  query: QueryFn,
  { importId }: ClaimedImport,
  next: { readonly at: Date; readonly errorCode?: string },
): Promise<void> {
  const isFailure = next.errorCode !== undefined;
  await query(
    `UPDATE import SET status = 'queued', lease_token = NULL, leased_until = NULL, next_attempt_at = $2,
            attempts = greatest(attempts - $3, 0), last_error_code = coalesce($4, last_error_code)
      WHERE id = $1`,
    [importId, next.at, isFailure ? 0 : 1, next.errorCode ?? null],
  );
}

/** Under this name everything that an import writes is found in the audit trail. */
export function requestIdOf(importId: string): string {
  return `import:${importId}`;
}
