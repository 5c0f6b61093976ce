import { LiveScreen, startProduct, type Product } from '@interstice/test-support';
import type { Role } from '@interstice/contracts';
import { Database, hashPassword, newId } from '@interstice/server';

/** The whole product stands at this morning; today is {@link TODAY} at the clinic. */
export const NOW = '2026-03-31T08:00:00Z';
export const TODAY = '2026-03-31';
export const PASSWORD = 'correct horse battery staple';

export interface Answer<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** Asks over HTTP as one signed-in person, as a browser would. */
export class Visitor {
  constructor(
    private readonly url: string,
    private readonly cookie: string,
  ) {}

  get<Body>(path: string): Promise<Answer<Body>> {
    return this.#ask('GET', path);
  }

  post<Body>(path: string, body?: unknown): Promise<Answer<Body>> {
    return this.#ask('POST', path, body);
  }

  patch<Body>(path: string, body: unknown): Promise<Answer<Body>> {
    return this.#ask('PATCH', path, body);
  }

  delete<Body>(path: string): Promise<Answer<Body>> {
    return this.#ask('DELETE', path);
  }

  /** Opens a live screen. */
  follow(): Promise<LiveScreen> {
    return LiveScreen.open(this.url, this.cookie);
  }

  async #ask<Body>(method: string, path: string, body?: unknown): Promise<Answer<Body>> {
    const response = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: {
        cookie: this.cookie,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: (text === '' ? undefined : JSON.parse(text)) as Body,
    };
  }
}

/** A clinic with staff in the running product. */
export class Clinic {
  #patients = 0;

  private constructor(
    readonly product: Product,
    readonly siteId: string,
    private readonly database: Database,
  ) {}

  /** Starts the product and opens a clinic in it. */
  static async open(options: { readonly redisUrl?: string } = {}): Promise<Clinic> {
    const product = await startProduct({ now: NOW, redisUrl: options.redisUrl });
    const database = new Database({
      app: { url: product.database.urls.app, applicationName: 'interstice-test', max: 2 },
    });
    return new Clinic(product, await addSite(database, 'Riverside'), database);
  }

  async close(): Promise<void> {
    await this.database.close();
    await this.product.stop();
  }

  /** Another clinic on the same product. */
  async neighbour(name: string): Promise<Clinic> {
    return new Clinic(this.product, await addSite(this.database, name), this.database);
  }

  /** Somebody new with one role here; the address is what they sign in with. */
  async hire(role: Role): Promise<{ readonly email: string; readonly visitor: Visitor }> {
    const userId = newId(new Date(NOW));
    const email = `${role}-${userId}@test.example`;
    const passwordHash = await hashPassword(PASSWORD);
    await this.database.asUser({ userId, siteIds: [this.siteId], requestId: 'test' }, async (query) => {
      await query(`INSERT INTO "user" (id, email, display_name, password_hash) VALUES ($1, $2, $2, $3)`, [
        userId,
        email,
        passwordHash,
      ]);
      await query(`INSERT INTO site_membership (user_id, site_id, role) VALUES ($1, $2, $3)`, [
        userId,
        this.siteId,
        role,
      ]);
    });
    return { email, visitor: await this.signIn(email) };
  }

  async signIn(email: string, password = PASSWORD): Promise<Visitor> {
    const { url } = this.product;
    const response = await fetch(`${url}/api/v1/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    });
    if (response.status !== 204) throw new Error(`Signing in answered ${response.status}`);
    return new Visitor(url, (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '');
  }

  /** Registers a synthetic patient without height. */
  async admit(nurse: Visitor): Promise<string> {
    this.#patients += 1;
    const { status, body } = await nurse.post<{ id: string }>('/patients', {
      mrn: `J-${String(this.#patients)}`,
      familyName: 'Testcase',
      givenName: `Journey ${String(this.#patients)}`,
      birthDate: '1961-05-04',
      sex: 'female',
      ctd: 'ssc',
    });
    if (status !== 201) throw new Error(`Registering answered ${String(status)}`);
    return body.id;
  }

  /** Records tests, each of which must be taken. */
  async test(nurse: Visitor, patientId: string, ...pfts: readonly object[]): Promise<void> {
    for (const pft of pfts) {
      const { status } = await nurse.post(`/patients/${patientId}/pfts`, pft);
      if (status !== 201) throw new Error(`Recording a test answered ${String(status)}`);
    }
  }
}

async function addSite(database: Database, name: string): Promise<string> {
  const siteId = newId(new Date(NOW));
  await database.asUser({ userId: siteId, siteIds: [siteId], requestId: 'test' }, (query) =>
    query(`INSERT INTO site (id, name, time_zone) VALUES ($1, $2, 'Europe/London')`, [siteId, name]),
  );
  return siteId;
}
