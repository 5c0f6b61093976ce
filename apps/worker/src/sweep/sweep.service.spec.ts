import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createLogger, FixedClock, Metrics, resolveRuleSetSeq } from '@interstice/server';
import { openTestClinic, pftFact, type TestClinic } from '@interstice/test-support';
import { ReviewService } from '../review/review.service.js';
import { findOwed } from './find-owed.js';
import { SweepService } from './sweep.service.js';

const silent = createLogger({ logLevel: 'silent', name: 'test' });

describe('the minute sweep', () => {
  let clinic: TestClinic;
  let ruleSetSeq: number;
  const clock = new FixedClock('2026-03-02T09:00:00Z');

  const sweepWith = (seq: number) =>
    new SweepService(
      clinic.gateways,
      new ReviewService(clinic.gateways, silent, seq),
      clock,
      silent,
      seq,
      new Metrics('test'),
    );
  const owed = (seq = ruleSetSeq) =>
    clinic.gateways.asWorker((query) => findOwed(query, seq, clock.now(), 100, []));
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

  it('finds a record on the first day on which its answers may change, as the day comes in the time zone of its site', async () => {
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
});
