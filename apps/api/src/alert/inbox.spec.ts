import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AlertList, PatientList, Problem } from '@interstice/contracts';
import { storeReview } from '../review/store-review.spec-support.js';
import { MORNING, registerPatient, TestApi, type Client } from '../test-api.spec-support.js';

describe('the lists of somebody who works at several sites', () => {
  let api: TestApi;
  let both: Client;
  const sites: string[] = [];
  /** The patients' alerts opened in this order; the third and fourth at the same instant. */
  const patients: string[] = [];

  beforeAll(async () => {
    api = await TestApi.start();
    for (const name of ['Riverside', 'Hillside', 'Elsewhere']) sites.push(await api.addSite(name));
    const nurses: Client[] = [];
    for (const site of sites) nurses.push(await api.memberOf(site, 'nurse'));
    for (const [index, seconds] of [1, 2, 3, 3, 5, 6, 7].entries()) {
      const nurse = nurses[index === 6 ? 2 : index % 2];
      if (nurse === undefined) throw new Error('nobody is there');
      const id = await registerPatient(nurse, { familyName: `Family ${9 - index}` });
      await nurse.post(`/patients/${id}/pfts`, { testedOn: '2025-09-01', fvcMl: 3000 });
      await nurse.post(`/patients/${id}/pfts`, { testedOn: '2026-03-01', fvcMl: 2640 });
      api.clock.moveTo(new Date(Date.parse(MORNING) + seconds * 1000));
      await storeReview(api, id);
      patients.push(id);
    }
    await api.addMember({
      email: 'both@test.example',
      roles: sites.slice(0, 2).map((siteId) => ({ siteId, role: 'physician' })),
    });
    both = await api.signIn('both@test.example');
  });
  afterAll(() => api.stop());

  async function allPages<Item>(
    ask: (cursor: string | null) => Promise<{ body: { items: Item[]; nextCursor: string | null } }>,
  ): Promise<Item[][]> {
    const pages: Item[][] = [];
    let cursor: string | null = null;
    do {
      const { body } = await ask(cursor);
      pages.push(body.items);
      cursor = body.nextCursor;
    } while (cursor !== null);
    return pages;
  }

  const inboxPages = (query: string) =>
    allPages((cursor) =>
      both.get<AlertList>(`/alerts?${query}${cursor === null ? '' : `&cursor=${cursor}`}`),
    );

  it('hold the alerts of all of them, the latest first, each once, whatever the page (C-05)', async () => {
    for (const limit of [1, 2, 4, 50]) {
      const items = (await inboxPages(`limit=${limit}`)).flat();
      const keys = items.map(({ openedAt, id }) => `${openedAt} ${id}`);
      expect(keys).toEqual([...keys].sort().reverse());
      expect(new Set(items.map(({ patientId }) => patientId))).toEqual(new Set(patients.slice(0, 6)));
      expect(items).toHaveLength(6);
    }
  });

  it('are those of one site where it is asked for, with its own counts, and no empty list for a site that is not theirs', async () => {
    const [riverside, hillside, elsewhere] = sites;
    const of = async (query: string) => (await both.get<AlertList>(`/alerts?${query}`)).body;
    const ofOne = await of(`site=${hillside}`);
    expect(ofOne.items.map(({ patientId }) => patientId)).toEqual([5, 3, 1].map((index) => patients[index]));
    expect([ofOne.total, ofOne.undecided]).toEqual([3, { provisional: 0, confirmed: 3, notApplicable: 0 }]);
    const page = await of(`site=${hillside}&limit=2`);
    const next = await of(`site=${hillside}&limit=2&cursor=${page.nextCursor}`);
    expect([...page.items, ...next.items].map(({ id }) => id)).toEqual(ofOne.items.map(({ id }) => id));
    expect((await of(`site=${hillside}&site=${riverside}`)).total).toBe(6);
    const refused = await both.get<Problem>(`/alerts?site=${elsewhere}`);
    expect([refused.status, refused.body.errors]).toEqual([
      400,
      [{ pointer: '/site', detail: 'expected sites where you hold the permission' }],
    ]);
  });

  it('hold what was decided when that is asked for, in the same order, and no longer among the open', async () => {
    await api.gateway.asUser({ userId: sites[0] ?? '', siteIds: sites, requestId: 'test' }, (query) =>
      query(`UPDATE alert SET status = 'dismissed', closed_at = $2 WHERE patient_id = ANY ($1)`, [
        patients.slice(0, 4),
        api.clock.now(),
      ]),
    );
    const dismissed = await inboxPages('status=dismissed&limit=3');
    expect(dismissed.map((page) => page.length)).toEqual([3, 1]);
    expect(dismissed.flat().at(-1)?.patientId).toBe(patients[0]);
    const open = (await inboxPages('limit=1')).flat().map(({ patientId }) => patientId);
    expect(open).toEqual([patients[5], patients[4]]);
  });

  it('hold the patients of all of them by name, each once, whatever the page', async () => {
    for (const text of ['family', 'T-', '']) {
      for (const limit of [1, 4, 50]) {
        const pages = await allPages((cursor) =>
          both.post<PatientList>('/patients/search', { text, limit, ...(cursor === null ? {} : { cursor }) }),
        );
        const names = pages.flat().map(({ familyName }) => familyName);
        expect({ text, limit, names }).toEqual({
          text,
          limit,
          names: [4, 5, 6, 7, 8, 9].map((number) => `Family ${number}`),
        });
      }
    }
  });
});
