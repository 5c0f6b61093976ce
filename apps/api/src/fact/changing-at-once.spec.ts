import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PftResponse, Problem, ReassignmentResponse } from '@interstice/contracts';
import { registerPatient, TestApi, type Answer, type Client } from '../test-api.spec-support.js';

describe('several people at one fact', () => {
  let api: TestApi;
  let siteId: string;
  let nurse: Client;

  beforeAll(async () => {
    api = await TestApi.start();
    siteId = await api.addSite('Riverside');
    nurse = await api.memberOf(siteId, 'nurse');
  });
  afterAll(() => api.stop());

  async function tested(values: object = { testedOn: '2026-03-02', fvcMl: 2640 }) {
    const patientId = await registerPatient(nurse);
    const { body: pft } = await nurse.post<PftResponse>(`/patients/${patientId}/pfts`, values);
    return { patientId, pft, at: `/patients/${patientId}/pfts/${pft.lineageId}` };
  }

  const pftsOf = async (patientId: string, client = nurse) =>
    (await client.get<{ items: PftResponse[] }>(`/patients/${patientId}/pfts`)).body.items;
  const statuses = (answers: readonly Answer<unknown>[]) => answers.map(({ status }) => status).sort();

  it('of eight who correct the same version one is heard, and the others are shown what stands', async () => {
    const { patientId, pft, at } = await tested();
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        nurse.post<PftResponse & Problem>(`${at}/corrections`, {
          testedOn: '2026-03-02',
          fvcMl: 2600 + index,
          reason: 'Typing error.',
          versionId: pft.versionId,
        }),
      ),
    );
    expect(statuses(answers)).toEqual([201, 409, 409, 409, 409, 409, 409, 409]);
    const [standing, ...others] = await pftsOf(patientId);
    expect(others).toEqual([]);
    expect(answers.find(({ status }) => status === 201)?.body).toEqual(standing);
    for (const { body } of answers.filter(({ status }) => status === 409)) {
      expect([body.code, body.current]).toEqual(['fact-changed', standing]);
    }
  });

  it('of eight who say the same, all are answered with the one correction', async () => {
    const { patientId, pft, at } = await tested();
    const correction = {
      testedOn: '2026-03-02',
      fvcMl: 2460,
      reason: 'Typing error.',
      versionId: pft.versionId,
    };
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => nurse.post<PftResponse>(`${at}/corrections`, correction)),
    );
    expect(statuses(answers)).toEqual([200, 200, 200, 200, 200, 200, 200, 201]);
    expect(new Set(answers.map(({ body }) => body.versionId)).size).toBe(1);
    expect(await pftsOf(patientId)).toHaveLength(1);
  });

  it('of those who move it to different patients one is heard', async () => {
    const { patientId, at } = await tested();
    const others = await Promise.all(Array.from({ length: 4 }, () => registerPatient(nurse)));
    const answers = await Promise.all(
      others.map((toPatientId) =>
        nurse.post<Problem>(`${at}/reassignment`, { toPatientId, reason: 'Wrong patient.' }),
      ),
    );
    expect(statuses(answers)).toEqual([201, 409, 409, 409]);
    const arrived = (await Promise.all(others.map((other) => pftsOf(other)))).flat();
    expect(arrived).toHaveLength(1);
    expect(await pftsOf(patientId)).toEqual([]);
  });

  it('who corrects it to what another test says is told which', async () => {
    const { patientId, pft } = await tested();
    const { body: second } = await nurse.post<PftResponse>(`/patients/${patientId}/pfts`, {
      testedOn: '2026-03-02',
      fvcMl: 2650,
    });
    const same = await nurse.post<Problem>(`/patients/${patientId}/pfts/${second.lineageId}/corrections`, {
      testedOn: '2026-03-02',
      fvcMl: 2640,
      reason: 'Typing error.',
    });
    expect([same.status, same.body.code, same.body.lineageId]).toEqual([
      409,
      'same-result-stored',
      pft.lineageId,
    ]);
  });

  it('who works at two sites moves it from one to the other; who works at one does not', async () => {
    const { patientId, pft, at } = await tested();
    const elsewhere = await api.addSite('Hillside');
    const toPatientId = await registerPatient(await api.memberOf(elsewhere, 'nurse'));
    const move = { toPatientId, reason: 'Seen at the other clinic.' };
    const alone = await nurse.post<Problem>(`${at}/reassignment`, move);
    expect([alone.status, alone.body.errors?.[0]?.pointer]).toEqual([404, '/toPatientId']);
    await api.addMember({
      email: 'two-sites@test.example',
      roles: [
        { siteId, role: 'nurse' },
        { siteId: elsewhere, role: 'physician' },
      ],
    });
    const both = await api.signIn('two-sites@test.example');
    const moved = await both.post<ReassignmentResponse>(`${at}/reassignment`, move);
    expect(moved.status).toBe(201);
    expect(await pftsOf(toPatientId, both)).toMatchObject([{ fvcMl: pft.fvcMl }]);
    expect(await pftsOf(patientId, both)).toEqual([]);
    const itself = await both.post<Problem>(`${at}/reassignment`, { ...move, toPatientId: patientId });
    expect([itself.status, itself.body.errors?.[0]?.pointer]).toEqual([400, '/toPatientId']);
  });
});
