import type { QueryFn } from '../database/database.js';
import { canonicalEvent, type AuditEvent } from './record-audit.js';
import { sealHash } from './seal-audit.js';

export interface AuditVerification {
  /** Events in the chain. */
  readonly sealed: number;
  /** Events that are written but not chained yet; normally those of the last seconds. */
  readonly unsealedTail: number;
  /** The first place that does not hold, and why. */
  readonly firstBroken?: { readonly seq: number; readonly reason: BrokenSeal };
}

export type BrokenSeal = 'gap' | 'event-missing' | 'event-altered' | 'chain-broken' | 'tail-missing';

const BATCH = 5_000;

interface SealedRow extends Record<string, unknown> {
  seq: number;
  prev: Buffer;
  hash: Buffer;
  id: string | null;
  canonical: string;
  digest: Buffer | null;
  action: string;
  siteId: string | null;
  patientId: string | null;
  userId: string | null;
  requestId: string | null;
  entityKind: string | null;
  entityId: string | null;
  at: Date;
}

/** Walks the chain from its beginning and recomputes every hash. Reads in batches; holds one at a time. */
export async function verifyAudit(query: QueryFn): Promise<AuditVerification> {
  const [tail] = await query<{ count: number }>(
    `SELECT count(*) AS count FROM audit_event WHERE sealed_at IS NULL`,
  );
  const unsealedTail = tail?.count ?? 0;
  let sealed = 0;
  let prev: Buffer = Buffer.alloc(32);
  for (;;) {
    const rows = await sealsAfter(query, sealed);
    for (const row of rows) {
      const reason = brokenBy(row, sealed + 1, prev);
      if (reason !== undefined) return { sealed, unsealedTail, firstBroken: { seq: sealed + 1, reason } };
      prev = row.hash;
      sealed += 1;
    }
    if (rows.length < BATCH) break;
  }
  // Seals cut off at the end leave a chain that holds: the events say that there were more.
  const [cut] = await query<{ count: number }>(
    `SELECT count(*) AS count FROM audit_event AS event
      WHERE sealed_at IS NOT NULL AND NOT EXISTS (SELECT FROM audit_seal WHERE event_id = event.id)`,
  );
  if ((cut?.count ?? 0) > 0) {
    return { sealed, unsealedTail, firstBroken: { seq: sealed + 1, reason: 'tail-missing' } };
  }
  return { sealed, unsealedTail };
}

function sealsAfter(query: QueryFn, seq: number): Promise<SealedRow[]> {
  return query<SealedRow>(
    `SELECT seal.seq, seal.prev, seal.hash, event.id, event.canonical, event.digest, event.action,
            event.site_id AS "siteId", event.patient_id AS "patientId", event.user_id AS "userId",
            event.request_id AS "requestId", event.entity_kind AS "entityKind", event.entity_id AS "entityId",
            event.at
       FROM audit_seal AS seal LEFT JOIN audit_event AS event ON event.id = seal.event_id
      WHERE seal.seq > $1 ORDER BY seal.seq LIMIT $2`,
    [seq, BATCH],
  );
}

function brokenBy(row: SealedRow, expectedSeq: number, prev: Buffer): BrokenSeal | undefined {
  if (row.seq !== expectedSeq) return 'gap';
  if (row.id === null) return 'event-missing';
  const event: AuditEvent = {
    action: row.action,
    siteId: row.siteId,
    patientId: row.patientId,
    userId: row.userId,
    requestId: row.requestId,
    entityKind: row.entityKind,
    entityId: row.entityId,
    at: row.at,
  };
  // The chain is over the text; the columns people read must say the same.
  if (canonicalEvent(row.id, event) !== row.canonical) return 'event-altered';
  const holds = row.prev.equals(prev) && row.hash.equals(sealHash(prev, row.canonical, row.digest));
  return holds ? undefined : 'chain-broken';
}
