import { createHash, randomBytes } from 'node:crypto';
import { canonicalJson } from '../canonical-json.js';
import type { QueryFn } from '../database/database.js';
import { newId } from '../new-id.js';

/** One thing that was done. Holds no values of a patient: those go apart, so that they can be erased. */
export interface AuditEvent {
  /** Stable word such as `pft.recorded` or `patient.read`. */
  readonly action: string;
  readonly siteId: string | null;
  readonly patientId: string | null;
  readonly userId: string | null;
  readonly requestId: string | null;
  readonly entityKind: string | null;
  /** The thing; the lineage for facts. */
  readonly entityId: string | null;
  readonly at: Date;
}

/**
 * Writes an event in the caller's own transaction, unchained: a chain there would make every request wait for the one
 * before. The sealer chains it at most seconds later.
 *
 * @param values - what was written or shown; stored apart with a salt, only its digest is in the event
 */
export async function recordAudit(query: QueryFn, event: AuditEvent, values?: unknown): Promise<string> {
  const id = newId(event.at);
  const salt = values === undefined ? null : randomBytes(16);
  const digest = salt === null ? null : payloadDigest(salt, values);
  await query(
    `INSERT INTO audit_event
       (id, site_id, patient_id, user_id, action, entity_kind, entity_id, request_id, at, canonical, digest)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      id,
      event.siteId,
      event.patientId,
      event.userId,
      event.action,
      event.entityKind,
      event.entityId,
      event.requestId,
      event.at,
      canonicalEvent(id, event),
      digest,
    ],
  );
  if (salt !== null) {
    await query(`INSERT INTO audit_payload (event_id, site_id, salt, "values") VALUES ($1, $2, $3, $4)`, [
      id,
      event.siteId,
      salt,
      canonicalJson(values),
    ]);
  }
  return id;
}

/** The line that is hashed: every field by name, in the order of the alphabet. */
export function canonicalEvent(id: string, event: AuditEvent): string {
  return canonicalJson({
    id,
    action: event.action,
    siteId: event.siteId,
    patientId: event.patientId,
    userId: event.userId,
    requestId: event.requestId,
    entityKind: event.entityKind,
    entityId: event.entityId,
    at: event.at.toISOString(),
  });
}

/** SHA-256 over the salt and the canonical values; tells nothing once salt and values are erased. */
export function payloadDigest(salt: Uint8Array, values: unknown): Buffer {
  return createHash('sha256').update(salt).update(canonicalJson(values)).digest();
}
