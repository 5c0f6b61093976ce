import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PatientDueItems, WhyResponse } from '@interstice/contracts';
import { storeReview } from '../review/store-review.spec-support.js';
import { registerPatient, TestApi, type Client } from '../test-api.spec-support.js';

describe('a test that is due by how severe the disease is', () => {
  let api: TestApi;
  let nurse: Client;
  let coordinator: Client;

  beforeAll(async () => {
    api = await TestApi.start();
    const siteId = await api.addSite('Riverside');
    nurse = await api.memberOf(siteId, 'nurse');
    coordinator = await api.memberOf(siteId, 'coordinator');
  });
  afterAll(() => api.stop());

  it('says which severity holds and from what, to who reads values; a first test says nothing of it (B-18, B-34)', async () => {
    const patientId = await registerPatient(nurse);
    const at = `/patients/${patientId}`;
    await storeReview(api, patientId);
    const listed = async (client: Client) =>
      (await client.get<PatientDueItems>(`${at}/due-items`)).body.severity.map(({ text }) => text);
    const why = async (client: Client) =>
      (await client.get<WhyResponse>(`${at}/why?test=pft`)).body.because.map(({ text }) => text);
    expect(await listed(nurse)).toEqual([]);
    expect((await why(nurse)).join(' ')).not.toContain('Here: ');

    await nurse.post(`${at}/pfts`, { testedOn: '2026-03-02', fvcMl: 2600, fvcPctPred: 69.3 });
    await storeReview(api, patientId);
    const severe = expect.stringMatching(/^Here: moderate-to-severe .* told from the PFT of 2 Mar 2026\./);
    expect(await listed(nurse)).toContainEqual(severe);
    expect(await why(nurse)).toContainEqual(severe);
    for (const texts of [await listed(coordinator), await why(coordinator)]) {
      expect(texts).toContain('How severe it is, is told from the PFT of 2 Mar 2026.');
      expect(texts).not.toContainEqual(severe);
    }
  });
});
