import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Timeline, TimelineQuery } from '@interstice/contracts';
import pg from 'pg';
import { Database, newId, type QueryFn, type UserContext } from '@interstice/server';
import { Access } from '../access/access.js';
import { registerPatient, TestApi } from '../test-api.spec-support.js';
import { pageOf } from './timeline-keys.js';
import { TimelineReadModel } from './timeline.read-model.js';

const FACTS = 5000;

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly Plans?: readonly Plan[];
}

/** Tells the statements of each transaction. */
class CountingDatabase extends Database {
  statements = 0;

  override asUserSnapshot<T>(context: UserContext, work: (query: QueryFn) => Promise<T>): Promise<T> {
    return super.asUserSnapshot(context, (query) => {
      const counted: QueryFn = (...asked) => {
        this.statements += 1;
        return query(...asked);
      };
      return work(counted);
    });
  }
}

describe('the timeline of a patient with 5,000 facts', () => {
  let api: TestApi;
  let siteId: string;
  let patientId: string;
  let database: CountingDatabase;
  let readPage: (query: TimelineQuery) => ReturnType<TimelineReadModel['read']>;
  let context: UserContext;

  beforeAll(async () => {
    api = await TestApi.start();
    siteId = await api.addSite('Riverside');
    patientId = await registerPatient(await api.memberOf(siteId, 'nurse'));
    const userId = await api.addMember({
      email: 'reader@test.example',
      roles: [{ siteId, role: 'physician' }],
    });
    context = { userId, siteIds: [siteId], requestId: 'test' };
    await api.gateway.asUser(context, (query) =>
      query(
        `INSERT INTO blood_test (id, patient_id, site_id, lineage_id, recorded_at, source, content_digest, collected_on,
                                 insufficient, wbc_thousandths)
         SELECT id, $1, $2, id, $3, 'import', 'digest-' || n, date '2010-01-01' + n, false, 4000 + n
           FROM (SELECT uuidv7() AS id, n FROM generate_series(1, $4::integer) AS n) AS fact`,
        [patientId, siteId, api.clock.now(), FACTS],
      ),
    );
    // What autovacuum does by and by: the planner knows how much there is.
    const owner = new pg.Client({ connectionString: api.database.urls.owner });
    await owner.connect();
    await owner.query('ANALYZE');
    await owner.end();
    database = new CountingDatabase({
      app: { url: api.database.urls.app, applicationName: 'test-timeline', max: 1 },
    });
    const access = new Access(userId, 'test', 'value.read', [{ siteId, role: 'physician' }]);
    const readModel = new TimelineReadModel(database, api.clock);
    readPage = (query) => readModel.read(access, patientId, query);
  });
  afterAll(async () => {
    await database.close();
    await api.stop();
  });

  it('takes as many statements for a long page as for a short one', async () => {
    const count = async (limit: number) => {
      database.statements = 0;
      const { items, total } = await readPage({ kind: 'blood-test', limit });
      expect({ items: items.length, total }).toEqual({ items: limit, total: { atLeast: 1000 } });
      return database.statements;
    };
    expect(await count(200)).toBe(await count(2));
    expect(database.statements).toBeLessThanOrEqual(8);
  });

  it('is told to its end, every fact once', async () => {
    const seen = new Set<string>();
    let cursor: string | undefined;
    do {
      const page: Timeline = await readPage({ limit: 200, ...(cursor === undefined ? {} : { cursor }) });
      for (const item of page.items) seen.add('lineageId' in item ? item.lineageId : item.kind);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    // Sex, birth date, disease and status of the person, and the registration.
    expect(seen.size).toBe(FACTS + 5);
  });

  it('reads no more of a kind than a page holds, by its index, wherever the page is', async () => {
    const shared = [patientId, [siteId], 'infinity', 'infinity', [], [], [], 51];
    const pages: [string, unknown[]][] = [
      [pageOf(), shared],
      [pageOf(undefined, {}), [...shared, '2016-01-01', newId(api.clock.now())]],
    ];
    for (const [text, values] of pages) {
      const [row] = await api.gateway.asUser(context, (query) =>
        query<{ 'QUERY PLAN': { Plan: Plan }[] }>(`EXPLAIN (ANALYZE, FORMAT JSON) ${text}`, values),
      );
      const scans = flat(row?.['QUERY PLAN'][0]?.Plan).filter(
        (plan) => plan['Relation Name'] === 'blood_test',
      );
      expect(scans.map((plan) => plan['Node Type'])).toEqual(['Index Scan']);
      // Facts of one day stand together in the index, so the last day may bring a few more.
      expect(scans[0]?.['Actual Rows']).toBeLessThanOrEqual(60);
    }
  });
});

function flat(plan: Plan | undefined): Plan[] {
  return plan === undefined ? [] : [plan, ...(plan.Plans ?? []).flatMap(flat)];
}
