import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get } from '@nestjs/common';
import { problem, type Problem } from '@interstice/contracts';
import { ServiceBusyError } from '@interstice/server';
import { Public } from '../access/require-permission.js';
import { newPatient, registerPatient, TestApi, type Answer, type Client } from '../test-api.spec-support.js';

@Controller('planted')
class PlantedController {
  @Get('bug')
  @Public()
  bug(): string {
    throw new Error('FVC of Mrs Testcase is 3200');
  }

  @Get('busy')
  @Public()
  busy(): string {
    throw new ServiceBusyError(2, { cause: new Error('pool') });
  }
}

describe('errors', () => {
  let api: TestApi;
  let nurse: Client;

  beforeAll(async () => {
    api = await TestApi.start({ controllers: [PlantedController] });
    nurse = await api.memberOf(await api.addSite('Riverside'), 'nurse');
  });
  afterAll(() => api.stop());

  function expectProblem(answer: Answer<unknown>, status: number, code: string): Problem {
    expect(answer.status).toBe(status);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    const told = problem.parse(answer.body);
    expect(told).toMatchObject({ status, code, type: `urn:interstice:problem:${code}` });
    expect(told.requestId).toBe(answer.headers['x-request-id']);
    return told;
  }

  const send = (body: string, contentType = 'application/json') =>
    api.ask('POST', '/api/v1/patients', body, { cookie: nurse.cookie, 'content-type': contentType });

  it('are problem+json at an address that does not exist, without repeating it', async () => {
    const answer = await api.ask('GET', '/api/v1/testcase-3200?name=testcase');
    expect(JSON.stringify(expectProblem(answer, 404, 'no-such-route'))).not.toContain('testcase');
    expectProblem(await api.ask('GET', '/api/v1/%zz'), 400, 'malformed-request');
    expectProblem(await api.ask('GET', '/api/docs/assets/package.json'), 404, 'not-found');
  });

  it('tell the wrong method at a known address from an unknown address, and name the right ones', async () => {
    const refused = await api.ask('DELETE', '/api/v1/patients/019ad2b0-0000-7000-8000-000000000000?name=x');
    expectProblem(refused, 405, 'method-not-allowed');
    expect(refused.headers['allow']).toBe('GET, HEAD, PATCH');
    const list = await nurse.patch('/patients/019ad2b0-0000-7000-8000-000000000000/pfts', {});
    expectProblem(list, 405, 'method-not-allowed');
    expect(list.headers['allow']).toBe('GET, HEAD, POST');
    expectProblem(await api.ask('DELETE', '/health/live'), 405, 'method-not-allowed');
    expectProblem(await api.ask('DELETE', '/api/v1/patients/1/nothing'), 404, 'no-such-route');
    expectProblem(await api.ask('GET', '/api/v1/planted/bug/'), 404, 'no-such-route');
  });

  it('do not quote a body that is not JSON', async () => {
    for (const body of ['{"mrn": "secret-4711",}', '', '{"__proto__": {"a": 1}}']) {
      expect(JSON.stringify(expectProblem(await send(body), 400, 'malformed-request'))).not.toContain('4711');
    }
  });

  it('name a body that is too large or of another type', async () => {
    expectProblem(await send(JSON.stringify({ mrn: 'x'.repeat(70_000) })), 413, 'body-too-large');
    expectProblem(await send('mrn=1', 'application/x-www-form-urlencoded'), 415, 'unsupported-media-type');
    expectProblem(await send('{}', 'text/plain'), 415, 'unsupported-media-type');
  });

  it('point into what was sent, and name a field that does not exist', async () => {
    const answer = await nurse.post('/patients', {
      ...newPatient({ ctd: 'gout', secondaryCtds: ['ra', 7] }),
      hight: 1,
    });
    const told = expectProblem(answer, 400, 'validation-failed');
    expect(told.errors?.map(({ pointer }) => pointer)).toEqual(['/ctd', '/secondaryCtds/1', '/hight']);
    expect(told.errors?.at(-1)?.detail).toBe('expected no such field; is it misspelt?');
  });

  it('say what is missing', async () => {
    const told = expectProblem(await nurse.post('/patients', {}), 400, 'validation-failed');
    expect(told.errors).toContainEqual({ pointer: '/mrn', detail: 'expected string' });
    expectProblem(await nurse.post('/patients', []), 400, 'validation-failed');
    expectProblem(await nurse.post('/patients'), 400, 'validation-failed');
  });

  it('refuse a NUL, which the database could not store', async () => {
    const told = expectProblem(
      await nurse.post('/patients', newPatient({ familyName: 'A\u0000B' })),
      400,
      'validation-failed',
    );
    expect(told.errors?.[0]?.pointer).toBe('/familyName');
    const search = await nurse.post('/patients/search', { text: 'Test\u0000' });
    expect(expectProblem(search, 400, 'validation-failed').errors?.[0]?.pointer).toBe('/text');
    const login = { email: 'a\u0000@test.example', password: 'guess' };
    const signIn = await api.ask('POST', '/api/v1/auth/login', login);
    expect(expectProblem(signIn, 400, 'validation-failed').errors?.[0]?.pointer).toBe('/email');
    const password = { email: 'a@test.example', password: 'gu\u0000ess' };
    expectProblem(await api.ask('POST', '/api/v1/auth/login', password), 401, 'unauthenticated');
  });

  it('tell nothing of a mistake of ours, neither in the answer nor in the log', async () => {
    const told = expectProblem(await api.ask('GET', '/api/v1/planted/bug'), 500, 'unexpected');
    expect(JSON.stringify(told)).not.toMatch(/Testcase|3200|\.ts|at /);
    const line = api.log.find((entry) => entry.includes('a request failed')) ?? '';
    expect(line).toContain(told.requestId);
    expect(line).toContain('stack');
    expect(line).not.toMatch(/Testcase|3200/);
  });

  it('ask to come back when the database is busy', async () => {
    const answer = await api.ask('GET', '/api/v1/planted/busy');
    expectProblem(answer, 503, 'service-busy');
    expect(answer.headers['retry-after']).toBe('2');
  });
});

describe('every answer', () => {
  let api: TestApi;
  let nurse: Client;

  beforeAll(async () => {
    api = await TestApi.start();
    nurse = await api.memberOf(await api.addSite('Riverside'), 'nurse');
  });
  afterAll(() => api.stop());

  it('may run nothing, be framed by nobody and be kept by no cache', async () => {
    const { headers } = await nurse.get('/auth/me');
    expect(headers['content-security-policy']).toBe(
      "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'",
    );
    expect(headers['x-frame-options']).toBe('DENY');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['x-powered-by']).toBeUndefined();
  });

  it('tells the time by which it says what is overdue, so that no screen goes by the clock of its computer', async () => {
    const { headers } = await nurse.get('/auth/me');
    expect(headers['interstice-now']).toBe(api.clock.now().toISOString());
  });

  it('leaves one line with the pattern of its route, and no name, number, id or value of a patient', async () => {
    const patientId = await registerPatient(nurse, { mrn: 'MRN-4711', familyName: 'Quillfeather' });
    await nurse.post('/patients/search', { text: 'Quillf' });
    await nurse.post(`/patients/${patientId}/pfts`, { testedOn: '2026-03-01', fvcMl: 3217 });
    await nurse.post(`/patients/${patientId}/pfts`, { testedOn: '2026-03-01', fvcMl: 3.217 });
    await nurse.post('/patients', newPatient({ mrn: 'MRN-4711' }));
    await nurse.get(`/patients/${patientId}/why?test=pft`);
    const log = api.log.join('');
    expect(log).toContain('/api/v1/patients/:id/pfts');
    expect(log).not.toMatch(/Quillf|4711|3217|3\.217|test=pft/);
    expect(log).not.toContain(patientId);
    expect(log).not.toContain(nurse.cookie.split('=')[1]);
  });

  it('is measured by route pattern', async () => {
    await nurse.get('/auth/me');
    expect(await api.metrics.registry.metrics()).toContain('route="/api/v1/auth/me",status="200"');
  });
});

describe('pages and health', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());

  it('the process says that it lives and that it is ready', async () => {
    expect((await api.ask('GET', '/health/live')).body).toEqual({ status: 'ok' });
    const ready = await api.ask('GET', '/health/ready');
    expect(ready.status).toBe(200);
    expect(ready.body).toEqual({
      status: 'ok',
      checks: { database: 'ok', migrations: 'ok', queue: 'ok' },
    });
  });

  it('the interface is described on a page that runs only what is served here', async () => {
    const page = await api.ask('GET', '/api/docs');
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.headers['content-security-policy']).toMatch(
      /^default-src 'none'; script-src 'self'; style-src 'self';/,
    );
    expect(page.headers['content-security-policy']).not.toMatch(/unsafe/);
    const sources = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, source]) => source ?? '');
    expect(sources).toHaveLength(3);
    for (const source of sources) expect((await api.ask('GET', source)).status).toBe(200);
    expect(page.text).not.toMatch(/<script>|<style>|style=/);
  });

  it('every place of the app is the same page, under a policy that runs only what is served here', async () => {
    for (const place of ['/', '/sign-in', '/lists/overdue', '/alerts', '/patients/x', '/imports']) {
      const page = await api.ask('GET', place);
      expect([place, page.status]).toEqual([place, 200]);
      const policy = String(page.headers['content-security-policy']);
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? 'none';
      expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-[\w+/=]{24}';/);
      expect(policy).not.toMatch(/unsafe/);
      expect(page.text).toContain(`nonce="${nonce}"`);
      expect(page.text).not.toMatch(/__[A-Z_]+__|<script>|<style>|style=/);
      expect(page.headers['cache-control']).toBe('no-store');
      expect(page.text).toContain('name="session" content="none"');
    }
    const one = await api.ask('GET', '/');
    expect(one.headers['content-security-policy']).not.toBe(
      (await api.ask('GET', '/')).headers['content-security-policy'],
    );
  });

  it('the scripts of the app are kept by the browser for ever, and sent compressed', async () => {
    const page = await api.ask('GET', '/');
    const sources = [...page.text.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(
      ([, source]) => source ?? '',
    );
    expect(sources.length).toBeGreaterThan(1);
    for (const source of sources) {
      const asset = await api.ask('GET', source, undefined, { 'accept-encoding': 'br, gzip' });
      expect([source, asset.status]).toEqual([source, 200]);
      expect(asset.headers['content-encoding']).toBe('br');
      expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    }
  });

  it('an unknown address shows a person the app and tells a program so in its own form', async () => {
    expect((await api.ask('GET', '/assets/former-release.js')).status).toBe(404);
    const person = await api.ask('GET', '/nowhere', undefined, { accept: 'text/html,*/*' });
    expect([person.status, person.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
    const program = await api.ask('GET', '/nowhere');
    expect([program.status, program.headers['content-type']]).toEqual([
      404,
      'application/problem+json; charset=utf-8',
    ]);
    const inside = await api.ask('GET', '/api/v1/nowhere', undefined, { accept: 'text/html' });
    expect(inside.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  });
});
