import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestClinic, type TestClinic } from '@interstice/test-support';
import pg from 'pg';
import { payloadDigest } from './record-audit.js';
import { sealAudit } from './seal-audit.js';
import { verifyAudit } from './verify-audit.js';

const NOW = new Date('2026-03-02T09:00:00Z');

describe('the audit trail', () => {
  let clinic: TestClinic;
  /** As somebody with the owner's rights who goes round the guards. */
  let intruder: pg.Client;

  const seal = (limit?: number) => clinic.gateways.asWorker((query) => sealAudit(query, NOW, limit));
  const verify = () => clinic.gateways.asWorker((query) => verifyAudit(query));

  beforeAll(async () => {
    clinic = await openTestClinic();
    intruder = new pg.Client({ connectionString: clinic.database.urls.owner });
    await intruder.connect();
    await clinic.register();
    await clinic.register();
  });
  afterAll(async () => {
    await intruder.end();
    await clinic.close();
  });

  it('tells the tail that is not sealed yet', async () => {
    const verification = await verify();
    expect(verification.sealed).toBe(0);
    expect(verification.unsealedTail).toBeGreaterThan(5);
  });

  it('is chained in batches, each event once, and holds', async () => {
    const { unsealedTail } = await verify();
    expect(await seal(3)).toBe(3);
    expect(await seal()).toBe(unsealedTail - 3);
    expect(await seal()).toBe(0);
    expect(await verify()).toEqual({ sealed: unsealedTail, unsealedTail: 0 });
  });

  it('is chained by one sealer at a time', async () => {
    await clinic.register();
    const counts = await Promise.all([seal(), seal(), seal(), seal()]);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0);
    const { firstBroken } = await verify();
    expect(firstBroken).toBeUndefined();
  });

  it('proves the values while they are kept', async () => {
    const rows = await clinic.gateways.asWorker((query) =>
      query<{ salt: Buffer; values: unknown; digest: Buffer }>(
        `SELECT salt, "values", digest FROM audit_payload JOIN audit_event ON audit_event.id = event_id`,
      ),
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(payloadDigest(row.salt, row.values).equals(row.digest)).toBe(true);
  });

  it('shows where an event was altered, even by somebody who goes round the guards', async () => {
    await intruder.query(`ALTER TABLE audit_event DISABLE TRIGGER audit_event_guard`);
    const target = `(SELECT event_id FROM audit_seal WHERE seq = 4)`;
    const before = await intruder.query<{ action: string }>(
      `SELECT action FROM audit_event WHERE id = ${target}`,
    );
    await intruder.query(`UPDATE audit_event SET action = 'something.else' WHERE id = ${target}`);
    expect((await verify()).firstBroken).toEqual({ seq: 4, reason: 'event-altered' });

    await intruder.query(`UPDATE audit_event SET action = $1 WHERE id = ${target}`, [before.rows[0]?.action]);
    expect((await verify()).firstBroken).toBeUndefined();
  });

  it('shows where the end of the chain was cut off', async () => {
    await intruder.query(`BEGIN; ALTER TABLE audit_seal DISABLE TRIGGER USER`);
    await intruder.query(`DELETE FROM audit_seal WHERE seq = (SELECT max(seq) FROM audit_seal)`);
    await intruder.query(`ALTER TABLE audit_seal ENABLE TRIGGER USER; COMMIT`);
    const { sealed, firstBroken } = await verify();
    expect(firstBroken).toEqual({ seq: sealed + 1, reason: 'tail-missing' });
  });

  it('shows where the chain was rewritten or an event removed', async () => {
    await intruder.query(`ALTER TABLE audit_event DISABLE TRIGGER audit_event_keep`);
    await intruder.query(
      `DELETE FROM audit_event WHERE id = (SELECT event_id FROM audit_seal WHERE seq = 6)`,
    );
    expect((await verify()).firstBroken).toEqual({ seq: 6, reason: 'event-missing' });

    await intruder.query(`ALTER TABLE audit_seal DISABLE TRIGGER audit_seal_guard`);
    await intruder.query(`UPDATE audit_seal SET hash = sha256('other') WHERE seq = 2`);
    expect((await verify()).firstBroken).toEqual({ seq: 2, reason: 'chain-broken' });
  });
});
