import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@interstice/test-support';
import type { MeResponse, Problem } from '@interstice/contracts';
import { Clinic, Visitor } from './clinic.js';

describe('a working day', () => {
  let clinic: Clinic;

  beforeAll(async () => {
    clinic = await Clinic.open();
  });
  afterAll(() => clinic.close());

  it('begins with signing in and ends with signing out', async () => {
    const { email, visitor } = await clinic.hire('physician');
    const me = await visitor.get<MeResponse>('/auth/me');
    expect(me.body.user.email).toBe(email);
    expect(me.body.memberships.map(({ siteName, role }) => [siteName, role])).toEqual([
      ['Riverside', 'physician'],
    ]);
    expect((await visitor.post('/auth/logout')).status).toBe(204);
    const after = await visitor.get<Problem>('/auth/me');
    expect([after.status, after.body.code]).toEqual([401, 'unauthenticated']);
    expect(after.headers.get('content-type')).toContain('application/problem+json');
  });

  it('does not begin with a wrong password or a made-up session', async () => {
    const { email } = await clinic.hire('nurse');
    await expect(clinic.signIn(email, 'guess')).rejects.toThrow('401');
    const stranger = new Visitor(clinic.product.url, 'interstice_session=made-up');
    expect((await stranger.get('/alerts')).status).toBe(401);
  });

  it('leaves no password, address or patient in what the processes print', async () => {
    const { email, visitor } = await clinic.hire('nurse');
    const patientId = await clinic.admit(visitor);
    await visitor.post('/patients/search', { text: 'Testc' });
    await clinic.test(visitor, patientId, { testedOn: '2026-03-01', fvcMl: 3217 });
    await eventually(() => expect(clinic.product.api.output).toContain('/api/v1/patients/:id/pfts'));
    const printed = clinic.product.api.output + clinic.product.worker.output;
    // The number of a process or a port may hold the digits of a value.
    const said = printed.replaceAll(/"(pid|port|ms)":\d+/g, '');
    expect(said).not.toMatch(/correct horse|Testc|3217/);
    expect(printed).not.toContain(email);
    expect(printed).not.toContain(patientId);
  });
});
