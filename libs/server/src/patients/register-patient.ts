import { parseIsoDate, type IsoDate } from '@interstice/clinical';
import type { PatientRequest } from '@interstice/contracts';
import { recordAudit } from '../audit/record-audit.js';
import type { QueryFn } from '../database/database.js';
import { ConflictError } from '../errors.js';
import type { PersonFactInput, RecordingContext } from '../facts/fact-input.js';
import { announceChange } from '../facts/patient-lock.js';
import { recordFact } from '../facts/record-fact.js';
import { newId } from '../new-id.js';

/** A patient as people enter them; the site is in the context. */
export type PatientValues = Omit<PatientRequest, 'siteId'>;

/** Where and on which day the patient is entered. */
export interface RegistrationContext extends RecordingContext {
  readonly siteId: string;
  /** Today at the site: the day that anchors missing baselines. */
  readonly today: IsoDate;
}

/**
 * Enters a patient with the dated facts about the person, in the caller's transaction. The caller enqueues the hint.
 *
 * @throws ConflictError `mrn-taken` when the site has a patient with this MRN, in whatever capitals
 */
export async function registerPatient(
  query: QueryFn,
  patient: PatientValues,
  context: RegistrationContext,
): Promise<{ readonly patientId: string }> {
  const patientId = newId(context.now);
  const inserted = await query<{ id: string }>(
    `INSERT INTO patient
       (id, site_id, mrn, family_name, given_name, birth_date, registered_on, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8)
     ON CONFLICT (site_id, search_mrn) DO NOTHING
     RETURNING id`,
    [
      patientId,
      context.siteId,
      patient.mrn,
      patient.familyName,
      patient.givenName,
      patient.birthDate,
      context.today,
      context.now,
    ],
  );
  if (inserted.length === 0) {
    throw new ConflictError('mrn-taken', 'The site already has a patient with this MRN.', [
      { pointer: '/mrn', detail: 'belongs to another patient of the site' },
    ]);
  }
  // Nothing has failed yet, so the first attempt waits for nothing, wherever the clock stands.
  await query(
    `INSERT INTO patient_review_state (patient_id, site_id, next_attempt_at, owed_since)
     VALUES ($1, $2, to_timestamp(0), $3)`,
    [patientId, context.siteId, context.now],
  );
  await recordAudit(
    query,
    {
      action: 'patient.registered',
      siteId: context.siteId,
      patientId,
      userId: context.userId,
      requestId: context.requestId,
      entityKind: 'patient',
      entityId: patientId,
      at: context.now,
    },
    patient,
  );
  for (const fact of personFactsOf(patient, context.today)) {
    await recordFact(query, patientId, { kind: 'person-fact', values: fact }, context);
  }
  await announceChange(query, {
    siteId: context.siteId,
    patientId,
    kind: 'fact',
    entityId: patientId,
  });
  return { patientId };
}

/**
 * Of a row of `person_fact`: whether it is the status that a registration states, which takes nothing back. Sorts after every
 * other status; see `isOfRegistration`.
 */
export const IS_OF_REGISTRATION =
  `(kind = 'status' AND value ->> 'status' = 'active' AND NOT value ? 'reason')` as const;

/** The dated facts that a registration states (B-26), each from the day on which it holds. */
export function personFactsOf(patient: PatientValues, today: IsoDate): PersonFactInput[] {
  const facts: PersonFactInput[] = [
    { kind: 'sex', on: patient.birthDate, value: { sex: patient.sex } },
    { kind: 'birth-date', on: patient.birthDate, value: { birthDate: parseIsoDate(patient.birthDate) } },
    {
      kind: 'ctd',
      on: patient.ctdDiagnosedOn ?? today,
      value: {
        primary: patient.ctd,
        secondary: patient.secondaryCtds ?? [],
        ...(patient.ctdSubtype === undefined ? {} : { subtype: patient.ctdSubtype }),
      },
    },
    { kind: 'status', on: today, value: { status: 'active' } },
  ];
  if (patient.heightCm !== undefined) {
    facts.push({ kind: 'height', on: today, value: { heightCm: patient.heightCm } });
  }
  if (patient.antibodies !== undefined) {
    facts.push({ kind: 'antibodies', on: today, value: { antibodies: patient.antibodies } });
  }
  if (patient.ildDiagnosedOn !== undefined) {
    const diagnosedOn = parseIsoDate(patient.ildDiagnosedOn);
    facts.push({ kind: 'ild-diagnosis', on: diagnosedOn, value: { diagnosedOn } });
  }
  if (patient.ctdDiagnosedOn !== undefined) {
    const diagnosedOn = parseIsoDate(patient.ctdDiagnosedOn);
    facts.push({ kind: 'ctd-diagnosis', on: diagnosedOn, value: { diagnosedOn } });
  }
  if (patient.descent !== undefined) {
    facts.push({ kind: 'descent', on: today, value: { descent: patient.descent } });
  }
  if (patient.hrctPattern !== undefined) {
    facts.push({ kind: 'hrct-pattern', on: today, value: { pattern: patient.hrctPattern } });
  }
  return facts;
}
