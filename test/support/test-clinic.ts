import { parseIsoDate } from '@interstice/clinical';
import {
  Database,
  hashPassword,
  loadRecord,
  newId,
  recordFact,
  registerPatient,
  withdrawFact,
  type FactInput,
  type LoadedRecord,
  type PatientValues,
  type QueryFn,
  type RecordedFact,
  type RecordedFactKind,
  type RecordingContext,
  type RecordsAsKnown,
  type UserContext,
} from '@interstice/server';
import { createTestDatabase, type TestDatabase } from './test-database.js';

/** One site with one nurse in a database of its own, written to along the product's own path. */
export interface TestClinic {
  readonly database: TestDatabase;
  /** Both roles, each with a small pool. */
  readonly gateways: Database;
  readonly siteId: string;
  readonly user: UserContext;
  /** How the nurse signs in over HTTP. */
  readonly signIn: { readonly email: string; readonly password: string };
  /** Enters a patient; every field can be given. */
  readonly register: (given?: Partial<PatientValues> & { readonly registeredOn?: string }) => Promise<string>;
  readonly record: (
    patientId: string,
    fact: FactInput,
    source?: 'manual' | 'import',
  ) => Promise<RecordedFact>;
  readonly withdraw: (patientId: string, kind: RecordedFactKind, lineageId: string) => Promise<RecordedFact>;
  /** Whatever else is done to facts, in one transaction in the nurse's name. */
  readonly write: <T>(
    work: (query: QueryFn, context: RecordingContext) => Promise<T>,
    given?: Partial<RecordingContext>,
  ) => Promise<T>;
  /** The record as the nurse may see it. */
  readonly load: (patientId: string, asKnown?: RecordsAsKnown) => Promise<LoadedRecord>;
  readonly close: () => Promise<void>;
}

export interface TestClinicOptions {
  /** Instant at which everything is recorded. */
  readonly now?: string;
  readonly timeZone?: string;
  /** A database to use; it outlives the clinic. */
  readonly database?: TestDatabase;
  /** Most connections of each role; 4 unless said. */
  readonly connections?: number;
}

let patients = 0;

export async function openTestClinic(options: TestClinicOptions = {}): Promise<TestClinic> {
  const database = options.database ?? (await createTestDatabase());
  const max = options.connections ?? 4;
  const gateways = new Database({
    app: { url: database.urls.app, applicationName: 'test-app', max },
    worker: { url: database.urls.worker, applicationName: 'test-worker', max },
  });
  const now = new Date(options.now ?? '2026-03-02T09:00:00Z');
  const siteId = newId(now);
  const userId = newId(now);
  const signIn = { email: `${userId}@test.example`, password: 'a-password-for-tests' };
  const user = { userId, siteIds: [siteId], requestId: 'test' };
  await gateways.asUser(user, async (query) => {
    await query(`INSERT INTO site (id, name, time_zone) VALUES ($1, $2, $3)`, [
      siteId,
      `Test clinic ${siteId}`,
      options.timeZone ?? 'Europe/Berlin',
    ]);
    await query(`INSERT INTO "user" (id, email, display_name, password_hash) VALUES ($1, $2, $3, $4)`, [
      userId,
      signIn.email,
      'Test nurse',
      await hashPassword(signIn.password),
    ]);
    await query(`INSERT INTO site_membership (user_id, site_id, role) VALUES ($1, $2, 'nurse')`, [
      userId,
      siteId,
    ]);
  });
  const context = { userId, requestId: 'test', now } as const;

  return {
    database,
    gateways,
    siteId,
    user,
    signIn,
    register: async ({ registeredOn, ...given } = {}) => {
      patients += 1;
      const values: PatientValues = {
        mrn: `TEST-${process.pid}-${patients}`,
        familyName: 'Example',
        givenName: 'Test',
        birthDate: '1960-05-01',
        sex: 'female',
        ctd: 'ssc',
        ...given,
      };
      const today = parseIsoDate(registeredOn ?? '2025-01-15');
      const { patientId } = await gateways.asUser(user, (query) =>
        registerPatient(query, values, { ...context, source: 'manual', siteId, today }),
      );
      return patientId;
    },
    record: (patientId, fact, source = 'manual') =>
      gateways.asUser(user, (query) => recordFact(query, patientId, fact, { ...context, source })),
    withdraw: (patientId, kind, lineageId) =>
      gateways.asUser(user, (query) =>
        withdrawFact(query, patientId, kind, lineageId, 'wrong patient', { ...context, source: 'manual' }),
      ),
    write: (work, given) =>
      gateways.asUser(user, (query) => work(query, { ...context, source: 'manual', ...given })),
    load: async (patientId, asKnown) => {
      const loaded = await gateways.asUser(user, (query) => loadRecord(query, patientId, asKnown));
      if (loaded === undefined) throw new Error(`There is no record of patient ${patientId}`);
      return loaded;
    },
    close: async () => {
      await gateways.close();
      if (options.database === undefined) await database.drop();
    },
  };
}

/** A pre-bronchodilator laboratory test of good quality. */
export function pftFact(testedOn: string, fvcMl: number, fvcPctPred?: number): FactInput {
  return {
    kind: 'pft',
    values: {
      testedOn,
      fvcMl,
      ...(fvcPctPred === undefined ? {} : { fvcPctPred, referenceEquation: 'GLI Global 2022' }),
      qualityGrade: 'A',
      bronchodilator: 'pre',
      setting: 'lab',
      laboratory: 'Test laboratory',
    },
  };
}

export function symptomFact(
  reportedOn: string,
  change: 'improved' | 'stable' | 'worse' | 'unknown',
): FactInput {
  return { kind: 'symptom-report', values: { reportedOn, change } };
}
