import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OverrideResponse, PatientOverrides, Problem, WhyResponse } from '@interstice/contracts';
import { registerPatient, TestApi, TODAY, type Client } from '../test-api.spec-support.js';

const YEARLY = { interval: { months: 12 }, reason: 'Stable for six years.', until: '2027-03-31' };

describe('the interval that a physician sets for a test', () => {
  let api: TestApi;
  let nurse: Client;
  let physician: Client;
  let coordinator: Client;

  beforeAll(async () => {
    api = await TestApi.start();
    const siteId = await api.addSite('Riverside');
    nurse = await api.memberOf(siteId, 'nurse');
    physician = await api.memberOf(siteId, 'physician');
    coordinator = await api.memberOf(siteId, 'coordinator');
  });
  afterAll(() => api.stop());

  const put = <Body = OverrideResponse>(client: Client, path: string, body: unknown) =>
    api.ask<Body>('PUT', `/api/v1${path}`, body, { cookie: client.cookie });
  const revisionOf = async (patientId: string) => {
    const [row] = await api.gateway.asWorker((query) =>
      query(`SELECT record_revision AS revision FROM patient_review_state WHERE patient_id = $1`, [
        patientId,
      ]),
    );
    return Number(row?.['revision']);
  };

  it('stands until it is replaced or lifted, makes the answers out of date, and its past stays on record', async () => {
    const patientId = await registerPatient(nurse);
    const at = `/patients/${patientId}/overrides`;
    const before = await revisionOf(patientId);
    const set = await put(physician, `${at}/pft`, YEARLY);
    expect([set.status, set.body]).toEqual([
      200,
      { overrideId: expect.any(String), test: 'pft', ...YEARLY, setOn: TODAY, by: expect.any(String) },
    ]);
    expect(await revisionOf(patientId)).toBe(before + 1);

    expect((await put(physician, `${at}/pft`, YEARLY)).body).toEqual({ ...set.body, unchanged: true });
    expect(await revisionOf(patientId)).toBe(before + 1);

    const weekly = { ...YEARLY, interval: { weeks: 26 } };
    await put(physician, `${at}/pft`, weekly);
    await put(physician, `${at}/blood`, YEARLY);
    const { body } = await nurse.get<PatientOverrides>(at);
    expect(body.items.map(({ test, interval }) => [test, interval])).toEqual([
      ['blood', { months: 12 }],
      ['pft', { weeks: 26 }],
    ]);

    const [blood] = body.items;
    expect(blood).toMatchObject({ reason: YEARLY.reason, by: set.body.by });
    const withoutWords = await coordinator.get<PatientOverrides>(at);
    expect(withoutWords.body.items[0]).toEqual({ ...blood, reason: undefined });
    expect(withoutWords.text).not.toContain(YEARLY.reason);

    const lifted = await physician.delete<PatientOverrides>(`${at}/pft`);
    expect(lifted.body.items.map(({ test }) => test)).toEqual(['blood']);
    expect(await revisionOf(patientId)).toBe(before + 4);
    await physician.delete(`${at}/pft`);
    expect(await revisionOf(patientId)).toBe(before + 4);
    const history = await api.gateway.asWorker((query) =>
      query(
        `SELECT test, lifted_at IS NOT NULL AS lifted FROM interval_override WHERE patient_id = $1 ORDER BY id`,
        [patientId],
      ),
    );
    expect(history.map(({ test, lifted: isLifted }) => [test, isLifted])).toEqual([
      ['pft', true],
      ['pft', true],
      ['blood', false],
    ]);
  });

  it('sets the days of the next test, and the answer to why says so', async () => {
    const patientId = await registerPatient(nurse);
    await nurse.post(`/patients/${patientId}/pfts`, { testedOn: '2026-03-02', fvcPctPred: 60 });
    const why = async () => (await nurse.get<WhyResponse>(`/patients/${patientId}/why?test=pft`)).body;
    expect((await why()).headline).toContain('from 2 Jun 2026');
    await put(physician, `/patients/${patientId}/overrides/pft`, YEARLY);
    const { headline, because } = await why();
    expect(headline).toContain('from 2 Feb 2027, best by 2 Mar 2027, overdue after 2 Apr 2027');
    expect(because.map(({ text }) => text)).toContain(
      'A physician has set the interval: every 12 months until 31 Mar 2027, in place of that of the rule.',
    );
    await physician.delete(`/patients/${patientId}/overrides/pft`);
    expect((await why()).headline).toContain('from 2 Jun 2026');
  });

  it('is for physicians, needs an end that lies ahead, a reason and a test that is done again and again (B-25)', async () => {
    const patientId = await registerPatient(nurse);
    const at = `/patients/${patientId}/overrides`;
    expect((await put(nurse, `${at}/pft`, YEARLY)).status).toBe(403);
    expect((await nurse.delete(`${at}/pft`)).status).toBe(403);
    for (const [pointer, wrong] of [
      ['/until', { ...YEARLY, until: TODAY }],
      ['/reason', { ...YEARLY, reason: ' ' }],
      ['/interval', { ...YEARLY, interval: { months: 0 } }],
      ['/until', { interval: YEARLY.interval, reason: YEARLY.reason }],
    ] as const) {
      const refused = await put<Problem>(physician, `${at}/pft`, wrong);
      expect([refused.status, refused.body.errors?.[0]?.pointer.startsWith(pointer)]).toEqual([400, true]);
    }
    const once = await put<Problem>(physician, `${at}/symptom-report`, YEARLY);
    expect([once.status, once.body.errors?.[0]?.pointer]).toEqual([400, '/interval']);
    expect((await put(physician, `${at}/height`, YEARLY)).status).toBe(404);
    expect(
      (await put(physician, `/patients/${patientId.replace(/^./, '1')}/overrides/pft`, YEARLY)).status,
    ).toBe(404);
  });

  it('B-27: can be that it is stopped, with a code, a reason and a day of review, told to coordinators without why', async () => {
    const patientId = await registerPatient(nurse);
    const at = `/patients/${patientId}/overrides`;
    await nurse.post(`/patients/${patientId}/pfts`, { testedOn: '2026-03-02', fvcPctPred: 60 });
    const STOP = { stop: { code: 'palliative', reviewOn: '2026-06-01' }, reason: 'Comfort first.' };
    expect((await put(nurse, `${at}/pft`, STOP)).status).toBe(403);
    for (const [pointer, wrong] of [
      ['/stop/reviewOn', { ...STOP, stop: { ...STOP.stop, reviewOn: TODAY } }],
      ['/stop/code', { ...STOP, stop: { ...STOP.stop, code: 'tired' } }],
      ['/reason', { ...STOP, reason: ' ' }],
      ['/interval', { ...STOP, interval: YEARLY.interval }],
      ['/until', { ...STOP, until: YEARLY.until }],
      ['/interval', { reason: 'So.' }],
    ] as const) {
      const refused = await put<Problem>(physician, `${at}/pft`, wrong);
      expect([refused.status, refused.body.errors?.[0]?.pointer]).toEqual([400, pointer]);
    }
    const { body: stopped } = await put(physician, `${at}/pft`, STOP);
    const told = { test: 'pft', ...STOP, until: '2026-05-31', setOn: TODAY, by: expect.any(String) };
    expect(stopped).toEqual({ overrideId: expect.any(String), ...told });
    expect((await put(physician, `${at}/pft`, STOP)).body).toEqual({ ...stopped, unchanged: true });
    await put(physician, `${at}/symptom-report`, { ...STOP, stop: { ...STOP.stop, code: 'declined' } });

    const why = async (client: Client) =>
      (await client.get<WhyResponse>(`/patients/${patientId}/why?test=pft`)).body.because[0]?.text;
    const [named, unnamed] = [await why(nurse), await why(coordinator)];
    expect(named).toBe(
      `${stopped.by ?? ''} has stopped it since 31 Mar 2026 (palliative care: “Comfort first.”). That is reviewed on 1 Jun 2026; from then on the rules decide again.`,
    );
    expect(unnamed).toBe(named?.replace(/ \(.*\)/, ''));
    const seenByCoordinator = await coordinator.get<PatientOverrides>(at);
    expect(seenByCoordinator.body.items[0]).toEqual({
      ...stopped,
      stop: { reviewOn: STOP.stop.reviewOn },
      reason: undefined,
    });
    expect(seenByCoordinator.text).not.toMatch(/palliative|Comfort/);

    await physician.delete(`${at}/pft`);
    expect(await why(nurse)).not.toContain('stopped');
  });

  it('is not put aside by a physician who has not seen it', async () => {
    const patientId = await registerPatient(nurse);
    const at = `/patients/${patientId}/overrides/hrct`;
    const { body: first } = await put(physician, at, { ...YEARLY, inPlaceOf: null });
    const blind = { ...YEARLY, interval: { months: 6 } };
    const late = await put<Problem>(physician, at, { ...blind, inPlaceOf: null });
    expect([late.status, late.body.code]).toEqual([409, 'override-changed']);
    const { status, body: second } = await put(physician, at, { ...blind, inPlaceOf: first.overrideId });
    expect(status).toBe(200);
    expect((await physician.delete(`${at}?overrideId=${first.overrideId}`)).status).toBe(409);
    expect((await nurse.get<PatientOverrides>(`/patients/${patientId}/overrides`)).body.items).toHaveLength(
      1,
    );
    expect((await physician.delete(`${at}?overrideId=${second.overrideId}`)).status).toBe(200);
  });
});
