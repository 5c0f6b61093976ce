import type { LiveChange } from '@interstice/contracts';
import type { QueryFn } from '../database/database.js';

/** The channel on which the database says that the feed of a site has grown: a JSON object with `siteId` and `seq`. */
export const CHANGE_CHANNEL = 'interstice_change';
/** The channel on which it says whose sessions, roles or account have changed: the person's id. */
export const ACCESS_CHANNEL = 'interstice_access';

/**
 * What a reader could see at one moment, as PostgreSQL tells it: which transactions had ended. The feed is followed by it
 * and not by its numbers, because a number is taken before its transaction commits: a lower one may appear later.
 */
export interface FeedSnapshot {
  /** As PostgreSQL writes it, `xmin:xmax:xip,xip…`. */
  readonly text: string;
  /** All older transactions had ended. */
  readonly xmin: bigint;
  /** None from here on had ended: a row with such a number is from another cluster, whose rows were restored here. */
  readonly xmax: bigint;
  /** Those between that still ran. */
  readonly running: ReadonlySet<bigint>;
}

/** A row of the feed as it is read. */
export interface FeedRow extends LiveChange {
  readonly xid: bigint;
  /** Seconds from the start of the transaction that wrote it until it was read. */
  readonly age: number;
}

export interface FeedReading {
  /** What appeared, by transaction and number. */
  readonly rows: readonly FeedRow[];
  /** Sites of which more appeared than is told, each with the number of its last row. */
  readonly flooded: ReadonlyMap<string, number>;
  /** What has been read now; what was not visible in it is read next time. */
  readonly snapshot: FeedSnapshot;
}

/** @example parseSnapshot('10:20:10,14').running //=> Set { 10n, 14n } */
export function parseSnapshot(text: string): FeedSnapshot {
  const [xmin, xmax, running] = text.split(':');
  if (xmin === undefined || xmax === undefined || running === undefined) {
    throw new Error('The database told a snapshot that cannot be read.');
  }
  const ids = running === '' ? [] : running.split(',');
  return { text, xmin: BigInt(xmin), xmax: BigInt(xmax), running: new Set(ids.map(BigInt)) };
}

/** Whether what a transaction wrote was there to see. */
export function sawTransaction({ xmin, xmax, running }: FeedSnapshot, xid: bigint): boolean {
  return xid < xmin || (xid < xmax && !running.has(xid));
}

/** What the present transaction sees; the same through all of it only at REPEATABLE READ. */
export async function currentSnapshot(query: QueryFn): Promise<FeedSnapshot> {
  const [row] = await query<{ text: string }>(`SELECT pg_current_snapshot()::text AS text`);
  if (row === undefined) throw new Error('The database told no snapshot.');
  return parseSnapshot(row.text);
}

/**
 * What has appeared in the feed of some sites since at least one of several readers looked.
 *
 * @param query - of a transaction at REPEATABLE READ: rows and snapshot have to be of one moment
 * @param siteIds - sites that the transaction may see
 * @param seen - what each of the readers could see, each once
 * @param most - rows of a site
 */
export async function readChanges(
  query: QueryFn,
  siteIds: readonly string[],
  seen: readonly FeedSnapshot[],
  most: number,
): Promise<FeedReading> {
  const snapshot = await currentSnapshot(query);
  const oldest = seen.reduce((xmin, one) => (one.xmin < xmin ? one.xmin : xmin), snapshot.xmin);
  const found = await query<Omit<FeedRow, 'xid'> & { xid: string } & Record<string, unknown>>(
    `SELECT entry.seq, entry.xid::text AS xid, entry.site_id AS "siteId", entry.patient_id AS "patientId",
            entry.kind, entry.entity_id AS "entityId",
            extract(epoch FROM clock_timestamp() - entry.at)::float8 AS age
       FROM unnest($1::uuid[]) AS place (site_id)
      CROSS JOIN LATERAL (
        SELECT change.* FROM change
         WHERE change.site_id = place.site_id AND change.xid >= $2::xid8 AND change.xid < $5::xid8
           AND EXISTS (
             SELECT FROM unnest($3::pg_snapshot[]) AS seen (snapshot)
              WHERE NOT pg_visible_in_snapshot(change.xid, seen.snapshot)
           )
         ORDER BY change.xid, change.seq LIMIT $4
      ) AS entry
      ORDER BY entry.xid, entry.seq`,
    [siteIds, String(oldest), seen.map(({ text }) => text), most + 1, String(snapshot.xmax)],
    'read-changes',
  );
  const many = siteIds.filter(
    (siteId) => found.length > most && found.filter((row) => row.siteId === siteId).length > most,
  );
  const flooded = many.length === 0 ? new Map<string, number>() : await findLatestSeqs(query, many, snapshot);
  const rows = found.map((row) => ({ ...row, xid: BigInt(row.xid) }));
  return { rows: rows.filter(({ siteId }) => !flooded.has(siteId)), flooded, snapshot };
}

/** The number of the last row of each site that has one, the latest first. */
export async function findLatestSeqs(
  query: QueryFn,
  siteIds: readonly string[],
  { xmax }: FeedSnapshot,
): Promise<ReadonlyMap<string, number>> {
  const rows = await query<{ siteId: string; seq: number }>(
    `SELECT place.site_id AS "siteId", entry.seq FROM unnest($1::uuid[]) AS place (site_id)
      CROSS JOIN LATERAL (
        SELECT change.xid, change.seq FROM change
         WHERE change.site_id = place.site_id AND change.xid < $2::xid8
         ORDER BY change.xid DESC, change.seq DESC LIMIT 1
      ) AS entry
      ORDER BY entry.xid DESC, entry.seq DESC`,
    [siteIds, String(xmax)],
    'latest-changes',
  );
  return new Map(rows.map(({ siteId, seq }) => [siteId, seq]));
}

/** After this time a reader is told to read everything anew. Less than rows are kept, so that nothing behind it is gone. */
const RESUMED_FOR = '6 days';

/**
 * What a reader may have missed since it was told of a row: all of the transactions that ran when that row was written, and
 * of later ones, save what comes before the row in its own. It may have been told of some of it.
 *
 * @param query - of a transaction at REPEATABLE READ
 * @param seq - the row it was told of last; 0 where it was told that there is none
 * @returns undefined where the row is too old, or not of these sites
 */
export async function readMissed(
  query: QueryFn,
  siteIds: readonly string[],
  seq: number,
  most: number,
): Promise<FeedReading | undefined> {
  const snapshot = await currentSnapshot(query);
  if (seq === 0 && (await findLatestSeqs(query, siteIds, snapshot)).size === 0) {
    return { rows: [], flooded: new Map(), snapshot };
  }
  const [last] = await query<{ xid: string; settledBefore: string }>(
    // By the database's own clock, like `at`.
    `SELECT xid::text AS xid, settled_before::text AS "settledBefore" FROM change
      WHERE seq = $1 AND site_id = ANY ($2::uuid[]) AND xid < $3::xid8
        AND at > CURRENT_TIMESTAMP - interval '${RESUMED_FOR}'`,
    [seq, siteIds, String(snapshot.xmax)],
    'last-told-change',
  );
  if (last === undefined) return undefined;
  const { settledBefore } = last;
  const told = parseSnapshot(`${settledBefore}:${settledBefore}:`);
  const reading = await readChanges(query, siteIds, [told], most);
  const xid = BigInt(last.xid);
  return { ...reading, rows: reading.rows.filter((row) => row.xid !== xid || row.seq > seq) };
}
