import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PatientResponse, PersonFactResponse, Problem } from '@interstice/contracts';
import { registerPatient, TestApi, TODAY, type Client } from '../test-api.spec-support.js';

describe('dated facts about a person', () => {
  let api: TestApi;
  let nurse: Client;

  beforeAll(async () => {
    api = await TestApi.start();
    nurse = await api.memberOf(await api.addSite('Riverside'), 'nurse');
  });
  afterAll(() => api.stop());

  const post = <Body = PersonFactResponse>(patientId: string, fact: object) =>
    nurse.post<Body>(`/patients/${patientId}/person-facts`, fact);
  const read = async (patientId: string) => (await nurse.get<PatientResponse>(`/patients/${patientId}`)).body;
  const factsOf = async (patientId: string, kind: string) =>
    (
      await nurse.get<{ items: PersonFactResponse[] }>(`/patients/${patientId}/person-facts`)
    ).body.items.filter((fact) => fact.kind === kind);
  const pointers = (body: Problem) => body.errors?.map(({ pointer }) => pointer);

  it('of every kind are recorded from a day on, and the patient stands as the latest say (B-26, D-01, D-02, D-04)', async () => {
    const patientId = await registerPatient(nurse, { birthDate: '1961-05-04' });
    for (const [kind, value] of [
      ['sex', { sex: 'male' }],
      ['birth-date', { birthDate: '1960-05-04' }],
      ['height', { heightCm: 171.5 }],
      ['ctd', { primary: 'ssc', secondary: ['sjd'], subtype: 'diffuse' }],
      ['antibodies', { antibodies: ['anti-Scl-70'] }],
      ['diagnosis', { of: 'ild', diagnosedOn: '2024-01-10' }],
      ['ctd-diagnosis', { diagnosedOn: '2020-06-01' }],
      ['hrct-pattern', { pattern: 'NSIP' }],
      ['descent', { descent: 'African-American' }],
      ['rapidly-progressive', { flag: true }],
    ] as const) {
      const on = kind === 'ctd' ? TODAY : '2026-03-30';
      const answer = await post(patientId, { kind, value, on, reason: 'From the letter.' });
      expect({ kind, status: answer.status }).toEqual({ kind, status: 201 });
      expect(answer.body).toMatchObject({ on, reason: 'From the letter.' });
    }
    expect(await read(patientId)).toMatchObject({
      sex: 'male',
      birthDate: '1960-05-04',
      heightCm: 171.5,
      ctd: 'ssc',
      secondaryCtds: ['sjd'],
      ctdSubtype: 'diffuse',
      antibodies: ['anti-Scl-70'],
      ildDiagnosedOn: '2024-01-10',
      ctdDiagnosedOn: '2020-06-01',
      hrctPattern: 'NSIP',
      descent: 'African-American',
      status: 'active',
    });
    const diagnoses = await factsOf(patientId, 'ild-diagnosis');
    expect(diagnoses).toMatchObject([{ value: { diagnosedOn: '2024-01-10' } }]);
  });

  it('of the same kind and day replace each other, and keep the reason', async () => {
    const patientId = await registerPatient(nurse);
    const first = await post(patientId, { kind: 'height', value: { heightCm: 164 }, on: '2026-03-02' });
    const second = await post(patientId, {
      kind: 'height',
      value: { heightCm: 146 },
      on: '2026-03-02',
      reason: 'Measured again.',
    });
    expect([second.status, second.body.lineageId]).toEqual([201, first.body.lineageId]);
    expect(await factsOf(patientId, 'height')).toEqual([second.body]);
    expect(second.body).toMatchObject({ value: { heightCm: 146 }, reason: 'Measured again.' });
  });

  it('keep their kind when they are corrected', async () => {
    const patientId = await registerPatient(nurse, { heightCm: 164 });
    const [height] = await factsOf(patientId, 'height');
    const at = `/patients/${patientId}/person-facts/${String(height?.lineageId)}`;
    const other = await nurse.post<Problem>(`${at}/corrections`, {
      kind: 'hrct-pattern',
      value: { pattern: 'NSIP' },
      on: TODAY,
      reason: 'Typing error.',
    });
    expect([other.status, pointers(other.body)]).toEqual([400, ['/kind']]);
  });

  it('are named with the kinds there are; the status is set at its own address', async () => {
    const patientId = await registerPatient(nurse);
    for (const kind of ['status', 'weight', undefined]) {
      const answer = await post<Problem>(patientId, { kind, value: { status: 'deceased' }, on: TODAY });
      expect([kind, answer.status, pointers(answer.body)]).toEqual([kind, 400, ['/kind']]);
      expect(answer.body.errors?.[0]?.detail).toMatch(/height.*\/patients\/\{id\}\/status/);
    }
    const metres = await post<Problem>(patientId, { kind: 'height', value: { heightCm: 1.65 }, on: TODAY });
    expect([metres.status, pointers(metres.body)]).toEqual([400, ['/value/heightCm']]);
    expect(metres.body.errors?.[0]?.detail).toMatch(/centimetres/);
  });

  it('lie neither in the future nor before birth', async () => {
    const patientId = await registerPatient(nurse, { birthDate: '1961-05-04' });
    for (const [fact, expected] of [
      [{ kind: 'height', value: { heightCm: 164 }, on: '2026-04-01' }, ['/on']],
      [{ kind: 'height', value: { heightCm: 164 }, on: '1961-05-03' }, ['/on']],
      [
        { kind: 'diagnosis', value: { of: 'ctd', diagnosedOn: '2026-04-01' }, on: TODAY },
        ['/value/diagnosedOn'],
      ],
      [{ kind: 'ild-diagnosis', value: { diagnosedOn: '1961-05-03' }, on: TODAY }, ['/value/diagnosedOn']],
      [{ kind: 'birth-date', value: { birthDate: '2026-04-01' }, on: TODAY }, ['/value/birthDate']],
    ] as const) {
      const answer = await post<Problem>(patientId, fact);
      expect({ fact, status: answer.status, at: pointers(answer.body) }).toEqual({
        fact,
        status: 400,
        at: expected,
      });
    }
  });

  it('say no birth after something that is recorded, wherever it is changed', async () => {
    const patientId = await registerPatient(nurse, { birthDate: '1961-05-04' });
    const { body: pft } = await nurse.post<{ lineageId: string }>(`/patients/${patientId}/pfts`, {
      testedOn: '1990-01-10',
      fvcMl: 2640,
    });
    await nurse.post(`/patients/${patientId}/hrcts`, {
      performedOn: '1991-01-10',
      comparedWithOn: '1989-06-01',
    });
    const changed = (birthDate: string) =>
      post<Problem>(patientId, { kind: 'birth-date', value: { birthDate }, on: TODAY });
    const patched = (birthDate: string) => nurse.patch<Problem>(`/patients/${patientId}`, { birthDate });
    expect(pointers((await changed('1989-06-02')).body)).toEqual(['/value/birthDate']);
    expect(pointers((await patched('1989-06-02')).body)).toEqual(['/birthDate']);
    expect((await changed('1989-06-01')).status).toBe(201);
    expect(await read(patientId)).toMatchObject({ birthDate: '1989-06-01' });
    expect((await patched('1988-01-01')).status).toBe(200);

    const moved = await nurse.post<Problem>(`/patients/${patientId}/pfts/${pft.lineageId}/reassignment`, {
      toPatientId: await registerPatient(nurse, { birthDate: '1990-01-11' }),
      reason: 'Wrong patient.',
    });
    expect([moved.status, pointers(moved.body)]).toEqual([400, ['/toPatientId']]);
  });

  it('bring the birth date in the banner back when one is withdrawn, but always leave one', async () => {
    const patientId = await registerPatient(nurse, { birthDate: '1961-05-04' });
    const { body: wrong } = await post(patientId, {
      kind: 'birth-date',
      value: { birthDate: '1960-01-01' },
      on: TODAY,
    });
    const withdraw = (lineageId: string) =>
      nurse.post<Problem>(`/patients/${patientId}/person-facts/${lineageId}/withdrawal`, {
        reason: 'Of another person.',
      });
    expect(await read(patientId)).toMatchObject({ birthDate: '1960-01-01' });
    expect((await withdraw(wrong.lineageId)).status).toBe(201);
    expect(await read(patientId)).toMatchObject({ birthDate: '1961-05-04' });
    for (const kind of ['sex', 'birth-date', 'ctd', 'status']) {
      const [last] = await factsOf(patientId, kind);
      const answer = await withdraw(String(last?.lineageId));
      expect([kind, answer.status, answer.body.code]).toEqual([kind, 409, 'last-of-its-kind']);
    }
  });

  it('move to another patient only where they were measured: a height', async () => {
    const patientId = await registerPatient(nurse, { antibodies: ['anti-Jo-1'] });
    const [antibodies] = await factsOf(patientId, 'antibodies');
    const at = `/patients/${patientId}/person-facts/${String(antibodies?.lineageId)}`;
    const toPatientId = await registerPatient(nurse);
    const answer = await nurse.post<Problem>(`${at}/reassignment`, { toPatientId, reason: 'Wrong patient.' });
    expect([answer.status, answer.body.code]).toEqual([409, 'not-reassignable']);
  });

  it('are seen by who edits the patient meanwhile', async () => {
    const patientId = await registerPatient(nurse);
    const { updatedAt } = await read(patientId);
    api.clock.moveTo('2026-03-31T08:05:00Z');
    await post(patientId, { kind: 'height', value: { heightCm: 164 }, on: TODAY });
    const edit = await nurse.patch<Problem>(`/patients/${patientId}`, { heightCm: 150, updatedAt });
    expect([edit.status, edit.body.code]).toEqual([409, 'patient-changed']);
    api.clock.moveTo('2026-03-31T08:00:00Z');
  });
});

describe('the status of a patient', () => {
  let api: TestApi;
  let siteId: string;
  let nurse: Client;

  beforeAll(async () => {
    api = await TestApi.start();
    siteId = await api.addSite('Riverside');
    nurse = await api.memberOf(siteId, 'nurse');
  });
  afterAll(() => api.stop());

  it('is set from a day on with a reason, and set back (B-27)', async () => {
    const patientId = await registerPatient(nurse);
    api.clock.moveTo('2026-04-02T08:00:00Z');
    const later = await api.memberOf(siteId, 'nurse');
    const set = (status: string, on: string, reason: string) =>
      later.post<PersonFactResponse>(`/patients/${patientId}/status`, { status, on, reason });
    const statusNow = async () => (await later.get(`/patients/${patientId}`)).body['status'];
    const discharged = await set('discharged', '2026-04-01', 'Followed closer to home.');
    expect(discharged.status).toBe(201);
    expect(discharged.body).toMatchObject({
      kind: 'status',
      on: '2026-04-01',
      value: { status: 'discharged', reason: 'Followed closer to home.' },
    });
    expect(await statusNow()).toBe('discharged');
    expect((await set('discharged', '2026-04-01', 'Followed closer to home.')).status).toBe(200);
    expect((await set('active', '2026-04-02', 'Came back.')).status).toBe(201);
    expect(await statusNow()).toBe('active');
    api.clock.moveTo('2026-03-31T08:00:00Z');
    nurse = await api.memberOf(siteId, 'nurse');
  });

  it('B-27: holds from a day before the registration, whose active status nobody observed', async () => {
    const patientId = await registerPatient(nurse);
    const set = (status: string, on: string) =>
      nurse.post<PersonFactResponse>(`/patients/${patientId}/status`, { status, on, reason: 'By letter.' });
    const now = async () => (await nurse.get(`/patients/${patientId}`)).body['status'];
    expect(await now()).toBe('active');
    await set('transplanted', '2024-05-01');
    expect(await now()).toBe('transplanted');
    await set('discharged', '2023-01-02');
    expect(await now()).toBe('transplanted');
    await set('active', '2025-06-01');
    expect(await now()).toBe('active');
  });

  it('B-27: names who has taken over, where somebody can, and takes it back', async () => {
    const patientId = await registerPatient(nurse);
    const set = (status: string, more: object = {}) =>
      nurse.post<PersonFactResponse & Problem>(`/patients/${patientId}/status`, {
        status,
        on: TODAY,
        reason: 'Moving away.',
        ...more,
      });
    const now = async () => (await nurse.get(`/patients/${patientId}`)).body;
    await set('transferred');
    expect(await now()).not.toHaveProperty('receiver');
    const named = await set('transferred', { receiver: ' City Hospital ' });
    expect(named.body).toMatchObject({ value: { status: 'transferred', receiver: 'City Hospital' } });
    expect(await now()).toMatchObject({ status: 'transferred', receiver: 'City Hospital' });
    const [nobody, nameless] = [
      await set('discharged', { receiver: 'City Hospital' }),
      await set('transferred', { receiver: ' ' }),
    ];
    for (const { status, body } of [nobody, nameless])
      expect([status, body.errors?.[0]?.pointer]).toEqual([400, '/receiver']);
    await set('active');
    expect(await now()).not.toHaveProperty('receiver');
  });

  it('needs a reason and a day that has come', async () => {
    const patientId = await registerPatient(nurse);
    for (const [body, pointer] of [
      [{ status: 'deceased', on: TODAY }, '/reason'],
      [{ status: 'deceased', on: '2026-04-01', reason: 'Family called.' }, '/on'],
      [{ status: 'lost', on: TODAY, reason: 'No answer.' }, '/status'],
    ] as const) {
      const answer = await nurse.post<Problem>(`/patients/${patientId}/status`, body);
      expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([400, pointer]);
    }
  });
});
