import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { BloodTestResponse, Problem } from '@interstice/contracts';
import { registerPatient, TestApi, type Client } from '../test-api.spec-support.js';

const CBC = { collectedOn: '2026-03-02', wbc: 6.4, neutrophils: 4.1, haemoglobin: 131, platelets: 245 };

describe('recording blood tests', () => {
  let api: TestApi;
  let siteId: string;
  let nurse: Client;
  let patientId: string;

  beforeAll(async () => {
    api = await TestApi.start();
    siteId = await api.addSite('Riverside');
    nurse = await api.memberOf(siteId, 'nurse');
  });
  beforeEach(async () => {
    patientId = await registerPatient(nurse);
  });
  afterAll(() => api.stop());

  const post = <Body = BloodTestResponse>(test: unknown) =>
    nurse.post<Body>(`/patients/${patientId}/blood-tests`, test);
  const refusals = async (test: unknown) => {
    const { status, body } = await post<Problem>(test);
    return { status, pointers: body.errors?.map(({ pointer }) => pointer) };
  };

  it('answers with every value exactly as it came, and that a blood count is complete (C-01, D-08)', async () => {
    const test = {
      ...CBC,
      collectedAt: '2026-03-02T08:15:00Z',
      laboratory: 'Central laboratory',
      lymphocytes: 1.25,
      alt: 28.5,
      crp: 0.4,
      referenceRanges: { alt: { high: 35 }, wbc: { low: 4, high: 11 } },
    };
    const { status, body } = await post(test);
    expect(status).toBe(201);
    expect(body).toMatchObject({ ...test, collectedAt: '2026-03-02T08:15:00.000Z', source: 'manual' });
    expect(body.completeBloodCount).toEqual({ state: 'complete', missing: [], says: 'complete' });
    expect(Object.keys(body)).not.toEqual(expect.arrayContaining(['reported', 'insufficient', 'ast']));

    const list = await nurse.get<{ items: unknown[] }>(`/patients/${patientId}/blood-tests`);
    expect(list.body.items).toEqual([body]);
  });

  it('says what a count that is partly done lacks, and that a clotted sample did nothing (B-23)', async () => {
    const partly = await post({ ...CBC, neutrophils: undefined });
    expect(partly.body.completeBloodCount).toEqual({
      state: 'partly-done',
      missing: ['neutrophils'],
      says: 'partly done, neutrophils missing',
    });
    const clotted = await post({ collectedOn: '2026-03-03', insufficient: true });
    expect(clotted.status).toBe(201);
    expect(clotted.body).toMatchObject({ insufficient: true, completeBloodCount: { state: 'not-done' } });
  });

  it('converts the units of the laboratory exactly, keeps what came beside, and knows the result again', async () => {
    const american = {
      collectedOn: '2026-03-02',
      haemoglobin: 13.1,
      creatinine: 1.1,
      wbc: 6400,
      units: { haemoglobin: 'GM/DL', creatinine: 'mg/dL', wbc: 'cells/uL' },
      referenceRanges: { creatinine: { high: 1.3 } },
    };
    const { body } = await post(american);
    expect(body).toMatchObject({
      haemoglobin: 131,
      creatinine: 97.24,
      wbc: 6.4,
      referenceRanges: { creatinine: { high: 114.92 } },
      reported: {
        haemoglobin: { value: 13.1, unit: 'GM/DL' },
        creatinine: { value: 1.1, unit: 'mg/dL', high: 1.3 },
        wbc: { value: 6400, unit: 'cells/uL' },
      },
    });
    const again = await post({ collectedOn: '2026-03-02', haemoglobin: 131, creatinine: 97.24, wbc: 6.4 });
    expect(again).toMatchObject({ status: 200, body: { lineageId: body.lineageId, unchanged: true } });
  });

  it('refuses what cannot be meant, naming the field and the unit that was expected (B-32)', async () => {
    expect(await refusals({ ...CBC, neutrophils: 62 })).toEqual({ status: 400, pointers: ['/neutrophils'] });
    expect(await refusals({ ...CBC, platelets: 150_000 })).toEqual({ status: 400, pointers: ['/platelets'] });
    expect(await refusals({ ...CBC, haemoglobin: 12.5 })).toEqual({
      status: 400,
      pointers: ['/haemoglobin'],
    });
    const percent = await refusals({ ...CBC, units: { neutrophils: '%' } });
    expect(percent).toEqual({ status: 400, pointers: ['/units/neutrophils'] });
    const sum = await refusals({ ...CBC, neutrophils: 6.4, lymphocytes: 3 });
    expect(sum).toEqual({ status: 400, pointers: ['/neutrophils', '/lymphocytes'] });
    expect(await refusals({ ...CBC, collectedOn: '2026-04-01' })).toMatchObject({
      pointers: ['/collectedOn'],
    });
    expect(await refusals({ ...CBC, collectedAt: '2026-03-04T08:00:00Z' })).toMatchObject({
      pointers: ['/collectedAt'],
    });
  });

  it('is corrected in other units too', async () => {
    const { body } = await post(CBC);
    const corrected = await nurse.post<BloodTestResponse>(
      `/patients/${patientId}/blood-tests/${body.lineageId}/corrections`,
      { ...CBC, platelets: 24_500, units: { platelets: '/uL' }, reason: 'A digit too few.' },
    );
    expect(corrected.status).toBe(201);
    expect(corrected.body).toMatchObject({
      lineageId: body.lineageId,
      platelets: 24.5,
      reported: { platelets: { value: 24_500, unit: '/uL' } },
    });
  });
});
