import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PatientDueItems, Worklist, WorklistCounts } from '@interstice/contracts';
import { registerPatient, TestApi } from '../test-api.spec-support.js';
import { placeDueItems } from './due-items.spec-support.js';

describe('The worklists of a site that records no visits', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());

  it('M-08: neither list nor count joint visits of a site that records no visits, and say so, until the first is recorded', async () => {
    const site = await api.addSite('Without visits');
    const nurse = await api.memberOf(site, 'nurse');
    const patientId = await registerPatient(nurse);
    const ofPatient = { siteId: site, patientId, opensOn: '2026-01-01', closesOn: '2026-02-01' };
    await placeDueItems(api, [
      { ...ofPatient, test: 'joint-visit' },
      { ...ofPatient, test: 'pft' },
    ]);
    const seen = async () => {
      const answers: unknown[] = [];
      for (const path of [
        'overdue',
        'to-schedule',
        'to-schedule?sort=opens-on',
        'overdue?test=joint-visit',
      ]) {
        const { body } = await nurse.get<Worklist>(`/worklists/${path}`);
        answers.push([body.items.map(({ test }) => test).sort(), body.total, body.sitesWithoutVisits]);
      }
      const { body } = await nurse.get<WorklistCounts>('/worklists/counts');
      return [...answers, [body.tests.map(({ test }) => test), body.sitesWithoutVisits]];
    };
    const withoutVisits = [['pft'], 1, [site]];
    expect(await seen()).toEqual([
      withoutVisits,
      withoutVisits,
      withoutVisits,
      [[], 0, [site]],
      [['pft'], [site]],
    ]);
    const { body: chart } = await nurse.get<PatientDueItems>(`/patients/${patientId}/due-items`);
    expect(chart.items.map(({ test }) => test)).toContain('joint-visit');

    const other = await registerPatient(nurse);
    const { body: visit } = await nurse.post<{ lineageId: string }>(`/patients/${other}/visits`, {
      on: '2026-03-02',
      specialty: 'joint',
    });
    const both = [['joint-visit', 'pft'], 2, []];
    expect(await seen()).toEqual([both, both, both, [['joint-visit'], 1, []], [['joint-visit', 'pft'], []]]);
    await nurse.post(`/patients/${other}/visits/${visit.lineageId}/withdrawal`, {
      reason: 'Of another site.',
    });
    expect(await seen()).toEqual([
      withoutVisits,
      withoutVisits,
      withoutVisits,
      [[], 0, [site]],
      [['pft'], [site]],
    ]);
  });
});
