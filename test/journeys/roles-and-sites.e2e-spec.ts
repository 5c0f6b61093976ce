import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@interstice/test-support';
import type { AlertList, PatientAlerts, PatientList, PftResponse, Problem } from '@interstice/contracts';
import { Clinic, type Visitor } from './clinic.js';

describe('people of two clinics', () => {
  let clinic: Clinic;
  let neighbour: Clinic;
  let nurse: Visitor;
  let patientId: string;

  beforeAll(async () => {
    clinic = await Clinic.open();
    neighbour = await clinic.neighbour('Hillside');
    nurse = (await clinic.hire('nurse')).visitor;
    patientId = await clinic.admit(nurse);
    await clinic.test(
      nurse,
      patientId,
      { testedOn: '2025-09-01', fvcMl: 3111 },
      { testedOn: '2026-03-01', fvcMl: 2555 },
    );
    await eventually(async () => {
      const { body } = await nurse.get<PatientAlerts>(`/patients/${patientId}/alerts`);
      expect(body.items).toHaveLength(1);
    });
  });
  afterAll(() => clinic.close());

  it('see nothing of each other: not in a search, not in the inbox, not by the address', async () => {
    const { visitor: stranger } = await neighbour.hire('physician');
    const found = await stranger.post<PatientList>('/patients/search', { text: 'Test' });
    expect(found.body.total).toBe(0);
    expect((await stranger.get<AlertList>('/alerts')).body.total).toBe(0);
    for (const path of ['', '/pfts', '/due-items', '/progression', '/alerts', '/why?test=pft']) {
      const answer = await stranger.get<Problem>(`/patients/${patientId}${path}`);
      expect([path, answer.status, answer.body.code]).toEqual([path, 404, 'not-found']);
    }
    const write = await stranger.post(`/patients/${patientId}/pfts`, { testedOn: '2026-03-02', fvcMl: 2000 });
    expect(write.status).toBe(404);
  });

  it('read as a coordinator why a patient is on the list, without any value', async () => {
    const { visitor: coordinator } = await clinic.hire('coordinator');
    const { body } = await coordinator.get<AlertList>('/alerts');
    expect(body.items).toHaveLength(1);
    expect(body.items[0]?.because.length).toBeGreaterThan(0);
    for (const path of ['due-items', 'progression', 'alerts', 'why?criterion=inbuild']) {
      const answer = await coordinator.get(`/patients/${patientId}/${path}`);
      expect(answer.status).toBe(200);
      expect(JSON.stringify(answer.body)).not.toMatch(/3111|2555|17\.8/);
    }
    expect((await coordinator.get(`/patients/${patientId}/pfts`)).status).toBe(403);
    const write = await coordinator.post(`/patients/${patientId}/pfts`, {
      testedOn: '2026-03-02',
      fvcMl: 2000,
    });
    expect(write.status).toBe(403);
  });

  it('change nothing of each other: no correction, no withdrawal, no move in either direction', async () => {
    const { visitor: stranger } = await neighbour.hire('physician');
    const theirs = await neighbour.admit(stranger);
    const { body } = await nurse.get<{ items: PftResponse[] }>(`/patients/${patientId}/pfts`);
    const [pft] = body.items;
    const at = `/patients/${patientId}/pfts/${String(pft?.lineageId)}`;
    const reason = 'Not mine to change.';
    for (const [change, values] of [
      ['corrections', { testedOn: '2026-03-01', fvcMl: 3000, reason }],
      ['withdrawal', { reason }],
      ['reassignment', { toPatientId: theirs, reason }],
      ['exclusion', { reason }],
    ] as const) {
      const answer = await stranger.post<Problem>(`${at}/${change}`, values);
      expect([change, answer.status, answer.body.code]).toEqual([change, 404, 'not-found']);
    }
    const away = await nurse.post<Problem>(`${at}/reassignment`, { toPatientId: theirs, reason });
    expect([away.status, away.body.errors?.[0]?.pointer]).toEqual([404, '/toPatientId']);
    const merge = await nurse.post<Problem>(`/patients/${patientId}/merges`, {
      mergedPatientId: theirs,
      reason,
    });
    expect([merge.status, merge.body.errors?.[0]?.pointer]).toEqual([404, '/mergedPatientId']);
    const after = await nurse.get<{ items: PftResponse[] }>(`/patients/${patientId}/pfts`);
    expect(after.body.items).toEqual(body.items);
  });

  it('put things right as a nurse or a physician, not as a coordinator; only a physician excludes a test', async () => {
    const { visitor: coordinator } = await clinic.hire('coordinator');
    const { body } = await nurse.get<{ items: PftResponse[] }>(`/patients/${patientId}/pfts`);
    const at = `/patients/${patientId}/pfts/${String(body.items[0]?.lineageId)}`;
    const reason = 'Not mine to change.';
    for (const [path, values] of [
      [`${at}/corrections`, { testedOn: '2026-03-01', fvcMl: 3000, reason }],
      [`${at}/withdrawal`, { reason }],
      [`${at}/reassignment`, { toPatientId: patientId, reason }],
      [`${at}/exclusion`, { reason }],
      [`/patients/${patientId}/treatments`, { drug: 'rituximab', startedOn: '2026-03-01' }],
      [`/patients/${patientId}/person-facts`, { kind: 'height', value: { heightCm: 160 }, on: '2026-03-01' }],
      [`/patients/${patientId}/status`, { status: 'discharged', on: '2026-03-01', reason }],
      [`/patients/${patientId}/merges`, { mergedPatientId: patientId, reason }],
    ] as const) {
      expect([path, (await coordinator.post(path, values)).status]).toEqual([path, 403]);
    }
    expect((await nurse.post(`${at}/exclusion`, { reason })).status).toBe(403);
  });

  it('see no patient at all as an admin', async () => {
    const { visitor: admin } = await clinic.hire('admin');
    expect((await admin.get('/auth/me')).status).toBe(200);
    expect((await admin.get(`/patients/${patientId}`)).status).toBe(403);
    expect((await admin.get('/alerts')).status).toBe(403);
    expect((await admin.post('/patients/search', {})).status).toBe(403);
  });
});
