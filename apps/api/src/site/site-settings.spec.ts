import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AlertCard, PatientAlerts, Problem, SiteSettings } from '@interstice/contracts';
import { DEFAULT_ALERT_SETS, DEFAULT_BLOOD_PROTOCOL } from '@interstice/guideline';
import { storeReview } from '../review/store-review.spec-support.js';
import { registerPatient, TestApi, type Client } from '../test-api.spec-support.js';

describe('what a site chooses of the rules', () => {
  let api: TestApi;
  let siteId: string;
  let nurse: Client;
  let physician: Client;

  beforeAll(async () => {
    api = await TestApi.start();
    siteId = await api.addSite('Riverside');
    nurse = await api.memberOf(siteId, 'nurse');
    physician = await api.memberOf(siteId, 'physician');
  });
  afterAll(() => api.stop());

  const settings = async (client = nurse) =>
    (await client.get<SiteSettings>(`/sites/${siteId}/settings`)).body;
  const put = <Body = SiteSettings>(body: unknown, client = physician, site = siteId) =>
    api.ask<Body>('PUT', `/api/v1/sites/${site}/settings`, body, { cookie: client.cookie });
  const choose = async (changes: Partial<SiteSettings>) => {
    const { surveillanceProtocol, bloodProtocol, alertSets, revision } = await settings();
    return put({ surveillanceProtocol, bloodProtocol, alertSets, revision, ...changes });
  };
  const alertsOf = async (patientId: string) =>
    (await physician.get<PatientAlerts>(`/patients/${patientId}/alerts`)).body.items;
  const cardOf = async (alertId: string) => (await physician.get<AlertCard>(`/alerts/${alertId}`)).body;

  it('begins with the defaults of the rules, and tells what else there is', async () => {
    const { choices, ...standing } = await settings();
    expect(standing).toEqual({
      surveillanceProtocol: 'summary-2026',
      bloodProtocol: DEFAULT_BLOOD_PROTOCOL,
      alertSets: DEFAULT_ALERT_SETS,
      revision: 1,
      reviews: { patients: 0, owed: 0 },
    });
    expect(choices.surveillanceProtocols.map(({ id }) => id)).toEqual(['summary-2026', 'acr-chest-2023']);
    expect(choices.bloodProtocols.map(({ title }) => title)).toContain('BSR 2017 (superseded)');
    expect(choices.alertSets.find(({ id }) => id === 'dlco-decline')).toMatchObject({
      kind: 'advisory',
      severity: 'warning',
      byDefault: true,
      text: 'An absolute fall in DLCO of at least 10 points of % predicted within 12 months. Not an INBUILD criterion; consider pulmonary hypertension, anaemia.',
    });
    for (const { text, cites } of choices.alertSets) expect([text, cites[0]?.title]).not.toContain('');
  });

  it('is read by everybody of the site and changed by a physician of it alone', async () => {
    const standing = await settings();
    const elsewhere = await api.addSite('Hillside');
    const { choices: _, reviews: __, ...request } = standing;
    for (const role of ['nurse', 'coordinator', 'admin'] as const) {
      const member = await api.memberOf(siteId, role);
      expect((await settings(member)).revision).toBe(1);
      expect((await put(request, member)).status).toBe(403);
    }
    const stranger = await api.memberOf(elsewhere, 'physician');
    expect((await put(request, stranger)).status).toBe(404);
    expect((await stranger.get(`/sites/${siteId}/settings`)).status).toBe(404);
  });

  it('refuses what the rules do not know, and names what they do', async () => {
    const request = { surveillanceProtocol: 'summary-2025', bloodProtocol: 'bsr-2025', revision: 1 };
    const { status, body } = await put<Problem>({ ...request, alertSets: ['inbuild', 'trail1'] });
    expect(status).toBe(400);
    expect(body.errors).toEqual([
      { pointer: '/surveillanceProtocol', detail: 'expected one of summary-2026, acr-chest-2023' },
      { pointer: '/bloodProtocol', detail: 'expected one of mmf-label, summary-2026, bsr-2017' },
      {
        pointer: '/alertSets/1',
        detail: 'expected one of inbuild, ppf-2022, omeract-2015, erice, short-form, dlco-decline',
      },
    ]);
    const twice = await put<Problem>({ ...request, alertSets: ['inbuild', 'inbuild'] });
    expect(twice.body.errors?.map(({ pointer }) => pointer)).toEqual(['/alertSets']);
  });

  it('makes every patient of the site owe a review, and is written on the trail', async () => {
    const patients = [await registerPatient(nurse), await registerPatient(nurse)];
    for (const patientId of patients) await storeReview(api, patientId);
    expect((await settings()).reviews).toEqual({ patients: 2, owed: 0 });
    const before = await settings();
    const changed = await choose({ alertSets: ['inbuild', 'omeract-2015', 'dlco-decline'] });
    expect([changed.status, changed.body.revision]).toEqual([200, before.revision + 1]);
    expect(changed.body.reviews).toEqual({ patients: 2, owed: 2 });
    // In another order they are the same: nothing is owed for it.
    await storeReview(api, patients[0] ?? '');
    const same = await choose({ alertSets: ['dlco-decline', 'omeract-2015', 'inbuild'] });
    expect([same.body.revision, same.body.reviews.owed]).toEqual([before.revision + 1, 1]);
    const moved = await choose({ bloodProtocol: 'bsr-2017', revision: before.revision });
    expect([moved.status, (moved.body as unknown as Problem).code]).toEqual([409, 'settings-moved']);
    const trail = await api.gateway.asUser(
      { userId: siteId, siteIds: [siteId], requestId: 'test' },
      (query) =>
        query(`SELECT count(*)::int AS events FROM audit_event WHERE action = 'site.settings-changed'`),
    );
    expect(trail).toEqual([{ events: 1 }]);
  });

  it('one fall that meets two definitions is an alert of each, and each card names the other', async () => {
    const patientId = await registerPatient(nurse);
    for (const [testedOn, fvcMl] of [
      ['2025-06-01', 3000],
      ['2026-03-01', 2640],
    ])
      await nurse.post(`/patients/${patientId}/pfts`, { testedOn, fvcMl });
    await storeReview(api, patientId);
    const both = await alertsOf(patientId);
    expect(both.map(({ ruleId }) => ruleId).sort()).toEqual(['inbuild', 'omeract-2015']);
    const inbuild = both.find(({ ruleId }) => ruleId === 'inbuild');
    const { others } = await cardOf(inbuild?.id ?? '');
    expect(others).toMatchObject([{ ruleId: 'omeract-2015', title: 'OMERACT 2015', status: 'open' }]);
  });

  it('an open alert of a definition that is chosen no more stays, and says so', async () => {
    const [alert] = (
      await physician.get<{ items: { id: string; ruleId: string; patientId: string }[] }>('/alerts')
    ).body.items.filter(({ ruleId }) => ruleId === 'inbuild');
    if (!alert) throw new Error('no alert');
    const texts = async () => (await cardOf(alert.id)).because.map(({ text }) => text);
    const says = expect.stringContaining('that this site no longer uses for alerts');
    expect(await texts()).not.toContainEqual(says);
    await choose({ alertSets: ['dlco-decline'] });
    expect(await texts()).toContainEqual(says);
    await choose({ alertSets: ['inbuild', 'dlco-decline'] });
    expect(await texts()).not.toContainEqual(says);
  });
});
