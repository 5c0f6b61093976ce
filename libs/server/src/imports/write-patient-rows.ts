import { createHash } from 'node:crypto';
import type { IsoDate } from '@interstice/clinical';
import { IMPORT_COLUMNS } from '@interstice/contracts';
import { auditRow, recordAudits, type AuditRow } from '../audit/record-audit.js';
import { canonicalJson } from '../canonical-json.js';
import type { QueryFn } from '../database/database.js';
import { contentDigest, factColumns } from '../facts/fact-columns.js';
import type { RecordingContext } from '../facts/fact-input.js';
import { newId } from '../new-id.js';
import { personFactsOf, type PatientValues } from '../patients/register-patient.js';
import { searchMrn } from '../patients/search-mrn.js';
import type { RowOutcome } from './apply-rows.js';
import type { DryRunMemory } from './dry-run-memory.js';
import { keepPlans } from './import-lease.js';
import { insertRows } from './insert-rows.js';
import { announceFacts } from './write-fact-rows.js';

export interface PatientRow {
  readonly line: number;
  readonly patient: PatientValues;
}

/** Where the patients are registered, and from which day. */
export interface PatientRowsContext extends RecordingContext {
  readonly siteId: string;
  readonly today: IsoDate;
}

type Field = keyof PatientValues;

/** What is on record of a patient, by field: everything that was ever said of it. */
export interface KnownPatient {
  readonly said: ReadonlyMap<Field, ReadonlySet<string>>;
  /** Rows from which the patient was registered. */
  readonly rowDigests: ReadonlySet<string>;
}

/**
 * Registers the patients whose record numbers, whatever their capitals, are new at the site, from today on. A row that says
 * nothing new of a known patient is unchanged; one that says something else is refused, with the columns that differ: facts
 * about a person are corrected one by one (B-26).
 */
export async function writePatientRows(
  query: QueryFn,
  rows: readonly PatientRow[],
  context: PatientRowsContext,
  memory?: DryRunMemory,
): Promise<RowOutcome[]> {
  // Somebody else may register the same numbers meanwhile; whoever comes second finds them on record then.
  const said = [...new Set(rows.map(({ patient }) => patient.mrn))];
  let { known, searchMrnOf } = await loadKnown(query, context.siteId, said);
  const mrnOf = ({ patient }: PatientRow): string => searchMrnOf.get(patient.mrn) ?? patient.mrn;
  const isNew = (mrn: string) => !known.has(mrn) && memory?.patient(mrn) === undefined;
  const firstOf = new Map<string, PatientRow>();
  for (const row of rows) {
    if (isNew(mrnOf(row)) && !firstOf.has(mrnOf(row))) firstOf.set(mrnOf(row), row);
  }
  const registered = await insertPatients(query, firstOf, context);
  if (registered.size < firstOf.size) ({ known, searchMrnOf } = await loadKnown(query, context.siteId, said));

  return rows.map((row): RowOutcome => {
    const mrn = mrnOf(row);
    const first = firstOf.get(mrn);
    if (first === row && registered.has(mrn)) {
      memory?.notePatient(mrn, canonicalJson(row.patient));
      return { outcome: 'created' };
    }
    const onRecord =
      first !== undefined && registered.has(mrn)
        ? knownFrom(first.patient)
        : (known.get(mrn) ?? remembered(memory, mrn));
    if (onRecord === undefined) throw new Error('A record number was taken and is not on record.');
    const differing = onRecord.rowDigests.has(rowDigest(row.patient))
      ? []
      : differingColumns(row.patient, onRecord);
    if (differing.length === 0) return { outcome: 'unchanged' };
    return {
      outcome: 'failed',
      problems: differing.map((column) => ({
        line: row.line,
        column,
        detail: 'differs from what is on record for this mrn: change it there if the file is right (B-26)',
      })),
    };
  });
}

function differingColumns(patient: PatientValues, { said }: KnownPatient): string[] {
  return IMPORT_COLUMNS.patients
    .filter(({ field }) => {
      const value = patient[field as Field];
      return value !== undefined && field !== 'mrn' && said.get(field as Field)?.has(String(value)) !== true;
    })
    .map(({ name }) => name);
}

function remembered(memory: DryRunMemory | undefined, mrn: string): KnownPatient | undefined {
  const row = memory?.patient(mrn);
  return row === undefined ? undefined : knownFrom(JSON.parse(row) as PatientValues);
}

function knownFrom(patient: PatientValues): KnownPatient {
  const said = new Map<Field, Set<string>>();
  for (const [field, value] of Object.entries(patient)) said.set(field as Field, new Set([String(value)]));
  return { said, rowDigests: new Set([rowDigest(patient)]) };
}

/** Recognises the row from which a patient was registered, whatever was changed on record since. */
function rowDigest(patient: PatientValues): string {
  return `row:${createHash('sha256').update(canonicalJson(patient)).digest('hex')}`;
}

interface OnRecord {
  readonly known: ReadonlyMap<string, KnownPatient>;
  /** By the number as the file writes it. */
  readonly searchMrnOf: ReadonlyMap<string, string>;
}

async function loadKnown(query: QueryFn, siteId: string, mrns: readonly string[]): Promise<OnRecord> {
  const rows = await query<{
    written: string;
    mrn: string;
    isKnown: boolean;
    familyName: string | null;
    givenName: string | null;
    birthDate: string | null;
    facts: { kind: string; value: Record<string, unknown>; key: string | null }[] | null;
  }>(
    `WITH said AS MATERIALIZED (
       SELECT written, ${searchMrn('written')} AS mrn FROM unnest($2::text[]) AS file (written))
     SELECT said.written, said.mrn, patient.id IS NOT NULL AS "isKnown", family_name AS "familyName",
            given_name AS "givenName", birth_date AS "birthDate",
            (SELECT json_agg(json_build_object('kind', kind, 'value', value, 'key', source_key))
               FROM person_fact WHERE patient_id = patient.id) AS facts
       FROM said
       LEFT JOIN (SELECT * FROM patient WHERE site_id = $1 AND search_mrn = ANY (ARRAY(SELECT mrn FROM said))) AS patient
         ON patient.search_mrn = said.mrn`,
    [siteId, mrns],
  );
  const known = rows
    .filter(({ isKnown }) => isKnown)
    .map(({ mrn, facts, ...patient }): [string, KnownPatient] => {
      const said = new Map<Field, Set<string>>();
      const add = (field: Field, value: unknown) => {
        if (typeof value !== 'string' && typeof value !== 'number') return;
        said.set(field, (said.get(field) ?? new Set()).add(String(value)));
      };
      for (const field of ['familyName', 'givenName', 'birthDate'] as const) add(field, patient[field]);
      for (const { kind, value } of facts ?? []) {
        if (kind === 'ctd') add('ctd', value['primary']);
        else if (kind === 'ild-diagnosis') add('ildDiagnosedOn', value['diagnosedOn']);
        else if (kind === 'ctd-diagnosis') add('ctdDiagnosedOn', value['diagnosedOn']);
        else if (kind === 'birth-date') add('birthDate', value['birthDate']);
        else if (kind === 'sex') add('sex', value['sex']);
        else if (kind === 'height') add('heightCm', value['heightCm']);
      }
      const keys = (facts ?? []).flatMap(({ key }) => (key === null ? [] : [key]));
      return [mrn, { said, rowDigests: new Set(keys) }];
    });
  return { known: new Map(known), searchMrnOf: new Map(rows.map(({ written, mrn }) => [written, mrn])) };
}

/** @returns those of the numbers, as `patient.search_mrn` holds them, that were free */
async function insertPatients(
  query: QueryFn,
  rows: ReadonlyMap<string, PatientRow>,
  context: PatientRowsContext,
): Promise<Set<string>> {
  const { siteId, now, today } = context;
  await keepPlans(query);
  // In one order for all: two files with the same patients never wait for each other in a circle.
  const ordered = [...rows].sort(([one], [other]) => (one < other ? -1 : 1));
  const inserted = await insertRows(
    query,
    'patient',
    ordered.map(([, { patient }]) => ({
      id: newId(now),
      mrn: patient.mrn,
      family_name: patient.familyName,
      given_name: patient.givenName,
      birth_date: patient.birthDate,
    })),
    { site_id: siteId, registered_on: today, created_at: now, updated_at: now },
    'ON CONFLICT (site_id, search_mrn) DO NOTHING RETURNING id, search_mrn AS mrn',
  );
  const idOf = new Map(inserted.map(({ id, mrn }) => [String(mrn), String(id)]));
  const created = ordered.flatMap(([mrn, { patient }]) => {
    const patientId = idOf.get(mrn);
    return patientId === undefined ? [] : [{ patientId, patient }];
  });
  // Nothing has failed yet, so the first attempt waits for nothing, wherever the clock stands.
  await insertRows(
    query,
    'patient_review_state',
    created.map(({ patientId }) => ({ patient_id: patientId })),
    {
      site_id: siteId,
      record_revision: 1,
      reviewed_revision: -1,
      rule_set_seq: 0,
      attempts: 0,
      next_attempt_at: new Date(0),
      owed_since: now,
    },
  );
  await insertPersonFacts(query, created, context);
  await announceFacts(
    query,
    created.map(({ patientId }) => ({ siteId, patientId, entityId: patientId })),
  );
  return new Set(idOf.keys());
}

interface CreatedPatient {
  readonly patientId: string;
  readonly patient: PatientValues;
}

async function insertPersonFacts(
  query: QueryFn,
  created: readonly CreatedPatient[],
  context: PatientRowsContext,
): Promise<void> {
  const { siteId, now, userId, source } = context;
  const facts: Record<string, unknown>[] = [];
  const audits: AuditRow[] = [];
  for (const { patientId, patient } of created) {
    const trail = (action: string, entityKind: string, entityId: string, values: unknown) => {
      const { requestId } = context;
      const event = { action, siteId, patientId, userId, requestId, entityKind, entityId, at: now };
      audits.push(auditRow(event, values));
    };
    trail('patient.registered', 'patient', patientId, patient);
    personFactsOf(patient, context.today).forEach((values, index) => {
      const columns = factColumns({ kind: 'person-fact', values });
      const id = newId(now);
      facts.push({
        id,
        patient_id: patientId,
        lineage_id: id,
        // The first of them carries by which row it is known.
        source_key: index === 0 ? rowDigest(patient) : null,
        content_digest: contentDigest('person-fact', columns),
        ...columns,
      });
      trail('person-fact.recorded', 'person-fact', id, values);
    });
  }
  await insertRows(query, 'person_fact', facts, {
    site_id: siteId,
    recorded_at: now,
    recorded_by: userId,
    source,
  });
  await recordAudits(query, audits);
}
