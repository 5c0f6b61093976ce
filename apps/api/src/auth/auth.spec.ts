import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { addDays, parseIsoDate } from '@interstice/clinical';
import type { MeResponse, Problem } from '@interstice/contracts';
import { newId, writeDemoStanding } from '@interstice/server';
import { cookieOf, MORNING, PASSWORD, TestApi } from '../test-api.spec-support.js';
import { AT_ONCE, MOST_WAITING } from './sign-in-turns.js';
import { FROM_EVERYWHERE, FROM_ONE_ADDRESS } from './sign-in-wait.js';

const FREE_ATTEMPTS = FROM_ONE_ADDRESS.free;

describe('signing in', () => {
  let api: TestApi;
  let siteId: string;

  beforeAll(async () => {
    api = await TestApi.start();
    siteId = await api.addSite('Riverside');
  });
  afterAll(() => api.stop());

  const login = (email: string, password: string, headers: Record<string, string> = {}) =>
    api.ask<Problem>('POST', '/api/v1/auth/login', { email, password }, headers);

  async function addNurse(email: string): Promise<string> {
    await api.addMember({ email, roles: [{ siteId, role: 'nurse' }] });
    return email;
  }

  it('answers 204 with a cookie that scripts cannot read and other sites do not send', async () => {
    const email = await addNurse('cookie@test.example');
    const answer = await login(email, PASSWORD);
    expect(answer.status).toBe(204);
    expect(answer.text).toBe('');
    expect(String(answer.headers['set-cookie'])).toMatch(
      /^interstice_session=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/,
    );
  });

  it('takes the address in any case and with spaces around it', async () => {
    await addNurse('case@test.example');
    expect((await login('  Case@Test.Example ', PASSWORD)).status).toBe(204);
  });

  it('tells who is signed in, where they work and what they may do', async () => {
    const client = await api.signIn(await addNurse('me@test.example'));
    const me = await client.get<MeResponse>('/auth/me');
    expect(me.status).toBe(200);
    expect(me.body.user.email).toBe('me@test.example');
    expect(me.body.memberships).toEqual([
      { siteId, siteName: 'Riverside', timeZone: 'Europe/London', isDemo: false, role: 'nurse' },
    ]);
    expect(me.body.permissions).toContain('fact.record');
    expect(me.body.permissions).not.toContain('site.manage');
  });

  it('tells of a demo clinic from which day it is dated, and after a week that it is old (B-36)', async () => {
    const demoSiteId = newId(api.clock.now());
    const asSite = { userId: demoSiteId, siteIds: [demoSiteId], requestId: 'test' };
    await api.gateway.asUser(asSite, (query) =>
      query(`INSERT INTO site (id, name, time_zone, is_demo) VALUES ($1, 'Made up', 'Europe/London', true)`, [
        demoSiteId,
      ]),
    );
    const email = 'demo@test.example';
    await api.addMember({ email, roles: [{ siteId: demoSiteId, role: 'nurse' }] });
    const client = await api.signIn(email);
    const demoOf = async (seededOn: string) => {
      const standing = { seededOn: parseIsoDate(seededOn), daysPlayed: 27, isWhole: true };
      await api.gateway.asUser(asSite, (query) => writeDemoStanding(query, demoSiteId, standing));
      return (await client.get<MeResponse>('/auth/me')).body.memberships[0]?.demo;
    };
    const today = api.clock.today('Europe/London');
    expect(await demoOf(addDays(today, -7))).toEqual({ seededOn: addDays(today, -7), isStale: false });
    expect(await demoOf(addDays(today, -8))).toEqual({ seededOn: addDays(today, -8), isStale: true });
  });

  it('stores no token: only its digest is in the database', async () => {
    const client = await api.signIn(await addNurse('digest@test.example'));
    const token = client.cookie.split('=')[1] ?? '';
    const rows = await api.gateway.asSystem((query) =>
      query(`SELECT encode(token_digest, 'escape') FROM session`),
    );
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it('says the same for a wrong password, an unknown address and a closed account', async () => {
    const email = await addNurse('wrong@test.example');
    const closed = await addNurse('closed@test.example');
    await api.gateway.asSystem((query) =>
      query(`UPDATE "user" SET disabled_at = $2 WHERE email = $1`, [closed, api.clock.now()]),
    );
    const answers = [
      await login(email, 'wrong'),
      await login('nobody@test.example', PASSWORD),
      await login(closed, PASSWORD),
    ];
    for (const answer of answers) {
      expect(answer.status).toBe(401);
      expect({ ...answer.body, requestId: '' }).toEqual({ ...answers[0]?.body, requestId: '' });
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
  });

  it('makes whoever guesses wait longer and longer, even when the guesses come at once', async () => {
    const email = await addNurse('guessed@test.example');
    const guesses = await Promise.all(Array.from({ length: FREE_ATTEMPTS + 4 }, () => login(email, 'guess')));
    expect(guesses.filter(({ status }) => status === 401)).toHaveLength(FREE_ATTEMPTS);
    const refused = guesses.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(4);
    expect(refused[0]?.headers['retry-after']).toBe('1');
    expect((await login(email, PASSWORD)).status).toBe(429);

    api.clock.moveTo('2026-03-31T08:00:02Z');
    expect((await login(email, 'guess')).status).toBe(401);
    expect(Number((await login(email, PASSWORD)).headers['retry-after'])).toBe(2);
    api.clock.moveTo('2026-03-31T08:00:10Z');
    expect((await login(email, PASSWORD)).status).toBe(204);
    expect((await login(email, 'guess')).status).toBe(401);
    expect((await login(email, PASSWORD)).status).toBe(204);
    api.clock.moveTo(MORNING);
  });

  it('makes whoever guesses at an address that nobody has wait just so', async () => {
    const statuses: number[] = [];
    for (let guess = 0; guess < FREE_ATTEMPTS + 2; guess += 1) {
      statuses.push((await login('nobody-at-all@test.example', 'guess')).status);
    }
    expect(statuses).toEqual([...Array<number>(FREE_ATTEMPTS).fill(401), 429, 429]);
    expect((await login('Nobody-At-All@test.example', 'guess')).headers['retry-after']).toBe('1');
  });

  it('marks the cookie for encrypted connections wherever there are some', async () => {
    const email = 'tls@test.example';
    const cookiesOf = async (other: TestApi, ...requests: Record<string, string>[]) => {
      await other.addMember({ email, roles: [] });
      const cookies: string[] = [];
      for (const headers of requests) {
        const answer = await other.ask('POST', '/api/v1/auth/login', { email, password: PASSWORD }, headers);
        cookies.push(String(answer.headers['set-cookie']));
      }
      return cookies;
    };
    const cookiesWith = async (env: Record<string, string>, ...requests: Record<string, string>[]) => {
      const other = await TestApi.start({ env: { INTERSTICE_TRUST_PROXY: '1', ...env } });
      const cookies = await cookiesOf(other, ...requests);
      await other.stop();
      return cookies;
    };
    const https = { 'x-forwarded-proto': 'https' };
    const [SECURE, PLAIN] = [expect.stringMatching(/; Secure/), expect.not.stringMatching(/Secure/)];
    expect(await cookiesOf(api, https)).toEqual([PLAIN]);
    expect(await cookiesWith({}, https, {})).toEqual([SECURE, PLAIN]);
    expect(await cookiesWith({ NODE_ENV: 'production' }, {})).toEqual([SECURE]);
  });

  it('ends after 30 minutes without a request, and not while there are some', async () => {
    const client = await api.signIn(await addNurse('idle@test.example'));
    api.clock.moveTo('2026-03-31T08:29:00Z');
    expect((await client.get('/auth/me')).status).toBe(200);
    api.clock.moveTo('2026-03-31T08:58:00Z');
    expect((await client.get('/auth/me')).status).toBe(200);
    api.clock.moveTo('2026-03-31T09:28:01Z');
    expect((await client.get('/auth/me')).status).toBe(401);
    api.clock.moveTo(MORNING);
  });

  it('ends after 12 hours whatever happens', async () => {
    const client = await api.signIn(await addNurse('long@test.example'));
    for (let minutes = 0; minutes < 12 * 60; minutes += 25) {
      api.clock.moveTo(new Date(Date.parse(MORNING) + minutes * 60_000));
      expect((await client.get('/auth/me')).status).toBe(200);
    }
    api.clock.moveTo('2026-03-31T20:00:00Z');
    expect((await client.get('/auth/me')).status).toBe(401);
    api.clock.moveTo(MORNING);
  });

  it('ends at once everywhere when the person signs out, and signing out again does no harm', async () => {
    const client = await api.signIn(await addNurse('out@test.example'));
    const out = await client.post('/auth/logout');
    expect(out.status).toBe(204);
    expect(cookieOf(out)).toBe('interstice_session=');
    expect((await client.get('/auth/me')).status).toBe(401);
    expect((await client.post('/auth/logout')).status).toBe(204);
  });

  it('is refused from a page of another site', async () => {
    const email = await addNurse('csrf@test.example');
    const from = (headers: Record<string, string>) => login(email, PASSWORD, headers);
    expect((await from({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await from({ 'sec-fetch-site': 'same-site' })).status).toBe(403);
    expect((await from({ origin: 'https://evil.example', host: 'clinic.example' })).status).toBe(403);
    expect((await from({ 'sec-fetch-site': 'same-origin' })).status).toBe(204);
    expect((await from({ origin: 'https://clinic.example', host: 'clinic.example' })).status).toBe(204);
  });

  it('leaves its trail: started, refused and ended, without the address', async () => {
    const email = await addNurse('trail@test.example');
    await login(email, 'wrong');
    await (await api.signIn(email)).post('/auth/logout');
    const rows = await ownerRows(api, `SELECT action, canonical FROM audit_event WHERE entity_kind = 'user'`);
    const text = JSON.stringify(rows);
    for (const action of ['session.refused', 'session.started', 'session.ended'])
      expect(text).toContain(action);
    expect(text).not.toContain('@test.example');
  });
});

describe('guessing passwords', () => {
  let api: TestApi;
  let email: string;
  let clients = 0;

  beforeAll(async () => {
    api = await TestApi.start({ env: { INTERSTICE_TRUST_PROXY: '1' } });
  });
  beforeEach(async () => {
    email = `owner-${(clients += 1)}@test.example`;
    await api.addMember({ email, roles: [] });
    api.clock.moveTo(MORNING);
  });
  afterAll(() => api.stop());

  const newClient = () => `192.0.2.${(clients += 1)}`;
  const loginFrom = (client: string, address: string, password: string) =>
    api.ask<Problem>(
      'POST',
      '/api/v1/auth/login',
      { email: address, password },
      { 'x-forwarded-for': client },
    );

  async function guessFrom(client: string, times: number, address = email): Promise<number[]> {
    const statuses: number[] = [];
    for (let guess = 0; guess < times; guess += 1) {
      statuses.push((await loginFrom(client, address, 'guess')).status);
    }
    return statuses;
  }

  it('at one address keeps nobody out who signs in from another', async () => {
    const guesser = newClient();
    expect((await guessFrom(guesser, FREE_ATTEMPTS + 1)).at(-1)).toBe(429);
    expect((await loginFrom(newClient(), email, PASSWORD)).status).toBe(204);
    expect((await loginFrom(guesser, email, PASSWORD)).status).toBe(429);
  });

  it('at one address is not helped by an address that the client made up', async () => {
    const guesser = newClient();
    await guessFrom(`203.0.113.1, ${guesser}`, FREE_ATTEMPTS);
    expect((await loginFrom(`203.0.113.2, ${guesser}`, email, 'guess')).status).toBe(429);
  });

  it('of one account from many addresses waits, but not for long, and not where its owner has signed in', async () => {
    const home = newClient();
    expect((await loginFrom(home, email, PASSWORD)).status).toBe(204);
    await api.gateway.asSystem((query) =>
      query(`UPDATE "user" SET failed_sign_ins = $2 WHERE email = $1`, [email, FROM_EVERYWHERE.free - 1]),
    );
    expect(await guessFrom(newClient(), 1)).toEqual([401]);
    const waiting = await loginFrom(newClient(), email, PASSWORD);
    expect([waiting.status, waiting.headers['retry-after']]).toEqual([429, '1']);
    for (let seconds = 20; seconds <= 80; seconds += 20) {
      api.clock.moveTo(new Date(Date.parse(MORNING) + seconds * 1000));
      expect(await guessFrom(newClient(), 1)).toEqual([401]);
    }
    const longest = await loginFrom(newClient(), email, PASSWORD);
    expect(longest.headers['retry-after']).toBe(String(FROM_EVERYWHERE.longestSeconds));
    expect((await loginFrom(home, email, PASSWORD)).status).toBe(204);
    expect((await loginFrom(newClient(), email, PASSWORD)).status).toBe(204);
  });

  it('by very many at once has some come back later, and counts nothing against them', async () => {
    const attempts = AT_ONCE + MOST_WAITING + 6;
    const answers = await Promise.all(
      Array.from({ length: attempts }, () => loginFrom(newClient(), email, PASSWORD)),
    );
    const busy = answers.filter(({ status }) => status === 503);
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(attempts - busy.length);
    expect(busy.length).toBeGreaterThan(0);
    expect(busy[0]?.headers['retry-after']).toBe('2');
    expect(busy[0]?.body.code).toBe('service-busy');
  });
});

/** The trail of sign-ins belongs to no site, so the app role may write but not read it. */
function ownerRows(api: TestApi, text: string): Promise<Record<string, unknown>[]> {
  return api.gateway.asWorker((query) => query(text));
}
