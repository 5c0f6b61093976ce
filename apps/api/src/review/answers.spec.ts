import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  alertList,
  patientAlerts,
  patientDueItems,
  progressionResponse,
  whyResponse,
  type AlertList,
  type PatientAlerts,
  type PatientDueItems,
  type Problem,
  type ProgressionResponse,
  type WhyResponse,
} from '@interstice/contracts';
import { MORNING, registerPatient, TestApi, TODAY, type Client } from '../test-api.spec-support.js';
import { storeReview } from './store-review.spec-support.js';

/** Figures of the tests below; none may reach somebody who reads no values. A trial of 100 weeks is nobody's figure. */
const FIGURES = /\b(3000|2640|88)\b|\b100\b(?! weeks)|12\.0|12 %/;

describe('stored answers', () => {
  let api: TestApi;
  let siteId: string;
  let nurse: Client;
  let coordinator: Client;
  let patientId: string;

  beforeAll(async () => {
    api = await TestApi.start();
    siteId = await api.addSite('Riverside');
    nurse = await api.memberOf(siteId, 'nurse');
    coordinator = await api.memberOf(siteId, 'coordinator');
    patientId = await patientWith([
      ['2025-09-01', 3000],
      ['2026-03-01', 2640],
    ]);
  });
  afterAll(() => api.stop());

  async function patientWith(tests: readonly (readonly [string, number])[]): Promise<string> {
    const id = await registerPatient(nurse);
    for (const [testedOn, fvcMl] of tests) {
      const answer = await nurse.post(`/patients/${id}/pfts`, { testedOn, fvcMl });
      expect(answer.status).toBe(201);
    }
    return id;
  }

  it('say before the first review that there is none, and since when (B-35)', async () => {
    const { status, body } = await nurse.get<ProgressionResponse>(`/patients/${patientId}/progression`);
    expect(status).toBe(200);
    expect(body.sets).toEqual([]);
    expect(body.review).toMatchObject({ reviewedRevision: null, reviewedOn: null, stale: true });
    expect(body.review.notReviewedSince).toBe('2026-03-31T08:00:00.000Z');
  });

  it('are those of the last review, current until something is recorded', async () => {
    await storeReview(api, patientId);
    const before = await nurse.get<PatientAlerts>(`/patients/${patientId}/alerts`);
    expect(before.body.review).toMatchObject({
      stale: false,
      notReviewedSince: null,
      reviewedOn: TODAY,
      failing: false,
    });
    expect(before.body.items).toHaveLength(1);

    await nurse.post(`/patients/${patientId}/symptom-reports`, {
      reportedOn: '2026-03-20',
      change: 'stable',
    });
    const after = await nurse.get<PatientAlerts>(`/patients/${patientId}/alerts`);
    expect(after.body.items).toEqual(before.body.items);
    expect(after.body.review.stale).toBe(true);
    expect(after.body.review.notReviewedSince).toBe('2026-03-31T08:00:00.000Z');
    expect(Number(after.body.review.recordRevision)).toBe(Number(before.body.review.recordRevision) + 1);
    await storeReview(api, patientId);
  });

  it('stay current when a process of a newer release has left its number behind', async () => {
    await api.gateway.asWorker((query) =>
      query(`INSERT INTO rule_set (seq, fingerprint, created_at) VALUES (900, 'of a later release', $1)`, [
        api.clock.now(),
      ]),
    );
    await storeReview(api, patientId);
    const standing = async () =>
      (await nurse.get<PatientAlerts>(`/patients/${patientId}/alerts`)).body.review.stale;
    expect(await standing()).toBe(false);
    const setSeq = (seq: number) =>
      api.gateway.asWorker((query) =>
        query('UPDATE patient_review_state SET rule_set_seq = $2 WHERE patient_id = $1', [patientId, seq]),
      );
    await setSeq(900);
    expect(await standing()).toBe(false);
    await setSeq(0);
    expect(await standing()).toBe(true);
    await storeReview(api, patientId);
  });

  it('become stale by themselves on the day that a review is due (B-35)', async () => {
    const { body } = await nurse.get<PatientDueItems>(`/patients/${patientId}/due-items`);
    expect(body.review.stale).toBe(false);
    api.clock.moveTo('2026-09-30T08:00:00Z');
    const later = await api.memberOf(siteId, 'nurse');
    const then = await later.get<PatientDueItems>(`/patients/${patientId}/due-items`);
    expect(then.body.review.stale).toBe(true);
    expect(then.body.items.map(({ status }) => status)).toContain('overdue');
    api.clock.moveTo('2026-03-31T08:00:00Z');
  });

  it('show the alert with its evidence and sources, in the patient and in the inbox', async () => {
    const ofPatient = await nurse.get<PatientAlerts>(`/patients/${patientId}/alerts`);
    const [alert] = patientAlerts.parse(ofPatient.body).items;
    expect(alert).toMatchObject({
      kind: 'progression',
      ruleId: 'inbuild',
      status: 'open',
      seenAt: null,
      evidenceRevision: 1,
    });
    expect(alert?.because.map(({ text }) => text).join(' ')).toMatch(/3000 mL|2640 mL/);
    expect(alert?.cites.length).toBeGreaterThan(0);
    expect(alert?.cites[0]?.title).toMatch(/INBUILD/);

    const inbox = alertList.parse((await nurse.get<AlertList>('/alerts')).body);
    expect(inbox.total).toBe(1);
    expect(inbox.items[0]).toMatchObject({ id: alert?.id, patient: { siteId, familyName: 'Testcase' } });
  });

  it('are found in the inbox by kind, certainty, status and patient, a page at a time', async () => {
    const others = [];
    for (let index = 0; index < 3; index += 1) {
      const other = await patientWith([
        ['2025-09-01', 3000],
        ['2026-03-01', 2640],
      ]);
      await storeReview(api, other);
      others.push(other);
    }
    const ids: string[] = [];
    let cursor: string | null = null;
    do {
      const from: string = cursor === null ? '' : `&cursor=${cursor}`;
      const { body } = await nurse.get<AlertList>(`/alerts?limit=3${from}`);
      expect(body.total).toBe(4);
      ids.push(...body.items.map(({ id }) => id));
      cursor = body.nextCursor;
    } while (cursor !== null);
    expect(new Set(ids).size).toBe(4);
    const total = async (query: string) => (await nurse.get<AlertList>(`/alerts?${query}`)).body.total;
    expect(await total('kind=progression&certainty=confirmed&status=open')).toBe(4);
    expect(await total('kind=blood')).toBe(0);
    expect(await total('status=dismissed')).toBe(0);
    expect(await total(`patientId=${others[0] ?? ''}`)).toBe(1);
    expect((await nurse.get('/alerts?status=shut')).status).toBe(400);
    expect((await nurse.get('/alerts?colour=red')).status).toBe(400);
    const elsewhere = await api.memberOf(await api.addSite('Elsewhere'), 'nurse');
    expect((await elsewhere.get<AlertList>('/alerts')).body).toMatchObject({
      items: [],
      nextCursor: null,
      total: 0,
    });
  });

  it('keep to what was promised, with values and without (B-34)', async () => {
    const schemas = {
      'due-items': patientDueItems,
      progression: progressionResponse,
      alerts: patientAlerts,
      'why?test=pft': whyResponse,
      'why?test=hrct': whyResponse,
      'why?criterion=inbuild': whyResponse,
      'why?criterion=inbuild.a': whyResponse,
      'why?criterion=inbuild.b': whyResponse,
      'why?criterion=short-form': whyResponse,
    };
    let shown = '';
    for (const [path, schema] of Object.entries(schemas)) {
      const withValues = await nurse.get(`/patients/${patientId}/${path}`);
      const without = await coordinator.get(`/patients/${patientId}/${path}`);
      expect({ path, status: [withValues.status, without.status] }).toEqual({ path, status: [200, 200] });
      schema.parse(withValues.body);
      schema.parse(without.body);
      shown += withValues.text;
      expect({ path, figure: FIGURES.exec(textsOf(without.body))?.[0] }).toEqual({ path, figure: undefined });
      expect(without.text).not.toMatch(/fvcMl|fvcPctPred|declinePct/);
    }
    expect(shown).toMatch(FIGURES);
    const inbox = await coordinator.get<AlertList>('/alerts');
    expect(inbox.body.items.length).toBeGreaterThan(0);
    expect(textsOf(inbox.body)).not.toMatch(FIGURES);
  });

  it('are of the last review even when an earlier one, kept for its alert, has the greater id', async () => {
    const id = await patientWith([
      ['2025-09-01', 3000],
      ['2026-03-01', 2640],
    ]);
    api.clock.moveTo('2026-03-31T08:00:05Z'); // the clock of one worker is ahead
    await storeReview(api, id);
    const earlier = await nurse.get<ProgressionResponse>(`/patients/${id}/progression`);
    api.clock.moveTo(MORNING);
    await nurse.post(`/patients/${id}/pfts`, { testedOn: '2026-03-15', fvcMl: 2990 });
    await storeReview(api, id);
    const { body } = await nurse.get<ProgressionResponse>(`/patients/${id}/progression`);
    expect(body.review.stale).toBe(false);
    expect(body.sets).not.toEqual(earlier.body.sets);
    expect(JSON.stringify(body.sets)).toContain('2026-03-15');
  });
});

describe('why', () => {
  let api: TestApi;
  let nurse: Client;

  beforeAll(async () => {
    api = await TestApi.start();
    nurse = await api.memberOf(await api.addSite('Riverside'), 'nurse');
  });
  afterAll(() => api.stop());

  const why = (id: string, query: string) => nurse.get<WhyResponse>(`/patients/${id}/why?${query}`);

  async function patientWith(...tests: readonly (readonly [string, number])[]): Promise<string> {
    const id = await registerPatient(nurse);
    for (const [testedOn, fvcMl] of tests) await nurse.post(`/patients/${id}/pfts`, { testedOn, fvcMl });
    return id;
  }

  it('explains an alert that is there, at once and without a worker', async () => {
    const id = await patientWith(['2025-09-01', 3000], ['2026-03-01', 2640]);
    const { body } = await why(id, 'criterion=inbuild');
    expect(body.subject).toEqual({ criterion: 'inbuild', verdict: 'met', alert: 'present' });
    expect(body.asOf).toBe(TODAY);
    expect(body.because.length).toBeGreaterThan(0);
    expect(body.cites.map(({ doc }) => doc)).toContain('inbuild-design');
  });

  it('explains for a stable patient why there is none: what was compared and what it would have taken', async () => {
    const id = await patientWith(['2025-09-01', 3000], ['2026-03-01', 2980]);
    // Symptoms and fibrosis may have worsened without a fall: that is unknown until somebody reports.
    expect((await why(id, 'criterion=inbuild')).body.subject).toMatchObject({ verdict: 'unknown' });
    await nurse.post(`/patients/${id}/symptom-reports`, { reportedOn: '2026-03-10', change: 'stable' });
    const { body } = await why(id, 'criterion=inbuild');
    expect(body.subject).toEqual({ criterion: 'inbuild', verdict: 'not-met', alert: 'absent' });
    expect(body.headline).toMatch(/No progression alert/);
    expect(body.because.map(({ text }) => text).join(' ')).toMatch(/2700 mL/);
  });

  it('says what is not known: a fall of 7 % without a symptom report', async () => {
    const id = await patientWith(['2025-09-01', 3000], ['2026-03-01', 2790]);
    const { body } = await why(id, 'criterion=inbuild.b');
    expect(body.subject).toMatchObject({ verdict: 'unknown', alert: 'absent' });
    expect(body.missing.map(({ what }) => what)).toEqual(['symptom-report']);
  });

  it('explains a test that is due and one that is not', async () => {
    const id = await patientWith(['2025-09-01', 3000], ['2026-03-01', 2980]);
    const due = await why(id, 'test=pft');
    expect(due.body.subject).toMatchObject({ test: 'pft', wanted: true, status: 'upcoming' });
    const notDue = await why(id, 'test=haemoglobin');
    expect(notDue.body.subject).toEqual({ test: 'haemoglobin', wanted: false, status: null });
  });

  it('answers for another day: before the second test there was no alert', async () => {
    const id = await patientWith(['2025-09-01', 3000], ['2026-03-01', 2640]);
    const { body } = await why(id, 'criterion=inbuild&asOf=2026-02-01');
    expect(body).toMatchObject({ asOf: '2026-02-01', subject: { verdict: 'unknown', alert: 'absent' } });
    expect((await why(id, 'test=pft&asOf=2026-02-30')).status).toBe(400);
  });

  it('needs one thing to explain, and names the criteria that it knows', async () => {
    const id = await patientWith();
    expect((await why(id, '')).status).toBe(400);
    expect((await why(id, 'test=pft&criterion=inbuild')).status).toBe(400);
    const unknown = await nurse.get<Problem>(`/patients/${id}/why?criterion=nonsense`);
    expect(unknown.status).toBe(400);
    expect(unknown.body.errors?.map(({ pointer }) => pointer)).toEqual(['/criterion']);
    expect(unknown.body.errors?.[0]?.detail).toContain('inbuild.a');
  });
});

/** Every sentence of an answer, without ids and days, which may hold any digits, and without published figures. */
function textsOf(body: unknown): string {
  return JSON.stringify(body, (key, value: unknown) =>
    /^(figures|id|.*Id|.*On|.*At|on|at|mrn|givenName|asOf|opensOn)$/.test(key) ? undefined : value,
  );
}
