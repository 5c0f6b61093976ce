import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { review } from '@interstice/guideline';
import pg from 'pg';
import { createLogger, FixedClock, lockPatient, Metrics, resolveRuleSetSeq } from '@interstice/server';
import { eventually, openTestClinic, pftFact, type TestClinic } from '@interstice/test-support';
import { ReviewService } from '../review/review.service.js';
import { claimOwed, findOwed } from './find-owed.js';
import { SweepService } from './sweep.service.js';

const silent = createLogger({ logLevel: 'silent', name: 'test' });

describe('the minute sweep', () => {
  let clinic: TestClinic;
  let ruleSetSeq: number;
  const clock = new FixedClock('2026-03-02T09:00:00Z');

  const sweepWith = (
    seq: number,
    reviews = new ReviewService(clinic.gateways, silent, seq),
    metrics = new Metrics('test'),
  ) => new SweepService(clinic.gateways, reviews, clock, silent, seq, metrics);
  const figure = async (metrics: Metrics, name: string) => {
    const gauge = await metrics.registry.getSingleMetric(name)?.get();
    return gauge?.values[0]?.value;
  };
  const leftOwed = (metrics: Metrics) => figure(metrics, 'interstice_reviews_left_owed');
  const failing = (metrics: Metrics) => figure(metrics, 'interstice_reviews_failing');
  const owed = (seq = ruleSetSeq) =>
    clinic.gateways.asWorker((query) => findOwed(query, seq, clock.now(), 100));
  const stateOf = async (patientId: string) => {
    const [state] = await clinic.gateways.asWorker((query) =>
      query<{ nextReviewOn: string; reviewedOn: string }>(
        `SELECT next_review_on AS "nextReviewOn", reviewed_on AS "reviewedOn"
           FROM patient_review_state WHERE patient_id = $1`,
        [patientId],
      ),
    );
    if (state === undefined) throw new Error('no state');
    return state;
  };

  beforeAll(async () => {
    clinic = await openTestClinic();
    ruleSetSeq = await clinic.gateways.asWorker((query) => resolveRuleSetSeq(query, clock.now()));
  });
  beforeEach(() => clock.moveTo('2026-03-02T09:00:00Z'));
  afterAll(() => clinic.close());

  it('finds every record that moved on although no hint arrived, and leaves nothing owed', async () => {
    const patientIds = await Promise.all([clinic.register(), clinic.register(), clinic.register()]);
    expect(await owed()).toEqual(expect.arrayContaining(patientIds));

    await sweepWith(ruleSetSeq).run();
    expect(await owed()).toEqual([]);
  });

  it('passes over a record that somebody holds, reviews all others and counts it as left', async () => {
    const patientIds = await Promise.all([clinic.register(), clinic.register(), clinic.register()]);
    const [held = ''] = patientIds;
    const metrics = new Metrics('test');
    const sweep = sweepWith(ruleSetSeq, new ReviewService(clinic.gateways, silent, ruleSetSeq), metrics);
    await clinic.gateways.asUser(clinic.user, async (query) => {
      await lockPatient(query, held);
      await sweep.run();
    });
    expect(await leftOwed(metrics)).toBe(1);
    expect(await owed()).toEqual([held]);

    await sweep.run();
    expect(await leftOwed(metrics)).toBe(0);
  });

  it('leaves a patient whom a worker took and then died to others for half a minute, and not for longer', async () => {
    const patientId = await clinic.register();
    const claimed = () => clinic.gateways.asWorker((query) => claimOwed(query, ruleSetSeq, clock.now(), 100));
    expect(await claimed()).toEqual([patientId]);
    await sweepWith(ruleSetSeq).run();
    expect(await owed()).toEqual([patientId]);
    const [claim] = await clinic.gateways.asWorker((query) =>
      query<{ seconds: number }>(
        `SELECT extract(epoch FROM claimed_until - now())::float8 AS seconds
           FROM patient_review_state WHERE patient_id = $1`,
        [patientId],
      ),
    );
    expect(claim?.seconds).toBeGreaterThan(15);
    expect(claim?.seconds).toBeLessThanOrEqual(30);

    await clinic.gateways.asWorker((query) =>
      query(`UPDATE patient_review_state SET claimed_until = now() WHERE patient_id = $1`, [patientId]),
    );
    expect(await claimed()).toEqual([patientId]);
    // A review ends the claim: what is recorded next does not wait for it.
    await new ReviewService(clinic.gateways, silent, ruleSetSeq).reviewPatients([patientId], clock.now());
    await clinic.record(patientId, pftFact('2025-12-01', 3000, 80));
    expect(await claimed()).toEqual([patientId]);
    await new ReviewService(clinic.gateways, silent, ruleSetSeq).reviewPatients([patientId], clock.now());
  });

  it('looks again, unasked, when the claim of a worker that was killed has run out', async () => {
    const patientId = await clinic.register();
    await clinic.gateways.asWorker((query) =>
      query(
        `UPDATE patient_review_state SET claimed_until = now() + interval '700 ms' WHERE patient_id = $1`,
        [patientId],
      ),
    );
    const sweep = sweepWith(ruleSetSeq);
    await sweep.run();
    expect(await owed()).toEqual([patientId]);

    await eventually(async () => expect(await owed()).toEqual([]), 5_000);
    await sweep.stop();
  });

  it('counts nobody as left owed whom another process reviewed first', async () => {
    await clinic.register();
    const metrics = new Metrics('test');
    const first = new ReviewService(clinic.gateways, silent, ruleSetSeq);
    class Second extends ReviewService {
      override async reviewPatients(ids: readonly string[], now: Date) {
        await first.reviewPatients(ids, now);
        return super.reviewPatients(ids, now);
      }
    }
    await sweepWith(ruleSetSeq, new Second(clinic.gateways, silent, ruleSetSeq), metrics).run();
    expect(await leftOwed(metrics)).toBe(0);
    expect(await owed()).toEqual([]);
  });

  it('finds a record on the first day on which its answers may change, as the day comes in the time zone of its site (C-02)', async () => {
    const patientId = await clinic.register();
    await clinic.record(patientId, pftFact('2025-12-01', 3000, 80));
    await sweepWith(ruleSetSeq).run();
    const { nextReviewOn } = await stateOf(patientId);

    // One hour before midnight UTC it is the next day in Berlin, winter or summer.
    const eve = new Date(`${nextReviewOn}T00:00:00Z`).getTime() - 60 * 60_000;
    clock.moveTo(new Date(eve - 2 * 60 * 60_000));
    expect(await owed()).not.toContain(patientId);
    clock.moveTo(new Date(eve));
    expect(await owed()).toContain(patientId);

    await sweepWith(ruleSetSeq).run();
    expect(await stateOf(patientId)).toMatchObject({ reviewedOn: nextReviewOn });
  });

  it('finds every record reviewed by older rules, and none reviewed by newer ones', async () => {
    const patientId = await clinic.register();
    await sweepWith(ruleSetSeq).run();
    expect(await owed(ruleSetSeq + 1)).toContain(patientId);

    await sweepWith(ruleSetSeq + 1).run();
    expect(await owed(ruleSetSeq)).toEqual([]);
  });

  it('leaves a record that failed alone until its wait is over', async () => {
    const patientId = await clinic.register();
    await clinic.gateways.asWorker((query) =>
      query(`UPDATE patient_review_state SET next_attempt_at = $2 WHERE patient_id = $1`, [
        patientId,
        '2026-03-02T09:10:00Z',
      ]),
    );
    expect(await owed()).not.toContain(patientId);
    clock.moveTo('2026-03-02T09:10:00Z');
    expect(await owed()).toContain(patientId);
  });

  it('counts a record that fails apart from what is owed, in each sweep until it is judged again (B-35)', async () => {
    const [broken, sound] = [await clinic.register(), await clinic.register()];
    const metrics = new Metrics('test');
    let isRepaired = false;
    const judge: typeof review = (record, protocol, asOf) => {
      if (record.patientId === broken && !isRepaired) throw new Error('a value of the record');
      return review(record, protocol, asOf);
    };
    const sweep = sweepWith(
      ruleSetSeq,
      new ReviewService(clinic.gateways, silent, ruleSetSeq, judge),
      metrics,
    );
    const figures = async () => [await leftOwed(metrics), await failing(metrics)];
    await sweep.run();
    expect(await figures()).toEqual([0, 1]);
    // Nothing is tried within the minute: it waits, and is not forgotten.
    clock.moveTo('2026-03-02T09:00:30Z');
    await sweep.run();
    expect(await figures()).toEqual([0, 1]);
    isRepaired = true;
    clock.moveTo('2026-03-02T09:01:00Z');
    await sweep.run();
    expect(await figures()).toEqual([0, 0]);
    expect(await stateOf(broken)).toMatchObject({ reviewedOn: (await stateOf(sound)).reviewedOn });
  });

  it('goes on for the other sites where one has a time zone that nobody knows', async () => {
    const patientId = await clinic.register();
    const owner = new pg.Client({ connectionString: clinic.database.urls.owner });
    await owner.connect();
    // Row-level security binds the owner too: only with it out of the way can the site be spoilt.
    await owner.query(`ALTER TABLE site NO FORCE ROW LEVEL SECURITY`);
    await owner.query(
      `INSERT INTO site (id, name, time_zone) VALUES (uuidv7(), 'Nowhere', 'Europe/Nowhere')`,
    );
    await owner.query(`ALTER TABLE site FORCE ROW LEVEL SECURITY`);
    await owner.end();

    expect(await owed()).toContain(patientId);
    await sweepWith(ruleSetSeq).run();
    expect(await owed()).toEqual([]);
  });

  it('does not wait when a new fact arrives for a record that failed', async () => {
    const patientId = await clinic.register();
    await clinic.gateways.asWorker((query) =>
      query(`UPDATE patient_review_state SET attempts = 5, next_attempt_at = $2 WHERE patient_id = $1`, [
        patientId,
        '2026-03-02T12:00:00Z',
      ]),
    );
    await clinic.record(patientId, pftFact('2025-12-01', 3000, 80));
    expect(await owed()).toContain(patientId);
  });

  it('shares its patients among the workers that sweep at the same time: each is reviewed by one of them', async () => {
    const patientIds = await clinic.write((query) =>
      query<{ id: string }>(
        `WITH entered AS (
           INSERT INTO patient (site_id, mrn, family_name, given_name, birth_date, registered_on)
           SELECT $1, 'SHARED-' || number, 'Example', 'Test', '1960-05-01', '2025-01-15'
             FROM generate_series(1, 500) AS number
           RETURNING id, site_id
         )
         INSERT INTO patient_review_state (patient_id, site_id, record_revision, next_attempt_at)
         SELECT id, site_id, 1, to_timestamp(0) FROM entered RETURNING patient_id AS id`,
        [clinic.siteId],
      ),
    );
    const taken = new Map<string, number>();
    const helpers: Promise<void>[] = [];
    const worker = (name: number) => {
      class Watched extends ReviewService {
        override reviewPatients(ids: readonly string[], now: Date) {
          for (const id of ids) {
            expect(taken.has(id)).toBe(false);
            taken.set(id, name);
          }
          return super.reviewPatients(ids, now);
        }
      }
      return sweepWith(ruleSetSeq, new Watched(clinic.gateways, silent, ruleSetSeq));
    };
    const [first, second] = [worker(1), worker(2)];
    first.onMuch(() => helpers.push(second.run()));
    await first.run();
    await Promise.all(helpers);

    expect(helpers).toHaveLength(1);
    expect(patientIds.every(({ id }) => taken.has(id))).toBe(true);
    expect(new Set(taken.values())).toEqual(new Set([1, 2]));
    expect(await owed()).toEqual([]);
  });
});
