import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TimelineItem } from '@interstice/contracts';
import { newId } from '@interstice/server';
import { MORNING, registerPatient, TODAY } from '../test-api.spec-support.js';
import { PFT, TimelineClinic } from './timeline.spec-support.js';

describe('reading a timeline', () => {
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

  it('shows the record as it was known at the end of a day', async () => {
    const { lineageId } = await clinic.recordPft(patientId);
    clinic = await clinic.at('2026-04-01T22:30:00Z'); // half past eleven in the evening at the site
    await clinic.post(`/patients/${patientId}/pfts/${lineageId}/corrections`, {
      ...PFT,
      testedOn: '2026-03-03',
      fvcMl: 2460,
      reason: 'Exchanged.',
    });
    await clinic.post(
      `/patients/${patientId}/pfts/${lineageId}/exclusion`,
      { reason: 'Coughing.' },
      clinic.physician,
    );
    clinic = await clinic.at('2026-04-01T23:30:00Z'); // the day after, there
    await clinic.post(`/patients/${patientId}/pfts/${lineageId}/withdrawal`, {
      reason: 'Not of this patient.',
    });

    expect(await clinic.told(patientId, '?asKnownOn=2026-03-30')).toEqual([]);
    const [first] = await clinic.toldOf('pft', patientId, `?asKnownOn=${TODAY}`);
    expect(first).toMatchObject({ on: '2026-03-02', fact: { fvcMl: 2640 } });
    expect(first?.versions).toHaveLength(1);
    expect(first).not.toHaveProperty('exclusions');

    const [second] = await clinic.toldOf('pft', patientId, '?asKnownOn=2026-04-01');
    expect(second).toMatchObject({
      on: '2026-03-03',
      fact: { fvcMl: 2460, excluded: { reason: 'Coughing.' } },
    });
    expect(second?.versions).toHaveLength(2);
    expect(second).not.toHaveProperty('withdrawn');

    const [last] = await clinic.toldOf('pft', patientId, '?asKnownOn=2026-04-02');
    expect(last).toMatchObject({ withdrawn: { reason: 'Not of this patient.' } });
    expect(last).toEqual((await clinic.toldOf('pft', patientId))[0]);
  });

  it('is read page by page, each item once, also when the last one seen is corrected meanwhile', async () => {
    for (const day of ['01', '02', '03', '03', '04']) {
      await clinic.recordPft(patientId, {
        ...PFT,
        testedOn: `2026-03-${day}`,
        fvcMl: 2600 + Number(day) * 10,
      });
      await clinic.post(`/patients/${patientId}/visits`, { on: `2026-03-${day}`, specialty: 'other' });
    }
    const all = await clinic.told(patientId, '?limit=200');
    const paged: TimelineItem[] = [];
    let cursor: string | null = null;
    do {
      const { body } = await clinic.read(patientId, `?limit=2${cursor === null ? '' : `&cursor=${cursor}`}`);
      expect(body.total).toBe(all.length);
      paged.push(...body.items);
      cursor = body.nextCursor;
    } while (cursor !== null);
    expect(paged).toEqual(all);

    const first = await clinic.read(patientId, '?limit=1&kind=pft');
    const seen = first.body.nextCursor ?? '';
    await clinic.post(`/patients/${patientId}/pfts/${seen}/corrections`, {
      ...PFT,
      testedOn: '2026-03-05',
      reason: 'Day.',
    });
    const next = await clinic.read(patientId, `?limit=10&kind=pft&cursor=${seen}`);
    expect(next.body.items.map(({ on }) => on)).toEqual(['2026-03-03', '2026-03-02', '2026-03-01']);
  });

  it('tells when a physician stopped a test and until when, and what it took the place of (B-27)', async () => {
    const at = `/api/v1/patients/${patientId}/overrides/blood`;
    const put = (body: object) => clinic.api.ask('PUT', at, body, { cookie: clinic.physician.cookie });
    await put({ interval: { months: 2 }, reason: 'Stable counts.', until: '2028-01-31' });
    await put({ stop: { code: 'pregnancy', reviewOn: '2027-12-01' }, reason: 'Watched by obstetrics.' });
    const [item] = await clinic.toldOf('override', patientId);
    expect(item).toMatchObject({
      event: 'changed',
      test: 'blood',
      stop: { code: 'pregnancy', reviewOn: '2027-12-01' },
      until: '2027-11-30',
      inPlaceOf: { interval: { months: 2 }, until: '2028-01-31' },
    });
    expect(item).not.toHaveProperty('interval');
  });

  it('tells which fact about the person altered which verdict, once that was found (B-26)', async () => {
    const lineageId = '019d0000-0000-7abc-8abc-0123456789ab';
    const altered = {
      facts: [{ kind: 'height', lineageId, on: '2026-03-03', did: 'corrected' }],
      verdicts: [{ what: 'criterion', id: 'inbuild.a', from: 'met', to: 'not-met' }],
    };
    await clinic.api.gateway.asWorker((query) =>
      query(
        `INSERT INTO review (patient_id, site_id, record_revision, rule_set_seq, as_of, next_review_on, changed_alert, altered,
                             reviewed_at)
         VALUES ($1, $2, 0, 1, '2026-03-31', '2026-04-30', false, $3, '2026-03-31T08:00:00Z')`,
        [patientId, clinic.siteId, JSON.stringify(altered)],
      ),
    );
    expect(await clinic.toldOf('altered-verdicts', patientId, `?asKnownOn=${TODAY}`)).toEqual([
      {
        kind: 'altered-verdicts',
        reviewId: expect.any(String),
        on: TODAY,
        at: '2026-03-31T08:00:00.000Z',
        facts: altered.facts,
        headline: 'Changed by the corrected height of 3 Mar 2026',
        lines: ['INBUILD A: was met, is not met.'],
      },
    ]);
    expect(await clinic.toldOf('altered-verdicts', patientId, '?asKnownOn=2026-03-30')).toEqual([]);
  });

  it('is filtered by kind, and refuses a kind that there is not', async () => {
    await clinic.recordPft(patientId);
    expect((await clinic.told(patientId, '?kind=pft')).map(({ kind }) => kind)).toEqual(['pft']);
    expect((await clinic.read(patientId, '?kind=registration')).body).toMatchObject({
      total: 1,
      nextCursor: null,
    });
    expect((await clinic.read(patientId, '?kind=letter')).status).toBe(400);
    expect((await clinic.read(patientId, '?asKnownOn=2026-02-30')).status).toBe(400);
    expect((await clinic.read(patientId, `?cursor=${newId(clinic.api.clock.now())}`)).body.items).toEqual([]);
  });

  it('is for who reads values at the site of the patient, and reading it is audited', async () => {
    const coordinator = await clinic.api.memberOf(clinic.siteId, 'coordinator');
    const elsewhere = await clinic.api.memberOf(await clinic.api.addSite('Hillside'), 'physician');
    expect((await clinic.read(patientId, '', coordinator)).status).toBe(403);
    expect((await clinic.read(patientId, '', elsewhere)).status).toBe(404);
    expect((await clinic.read(newId(clinic.api.clock.now()))).status).toBe(404);
    const context = { userId: clinic.siteId, siteIds: [clinic.siteId], requestId: 'test' };
    const audited = () =>
      clinic.api.gateway.asUser(context, (query) =>
        query(`SELECT action FROM audit_event WHERE patient_id = $1 AND action = 'timeline.read'`, [
          patientId,
        ]),
      );
    expect(await audited()).toEqual([]);
    await clinic.told(patientId);
    expect(await audited()).toHaveLength(1);
  });
});
