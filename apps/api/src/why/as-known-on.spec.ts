import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dueTest, type Problem, type WhyResponse, type WhySubjects } from '@interstice/contracts';
import { endOfDay } from '@interstice/server';
import { registerPatient, TestApi, type Client } from '../test-api.spec-support.js';

describe('a question about what was known', () => {
  let api: TestApi;
  let siteId: string;
  let nurse: Client;

  beforeAll(async () => {
    api = await TestApi.start();
    siteId = await api.addSite('Riverside');
  });
  afterAll(() => api.stop());

  /** The next request is made at that instant, by somebody who has just signed in. */
  async function at(instant: string): Promise<void> {
    api.clock.moveTo(instant);
    nurse = await api.memberOf(siteId, 'nurse');
  }

  it('is answered from the record of the end of that day, by the rules of today', async () => {
    await at('2026-03-02T09:00:00Z');
    const patientId = await registerPatient(nurse);
    const pfts = `/patients/${patientId}/pfts`;
    await nurse.post(pfts, { testedOn: '2025-09-01', fvcMl: 3000, laboratory: 'A' });
    await at('2026-03-10T09:00:00Z');
    const { body: mistyped } = await nurse.post<{ lineageId: string }>(pfts, {
      testedOn: '2026-03-10',
      fvcMl: 2460,
      laboratory: 'A',
    });
    await at('2026-03-20T22:59:00Z');
    await nurse.post(`${pfts}/${mistyped.lineageId}/corrections`, {
      testedOn: '2026-03-10',
      fvcMl: 2960,
      laboratory: 'A',
      reason: 'Typing error.',
    });
    await at('2026-03-31T08:00:00Z');

    const why = async (more: string) => {
      const { body } = await nurse.get<WhyResponse>(`/patients/${patientId}/why?criterion=inbuild.a${more}`);
      return body;
    };
    const verdicts: unknown[] = [];
    for (const day of ['2026-03-09', '2026-03-10', '2026-03-19', '2026-03-20']) {
      const { asKnownOn, asOf, rules, subject } = await why(`&asKnownOn=${day}`);
      expect([asKnownOn, asOf, rules]).toEqual([day, day, 'today']);
      verdicts.push('verdict' in subject && subject.verdict);
    }
    expect(verdicts).toEqual(['unknown', 'met', 'met', 'not-met']);
    expect((await why('')).subject).toMatchObject({ verdict: 'not-met' });
    expect(await why('')).not.toHaveProperty('asKnownOn');
    const later = await why('&asKnownOn=2026-03-10&asOf=2026-03-31');
    expect([later.asOf, later.subject]).toEqual(['2026-03-31', expect.objectContaining({ verdict: 'met' })]);
  });

  it('can be asked about every test, definition and criterion, for a day gone by, one to come, and as it was known', async () => {
    await at('2026-03-02T09:00:00Z');
    const patientId = await registerPatient(nurse);
    await at('2026-03-10T09:00:00Z');
    const { body } = await nurse.get<WhySubjects>('/why-subjects');
    const subjects = body.groups.flatMap((group) => group.subjects);
    expect(subjects.filter(({ ask }) => ask === 'test').map(({ id }) => id)).toEqual(dueTest.options);
    expect(subjects).toContainEqual({ ask: 'criterion', id: 'ppf-2022', title: 'PPF 2022' });
    expect(subjects).toContainEqual({ ask: 'criterion', id: 'inbuild.d', title: 'INBUILD D' });
    expect(subjects).toContainEqual({ ask: 'criterion', id: 'blood.neutrophils', title: 'Neutrophils' });
    expect(subjects).toContainEqual({
      ask: 'criterion',
      id: 'drug.leflunomide',
      title: 'Leflunomide in CTD-ILD',
    });
    const days = ['asOf=2026-03-05', 'asOf=2027-01-01', 'asKnownOn=2026-03-04'];
    for (const [index, { ask, id }] of subjects.entries()) {
      const day = days[index % days.length] ?? '';
      const { status, body: why } = await nurse.get<WhyResponse>(
        `/patients/${patientId}/why?${ask}=${id}&${day}`,
      );
      expect([id, status, why.subject]).toEqual([id, 200, expect.objectContaining({ [ask]: id })]);
      expect([id, why.because.length > 0]).toEqual([id, true]);
    }
  });

  it('about any test is answered by the protocols that the site chose', async () => {
    await at('2026-03-31T08:00:00Z');
    const patientId = await registerPatient(nurse);
    const course = { drug: 'mycophenolate-mofetil', startedOn: '2026-03-31', indication: 'ild' };
    expect((await nurse.post(`/patients/${patientId}/treatments`, course)).status).toBe(201);
    const why = async (test: string) =>
      (await nurse.get<WhyResponse>(`/patients/${patientId}/why?test=${test}`)).body;
    for (const test of dueTest.options) {
      const { subject, headline, because } = await why(test);
      const wanted = ['pft', 'dlco', 'hrct', 'blood', 'joint-visit'].includes(test);
      expect(subject).toEqual({ test, wanted, status: wanted ? expect.any(String) : null });
      expect([headline, because[0]?.text]).toEqual([expect.any(String), expect.any(String)]);
    }
    expect((await why('blood')).headline).toContain('from 5 Apr 2026, best by 7 Apr 2026');
    const choose = (protocol: string, column = 'blood_protocol') =>
      api.gateway.asUser({ userId: siteId, siteIds: [siteId], requestId: 'test' }, (query) =>
        query(`UPDATE site SET ${column} = $2 WHERE id = $1`, [siteId, protocol]),
      );
    await choose('summary-2026');
    const looser = await why('blood');
    await choose('mmf-label');
    expect(looser.headline).toContain('from 31 May 2026');
    expect(looser.because.map(({ text }) => text)).toContain(
      'Looser than the label of the drug, which asks for it sooner.',
    );
    await choose('bsr-2017');
    const superseded = await why('blood');
    await choose('mmf-label');
    expect(superseded.headline).toContain('from 10 Apr 2026, best by 14 Apr 2026');
    expect(superseded.because.map(({ text }) => text)).toContainEqual(expect.stringMatching(/^Superseded: /));
    const named = (text: string) => expect.objectContaining({ text: expect.stringContaining(text) });
    await choose('acr-chest-2023', 'surveillance_protocol');
    expect((await nurse.post(`/patients/${patientId}/hrcts`, { performedOn: '2026-03-20' })).status).toBe(
      201,
    );
    const byDisease = await why('hrct');
    await choose('summary-2026', 'surveillance_protocol');
    expect(byDisease.subject).toMatchObject({ wanted: false });
    expect(byDisease.because).toContainEqual(named('No routine interval for HRCT'));
    expect((await why('hrct')).subject).toMatchObject({ wanted: true });
  });

  it('cannot be about a day on which the patient had not been entered', async () => {
    await at('2026-03-31T08:00:00Z');
    const patientId = await registerPatient(nurse);
    const answer = await nurse.get<Problem>(`/patients/${patientId}/why?test=pft&asKnownOn=2026-03-30`);
    expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([400, '/asKnownOn']);
  });
});

describe('the end of a day', () => {
  it.each([
    ['2026-03-31', 'UTC', '2026-03-31T23:59:59.999Z'],
    ['2026-03-31', 'Europe/London', '2026-03-31T22:59:59.999Z'],
    ['2026-03-29', 'Europe/London', '2026-03-29T22:59:59.999Z'],
    ['2026-10-25', 'Europe/London', '2026-10-25T23:59:59.999Z'],
    ['2026-03-31', 'Pacific/Kiritimati', '2026-03-31T09:59:59.999Z'],
    ['2026-03-31', 'Pacific/Niue', '2026-04-01T10:59:59.999Z'],
    // The day that Samoa left out when it crossed the date line: it ended as it began.
    ['2011-12-30', 'Pacific/Apia', '2011-12-30T09:59:59.999Z'],
  ])('%s in %s is %s', (day, timeZone, instant) => {
    expect(endOfDay(day, timeZone).toISOString()).toBe(instant);
  });
});
