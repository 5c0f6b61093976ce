import { Inject, Injectable } from '@nestjs/common';
import {
  COUNTED_EXACTLY,
  MOST_ERRORS_PER_ANSWER,
  totalOf,
  type ImportKind,
  type ImportList,
  type ImportReport,
  type ImportSummary,
  type ListQuery,
} from '@interstice/contracts';
import { Database, NotFoundError } from '@interstice/server';
import type { Access } from '../access/access.js';

interface ImportRow extends Record<string, unknown> {
  readonly id: string;
  readonly siteId: string;
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly dryRun: boolean;
  readonly status: ImportSummary['status'];
  readonly requestedAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly rows: number | null;
  readonly rowsDone: number;
  readonly created: number;
  readonly unchanged: number;
  readonly failed: number;
  readonly errorCode: string | null;
}

const COLUMNS = `id, site_id AS "siteId", kind, file_name AS "fileName", dry_run AS "dryRun", status,
  requested_at AS "requestedAt", started_at AS "startedAt", finished_at AS "finishedAt", rows,
  rows_done AS "rowsDone", created, unchanged, failed, last_error_code AS "errorCode"`;

/** How imports stand. Errors name places, never values, so that whoever may import may read them. */
@Injectable()
export class ImportReadModel {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** One import with its errors, those after the first `errorsAfter`. */
  report(access: Access, importId: string, errorsAfter: number): Promise<ImportReport> {
    return this.database.asUser(access.context, async (query) => {
      const [row] = await query<ImportRow>(
        `SELECT ${COLUMNS} FROM import WHERE id = $1 AND site_id = ANY ($2)`,
        [importId, access.siteIds],
      );
      if (row === undefined) throw new NotFoundError('import');
      const errors = await query<{ line: number; column: string | null; detail: string }>(
        `SELECT line, column_name AS "column", detail FROM import_error
          WHERE import_id = $1 AND seq > $2 AND site_id = ANY ($3) ORDER BY seq LIMIT $4`,
        [importId, errorsAfter, access.siteIds, MOST_ERRORS_PER_ANSWER],
      );
      // Errors are numbered from one, without gaps.
      const [last] = await query<{ errorsTotal: number }>(
        `SELECT coalesce(max(seq), 0) AS "errorsTotal" FROM import_error
          WHERE import_id = $1 AND site_id = ANY ($2)`,
        [importId, access.siteIds],
      );
      return {
        ...summaryOf(row),
        errors: errors.map(({ line, column, detail }) =>
          column === null ? { line, detail } : { line, column, detail },
        ),
        errorsTotal: last?.errorsTotal ?? 0,
      };
    });
  }

  /** A page of the imports of the person's sites, the latest first. */
  list(access: Access, page: ListQuery): Promise<ImportList> {
    return this.database.asUser(access.context, async (query) => {
      const rows = await query<ImportRow>(
        `SELECT ${COLUMNS} FROM import
          WHERE site_id = ANY ($1)
            AND ($2::uuid IS NULL OR (requested_at, id) < (
              SELECT requested_at, id FROM import WHERE id = $2 AND site_id = ANY ($1)))
          ORDER BY requested_at DESC, id DESC LIMIT $3`,
        [access.siteIds, page.cursor ?? null, page.limit + 1],
      );
      const [count] = await query<{ counted: number }>(
        `SELECT count(*) AS counted FROM (
           SELECT 1 FROM import WHERE site_id = ANY ($1) LIMIT ${COUNTED_EXACTLY + 1}) AS bounded`,
        [access.siteIds],
      );
      const shown = rows.slice(0, page.limit);
      return {
        items: shown.map(summaryOf),
        nextCursor: rows.length > page.limit ? (shown.at(-1)?.id ?? null) : null,
        total: totalOf(count?.counted ?? 0),
      };
    });
  }
}

function summaryOf(row: ImportRow): ImportSummary {
  const { requestedAt, startedAt, finishedAt, rows, errorCode, ...told } = row;
  return {
    id: told.id,
    siteId: told.siteId,
    kind: told.kind,
    fileName: told.fileName,
    dryRun: told.dryRun,
    status: told.status,
    requestedAt: requestedAt.toISOString(),
    ...(startedAt === null ? {} : { startedAt: startedAt.toISOString() }),
    ...(finishedAt === null ? {} : { finishedAt: finishedAt.toISOString() }),
    ...(rows === null ? {} : { rows }),
    rowsDone: told.rowsDone,
    created: told.created,
    unchanged: told.unchanged,
    failed: told.failed,
    ...(errorCode === null ? {} : { errorCode }),
  };
}
