import { auditRow, recordAudits, type AuditEvent } from '../audit/record-audit.js';
import type { QueryFn } from '../database/database.js';
import { newId } from '../new-id.js';
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
    arriving.map(({ id }) => id),
    arriving.map(({ toId }) => toId),
    arriving.map(({ digest }) => digest),
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
  const shared = { fact_kind: kind, reason, merge_id: mergeId, by_user: context.userId, at: context.now };
  const rows = moved.flatMap((fact) => {
    const away = {
      ...shared,
      id: newId(context.now),
      patient_id: from.patientId,
      site_id: from.siteId,
      lineage_id: fact.lineageId,
      version_id: fact.id,
      kind: 'moved-away',
      other_patient_id: to.patientId,
      other_lineage_id: fact.toLineageId,
    };
    const here = {
      ...shared,
      id: newId(context.now),
      patient_id: to.patientId,
      site_id: to.siteId,
      lineage_id: fact.toLineageId,
      version_id: fact.toId,
      kind: 'moved-here',
      other_patient_id: from.patientId,
      other_lineage_id: fact.lineageId,
      known_digests: fact.knownDigests,
    };
    return [...(stays === true ? [] : [away]), ...(fact.stoodThere ? [] : [here])];
  });
  await query(
    `INSERT INTO fact_action (id, patient_id, site_id, fact_kind, lineage_id, version_id, kind, reason, other_patient_id,
                              other_lineage_id, merge_id, known_digests, by_user, at)
     SELECT id, patient_id, site_id, fact_kind, lineage_id, version_id, kind, reason, other_patient_id,
            other_lineage_id, merge_id, known_digests, by_user, at
       FROM jsonb_populate_recordset(NULL::fact_action, $1)`,
    [JSON.stringify(rows)],
  );
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
      const here = { ...why, fromPatientId: from.patientId, fromLineageId: lineageId, values };
      return [
        ...(stays === true ? [] : [auditRow(event(from, 'reassigned-away', lineageId), away)]),
        auditRow(event(to, 'reassigned-here', toLineageId), here),
      ];
    }),
  );
}
