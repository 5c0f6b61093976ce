import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '@interstice/server';
import { MORNING, registerPatient, TODAY, type TestApi } from '../test-api.spec-support.js';
import { PFT, TimelineClinic } from './timeline.spec-support.js';

describe('the timeline of a patient', () => {
  let clinic: TimelineClinic;
  let patientId: string;

  beforeAll(async () => {
    clinic = await TimelineClinic.open();
  });
  beforeEach(async () => {
    clinic = await clinic.at(MORNING);
    patientId = await registerPatient(clinic.nurse);
  });
  afterAll(() => clinic.api.stop());

  it('begins with the registration and what was said of the person then', async () => {
    const items = await clinic.told(patientId);
    expect(items.filter(({ kind }) => kind === 'registration')).toEqual([
      { kind: 'registration', on: TODAY },
    ]);
    const kinds = (await clinic.toldOf('person-fact', patientId)).map(({ fact }) => fact.kind);
    expect(kinds).toEqual(expect.arrayContaining(['sex', 'birth-date', 'ctd', 'status']));
  });

  it('holds every kind of fact, the newest day first', async () => {
    const at = (path: string, body: object) => clinic.post(`/patients/${patientId}/${path}`, body);
    await at('pfts', { ...PFT, testedOn: '2026-03-10' });
    await at('hrcts', { performedOn: '2026-03-09', fibrosisExtentPct: 12 });
    await at('blood-tests', { collectedOn: '2026-03-08', wbc: 6.4 });
    await at('symptom-reports', { reportedOn: '2026-03-07', change: 'stable' });
    await at('treatments', { drug: 'nintedanib', startedOn: '2026-03-06', indication: 'ild' });
    await at('visits', { on: '2026-03-05', specialty: 'joint' });
    await at('oxygen-needs', { on: '2026-03-04', litresPerMinute: 2 });
    await at('cautions', { on: '2026-03-03', kind: 'renal' });
    await at('progression-decisions', { decidedOn: '2026-03-02', decision: 'other-cause' });
    const items = (await clinic.told(patientId)).filter(({ on }) => on < TODAY && on > '2026');
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
    const { lineageId } = await clinic.recordPft(patientId);
    const list = await clinic.nurse.get<{ items: unknown[] }>(`/patients/${patientId}/pfts`);
    clinic = await clinic.at('2026-03-31T09:00:00Z');
    await clinic.post(
      `/patients/${patientId}/pfts/${lineageId}/corrections`,
      { ...PFT, testedOn: '2026-03-03', fvcMl: 2460, reason: 'Two digits exchanged.' },
      clinic.physician,
    );
    const [item, ...others] = await clinic.toldOf('pft', patientId);
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
    const now = await clinic.nurse.get<{ items: unknown[] }>(`/patients/${patientId}/pfts`);
    expect(now.body.items).toEqual([item?.fact]);
    expect(list.body.items).not.toEqual(now.body.items);
  });

  it('keeps what was withdrawn, and says by whom and why', async () => {
    const { lineageId } = await clinic.recordPft(patientId);
    clinic = await clinic.at('2026-03-31T09:00:00Z');
    await clinic.post(
      `/patients/${patientId}/pfts/${lineageId}/withdrawal`,
      { reason: 'Entered twice.' },
      clinic.physician,
    );
    expect(await clinic.toldOf('pft', patientId)).toMatchObject([
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
    expect((await clinic.toldOf('pft', patientId))[0]?.withdrawn).not.toHaveProperty('movedTo');
  });

  it('shows at both patients that a fact was moved (B-31)', async () => {
    const right = await registerPatient(clinic.nurse);
    const { lineageId } = await clinic.recordPft(patientId);
    await clinic.post(`/patients/${patientId}/pfts/${lineageId}/reassignment`, {
      toPatientId: right,
      reason: 'The report is of the next patient.',
    });
    const [there] = await clinic.toldOf('pft', right);
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
    const [here] = await clinic.toldOf('pft', patientId);
    expect(here?.withdrawn?.movedTo).toEqual({ patientId: right, lineageId: there?.lineageId });
  });

  it('tells since when a test is kept out of judging, and when it was let in again', async () => {
    const { lineageId } = await clinic.recordPft(patientId);
    const exclusion = `/patients/${patientId}/pfts/${lineageId}/exclusion`;
    await clinic.post(exclusion, { reason: 'Coughing.' }, clinic.physician);
    const by = 'physician@test.example';
    expect(await clinic.toldOf('pft', patientId)).toMatchObject([
      {
        fact: { excluded: { reason: 'Coughing.', on: TODAY } },
        exclusions: [{ reason: 'Coughing.', on: TODAY, by }],
      },
    ]);
    await clinic.api.ask('DELETE', `/api/v1${exclusion}`, undefined, { cookie: clinic.physician.cookie });
    const [item] = await clinic.toldOf('pft', patientId);
    expect(item?.exclusions).toMatchObject([{ reason: 'Coughing.', lifted: { on: TODAY, by } }]);
    expect(item?.fact).not.toHaveProperty('excluded');
    expect(item?.versions).toHaveLength(1);
  });

  it('tells the changes of a treatment with the treatment, at its start', async () => {
    const { lineageId } = await clinic.post(`/patients/${patientId}/treatments`, {
      drug: 'mycophenolate-mofetil',
      startedOn: '2026-01-05',
      indication: 'ild',
    });
    const changes = `/patients/${patientId}/treatments/${lineageId}/changes`;
    const dose = { kind: 'dose', doseAmount: 500, doseUnit: 'mg', timesPerDay: 2 };
    await clinic.post(changes, { on: '2026-02-02', ...dose });
    await clinic.post(changes, { on: '2026-01-20', kind: 'hold', reason: 'Fever.' });
    const [item, ...others] = await clinic.toldOf('treatment', patientId);
    expect(others).toEqual([]);
    expect(item).toMatchObject({
      on: '2026-01-05',
      changes: [
        { on: '2026-01-20', fact: { kind: 'hold', reason: 'Fever.' }, versions: [{ changed: [] }] },
        { on: '2026-02-02', fact: dose },
      ],
    });
    const list = await clinic.nurse.get<{ items: unknown[] }>(`/patients/${patientId}/treatments`);
    expect(list.body.items).toEqual([item?.fact]);
  });

  it('shows a merge, and its undoing, at both records', async () => {
    const double = await registerPatient(clinic.nurse);
    await clinic.recordPft(double);
    const merged = await clinic.nurse.post<{ mergeId: string }>(`/patients/${patientId}/merges`, {
      mergedPatientId: double,
      reason: 'Registered twice.',
    });
    expect(merged.status).toBe(201);
    const { mergeId } = merged.body;
    const both = { mergeId, keptPatientId: patientId, mergedPatientId: double, reason: 'Registered twice.' };
    expect(await clinic.toldOf('merge', patientId)).toMatchObject([both]);
    expect(await clinic.toldOf('merge', double)).toMatchObject([both]);
    expect(await clinic.toldOf('pft', patientId)).toMatchObject([{ movedFrom: { patientId: double } }]);

    await clinic.nurse.post(`/patients/${patientId}/merges/${mergeId}/undo`, { reason: 'Two people.' });
    expect(await clinic.toldOf('merge', patientId)).toMatchObject([
      { ...both, undone: { reason: 'Two people.' } },
    ]);
    expect(await clinic.toldOf('pft', patientId)).toMatchObject([
      { withdrawn: { movedTo: { patientId: double } } },
    ]);
    expect(await clinic.toldOf('pft', double)).toHaveLength(2);
  });

  it('tells when a physician set, changed and ended an interval, as far as it was known (B-25)', async () => {
    const at = `/api/v1/patients/${patientId}/overrides/pft`;
    const ask = (method: 'PUT' | 'DELETE', body?: object) =>
      clinic.api.ask(method, at, body, { cookie: clinic.physician.cookie });
    const yearly = { interval: { months: 12 }, reason: 'Stable for six years.', until: '2027-03-31' };
    const half = { interval: { weeks: 26 }, reason: 'More tired.', until: '2026-12-31' };
    await ask('PUT', yearly);
    clinic = await clinic.at('2026-04-02T08:00:00Z');
    await ask('PUT', half);
    clinic = await clinic.at('2026-04-03T08:00:00Z');
    await ask('DELETE');
    clinic = await clinic.at('2026-04-03T09:00:00Z');
    await ask('PUT', yearly);
    const by = 'physician@test.example';
    const common = { kind: 'override', test: 'pft', by };
    const set = { ...common, event: 'set', on: TODAY, ...yearly };
    const changed = { ...common, event: 'changed', on: '2026-04-02', ...half };
    const before = { interval: yearly.interval, until: yearly.until };
    clinic = await clinic.at('2027-04-05T08:00:00Z');
    await ask('PUT', { ...half, until: '2027-12-31' });
    const all = await clinic.toldOf('override', patientId);
    expect(all).toMatchObject([
      // What had ended by itself is not changed.
      { ...common, event: 'set', on: '2027-04-05', ...half, until: '2027-12-31' },
      { ...common, event: 'set', on: '2026-04-03', ...yearly },
      { ...common, event: 'ended', on: '2026-04-03', interval: half.interval, until: half.until },
      { ...changed, inPlaceOf: before },
      set,
    ]);
    expect([all[0], all[1]].some((item) => item !== undefined && 'inPlaceOf' in item)).toBe(false);
    expect(all[2]).not.toHaveProperty('reason');
    expect(await clinic.toldOf('override', patientId, '?asKnownOn=2026-04-02')).toEqual([all[3], all[4]]);
    expect(await clinic.toldOf('override', patientId, `?asKnownOn=${TODAY}`)).toEqual([all[4]]);

    const paged: unknown[] = [];
    let cursor = '';
    do {
      const { body } = await clinic.read(patientId, `?kind=override&limit=1${cursor}`);
      paged.push(...body.items);
      cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`;
    } while (cursor !== '');
    expect(paged).toEqual(all);
  });

  it('shows alerts with what was done to them', async () => {
    const alertId = await openAlert(clinic.api, clinic.siteId, patientId);
    expect(await clinic.toldOf('alert', patientId)).toEqual([
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
    const [then] = await clinic.toldOf('alert', patientId, `?asKnownOn=${TODAY}`);
    expect(then).toHaveProperty('status', 'dismissed');
    clinic = await clinic.at('2026-04-02T08:00:00Z');
    const [past] = await clinic.toldOf('alert', patientId, `?asKnownOn=${TODAY}`);
    expect(past).not.toHaveProperty('status');
    expect(await clinic.toldOf('alert', patientId, '?asKnownOn=2026-03-30')).toEqual([]);
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
