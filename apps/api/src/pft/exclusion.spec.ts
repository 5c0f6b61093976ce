import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PftResponse, Problem } from '@interstice/contracts';
import { registerPatient, TestApi, TODAY, type Client } from '../test-api.spec-support.js';

describe('keeping a test out of judging', () => {
  let api: TestApi;
  let nurse: Client;
  let physician: Client;

  beforeAll(async () => {
    api = await TestApi.start();
    const siteId = await api.addSite('Riverside');
    nurse = await api.memberOf(siteId, 'nurse');
    physician = await api.memberOf(siteId, 'physician');
  });
  afterAll(() => api.stop());

  async function tested() {
    const patientId = await registerPatient(nurse);
    const pfts = `/patients/${patientId}/pfts`;
    const { body } = await nurse.post<PftResponse>(pfts, { testedOn: '2026-03-02', fvcMl: 2640 });
    return { pfts, pft: body, at: `${pfts}/${body.lineageId}` };
  }

  it('is shown with the test, with the reason and the day at the site, until it is lifted', async () => {
    const { pfts, pft, at } = await tested();
    const excluded = await physician.post<PftResponse>(`${at}/exclusion`, { reason: 'Coughing throughout.' });
    expect(excluded.status).toBe(201);
    expect(excluded.body).toEqual({ ...pft, excluded: { reason: 'Coughing throughout.', on: TODAY } });
    expect((await nurse.get(pfts)).body['items']).toEqual([excluded.body]);

    const again = await physician.post<PftResponse>(`${at}/exclusion`, { reason: 'Another reason.' });
    expect([again.status, again.body]).toEqual([200, { ...excluded.body, unchanged: true }]);

    const lifted = await physician.delete<PftResponse>(`${at}/exclusion`);
    expect([lifted.status, lifted.body]).toEqual([200, pft]);
    expect((await physician.delete<PftResponse>(`${at}/exclusion`)).body).toEqual({
      ...pft,
      unchanged: true,
    });
    expect((await physician.post(`${at}/exclusion`, { reason: 'After all.' })).status).toBe(201);
  });

  it('is for physicians, needs a reason and a test that stands (B-11)', async () => {
    const { at } = await tested();
    expect((await nurse.post(`${at}/exclusion`, { reason: 'Coughing.' })).status).toBe(403);
    expect((await nurse.delete(`${at}/exclusion`)).status).toBe(403);
    const silent = await physician.post<Problem>(`${at}/exclusion`, { reason: ' ' });
    expect([silent.status, silent.body.errors?.[0]?.pointer]).toEqual([400, '/reason']);
    await nurse.post(`${at}/withdrawal`, { reason: 'Entered twice.' });
    const gone = await physician.post<Problem>(`${at}/exclusion`, { reason: 'Coughing.' });
    expect([gone.status, gone.body.code]).toEqual([409, 'fact-withdrawn']);
  });

  it('stays through a correction and makes the stored answers out of date', async () => {
    const { pfts, at } = await tested();
    const patientId = pfts.split('/')[2] ?? '';
    await physician.post(`${at}/exclusion`, { reason: 'Coughing throughout.' });
    const corrected = await nurse.post<PftResponse>(`${at}/corrections`, {
      testedOn: '2026-03-02',
      fvcMl: 2460,
      reason: 'Typing error.',
    });
    expect(corrected.body).toMatchObject({ fvcMl: 2460, excluded: { reason: 'Coughing throughout.' } });
    const revision = async () => {
      const [row] = await api.gateway.asWorker((query) =>
        query(`SELECT record_revision AS revision FROM patient_review_state WHERE patient_id = $1`, [
          patientId,
        ]),
      );
      return Number(row?.['revision']);
    };
    const before = await revision();
    await physician.delete(`${at}/exclusion`);
    expect(await revision()).toBe(before + 1);
  });
});
