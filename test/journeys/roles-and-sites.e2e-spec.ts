import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@interstice/test-support';
import type { AlertList, PatientAlerts, PatientList, Problem } from '@interstice/contracts';
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

  it('see no patient at all as an admin', async () => {
    const { visitor: admin } = await clinic.hire('admin');
    expect((await admin.get('/auth/me')).status).toBe(200);
    expect((await admin.get(`/patients/${patientId}`)).status).toBe(403);
    expect((await admin.get('/alerts')).status).toBe(403);
    expect((await admin.post('/patients/search', {})).status).toBe(403);
  });
});
