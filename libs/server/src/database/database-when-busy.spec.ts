import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestDatabase } from '@interstice/test-support';
import { Database } from './database.js';
import { sqlState } from './database-errors.js';
import {
  ask,
  errorOf,
  fast,
  gate,
  ours,
  patients,
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

describe('when the database cannot take the work now', () => {
  it('an exhausted pool answers "busy" within its time-out', async () => {
    const { opened, open } = gate();
    const holding = database.asUser(ask(ours), () => opened);
    const error = await errorOf(database.asUser(ask(ours), patients));
    open();
    await holding;
    expect(error).toBeInstanceOf(ServiceBusyError);
    expect(error).toMatchObject({ status: 503, retryAfterSeconds: 2 });
  });

  it('a lock that is held too long answers "busy"', async () => {
    const { opened, open } = gate();
    const locked = gate();
    const holding = database.asWorker(async (query) => {
      await query('SELECT 1 FROM patient_review_state FOR NO KEY UPDATE');
      locked.open();
      await opened;
    });
    await locked.opened;
    const error = await errorOf(
      database.asUser(ask(ours), (query) => query('SELECT 1 FROM patient_review_state FOR UPDATE')),
    );
    open();
    await holding;
    expect(error).toBeInstanceOf(ServiceBusyError);
    expect(sqlState((error as ServiceBusyError).cause)).toBe('55P03');
  });

  it('a statement that takes too long answers "busy"', async () => {
    const error = await errorOf(database.asSystem((query) => query('SELECT pg_sleep(5)')));
    expect(error).toBeInstanceOf(ServiceBusyError);
  });

  it('a connection cut by an operator answers "busy", and the next request is served', async () => {
    const error = await errorOf(
      database.asSystem((query) => query('SELECT pg_terminate_backend(pg_backend_pid())')),
    );
    expect(error).toBeInstanceOf(ServiceBusyError);
    expect(await database.asUser(ask(ours), patients)).toBe(1);
  });

  it('a server that is not there answers "busy"', async () => {
    const url = new URL(testDatabase.urls.app);
    url.port = '1';
    const absent = new Database({
      app: { url: url.href, applicationName: 'absent', max: 1, timeouts: fast },
    });
    expect(await errorOf(absent.ping())).toBeInstanceOf(ServiceBusyError);
    await absent.close();
  });

  it('a mistake stays a mistake', async () => {
    const error = await errorOf(database.asSystem((query) => query('SELECT nonsense')));
    expect(error).not.toBeInstanceOf(ServiceBusyError);
    expect(sqlState(error)).toBe('42703');
  });
});

describe('closing', () => {
  it('waits for work under way and may be asked for twice', async () => {
    const own = new Database({ app: { url: testDatabase.urls.app, applicationName: 'closing', max: 2 } });
    const { opened, open } = gate();
    const working = own.asUser(ask(ours), async (query) => {
      await opened;
      return patients(query);
    });
    await own.ping();
    const closed = Promise.all([own.close(), own.close()]);
    open();
    expect(await working).toBe(1);
    await closed;
  });
});
