import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseIsoDate } from '@interstice/clinical';
import { createLogger, resolveRuleSetSeq, setOverride } from '@interstice/server';
import { openTestClinic, pftFact, symptomFact, type TestClinic } from '@interstice/test-support';
import { ReviewService } from './review.service.js';
import { storedReviews } from './stored-reviews.spec-support.js';

const NOW = new Date('2026-03-02T09:00:00Z');
const silent = createLogger({ logLevel: 'silent', name: 'test' });

describe('the review of a patient', () => {
  let clinic: TestClinic;
  let ruleSetSeq: number;
  let reviews: ReviewService;
  let stored: ReturnType<typeof storedReviews>;

  beforeAll(async () => {
    clinic = await openTestClinic();
    stored = storedReviews(clinic);
    ruleSetSeq = await clinic.gateways.asWorker((query) => resolveRuleSetSeq(query, NOW));
    reviews = new ReviewService(clinic.gateways, silent, ruleSetSeq);
  });
  afterAll(() => clinic.close());

  it('opens one alert with evidence and citations when the second PFT is 12 % below the first', async () => {
    const patientId = await clinic.register();
    const earlier = await clinic.record(patientId, pftFact('2025-09-01', 3000, 80));
    const later = await clinic.record(patientId, pftFact('2026-02-27', 2640, 70.4));

    expect(await reviews.reviewPatients([patientId], NOW)).toMatchObject({ reviewed: 1, failed: 0 });

    const alerts = await stored.alertsOf(patientId);
    expect(alerts).toHaveLength(1);
    expect(alerts[0]).toMatchObject({ status: 'open', evidenceRevision: 1, seenAt: null });
    expect(alerts[0]?.evidence.worstDeclineTenths).toBe(120);
    expect(alerts[0]?.evidence.cites.length).toBeGreaterThan(0);
    expect(alerts[0]?.evidence.facts.map((fact) => fact.lineageId)).toEqual(
      expect.arrayContaining([earlier.lineageId, later.lineageId]),
    );
    expect(await reviews.reviewPatients([patientId], NOW)).toMatchObject({ current: 1, reviewed: 0 });
  });

  it('opens no alert for a stable patient and wants the next PFT', async () => {
    const patientId = await clinic.register();
    await clinic.record(patientId, pftFact('2025-09-01', 3000, 80));
    await clinic.record(patientId, pftFact('2026-02-27', 2980, 79.5));
    await reviews.reviewPatients([patientId], NOW);

    expect(await stored.alertsOf(patientId)).toHaveLength(0);
    expect((await stored.dueItemsOf(patientId)).map((item) => item.test)).toContain('pft');
  });

  it('keeps the row of a due item through dates, closes it by the result and re-opens it when that is withdrawn', async () => {
    const patientId = await clinic.register();
    const first = await clinic.record(patientId, pftFact('2025-09-01', 3000, 80));
    await reviews.reviewPatients([patientId], NOW);
    const wanted = (await stored.dueItemsOf(patientId)).find((item) => item.test === 'pft');
    expect(wanted).toMatchObject({ cycle: first.lineageId, closedReason: null });

    const second = await clinic.record(patientId, pftFact('2026-02-27', 2990, 79.8));
    await reviews.reviewPatients([patientId], NOW);
    const pfts = (await stored.dueItemsOf(patientId)).filter((item) => item.test === 'pft');
    expect(pfts.find((item) => item.id === wanted?.id)).toMatchObject({
      closedReason: 'done',
      closedByLineage: second.lineageId,
    });
    expect(pfts.filter((item) => item.closedReason === null)).toMatchObject([{ cycle: second.lineageId }]);

    await clinic.withdraw(patientId, 'pft', second.lineageId);
    await reviews.reviewPatients([patientId], NOW);
    const after = (await stored.dueItemsOf(patientId)).filter((item) => item.test === 'pft');
    expect(after.filter((item) => item.closedReason === null)).toMatchObject([
      { id: wanted?.id, cycle: first.lineageId },
    ]);
    expect(after.find((item) => item.cycle === second.lineageId)).toMatchObject({
      closedReason: 'withdrawn',
    });
  });

  it('withdraws an open alert only when its fact is withdrawn, and opens the same one again when it comes back', async () => {
    const patientId = await clinic.register();
    await clinic.record(patientId, pftFact('2025-09-01', 3000, 80));
    const fall = await clinic.record(patientId, pftFact('2026-02-20', 2640, 70.4));
    await reviews.reviewPatients([patientId], NOW);
    const [opened] = await stored.alertsOf(patientId);

    await clinic.withdraw(patientId, 'pft', fall.lineageId);
    await reviews.reviewPatients([patientId], NOW);
    expect(await stored.alertsOf(patientId)).toMatchObject([{ id: opened?.id, status: 'withdrawn' }]);

    await clinic.record(patientId, pftFact('2026-02-21', 2600, 69.3));
    await reviews.reviewPatients([patientId], NOW);
    expect(await stored.alertsOf(patientId)).toMatchObject([
      { id: opened?.id, status: 'open', evidenceRevision: 2 },
    ]);
  });

  it('lets worse news speak again: an acknowledged alert is open and unseen after a lower FVC', async () => {
    const patientId = await clinic.register();
    await clinic.record(patientId, pftFact('2025-09-01', 3000, 80));
    await clinic.record(patientId, pftFact('2026-01-20', 2640, 70.4));
    await reviews.reviewPatients([patientId], NOW);
    await clinic.gateways.asUser(clinic.user, (query) =>
      query(`UPDATE alert SET status = 'acknowledged', seen_at = $2 WHERE patient_id = $1`, [patientId, NOW]),
    );

    await clinic.record(patientId, symptomFact('2026-02-01', 'stable'));
    await reviews.reviewPatients([patientId], NOW);
    expect(await stored.alertsOf(patientId)).toMatchObject([{ status: 'acknowledged' }]);

    await clinic.record(patientId, pftFact('2026-02-25', 2550, 68));
    await reviews.reviewPatients([patientId], NOW);
    const [alert] = await stored.alertsOf(patientId);
    expect(alert).toMatchObject({ status: 'open', seenAt: null });
    expect(alert?.evidence.worstDeclineTenths).toBe(150);
  });

  it('keeps the full output of the last review and of those that changed an alert', async () => {
    const patientId = await clinic.register();
    await clinic.record(patientId, pftFact('2025-09-01', 3000, 80));
    await reviews.reviewPatients([patientId], NOW);
    await clinic.record(patientId, pftFact('2026-01-20', 2640, 70.4));
    await reviews.reviewPatients([patientId], NOW);
    await clinic.record(patientId, symptomFact('2026-02-01', 'stable'));
    await reviews.reviewPatients([patientId], NOW);

    const rows = await clinic.gateways.asWorker((query) =>
      query(
        `SELECT output IS NOT NULL AS kept, changed_alert AS "changedAlert"
           FROM review WHERE patient_id = $1 ORDER BY record_revision`,
        [patientId],
      ),
    );
    expect(rows).toEqual([
      { kept: false, changedAlert: false },
      { kept: true, changedAlert: true },
      { kept: true, changedAlert: expect.any(Boolean) },
    ]);
  });

  it('B-26: tells which fact about the person altered a verdict, in both directions, and nothing where none was altered', async () => {
    const patientId = await clinic.register();
    const of = (kind: string, value: object) =>
      clinic.record(patientId, {
        kind: 'person-fact',
        values: { kind, on: '2024-05-01', value } as never,
      });
    await of('sex', { sex: 'female' });
    await of('birth-date', { birthDate: '1965-01-10' });
    await clinic.record(patientId, pftFact('2026-02-20', 2000));
    const altered = async () => {
      await reviews.reviewPatients([patientId], NOW);
      const rows = await clinic.gateways.asWorker((query) =>
        query<{ altered: { verdicts: unknown[]; facts: unknown[] } | null }>(
          `SELECT altered FROM review WHERE patient_id = $1 ORDER BY record_revision DESC LIMIT 1`,
          [patientId],
        ),
      );
      return rows[0]?.altered ?? null;
    };
    expect(await altered()).toBeNull();
    const { lineageId } = await of('height', { heightCm: 162 });
    const facts = (did: string) => [{ kind: 'height', lineageId, on: '2024-05-01', did }];
    expect(await altered()).toEqual({
      facts: facts('recorded'),
      verdicts: [{ what: 'severity', from: 'unknown', to: 'moderate-to-severe' }],
    });
    await clinic.record(patientId, pftFact('2026-02-27', 1500));
    expect(await altered()).toBeNull();
    await clinic.withdraw(patientId, 'person-fact', lineageId);
    await clinic.record(patientId, symptomFact('2026-02-28', 'worse'));
    expect(await altered()).toEqual({
      facts: facts('withdrawn'),
      verdicts: expect.arrayContaining([{ what: 'severity', from: 'moderate-to-severe', to: 'unknown' }]),
    });
  });

  it('B-27: withdraws the item of a test that a physician stopped, and wants it again on the day of the review', async () => {
    const patientId = await clinic.register();
    await clinic.record(patientId, pftFact('2025-09-01', 3000, 80));
    await reviews.reviewPatients([patientId], NOW);
    const wanted = async () =>
      (await stored.dueItemsOf(patientId))
        .filter(({ test }) => test === 'pft')
        .map((item) => item.closedReason);
    expect(await wanted()).toEqual([null]);
    await clinic.write(
      (query, context) =>
        setOverride(
          query,
          patientId,
          { test: 'pft', stop: 'declined', until: parseIsoDate('2026-03-31'), reason: 'rather not' },
          context,
        ),
      { now: NOW },
    );
    await reviews.reviewPatients([patientId], NOW);
    expect(await wanted()).toEqual(['withdrawn']);
    await reviews.reviewPatients([patientId], new Date('2026-04-01T09:00:00Z'));
    expect((await wanted()).filter((reason) => reason === null)).toHaveLength(1);
  });
});
