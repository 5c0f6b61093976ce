import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { count, openLateClinic, type LateClinic } from './late-results.spec-support.js';

const key = (lineageId: string) => `blood.neutrophils:${lineageId}`;

describe('a blood test that is entered late, or changed, at the beginning of a run', () => {
  let late: LateClinic;

  beforeAll(async () => {
    late = await openLateClinic();
  });
  afterAll(() => late.clinic.close());

  it('lets the open alert go on with who saw it, its owner and its age (B-01, B-03)', async () => {
    const patientId = await late.onMycophenolate();
    await late.record(patientId, count('2026-02-20', 1.1));
    const opened = late.only(await late.review(patientId));
    await late.clinic.write((query, { now }) =>
      query(`UPDATE alert SET status = 'acknowledged', seen_at = $2 WHERE id = $1`, [opened.id, now]),
    );
    const earlier = await late.record(patientId, count('2026-02-13', 1.2));
    const after = late.only(await late.review(patientId, '2026-03-05'));
    expect(after).toMatchObject({
      id: opened.id,
      key: key(earlier),
      status: 'acknowledged',
      dueBy: opened.dueBy,
      evidenceRevision: 2,
    });
    expect(after.seenAt).not.toBeNull();
    expect((await late.ask.actionsOf(patientId)).map(({ kind }) => kind)).toEqual([
      'opened',
      'evidence-changed',
    ]);
    // The next review finds it by its key and has nothing to say.
    await late.record(patientId, count('2026-02-27', 1.2));
    expect(late.only(await late.review(patientId, '2026-03-06'))).toMatchObject({
      id: opened.id,
      status: 'acknowledged',
    });
  });

  it('leaves a decision to stand where the earlier value is no worse, and asks again where it is (B-02, B-07)', async () => {
    const patientId = await late.onMycophenolate();
    await late.record(patientId, count('2026-02-20', 1.1));
    const opened = late.only(await late.review(patientId));
    await late.decide(opened, { decision: 'watch-and-repeat' });
    const earlier = await late.record(patientId, count('2026-02-13', 1.2));
    expect(late.only(await late.review(patientId))).toMatchObject({
      id: opened.id,
      key: key(earlier),
      status: 'acted',
      evidenceRevision: 1,
      changed: null,
    });
    const worse = await late.record(patientId, count('2026-02-06', 0.4));
    expect(late.only(await late.review(patientId))).toMatchObject({
      id: opened.id,
      key: key(worse),
      status: 'open',
      severity: 'critical',
      seenAt: null,
      evidenceRevision: 2,
    });
  });

  it('goes on at the next test when the first one is corrected to normal or withdrawn (B-03)', async () => {
    for (const change of ['corrected', 'withdrawn'] as const) {
      const patientId = await late.onMycophenolate();
      const first = await late.record(patientId, count('2026-02-13', 1.2));
      const next = await late.record(patientId, count('2026-02-20', 1.2));
      const opened = late.only(await late.review(patientId));
      expect(opened.key).toBe(key(first));
      await (change === 'corrected'
        ? late.correct(patientId, first, count('2026-02-13', 2.1))
        : late.clinic.withdraw(patientId, 'blood-test', first));
      expect(late.only(await late.review(patientId))).toMatchObject({
        id: opened.id,
        key: key(next),
        status: 'open',
      });
    }
  });

  it('tells who decided when the first test of a run that they decided on was corrected to normal, and opens no second alert (B-07)', async () => {
    const patientId = await late.onMycophenolate();
    const first = await late.record(patientId, count('2026-02-13', 1.1));
    const next = await late.record(patientId, count('2026-02-20', 1.2));
    const opened = late.only(await late.review(patientId));
    await late.decide(opened, { decision: 'watch-and-repeat' });
    await late.correct(patientId, first, count('2026-02-13', 2.1));
    expect(late.only(await late.review(patientId))).toMatchObject({
      id: opened.id,
      key: key(next),
      status: 'open',
      severity: 'critical',
      owner: late.physician,
      changed: {
        facts: [{ lineageId: first, before: { neutrophils: 1100 }, after: { neutrophils: 2100 } }],
      },
    });
  });

  it('keeps a decision about a test that is withdrawn and entered again the same, and tells its later correction (B-07)', async () => {
    const patientId = await late.onMycophenolate();
    const first = await late.record(patientId, count('2026-02-20', 1.2));
    const opened = late.only(await late.review(patientId));
    await late.decide(opened, { decision: 'watch-and-repeat' });
    await late.clinic.withdraw(patientId, 'blood-test', first);
    const again = await late.record(patientId, count('2026-02-20', 1.2));
    expect(late.only(await late.review(patientId))).toMatchObject({
      id: opened.id,
      key: key(again),
      status: 'acted',
      changed: null,
    });
    await late.correct(patientId, again, count('2026-02-20', 2.1));
    expect(late.only(await late.review(patientId))).toMatchObject({
      status: 'open',
      changed: {
        facts: [{ lineageId: again, before: { neutrophils: 1200 }, after: { neutrophils: 2100 } }],
      },
    });
  });

  it('goes on with the worse value of the same day, which speaks again (B-02, B-23)', async () => {
    const patientId = await late.onMycophenolate();
    await late.record(patientId, count('2026-02-20', 1.2));
    const opened = late.only(await late.review(patientId));
    await late.decide(opened, { decision: 'watch-and-repeat' });
    const worse = await late.record(patientId, count('2026-02-20', 0.9));
    expect(late.only(await late.review(patientId))).toMatchObject({
      id: opened.id,
      key: key(worse),
      status: 'open',
      seenAt: null,
    });
  });

  it('opens an alert of its own for a run that another one had recovered before (B-01)', async () => {
    const patientId = await late.onMycophenolate();
    const first = await late.record(patientId, count('2026-02-06', 1.2));
    const opened = late.only(await late.review(patientId));
    await late.decide(opened, { decision: 'watch-and-repeat' });
    await late.record(patientId, count('2026-02-13', 2.1));
    const another = await late.record(patientId, count('2026-02-20', 1.2));
    expect(await late.review(patientId)).toMatchObject([
      { id: opened.id, key: key(first), status: 'acted' },
      { key: key(another), status: 'open' },
    ]);
    // A late test between them that is normal as well leaves both where they are.
    await late.record(patientId, count('2026-02-16', 2.2));
    expect(await late.review(patientId)).toMatchObject([
      { id: opened.id, key: key(first), status: 'acted', changed: null },
      { key: key(another), status: 'open' },
    ]);
  });

  it('splits a run by a late normal test, and asks about what came after it (B-01)', async () => {
    const patientId = await late.onMycophenolate();
    const first = await late.record(patientId, count('2026-02-06', 1.2));
    const last = await late.record(patientId, count('2026-02-20', 1.2));
    const opened = late.only(await late.review(patientId));
    await late.decide(opened, { decision: 'watch-and-repeat' });
    await late.record(patientId, count('2026-02-13', 2.1));
    expect(await late.review(patientId)).toMatchObject([
      { id: opened.id, key: key(first), status: 'acted', changed: null },
      { key: key(last), status: 'open' },
    ]);
  });

  it('is one alert however many review and record at once (B-05)', async () => {
    const patientId = await late.onMycophenolate();
    await late.record(patientId, count('2026-02-20', 1.1));
    const opened = late.only(await late.review(patientId));
    await Promise.all([
      ...['2026-02-13', '2026-02-06', '2026-01-30'].map((day) => late.record(patientId, count(day, 1.2))),
      ...Array.from({ length: 4 }, () => late.review(patientId)),
    ]);
    const after = late.only(await late.review(patientId));
    expect(after).toMatchObject({ id: opened.id, status: 'open' });
  });
});
