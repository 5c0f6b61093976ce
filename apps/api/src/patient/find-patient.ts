import { KnownError, NotFoundError, recordAudit, type Clock, type QueryFn } from '@interstice/server';
import type { Access } from '../access/access.js';

export interface FoundPatient {
  readonly id: string;
  readonly siteId: string;
  readonly birthDate: string;
  readonly timeZone: string;
  readonly surveillanceProtocol: string;
  /** The record that this one was merged into. */
  readonly mergedInto: string | null;
}

/** The patient's place, or "not found" alike for one that does not exist and one of a site the access does not cover. */
export async function findPatient(query: QueryFn, access: Access, patientId: string): Promise<FoundPatient> {
  const [patient] = await query<FoundPatient & Record<string, unknown>>(
    `SELECT patient.id, patient.site_id AS "siteId", patient.birth_date AS "birthDate", site.time_zone AS "timeZone",
            site.surveillance_protocol AS "surveillanceProtocol", patient.merged_into AS "mergedInto"
       FROM patient JOIN site ON site.id = patient.site_id
      WHERE patient.id = $1 AND patient.site_id = ANY ($2)`,
    [patientId, access.siteIds],
    'api-patient-place',
  );
  if (patient === undefined) throw new NotFoundError('patient');
  return patient;
}

/** The second patient of a request, named in its body: not found is answered with the place where it was named. */
export async function findOtherPatient(
  query: QueryFn,
  access: Access,
  patientId: string,
  pointer: string,
): Promise<FoundPatient> {
  try {
    return await findPatient(query, access, patientId);
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
    throw new KnownError({
      code: error.code,
      status: error.status,
      title: error.title,
      detail: error.message,
      errors: [{ pointer, detail: 'expected a patient of a site where you may do this' }],
    });
  }
}

/** The same as {@link findPatient}, and the reading goes into the audit trail in the transaction that reads. */
export async function openPatient(
  query: QueryFn,
  access: Access,
  patientId: string,
  opened: { readonly what: string; readonly clock: Clock },
): Promise<FoundPatient> {
  const patient = await findPatient(query, access, patientId);
  await recordAudit(query, {
    action: `${opened.what}.read`,
    siteId: patient.siteId,
    patientId,
    userId: access.userId,
    requestId: access.requestId,
    entityKind: opened.what,
    entityId: null,
    at: opened.clock.now(),
  });
  return patient;
}
