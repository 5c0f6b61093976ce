import { EventEmitter, once } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { announceChange, newId, type QueryFn } from '@interstice/server';
import { eventually, LiveScreen } from '@interstice/test-support';
import { MORNING, registerPatient, TestApi, type Client } from '../test-api.spec-support.js';
import { MOST_OF_A_PERSON } from './stream-places.js';

describe('a live screen', () => {
  let api: TestApi;
  let url: string;
  let here: string;
  let elsewhere: string;
  let nurse: Client;
  let physician: Client;
  let stranger: Client;
  let patientId: string;
  const screens: LiveScreen[] = [];

  const follow = async (client: Client, asked: Parameters<typeof LiveScreen.open>[2] = {}) => {
    const screen = await LiveScreen.open(url, client.cookie, asked);
    screens.push(screen);
    return screen;
  };
  const figure = async (name: string) => {
    const values = (await api.metrics.registry.getSingleMetric(name)?.get())?.values ?? [];
    return values.reduce((sum, { value }) => sum + value, 0);
  };
  const asHere = <T>(work: (query: QueryFn) => Promise<T>) =>
    api.gateway.asUser({ userId: here, siteIds: [here], requestId: 'test' }, work);
  const announce = (query: QueryFn, entityId: string) =>
    announceChange(query, { siteId: here, patientId, kind: 'fact', entityId });
  const ids = (count: number) => Array.from({ length: count }, () => newId(new Date(MORNING)));
  const until = (screen: LiveScreen, entityId: string) =>
    eventually(() => expect(entities(screen)).toContain(entityId));
  const entities = (screen: LiveScreen) => screen.changes.map(({ entityId }) => entityId);

  beforeAll(async () => {
    api = await TestApi.start({ env: { INTERSTICE_LIVE_BEAT_SECONDS: '0.3' } });
    await api.app.listen(0, '127.0.0.1');
    url = (await api.app.getUrl()).replace('[::1]', '127.0.0.1');
    here = await api.addSite('Riverside');
    elsewhere = await api.addSite('Hillside');
    nurse = await api.memberOf(here, 'nurse');
    physician = await api.memberOf(here, 'physician');
    stranger = await api.memberOf(elsewhere, 'physician');
    patientId = await registerPatient(nurse);
  });
  afterEach(async () => {
    for (const screen of screens.splice(0)) screen.close();
    await eventually(async () => expect(await figure('interstice_live_streams')).toBe(0));
    api.clock.moveTo(MORNING);
  });
  afterAll(() => api.stop());

  it('of a physician tells at once of what a nurse records, by ids alone, and nothing of another site', async () => {
    const screen = await follow(physician);
    const other = await follow(stranger);
    expect(screen.response.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    const { body } = await nurse.post<{ lineageId: string }>(`/patients/${patientId}/pfts`, {
      testedOn: '2026-03-01',
      fvcMl: 2640,
    });
    const [change] = await screen.untilChanges(1);
    expect(change).toEqual({
      seq: expect.any(Number),
      kind: 'fact',
      siteId: here,
      patientId,
      entityId: body.lineageId,
    });
    expect(screen.events[0]?.id).toBe(String(change?.['seq']));

    await nurse.patch(`/patients/${patientId}`, { familyName: 'Renamed' });
    expect((await screen.untilChanges(2))[1]).toMatchObject({ kind: 'fact', entityId: patientId });

    // The screen of the other site is served all the while, and hears of its own patients only.
    const theirs = await registerPatient(stranger);
    await other.untilChanges(1);
    const told = new Set(other.changes.map((row) => `${String(row['siteId'])} ${String(row['patientId'])}`));
    expect([...told]).toEqual([`${elsewhere} ${theirs}`]);
    expect(screen.changes).toHaveLength(2);
    expect(await figure('interstice_live_changes_sent_total')).toBe(2 + other.changes.length);
  });

  it('is for who sees alerts somewhere, and for sites at which they do', async () => {
    const admin = await api.memberOf(here, 'admin');
    const statusOf = async (cookie: string, query = '') => {
      const screen = await LiveScreen.open(url, cookie, { query });
      screen.close();
      return screen.status;
    };
    expect(await statusOf('')).toBe(401);
    expect(await statusOf(admin.cookie)).toBe(403);
    expect(await statusOf(physician.cookie, `?site=${elsewhere}`)).toBe(403);
    expect(await statusOf(physician.cookie, `?site=${here},${elsewhere}`)).toBe(403);
    expect(await statusOf(physician.cookie, '?site=Riverside')).toBe(400);
    const chosen = await follow(physician, { query: `?site=${here.toUpperCase()}&site=${here}` });
    expect(chosen.status).toBe(200);
    const head = await fetch(`${url}/api/v1/live`, { method: 'HEAD', headers: { cookie: physician.cookie } });
    expect(head.headers.get('content-type')).toMatch('text/event-stream');
    expect(await figure('interstice_live_streams')).toBe(1);
  });

  it('goes on where it broke, with all that it missed', async () => {
    const first = await follow(physician);
    // Before anything has happened it knows already where it stands.
    await eventually(() => expect(first.lastEventId).toMatch(/^\d+$/));
    first.close();
    const [a = '', b = '', c = '', d = ''] = ids(4);
    await asHere((query) => announce(query, a));

    const second = await follow(physician, { lastEventId: first.lastEventId });
    await asHere((query) => announce(query, b));
    await until(second, b);
    second.close();
    await asHere((query) => announce(query, c));
    await asHere((query) => announce(query, d));
    const third = await follow(physician, { lastEventId: second.lastEventId });
    await until(third, d);
    // A row that other transactions were under way with may be told again.
    expect([entities(second).slice(-2), entities(third).slice(-2)]).toEqual([
      [a, b],
      [c, d],
    ]);
    expect(entities(third)).not.toContain(b);
  });

  it.each([
    ['it never was told of', () => '999999999'],
    ['is none', () => 'yesterday'],
    ['is of before anything happened', () => '0'],
  ])('is asked to read everything anew when the place that it names %s', async (_what, lastEventId) => {
    const screen = await follow(physician, { lastEventId: lastEventId() });
    await eventually(() => expect(screen.events.map(({ event }) => event)).toEqual(['resync']));
    const back = await follow(physician, { lastEventId: screen.lastEventId });
    const [a = ''] = ids(1);
    await asHere((query) => announce(query, a));
    await until(back, a);
    expect(back.events.map(({ event }) => event)).not.toContain('resync');
  });

  it('is told of what commits last though its number is the first, also when it comes back in between', async () => {
    const screen = await follow(physician);
    const [slow = '', quick = ''] = ids(2);
    const signals = new EventEmitter();
    const written = once(signals, 'written');
    const saving = asHere(async (query) => {
      await announce(query, slow);
      signals.emit('written');
      await once(signals, 'go');
    });
    await written;
    await asHere((query) => announce(query, quick));
    await until(screen, quick);
    screen.close();
    signals.emit('go');
    await saving;
    const back = await follow(physician, { lastEventId: screen.lastEventId });
    await until(back, slow);
    expect(entities(screen)).toEqual([quick]);
    expect(entities(back)).not.toContain(quick);
  });

  it('goes on without a gap when its process is cut off from the announcements', async () => {
    const screen = await follow(physician);
    await eventually(async () => expect(await figure('interstice_live_listening')).toBe(1));
    const [before = '', between = '', after = ''] = ids(3);
    await asHere((query) => announce(query, before));
    await screen.untilChanges(1);
    const cut = await asHere((query) =>
      query(
        `SELECT pg_terminate_backend(pid) AS cut FROM pg_stat_activity
          WHERE application_name = 'interstice-live' AND datname = current_database()`,
      ),
    );
    expect(cut).toEqual([{ cut: true }]);
    await asHere((query) => announce(query, between));
    await screen.untilChanges(2);
    expect((await api.ask('GET', '/health/ready')).status).toBe(200);
    await eventually(async () => expect(await figure('interstice_live_listening')).toBe(1));
    await asHere((query) => announce(query, after));
    await screen.untilChanges(3);
    expect(entities(screen)).toEqual([before, between, after]);
  });

  it('is told although the announcements came back while nobody followed', async () => {
    (await follow(physician)).close();
    await eventually(async () => expect(await figure('interstice_live_streams')).toBe(0));
    const listeners = `SELECT pid FROM pg_stat_activity
      WHERE application_name = 'interstice-live' AND datname = current_database()`;
    const [before] = await asHere((query) => query(listeners));
    await asHere((query) => query(`SELECT pg_terminate_backend($1)`, [before?.['pid']]));
    await eventually(async () => {
      const [now] = await asHere((query) => query(listeners));
      expect(now?.['pid'] ?? before?.['pid']).not.toBe(before?.['pid']);
      expect(await figure('interstice_live_listening')).toBe(1);
    });
    const screen = await follow(physician);
    const [after = ''] = ids(1);
    await asHere((query) => announce(query, after));
    await until(screen, after);
  });

  it('ends at once when its session is signed out or its role is taken away, and with no other', async () => {
    const leaving = await api.memberOf(here, 'nurse');
    const dismissed = await api.memberOf(here, 'nurse');
    const [staying, left, lost] = [await follow(nurse), await follow(leaving), await follow(dismissed)];
    await leaving.post('/auth/logout');
    await left.untilEnded(2_000);
    const { body } = await dismissed.get<{ user: { id: string } }>('/auth/me');
    await asHere((query) => query(`DELETE FROM site_membership WHERE user_id = $1`, [body.user.id]));
    await lost.untilEnded(2_000);
    expect(staying.ended).toBe(false);
    const statuses = [leaving, dismissed].map(async (client) => (await follow(client)).status);
    expect(await Promise.all(statuses)).toEqual([401, 403]);
  });

  it('does not keep its session alive, and ends by itself when that has been idle for too long', async () => {
    const away = await api.memberOf(here, 'physician');
    const screen = await follow(away);
    const at = (minutes: number) => api.clock.moveTo(new Date(Date.parse(MORNING) + minutes * 60_000));
    at(20);
    const again = await follow(away);
    await eventually(() => expect(again.heartbeats).toBeGreaterThan(1));
    expect(screen.ended).toBe(false);
    at(31);
    await screen.untilEnded(3_000);
    await again.untilEnded(3_000);
    expect((await away.get('/auth/me')).status).toBe(401);
  });

  it('is one of at most ten of a person', async () => {
    const all = await Promise.all(Array.from({ length: MOST_OF_A_PERSON }, () => follow(physician)));
    expect(all.map(({ status }) => status)).toEqual(all.map(() => 200));
    const refused = await api.ask('GET', '/api/v1/live', undefined, { cookie: physician.cookie });
    expect(refused).toMatchObject({ status: 429, body: { code: 'too-many-streams' } });
    all[0]?.close();
    await eventually(async () => expect((await follow(physician)).status).toBe(200));
  });

  // The last: whoever comes back while an older transaction still runs may have missed these rows as well.
  it('is asked to read everything anew, once, when more than a thousand rows appear at a time', async () => {
    const [screen, other] = [await follow(physician), await follow(stranger)];
    const before = await figure('interstice_live_resyncs_total');
    await asHere((query) =>
      query(
        `INSERT INTO change (site_id, patient_id, kind) SELECT $1, $2, 'fact' FROM generate_series(1, 1001)`,
        [here, patientId],
      ),
    );
    await eventually(() => expect(screen.events.map(({ event }) => event)).toEqual(['resync']));
    const [after = ''] = ids(1);
    await asHere((query) => announce(query, after));
    await until(screen, after);
    expect([screen.events.length, other.events.length]).toEqual([2, 0]);
    expect(await figure('interstice_live_resyncs_total')).toBe(before + 1);
  });
});

describe('an API that is told to stop', () => {
  it('ends its live screens first, also those that take nothing any more, and is gone within seconds', async () => {
    const api = await TestApi.start();
    await api.app.listen(0, '127.0.0.1');
    const url = await api.app.getUrl();
    const nurse = await api.memberOf(await api.addSite('Riverside'), 'nurse');
    const [taking, deaf] = [
      await LiveScreen.open(url, nurse.cookie),
      await LiveScreen.open(url, nurse.cookie),
    ];
    deaf.response.pause();
    const stopped = api.stop();
    await taking.untilEnded(3_000);
    const late = await LiveScreen.open(url, nurse.cookie).then(
      ({ status }) => status,
      () => 'gone',
    );
    expect([503, 'gone']).toContain(late);
    // Longer than the grace for those that take nothing, shorter than any time-out of a connection.
    const since = performance.now();
    await stopped;
    expect(performance.now() - since).toBeLessThan(8_000);
    deaf.close();
  });
});
