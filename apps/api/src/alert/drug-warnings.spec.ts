import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type {
  AlertCard,
  HistoryDecisionResponse,
  PatientAlerts,
  SteroidExposureResponse,
  WhyResponse,
  WhySubjects,
} from '@interstice/contracts';
import { storeReview } from '../review/store-review.spec-support.js';
import { registerPatient, TestApi, type Client } from '../test-api.spec-support.js';

const RULE = 'drug.methotrexate';

describe('warnings about drugs over HTTP (X-03, T-08, B-33, B-34)', () => {
  let api: TestApi;
  let nurse: Client;
  let coordinator: Client;
  let physician: Client;

  beforeAll(async () => {
    api = await TestApi.start();
    const siteId = await api.addSite('Riverside');
    nurse = await api.memberOf(siteId, 'nurse');
    coordinator = await api.memberOf(siteId, 'coordinator');
    physician = await api.memberOf(siteId, 'physician');
  });
  afterAll(() => api.stop());

  async function warned() {
    const patientId = await registerPatient(nurse);
    await nurse.post(`/patients/${patientId}/treatments`, {
      drug: 'methotrexate',
      startedOn: '2026-01-10',
      indication: 'ctd',
    });
    await storeReview(api, patientId);
    const alert = (await physician.get<PatientAlerts>(`/patients/${patientId}/alerts`)).body.items.find(
      ({ ruleId }) => ruleId === RULE,
    );
    if (alert === undefined) throw new Error('no warning');
    return { patientId, alert };
  }

  it('tell the dispute beside the warning, name the drug to those who read values alone, and say what was not checked', async () => {
    const { alert } = await warned();
    const card = (await physician.get<AlertCard>(`/alerts/${alert.id}`)).body;
    expect(card).toMatchObject({
      kind: 'drug',
      headline: 'Methotrexate in CTD-ILD, since 10 Jan 2026.',
      certainty: 'not-applicable',
      met: [],
      reviewOn: null,
    });
    const told = card.because.map(({ text }) => text).join('\n');
    expect(told).toMatch(/Disputed: .*newer publications put the association in doubt/);
    expect(told).toMatch(/Not checked: pregnancy, allergy, infection/);
    expect(card.cites.flatMap(({ ids }) => ids)).toEqual(expect.arrayContaining(['X-03', 'T-08']));
    const without = (await coordinator.get<AlertCard>(`/alerts/${alert.id}`)).body;
    expect(without.because.map(({ text }) => text)).toContain('The drug runs since 10 Jan 2026.');
  });

  it('are dismissed with a review date, in bulk too, and answered with codes of their own', async () => {
    const { alert } = await warned();
    const path = `/alerts/${alert.id}`;
    const seen = { evidenceRevision: 1 };
    expect(await physician.post(`${path}/act`, { code: 'escalated', ...seen })).toMatchObject({
      status: 422,
    });
    const dismissal = { reason: 'For the joints.', ...seen };
    expect(await physician.post(`${path}/dismiss`, dismissal)).toMatchObject({
      status: 422,
      body: { code: 'review-day', errors: [{ pointer: '/reviewOn' }] },
    });
    expect(await physician.post(`${path}/dismiss`, { ...dismissal, reviewOn: '2026-09-30' })).toMatchObject({
      status: 200,
      body: { status: 'dismissed', reviewOn: '2026-09-30' },
    });

    const { alert: other } = await warned();
    const changed = await physician.post<HistoryDecisionResponse>('/worklists/history-to-triage/decide', {
      alerts: [{ alertId: (await warned()).alert.id, evidenceRevision: 1 }],
      decision: 'treatment-changed',
      reason: 'Stopped in January.',
    });
    expect(changed.body).toMatchObject({ decided: 1, refused: 0 });
    const bulk = (reviewOn?: string) =>
      physician.post<HistoryDecisionResponse>('/worklists/history-to-triage/decide', {
        alerts: [{ alertId: other.id, evidenceRevision: 1 }],
        decision: 'dismiss',
        reason: 'For the joints.',
        ...(reviewOn === undefined ? {} : { reviewOn }),
      });
    expect((await bulk()).body).toMatchObject({ refused: 1, items: [{ problem: { code: 'review-day' } }] });
    expect((await bulk('2026-09-30')).body).toMatchObject({ decided: 1 });
  });

  it('may name a day when something else was done, and no other alert has one', async () => {
    const { alert } = await warned();
    const act = { code: 'referred', evidenceRevision: 1, reviewOn: '2026-06-30' };
    expect(await physician.post(`/alerts/${alert.id}/act`, act)).toMatchObject({
      body: { status: 'acted', reviewOn: '2026-06-30' },
    });
    const patientId = await registerPatient(nurse);
    await nurse.post(`/patients/${patientId}/pfts`, { testedOn: '2025-09-01', fvcMl: 3000 });
    await nurse.post(`/patients/${patientId}/pfts`, { testedOn: '2026-01-10', fvcMl: 2640 });
    await storeReview(api, patientId);
    const [fall] = (await physician.get<PatientAlerts>(`/patients/${patientId}/alerts`)).body.items;
    expect(await physician.post(`/alerts/${fall?.id ?? ''}/act`, act)).toMatchObject({
      status: 422,
      body: { code: 'review-day' },
    });
  });

  it('are answered by why: each rule can be asked, also where there is none', async () => {
    const { patientId } = await warned();
    const why = async (criterion: string) =>
      (await physician.get<WhyResponse>(`/patients/${patientId}/why?criterion=${criterion}`)).body;
    expect(await why(RULE)).toMatchObject({ subject: { verdict: 'met', alert: 'present' } });
    expect(await why('drug.leflunomide')).toMatchObject({
      subject: { verdict: 'not-met', alert: 'absent' },
      headline: 'No warning: Leflunomide in CTD-ILD.',
    });
    // A second course is a second alert: both are told.
    await nurse.post(`/patients/${patientId}/treatments`, {
      drug: 'methotrexate',
      startedOn: '2026-02-10',
      indication: 'ctd',
    });
    const both = await why(RULE);
    const told = both.because.map(({ text }) => text);
    for (const since of ['10 Jan 2026', '10 Feb 2026'])
      expect([both.headline, told]).toEqual([
        expect.stringContaining(since),
        expect.arrayContaining([`Methotrexate in CTD-ILD, since ${since}.`]),
      ]);
    const { groups } = (await physician.get<WhySubjects>('/why-subjects')).body;
    expect(groups.flatMap(({ subjects }) => subjects.map(({ id }) => id))).toContain(RULE);
  });

  it('stand beside what was taken of glucocorticoids, which a coordinator does not read (T-03)', async () => {
    const patientId = await registerPatient(nurse);
    const { body: course } = await nurse.post<{ lineageId: string }>(`/patients/${patientId}/treatments`, {
      drug: 'methylprednisolone',
      startedOn: '2026-03-22',
    });
    const path = `/patients/${patientId}/steroid-exposure`;
    const dose = { on: '2026-03-23', kind: 'dose', doseAmount: 16, doseUnit: 'mg', timesPerDay: 1 };
    const changes = `/patients/${patientId}/treatments/${course.lineageId}/changes`;
    expect((await nurse.post(changes, dose)).status).toBe(201);
    const { body } = await nurse.get<SteroidExposureResponse>(path);
    expect(body).toMatchObject({
      asOf: '2026-03-31',
      steps: [
        { from: '2026-03-22', to: '2026-03-22', perDay: { mg: 0, atLeast: true } },
        { from: '2026-03-23', to: '2026-03-31', perDay: { mg: 20, atLeast: false } },
      ],
      current: { mg: 20, atLeast: false },
      total: { mg: 180, atLeast: true },
      daysAbove: { days: 9, atLeast: true },
      limit: { aboveMgPerDay: 15 },
    });
    expect(body.notes.map(({ text }) => text)).toEqual([
      'About 4 mg of methylprednisolone count as 5 mg of prednisone, by mouth or into a vein.',
      expect.stringMatching(/^The dose of methylprednisolone on 1 day is not known/),
    ]);
    expect((await coordinator.get(path)).status).toBe(403);
  });

  it('say whether they are about glucocorticoids, beside which alone their doses over time are shown (T-03)', async () => {
    const patientId = await registerPatient(nurse, { ctd: 'ssc' });
    for (const drug of ['prednisone', 'methotrexate'])
      await nurse.post(`/patients/${patientId}/treatments`, { drug, startedOn: '2026-01-10' });
    await storeReview(api, patientId);
    const { items } = (await physician.get<PatientAlerts>(`/patients/${patientId}/alerts`)).body;
    const about: Record<string, boolean> = {};
    for (const { id, ruleId } of items)
      about[ruleId] = (await physician.get<AlertCard>(`/alerts/${id}`)).body.isAboutGlucocorticoids;
    expect(about).toEqual({ 'drug.glucocorticoid-ssc': true, [RULE]: false });
  });
});
