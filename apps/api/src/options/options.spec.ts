import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  alertCard,
  patientOptions,
  type AlertCard,
  type PatientAlerts,
  type PatientOptions,
} from '@interstice/contracts';
import { storeReview } from '../review/store-review.spec-support.js';
import { registerPatient, TestApi, type Client } from '../test-api.spec-support.js';

describe('treatment options over HTTP (P-05, P-06, B-33)', () => {
  let api: TestApi;
  let siteId: string;
  let nurse: Client;
  let patientId: string;

  beforeAll(async () => {
    api = await TestApi.start();
    siteId = await api.addSite('Riverside');
    nurse = await api.memberOf(siteId, 'nurse');
    patientId = await registerPatient(nurse);
    await nurse.post(`/patients/${patientId}/pfts`, { testedOn: '2025-09-01', fvcMl: 3000 });
    await nurse.post(`/patients/${patientId}/pfts`, { testedOn: '2026-03-01', fvcMl: 2640 });
  });
  afterAll(() => api.stop());

  const optionsOf = async (client: Client, query = '') =>
    client.get<PatientOptions>(`/patients/${patientId}/options${query}`);
  const states = ({ groups }: Pick<PatientOptions, 'groups'>) =>
    Object.fromEntries(
      groups.flatMap(({ situation, lists }) =>
        lists.flatMap(({ options }) => options.map(({ id, state }) => [`${situation} ${id}`, state])),
      ),
    );

  it('follow what is recorded at once, on any day asked for, and say how current the review is', async () => {
    const untreated = await optionsOf(nurse);
    expect(untreated.status).toBe(200);
    const before = patientOptions.parse(untreated.body);
    expect(before.groups.map(({ situation }) => situation)).toEqual(['first-line', 'on-progression']);
    expect(states(before)['on-progression progression.every.rituximab']).toBe('open');
    expect(before.review.stale).toBe(true);

    for (const [drug, more] of [
      ['mycophenolate-mofetil', {}],
      ['rituximab', { stoppedOn: '2026-02-01', stopReason: 'intolerance' }],
    ] as const)
      await nurse.post(`/patients/${patientId}/treatments`, {
        drug,
        startedOn: '2025-06-01',
        indication: 'ild',
        ...more,
      });
    await nurse.post(`/patients/${patientId}/cautions`, { on: '2026-01-10', kind: 'renal', note: 'eGFR 41' });
    const { body } = await optionsOf(nurse);
    expect(body.groups.map(({ situation }) => situation)).toEqual(['on-progression']);
    expect(states(body)).toMatchObject({
      'on-progression progression.every.mycophenolate': 'running',
      'on-progression progression.every.rituximab': 'tried',
      'on-progression progression.every.cyclophosphamide': 'open',
    });
    expect(body.notChecked.text).toMatch(/^Not checked: pregnancy/);
    expect(body.cautions).toMatchObject([{ kind: 'renal', on: '2026-01-10', note: 'eGFR 41' }]);
    expect(body.background[0]?.text).toMatch(/^ILD in /);
    for (const kind of ['diarrhoea', 'liver-enzymes', 'low-counts'] as const)
      expect((await nurse.post(`/patients/${patientId}/cautions`, { on: '2026-01-11', kind })).status).toBe(
        201,
      );
    const { cautions } = (await optionsOf(nurse)).body;
    expect(cautions.map(({ kind }) => kind).sort()).toEqual([
      'diarrhoea',
      'liver-enzymes',
      'low-counts',
      'renal',
    ]);
    const earlier = patientOptions.parse((await optionsOf(nurse, '?asOf=2025-12-31')).body);
    expect([earlier.asOf, earlier.cautions, earlier.groups]).toEqual(['2025-12-31', [], []]);
  });

  it('stand on the card of the alert, for who reads values; a coordinator gets none of them (B-34)', async () => {
    await storeReview(api, patientId);
    const alerts = await nurse.get<PatientAlerts>(`/patients/${patientId}/alerts`);
    const [alert] = alerts.body.items;
    const card = alertCard.parse((await nurse.get<AlertCard>(`/alerts/${alert?.id ?? ''}`)).body);
    const { patientId: _, review: __, ...listed } = (await optionsOf(nurse)).body;
    expect(card.options).toEqual(listed);
    expect(alert).not.toHaveProperty('options');

    const coordinator = await api.memberOf(siteId, 'coordinator');
    expect((await optionsOf(coordinator)).status).toBe(403);
    const without = await coordinator.get<AlertCard>(`/alerts/${alert?.id ?? ''}`);
    expect(without.status).toBe(200);
    expect(without.body).not.toHaveProperty('options');
    const elsewhere = await api.memberOf(await api.addSite('Elsewhere'), 'physician');
    expect((await optionsOf(elsewhere)).status).toBe(404);
  });
});
