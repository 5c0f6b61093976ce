import { createHash, randomFillSync } from 'node:crypto';
import { canonicalJson } from '../canonical-json.js';
import { arrayLiteral } from '../database/array-literal.js';
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

/** An event ready to be written, with what hangs on it. */
export interface AuditRow {
  readonly id: string;
  readonly event: AuditEvent;
  readonly canonical: string;
  readonly digest: Buffer | null;
  readonly salt: Buffer | null;
  /** The values as canonical JSON. */
  readonly values: string | null;
}

/**
 * Makes the row of an event, for statements that write it together with the work it tells of.
 *
 * @param values - what was written or shown; stored apart with a salt, only its digest is in the event
 */
export function auditRow(event: AuditEvent, values?: unknown): AuditRow {
  const id = newId(event.at);
  const canonical = canonicalEvent(id, event);
  if (values === undefined) return { id, event, canonical, digest: null, salt: null, values: null };
  const text = canonicalJson(values);
  const salt = newSalt();
  return { id, event, canonical, digest: digestOf(salt, text), salt, values: text };
}

/**
 * Writes an event in the caller's own transaction, unchained: a chain there would make every request wait for the one
 * before. The sealer chains it at most seconds later.
 *
 * @param values - what was written or shown; stored apart with a salt, only its digest is in the event
 */
export async function recordAudit(query: QueryFn, event: AuditEvent, values?: unknown): Promise<string> {
  const row = auditRow(event, values);
  await recordAudits(query, [row]);
  return row.id;
}

/** Writes many events at once; see {@link recordAudit}. */
export async function recordAudits(query: QueryFn, rows: readonly AuditRow[]): Promise<void> {
  if (rows.length === 0) return;
  const of = (read: (row: AuditRow) => unknown) => arrayLiteral(rows.map(read));
  // Canonical JSON holds no line feed, so lines of it need no escaping: an import sends thousands of them.
  const lines = (read: (row: AuditRow) => string) => rows.map(read).join('\n');
  await query(
    `WITH event AS (
       INSERT INTO audit_event
         (id, site_id, patient_id, user_id, action, entity_kind, entity_id, request_id, at, canonical, digest)
       SELECT id, site_id, patient_id, user_id, action, entity_kind, entity_id, request_id, at, canonical,
              decode(digest, 'hex')
         FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::uuid[], $8::text[],
                $9::timestamptz[], string_to_array($10, E'\\n'), $11::text[])
           AS event (id, site_id, patient_id, user_id, action, entity_kind, entity_id, request_id, at, canonical, digest))
     INSERT INTO audit_payload (event_id, site_id, salt, "values")
     SELECT id, site_id, decode(salt, 'hex'), "values"::jsonb
       FROM unnest($1::uuid[], $2::uuid[], $12::text[], string_to_array($13, E'\\n'))
         AS payload (id, site_id, salt, "values")
      WHERE salt IS NOT NULL`,
    [
      of(({ id }) => id),
      of(({ event }) => event.siteId),
      of(({ event }) => event.patientId),
      of(({ event }) => event.userId),
      of(({ event }) => event.action),
      of(({ event }) => event.entityKind),
      of(({ event }) => event.entityId),
      of(({ event }) => event.requestId),
      of(({ event }) => instantText(event.at)),
      lines(({ canonical }) => canonical),
      of(({ digest }) => digest?.toString('hex') ?? null),
      of(({ salt }) => salt?.toString('hex') ?? null),
      lines(({ values }) => values ?? ''),
    ],
    'record-audits',
  );
}

/** The line that is hashed: canonical JSON of every field by name, written out as every row of a file has one. */
export function canonicalEvent(id: string, event: AuditEvent): string {
  const { action, siteId, patientId, userId, requestId, entityKind, entityId, at } = event;
  return (
    `{"action":${JSON.stringify(action)},"at":"${instantText(at)}","entityId":${idText(entityId)},` +
    `"entityKind":${JSON.stringify(entityKind)},"id":${idText(id)},"patientId":${idText(patientId)},` +
    `"requestId":${JSON.stringify(requestId)},"siteId":${idText(siteId)},"userId":${idText(userId)}}`
  );
}

const UUID = /^[\da-f-]{36}$/i;

function idText(id: string | null): string {
  return id !== null && UUID.test(id) ? `"${id}"` : JSON.stringify(id);
}

/** The instant of the last event: those of one transaction have one. */
const last = { ms: Number.NaN, text: '' };

function instantText(at: Date): string {
  const ms = at.getTime();
  if (ms !== last.ms) Object.assign(last, { ms, text: at.toISOString() });
  return last.text;
}

/** SHA-256 over the salt and the canonical values; tells nothing once salt and values are erased. */
export function payloadDigest(salt: Uint8Array, values: unknown): Buffer {
  return digestOf(salt, canonicalJson(values));
}

const SALT_BYTES = 16;
/** Chance is fetched for many salts at a time, and each salt is used once. */
let chance = Buffer.alloc(0);

function newSalt(): Buffer {
  if (chance.length < SALT_BYTES) chance = randomFillSync(Buffer.alloc(256 * SALT_BYTES));
  const salt = chance.subarray(0, SALT_BYTES);
  chance = chance.subarray(SALT_BYTES);
  return salt;
}

function digestOf(salt: Uint8Array, canonicalValues: string): Buffer {
  return createHash('sha256').update(salt).update(canonicalValues).digest();
}
