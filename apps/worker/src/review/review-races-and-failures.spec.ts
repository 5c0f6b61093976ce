import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { review } from '@interstice/guideline';
import { createLogger, Database, lockPatient, resolveRuleSetSeq } from '@interstice/server';
import { openTestClinic, pftFact, type TestClinic } from '@interstice/test-support';
import { ReviewService } from './review.service.js';
import { storedReviews } from './stored-reviews.spec-support.js';

const NOW = new Date('2026-03-02T09:00:00Z');
const silent = createLogger({ logLevel: 'silent', name: 'test' });

describe('a review that fails, loses a race or meets other rules', () => {
  let clinic: TestClinic;
  let ruleSetSeq: number;
  let reviews: ReviewService;
  let stored: ReturnType<typeof storedReviews>;

  beforeAll(async () => {
    clinic = await openTestClinic();
    stored = storedReviews(clinic);
    ruleSetSeq = await clinic.gateways.asWorker((query) => resolveRuleSetSeq(query, NOW));
    reviews = new ReviewService(clinic.gateways, silent, ruleSetSeq);
  });
  afterAll(() => clinic.close());

  it('books a record that cannot be reviewed as failed and reviews its neighbours (B-35)', async () => {
    const broken = await clinic.register();
    const sound = await clinic.register();
    const judge: typeof review = (record, protocol, asOf) => {
      if (record.patientId === broken)
        throw Object.assign(new Error('a value of the record'), { code: 'odd-record' });
      return review(record, protocol, asOf);
    };
    const outcome = await new ReviewService(clinic.gateways, silent, ruleSetSeq, judge).reviewPatients(
      [broken, sound],
      NOW,
    );

    expect(outcome).toMatchObject({ reviewed: 1, failed: 1 });
    expect(await stored.stateOf(broken)).toMatchObject({
      attempts: 1,
      lastErrorCode: 'odd-record',
      nextAttemptAt: new Date('2026-03-02T09:01:00Z'),
    });
    expect(await stored.stateOf(sound)).toMatchObject({ attempts: 0, lastErrorCode: null });
  });

  it('halves a batch that cannot be written until the record stands alone', async () => {
    const broken = await clinic.register();
    const sound = [await clinic.register(), await clinic.register(), await clinic.register()];
    const judge: typeof review = (record, protocol, asOf) => {
      const result = review(record, protocol, asOf);
      // The database refuses a next review that does not lie after the day.
      return record.patientId === broken ? { ...result, nextReviewOn: asOf } : result;
    };
    const outcome = await new ReviewService(clinic.gateways, silent, ruleSetSeq, judge).reviewPatients(
      [...sound, broken],
      NOW,
    );

    expect(outcome).toMatchObject({ reviewed: 3, failed: 1 });
    expect(await stored.stateOf(broken)).toMatchObject({ attempts: 1, lastErrorCode: 'sql-23514' });
  });

  it('keeps a batch to itself while it is halved, however long that takes', async () => {
    const sound = [await clinic.register(), await clinic.register(), await clinic.register()];
    const broken = await clinic.register();
    const batch = [...sound, broken];
    const [, unclaimed = ''] = sound;
    const secondsLeft = async (patientIds: readonly string[]) => {
      const [row] = await clinic.gateways.asWorker((query) =>
        query<{ seconds: number }>(
          `SELECT max(extract(epoch FROM claimed_until - now()))::float8 AS seconds
             FROM patient_review_state WHERE patient_id = ANY ($1::uuid[])`,
          [patientIds],
        ),
      );
      return row?.seconds ?? 0;
    };
    await clinic.gateways.asWorker((query) =>
      query(
        `UPDATE patient_review_state SET claimed_until = now() + interval '9 s'
          WHERE patient_id = ANY ($1::uuid[]) AND patient_id <> $2`,
        [batch, unclaimed],
      ),
    );
    const judge: typeof review = (record, protocol, asOf) => {
      // Slow, so that the service looks round between two patients, and this test with it.
      const until = performance.now() + 40;
      while (performance.now() < until) continue;
      const result = review(record, protocol, asOf);
      return record.patientId === broken ? { ...result, nextReviewOn: asOf } : result;
    };
    const seen: { ofBatch: number; ofUnclaimed: number }[] = [];
    const outcome = await new ReviewService(clinic.gateways, silent, ruleSetSeq, judge).reviewPatients(
      batch,
      NOW,
      async () => {
        seen.push({ ofBatch: await secondsLeft(batch), ofUnclaimed: await secondsLeft([unclaimed]) });
      },
    );
    expect(outcome).toMatchObject({ reviewed: 3, failed: 1 });
    expect(seen[0]?.ofBatch).toBeLessThanOrEqual(9);
    expect(seen.at(-1)?.ofBatch).toBeGreaterThan(15);
    expect(seen.every(({ ofUnclaimed }) => ofUnclaimed <= 0)).toBe(true);
  });

  it('books each failure once, however often its batch is halved for another record', async () => {
    const patientIds: string[] = [];
    for (let each = 0; each < 16; each += 1) patientIds.push(await clinic.register());
    const [unreadable = '', , , , , , , , , , , , , unwritable = ''] = patientIds;
    const judge: typeof review = (record, protocol, asOf) => {
      if (record.patientId === unreadable) throw Object.assign(new Error('odd'), { code: 'odd-record' });
      const result = review(record, protocol, asOf);
      return record.patientId === unwritable ? { ...result, nextReviewOn: asOf } : result;
    };
    const outcome = await new ReviewService(clinic.gateways, silent, ruleSetSeq, judge).reviewPatients(
      patientIds,
      NOW,
    );

    expect(outcome).toMatchObject({ reviewed: 14, failed: 2 });
    expect([...outcome.leftOwed].sort()).toEqual([unreadable, unwritable].sort());
    expect(await stored.stateOf(unreadable)).toMatchObject({ attempts: 1, lastErrorCode: 'odd-record' });
    expect(await stored.stateOf(unwritable)).toMatchObject({ attempts: 1, lastErrorCode: 'sql-23514' });
  });

  describe('when a batch meets a row that somebody holds for long', () => {
    /** Three patients with news; the former review of the first is held while the batch is written. */
    const reviewWith = async (timeouts: { readonly lockMs: number; readonly statementMs: number }) => {
      const patientIds = [await clinic.register(), await clinic.register(), await clinic.register()];
      await reviews.reviewPatients(patientIds, NOW);
      for (const patientId of patientIds) await clinic.record(patientId, pftFact('2025-09-01', 3000, 80));
      const [held = '', ...others] = patientIds;
      const url = clinic.database.urls.worker;
      const hasty = new Database({ worker: { url, applicationName: 'test-hasty', max: 2, timeouts } });
      try {
        const outcome = await clinic.gateways.asWorker(async (query) => {
          await query('SELECT 1 FROM review WHERE patient_id = $1 FOR UPDATE', [held]);
          return new ReviewService(hasty, silent, ruleSetSeq).reviewPatients(patientIds, NOW);
        });
        return { outcome, held, others };
      } finally {
        await hasty.close();
      }
    };

    it('waits for its lock in vain, it reviews the others and leaves that one owed, without a failure', async () => {
      const { outcome, held, others } = await reviewWith({ lockMs: 200, statementMs: 5_000 });
      expect(outcome).toMatchObject({ reviewed: 2, lost: 1, failed: 0, leftOwed: [held] });
      expect(await stored.stateOf(held)).toMatchObject({ attempts: 0 });
      for (const patientId of others) {
        const { recordRevision, reviewedRevision } = (await stored.stateOf(patientId)) ?? {};
        expect(reviewedRevision).toBe(recordRevision);
      }
    });

    it('runs out of time, it reviews the others and books that one as failed, once', async () => {
      const { outcome, held } = await reviewWith({ lockMs: 5_000, statementMs: 200 });
      expect(outcome).toMatchObject({ reviewed: 2, lost: 0, failed: 1, leftOwed: [held] });
      expect(await stored.stateOf(held)).toMatchObject({ attempts: 1, lastErrorCode: 'sql-57014' });
    });
  });

  it('throws when the database is out of reach, and books that to nobody', async () => {
    const patientId = await clinic.register();
    const gone = new Database({
      worker: { url: 'postgresql://interstice_worker@127.0.0.1:9/none', applicationName: 'test', max: 1 },
    });
    await expect(
      new ReviewService(gone, silent, ruleSetSeq).reviewPatients([patientId, patientId], NOW),
    ).rejects.toMatchObject({ code: 'service-busy' });
    await gone.close();
    expect(await stored.stateOf(patientId)).toMatchObject({ attempts: 0 });
  });

  it('writes nothing when the record has moved on between reading and writing; the patient stays owed', async () => {
    const patientId = await clinic.register();
    await clinic.record(patientId, pftFact('2025-09-01', 3000, 80));
    const interrupted: Pick<Database, 'asWorker' | 'asWorkerSnapshot'> = {
      asWorkerSnapshot: async (work) => {
        const read = await clinic.gateways.asWorkerSnapshot(work);
        await clinic.record(patientId, pftFact('2026-02-27', 2640, 70.4));
        return read;
      },
      asWorker: (work) => clinic.gateways.asWorker(work),
    };
    const outcome = await new ReviewService(interrupted, silent, ruleSetSeq).reviewPatients([patientId], NOW);

    expect(outcome).toMatchObject({ reviewed: 0, lost: 1, failed: 0, leftOwed: [patientId] });
    expect(await stored.reviewedRevisionsOf(patientId)).toEqual([]);
    expect(await stored.dueItemsOf(patientId)).toEqual([]);

    await reviews.reviewPatients([patientId], NOW);
    expect(await stored.reviewedRevisionsOf(patientId)).toEqual([
      (await stored.stateOf(patientId))?.['recordRevision'],
    ]);
    expect(await stored.alertsOf(patientId)).toHaveLength(1);
  });

  it('passes over a record in use within a batch, writes the others at once and leaves that one owed', async () => {
    const held = await clinic.register();
    const free = [await clinic.register(), await clinic.register()];
    const started = performance.now();
    const outcome = await clinic.gateways.asUser(clinic.user, async (query) => {
      await lockPatient(query, held);
      return reviews.reviewPatients([held, ...free], NOW);
    });

    expect(outcome).toMatchObject({ reviewed: 2, lost: 1, failed: 0, leftOwed: [held] });
    // It did not wait for the lock, whose time-out is three seconds.
    expect(performance.now() - started).toBeLessThan(2_000);
    for (const patientId of free) expect(await stored.reviewedRevisionsOf(patientId)).toHaveLength(1);
    expect(await stored.reviewedRevisionsOf(held)).toEqual([]);
  });

  it('does not put the answers of older rules back over those of newer ones', async () => {
    const patientId = await clinic.register();
    const newer = new ReviewService(clinic.gateways, silent, ruleSetSeq + 1);
    await newer.reviewPatients([patientId], NOW);

    expect(await reviews.reviewPatients([patientId], NOW)).toMatchObject({ reviewed: 0, current: 1 });
    expect((await stored.stateOf(patientId))?.ruleSetSeq).toBe(ruleSetSeq + 1);
  });

  it('answers for a new fact by older rules too, as after a roll-back, and the newer ones review it again', async () => {
    const patientId = await clinic.register();
    const newer = new ReviewService(clinic.gateways, silent, ruleSetSeq + 1);
    await newer.reviewPatients([patientId], NOW);
    await clinic.record(patientId, pftFact('2025-09-01', 3000, 80));
    await clinic.record(patientId, pftFact('2026-02-27', 2640, 70.4));

    expect(await reviews.reviewPatients([patientId], NOW)).toMatchObject({ reviewed: 1 });
    expect(await stored.alertsOf(patientId)).toHaveLength(1);
    expect(await newer.reviewPatients([patientId], NOW)).toMatchObject({ reviewed: 1 });
    expect(await newer.reviewPatients([patientId], NOW)).toMatchObject({ reviewed: 0, current: 1 });
    expect(await stored.alertsOf(patientId)).toHaveLength(1);
  });
});
