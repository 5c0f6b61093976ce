import { createTestDatabase, type TestDatabase } from '@interstice/test-support';
import { Database, type QueryFn, type UserContext } from './database.js';
import { sampleClinic, seedClinics } from './sample-rows.spec-support.js';

export const ours = sampleClinic(1);
export const theirs = sampleClinic(2);
export const ask = (clinic: typeof ours): UserContext => ({
  userId: clinic.userId,
  siteIds: [clinic.siteId],
  requestId: 'request-1',
});

export const fast = { connectMs: 500, statementMs: 500, lockMs: 250, idleInTransactionMs: 5_000 };

export interface TestGateways {
  readonly testDatabase: TestDatabase;
  /** One connection for each role: whatever a transaction leaves behind, the next one meets. */
  readonly database: Database;
  readonly close: () => Promise<void>;
}

/** Two clinics in a database of their own, reached with short time-outs. */
export async function openGateways(): Promise<TestGateways> {
  const testDatabase = await createTestDatabase();
  await seedClinics(testDatabase.urls.owner, [ours, theirs]);
  const database = new Database({
    app: { url: testDatabase.urls.app, applicationName: 'gateway-app', max: 1, timeouts: fast },
    worker: { url: testDatabase.urls.worker, applicationName: 'gateway-worker', max: 1, timeouts: fast },
  });
  const close = async () => {
    await database.close();
    await testDatabase.drop();
  };
  return { testDatabase, database, close };
}

export const patients = async (query: QueryFn) => (await query('SELECT 1 FROM patient')).length;

export const errorOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

/** A promise and what settles it. */
export function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}
