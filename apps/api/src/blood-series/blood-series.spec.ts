import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type {
  AlertCard,
  BloodSeriesResponse,
  PatientAlerts,
  Problem,
  WhyResponse,
} from '@interstice/contracts';
import { parseIsoDate } from '@interstice/clinical';
import { recordFact, type FactInput } from '@interstice/server';
import { storeReview } from '../review/store-review.spec-support.js';
import { registerPatient, TestApi, type Client } from '../test-api.spec-support.js';

describe('B-22: the blood of a patient', () => {
  let api: TestApi;
  let nurse: Client;
  let physician: Client;
  let coordinator: Client;
  let patientId: string;
  let siteId: string;

  beforeAll(async () => {
    api = await TestApi.start();
    siteId = await api.addSite('Riverside');
    nurse = await api.memberOf(siteId, 'nurse');
    physician = await api.memberOf(siteId, 'physician');
    coordinator = await api.memberOf(siteId, 'coordinator');
    patientId = await registerPatient(nurse);
    const drug = { drug: 'mycophenolate-mofetil', startedOn: '2026-01-05', indication: 'ild' };
    await nurse.post(`/patients/${patientId}/treatments`, drug);
    const count = { wbc: 5.1, haemoglobin: 131, platelets: 245 };
    const referenceRanges = { neutrophils: { low: 2 } };
    for (const [collectedOn, neutrophils] of [
      ['2026-01-20', 3.1],
      ['2026-02-10', 1.4],
      ['2026-03-10', 1.2],
    ] as const)
      await nurse.post(`/patients/${patientId}/blood-tests`, {
        collectedOn,
        neutrophils,
        ...count,
        referenceRanges,
      });
    await nurse.post(`/patients/${patientId}/blood-tests`, { collectedOn: '2026-03-12', insufficient: true });
    await storeReview(api, patientId);
  });
  afterAll(() => api.stop());

  it('is drawn with limits, grades by both versions, drugs and samples that measured nothing', async () => {
    const { body, status } = await nurse.get<BloodSeriesResponse>(`/patients/${patientId}/blood-series`);
    expect(status).toBe(200);
    const neutrophils = body.analytes.find(({ analyte }) => analyte === 'neutrophils');
    expect(neutrophils?.points.at(-1)).toEqual({
      on: '2026-03-10',
      lineageId: expect.any(String),
      amount: 1.2,
      low: 2,
      outside: ['mycophenolate.neutrophils.reduce'],
      grades: [
        { version: 'ctcae-v5', grade: 2 },
        { version: 'ctcae-v6', grade: 1 },
      ],
    });
    expect(neutrophils?.limits).toMatchObject([
      { drug: 'mycophenolate', fromOn: '2026-01-05', toOn: null, value: 1.3, says: 'below 1.3 × 10⁹/L' },
    ]);
    expect(body.drugs).toMatchObject([{ drug: 'mycophenolate-mofetil', fromOn: '2026-01-05', holds: [] }]);
    expect(body.insufficient.map(({ on }) => on)).toEqual(['2026-03-12']);
    expect((await coordinator.get(`/patients/${patientId}/blood-series`)).status).toBe(403);
  });

  it('alerts once, with a card that holds the run and the limit, and for a coordinator neither figure nor drug', async () => {
    const { body } = await physician.get<PatientAlerts>(`/patients/${patientId}/alerts`);
    expect(body.items).toMatchObject([{ kind: 'blood', ruleId: 'blood.neutrophils', severity: 'warning' }]);
    const id = body.items[0]?.id ?? '';
    const card = await physician.get<AlertCard>(`/alerts/${id}`);
    expect(card.body.evidence.blood).toMatchObject({
      analyte: 'neutrophils',
      tests: 1,
      run: [{ amount: 1.2 }],
      before: { amount: 1.4 },
      limits: [{ id: 'mycophenolate.neutrophils.reduce', crossedOn: '2026-03-10' }],
    });
    expect(card.body.met).toEqual([
      { criterionId: 'mycophenolate.neutrophils.reduce', title: 'mycophenolate: below 1.3 × 10⁹/L' },
    ]);
    const hidden = await coordinator.get<AlertCard>(`/alerts/${id}`);
    expect(hidden.body.evidence.blood).toMatchObject({ run: [], worst: null, before: null, limits: [] });
    const { cites, ...told } = { ...hidden.body, because: hidden.body.because.map(({ text }) => text) };
    expect(cites.length).toBeGreaterThan(0);
    expect(JSON.stringify(told)).not.toMatch(/ycophenolate|1\.2|1\.4|"grade"/);
  });

  it('takes the codes that fit, and refuses others with 422', async () => {
    const { body } = await physician.get<PatientAlerts>(`/patients/${patientId}/alerts`);
    const path = `/alerts/${body.items[0]?.id}/act`;
    for (const code of ['escalated', 'accept-new-baseline', 'recovery-signed']) {
      const refused = await physician.post<Problem>(path, { code, evidenceRevision: 1 });
      expect(refused).toMatchObject({ status: 422, body: { code: 'act-does-not-fit' } });
    }
    const done = await physician.post(path, { code: 'treatment-changed', evidenceRevision: 1 });
    expect(done).toMatchObject({ status: 200, body: { status: 'acted' } });
  });

  it('answers why there is an alert, and why there is none', async () => {
    const why = async (criterion: string) =>
      (await nurse.get<WhyResponse>(`/patients/${patientId}/why?criterion=${criterion}`)).body;
    expect(await why('blood.neutrophils')).toMatchObject({
      subject: { verdict: 'met', alert: 'present' },
      headline: 'Neutrophils outside a limit: 1.2 × 10⁹/L on 10 Mar 2026.',
    });
    const none = await why('blood.platelets');
    expect(none).toMatchObject({
      subject: { verdict: 'not-met', alert: 'absent' },
      headline: 'No alert about platelets.',
    });
    expect(none.because.map(({ text }) => text).join(' ')).toContain('is inside all limits');
  });

  it('says which analyte cannot be shown and why, shows all others, and logs no value (B-14)', async () => {
    const other = await registerPatient(nurse);
    await nurse.post(`/patients/${other}/treatments`, {
      drug: 'mycophenolate-mofetil',
      startedOn: '2026-01-05',
      indication: 'ild',
    });
    // A printed limit that no release lets through, as a faulty interface might have left it.
    const fact: FactInput = {
      kind: 'blood-test',
      values: {
        collectedOn: parseIsoDate('2026-02-10'),
        wbc: 5.1,
        neutrophils: 1.2,
        haemoglobin: 131,
        platelets: 245,
        referenceRanges: { neutrophils: { low: 1e300 } },
      },
    };
    const userId = await api.addMember({
      email: 'interface@test.example',
      roles: [{ siteId, role: 'nurse' }],
    });
    const context = { userId, requestId: 'test', now: api.clock.now(), source: 'manual' } as const;
    await api.gateway.asUser({ userId, siteIds: [siteId], requestId: 'test' }, (query) =>
      recordFact(query, other, fact, context),
    );
    const { body, status } = await nurse.get<BloodSeriesResponse>(`/patients/${other}/blood-series`);
    expect(status).toBe(200);
    expect(body.cannotShow).toMatchObject([
      {
        analyte: 'neutrophils',
        title: 'neutrophils',
        reason: { text: expect.stringMatching(/^Neutrophils cannot be shown: .* is not known\.$/) },
      },
    ]);
    const shown = body.analytes.filter(({ points }) => points.length > 0).map(({ analyte }) => analyte);
    expect(shown).toEqual(['wbc', 'haemoglobin', 'platelets']);
    const logged = api.log.filter((line) => line.includes('blood values could not be judged'));
    expect(logged).toHaveLength(1);
    expect(logged[0]).toContain(body.cannotShow[0]?.code ?? 'no code');
    expect(logged[0]).not.toMatch(/1\.2|1200|1e\+?300/);
  });
});
