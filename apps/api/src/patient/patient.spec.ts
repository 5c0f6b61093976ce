import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PatientList, PatientResponse, Problem } from '@interstice/contracts';
import { newPatient, registerPatient, TestApi, TODAY, type Client } from '../test-api.spec-support.js';

describe('patients', () => {
  let api: TestApi;
  let siteId: string;
  let nurse: Client;

  beforeAll(async () => {
    api = await TestApi.start();
    siteId = await api.addSite('Riverside');
    nurse = await api.memberOf(siteId, 'nurse');
  });
  afterAll(() => api.stop());

  it('are registered with everything that was said, from today at the site (D-01, D-04)', async () => {
    const patient = newPatient({
      heightCm: 164.5,
      secondaryCtds: ['sjd'],
      ctdSubtype: 'diffuse',
      antibodies: ['anti-Scl-70'],
      hrctPattern: 'NSIP',
      descent: 'African-American',
      ildDiagnosedOn: '2024-01-10',
      ctdDiagnosedOn: '2020-06-01',
    });
    const answer = await nurse.post<PatientResponse>('/patients', patient);
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ ...patient, siteId, registeredOn: TODAY });
    expect((await nurse.get<PatientResponse>(`/patients/${answer.body.id}`)).body).toEqual(answer.body);
  });

  it('have one record number each: a second one is refused with 409', async () => {
    const first = newPatient();
    await nurse.post('/patients', first);
    const second = await nurse.post<Problem>('/patients', { ...newPatient(), mrn: first['mrn'] });
    expect([second.status, second.body.code]).toEqual([409, 'mrn-taken']);
    expect(second.body.errors).toEqual([
      { pointer: '/mrn', detail: 'belongs to another patient of the site' },
    ]);
    const inOtherCapitals = { ...newPatient(), mrn: String(first['mrn']).toLowerCase() };
    expect(inOtherCapitals.mrn).not.toBe(first['mrn']);
    expect((await nurse.post<Problem>('/patients', inOtherCapitals)).body.code).toBe('mrn-taken');
    const elsewhere = await api.memberOf(await api.addSite('Hillside'), 'nurse');
    expect((await elsewhere.post('/patients', first)).status).toBe(201);
  });

  it('belong to the site that is named when somebody works at several', async () => {
    const other = await api.addSite('Lakeside');
    const foreign = await api.addSite('Foreign');
    await api.addMember({
      email: 'two@test.example',
      roles: [
        { siteId, role: 'nurse' },
        { siteId: other, role: 'nurse' },
      ],
    });
    const both = await api.signIn('two@test.example');
    const unnamed = await both.post<Problem>('/patients', newPatient());
    expect([unnamed.status, unnamed.body.errors?.[0]?.pointer]).toEqual([400, '/siteId']);
    expect((await both.post('/patients', newPatient({ siteId: foreign }))).status).toBe(403);
    expect((await both.post('/patients', newPatient({ siteId: other }))).body).toMatchObject({
      siteId: other,
    });
  });

  it('are born and diagnosed no later than today, and diagnosed no earlier than born', async () => {
    const pointersOf = async (changes: object) => {
      const answer = await nurse.post<Problem>('/patients', newPatient({ ...changes }));
      return answer.body.errors?.map(({ pointer }) => pointer);
    };
    expect(await pointersOf({ birthDate: '2026-04-01' })).toEqual(['/birthDate']);
    expect(await pointersOf({ ildDiagnosedOn: '2026-04-01' })).toEqual(['/ildDiagnosedOn']);
    expect(await pointersOf({ ctdDiagnosedOn: '1961-05-03' })).toEqual(['/ctdDiagnosedOn']);
    expect(await pointersOf({ secondaryCtds: ['ssc'] })).toEqual(['/secondaryCtds']);
  });

  it('are shown to a coordinator by identity, without clinical data (B-34)', async () => {
    const id = await registerPatient(nurse, { heightCm: 164.5, antibodies: ['anti-Jo-1'] });
    const coordinator = await api.memberOf(siteId, 'coordinator');
    const { body } = await coordinator.get(`/patients/${id}`);
    expect(Object.keys(body).sort()).toEqual(
      [
        'birthDate',
        'familyName',
        'givenName',
        'id',
        'mrn',
        'registeredOn',
        'siteId',
        'team',
        'updatedAt',
      ].sort(),
    );
  });

  describe('when something about them changes', () => {
    it('keep what is absent, clear what is null, and keep the former value as a dated fact (B-26)', async () => {
      const id = await registerPatient(nurse, {
        heightCm: 164.5,
        antibodies: ['anti-Jo-1'],
        ctdSubtype: 'limited',
      });
      api.clock.moveTo('2026-04-02T08:00:00Z');
      const twoDaysLater = await api.memberOf(siteId, 'nurse');
      const changed = await twoDaysLater.patch<PatientResponse>(`/patients/${id}`, {
        givenName: 'Renamed',
        heightCm: 163,
        antibodies: null,
        secondaryCtds: ['ra'],
      });
      expect(changed.status).toBe(200);
      expect(changed.body).toMatchObject({
        givenName: 'Renamed',
        heightCm: 163,
        ctd: 'ssc',
        ctdSubtype: 'limited',
        secondaryCtds: ['ra'],
      });
      expect(changed.body).not.toHaveProperty('antibodies');
      const heights = await api.gateway.asWorker((query) =>
        query(
          `SELECT valid_on AS "on", value FROM person_fact WHERE patient_id = $1 AND kind = 'height'
                 AND superseded_at IS NULL AND withdrawn_at IS NULL ORDER BY valid_on`,
          [id],
        ),
      );
      expect(heights).toEqual([
        { on: TODAY, value: { heightCm: 164.5 } },
        { on: '2026-04-02', value: { heightCm: 163 } },
      ]);
      api.clock.moveTo('2026-03-31T08:00:00Z');
    });

    it('are reviewed again when it can change an answer, and not for a new name (B-26)', async () => {
      const id = await registerPatient(nurse);
      const revision = async () => {
        const [row] = await api.gateway.asWorker((query) =>
          query(`SELECT record_revision AS revision FROM patient_review_state WHERE patient_id = $1`, [id]),
        );
        return Number(row?.['revision']);
      };
      const before = await revision();
      await nurse.patch(`/patients/${id}`, { familyName: 'Newname' });
      expect(await revision()).toBe(before);
      await nurse.patch(`/patients/${id}`, { ctd: 'iim' });
      expect(await revision()).toBe(before + 1);
      await nurse.patch(`/patients/${id}`, { ctd: 'iim' });
      expect(await revision()).toBe(before + 1);
    });

    it('are not overwritten by somebody who read an older state', async () => {
      const id = await registerPatient(nurse);
      const read = (await nurse.get<PatientResponse>(`/patients/${id}`)).body;
      api.clock.moveTo('2026-03-31T08:05:00Z');
      const first = await nurse.patch(`/patients/${id}`, { familyName: 'First', updatedAt: read.updatedAt });
      const second = await nurse.patch<Problem>(`/patients/${id}`, {
        familyName: 'Second',
        updatedAt: read.updatedAt,
      });
      expect([first.status, second.status, second.body.code]).toEqual([200, 409, 'patient-changed']);
      expect((await nurse.get(`/patients/${id}`)).body).toMatchObject({ familyName: 'First' });
      api.clock.moveTo('2026-03-31T08:00:00Z');
    });

    it('need at least one change, an own record number and a day that has come', async () => {
      const [id, other] = [await registerPatient(nurse), await registerPatient(nurse, { mrn: 'TAKEN-1' })];
      expect(other).not.toBe(id);
      const patch = (change: object) => nurse.patch<Problem>(`/patients/${id}`, change);
      expect((await patch({})).status).toBe(400);
      expect((await patch({ updatedAt: '2026-03-31T08:00:00Z' })).status).toBe(400);
      expect((await patch({ mrn: 'TAKEN-1' })).body.code).toBe('mrn-taken');
      expect((await patch({ mrn: 'taken-1' })).body.code).toBe('mrn-taken');
      const respelt = await nurse.patch<PatientResponse>(`/patients/${other}`, { mrn: 'Taken-1' });
      expect([respelt.status, respelt.body.mrn]).toEqual([200, 'Taken-1']);
      expect((await patch({ heightCm: 160, on: '2026-04-01' })).body.errors?.[0]?.pointer).toBe('/on');
      expect((await patch({ familyName: null })).status).toBe(400);
    });

    it('are born before they are diagnosed, whichever of the two days is changed', async () => {
      const id = await registerPatient(nurse, { birthDate: '1961-05-04', ildDiagnosedOn: '2024-01-10' });
      const errorsOf = async (change: object) => {
        const { status, body } = await nurse.patch<Problem>(`/patients/${id}`, change);
        return [status, ...(body.errors ?? []).map(({ pointer, detail }) => `${pointer}: ${detail}`)];
      };
      const tooEarly = 'expected a day on or after the birth date';
      expect(await errorsOf({ ildDiagnosedOn: '1961-05-03' })).toEqual([400, `/ildDiagnosedOn: ${tooEarly}`]);
      expect(await errorsOf({ ctdDiagnosedOn: '1961-05-03' })).toEqual([400, `/ctdDiagnosedOn: ${tooEarly}`]);
      expect(await errorsOf({ heightCm: 160, on: '1961-05-03' })).toEqual([400, `/on: ${tooEarly}`]);
      expect(await errorsOf({ birthDate: '2024-01-11' })).toEqual([
        400,
        '/birthDate: expected a day on or before ildDiagnosedOn',
      ]);
      expect(await errorsOf({ birthDate: '2020-02-02', ctdDiagnosedOn: '2020-02-01' })).toEqual([
        400,
        `/ctdDiagnosedOn: ${tooEarly}`,
      ]);
      expect((await nurse.get(`/patients/${id}`)).body).toMatchObject({ birthDate: '1961-05-04' });

      expect(await errorsOf({ ctdDiagnosedOn: '1961-05-04' })).toEqual([200]);
      expect(await errorsOf({ birthDate: '2024-01-11', ildDiagnosedOn: null, ctdDiagnosedOn: null })).toEqual(
        [200],
      );
    });
  });

  describe('are found', () => {
    const search = (client: Client, request: object) => client.post<PatientList>('/patients/search', request);
    let reader: Client;

    beforeAll(async () => {
      const searched = await api.addSite('Searched');
      reader = await api.memberOf(searched, 'nurse');
      for (const [familyName, givenName, mrn] of [
        ['Ångström', 'Ada', 'Q1'],
        ['Smith', 'Zoe', 'Q2'],
        ['Smithson', 'Bea', 'Q3'],
        ['smythe', 'Cy', 'Q4'],
        ["O'Neil", 'Di', 'S-9'],
        ['100%_off', 'Eve', 'Q5'],
        ['Brown, Jr.', 'Smilla Ada', 'Q6'],
        ['van den Berg', 'Fee', 'Q7'],
        ['Example-Quince', 'Gil', 'Q8'],
      ]) {
        await registerPatient(reader, { familyName, givenName, mrn });
      }
    });

    it('by the beginning of the family name or of the record number, in any case', async () => {
      const names = async (text: string) =>
        (await search(reader, { text })).body.items.map(({ familyName }) => familyName);
      expect(await names('SMITH')).toEqual(['Smith', 'Smithson']);
      expect(await names('smith z')).toEqual(['Smith']);
      expect(await names('ångs')).toEqual(['Ångström']);
      expect(await names("o'n")).toEqual(["O'Neil"]);
      expect(await names('100%_')).toEqual(['100%_off']);
      expect(await names('%')).toEqual([]);
      expect(await names('Q3')).toEqual(['Smithson']);
      expect(await names('q3')).toEqual(['Smithson']);
      expect(await names('s-')).toEqual(["O'Neil"]);
      expect(await names('S')).toEqual(['Brown, Jr.', "O'Neil", 'Smith', 'Smithson', 'smythe']);
    });

    it('by the given name, and by both names either way round, with a comma or without', async () => {
      const names = async (text: string) =>
        (await search(reader, { text })).body.items.map(({ familyName }) => familyName);
      expect(await names('ada')).toEqual(['Ångström']);
      expect(await names('Zoe Smith')).toEqual(['Smith']);
      expect(await names('Smith, Zoe')).toEqual(['Smith']);
      expect(await names('smith ,  z')).toEqual(['Smith']);
      expect(await names('Smith Zoe')).toEqual(['Smith']);
      expect(await names('zoe smithson')).toEqual([]);
      expect(await names('smi')).toEqual(['Brown, Jr.', 'Smith', 'Smithson']);
      expect(await names('Smilla Ada Brown')).toEqual(['Brown, Jr.']);
      expect(await names('Brown, Jr.')).toEqual(['Brown, Jr.']);
      expect(await names(',')).toEqual([]);
    });

    it('by the last part of a family name of several', async () => {
      const names = async (text: string) =>
        (await search(reader, { text })).body.items.map(({ familyName }) => familyName);
      expect(await names('berg')).toEqual(['van den Berg']);
      expect(await names('Quince, G')).toEqual(['Example-Quince']);
      expect(await names('den')).toEqual([]);
      expect(await names('quincey')).toEqual([]);
    });

    it('a page at a time, in the order of their names, each once', async () => {
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const { body }: { body: PatientList } = await search(reader, {
          limit: 2,
          ...(cursor === null ? {} : { cursor }),
        });
        expect(body.total).toBe(9);
        seen.push(...body.items.map(({ mrn }) => mrn));
        cursor = body.nextCursor;
      } while (cursor !== null);
      expect(seen).toEqual(['Q5', 'Q6', 'Q8', 'S-9', 'Q2', 'Q3', 'Q4', 'Q7', 'Q1']);
    });

    it('at their own site only', async () => {
      expect((await search(nurse, { text: 'Ångström' })).body).toEqual({
        items: [],
        nextCursor: null,
        total: 0,
      });
    });
  });
});
