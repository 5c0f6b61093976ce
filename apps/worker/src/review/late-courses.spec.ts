import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { course, openLateClinic, type LateClinic } from './late-results.spec-support.js';

const LONG = 'drug.glucocorticoid-long';

describe('a course that is entered late, or withdrawn and entered again', () => {
  let late: LateClinic;

  beforeAll(async () => {
    late = await openLateClinic();
  });
  afterAll(() => late.clinic.close());

  async function longOnPrednisone() {
    const patientId = await late.clinic.register({ ctd: 'ra' });
    const lineageId = await late.record(patientId, course('prednisone', '2025-11-01'));
    return { patientId, lineageId, alert: late.only(await late.review(patientId)) };
  }

  it('lets the open warning go on where an earlier course adjoins it (B-01, B-28)', async () => {
    const { patientId, alert } = await longOnPrednisone();
    const earlier = await late.record(patientId, course('prednisone', '2025-08-01', '2025-11-01'));
    expect(late.only(await late.review(patientId))).toMatchObject({
      id: alert.id,
      key: `${LONG}:${earlier}`,
      status: 'open',
      dueBy: alert.dueBy,
    });
  });

  it('lets what was decided for it stand, and speak again on its day (B-07, B-33)', async () => {
    const { patientId, lineageId, alert } = await longOnPrednisone();
    await late.dismissUntil(alert, '2026-06-01');
    // It overlaps the later one and runs on beside it.
    const earlier = await late.record(patientId, course('prednisone', '2025-08-01'));
    expect(late.only(await late.review(patientId))).toMatchObject({
      id: alert.id,
      key: `${LONG}:${earlier}`,
      status: 'dismissed',
      changed: null,
    });
    await late.clinic.withdraw(patientId, 'treatment', earlier);
    expect(late.only(await late.review(patientId))).toMatchObject({
      id: alert.id,
      key: `${LONG}:${lineageId}`,
      status: 'dismissed',
    });
    await late.record(patientId, course('prednisone', '2025-09-01', '2025-10-31'));
    await late.review(patientId);
    expect(late.only(await late.review(patientId, '2026-05-31'))).toMatchObject({ status: 'dismissed' });
    expect(late.only(await late.review(patientId, '2026-06-01'))).toMatchObject({
      id: alert.id,
      status: 'open',
      seenAt: null,
    });
  });

  it('lets a decision stand when the course is withdrawn and entered again the same, up to its day (B-33)', async () => {
    const { patientId, lineageId, alert } = await longOnPrednisone();
    await late.dismissUntil(alert, '2026-05-20');
    await late.clinic.withdraw(patientId, 'treatment', lineageId);
    const again = await late.record(patientId, course('prednisone', '2025-11-01'));
    expect(late.only(await late.review(patientId))).toMatchObject({
      id: alert.id,
      key: `${LONG}:${again}`,
      status: 'dismissed',
      changed: null,
    });
    expect((await late.clinic.load(patientId)).nextReviewOn).toBe('2026-05-20');
    // Corrected as any course is of which it was decided.
    await late.correct(patientId, again, course('prednisone', '2025-10-25'));
    expect(late.only(await late.review(patientId))).toMatchObject({ status: 'dismissed', changed: null });
    expect(late.only(await late.review(patientId, '2026-05-20'))).toMatchObject({ status: 'open' });
  });

  it('tells who decided when the course they decided for is gone and another one overlaps it (B-07)', async () => {
    const { patientId, lineageId, alert } = await longOnPrednisone();
    await late.dismissUntil(alert, '2026-06-01');
    await late.clinic.withdraw(patientId, 'treatment', lineageId);
    const other = await late.record(patientId, course('prednisone', '2025-10-01'));
    expect(late.only(await late.review(patientId))).toMatchObject({
      id: alert.id,
      key: `${LONG}:${other}`,
      status: 'open',
      severity: 'critical',
      owner: late.physician,
      changed: { facts: [{ kind: 'treatment', lineageId, after: null }] },
    });
  });

  it('stays one alert when it was told between that the course had gone (B-07)', async () => {
    const { patientId, lineageId, alert } = await longOnPrednisone();
    await late.dismissUntil(alert, '2026-06-01');
    await late.clinic.withdraw(patientId, 'treatment', lineageId);
    const told = late.only(await late.review(patientId));
    expect(told).toMatchObject({ id: alert.id, status: 'open', severity: 'critical' });
    const again = await late.record(patientId, course('prednisone', '2025-11-01'));
    expect(late.only(await late.review(patientId))).toMatchObject({
      id: alert.id,
      key: `${LONG}:${again}`,
      status: 'open',
      severity: 'critical',
    });
  });

  it('never hands a decision that a course was entered in error on to a course entered later (B-07)', async () => {
    const { patientId, lineageId, alert } = await longOnPrednisone();
    await late.dismissUntil(alert, '2026-06-01');
    await late.clinic.withdraw(patientId, 'treatment', lineageId);
    const told = late.only(await late.review(patientId));
    await late.dismissUntil(told, '2026-06-01');
    await late.record(patientId, course('prednisone', '2025-11-01'));
    expect((await late.review(patientId)).map(({ status }) => status)).toEqual(['dismissed', 'open']);
  });

  it('keeps asking where a late course joins an exposure that is asked about to one that was decided (B-01, B-33)', async () => {
    const patientId = await late.clinic.register({ ctd: 'ra' });
    const former = await late.record(patientId, course('prednisone', '2024-11-01'));
    const decided = late.only(await late.review(patientId, '2025-03-01'));
    await late.dismissUntil(decided, '2027-03-01');
    await late.correct(patientId, former, course('prednisone', '2024-11-01', '2025-06-01'));
    const present = await late.record(patientId, course('prednisone', '2025-11-01'));
    expect(await late.review(patientId)).toMatchObject([
      { id: decided.id, status: 'dismissed' },
      { key: `${LONG}:${present}`, status: 'open' },
    ]);
    await late.record(patientId, course('prednisone', '2025-06-01', '2025-11-01'));
    const [, asking] = await late.review(patientId);
    expect(asking).toMatchObject({ key: `${LONG}:${present}`, status: 'open' });
    if (asking === undefined) throw new Error('no alert');
    await late.dismissUntil(asking, '2026-09-01');
    await late.review(patientId);
    expect((await late.review(patientId, '2026-08-31')).map(({ status }) => status)).toEqual([
      'dismissed',
      'dismissed',
    ]);
    // The day that was named for the later course is one for the exposure that it is part of.
    expect((await late.review(patientId, '2026-09-01')).map(({ status }) => status)).toEqual([
      'open',
      'dismissed',
    ]);
  });

  it('is another warning for another course of the same drug (B-01)', async () => {
    const patientId = await late.clinic.register({ ctd: 'ssc' });
    const first = await late.record(patientId, course('prednisone', '2026-01-10'));
    const alert = late.only(await late.review(patientId));
    await late.dismissUntil(alert, '2026-06-01');
    await late.correct(patientId, first, course('prednisone', '2026-01-10', '2026-02-20'));
    const second = await late.record(patientId, course('prednisone', '2026-02-21'));
    expect(await late.review(patientId)).toMatchObject([
      { key: `drug.glucocorticoid-ssc:${first}`, status: 'dismissed' },
      { key: `drug.glucocorticoid-ssc:${second}`, status: 'open' },
    ]);
  });
});
