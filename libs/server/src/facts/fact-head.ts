import type { QueryFn } from '../database/database.js';
import { NotFoundError } from '../errors.js';
import { factWithdrawn } from './fact-errors.js';
import type { RecordedFactKind } from './fact-input.js';
import { FACT_TABLES, FACT_VALUE_COLUMNS } from './fact-tables.js';

/** The latest version of a fact, with what it says as the columns of its table. */
export interface FactHead {
  readonly lineageId: string;
  readonly id: string;
  readonly withdrawnAt: Date | null;
  readonly contentDigest: string;
  readonly sourceKey: string | null;
  readonly values: Readonly<Record<string, unknown>>;
}

/** What a fact says as one JSON object, for SQL. */
export function valuesOf(kind: RecordedFactKind, row: string): string {
  return `json_build_object(${FACT_VALUE_COLUMNS[kind].map((column) => `'${column}', ${row}.${column}`).join(', ')})`;
}

/** @throws NotFoundError when the patient has no such fact */
export async function findHead(
  query: QueryFn,
  patientId: string,
  kind: RecordedFactKind,
  lineageId: string,
): Promise<FactHead> {
  const [head] = await query<FactHead & Record<string, unknown>>(
    `SELECT lineage_id AS "lineageId", id, withdrawn_at AS "withdrawnAt", content_digest AS "contentDigest",
            source_key AS "sourceKey", ${valuesOf(kind, 'head')} AS "values"
       FROM ${FACT_TABLES[kind]} AS head
      WHERE patient_id = $1 AND lineage_id = $2 AND superseded_at IS NULL`,
    [patientId, lineageId],
  );
  if (head === undefined) throw new NotFoundError(kind);
  return head;
}

/** @throws ConflictError `fact-withdrawn` */
export async function refuseWithdrawn(query: QueryFn, patientId: string, head: FactHead): Promise<void> {
  if (head.withdrawnAt === null) return;
  throw factWithdrawn((await findMoveAway(query, patientId, head.lineageId)) !== undefined);
}

/** Where a fact was moved to, if it was. */
export async function findMoveAway(
  query: QueryFn,
  patientId: string,
  lineageId: string,
): Promise<{ readonly toPatientId: string; readonly toLineageId: string } | undefined> {
  const [move] = await query<{ toPatientId: string; toLineageId: string }>(
    `SELECT other_patient_id AS "toPatientId", other_lineage_id AS "toLineageId"
       FROM fact_action WHERE patient_id = $1 AND lineage_id = $2 AND kind = 'moved-away'`,
    [patientId, lineageId],
  );
  return move;
}
