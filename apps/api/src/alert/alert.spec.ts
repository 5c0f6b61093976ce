import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { alertCard, type AlertList, type PatientAlerts, type WhyResponse } from '@interstice/contracts';
import { storeReview } from '../review/store-review.spec-support.js';
import { registerPatient, TestApi, type Client } from '../test-api.spec-support.js';

describe('an alert', () => {
  let api: TestApi;
  let siteId: string;
  let nurse: Client;
  let coordinator: Client;

  beforeAll(async () => {
    api = await TestApi.start();
    siteId = await api.addSite('Riverside');
    nurse = await api.memberOf(siteId, 'nurse');
    coordinator = await api.memberOf(siteId, 'coordinator');
  });
  afterAll(() => api.stop());

  async function patientWith(...tests: readonly (readonly [string, number])[]): Promise<string> {
    const id = await registerPatient(nurse);
    for (const [testedOn, fvcMl] of tests) await nurse.post(`/patients/${id}/pfts`, { testedOn, fvcMl });
    await storeReview(api, id);
    return id;
  }
  /** The sentences of the patient's only alert, on the chart and in the inbox, which must agree. */
  async function sentencesOf(patientId: string, reader: Client = nurse): Promise<string> {
    const chart = await reader.get<PatientAlerts>(`/patients/${patientId}/alerts`);
    const inbox = await reader.get<AlertList>(`/alerts?patientId=${patientId}`);
    expect(inbox.body.items.map(({ because }) => because)).toEqual(
      chart.body.items.map(({ because }) => because),
    );
    expect(chart.body.items).toHaveLength(1);
    return (chart.body.items[0]?.because ?? []).map(({ text }) => text).join('\n');
  }

  it('tells the fall over the whole record beside the fall that it is about (B-06)', async () => {
    const patientId = await patientWith(['2022-01-10', 3600], ['2025-09-01', 3000], ['2026-03-01', 2640]);
    expect(await sentencesOf(patientId)).toContain('Over the whole record FVC changed by -26.6 %');
    expect(await sentencesOf(patientId, coordinator)).not.toMatch(/whole record|26\.6|3600/);
  });

  it('that the latest test no longer shows says so, and stays (B-03)', async () => {
    const patientId = await patientWith(['2025-09-01', 3000], ['2026-01-10', 2640]);
    expect(await sentencesOf(patientId)).not.toContain('no longer');

    await nurse.post(`/patients/${patientId}/pfts`, { testedOn: '2026-03-20', fvcMl: 2960 });
    await storeReview(api, patientId);
    expect(await sentencesOf(patientId)).toMatch(/The latest test no longer shows it: .*2960 mL/);
    const withoutValues = await sentencesOf(patientId, coordinator);
    expect(withoutValues).toContain('The latest test no longer shows it');
    expect(withoutValues).not.toMatch(/2960|3000/);
  });

  it('is told by the last review, and by "why" from the record as it is now', async () => {
    const patientId = await patientWith(['2025-09-01', 3000], ['2026-01-10', 2640]);
    await nurse.post(`/patients/${patientId}/pfts`, { testedOn: '2026-03-20', fvcMl: 2960 });
    expect(await sentencesOf(patientId)).not.toContain('no longer');
    const { body } = await nurse.get<WhyResponse>(`/patients/${patientId}/why?criterion=inbuild`);
    // Symptoms and fibrosis may have worsened without a fall, so nobody can say that nothing progresses.
    expect(body.subject).toMatchObject({ verdict: 'unknown', alert: 'present' });
    const texts = body.because.map(({ text }) => text).join('\n');
    expect(texts).toContain('The latest test no longer shows it');
    expect(texts).toContain('Over the whole record');
  });

  it('of an episode that has ended is not measured by what holds in the next one', async () => {
    const patientId = await patientWith(['2025-09-01', 3000], ['2026-01-10', 2640]);
    const physician = await api.memberOf(siteId, 'physician');
    const decided = { decidedOn: '2026-01-10', decision: 'escalated', baselineOn: '2026-01-10' };
    const { status } = await physician.post(`/patients/${patientId}/progression-decisions`, decided);
    expect(status).toBe(201);
    await nurse.post(`/patients/${patientId}/pfts`, { testedOn: '2026-03-20', fvcMl: 2960 });
    await storeReview(api, patientId);
    const sentences = await sentencesOf(patientId);
    expect(sentences).toContain('Over the whole record');
    expect(sentences).not.toContain('no longer');
  });

  it('is a card with its patient, the limb and both tests, without figures for a coordinator (B-34, C-05)', async () => {
    const patientId = await patientWith(['2025-09-01', 3000], ['2026-03-01', 2640]);
    const inbox = await nurse.get<AlertList>(`/alerts?patientId=${patientId}`);
    const [listed] = inbox.body.items;
    const path = `/alerts/${listed?.id ?? ''}`;
    const answer = await nurse.get(path);
    expect(answer.body).toMatchObject({ ...listed });
    const card = alertCard.parse(answer.body);
    expect(card).toMatchObject({
      met: [{ criterionId: 'inbuild.a', title: 'INBUILD A' }],
      firstMetOn: '2026-03-01',
      evidence: {
        worst: {
          earlier: { on: '2025-09-01', fvcMl: 3000 },
          later: { on: '2026-03-01', fvcMl: 2640 },
          measure: 'litres',
          declinePct: 12,
        },
      },
      people: [],
    });
    expect(card.missing.map(({ what }) => what)).toEqual(
      card.certainty === 'provisional' ? ['repeat-pft'] : [],
    );

    const withoutValues = alertCard.parse((await coordinator.get(path)).body);
    expect(withoutValues.evidence.worst).toMatchObject({ later: { on: '2026-03-01' } });
    expect(JSON.stringify(withoutValues)).not.toMatch(/2640|3000|fvcMl|declinePct/);
    const elsewhere = await api.memberOf(await api.addSite('Hillside'), 'physician');
    expect(await elsewhere.get(path)).toMatchObject({ status: 404, body: { code: 'not-found' } });
    const reader = { userId: siteId, siteIds: [siteId], requestId: 'test' };
    const [audited] = await api.gateway.asUser(reader, (query) =>
      query(
        `SELECT count(*)::int AS count FROM audit_event WHERE action = 'alert.read' AND patient_id = $1`,
        [patientId],
      ),
    );
    expect(audited).toEqual({ count: 2 });
  });

  it('whose evidence changed after the decision shows before and after as they were entered (B-07)', async () => {
    const patientId = await patientWith(['2025-09-01', 3000], ['2026-03-01', 2640]);
    const [listed] = (await nurse.get<AlertList>(`/alerts?patientId=${patientId}`)).body.items;
    const changed = {
      at: '2026-03-30T08:00:00.000Z',
      decision: { status: 'acted', code: 'escalated', by: null, at: '2026-03-29T08:00:00.000Z' },
      severity: 'warning',
      facts: [
        {
          kind: 'pft',
          lineageId: listed?.id,
          on: '2026-03-01',
          before: { fvc: 2640, fvcPctPred: 744, haemoglobin: 1310, hbCorrected: true },
          after: { fvc: 2840, fvcPctPred: 800 },
        },
      ],
    };
    await api.gateway.asWorker((query) =>
      query(`UPDATE alert SET changed_after_decision = $2 WHERE id = $1`, [
        listed?.id,
        JSON.stringify(changed),
      ]),
    );
    const path = `/alerts/${listed?.id ?? ''}`;
    expect(alertCard.parse((await nurse.get(path)).body).changedAfterDecision?.facts).toMatchObject([
      {
        change: 'corrected',
        before: { fvcMl: 2640, fvcPctPred: 74.4, haemoglobinGPerL: 131, hbCorrected: true },
        after: { fvcMl: 2840, fvcPctPred: 80 },
      },
    ]);
    expect((await coordinator.get(path)).text).not.toMatch(/2640|2840|74\.4/);
  });
});
