import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PftResponse, Problem } from '@interstice/contracts';
import { eventually } from '@interstice/test-support';
import { registerPatient, TestApi, type Client } from '../test-api.spec-support.js';

type Page<Item> = { items: Item[]; nextCursor: string | null; total: unknown };

describe('recording what was observed', () => {
  let api: TestApi;
  let siteId: string;
  let nurse: Client;
  let patientId: string;

  beforeAll(async () => {
    api = await TestApi.start();
    siteId = await api.addSite('Riverside');
    nurse = await api.memberOf(siteId, 'nurse');
    patientId = await registerPatient(nurse);
  });
  afterAll(() => api.stop());

  const postPft = <Body = PftResponse>(pft: unknown, patient = patientId) =>
    nurse.post<Body>(`/patients/${patient}/pfts`, pft);
  const pointers = (body: Problem) => body.errors?.map(({ pointer }) => pointer);

  async function revisionOf(patient: string): Promise<unknown> {
    const rows = await api.gateway.asWorker((query) =>
      query(`SELECT record_revision AS revision FROM patient_review_state WHERE patient_id = $1`, [patient]),
    );
    return rows[0]?.['revision'];
  }

  it('answers 201 with the test as it stands, exact to the last decimal', async () => {
    const pft = {
      testedOn: '2026-03-02',
      fvcMl: 2345,
      fvcPctPred: 80.1,
      fev1Ml: 1999,
      dlco: 5.123,
      dlcoUnit: 'mmol/min/kPa',
      dlcoPctPred: 65.3,
      hbCorrected: true,
      haemoglobinGPerL: 128.4,
      referenceEquation: 'gli-2012',
      dlcoReferenceEquation: 'gli-2017',
      qualityGrade: 'B',
      bronchodilator: 'pre',
      setting: 'lab',
      laboratory: 'Riverside Lung Function',
      device: 'Spiro 9',
      heightCm: 164.5,
      testedAt: '2026-03-02T10:15:00.000Z',
    };
    const answer = await postPft(pft);
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject(pft);
    expect(answer.body).not.toHaveProperty('unchanged');
    expect(answer.body).not.toHaveProperty('notDone');
  });

  it('stores the same result once and answers 200 with what is stored (B-30)', async () => {
    const patient = await registerPatient(nurse);
    const first = await postPft({ testedOn: '2026-03-03', fvcMl: 2500, laboratory: 'A' }, patient);
    const revision = await revisionOf(patient);
    const again = await postPft({ testedOn: '2026-03-03', fvcMl: 2500, laboratory: ' A ' }, patient);
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body).toEqual({ ...first.body, unchanged: true });
    expect(await revisionOf(patient)).toBe(revision);
    expect((await postPft({ testedOn: '2026-03-03', fvcMl: 2510, laboratory: 'A' }, patient)).status).toBe(
      201,
    );
  });

  it('stores one of eight that arrive at once', async () => {
    const patient = await registerPatient(nurse);
    const pft = { testedOn: '2026-03-04', fvcMl: 2600 };
    const answers = await Promise.all(Array.from({ length: 8 }, () => postPft(pft, patient)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 200, 200, 201]);
    expect(new Set(answers.map(({ body }) => body.lineageId)).size).toBe(1);
    expect((await nurse.get<Page<PftResponse>>(`/patients/${patient}/pfts`)).body.total).toBe(1);
  });

  it('names the unit that was expected where another one was meant (B-17, B-32)', async () => {
    const cases: [Record<string, unknown>, string, RegExp][] = [
      [{ fvcMl: 3.2 }, '/fvcMl', /millilitres \(whole number\)/],
      [{ fvcMl: 45_000 }, '/fvcMl', /millilitres/],
      [{ fvcMl: null }, '/fvcMl', /millilitres/],
      [{ fvcPctPred: 80.05 }, '/fvcPctPred', /at most one decimal/],
      [{ fvcPctPred: 0.8 }, '/fvcPctPred', /percent of predicted/],
      [{ fvcMl: 3000, haemoglobinGPerL: 12.5 }, '/haemoglobinGPerL', /g\/L .* such as 125/],
      [{ fvcMl: 3000, heightCm: 1.65 }, '/heightCm', /centimetres/],
      [{ dlco: 5 }, '/dlcoUnit', /unit of dlco/],
      [{ dlco: 90, dlcoUnit: 'mmol/min/kPa' }, '/dlco', /mmol\/min\/kPa/],
      [{ fvcMl: 2000, fev1Ml: 2500 }, '/fev1Ml', /exchanged/],
      [{ fvcMl: 2000, notDone: 'refused' }, '/fvcMl', /no measure/],
      [{}, '', /at least one of/],
      [{ fvcMl: 2000, fvc: 2 }, '/fvc', /misspelt/],
    ];
    for (const [values, pointer, detail] of cases) {
      const answer = await postPft<Problem>({ testedOn: '2026-03-05', ...values });
      expect({ values, status: answer.status, pointers: pointers(answer.body) }).toEqual({
        values,
        status: 400,
        pointers: [pointer],
      });
      expect(answer.body.errors?.[0]?.detail).toMatch(detail);
      expect(JSON.stringify(answer.body)).not.toContain('45000');
    }
  });

  it('takes a test that could not be done, with the reason only', async () => {
    const answer = await postPft({ testedOn: '2026-03-06', notDone: 'unable' });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ notDone: 'unable', bronchodilator: 'unknown' });
  });

  it('refuses days that do not exist, lie in the future at the site, or before birth', async () => {
    for (const testedOn of ['2026-02-29', '2026-04-01', '1961-05-03', '31.03.2026', '0000-01-01']) {
      const answer = await postPft<Problem>({ testedOn, fvcMl: 3000 });
      expect({ testedOn, status: answer.status }).toEqual({ testedOn, status: 400 });
      expect(pointers(answer.body)).toEqual(['/testedOn']);
    }
    expect((await postPft({ testedOn: '2026-03-31', fvcMl: 3000 })).status).toBe(201);
  });

  it('knows that it is already tomorrow at a site further east', async () => {
    api.clock.moveTo('2026-03-31T12:00:00Z');
    const auckland = await api.addSite('Auckland', 'Pacific/Auckland');
    const there = await api.memberOf(auckland, 'nurse');
    const patient = await registerPatient(there);
    const post = (testedOn: string) =>
      there.post(`/patients/${patient}/pfts`, { testedOn, fvcMl: 3000 }).then(({ status }) => status);
    expect(await post('2026-04-01')).toBe(201);
    expect(await post('2026-04-02')).toBe(400);
    api.clock.moveTo('2026-03-31T08:00:00Z');
  });

  it('refuses an instant of another day than the day given', async () => {
    const answer = await postPft<Problem>({
      testedOn: '2026-03-07',
      testedAt: '2026-03-06T10:00:00Z',
      fvcMl: 3000,
    });
    expect([answer.status, pointers(answer.body)]).toEqual([400, ['/testedAt']]);
  });

  it('lists the latest test first, a page at a time, each test once', async () => {
    const patient = await registerPatient(nurse);
    for (const [day, fvcMl] of [
      ['2026-01-05', 2501],
      ['2026-01-05', 2502],
      ['2025-12-01', 2503],
      ['2026-02-01', 2504],
      ['2024-12-01', 2505],
    ]) {
      await postPft({ testedOn: day, fvcMl }, patient);
    }
    const seen: PftResponse[] = [];
    let cursor: string | null = null;
    do {
      const from: string = cursor === null ? '' : `&cursor=${cursor}`;
      const { body } = await nurse.get<Page<PftResponse>>(`/patients/${patient}/pfts?limit=2${from}`);
      expect(body.total).toBe(5);
      seen.push(...body.items);
      cursor = body.nextCursor;
    } while (cursor !== null);
    expect(seen.map(({ testedOn }) => testedOn)).toEqual([
      '2026-02-01',
      '2026-01-05',
      '2026-01-05',
      '2025-12-01',
      '2024-12-01',
    ]);
    expect(new Set(seen.map(({ fvcMl }) => fvcMl))).toEqual(new Set([2501, 2502, 2503, 2504, 2505]));
    expect((await nurse.get(`/patients/${patient}/pfts?limit=0`)).status).toBe(400);
    expect((await nurse.get(`/patients/${patient}/pfts?cursor=x`)).status).toBe(400);
  });

  it('takes scans and symptom reports the same way', async () => {
    const hrct = {
      performedOn: '2026-03-01',
      fibrosisExtentPct: 18.5,
      fibrosisBand: 'under-20',
      ildExtentPct: 25,
      fibrosisChange: 'increased',
      comparedWithOn: '2025-03-01',
    };
    expect((await nurse.post(`/patients/${patientId}/hrcts`, hrct)).status).toBe(201);
    const again = await nurse.post(`/patients/${patientId}/hrcts`, hrct);
    expect([again.status, again.body]).toEqual([200, expect.objectContaining({ ...hrct, unchanged: true })]);

    const report = { reportedOn: '2026-03-01', change: 'worse', instrument: 'mMRC', score: 2.25 };
    expect((await nurse.post(`/patients/${patientId}/symptom-reports`, report)).status).toBe(201);
    const reports = await nurse.get<Page<object>>(`/patients/${patientId}/symptom-reports`);
    expect(reports.body.items).toEqual([expect.objectContaining(report)]);
  });

  it('refuses any fact from before the patient was born, and says which day', async () => {
    const errorsOf = async (path: string, fact: object) => {
      const { status, body } = await nurse.post<Problem>(`/patients/${patientId}/${path}`, fact);
      return [status, body.errors];
    };
    const before = '1961-05-03';
    const refusal = (field: string) => [
      400,
      [{ pointer: `/${field}`, detail: 'expected a day on or after the birth date of the patient' }],
    ];
    expect(await errorsOf('pfts', { testedOn: before, fvcMl: 3000 })).toEqual(refusal('testedOn'));
    expect(await errorsOf('hrcts', { performedOn: before })).toEqual(refusal('performedOn'));
    expect(
      await errorsOf('hrcts', {
        performedOn: '2026-03-04',
        fibrosisChange: 'stable',
        comparedWithOn: before,
      }),
    ).toEqual(refusal('comparedWithOn'));
    expect(await errorsOf('symptom-reports', { reportedOn: before, change: 'worse' })).toEqual(
      refusal('reportedOn'),
    );
  });

  it('refuses scans and reports that contradict themselves', async () => {
    const hrct = (values: object) =>
      nurse.post<Problem>(`/patients/${patientId}/hrcts`, { performedOn: '2026-03-02', ...values });
    expect(pointers((await hrct({ fibrosisExtentPct: 20, fibrosisBand: 'under-20' })).body)).toEqual([
      '/fibrosisBand',
    ]);
    expect(pointers((await hrct({ fibrosisExtentPct: 20, ildExtentPct: 10 })).body)).toEqual([
      '/fibrosisExtentPct',
    ]);
    expect(pointers((await hrct({ comparedWithOn: '2026-03-02' })).body)).toEqual(['/comparedWithOn']);
    const report = await nurse.post<Problem>(`/patients/${patientId}/symptom-reports`, {
      reportedOn: '2026-04-02',
      change: 'better',
    });
    expect(pointers(report.body)).toEqual(['/change']);
  });

  it('leaves a trail of every write and every reading, with values apart from the events', async () => {
    const patient = await registerPatient(nurse);
    await postPft({ testedOn: '2026-03-08', fvcMl: 2777 }, patient);
    await nurse.get(`/patients/${patient}/pfts`);
    await nurse.get(`/patients/${patient}`);
    const events = await api.gateway.asWorker((query) =>
      query(`SELECT action, canonical FROM audit_event WHERE patient_id = $1 AND site_id = $2`, [
        patient,
        siteId,
      ]),
    );
    const actions = events.map(({ action }) => action);
    for (const action of ['patient.registered', 'pft.recorded', 'pft.read', 'patient.read']) {
      expect(actions).toContain(action);
    }
    expect(JSON.stringify(events)).not.toMatch(/2777|Testcase/);
  });

  it('goes on when the queue is away: the debt is in the database, and the loss is counted', async () => {
    const { JobProducer } = await import('@interstice/server');
    const producer = api.app.get(JobProducer);
    const enqueue = producer.enqueue.bind(producer);
    producer.enqueue = () => Promise.reject(new Error('the queue is away'));
    const patient = await registerPatient(nurse);
    expect((await postPft({ testedOn: '2026-03-09', fvcMl: 2800 }, patient)).status).toBe(201);
    // One patient, twice or in one job.
    await eventually(async () =>
      expect(await api.metrics.registry.metrics()).toMatch(/review_hints_lost_total\{process="api"\} [12]$/m),
    );
    producer.enqueue = enqueue;
    const [owed] = await api.gateway.asWorker((query) =>
      query(
        `SELECT record_revision > reviewed_revision AS owed FROM patient_review_state WHERE patient_id = $1`,
        [patient],
      ),
    );
    expect(owed).toEqual({ owed: true });
    expect(api.log.join('')).not.toContain('the queue is away');
  });
});
