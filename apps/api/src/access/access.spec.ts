import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get } from '@nestjs/common';
import { PERMISSIONS, type Permission, type Problem, type Role } from '@interstice/contracts';
import { registerPatient, TestApi, type Client } from '../test-api.spec-support.js';
import { Public, RequirePermission } from './require-permission.js';

const ROLES: readonly Role[] = ['nurse', 'physician', 'coordinator', 'admin'];

interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly path: string;
  readonly permission: Permission | undefined;
}

/** A body that each writing route accepts, so that a test gets past the contract. */
const BODIES: Readonly<Record<string, unknown>> = {
  '/patients/search': {},
  '/patients': {},
  'PATCH /patients/{id}': { givenName: 'Changed' },
  '/patients/{id}/pfts': { testedOn: '2026-03-01', fvcMl: 3000 },
  '/patients/{id}/hrcts': { performedOn: '2026-03-01' },
  '/patients/{id}/symptom-reports': { reportedOn: '2026-03-01', change: 'stable' },
};

const QUERIES: Readonly<Record<string, string>> = { '/patients/{id}/why': '?test=pft' };

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

  function ask(client: Client, { method, path }: Route, patientId: string) {
    const url = `${path.replace('{id}', patientId)}${QUERIES[path] ?? ''}`;
    const body = BODIES[`${method} ${path}`] ?? BODIES[path];
    if (method === 'GET') return client.get<Problem>(url);
    return method === 'POST' ? client.post<Problem>(url, body) : client.patch<Problem>(url, body);
  }

  it('is described for every route of the interface', () => {
    expect(routes.length).toBeGreaterThanOrEqual(15);
    const open = routes.filter(({ permission }) => permission === undefined).map(({ path }) => path);
    expect(open).toEqual(['/auth/login', '/auth/logout']);
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
    for (const route of routes.filter(({ path }) => path.includes('{id}'))) {
      const there = await ask(clientOf('physician'), route, patientElsewhere);
      const missing = await ask(clientOf('physician'), route, nobody);
      const malformed = await ask(clientOf('physician'), route, 'not-an-id');
      expect({ ...route, status: there.status }).toEqual({ ...route, status: 404 });
      for (const answer of [missing, malformed]) {
        expect({ ...answer.body, requestId: '' }).toEqual({ ...there.body, requestId: '' });
      }
    }
  });

  it('differs by site: a nurse here who is a coordinator there reads values only here', async () => {
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

/** Every operation under /api/v1, from the description of the interface: a new route is tested without being listed. */
async function describedRoutes(api: TestApi): Promise<Route[]> {
  const document = await api.ask<{
    paths: Record<string, Record<string, { 'x-permission'?: Permission }>>;
  }>('GET', '/api/docs-json');
  return Object.entries(document.body.paths)
    .filter(([path]) => path.startsWith('/api/v1'))
    .flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, operation]) => ({
        method: method.toUpperCase() as Route['method'],
        path: path.slice('/api/v1'.length),
        permission: operation['x-permission'],
      })),
    );
}
