import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  worklist,
  type PatientDueItems,
  type Worklist,
  type WorklistCounts,
  type WorklistItem,
} from '@interstice/contracts';
import { newId } from '@interstice/server';
import { storeReview } from '../review/store-review.spec-support.js';
import { registerPatient, TestApi, type Client } from '../test-api.spec-support.js';
import { closeDueItems, placeDueItems, type PlacedItem } from './due-items.spec-support.js';

const TESTS = ['pft', 'dlco', 'hrct', 'blood'];
/** It is 1 April in Auckland and still 31 March in Los Angeles. */
const NOW = '2026-03-31T12:00:00Z';

describe('The worklists', () => {
  let api: TestApi;
  let auckland: string;
  let losAngeles: string;
  let elsewhere: string;
  let both: Client;
  let coordinator: Client;
  const patients: Record<string, string[]> = {};
  let placed: (PlacedItem & { readonly id: string })[] = [];

  beforeAll(async () => {
    api = await TestApi.start();
    api.clock.moveTo(NOW);
    auckland = await api.addSite('Auckland', 'Pacific/Auckland');
    losAngeles = await api.addSite('Los Angeles', 'America/Los_Angeles');
    elsewhere = await api.addSite('Elsewhere');
    for (const site of [auckland, losAngeles, elsewhere]) {
      const nurse = await api.memberOf(site, 'nurse');
      patients[site] = [];
      for (let each = 0; each < 3; each += 1) patients[site].push(await registerPatient(nurse));
    }
    const memberAt = async (role: 'nurse' | 'coordinator') => {
      const email = `${role}@test.example`;
      await api.addMember({
        email,
        roles: [
          { siteId: auckland, role },
          { siteId: losAngeles, role },
        ],
      });
      return api.signIn(email);
    };
    both = await memberAt('nurse');
    coordinator = await memberAt('coordinator');
    // Many with the same days, and some on either side of the day that it is at each site.
    const windows = [
      ['2024-01-10', '2024-02-10'],
      ['2026-01-10', '2026-03-30'],
      ['2026-01-10', '2026-03-31'],
      ['2026-03-31', '2026-04-01'],
      ['2026-04-01', '2026-04-20'],
      ['2026-04-15', '2026-05-20'],
    ] as const;
    const wanted = Object.entries(patients).flatMap(([siteId, ids]) =>
      ids.flatMap((patientId, person) =>
        TESTS.map((test, index): PlacedItem => {
          const [opensOn, closesOn] = windows[(person * TESTS.length + index) % windows.length] ?? windows[0];
          return { siteId, patientId, test, opensOn, closesOn };
        }),
      ),
    );
    const ids = await placeDueItems(api, wanted);
    placed = wanted.map((item, index) => ({ ...item, id: ids[index] ?? '' }));
  });
  afterAll(() => api.stop());

  const todayAt = (siteId: string) => (siteId === auckland ? '2026-04-01' : '2026-03-31');
  const mine = () => placed.filter(({ siteId }) => siteId !== elsewhere);
  const isOpen = ({ siteId, opensOn }: PlacedItem) => opensOn <= todayAt(siteId);
  const isOverdue = ({ siteId, closesOn }: PlacedItem) => closesOn < todayAt(siteId);
  const keyed = (items: typeof placed, by: 'opensOn' | 'closesOn') =>
    items.map((item) => `${item[by]} ${item.id}`).sort();
  const idsIn = (keys: readonly string[]) => keys.map((key) => key.split(' ')[1]);

  async function pages(path: string, client = both): Promise<WorklistItem[][]> {
    const found: WorklistItem[][] = [];
    let cursor: string | null = null;
    do {
      const next = cursor === null ? '' : `&cursor=${cursor}`;
      const answer = await client.get<Worklist>(`/worklists/${path}${next}`);
      expect({ path, status: answer.status }).toEqual({ path, status: 200 });
      const { items, nextCursor } = worklist.parse(answer.body);
      found.push(items);
      cursor = nextCursor;
    } while (cursor !== null);
    return found;
  }
  const idsOf = async (path: string, client = both) => (await pages(path, client)).flat().map(({ id }) => id);

  it('hold what is open or overdue by the day it is at each site, in every order, whatever the page (C-04, C-06)', async () => {
    const open = mine().filter(isOpen);
    const overdue = mine().filter(isOverdue);
    expect([open.length, overdue.length]).toEqual([18, 10]);
    const orders = {
      'to-schedule': idsIn(keyed(open, 'closesOn')),
      'to-schedule?sort=opens-on': idsIn(keyed(open, 'opensOn')),
      overdue: idsIn(keyed(overdue, 'closesOn')),
      'overdue?sort=latest-overdue': idsIn(keyed(overdue, 'closesOn').reverse()),
    };
    for (const [list, expected] of Object.entries(orders)) {
      for (const limit of [1, 2, 50]) {
        const path = `${list}${list.includes('?') ? '&' : '?'}limit=${limit}`;
        expect({ path, ids: await idsOf(path) }).toEqual({ path, ids: expected });
      }
    }
    const { body } = await both.get<Worklist>('/worklists/overdue?limit=2');
    expect(body.total).toBe(overdue.length);
  });

  it('tell since when a test is overdue, which begins a day earlier in Auckland', async () => {
    const lastDay = (await pages('to-schedule')).flat().filter(({ closesOn }) => closesOn === '2026-03-31');
    const byPlace = new Set(
      lastDay.map(({ patient, status, overdueSince }) =>
        JSON.stringify([patient.siteId, status, overdueSince]),
      ),
    );
    expect(byPlace).toEqual(
      new Set([
        JSON.stringify([auckland, 'overdue', '2026-04-01']),
        JSON.stringify([losAngeles, 'open', undefined]),
      ]),
    );
    expect((await pages('overdue')).flat().filter(({ status }) => status !== 'overdue')).toEqual([]);
  });

  it('hold only the sites and tests that are asked for, and what opens within so many days', async () => {
    const wanted = (...asked: ((item: PlacedItem) => boolean)[]) =>
      idsIn(
        keyed(
          mine().filter((item) => asked.every((holds) => holds(item))),
          'closesOn',
        ),
      );
    const at = (site: string) => (item: PlacedItem) => item.siteId === site;
    const of =
      (...tests: string[]) =>
      (item: PlacedItem) =>
        tests.includes(item.test);
    const opensBy = (day: string) => (item: PlacedItem) => item.opensOn <= day;
    const cases: Record<string, unknown> = {
      [`to-schedule?site=${auckland}`]: wanted(at(auckland), isOpen),
      [`overdue?site=${auckland}&site=${losAngeles}`]: wanted(isOverdue),
      'overdue?test=pft': wanted(of('pft'), isOverdue),
      'overdue?test=pft&test=blood&limit=1': wanted(of('pft', 'blood'), isOverdue),
      [`to-schedule?test=hrct&test=dlco&test=hrct&site=${losAngeles}&limit=2`]: wanted(
        of('hrct', 'dlco'),
        at(losAngeles),
        isOpen,
      ),
      [`to-schedule?within=13&site=${auckland}`]: wanted(at(auckland), opensBy('2026-04-14')),
      [`to-schedule?within=14&site=${auckland}`]: wanted(at(auckland), opensBy('2026-04-15')),
      'overdue?test=joint-visit': [],
      'to-schedule?overdue=without': wanted(isOpen, (item) => !isOverdue(item)),
      'to-schedule?overdue=without&test=pft&test=blood&limit=1': wanted(
        of('pft', 'blood'),
        isOpen,
        (item) => !isOverdue(item),
      ),
    };
    for (const [path, expected] of Object.entries(cases)) {
      expect({ path, ids: await idsOf(path) }).toEqual({ path, ids: expected });
    }
    expect(wanted(at(auckland), opensBy('2026-04-15')).length).toBeGreaterThan(
      wanted(at(auckland), opensBy('2026-04-14')).length,
    );
  });

  it('refuse a site where the person does not work rather than show nothing due there, and a foreign cursor', async () => {
    const foreign = placed.find(({ siteId }) => siteId === elsewhere)?.id ?? '';
    for (const [path, pointer] of [
      [`overdue?site=${elsewhere}`, '/site'],
      [`counts?site=${elsewhere}`, '/site'],
      [`not-reviewed?site=${elsewhere}`, '/site'],
      [`overdue?cursor=${foreign}`, '/cursor'],
      ['overdue?test=walking', '/test'],
      ['overdue?sort=closes-on', '/sort'],
      ['to-schedule?within=91', '/within'],
    ] as const) {
      const answer = await both.get<{ errors: { pointer: string }[] }>(`/worklists/${path}`);
      expect({ path, status: answer.status, at: answer.body.errors.map((it) => it.pointer) }).toEqual({
        path,
        status: 400,
        at: [pointer],
      });
    }
    const admin = await api.memberOf(auckland, 'admin');
    expect((await admin.get('/worklists/overdue')).status).toBe(403);
  });

  it('go on after a row that was closed since the page before, and show nothing of another site', async () => {
    const order = idsIn(keyed(mine().filter(isOverdue), 'closesOn'));
    const first = await both.get<Worklist>('/worklists/overdue?limit=3');
    expect(first.body.nextCursor).toBe(order[2]);
    await closeDueItems(api, order.slice(1, 3) as string[]);
    const next = await both.get<Worklist>(`/worklists/overdue?limit=50&cursor=${order[2] ?? ''}`);
    expect(next.body.items.map(({ id }) => id)).toEqual(order.slice(3));
    expect(next.body.total).toBe(order.length - 2);
    placed = placed.filter(({ id }) => !order.slice(1, 3).includes(id));
  });

  it('count what the lists hold, by test, also after something was closed (C-06)', async () => {
    const { body } = await both.get<WorklistCounts>(`/worklists/counts?within=14`);
    const expected = [...TESTS].sort().map((test) => {
      const ofTest = mine().filter((item) => item.test === test);
      const opened = ofTest.filter(isOpen);
      const overdue = ofTest.filter(isOverdue);
      const soon = (item: PlacedItem) =>
        item.opensOn <= (item.siteId === auckland ? '2026-04-15' : '2026-04-14');
      return {
        test,
        upcoming: ofTest.length - opened.length,
        open: opened.length - overdue.length,
        overdue: overdue.length,
        opening: ofTest.filter((item) => !isOpen(item) && soon(item)).length,
      };
    });
    expect(body.tests).toEqual(expected);
    expect(expected.some(({ opening, upcoming }) => opening < upcoming)).toBe(true);
    const stranger = await api.memberOf(await api.addSite('Nobody yet'), 'coordinator');
    const nothing = await stranger.get<WorklistCounts>('/worklists/counts');
    expect(nothing.body).toMatchObject({ tests: [], alerts: { open: [], overdue: 0 }, notReviewed: 0 });
    expect((await stranger.get<Worklist>('/worklists/overdue')).body).toMatchObject({
      items: [],
      nextCursor: null,
      total: 0,
    });
  });

  it('tell each row as the chart does to the same reader (B-34), and when it may be incomplete (B-35)', async () => {
    const [patientId = ''] = patients[losAngeles] ?? [];
    await both.post(`/patients/${patientId}/pfts`, { testedOn: '2025-09-01', fvcMl: 3000 });
    await both.post(`/patients/${patientId}/pfts`, { testedOn: '2026-01-15', fvcMl: 2790 });
    await storeReview(api, patientId);
    const rows = async (client: Client) =>
      (await pages('to-schedule', client)).flat().filter((row) => row.patientId === patientId);
    for (const client of [both, coordinator]) {
      const chart = await client.get<PatientDueItems>(`/patients/${patientId}/due-items`);
      const [row] = (await rows(client)).filter(({ test }) => test === 'symptom-report');
      const { patient, review, overdueSince, patientId: of, ...item } = row ?? ({} as WorklistItem);
      expect(chart.body.items).toContainEqual(item);
      expect({ of, review, overdueSince }).toEqual({
        of: patientId,
        review: chart.body.review,
        overdueSince: '2026-01-30',
      });
      expect(patient).toMatchObject({ siteId: losAngeles, familyName: 'Testcase', birthDate: '1961-05-04' });
      expect(review?.stale).toBe(false);
      // The reasons for a schedule name days alone, to whomever.
      expect(JSON.stringify(item)).not.toMatch(/2790|3000/);
    }
    await both.post(`/patients/${patientId}/pfts`, { testedOn: '2026-03-30', fvcMl: 2990 });
    for (const row of await rows(coordinator)) expect(row.review).toMatchObject({ stale: true });
  });

  it('count exactly to a thousand, and are in the trail of each site with the patients that were shown', async () => {
    const site = await api.addSite('Large');
    const nurse = await api.memberOf(site, 'nurse');
    const many = Array.from({ length: 251 }, () => newId(api.clock.now()));
    await api.gateway.asUser({ userId: site, siteIds: [site], requestId: 'test' }, (query) =>
      query(
        `WITH patient AS (
           INSERT INTO patient (id, site_id, mrn, family_name, given_name, birth_date, registered_on, created_at, updated_at)
           SELECT id, $2, id::text, 'Many', 'One', '1960-01-01', '2026-01-01', $3, $3 FROM unnest($1::uuid[]) AS id)
         INSERT INTO patient_review_state (patient_id, site_id) SELECT id, $2 FROM unnest($1::uuid[]) AS id`,
        [many, site, api.clock.now()],
      ),
    );
    const days = { opensOn: '2026-01-01', closesOn: '2026-02-01' };
    const items = many.flatMap((patientId) =>
      TESTS.map((test) => ({ siteId: site, patientId, test, ...days })),
    );
    await placeDueItems(api, items.slice(0, 1000));
    expect((await nurse.get<Worklist>('/worklists/overdue?limit=1')).body.total).toBe(1000);
    await placeDueItems(api, items.slice(1000, 1001));
    const { body } = await nurse.get<Worklist>('/worklists/overdue?limit=2');
    expect(body.total).toEqual({ atLeast: 1000 });
    const counts = await nurse.get<WorklistCounts>('/worklists/counts');
    expect(counts.body.tests.map(({ overdue }) => overdue)).toEqual([250, 250, 250, 251]);
    const trail = await api.gateway.asUser({ userId: site, siteIds: [site], requestId: 'test' }, (query) =>
      query<{ values: { patientIds: string[] } }>(
        `SELECT "values" FROM audit_event JOIN audit_payload ON event_id = id
          WHERE action = 'due-item.listed' ORDER BY id DESC LIMIT 1`,
      ),
    );
    expect(trail[0]?.values.patientIds).toEqual([...new Set(body.items.map(({ patientId }) => patientId))]);
  });
});
