import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RecomputedFvcResponse } from '@interstice/contracts';
import { registerPatient, TestApi, type Client } from '../test-api.spec-support.js';

describe('FVC of tests that name several equations', () => {
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

  it('is told on one equation for who reads values, and as not told where a height is missing (B-10, B-26, B-34)', async () => {
    const patientId = await registerPatient(nurse, { sex: 'female', birthDate: '1966-01-12' });
    const at = `/patients/${patientId}`;
    for (const [testedOn, fvcPctPred, referenceEquation] of [
      ['2026-01-12', 84.6, 'GLI-Global-2022'],
      ['2026-01-13', 79.5, 'GLI-2012'],
    ])
      expect(
        (await nurse.post(`${at}/pfts`, { testedOn, fvcMl: 2500, fvcPctPred, referenceEquation })).status,
      ).toBe(201);
    const read = async () => (await nurse.get<RecomputedFvcResponse>(`${at}/recomputed-fvc`)).body;
    expect(await read()).toMatchObject({ reportedCompare: false, tests: [], cannotTell: 2 });

    const height = { kind: 'height', value: { heightCm: 162 }, on: '2020-01-01' };
    expect((await nurse.post(`${at}/person-facts`, height)).status).toBe(201);
    const { tests, equation, cannotTell, text, cites } = await read();
    expect([equation, cannotTell]).toEqual(['GLI Global 2022', 0]);
    expect(tests.map(({ on, fvcPctPred }) => [on, fvcPctPred.toFixed(1)])).toEqual([
      ['2026-01-12', '84.6'],
      ['2026-01-13', '84.6'],
    ]);
    expect(text).toMatch(/^FVC in % predicted, recomputed by GLI Global 2022/);
    expect(cites[0]?.title).toMatch(/^Interstice: choices/);
    expect((await coordinator.get(`${at}/recomputed-fvc`)).status).toBe(403);
  });
});
