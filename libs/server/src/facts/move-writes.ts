import { auditRow, recordAudits, type AuditEvent } from '../audit/record-audit.js';
import { arrayLiteral } from '../database/array-literal.js';
import type { QueryFn } from '../database/database.js';
import { newId } from '../new-id.js';
import type { FactColumns } from './fact-columns.js';
import type { RecordingContext } from './fact-input.js';
import { FACT_TABLES, FACT_VALUE_COLUMNS } from './fact-tables.js';
import type { Move, MovedFact, TreatmentsThere } from './move-facts.js';
import type { HeldPatient } from './patient-lock.js';

/** First versions at the other patient, read from the rows that they copy. A key that is in use there is not taken along. */
export async function copyVersions(
  query: QueryFn,
  { from, to, kind }: Pick<Move, 'from' | 'to' | 'kind'>,
  moved: readonly MovedFact[],
  treatments: TreatmentsThere,
  context: RecordingContext,
): Promise<void> {
  const arriving = moved.filter(({ stoodThere }) => !stoodThere);
  const table = FACT_TABLES[kind];
  const columns = FACT_VALUE_COLUMNS[kind];
  const copied = columns.map((column) =>
    column === 'treatment_lineage_id' ? 'course.there' : `original.${column}`,
  );
  const courses =
    kind === 'treatment-change'
      ? `JOIN unnest($9::uuid[], $10::uuid[]) AS course (here, there) ON course.here = original.treatment_lineage_id`
      : '';
  const values = [
    to.patientId,
    to.siteId,
    context.now,
    context.userId,
    from.patientId,
    arrayLiteral(arriving.map(({ id }) => id)),
    arrayLiteral(arriving.map(({ toId }) => toId)),
    arrayLiteral(arriving.map(({ digest }) => digest)),
  ];
  await query(
    `INSERT INTO ${table} (patient_id, site_id, id, lineage_id, recorded_at, recorded_by, source, source_key,
                           content_digest, ${columns.join(', ')})
     SELECT $1, $2, copy.id, copy.id, $3, $4, original.source,
            CASE WHEN EXISTS (SELECT FROM ${table} AS other
                               WHERE other.patient_id = $1 AND other.source_key = original.source_key
                                 AND other.superseded_at IS NULL AND other.withdrawn_at IS NULL)
                 THEN NULL ELSE original.source_key END,
            copy.digest, ${copied.join(', ')}
       FROM unnest($6::uuid[], $7::uuid[], $8::text[]) AS copy (original_id, id, digest)
       JOIN ${table} AS original ON original.patient_id = $5 AND original.id = copy.original_id ${courses}`,
    courses === '' ? values : [...values, [...treatments.keys()], [...treatments.values()]],
  );
}

/** On the side that had it: where it went. On the side that got a new fact: where it came from, and all it ever said. */
export async function writeActions(
  query: QueryFn,
  { from, to, kind, reason, mergeId, stays }: Move,
  moved: readonly MovedFact[],
  context: RecordingContext,
): Promise<void> {
  const rows = moved.flatMap((fact) => {
    const away = {
      patient: from,
      lineageId: fact.lineageId,
      versionId: fact.id,
      action: 'moved-away',
      otherPatientId: to.patientId,
      otherLineageId: fact.toLineageId,
      knownDigests: null,
    };
    const here = {
      patient: to,
      lineageId: fact.toLineageId,
      versionId: fact.toId,
      action: 'moved-here',
      otherPatientId: from.patientId,
      otherLineageId: fact.lineageId,
      knownDigests: fact.knownDigests.join('\n'),
    };
    return [...(stays === true ? [] : [away]), ...(fact.stoodThere ? [] : [here])];
  });
  const of = (read: (row: (typeof rows)[number]) => unknown) => arrayLiteral(rows.map(read));
  await query(
    `INSERT INTO fact_action (fact_kind, reason, merge_id, by_user, at, id, patient_id, site_id, lineage_id, version_id, kind,
                              other_patient_id, other_lineage_id, known_digests)
     SELECT $1, $2, $3, $4, $5, id, patient_id, site_id, lineage_id, version_id, kind, other_patient_id, other_lineage_id,
            string_to_array(known_digests, E'\\n')
       FROM unnest($6::uuid[], $7::uuid[], $8::uuid[], $9::uuid[], $10::uuid[], $11::text[], $12::uuid[], $13::uuid[],
                   $14::text[])
         AS action (id, patient_id, site_id, lineage_id, version_id, kind, other_patient_id, other_lineage_id,
                    known_digests)`,
    [
      kind,
      reason,
      mergeId,
      context.userId,
      context.now,
      of(() => newId(context.now)),
      of(({ patient }) => patient.patientId),
      of(({ patient }) => patient.siteId),
      of(({ lineageId }) => lineageId),
      of(({ versionId }) => versionId),
      of(({ action }) => action),
      of(({ otherPatientId }) => otherPatientId),
      of(({ otherLineageId }) => otherLineageId),
      of(({ knownDigests }) => knownDigests),
    ],
  );
}

/** What a fact says, without what it does not. */
function stated(values: FactColumns): FactColumns {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}

/** Each move is told on both sides; what was said goes with the side that got it. */
export async function recordMoves(
  query: QueryFn,
  { from, to, kind, reason, mergeId, stays }: Move,
  moved: readonly MovedFact[],
  context: RecordingContext,
): Promise<void> {
  const event = (patient: HeldPatient, action: string, lineageId: string): AuditEvent => ({
    action: `${kind}.${action}`,
    siteId: patient.siteId,
    patientId: patient.patientId,
    userId: context.userId,
    requestId: context.requestId,
    entityKind: kind,
    entityId: lineageId,
    at: context.now,
  });
  const why = { reason, ...(mergeId === null ? {} : { mergeId }) };
  await recordAudits(
    query,
    moved.flatMap(({ lineageId, toLineageId, values }) => {
      const away = { ...why, toPatientId: to.patientId, toLineageId };
      const here = {
        ...why,
        fromPatientId: from.patientId,
        fromLineageId: lineageId,
        values: stated(values),
      };
      return [
        ...(stays === true ? [] : [auditRow(event(from, 'reassigned-away', lineageId), away)]),
        auditRow(event(to, 'reassigned-here', toLineageId), here),
      ];
    }),
  );
}
