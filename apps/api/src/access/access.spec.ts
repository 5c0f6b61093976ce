import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get } from '@nestjs/common';
import {
  PERMISSIONS,
  roleHolds,
  type Permission,
  type Problem,
  type Role,
  type SiteMembers,
} from '@interstice/contracts';
import { registerPatient, TestApi, type Client } from '../test-api.spec-support.js';
import { Public, RequirePermission } from './require-permission.js';

const ROLES: readonly Role[] = ['nurse', 'physician', 'coordinator', 'admin'];

interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly permission: Permission | undefined;
  /** The example of the description, so that a test gets past the contract. */
  readonly body: unknown;
  readonly isForm: boolean;
}

/** Of a fact and of a merge that nobody has. */
const NO_SUCH = '019e0000-0000-7000-8000-00000000000f';

const QUERIES: Readonly<Record<string, string>> = {
  '/patients/{id}/why': '?test=pft',
  // Whoever may follow is told that this is no site: a stream would not end.
  '/live': '?site=none',
};

describe('who may do what', () => {
  let api: TestApi;
  let here: string;
  let patientHere: string;
  let patientElsewhere: string;
  const clients = new Map<Role, Client>();
  let routes: readonly Route[];

  beforeAll(async () => {
    api = await TestApi.start();
    here = await api.addSite('Here');
    const elsewhere = await api.addSite('Elsewhere');
    for (const role of ROLES) clients.set(role, await api.memberOf(here, role));
    patientHere = await registerPatient(clientOf('nurse'));
    patientElsewhere = await registerPatient(await api.memberOf(elsewhere, 'nurse'));
    routes = await describedRoutes(api);
  });
  afterAll(() => api.stop());

  function clientOf(role: Role): Client {
    const client = clients.get(role);
    if (client === undefined) throw new Error(`nobody is a ${role}`);
    return client;
  }

  function ask({ cookie }: Client, { method, path, body, isForm }: Route, patientId: string) {
    const url = `/api/v1${path.replace('{id}', patientId).replace(/\{\w+\}/, NO_SUCH)}${QUERIES[path] ?? ''}`;
    if (!isForm) return api.ask<Problem>(method, url, body, { cookie });
    const form = { cookie, 'content-type': 'multipart/form-data; boundary=end' };
    return api.ask<Problem>(method, url, '--end--\r\n', form);
  }

  it('is described for every route of the interface', () => {
    expect(routes.length).toBeGreaterThanOrEqual(60);
    const open = routes.filter(({ permission }) => permission === undefined).map(({ path }) => path);
    expect(open).toEqual(['/auth/login', '/auth/logout']);
    const asked = new Set(routes.flatMap(({ permission }) => permission ?? []));
    const unasked = (Object.keys(PERMISSIONS) as Permission[]).filter((permission) => !asked.has(permission));
    expect(unasked).toEqual([]);
  });

  it.each(ROLES)('follows the permission table on every route for a %s', async (role) => {
    for (const route of routes) {
      if (route.permission === undefined) continue;
      const roles: readonly Role[] = PERMISSIONS[route.permission];
      const { status } = await ask(clientOf(role), route, patientHere);
      const isRefused = status === 403;
      expect({ role, ...route, isRefused }).toEqual({ role, ...route, isRefused: !roles.includes(role) });
      expect({ ...route, works: status < 500 }).toEqual({ ...route, works: true });
    }
  });

  it('is nothing at all for somebody who is not signed in', async () => {
    for (const route of routes) {
      if (route.permission === undefined) continue;
      const answer = await ask(api.client('interstice_session=made-up'), route, patientHere);
      expect({ ...route, status: answer.status }).toEqual({ ...route, status: 401 });
      expect(answer.body.code).toBe('unauthenticated');
    }
  });

  it('is nothing at all for somebody without a place of work', async () => {
    await api.addMember({ email: 'nowhere@test.example', roles: [] });
    expect((await (await api.signIn('nowhere@test.example')).get('/auth/me')).status).toBe(403);
  });

  it('does not tell a patient of another site from one that does not exist', async () => {
    const nobody = '019e0000-0000-7000-8000-000000000000';
    const asked = routes.filter(
      ({ path, permission }) =>
        path.includes('{id}') && permission !== undefined && roleHolds('physician', permission),
    );
    for (const route of asked) {
      const there = await ask(clientOf('physician'), route, patientElsewhere);
      const missing = await ask(clientOf('physician'), route, nobody);
      const malformed = await ask(clientOf('physician'), route, 'not-an-id');
      expect({ ...route, status: there.status }).toEqual({ ...route, status: 404 });
      for (const answer of [missing, malformed]) {
        expect({ ...answer.body, requestId: '' }).toEqual({ ...there.body, requestId: '' });
      }
    }
  });

  it('differs by site: a nurse here who is a coordinator there reads values only here (B-34)', async () => {
    const there = await api.addSite('There');
    const nurseThere = await api.memberOf(there, 'nurse');
    const patientThere = await registerPatient(nurseThere);
    await api.addMember({
      email: 'both@test.example',
      roles: [
        { siteId: here, role: 'nurse' },
        { siteId: there, role: 'coordinator' },
      ],
    });
    const both = await api.signIn('both@test.example');
    expect((await both.get(`/patients/${patientHere}`)).body).toHaveProperty('ctd', 'ssc');
    const withoutValues = await both.get(`/patients/${patientThere}`);
    expect(withoutValues.status).toBe(200);
    expect(withoutValues.body).not.toHaveProperty('ctd');
    expect((await both.get(`/patients/${patientThere}/pfts`)).status).toBe(404);
    expect((await both.post('/patients', {})).status).toBe(400);
  });

  it('is told of the colleagues of a site by name, of everybody there and of nobody else', async () => {
    const site = await api.addSite('Small');
    const colleague = async (email: string, roles: readonly Role[]) => {
      const id = await api.addMember({ email, roles: roles.map((role) => ({ siteId: site, role })) });
      return { id, displayName: email, roles };
    };
    const zoe = await colleague('zoe@test.example', ['nurse', 'physician']);
    const ada = await colleague('ada@test.example', ['physician']);
    const max = await colleague('max@test.example', ['admin']);
    const gone = await colleague('gone@test.example', ['physician']);
    await api.gateway.asUser({ userId: gone.id, siteIds: [site], requestId: 'test' }, (query) =>
      query(`UPDATE "user" SET disabled_at = now() WHERE id = $1`, [gone.id]),
    );
    for (const { displayName } of [zoe, max]) {
      const client = await api.signIn(displayName);
      const members = async (query = '') => (await client.get(`/sites/${site}/members${query}`)).body;
      expect(await members()).toEqual({ items: [ada, max, zoe] });
      expect(await members('?role=physician')).toEqual({ items: [ada, zoe] });
      expect(await members('?role=coordinator')).toEqual({ items: [] });
      expect(await members('?role=wizard')).toMatchObject({ status: 400 });
      expect((await client.get(`/sites/${here}/members`)).status).toBe(404);
    }
    await api.addMember({
      email: 'two-sites@test.example',
      roles: [
        { siteId: here, role: 'nurse' },
        { siteId: site, role: 'coordinator' },
      ],
    });
    const { body } = await (
      await api.signIn('two-sites@test.example')
    ).get<SiteMembers>(`/sites/${here}/members`);
    // What somebody is elsewhere is not told, nor who is there alone.
    expect(body.items.find(({ displayName }) => displayName === 'two-sites@test.example')?.roles).toEqual([
      'nurse',
    ]);
    expect(body.items.map(({ id }) => id)).not.toContain(ada.id);
  });
});

describe('a route that does not say who may use it', () => {
  it('keeps the process from starting, and is named', async () => {
    @Controller('planted')
    class PlantedController {
      @Get()
      open(): string {
        return 'anybody could read this';
      }
    }
    await expect(TestApi.start({ controllers: [PlantedController] })).rejects.toMatchObject({
      code: 'undeclared-permission',
      routes: ['PlantedController.open'],
    });
  });

  it('keeps it from starting just so when it says both', async () => {
    @Controller('planted')
    class PlantedController {
      @Get()
      @Public()
      @RequirePermission('patient.read')
      both(): string {
        return 'which of the two?';
      }
    }
    await expect(TestApi.start({ controllers: [PlantedController] })).rejects.toMatchObject({
      code: 'undeclared-permission',
    });
  });

  it('is accepted once it says it', async () => {
    @Controller('planted')
    class PlantedController {
      @Get()
      @RequirePermission('patient.read')
      closed(): string {
        return 'for those who may';
      }
    }
    const api = await TestApi.start({ controllers: [PlantedController] });
    expect((await api.ask('GET', '/api/v1/planted')).status).toBe(401);
    await api.stop();
  });
});

interface Described {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, { readonly example?: unknown }>> };
}

interface DescribedOperation {
  readonly 'x-permission'?: Permission;
  readonly requestBody?: {
    readonly content: {
      readonly 'application/json'?: { readonly schema: { readonly $ref?: string } };
      readonly 'multipart/form-data'?: object;
    };
  };
}

/** Every operation under /api/v1, from the description of the interface: a new route is tested without being listed. */
async function describedRoutes(api: TestApi): Promise<Route[]> {
  const { body: described } = await api.ask<Described>('GET', '/api/docs-json');
  const exampleOf = ({ requestBody }: DescribedOperation) => {
    const name = requestBody?.content['application/json']?.schema.$ref?.split('/').at(-1);
    return name === undefined ? undefined : described.components.schemas[name]?.example;
  };
  return Object.entries(described.paths)
    .filter(([path]) => path.startsWith('/api/v1'))
    .flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, operation]) => ({
        method: method.toUpperCase() as Route['method'],
        path: path.slice('/api/v1'.length),
        permission: operation['x-permission'],
        body: exampleOf(operation),
        isForm: operation.requestBody?.content['multipart/form-data'] !== undefined,
      })),
    );
}
