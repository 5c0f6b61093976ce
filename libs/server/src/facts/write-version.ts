import { auditRow } from '../audit/record-audit.js';
import type { QueryFn } from '../database/database.js';
import type { FactColumns } from './fact-columns.js';
import type { RecordedFactKind, RecordingContext } from './fact-input.js';
import { FACT_TABLES, FACT_VALUE_COLUMNS } from './fact-tables.js';
import { nextRevision } from './patient-lock.js';

/** A version of a fact, ready to be written. */
export interface NewVersion {
  readonly kind: RecordedFactKind;
  readonly patientId: string;
  readonly siteId: string;
  readonly id: string;
  readonly lineageId: string;
  readonly supersedes: string | null;
  /** Why it replaces the one before. */
  readonly reason: string | null;
  readonly sourceKey: string | null;
  readonly digest: string;
  readonly columns: FactColumns;
  /** What was done, such as `pft.recorded`. */
  readonly action: string;
  /** What the trail keeps of it, apart from the event. */
  readonly trail: unknown;
}

/** What became of a version that was to be written. */
export interface Written {
  /** The head of the fact that has said the same before; nothing was written then. */
  readonly same: { readonly lineageId: string; readonly id: string } | undefined;
  /** Other values stand under the sender's key; nothing was written then. */
  readonly keyTaken: boolean;
  /** The patient was merged into this one; nothing was written then. */
  readonly mergedInto: string | null;
}

/**
 * Writes a version with everything that belongs to it, in one statement: the record revision, the row, the audit event with
 * its values, the line of the change feed. To be called while the patient is locked.
 *
 * @param recognise - whether a result that is known already is left as it is (B-30): `standing` finds those that stand,
 *   `ever` also those that were withdrawn or moved away since
 */
export async function writeVersion(
  query: QueryFn,
  version: NewVersion,
  recognise: 'standing' | 'ever' | 'no',
  context: RecordingContext,
): Promise<Written> {
  const { kind, patientId, siteId, lineageId } = version;
  const audit = auditRow(
    {
      action: version.action,
      siteId,
      patientId,
      userId: context.userId,
      requestId: context.requestId,
      entityKind: kind,
      entityId: lineageId,
      at: context.now,
    },
    version.trail,
  );
  const [row] = await query<{
    sameLineageId: string | null;
    sameId: string | null;
    keyTaken: boolean;
    mergedInto: string | null;
  }>(
    STATEMENTS[kind],
    [
      patientId,
      siteId,
      version.id,
      lineageId,
      version.supersedes,
      context.now,
      context.userId,
      context.source,
      version.sourceKey,
      version.digest,
      version.reason,
      recognise === 'no' ? null : recognise === 'ever',
      audit.id,
      version.action,
      context.requestId,
      audit.canonical,
      audit.digest,
      audit.salt,
      audit.values,
      ...FACT_VALUE_COLUMNS[kind].map((column) => version.columns[column] ?? null),
    ],
    `write-${kind}`,
  );
  if (row === undefined) throw new Error('The patient was locked and is not there.');
  const { sameLineageId, sameId, keyTaken, mergedInto } = row;
  const same =
    sameLineageId === null || sameId === null ? undefined : { lineageId: sameLineageId, id: sameId };
  return { same, keyTaken, mergedInto };
}

const FIRST_VALUE = 20;

/**
 * $12 is null where nothing is to be recognised, else whether what is withdrawn counts as well. A result is the same as any
 * version of a fact, also as one that it had at the patient from whom it was moved here.
 */
function statementFor(kind: RecordedFactKind): string {
  const table = FACT_TABLES[kind];
  const columns = FACT_VALUE_COLUMNS[kind];
  return `
    WITH same AS (
      SELECT head.lineage_id, head.id
        FROM (SELECT lineage_id FROM ${table} WHERE patient_id = $1 AND content_digest = $10
              UNION
              SELECT lineage_id FROM fact_action
               WHERE patient_id = $1 AND fact_kind = '${kind}' AND kind = 'moved-here' AND $10 = ANY (known_digests)
             ) AS known
        JOIN ${table} AS head
          ON head.patient_id = $1 AND head.lineage_id = known.lineage_id AND head.superseded_at IS NULL
       WHERE $12::boolean OR ($12 IS NOT NULL AND head.withdrawn_at IS NULL)
       ORDER BY head.withdrawn_at NULLS FIRST, head.id
       LIMIT 1
    ), taken AS (
      SELECT FROM ${table}
       WHERE patient_id = $1 AND source_key = $9 AND content_digest <> $10
         AND superseded_at IS NULL AND withdrawn_at IS NULL
    ), merged AS (
      SELECT merged_into FROM patient WHERE id = $1
    ), state AS (
      UPDATE patient_review_state SET ${nextRevision('$6')}
       WHERE patient_id = $1
         AND NOT EXISTS (SELECT FROM same) AND NOT EXISTS (SELECT FROM taken)
         AND (SELECT merged_into FROM merged) IS NULL
       RETURNING patient_id
    ), version AS (
      INSERT INTO ${table}
        (patient_id, site_id, id, lineage_id, supersedes, recorded_at, recorded_by, source, source_key, content_digest,
         reason, ${columns.join(', ')})
      SELECT patient_id, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11,
             ${columns.map((_, index) => `$${FIRST_VALUE + index}`).join(', ')}
        FROM state
    ), event AS (
      INSERT INTO audit_event
        (id, site_id, patient_id, user_id, action, entity_kind, entity_id, request_id, at, canonical, digest)
      SELECT $13, $2, patient_id, $7, $14, '${kind}', $4, $15, $6, $16, $17 FROM state
    ), payload AS (
      INSERT INTO audit_payload (event_id, site_id, salt, "values") SELECT $13, $2, $18, $19 FROM state
    ), change AS (
      INSERT INTO change (site_id, patient_id, kind, entity_id) SELECT $2, patient_id, 'fact', $4 FROM state
    )
    SELECT merged_into AS "mergedInto", EXISTS (SELECT FROM taken) AS "keyTaken",
           (SELECT lineage_id FROM same) AS "sameLineageId", (SELECT id FROM same) AS "sameId"
      FROM merged`;
}

const STATEMENTS = Object.fromEntries(
  (Object.keys(FACT_TABLES) as RecordedFactKind[]).map((kind) => [kind, statementFor(kind)]),
) as Record<RecordedFactKind, string>;
