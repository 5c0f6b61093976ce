import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Timeline, TimelineItem } from '@interstice/contracts';
import { timeline } from '@interstice/contracts';
import { newId } from '@interstice/server';
import { MORNING, registerPatient, TestApi, TODAY, type Client } from '../test-api.spec-support.js';

type Told<Kind extends TimelineItem['kind']> = Extract<TimelineItem, { kind: Kind }>;

const PFT = { testedOn: '2026-03-02', fvcMl: 2640, fvcPctPred: 80.5, bronchodilator: 'pre' };

describe('the timeline of a patient', () => {
  let api: TestApi;
  let siteId: string;
  let nurse: Client;
  let physician: Client;
  let patientId: string;

  beforeAll(async () => {
    api = await TestApi.start();
    siteId = await api.addSite('Riverside');
    for (const role of ['nurse', 'physician'] as const) {
      await api.addMember({ email: `${role}@test.example`, roles: [{ siteId, role }] });
    }
  });
  beforeEach(async () => {
    await itIs(MORNING);
    patientId = await registerPatient(nurse);
  });
  afterAll(() => api.stop());

  /** Moves the clock; a session that slept through is over, so both sign in again. */
  async function itIs(instant: string): Promise<void> {
    api.clock.moveTo(instant);
    nurse = await api.signIn('nurse@test.example');
    physician = await api.signIn('physician@test.example');
  }

  const read = (query = '', patient = patientId, who = nurse) =>
    who.get<Timeline>(`/patients/${patient}/timeline${query}`);

  /** The items, each as the contract says. */
  async function told(query = '', patient = patientId): Promise<TimelineItem[]> {
    const { status, body, text } = await read(query, patient);
    if (status !== 200) throw new Error(`The timeline answered ${status}: ${text}`);
    return timeline.parse(body).items;
  }

  async function toldOf<Kind extends TimelineItem['kind']>(kind: Kind, query = '', patient = patientId) {
    return (await told(query, patient)).filter((item): item is Told<Kind> => item.kind === kind);
  }

  async function post(path: string, body: unknown, who = nurse): Promise<{ lineageId: string }> {
    const answer = await who.post<{ lineageId: string }>(path, body);
    if (answer.status >= 300) throw new Error(`${path} answered ${answer.status}: ${answer.text}`);
    return answer.body;
  }

  const recordPft = (values: object = PFT, patient = patientId) => post(`/patients/${patient}/pfts`, values);

  it('begins with the registration and what was said of the person then', async () => {
    const items = await told();
    expect(items.filter(({ kind }) => kind === 'registration')).toEqual([
      { kind: 'registration', on: TODAY },
    ]);
    const kinds = (await toldOf('person-fact')).map(({ fact }) => fact.kind);
    expect(kinds).toEqual(expect.arrayContaining(['sex', 'birth-date', 'ctd', 'status']));
  });

  it('holds every kind of fact, the newest day first', async () => {
    const at = (path: string, body: object) => post(`/patients/${patientId}/${path}`, body);
    await at('pfts', { ...PFT, testedOn: '2026-03-10' });
    await at('hrcts', { performedOn: '2026-03-09', fibrosisExtentPct: 12 });
    await at('blood-tests', { collectedOn: '2026-03-08', wbc: 6.4 });
    await at('symptom-reports', { reportedOn: '2026-03-07', change: 'stable' });
    await at('treatments', { drug: 'nintedanib', startedOn: '2026-03-06', indication: 'ild' });
    await at('visits', { on: '2026-03-05', specialty: 'joint' });
    await at('oxygen-needs', { on: '2026-03-04', litresPerMinute: 2 });
    await at('cautions', { on: '2026-03-03', kind: 'renal' });
    await at('progression-decisions', { decidedOn: '2026-03-02', decision: 'other-cause' });
    const items = (await told()).filter(({ on }) => on < TODAY && on > '2026');
    expect(items.map(({ kind, on }) => [kind, on])).toEqual([
      ['pft', '2026-03-10'],
      ['hrct', '2026-03-09'],
      ['blood-test', '2026-03-08'],
      ['symptom-report', '2026-03-07'],
      ['treatment', '2026-03-06'],
      ['visit', '2026-03-05'],
      ['oxygen-need', '2026-03-04'],
      ['caution', '2026-03-03'],
      ['progression-decision', '2026-03-02'],
    ]);
    for (const item of items) expect(item).toMatchObject({ versions: [{ changed: [], source: 'manual' }] });
  });

  it('folds corrections into the fact, with who said what, when and why', async () => {
    const { lineageId } = await recordPft();
    const list = await nurse.get<{ items: unknown[] }>(`/patients/${patientId}/pfts`);
    await itIs('2026-03-31T09:00:00Z');
    await post(
      `/patients/${patientId}/pfts/${lineageId}/corrections`,
      { ...PFT, testedOn: '2026-03-03', fvcMl: 2460, reason: 'Two digits exchanged.' },
      physician,
    );
    const [item, ...others] = await toldOf('pft');
    expect(others).toEqual([]);
    expect(item).toMatchObject({
      lineageId,
      on: '2026-03-03',
      fact: { fvcMl: 2460, fvcPctPred: 80.5, testedOn: '2026-03-03' },
      versions: [
        {
          recordedAt: '2026-03-31T08:00:00.000Z',
          recordedBy: 'nurse@test.example',
          changed: [],
        },
        {
          recordedAt: '2026-03-31T09:00:00.000Z',
          recordedBy: 'physician@test.example',
          reason: 'Two digits exchanged.',
          changed: [
            { field: 'testedOn', from: '2026-03-02', to: '2026-03-03' },
            { field: 'fvcMl', from: 2640, to: 2460 },
          ],
        },
      ],
    });
    expect(item).not.toHaveProperty('withdrawn');
    const now = await nurse.get<{ items: unknown[] }>(`/patients/${patientId}/pfts`);
    expect(now.body.items).toEqual([item?.fact]);
    expect(list.body.items).not.toEqual(now.body.items);
  });

  it('keeps what was withdrawn, and says by whom and why', async () => {
    const { lineageId } = await recordPft();
    await itIs('2026-03-31T09:00:00Z');
    await post(
      `/patients/${patientId}/pfts/${lineageId}/withdrawal`,
      { reason: 'Entered twice.' },
      physician,
    );
    expect(await toldOf('pft')).toMatchObject([
      {
        lineageId,
        fact: PFT,
        withdrawn: {
          at: '2026-03-31T09:00:00.000Z',
          by: 'physician@test.example',
          reason: 'Entered twice.',
        },
      },
    ]);
    expect((await toldOf('pft'))[0]?.withdrawn).not.toHaveProperty('movedTo');
  });

  it('shows at both patients that a fact was moved (B-31)', async () => {
    const right = await registerPatient(nurse);
    const { lineageId } = await recordPft();
    await post(`/patients/${patientId}/pfts/${lineageId}/reassignment`, {
      toPatientId: right,
      reason: 'The report is of the next patient.',
    });
    const [there] = await toldOf('pft', '', right);
    expect(there).toMatchObject({
      fact: PFT,
      movedFrom: {
        patientId,
        lineageId,
        by: 'nurse@test.example',
        reason: 'The report is of the next patient.',
      },
    });
    expect(there).not.toHaveProperty('withdrawn');
    const [here] = await toldOf('pft');
    expect(here?.withdrawn?.movedTo).toEqual({ patientId: right, lineageId: there?.lineageId });
  });

  it('tells since when a test is kept out of judging, and when it was let in again', async () => {
    const { lineageId } = await recordPft();
    const exclusion = `/patients/${patientId}/pfts/${lineageId}/exclusion`;
    await post(exclusion, { reason: 'Coughing.' }, physician);
    const by = 'physician@test.example';
    expect(await toldOf('pft')).toMatchObject([
      {
        fact: { excluded: { reason: 'Coughing.', on: TODAY } },
        exclusions: [{ reason: 'Coughing.', on: TODAY, by }],
      },
    ]);
    await api.ask('DELETE', `/api/v1${exclusion}`, undefined, { cookie: physician.cookie });
    const [item] = await toldOf('pft');
    expect(item?.exclusions).toMatchObject([{ reason: 'Coughing.', lifted: { on: TODAY, by } }]);
    expect(item?.fact).not.toHaveProperty('excluded');
    expect(item?.versions).toHaveLength(1);
  });

  it('tells the changes of a treatment with the treatment, at its start', async () => {
    const { lineageId } = await post(`/patients/${patientId}/treatments`, {
      drug: 'mycophenolate-mofetil',
      startedOn: '2026-01-05',
      indication: 'ild',
    });
    const changes = `/patients/${patientId}/treatments/${lineageId}/changes`;
    const dose = { kind: 'dose', doseAmount: 500, doseUnit: 'mg', timesPerDay: 2 };
    await post(changes, { on: '2026-02-02', ...dose });
    await post(changes, { on: '2026-01-20', kind: 'hold', reason: 'Fever.' });
    const [item, ...others] = await toldOf('treatment');
    expect(others).toEqual([]);
    expect(item).toMatchObject({
      on: '2026-01-05',
      changes: [
        { on: '2026-01-20', fact: { kind: 'hold', reason: 'Fever.' }, versions: [{ changed: [] }] },
        { on: '2026-02-02', fact: dose },
      ],
    });
    const list = await nurse.get<{ items: unknown[] }>(`/patients/${patientId}/treatments`);
    expect(list.body.items).toEqual([item?.fact]);
  });

  it('shows a merge, and its undoing, at both records', async () => {
    const double = await registerPatient(nurse);
    await recordPft(PFT, double);
    const merged = await nurse.post<{ mergeId: string }>(`/patients/${patientId}/merges`, {
      mergedPatientId: double,
      reason: 'Registered twice.',
    });
    expect(merged.status).toBe(201);
    const { mergeId } = merged.body;
    const both = { mergeId, keptPatientId: patientId, mergedPatientId: double, reason: 'Registered twice.' };
    expect(await toldOf('merge')).toMatchObject([both]);
    expect(await toldOf('merge', '', double)).toMatchObject([both]);
    expect(await toldOf('pft')).toMatchObject([{ movedFrom: { patientId: double } }]);

    await nurse.post(`/patients/${patientId}/merges/${mergeId}/undo`, { reason: 'Two people.' });
    expect(await toldOf('merge')).toMatchObject([{ ...both, undone: { reason: 'Two people.' } }]);
    expect(await toldOf('pft')).toMatchObject([{ withdrawn: { movedTo: { patientId: double } } }]);
    expect(await toldOf('pft', '', double)).toHaveLength(2);
  });

  it('shows alerts with what was done to them', async () => {
    const alertId = await openAlert(api, siteId, patientId);
    expect(await toldOf('alert')).toEqual([
      {
        kind: 'alert',
        alertId,
        on: TODAY,
        at: '2026-03-31T08:00:00.000Z',
        alertKind: 'progression',
        ruleId: 'inbuild',
        status: 'dismissed',
        severity: 'warning',
        certainty: 'confirmed',
        actions: [
          { kind: 'opened', at: '2026-03-31T08:00:00.000Z', evidenceRevision: 1 },
          { kind: 'dismissed', at: '2026-03-31T09:00:00.000Z', reason: 'Known.', evidenceRevision: 1 },
        ],
      },
    ]);
    const [then] = await toldOf('alert', `?asKnownOn=${TODAY}`);
    expect(then).toHaveProperty('status', 'dismissed');
    await itIs('2026-04-02T08:00:00Z');
    const [past] = await toldOf('alert', `?asKnownOn=${TODAY}`);
    expect(past).not.toHaveProperty('status');
    expect(await toldOf('alert', '?asKnownOn=2026-03-30')).toEqual([]);
  });

  it('shows the record as it was known at the end of a day', async () => {
    const { lineageId } = await recordPft();
    await itIs('2026-04-01T22:30:00Z'); // half past eleven in the evening at the site
    await post(`/patients/${patientId}/pfts/${lineageId}/corrections`, {
      ...PFT,
      testedOn: '2026-03-03',
      fvcMl: 2460,
      reason: 'Exchanged.',
    });
    await post(`/patients/${patientId}/pfts/${lineageId}/exclusion`, { reason: 'Coughing.' }, physician);
    await itIs('2026-04-01T23:30:00Z'); // the day after, there
    await post(`/patients/${patientId}/pfts/${lineageId}/withdrawal`, { reason: 'Not of this patient.' });

    expect(await told('?asKnownOn=2026-03-30')).toEqual([]);
    const [first] = await toldOf('pft', `?asKnownOn=${TODAY}`);
    expect(first).toMatchObject({ on: '2026-03-02', fact: { fvcMl: 2640 } });
    expect(first?.versions).toHaveLength(1);
    expect(first).not.toHaveProperty('exclusions');

    const [second] = await toldOf('pft', '?asKnownOn=2026-04-01');
    expect(second).toMatchObject({
      on: '2026-03-03',
      fact: { fvcMl: 2460, excluded: { reason: 'Coughing.' } },
    });
    expect(second?.versions).toHaveLength(2);
    expect(second).not.toHaveProperty('withdrawn');

    const [last] = await toldOf('pft', '?asKnownOn=2026-04-02');
    expect(last).toMatchObject({ withdrawn: { reason: 'Not of this patient.' } });
    expect(last).toEqual((await toldOf('pft'))[0]);
  });

  it('is read page by page, each item once, also when the last one seen is corrected meanwhile', async () => {
    for (const day of ['01', '02', '03', '03', '04']) {
      await recordPft({ ...PFT, testedOn: `2026-03-${day}`, fvcMl: 2600 + Number(day) * 10 });
      await post(`/patients/${patientId}/visits`, { on: `2026-03-${day}`, specialty: 'other' });
    }
    const all = await told('?limit=200');
    const paged: TimelineItem[] = [];
    let cursor: string | null = null;
    do {
      const { body } = await read(`?limit=2${cursor === null ? '' : `&cursor=${cursor}`}`);
      expect(body.total).toBe(all.length);
      paged.push(...body.items);
      cursor = body.nextCursor;
    } while (cursor !== null);
    expect(paged).toEqual(all);

    const first = await read('?limit=1&kind=pft');
    const seen = first.body.nextCursor ?? '';
    await post(`/patients/${patientId}/pfts/${seen}/corrections`, {
      ...PFT,
      testedOn: '2026-03-05',
      reason: 'Day.',
    });
    const next = await read(`?limit=10&kind=pft&cursor=${seen}`);
    expect(next.body.items.map(({ on }) => on)).toEqual(['2026-03-03', '2026-03-02', '2026-03-01']);
  });

  it('is filtered by kind, and refuses a kind that there is not', async () => {
    await recordPft();
    expect((await told('?kind=pft')).map(({ kind }) => kind)).toEqual(['pft']);
    expect((await read('?kind=registration')).body).toMatchObject({ total: 1, nextCursor: null });
    expect((await read('?kind=letter')).status).toBe(400);
    expect((await read('?asKnownOn=2026-02-30')).status).toBe(400);
    expect((await read(`?cursor=${newId(api.clock.now())}`)).body.items).toEqual([]);
  });

  it('is for who reads values at the site of the patient, and reading it is audited', async () => {
    const coordinator = await api.memberOf(siteId, 'coordinator');
    const elsewhere = await api.memberOf(await api.addSite('Hillside'), 'physician');
    expect((await read('', patientId, coordinator)).status).toBe(403);
    expect((await read('', patientId, elsewhere)).status).toBe(404);
    expect((await read('', newId(api.clock.now()))).status).toBe(404);
    const context = { userId: siteId, siteIds: [siteId], requestId: 'test' };
    const audited = () =>
      api.gateway.asUser(context, (query) =>
        query(`SELECT action FROM audit_event WHERE patient_id = $1 AND action = 'timeline.read'`, [
          patientId,
        ]),
      );
    expect(await audited()).toEqual([]);
    await told();
    expect(await audited()).toHaveLength(1);
  });
});

/** What a review and a physician leave behind. */
async function openAlert(api: TestApi, siteId: string, patientId: string): Promise<string> {
  const opened = api.clock.now();
  const dismissed = new Date(opened.getTime() + 3_600_000);
  const alertId = newId(opened);
  await api.gateway.asWorker(async (query) => {
    await query(
      `INSERT INTO alert (id, patient_id, site_id, key, kind, rule_id, severity, status, certainty, evidence_revision,
                          evidence, opened_at, updated_at, closed_at)
       VALUES ($1, $2, $3, 'progression/inbuild', 'progression', 'inbuild', 'warning', 'dismissed', 'confirmed', 1,
               '{}', $4, $5, $5)`,
      [alertId, patientId, siteId, opened, dismissed],
    );
    for (const [kind, at, reason] of [
      ['opened', opened, null],
      ['dismissed', dismissed, 'Known.'],
    ] as const) {
      await query(
        `INSERT INTO alert_action (id, patient_id, site_id, alert_id, kind, reason, evidence_revision, at)
         VALUES ($1, $2, $3, $4, $5, $6, 1, $7)`,
        [newId(at), patientId, siteId, alertId, kind, reason, at],
      );
    }
  });
  return alertId;
}
