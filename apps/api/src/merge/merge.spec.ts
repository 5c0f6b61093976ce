import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type {
  MergeResponse,
  MergeUndoResponse,
  PatientList,
  PatientResponse,
  Problem,
} from '@interstice/contracts';
import { registerPatient, TestApi, type Client } from '../test-api.spec-support.js';

describe('two records of one person', () => {
  let api: TestApi;
  let siteId: string;
  let nurse: Client;
  let numbers = 0;

  beforeAll(async () => {
    api = await TestApi.start();
    siteId = await api.addSite('Riverside');
    nurse = await api.memberOf(siteId, 'nurse');
  });
  afterAll(() => api.stop());

  /** Two records, each with one test of its own. */
  async function twice() {
    numbers += 1;
    const mrns = { kept: `KEPT-${numbers}-`, merged: `GONE-${numbers}-` };
    const kept = await registerPatient(nurse, { mrn: mrns.kept, familyName: 'Double' });
    const merged = await registerPatient(nurse, { mrn: mrns.merged, familyName: 'Double' });
    await nurse.post(`/patients/${kept}/pfts`, { testedOn: '2025-09-01', fvcMl: 3000 });
    await nurse.post(`/patients/${merged}/pfts`, { testedOn: '2026-03-02', fvcMl: 2640 });
    return { kept, merged, mrns };
  }

  const merge = <Body = MergeResponse>(kept: string, mergedPatientId: string, client = nurse) =>
    client.post<Body>(`/patients/${kept}/merges`, { mergedPatientId, reason: 'Registered twice.' });
  const daysOf = async (patientId: string) =>
    (await nurse.get<{ items: { testedOn: string }[] }>(`/patients/${patientId}/pfts`)).body.items.map(
      ({ testedOn }) => testedOn,
    );
  const foundBy = async (text: string) =>
    (await nurse.post<PatientList>('/patients/search', { text })).body.items.map(({ id }) => id);

  it('are put together: the facts stand with the one that is kept, and either number finds it (B-31)', async () => {
    const { kept, merged, mrns } = await twice();
    const answer = await merge(kept, merged);
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ keptPatientId: kept, mergedPatientId: merged, moved: 1 });
    expect(await daysOf(kept)).toEqual(['2026-03-02', '2025-09-01']);
    expect(await daysOf(merged)).toEqual([]);
    expect((await nurse.get<PatientResponse>(`/patients/${merged}`)).body.mergedInto).toBe(kept);
    expect((await nurse.get<PatientResponse>(`/patients/${kept}`)).body).not.toHaveProperty('mergedInto');

    expect(await foundBy(mrns.kept)).toEqual([kept]);
    expect(await foundBy(mrns.merged)).toEqual([kept]);
    const byName = await nurse.post<PatientList>('/patients/search', { text: 'Double' });
    expect(byName.body.items.map(({ id }) => id)).not.toContain(merged);
    expect(byName.body.total).toBe(byName.body.items.length);
  });

  it('are merged once, however often it is asked for', async () => {
    const { kept, merged } = await twice();
    const first = await merge(kept, merged);
    const again = await merge(kept, merged);
    expect([again.status, again.body.mergeId, again.body.moved]).toEqual([200, first.body.mergeId, 0]);
  });

  it('are written to only where they stand: the other answers 409 and names it', async () => {
    const { kept, merged } = await twice();
    const { body: pfts } = await nurse.get<{ items: { lineageId: string }[] }>(`/patients/${merged}/pfts`);
    const lineageId = String(pfts.items[0]?.lineageId);
    await merge(kept, merged);
    const other = await registerPatient(nurse);
    for (const [path, body] of [
      ['pfts', { testedOn: '2026-03-03', fvcMl: 2600 }],
      ['person-facts', { kind: 'height', value: { heightCm: 160 }, on: '2026-03-03' }],
      ['status', { status: 'discharged', on: '2026-03-03', reason: 'Moved.' }],
      [`pfts/${lineageId}/corrections`, { testedOn: '2026-03-02', fvcMl: 2460, reason: 'Typing error.' }],
      ['merges', { mergedPatientId: other, reason: 'Registered twice.' }],
    ] as const) {
      const answer = await nurse.post<Problem>(`/patients/${merged}/${path}`, body);
      expect([path, answer.status, answer.body.code]).toEqual([path, 409, 'patient-merged']);
      expect(answer.body.keptPatientId).toBe(kept);
    }
    const edit = await nurse.patch<Problem>(`/patients/${merged}`, { givenName: 'Changed' });
    expect([edit.status, edit.body.keptPatientId]).toEqual([409, kept]);
    const { body: own } = await nurse.post<{ lineageId: string }>(`/patients/${other}/pfts`, {
      testedOn: '2026-03-03',
      fvcMl: 2600,
    });
    const move = { toPatientId: merged, reason: 'Wrong patient.' };
    const moved = await nurse.post<Problem>(`/patients/${other}/pfts/${own.lineageId}/reassignment`, move);
    expect([moved.status, moved.body.code, moved.body.keptPatientId]).toEqual([409, 'patient-merged', kept]);
  });

  it('are taken apart again: what came by the merge goes back as it stands then', async () => {
    const { kept, merged } = await twice();
    const { body } = await merge(kept, merged);
    await nurse.post(`/patients/${kept}/pfts`, { testedOn: '2026-03-20', fvcMl: 2500 });
    const undo = () =>
      nurse.post<MergeUndoResponse>(`/patients/${kept}/merges/${body.mergeId}/undo`, {
        reason: 'Two people after all.',
      });
    const undone = await undo();
    expect([undone.status, undone.body]).toEqual([200, { mergeId: body.mergeId, moved: 1 }]);
    expect(await daysOf(kept)).toEqual(['2026-03-20', '2025-09-01']);
    expect(await daysOf(merged)).toEqual(['2026-03-02']);
    expect((await nurse.get(`/patients/${merged}`)).body).not.toHaveProperty('mergedInto');
    expect((await undo()).body.moved).toBe(0);
    expect(
      (await nurse.post(`/patients/${merged}/pfts`, { testedOn: '2026-03-03', fvcMl: 2600 })).status,
    ).toBe(201);
  });

  it('are of one site, two, and known', async () => {
    const { kept } = await twice();
    const elsewhere = await api.addSite('Hillside');
    const foreign = await registerPatient(await api.memberOf(elsewhere, 'nurse'));
    const hidden = await merge<Problem>(kept, foreign);
    expect([hidden.status, hidden.body.errors?.[0]?.pointer]).toEqual([404, '/mergedPatientId']);
    const itself = await merge<Problem>(kept, kept);
    expect([itself.status, itself.body.errors?.[0]?.pointer]).toEqual([400, '/mergedPatientId']);

    await api.addMember({
      email: 'of-both@test.example',
      roles: [
        { siteId, role: 'nurse' },
        { siteId: elsewhere, role: 'physician' },
      ],
    });
    const both = await api.signIn('of-both@test.example');
    const across = await merge<Problem>(kept, foreign, both);
    expect([across.status, across.body.code]).toEqual([409, 'other-site']);
    const coordinator = await api.memberOf(siteId, 'coordinator');
    expect((await merge(kept, foreign, coordinator)).status).toBe(403);
    const nowhere = await nurse.post<Problem>(`/patients/${kept}/merges/${foreign}/undo`, {
      reason: 'Why not.',
    });
    expect([nowhere.status, nowhere.body.code]).toEqual([404, 'not-found']);
  });
});
