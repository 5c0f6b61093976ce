import { createHash } from 'node:crypto';
import type { QueryFn } from '../database/database.js';

/** Spells "seal"; one number for every process of the installation. */
const SEALER_LOCK = 0x7365616c;
const GENESIS = Buffer.alloc(32);

/** The hash of one place in the chain. */
export function sealHash(prev: Uint8Array, canonical: string, digest: Uint8Array | null): Buffer {
  const hash = createHash('sha256').update(prev).update(canonical);
  return (digest === null ? hash : hash.update(digest)).digest();
}

/**
 * Chains events that are not sealed yet, oldest first, in the caller's transaction. At most one sealer works at a time
 * over all processes; the others find nothing to do.
 *
 * @param limit - most events of one batch
 * @returns how many were sealed
 */
export async function sealAudit(query: QueryFn, now: Date, limit = 1000): Promise<number> {
  const [lock] = await query<{ mine: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS mine', [
    SEALER_LOCK,
  ]);
  if (lock?.mine !== true) return 0;
  const events = await query<{ id: string; canonical: string; digest: Buffer | null }>(
    `SELECT id, canonical, digest FROM audit_event WHERE sealed_at IS NULL ORDER BY id LIMIT $1`,
    [limit],
  );
  if (events.length === 0) return 0;
  const [last] = await query<{ seq: number; hash: Buffer }>(
    `SELECT seq, hash FROM audit_seal ORDER BY seq DESC LIMIT 1`,
  );

  let seq = last?.seq ?? 0;
  let prev = last?.hash ?? GENESIS;
  const seals = events.map((event) => {
    const hash = sealHash(prev, event.canonical, event.digest);
    const seal = { seq: ++seq, eventId: event.id, prev, hash };
    prev = hash;
    return seal;
  });
  await query(
    `INSERT INTO audit_seal (seq, event_id, prev, hash, sealed_at)
     SELECT seq, event_id, prev, hash, $5
       FROM unnest($1::bigint[], $2::uuid[], $3::bytea[], $4::bytea[]) AS seal (seq, event_id, prev, hash)`,
    [
      seals.map((seal) => seal.seq),
      seals.map((seal) => seal.eventId),
      seals.map((seal) => seal.prev),
      seals.map((seal) => seal.hash),
      now,
    ],
  );
  await query(`UPDATE audit_event SET sealed_at = $2 WHERE id = ANY ($1::uuid[])`, [
    seals.map((seal) => seal.eventId),
    now,
  ]);
  return seals.length;
}
