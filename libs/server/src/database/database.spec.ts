import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestDatabase } from '@interstice/test-support';
import pg from 'pg';
import { Database, type QueryFn } from './database.js';
import { sqlState, uniqueViolation } from './database-errors.js';
import {
  ask,
  errorOf,
  gate,
  ours,
  patients,
  theirs,
  openGateways,
  type TestGateways,
} from './gateways.spec-support.js';
import { ServiceBusyError } from './service-busy-error.js';

let gateways: TestGateways;
let testDatabase: TestDatabase;
let database: Database;

beforeAll(async () => {
  gateways = await openGateways();
  ({ testDatabase, database } = gateways);
});
afterAll(() => gateways.close());

describe('a transaction for a user', () => {
  it('knows its user, sites and request, and forgets them for the next one on the connection', async () => {
    const settings = `SELECT current_setting('interstice.user_id', true) AS "userId",
      current_setting('interstice.site_ids', true) AS "siteIds",
      current_setting('interstice.request_id', true) AS "requestId", pg_backend_pid() AS pid`;
    const [during] = await database.asUser(ask(ours), (query) => query(settings));
    const [after] = await database.asSystem((query) => query(settings));
    expect(during).toMatchObject({ userId: ours.userId, siteIds: ours.siteId, requestId: 'request-1' });
    expect(after).toEqual({ userId: '', siteIds: '', requestId: '', pid: during?.['pid'] });
    expect(await database.asSystem(patients)).toBe(0);
  });

  it('leaves nothing to the next user when it fails', async () => {
    await errorOf(database.asUser(ask(theirs), (query) => query('SELECT 1 / 0')));
    const sites = await database.asUser(ask(ours), (query) => query('SELECT name FROM site'));
    expect(sites).toEqual([{ name: 'Clinic 1' }]);
  });

  it('undoes everything when the work throws', async () => {
    const change = (query: QueryFn) => query(`UPDATE patient SET mrn = 'changed' RETURNING mrn`);
    await errorOf(
      database.asUser(ask(ours), async (query) => {
        expect(await change(query)).toEqual([{ mrn: 'changed' }]);
        throw new Error('on second thoughts');
      }),
    );
    const rows = await database.asUser(ask(ours), (query) => query('SELECT mrn FROM patient'));
    expect(rows).toEqual([{ mrn: 'MRN-1' }]);
  });

  it('does not report success when a statement failed and its error was caught', async () => {
    const work = database.asUser(ask(ours), async (query) => {
      await query(`UPDATE patient SET mrn = 'changed'`);
      await errorOf(query('SELECT 1 / 0'));
      return 'done';
    });
    await expect(work).rejects.toMatchObject({ code: 'rolled-back' });
    const rows = await database.asUser(ask(ours), (query) => query('SELECT mrn FROM patient'));
    expect(rows).toEqual([{ mrn: 'MRN-1' }]);
  });

  it('writes what nobody waited for, and fails with it', async () => {
    const changeTo = (mrn: string, then: string) =>
      database.asUser(ask(ours), async (query) => {
        await query('SELECT 1');
        void query('UPDATE patient SET mrn = $1', [mrn]);
        void query(then);
        return 'done';
      });
    expect(String(await errorOf(changeTo('lost', 'SELECT 1 / 0')))).toContain('division by zero');
    const mrns = () => database.asUser(ask(ours), (query) => query('SELECT mrn FROM patient'));
    expect(await mrns()).toEqual([{ mrn: 'MRN-1' }]);
    expect(await changeTo('written', 'SELECT 1')).toBe('done');
    expect(await mrns()).toEqual([{ mrn: 'written' }]);
    await changeTo('MRN-1', 'SELECT 1');
  });

  it('cannot be used once it has ended', async () => {
    let kept: QueryFn | undefined;
    await database.asUser(ask(ours), async (query) => {
      kept = query;
    });
    expect(String(await errorOf(kept?.('SELECT 1') ?? Promise.resolve()))).toContain('has ended');
  });

  it('cannot be opened inside another, which would bring a full pool to a standstill', async () => {
    const error = await errorOf(
      database.asUser(ask(ours), () => database.asUserPrisma(ask(ours), (tx) => tx.patient.count())),
    );
    expect(String(error)).toContain('inside another');
    expect(await database.asUser(ask(ours), patients)).toBe(1);
  });

  it('takes no user or site that is not a UUID, so that a context cannot carry SQL', async () => {
    const context = { ...ask(ours), siteIds: [`${theirs.siteId}'); --`] };
    expect(() => database.asUser(context, patients)).toThrow(TypeError);
  });

  it('takes any text as the request it came with', async () => {
    const context = { ...ask(ours), requestId: `it's \\ "quoted"; --` };
    const rows = await database.asUser(context, (query) =>
      query(`SELECT current_setting('interstice.request_id') AS id`),
    );
    expect(rows).toEqual([{ id: context.requestId }]);
  });

  it('can be one unmoving picture of the record, whatever others write meanwhile', async () => {
    const attempts = 'SELECT attempts FROM patient_review_state';
    const seen = await database.asUserSnapshot(ask(ours), async (query) => {
      const before = await query(attempts);
      await database.asWorker((write) => write('UPDATE patient_review_state SET attempts = attempts + 1'));
      return { before, after: await query(attempts) };
    });
    expect(seen).toEqual({ before: [{ attempts: 0 }], after: [{ attempts: 0 }] });
  });

  it('runs a named statement on the same footing', async () => {
    const once = () =>
      database.asUser(ask(ours), (query) => query('SELECT $1::int + 1 AS n', [41], 'test-add-one'));
    expect([await once(), await once()]).toEqual([[{ n: 42 }], [{ n: 42 }]]);
  });
});

describe('the same through Prisma', () => {
  it('sees the sites of the user only, and leaves nothing behind', async () => {
    const found = await database.asUserPrisma(ask(ours), (tx) =>
      tx.patient.findMany({ select: { mrn: true } }),
    );
    expect(found).toEqual([{ mrn: 'MRN-1' }]);
    expect(await database.asSystem(patients)).toBe(0);
  });

  it('names the constraint that refused a row', async () => {
    const error = await errorOf(
      database.asUserPrisma(ask(ours), (tx) =>
        tx.patient.create({
          data: {
            siteId: ours.siteId,
            mrn: 'MRN-1',
            familyName: 'Other',
            givenName: 'Person',
            birthDate: new Date('1970-01-01'),
            registeredOn: new Date('2026-01-01'),
          },
        }),
      ),
    );
    expect(uniqueViolation(error)).toEqual({ constraint: 'patient_site_id_search_mrn_key' });
  });

  it('answers "busy" when the pool is exhausted', async () => {
    const { opened, open } = gate();
    const holding = database.asUser(ask(ours), () => opened);
    const error = await errorOf(database.asUserPrisma(ask(ours), (tx) => tx.patient.count()));
    open();
    await holding;
    expect(error).toBeInstanceOf(ServiceBusyError);
  });
});

describe('values', () => {
  it('a day comes as text, wherever the server and the client stand', async () => {
    const rows = await database.asSystem(async (query) => {
      await query(`SET LOCAL TIME ZONE 'Pacific/Kiritimati'`);
      return query(`SELECT DATE '2026-03-29' AS day, ARRAY[DATE '2026-03-29', NULL] AS days`);
    });
    expect(rows).toEqual([{ day: '2026-03-29', days: ['2026-03-29', null] }]);
  });

  it('a bigint comes as a number while it is exact, and is refused beyond', async () => {
    const rows = await database.asSystem((query) =>
      query('SELECT 9007199254740991::bigint AS big, ARRAY[1, 2]::bigint[] AS many'),
    );
    expect(rows).toEqual([{ big: 9007199254740991, many: [1, 2] }]);
    const beyond = await errorOf(database.asSystem((query) => query('SELECT 9007199254740993::bigint')));
    expect(beyond).toBeInstanceOf(RangeError);
    expect(await database.asSystem((query) => query('SELECT 1 AS n'))).toEqual([{ n: 1 }]);
  });

  it('an instant comes as a Date', async () => {
    const rows = await database.asSystem((query) =>
      query(`SELECT TIMESTAMPTZ '2026-03-29 02:30:00+01' AS at`),
    );
    expect(rows).toEqual([{ at: new Date('2026-03-29T01:30:00Z') }]);
  });

  it('leaves the parsers of other users of the driver alone', async () => {
    const parse = pg.types.getTypeParser(20) as (value: string) => unknown;
    expect(parse('9')).toBe('9');
  });

  it('a name is found by its beginning in lower case', async () => {
    const rows = await database.asUser(ask(ours), (query) =>
      query(`SELECT search_name FROM patient WHERE search_name >= 'exa' AND search_name < 'exb'`),
    );
    expect(rows).toEqual([{ search_name: 'example pat' }]);
  });
});

describe('the worker', () => {
  it('reads one unmoving picture that it cannot write to', async () => {
    const error = await errorOf(
      database.asWorkerSnapshot((query) => query(`UPDATE patient_review_state SET attempts = 1`)),
    );
    expect(sqlState(error)).toBe('25006');
    const seen = await database.asWorkerSnapshot(async (query) => {
      const before = await query('SELECT mrn FROM patient ORDER BY mrn');
      await database.asUser(ask(ours), (write) => write(`UPDATE patient SET mrn = 'MRN-1b'`));
      const after = await query('SELECT mrn FROM patient ORDER BY mrn');
      await database.asUser(ask(ours), (write) => write(`UPDATE patient SET mrn = 'MRN-1'`));
      return { before, after };
    });
    expect(seen.after).toEqual(seen.before);
  });

  it('is another role than the API, with its own connection', async () => {
    const who = (query: QueryFn) => query('SELECT current_user::text AS name');
    expect(await database.asWorker(who)).toEqual([{ name: 'interstice_worker' }]);
    expect(await database.asSystem(who)).toEqual([{ name: 'interstice_app' }]);
  });

  it('is told plainly when the process has no such connection', async () => {
    const apiOnly = new Database({ app: { url: testDatabase.urls.app, applicationName: 'api', max: 1 } });
    expect(() => apiOnly.asWorker(patients)).toThrow('WORKER_DATABASE_URL');
    await apiOnly.close();
  });
});

describe('the feed of changes', () => {
  it('wakes a listener with the site and the number, and no value', async () => {
    const listener = new pg.Client({ connectionString: testDatabase.urls.app });
    await listener.connect();
    const heard = new Promise<pg.Notification>((resolve) => listener.once('notification', resolve));
    await listener.query('LISTEN interstice_change');
    const [row] = await database.asUser(ask(ours), (query) =>
      query<{ seq: number }>(
        `INSERT INTO change (site_id, patient_id, kind) VALUES ($1, $2, 'fact') RETURNING seq`,
        [ours.siteId, ours.patientId],
      ),
    );
    const { payload } = await heard;
    await listener.end();
    expect(JSON.parse(payload ?? '')).toEqual({ siteId: ours.siteId, seq: row?.seq });
  });
});
