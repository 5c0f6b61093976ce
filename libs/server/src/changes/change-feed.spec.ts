import { EventEmitter, once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestClinic, type TestClinic } from '@interstice/test-support';
import type { QueryFn } from '../database/database.js';
import { announceChange } from '../facts/patient-lock.js';
import { newId } from '../new-id.js';
import {
  currentSnapshot,
  findLatestSeqs,
  parseSnapshot,
  readChanges,
  readMissed,
  sawTransaction,
  type FeedSnapshot,
} from './change-feed.js';

describe('the feed of changes', () => {
  let clinic: TestClinic;
  let patientId: string;
  let seen: FeedSnapshot;

  const asUser = <T>(work: (query: QueryFn) => Promise<T>) => clinic.gateways.asUser(clinic.user, work);
  const atOnce = <T>(work: (query: QueryFn) => Promise<T>) =>
    clinic.gateways.asUserSnapshot(clinic.user, work);
  const announce = async (query: QueryFn) => {
    const entityId = newId(new Date('2026-03-02T09:00:00Z'));
    await announceChange(query, { siteId: clinic.siteId, patientId, kind: 'fact', entityId });
    return entityId;
  };
  /** What a reader is told that goes on from its last reading. */
  const readOn = async () => {
    const { rows, snapshot } = await atOnce((query) => readChanges(query, [clinic.siteId], [seen], 100));
    seen = snapshot;
    return rows.map(({ entityId }) => entityId);
  };
  const seqOf = async (entityId: unknown) => {
    const [row] = await asUser((query) =>
      query<{ seq: number }>(`SELECT seq FROM change WHERE entity_id = $1`, [entityId]),
    );
    return row?.seq ?? 0;
  };
  /** A transaction that has its number among the transactions, and goes on when it is told to. */
  const begin = async (first: (query: QueryFn) => Promise<unknown>) => {
    const signals = new EventEmitter();
    const begun = once(signals, 'begun');
    let last: (query: QueryFn) => Promise<unknown> = () => Promise.resolve();
    const done = asUser(async (query) => {
      const result = await first(query);
      signals.emit('begun', result);
      await once(signals, 'end');
      return last(query);
    });
    const [result] = (await begun) as [unknown];
    const end = async (work = last) => {
      last = work;
      signals.emit('end');
      return done;
    };
    return { result, end };
  };

  beforeAll(async () => {
    clinic = await openTestClinic();
    patientId = await clinic.register();
    seen = await atOnce(currentSnapshot);
  });
  afterAll(() => clinic.close());

  it('tells of each row once, as soon as it is committed, whichever of two transactions ends first', async () => {
    const slow = await begin(announce);
    const quick = await asUser(announce);
    expect(await readOn()).toEqual([quick]);
    expect(await readOn()).toEqual([]);
    await slow.end();
    expect(await readOn()).toEqual([slow.result]);
    expect(await readOn()).toEqual([]);
  });

  it('tells of a row of an older transaction and of one with a lower number after later ones', async () => {
    const older = await begin((query) => query('SELECT pg_current_xact_id()'));
    const lower = await begin(announce);
    const between = await asUser(announce);
    expect(await readOn()).toEqual([between]);
    const ofOlder = await older.end(announce);
    expect(await readOn()).toEqual([ofOlder]);
    await lower.end();
    expect(await readOn()).toEqual([lower.result]);
    const seqs = [await seqOf(lower.result), await seqOf(between), await seqOf(ofOlder)];
    expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
  });

  it('serves readers that looked at different times with one reading', async () => {
    const before = seen;
    const first = await asUser(announce);
    await readOn();
    const second = await asUser(announce);
    const { rows } = await atOnce((query) => readChanges(query, [clinic.siteId], [before, seen], 100));
    const toldTo = (reader: FeedSnapshot) =>
      rows.filter(({ xid }) => !sawTransaction(reader, xid)).map(({ entityId }) => entityId);
    expect([toldTo(before), toldTo(seen)]).toEqual([[first, second], [second]]);
    await readOn();
  });

  it('says of which site too much appeared to be told, and forgets what was rolled back', async () => {
    const failed = asUser(async (query) => {
      await announce(query);
      throw new Error('rolled back');
    });
    await expect(failed).rejects.toThrow('rolled back');
    const before = seen;
    const three = [await asUser(announce), await asUser(announce), await asUser(announce)];
    const read = (most: number) => atOnce((query) => readChanges(query, [clinic.siteId], [before], most));
    expect(await read(2)).toMatchObject({
      rows: [],
      flooded: new Map([[clinic.siteId, await seqOf(three[2])]]),
    });
    expect((await read(3)).rows.map(({ entityId }) => entityId)).toEqual(three);
    expect(await readOn()).toEqual(three);
  });

  it('tells whoever comes back of all that it may have missed: also what was on its way when it left', async () => {
    const slow = await begin(announce);
    const had = await asUser(announce);
    expect(await readOn()).toEqual([had]);
    await slow.end();
    const later = await asUser(announce);
    const seq = await seqOf(had);
    const missed = await atOnce((query) => readMissed(query, [clinic.siteId], seq, 100));
    const entities = missed?.rows.map(({ entityId }) => entityId) ?? [];
    expect(entities.slice(-2)).toEqual([slow.result, later]);
    expect(entities).not.toContain(had);
    // From there on it goes on as any other.
    if (missed === undefined) throw new Error('the row is there');
    seen = missed.snapshot;
    expect(await readOn()).toEqual([]);
  });

  it('knows no place behind a row that is too old, of another site or never was', async () => {
    const seq = await seqOf(await asUser(announce));
    const elsewhere = await openTestClinic({ database: clinic.database });
    const asStranger = <T>(work: (query: QueryFn) => Promise<T>) =>
      elsewhere.gateways.asUserSnapshot(elsewhere.user, work);
    const both = [clinic.siteId, elsewhere.siteId];
    // Whatever sites are named: row-level security knows only those of the person.
    expect(await asStranger((query) => readMissed(query, both, seq, 100))).toBeUndefined();
    expect(await asStranger((query) => readChanges(query, both, [parseSnapshot('1:1:')], 100))).toMatchObject(
      {
        rows: [],
      },
    );
    expect(await asStranger((query) => findLatestSeqs(query, both, seen))).toEqual(new Map());
    expect(await asStranger((query) => readMissed(query, both, 0, 100))).toMatchObject({ rows: [] });
    await elsewhere.close();

    const missedSince = (row: number) => atOnce((query) => readMissed(query, [clinic.siteId], row, 100));
    const aged = async (interval: string) => {
      const [row] = await asUser((query) =>
        query<{ seq: number }>(
          `INSERT INTO change (site_id, patient_id, kind, at)
           VALUES ($1, $2, 'fact', CURRENT_TIMESTAMP - $3::interval) RETURNING seq`,
          [clinic.siteId, patientId, interval],
        ),
      );
      return missedSince(row?.seq ?? 0);
    };
    expect(await aged('5 days 23 hours')).toBeDefined();
    expect(await aged('6 days 1 hour')).toBeUndefined();
    expect(await missedSince(seq + 1_000)).toBeUndefined();
    expect(await missedSince(0)).toBeUndefined();
  });

  it('leaves out rows that were restored from another cluster, whose transactions have other numbers', async () => {
    await readOn();
    const had = await seqOf(await asUser(announce));
    const [restored] = await asUser((query) =>
      query<{ seq: number }>(
        `INSERT INTO change (site_id, patient_id, kind, xid, settled_before)
         VALUES ($1, $2, 'fact', '9000000000', '9000000000') RETURNING seq`,
        [clinic.siteId, patientId],
      ),
    );
    expect(await readOn()).toHaveLength(1);
    expect(await readOn()).toEqual([]);
    const latest = await atOnce((query) => findLatestSeqs(query, [clinic.siteId], seen));
    expect(latest.get(clinic.siteId)).toBe(had);
    const back = (seq: number) => atOnce((query) => readMissed(query, [clinic.siteId], seq, 100));
    // A screen may be told twice, of what ran beside what it had last; never of what is not of this cluster.
    const told = (await back(had))?.rows ?? [];
    expect(told.map(({ seq }) => seq)).not.toContain(restored?.seq);
    expect(await back(restored?.seq ?? 0)).toBeUndefined();
  });

  it('is read by its index, however much of other sites and of the past it holds', async () => {
    const plan = await asUser(async (query) => {
      await query(
        `INSERT INTO change (site_id, patient_id, kind)
         SELECT $1, $2, 'fact' FROM generate_series(1, 3000)`,
        [clinic.siteId, patientId],
      );
      await query(`SET LOCAL enable_seqscan = off`);
      return query<{ 'QUERY PLAN': string }>(
        `EXPLAIN SELECT FROM unnest(ARRAY[$1]::uuid[]) AS place (site_id)
          CROSS JOIN LATERAL (SELECT FROM change
           WHERE change.site_id = place.site_id AND change.xid >= '10'::xid8 ORDER BY xid, seq LIMIT 10) AS entry`,
        [clinic.siteId],
      );
    });
    const text = plan.map((line) => line['QUERY PLAN']).join('\n');
    expect(text).toMatch(
      /Index (Only )?Scan using change_site_id_xid_seq_idx.*\n\s+Index Cond: .*site_id.*xid >= /,
    );
    expect(text).not.toContain('Sort');
  });
});
