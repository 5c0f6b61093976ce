import { createTestDatabase, type TestDatabase } from '@interstice/test-support';
import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Role } from '@interstice/contracts';
import {
  createLogger,
  Database,
  FixedClock,
  hashPassword,
  JobProducer,
  loadApiConfig,
  Metrics,
  newId,
} from '@interstice/server';
import { createApi } from './create-api.js';

export const PASSWORD = 'correct horse battery staple';
export const MORNING = '2026-03-31T08:00:00Z';
/** Today at both test sites while the clock stands at {@link MORNING}. */
export const TODAY = '2026-03-31';

export interface Answer<Body = Record<string, unknown>> {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Body;
  readonly text: string;
}

export interface Member {
  readonly email: string;
  readonly roles: readonly { readonly siteId: string; readonly role: Role }[];
}

/** Asks as one signed-in person. */
export interface Client {
  readonly cookie: string;
  get<Body = Record<string, unknown>>(path: string): Promise<Answer<Body>>;
  post<Body = Record<string, unknown>>(path: string, body?: unknown): Promise<Answer<Body>>;
  patch<Body = Record<string, unknown>>(path: string, body: unknown): Promise<Answer<Body>>;
  delete<Body = Record<string, unknown>>(path: string): Promise<Answer<Body>>;
}

export interface TestApiOptions {
  /** Further controllers, to plant what no route should do. */
  readonly controllers?: readonly Type[];
  readonly env?: Readonly<Record<string, string>>;
}

/** The whole API in this process, on a database of its own, as the app role. */
export class TestApi {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly database: TestDatabase,
    readonly clock: FixedClock,
    readonly metrics: Metrics,
    /** Every line that was logged, as text. */
    readonly log: readonly string[],
    /** For arranging what no route does. */
    readonly gateway: Database,
  ) {}

  static async start({ env = {}, ...options }: TestApiOptions = {}): Promise<TestApi> {
    const database = await createTestDatabase();
    const log: string[] = [];
    const logger = createLogger(
      { logLevel: 'debug', name: 'api' },
      { write: (line: string) => void log.push(line) },
    );
    const config = loadApiConfig({ ...env, DATABASE_URL: database.urls.app });
    const clock = new FixedClock(MORNING);
    const metrics = new Metrics('api');
    const producer = new JobProducer({
      redisUrl: undefined,
      databaseUrl: database.urls.app,
      onError: () => undefined,
    });
    try {
      const app = await createApi({ config, clock, logger, metrics, producer, ...options });
      const connection = { applicationName: 'interstice-test', max: 2 };
      const gateway = new Database({
        app: { ...connection, url: database.urls.app },
        worker: { ...connection, url: database.urls.worker },
      });
      return new TestApi(app, database, clock, metrics, log, gateway);
    } catch (error) {
      await database.drop();
      throw error;
    }
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.gateway.close();
    await this.database.drop();
  }

  async addSite(name: string, timeZone = 'Europe/London'): Promise<string> {
    const siteId = newId(this.clock.now());
    await this.gateway.asUser({ userId: siteId, siteIds: [siteId], requestId: 'test' }, (query) =>
      query(`INSERT INTO site (id, name, time_zone) VALUES ($1, $2, $3)`, [siteId, name, timeZone]),
    );
    return siteId;
  }

  /** Adds somebody with the test password; the hash is made once, for speed. */
  async addMember({ email, roles }: Member): Promise<string> {
    const userId = newId(this.clock.now());
    const siteIds = roles.map(({ siteId }) => siteId);
    const passwordHash = await hashOfPassword();
    await this.gateway.asUser({ userId, siteIds, requestId: 'test' }, async (query) => {
      await query(`INSERT INTO "user" (id, email, display_name, password_hash) VALUES ($1, $2, $2, $3)`, [
        userId,
        email,
        passwordHash,
      ]);
      for (const { siteId, role } of roles) {
        await query(`INSERT INTO site_membership (user_id, site_id, role) VALUES ($1, $2, $3)`, [
          userId,
          siteId,
          role,
        ]);
      }
    });
    return userId;
  }

  /** Somebody new with one role at one site, signed in. */
  async memberOf(siteId: string, role: Role): Promise<Client> {
    const email = `${role}-${newId(this.clock.now())}@test.example`;
    await this.addMember({ email, roles: [{ siteId, role }] });
    return this.signIn(email);
  }

  async signIn(email: string, password = PASSWORD): Promise<Client> {
    const answer = await this.ask('POST', '/api/v1/auth/login', { email, password });
    if (answer.status !== 204) throw new Error(`Signing in answered ${answer.status}: ${answer.text}`);
    return this.client(cookieOf(answer));
  }

  client(cookie: string): Client {
    const v1 = (path: string) => `/api/v1${path}`;
    return {
      cookie,
      get: (path) => this.ask('GET', v1(path), undefined, { cookie }),
      post: (path, body) => this.ask('POST', v1(path), body, { cookie }),
      patch: (path, body) => this.ask('PATCH', v1(path), body, { cookie }),
      delete: (path) => this.ask('DELETE', v1(path), undefined, { cookie }),
    };
  }

  async ask<Body = Record<string, unknown>>(
    method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
    url: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer<Body>> {
    const payload = typeof body === 'string' ? body : JSON.stringify(body);
    const response = await this.app.inject({
      method,
      url,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { payload }),
    });
    const isJson = /json/.test(String(response.headers['content-type'] ?? ''));
    return {
      status: response.statusCode,
      headers: response.headers,
      text: response.body,
      body: (isJson ? JSON.parse(response.body) : {}) as Body,
    };
  }
}

/** The session cookie that an answer sets, as a browser would send it back. */
export function cookieOf(answer: Answer<unknown>): string {
  const set = [answer.headers['set-cookie']].flat().map(String).join('; ');
  return set.split(';')[0] ?? '';
}

let passwordHash: Promise<string> | undefined;

function hashOfPassword(): Promise<string> {
  passwordHash ??= hashPassword(PASSWORD);
  return passwordHash;
}

let registered = 0;

/** Values of a patient nobody has yet; synthetic. */
export function newPatient(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  registered += 1;
  return {
    mrn: `T-${String(registered).padStart(5, '0')}`,
    familyName: 'Testcase',
    givenName: `Number ${registered}`,
    birthDate: '1961-05-04',
    sex: 'female',
    ctd: 'ssc',
    ...changes,
  };
}

/** Registers a patient and tells the id. */
export async function registerPatient(
  client: Client,
  changes: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const answer = await client.post<{ id: string }>('/patients', newPatient(changes));
  if (answer.status !== 201) throw new Error(`Registering answered ${answer.status}: ${answer.text}`);
  return answer.body.id;
}
