import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { notReviewedList, type NotReviewedList, type WorklistCounts } from '@interstice/contracts';
import { storeReview } from '../review/store-review.spec-support.js';
import { registerPatient, TestApi, type Client } from '../test-api.spec-support.js';

const REGISTERED = '2026-03-31T08:00:00Z';

describe('The list of patients whom no review has seen', () => {
  let api: TestApi;
  let auckland: string;
  let london: string;
  let coordinator: Client;
  let nurse: Client;
  const patients: string[] = [];

  beforeAll(async () => {
    api = await TestApi.start();
    auckland = await api.addSite('Auckland', 'Pacific/Auckland');
    london = await api.addSite('London', 'Europe/London');
    for (const role of ['coordinator', 'nurse'] as const) {
      await api.addMember({
        email: `${role}@test.example`,
        roles: [
          { siteId: auckland, role },
          { siteId: london, role },
        ],
      });
    }
    await moveTo(REGISTERED);
    for (const siteId of [auckland, london, london, auckland]) {
      patients.push(await registerPatient(nurse, { siteId }));
    }
    const elsewhere = await api.memberOf(await api.addSite('Elsewhere'), 'nurse');
    await registerPatient(elsewhere);
  });
  afterAll(() => api.stop());

  /** Who was away for too long signs in again. */
  async function moveTo(instant: string): Promise<void> {
    api.clock.moveTo(instant);
    coordinator = await api.signIn('coordinator@test.example');
    nurse = await api.signIn('nurse@test.example');
  }
  const list = async (query = '') => {
    const answer = await coordinator.get<NotReviewedList>(`/worklists/not-reviewed${query}`);
    expect(answer.status).toBe(200);
    return notReviewedList.parse(answer.body);
  };
  const told = async (query = '') =>
    (await list(query)).items.map(({ patientId, cause, since }) => [
      patients.indexOf(patientId),
      cause,
      since,
    ]);
  const setState = (patientId: string | undefined, set: string, value: unknown) =>
    api.gateway.asWorker((query) =>
      query(`UPDATE patient_review_state SET ${set} WHERE patient_id = $1`, [patientId, value]),
    );

  it('is empty while a review may still be waited for, and holds everybody after 15 minutes (B-35)', async () => {
    await moveTo('2026-03-31T08:14:59Z');
    expect(await told()).toEqual([]);
    await moveTo('2026-03-31T08:15:00Z');
    const since = '2026-03-31T08:00:00.000Z';
    expect(await told()).toEqual([0, 1, 2, 3].map((index) => [index, 'recorded', since]));
    const { total, items, after } = await list();
    expect(total).toBe(4);
    expect(after).toMatchObject({ minutes: 15, cite: { doc: 'interstice-choices' } });
    expect(items[1]).toMatchObject({
      patient: { siteId: london, familyName: 'Testcase' },
      review: { stale: true, reviewedRevision: null },
      headline: 'Something was recorded that no review has seen yet.',
    });
    expect((await coordinator.get<WorklistCounts>('/worklists/counts')).body.notReviewed).toBe(4);
    for (const patientId of patients) await storeReview(api, patientId);
    expect(await told()).toEqual([]);
  });

  it('counts from when something was first recorded after the last review, not from the last review', async () => {
    await moveTo('2026-03-31T10:00:00Z');
    const report = (reportedOn: string) =>
      nurse.post(`/patients/${patients[1]}/symptom-reports`, { reportedOn, change: 'stable' });
    await report('2026-03-30');
    await moveTo('2026-03-31T10:10:00Z');
    await report('2026-03-29');
    expect(await told()).toEqual([]);
    await moveTo('2026-03-31T10:15:00Z');
    expect(await told()).toEqual([[1, 'recorded', '2026-03-31T10:00:00.000Z']]);
    await storeReview(api, patients[1] ?? '');
    expect(await told()).toEqual([]);
  });

  it('shows a failed review at once, with its code and what to do, to each page once (B-35)', async () => {
    await nurse.post(`/patients/${patients[2]}/symptom-reports`, {
      reportedOn: '2026-03-30',
      change: 'stable',
    });
    await setState(
      patients[2],
      `attempts = 3, next_attempt_at = $2, last_error_code = 'invalid-date'`,
      '2026-03-31T10:19:00Z',
    );
    await setState(
      patients[3],
      `attempts = 1, next_attempt_at = $2, last_error_code = 'sql-23514'`,
      REGISTERED,
    );
    const [first, second] = (await list()).items;
    expect(first).toMatchObject({
      patientId: patients[2],
      cause: 'failed',
      since: '2026-03-31T10:15:00.000Z',
      attempts: 3,
      nextAttemptAt: '2026-03-31T10:19:00.000Z',
      code: 'invalid-date',
      headline: 'The review failed 3 times in a row: the record holds a day that does not exist.',
      review: { failing: true },
    });
    expect(first?.advice).toContain('"invalid-date"');
    expect(second).toMatchObject({ patientId: patients[3], cause: 'failed', code: 'sql-23514' });
    expect(second).not.toHaveProperty('nextAttemptAt');
    expect(second?.headline).toBe('The review failed: the database did not take its result.');

    const one = await list('?limit=1');
    expect(one).toMatchObject({ total: 2, nextCursor: patients[2] });
    const two = await list(`?limit=1&cursor=${patients[2]}`);
    expect(two).toMatchObject({ items: [{ patientId: patients[3] }], nextCursor: null });
    expect(await told(`?site=${london}`)).toEqual([[2, 'failed', '2026-03-31T10:15:00.000Z']]);
  });

  it('shows whoever waits since a day began at their site, or since newer rules came, each by one cause', async () => {
    // The day of London begins at 23:00 UTC in summer, that of Auckland at 11:00.
    for (const index of [0, 1]) await setState(patients[index], 'next_review_on = $2', '2026-04-01');
    await moveTo('2026-03-31T11:14:59Z');
    const waiting = '?cause=recorded&cause=day-reached&cause=rules';
    expect(await told(waiting)).toEqual([]);
    await moveTo('2026-03-31T11:15:00Z');
    expect(await told(waiting)).toEqual([[0, 'day-reached', '2026-03-31T11:00:00.000Z']]);
    await moveTo('2026-03-31T23:15:00Z');
    expect(await told('?cause=day-reached')).toEqual([
      [0, 'day-reached', '2026-03-31T11:00:00.000Z'],
      [1, 'day-reached', '2026-03-31T23:00:00.000Z'],
    ]);
    for (const index of [1, 2]) await setState(patients[index], 'rule_set_seq = $2', 0);
    await setState(patients[0], 'next_review_on = $2, rule_set_seq = 0', '2026-06-01');
    const all = await told();
    expect(all.map(([index, cause]) => [index, cause])).toEqual([
      [0, 'rules'],
      [1, 'day-reached'],
      [2, 'failed'],
      [3, 'failed'],
    ]);
    expect((await list('?cause=rules')).total).toBe(1);
  });
});
