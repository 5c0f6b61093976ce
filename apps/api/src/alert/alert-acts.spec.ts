import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AlertList, AlertResponse, HistoryList, PatientAlerts, Problem } from '@interstice/contracts';
import { newId } from '@interstice/server';
import { storeReview } from '../review/store-review.spec-support.js';
import { MORNING, registerPatient, TestApi, type Client } from '../test-api.spec-support.js';

describe('what people do to alerts', () => {
  let api: TestApi;
  let siteId: string;
  let nurse: Client;
  let coordinator: Client;
  let physician: Client;
  let physicianId: string;
  let elsewhere: Client;

  beforeAll(async () => {
    api = await TestApi.start();
    siteId = await api.addSite('Riverside');
    nurse = await api.memberOf(siteId, 'nurse');
    coordinator = await api.memberOf(siteId, 'coordinator');
    physicianId = await api.addMember({ email: 'p@test.example', roles: [{ siteId, role: 'physician' }] });
    physician = await api.signIn('p@test.example');
    elsewhere = await api.memberOf(await api.addSite('Hillside'), 'physician');
  });
  afterAll(() => api.stop());

  /** A fall of 12 % and its alert. */
  async function fallen(): Promise<{ patientId: string; alert: AlertResponse }> {
    const patientId = await registerPatient(nurse);
    await nurse.post(`/patients/${patientId}/pfts`, { testedOn: '2025-09-01', fvcMl: 3000 });
    await nurse.post(`/patients/${patientId}/pfts`, { testedOn: '2026-01-10', fvcMl: 2640 });
    await storeReview(api, patientId);
    return { patientId, alert: await alertOf(patientId) };
  }
  async function alertOf(patientId: string, reader: Client = physician): Promise<AlertResponse> {
    const [alert] = (await reader.get<PatientAlerts>(`/patients/${patientId}/alerts`)).body.items;
    if (alert === undefined) throw new Error('no alert');
    return alert;
  }
  const change = (id: string, columns: string, ...values: unknown[]) =>
    api.gateway.asWorker((query) => query(`UPDATE alert SET ${columns} WHERE id = $1`, [id, ...values]));
  const decisionsOf = async (patientId: string) =>
    (await nurse.get<{ items: unknown[] }>(`/patients/${patientId}/progression-decisions`)).body.items;

  it('are for those whose part it is: nurses acknowledge, physicians decide, coordinators hand over (C-05)', async () => {
    const { alert } = await fallen();
    const path = `/alerts/${alert.id}`;
    const act = { code: 'referred', evidenceRevision: 1 };
    const dismiss = { reason: 'noise', evidenceRevision: 1 };
    for (const [client, ...forbidden] of [
      [nurse, 'act', 'dismiss', 'reopen', 'owner', 'seen'],
      [coordinator, 'act', 'dismiss', 'reopen', 'acknowledge', 'seen'],
    ] as const) {
      for (const what of forbidden) expect((await client.post(`${path}/${what}`, act)).status).toBe(403);
    }
    for (const [what, body] of [
      ['act', act],
      ['dismiss', dismiss],
      ['seen', undefined],
    ] as const) {
      expect((await elsewhere.post(`${path}/${what}`, body)).status).toBe(404);
    }
    expect((await physician.post(`${path}/dismiss`, { evidenceRevision: 1 })).status).toBe(400);
    expect((await physician.post(`${path}/act`, { code: 'forget', evidenceRevision: 1 })).status).toBe(400);
    expect(await alertOf(alert.patientId)).toMatchObject({ status: 'open', seenAt: null });
  });

  it('acknowledging stops the first notice and not the clock, and opening the card notes that it was seen (B-04)', async () => {
    const { alert } = await fallen();
    await change(alert.id, 'due_by = $2', '2026-04-07');
    const acknowledged = await nurse.post<AlertResponse>(`/alerts/${alert.id}/acknowledge`);
    expect(acknowledged).toMatchObject({
      status: 200,
      body: { status: 'acknowledged', dueBy: '2026-04-07', seenAt: null },
    });
    expect((await nurse.post(`/alerts/${alert.id}/acknowledge`, { evidenceRevision: 1 })).status).toBe(200);
    const { body: seen } = await physician.post<AlertResponse>(`/alerts/${alert.id}/seen`);
    expect(seen).toMatchObject({ status: 'acknowledged', seenAt: '2026-03-31T08:00:00.000Z' });
    expect((await nurse.get<AlertList>(`/alerts?patientId=${alert.patientId}`)).body.items).toHaveLength(1);
  });

  it('acting writes the decision as a fact, twice the same is once, and taking it back withdraws it (B-05, B-06)', async () => {
    const { patientId, alert } = await fallen();
    const act = { code: 'escalated', note: 'start at the next visit', evidenceRevision: 1 };
    const acted = await physician.post<AlertResponse>(`/alerts/${alert.id}/act`, act);
    expect(acted).toMatchObject({ status: 200, body: { status: 'acted' } });
    const decision = { decidedOn: '2026-03-31', decision: 'escalated', baselineOn: '2026-01-10' };
    expect(await decisionsOf(patientId)).toMatchObject([decision]);

    expect((await physician.post(`/alerts/${alert.id}/act`, act)).status).toBe(200);
    expect(await decisionsOf(patientId)).toHaveLength(1);
    for (const other of [
      physician.post<Problem>(`/alerts/${alert.id}/act`, { ...act, code: 'referred' }),
      physician.post<Problem>(`/alerts/${alert.id}/dismiss`, { reason: 'noise', evidenceRevision: 1 }),
      nurse.post<Problem>(`/alerts/${alert.id}/acknowledge`),
    ]) {
      expect(await other).toMatchObject({ status: 409, body: { code: 'alert-decided' } });
    }

    const back = { reason: 'meant for another patient', evidenceRevision: 1 };
    // One that had no day by which to decide, as in the history, gets one: a warning of 31 March, 7 days° on (B-04).
    expect(await physician.post(`/alerts/${alert.id}/reopen`, back)).toMatchObject({
      status: 200,
      body: { status: 'open', dueBy: '2026-04-07' },
    });
    expect(await decisionsOf(patientId)).toEqual([]);
    expect(await physician.post(`/alerts/${alert.id}/reopen`, back)).toMatchObject({ status: 409 });
    // The decision and its undoing stand in the timeline, with who did it and why.
    const { items } = (await nurse.get<{ items: object[] }>(`/patients/${patientId}/timeline?kind=alert`))
      .body;
    expect(items).toMatchObject([
      {
        actions: [
          { kind: 'acted', code: 'escalated', note: 'start at the next visit', by: 'p@test.example' },
          { kind: 'reopened', reason: 'meant for another patient' },
        ],
      },
    ]);
  });

  it('answers 409 with the difference when the evidence has moved since it was seen, and decides nothing (B-05)', async () => {
    const { patientId, alert } = await fallen();
    await api.gateway.asWorker((query) =>
      query(
        `WITH said AS (
           INSERT INTO alert_action (id, patient_id, site_id, alert_id, kind, evidence_revision, evidence, at)
           SELECT $2, patient_id, site_id, id, 'opened', 1, jsonb_build_object('severity', severity, 'certainty', certainty,
                  'evidence', evidence, 'facts', facts), opened_at FROM alert WHERE id = $1)
         UPDATE alert SET evidence_revision = 2, evidence = jsonb_set(evidence, '{worstDeclineTenths}', '150') WHERE id = $1`,
        [alert.id, newId(api.clock.now())],
      ),
    );
    for (const [what, body] of [
      ['act', { code: 'referred', evidenceRevision: 1 }],
      ['dismiss', { reason: 'noise', evidenceRevision: 1 }],
    ] as const) {
      const answer = await physician.post<Problem>(`/alerts/${alert.id}/${what}`, body);
      expect(answer).toMatchObject({
        status: 409,
        body: {
          code: 'evidence-moved',
          difference: {
            before: {
              evidenceRevision: 1,
              worstDeclinePct: 12,
              worst: { later: { on: '2026-01-10', fvcMl: 2640 } },
            },
            after: { evidenceRevision: 2, worstDeclinePct: 15 },
          },
        },
      });
    }
    expect(await decisionsOf(patientId)).toEqual([]);
    expect(await alertOf(patientId)).toMatchObject({ status: 'open' });
  });

  it('hands it to a physician of the site and to nobody else, and names who answers for a patient (B-04)', async () => {
    const { patientId, alert } = await fallen();
    const stranger = await coordinator.post<Problem>(`/alerts/${alert.id}/owner`, { ownerId: siteId });
    expect(stranger).toMatchObject({ status: 400, body: { errors: [{ pointer: '/ownerId' }] } });
    const handed = await coordinator.post(`/alerts/${alert.id}/owner`, { ownerId: physicianId });
    expect(handed).toMatchObject({ status: 200, body: { owner: physicianId, deputy: null } });
    const mine = (await nurse.get<AlertList>(`/alerts?owner=${physicianId}`)).body.items;
    expect(mine).toMatchObject([{ id: alert.id }]);

    const put = (client: Client, body: object) =>
      api.ask('PUT', `/api/v1/patients/${patientId}/team`, body, { cookie: client.cookie });
    const team = { physicianId, deputyId: null };
    expect((await put(nurse, team)).status).toBe(403);
    expect((await put(elsewhere, team)).status).toBe(404);
    expect((await put(coordinator, { physicianId: siteId, deputyId: null })).status).toBe(400);
    expect((await put(coordinator, { physicianId: null, deputyId: physicianId })).status).toBe(400);
    expect((await put(coordinator, team)).status).toBe(200);
    const named = { physician: { id: physicianId, displayName: 'p@test.example' }, deputy: null };
    expect((await nurse.get(`/patients/${patientId}`)).body).toMatchObject({ team: named });

    const other = await api.addMember({ email: 'gone@test.example', roles: [{ siteId, role: 'physician' }] });
    await put(coordinator, { physicianId: other, deputyId: physicianId });
    await coordinator.post(`/alerts/${alert.id}/owner`, { ownerId: other });
    await api.gateway.asUser({ userId: other, siteIds: [siteId], requestId: 'test' }, (query) =>
      query(`UPDATE "user" SET disabled_at = now() WHERE id = $1`, [other]),
    );
    expect(await alertOf(patientId)).toMatchObject({ owner: null });
    expect((await nurse.get(`/patients/${patientId}`)).body).toMatchObject({ team: { physician: null } });
  });

  it('tells a treatment that was started since as a question, its name only to those who read values (B-08, B-34)', async () => {
    const { patientId } = await fallen();
    for (const [drug, startedOn] of [
      ['nintedanib', '2026-01-10'],
      ['prednisone', '2026-01-12'],
      ['mycophenolate-mofetil', '2026-02-01'],
    ]) {
      await nurse.post(`/patients/${patientId}/treatments`, { drug, startedOn, indication: 'ild' });
    }
    const read = await alertOf(patientId, nurse);
    expect(read.possiblyAnsweredBy).toMatchObject({ drug: 'mycophenolate-mofetil', startedOn: '2026-02-01' });
    expect(JSON.stringify(read.because)).toContain(
      'Possibly answered by mycophenolate mofetil started on 1 Feb 2026',
    );
    const without = await alertOf(patientId, coordinator);
    expect(without.possiblyAnsweredBy).not.toHaveProperty('drug');
    expect(JSON.stringify(without)).toContain('Possibly answered by a treatment started on 1 Feb 2026');
    expect(JSON.stringify(without)).not.toContain('mycophenolate');
  });

  describe('in their order', () => {
    let others: Client;
    let site: string;
    const ids: string[] = [];

    beforeAll(async () => {
      site = await api.addSite('Lakeside');
      others = await api.memberOf(site, 'physician');
      const here = await api.memberOf(site, 'nurse');
      for (let index = 0; index < 6; index += 1) {
        const patientId = await registerPatient(here);
        await here.post(`/patients/${patientId}/pfts`, { testedOn: '2025-09-01', fvcMl: 3000 });
        await here.post(`/patients/${patientId}/pfts`, { testedOn: '2026-01-10', fvcMl: 2640 });
        api.clock.moveTo(new Date(Date.parse(MORNING) + index * 1000));
        await storeReview(api, patientId);
        ids.push((await alertOf(patientId, others)).id);
      }
      const rows = [
        ['warning', '2026-04-02', false],
        ['critical', '2026-04-05', false],
        ['info', '2026-04-01', false],
        ['warning', null, false],
        ['warning', null, true],
        ['warning', null, true],
      ] as const;
      for (const [index, [severity, dueBy, inHistory]] of rows.entries()) {
        await change(
          ids[index] ?? '',
          'severity = $2, due_by = $3, in_history = $4, certainty = $5',
          severity,
          dueBy,
          inHistory,
          index === 1 ? 'confirmed' : 'provisional',
        );
      }
    });

    it.each([
      ['newest', [3, 2, 1, 0]],
      ['due', [1, 2, 0, 3]],
      ['severity', [1, 0, 3, 2]],
    ])('the inbox sorted by %s, page by page, without the history (B-11)', async (sort, expected) => {
      const found: string[] = [];
      let cursor = '';
      do {
        const { body } = await others.get<AlertList>(`/alerts?sort=${sort}&limit=1${cursor}`);
        found.push(...body.items.map(({ id }) => id));
        expect(body).toMatchObject({
          total: 4,
          undecided: { provisional: 3, confirmed: 1, notApplicable: 0 },
        });
        cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`;
      } while (cursor !== '');
      expect(found).toEqual(expected.map((index) => ids[index]));
    });

    it('refuses to sort by the day to decide what is decided', async () => {
      expect((await others.get('/alerts?sort=due&status=acted')).status).toBe(400);
    });

    it('the history by patient, decided in bulk with a reason, each telling what became of it (B-08)', async () => {
      const first = (await others.get<HistoryList>(`/worklists/history-to-triage?site=${site}&limit=1`)).body;
      expect(first).toMatchObject({
        total: 2,
        items: [{ alerts: [{ id: ids[4], inHistory: true, dueBy: null }] }],
      });
      const decided = await others.post(`/worklists/history-to-triage/decide`, {
        alerts: [
          { alertId: ids[4], evidenceRevision: 1 },
          { alertId: ids[5], evidenceRevision: 7 },
          { alertId: site, evidenceRevision: 1 },
        ],
        decision: 'dismiss',
        reason: 'Treated since; see the letter of March.',
      });
      expect(decided).toMatchObject({
        status: 200,
        body: {
          decided: 1,
          refused: 2,
          items: [
            { alertId: ids[4], outcome: 'decided' },
            { outcome: 'refused', problem: { code: 'evidence-moved' } },
            { outcome: 'refused', problem: { code: 'not-found' } },
          ],
        },
      });
      const left = (await others.get<HistoryList>('/worklists/history-to-triage')).body;
      expect(left).toMatchObject({ total: 1, items: [{ alerts: [{ id: ids[5] }] }], nextCursor: null });
      expect((await nurse.get(`/worklists/history-to-triage?site=${site}`)).status).toBe(400);
    });
  });
});
