import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Problem } from '@interstice/contracts';
import { registerPatient, TestApi, TODAY, type Client } from '../test-api.spec-support.js';

describe('a change of what stands about a patient', () => {
  let api: TestApi;
  let nurse: Client;

  beforeAll(async () => {
    api = await TestApi.start();
    nurse = await api.memberOf(await api.addSite('Riverside'), 'nurse');
  });
  afterAll(() => api.stop());

  it('is refused at its day where something on record of a later day would take it back (B-26)', async () => {
    const id = await registerPatient(nurse, { ctd: 'undifferentiated', heightCm: 165 });
    const patch = (change: object) => nurse.patch<Problem>(`/patients/${id}`, change);
    const refused = await patch({ ctd: 'ssc', on: '2025-06-01' });
    expect([refused.status, refused.body.errors]).toEqual([
      400,
      [
        {
          pointer: '/on',
          detail: `expected ${TODAY} or a later day: from then on the CTD on record holds. Was that one wrong from the beginning? Then correct it.`,
        },
      ],
    ]);
    expect((await nurse.get(`/patients/${id}`)).body).toMatchObject({ ctd: 'undifferentiated' });
    expect((await patch({ ctd: 'ssc', on: TODAY })).status).toBe(200);
    // What was measured on an earlier day stands beside what was measured since.
    expect((await patch({ heightCm: 166, on: '2025-06-01' })).status).toBe(200);
    expect((await nurse.get(`/patients/${id}`)).body).toMatchObject({ ctd: 'ssc', heightCm: 165 });
  });
});
