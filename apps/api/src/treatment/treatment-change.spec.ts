import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Problem, TreatmentChangeResponse, TreatmentResponse } from '@interstice/contracts';
import { registerPatient, TestApi, type Client } from '../test-api.spec-support.js';

const COURSE = { drug: 'mycophenolate-mofetil', startedOn: '2026-01-05', indication: 'ild' };
const DOSE = { on: '2026-02-02', kind: 'dose', doseAmount: 1000.5, doseUnit: 'mg', timesPerDay: 2 };

describe('changes within a course', () => {
  let api: TestApi;
  let nurse: Client;

  beforeAll(async () => {
    api = await TestApi.start();
    nurse = await api.memberOf(await api.addSite('Riverside'), 'nurse');
  });
  afterAll(() => api.stop());

  async function course(values: object = COURSE) {
    const patientId = await registerPatient(nurse);
    const { body } = await nurse.post<TreatmentResponse>(`/patients/${patientId}/treatments`, values);
    const treatment = `/patients/${patientId}/treatments/${body.lineageId}`;
    const changesOf = async () =>
      (await nurse.get<{ items: TreatmentResponse[] }>(`/patients/${patientId}/treatments`)).body.items.map(
        ({ changes }) => changes,
      );
    const record = <Body = TreatmentChangeResponse>(change: object) =>
      nurse.post<Body>(`${treatment}/changes`, change);
    const of = (lineageId: string) => `/patients/${patientId}/treatment-changes/${lineageId}`;
    return { patientId, lineageId: body.lineageId, treatment, changesOf, record, of };
  }

  it('are shown with their course, the latest first, exact to the last decimal (B-28, D-06)', async () => {
    const { lineageId, changesOf, record } = await course();
    const dose = await record({ ...DOSE, reason: 'Tolerated well.' });
    const hold = await record({ on: '2026-03-02', kind: 'hold' });
    expect([dose.status, hold.status]).toEqual([201, 201]);
    expect(dose.body).toMatchObject({ ...DOSE, reason: 'Tolerated well.', treatmentLineageId: lineageId });
    expect(await changesOf()).toEqual([[hold.body, dose.body]]);
    const again = await record({ ...DOSE, reason: 'Tolerated well.' });
    expect([again.status, again.body]).toEqual([200, { ...dose.body, unchanged: true }]);
  });

  it('are corrected within their course: why it was changed is told apart from why it is corrected', async () => {
    const { changesOf, record, of } = await course();
    const { body: dose } = await record(DOSE);
    const corrected = await nurse.post<TreatmentChangeResponse>(`${of(dose.lineageId)}/corrections`, {
      ...DOSE,
      doseAmount: 500,
      why: 'Nausea.',
      reason: 'Typing error.',
      versionId: dose.versionId,
    });
    expect(corrected.status).toBe(201);
    expect(corrected.body).toMatchObject({
      lineageId: dose.lineageId,
      treatmentLineageId: dose.treatmentLineageId,
      doseAmount: 500,
      reason: 'Nausea.',
    });
    expect(await changesOf()).toEqual([[corrected.body]]);
    const stale = await nurse.post<Problem>(`${of(dose.lineageId)}/corrections`, {
      ...DOSE,
      doseAmount: 250,
      reason: 'Typing error.',
      versionId: dose.versionId,
    });
    expect([stale.status, stale.body.code]).toEqual([409, 'fact-changed']);
    expect(stale.body.current).toEqual(corrected.body);
  });

  it('are withdrawn alone, but move only with their course', async () => {
    const { lineageId, patientId, changesOf, record, of, treatment } = await course();
    const { body: dose } = await record(DOSE);
    const { body: hold } = await record({ on: '2026-03-02', kind: 'hold' });
    expect((await nurse.post(`${of(dose.lineageId)}/withdrawal`, { reason: 'Not given.' })).status).toBe(201);
    expect(await changesOf()).toEqual([[hold]]);

    const toPatientId = await registerPatient(nurse);
    const move = { toPatientId, reason: 'Wrong patient.' };
    const alone = await nurse.post<Problem>(`${of(hold.lineageId)}/reassignment`, move);
    expect([alone.status, alone.body.code]).toEqual([409, 'not-reassignable']);
    expect((await nurse.post(`${treatment}/reassignment`, move)).status).toBe(201);
    const there = await nurse.get<{ items: TreatmentResponse[] }>(`/patients/${toPatientId}/treatments`);
    expect(there.body.items[0]).toMatchObject({ ...COURSE, changes: [{ kind: 'hold', on: '2026-03-02' }] });
    expect(there.body.items[0]?.lineageId).not.toBe(lineageId);
    expect((await nurse.get(`/patients/${patientId}/treatments`)).body['total']).toBe(0);
  });

  it('lie between the first day and the stop of their course', async () => {
    const stopped = await course({ ...COURSE, stoppedOn: '2026-03-01' });
    const planned = await course({ drug: 'rituximab', plannedStartOn: '2026-05-01', indication: 'ild' });
    for (const [record, on, status] of [
      [stopped.record, '2026-01-04', 400],
      [stopped.record, '2026-01-05', 201],
      [stopped.record, '2026-03-01', 201],
      [stopped.record, '2026-03-02', 400],
      [planned.record, '2026-03-02', 400],
    ] as const) {
      const answer = await record<Problem>({ on, kind: 'hold' });
      expect([on, answer.status]).toEqual([on, status]);
      if (status === 400) expect(answer.body.errors?.map(({ pointer }) => pointer)).toEqual(['/on']);
    }
    const { body: hold } = await stopped.record({ on: '2026-02-01', kind: 'hold' });
    const correction = { on: '2026-03-02', kind: 'hold', reason: 'Wrong day.' };
    const outside = await nurse.post<Problem>(`${stopped.of(hold.lineageId)}/corrections`, correction);
    expect([outside.status, outside.body.errors?.[0]?.pointer]).toEqual([400, '/on']);
  });

  it('stay inside their course when its days are corrected', async () => {
    const { treatment, record } = await course();
    await record({ on: '2026-02-02', kind: 'hold' });
    for (const [days, pointer] of [
      [{ startedOn: '2026-02-03' }, '/startedOn'],
      [{ startedOn: '2026-01-05', stoppedOn: '2026-02-01' }, '/stoppedOn'],
      [{ plannedStartOn: '2026-05-01' }, '/startedOn'],
    ] as const) {
      const corrected = { drug: COURSE.drug, indication: 'ild', ...days, reason: 'Wrong day.' };
      const answer = await nurse.post<Problem>(`${treatment}/corrections`, corrected);
      expect([answer.status, answer.body.errors?.map((error) => error.pointer)]).toEqual([400, [pointer]]);
    }
    const stop = { ...COURSE, stoppedOn: '2026-02-02', stopReason: 'intolerance', reason: 'Stopped.' };
    expect((await nurse.post(`${treatment}/corrections`, stop)).status).toBe(201);
  });

  it('belong to a course that stands', async () => {
    const { treatment, record } = await course();
    await nurse.post(`${treatment}/withdrawal`, { reason: 'Never given.' });
    const answer = await record<Problem>(DOSE);
    expect([answer.status, answer.body.code]).toEqual([404, 'not-found']);
  });
});

describe('a course', () => {
  it('may be planned for a day to come, but not have begun then (B-28)', async () => {
    const api = await TestApi.start();
    const nurse = await api.memberOf(await api.addSite('Riverside'), 'nurse');
    const patientId = await registerPatient(nurse);
    const post = (values: object) => nurse.post<Problem>(`/patients/${patientId}/treatments`, values);
    expect((await post({ drug: 'rituximab', plannedStartOn: '2026-05-01' })).status).toBe(201);
    const begun = await post({ drug: 'rituximab', startedOn: '2026-05-01' });
    expect([begun.status, begun.body.errors?.[0]?.pointer]).toEqual([400, '/startedOn']);
    await api.stop();
  });
});
