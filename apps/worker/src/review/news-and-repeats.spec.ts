import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLogger, decideAlert, resolveRuleSetSeq } from '@interstice/server';
import { openTestClinic, pftFact, type TestClinic } from '@interstice/test-support';
import { alertsOfClinic, type AlertRow } from './decided-alerts.spec-support.js';
import { ReviewService } from './review.service.js';

const NOW = new Date('2026-03-02T09:00:00Z');
const silent = createLogger({ logLevel: 'silent', name: 'test' });

describe('a decline that goes on, and one that is to be repeated', () => {
  let clinic: TestClinic;
  let reviews: ReviewService;
  let ask: ReturnType<typeof alertsOfClinic>;
  let physician: string;

  beforeAll(async () => {
    clinic = await openTestClinic();
    const ruleSetSeq = await clinic.gateways.asWorker((query) => resolveRuleSetSeq(query, NOW));
    reviews = new ReviewService(clinic.gateways, silent, ruleSetSeq);
    ask = alertsOfClinic(clinic, NOW);
    physician = await ask.addPhysician();
  });
  afterAll(() => clinic.close());

  const alertsOf = (patientId: string) =>
    clinic.gateways.asWorker((query) =>
      query(
        `SELECT status, certainty, evidence_revision AS "evidenceRevision", seen_at AS "seenAt", evidence
           FROM alert WHERE patient_id = $1`,
        [patientId],
      ),
    );

  it('does not call the repeat of a provisional decline done by a test three days later, but by one in its window', async () => {
    const patientId = await clinic.register();
    await clinic.record(patientId, pftFact('2024-09-01', 2700));
    await clinic.record(patientId, pftFact('2025-01-15', 3000));
    await clinic.record(patientId, pftFact('2025-06-01', 2750));
    await clinic.record(patientId, pftFact('2025-12-01', 2690));
    await reviews.reviewPatients([patientId], NOW);
    expect(await alertsOf(patientId)).toMatchObject([{ certainty: 'provisional' }]);
    const pfts = () =>
      clinic.gateways.asWorker((query) =>
        query<{ id: string; closesOn: string; closedReason: string | null; closedByLineage: string | null }>(
          `SELECT id, closes_on AS "closesOn", closed_reason AS "closedReason", closed_by_lineage AS "closedByLineage"
             FROM due_item WHERE patient_id = $1 AND test = 'pft'`,
          [patientId],
        ),
      );
    const unclosed = async () => (await pfts()).filter(({ closedReason }) => closedReason === null);
    const [asked] = await unclosed();
    expect(asked).toMatchObject({ closesOn: '2026-02-23' });

    await clinic.record(patientId, pftFact('2025-12-04', 2720));
    await reviews.reviewPatients([patientId], NOW);
    expect((await pfts()).find(({ id }) => id === asked?.id)).toMatchObject({ closedReason: 'withdrawn' });
    const [stillAsked] = await unclosed();
    expect(stillAsked).toMatchObject({ closesOn: '2026-02-23' });

    const repeat = await clinic.record(patientId, pftFact('2026-01-10', 2720));
    await reviews.reviewPatients([patientId], NOW);
    expect((await pfts()).find(({ id }) => id === stillAsked?.id)).toMatchObject({
      closedReason: 'done',
      closedByLineage: repeat.lineageId,
    });
  });

  it('brings a decline that was to be watched back on the day after the last day of its repeat, and once (B-11)', async () => {
    const patientId = await clinic.register();
    for (const [on, ml] of [
      ['2024-09-01', 2700],
      ['2025-01-15', 3000],
      ['2025-06-01', 2750],
      ['2025-12-01', 2690],
    ] as const)
      await clinic.record(patientId, pftFact(on, ml));
    const at = (day: string) => new Date(`${day}T09:00:00Z`);
    const alertOn = async (day: string) => {
      await reviews.reviewPatients([patientId], at(day));
      const [alert] = await ask.alertsOf(patientId);
      if (!alert) throw new Error('no alert');
      return alert;
    };
    const watch = (day: string, { id: alertId, evidenceRevision }: AlertRow) =>
      clinic.write(
        (query, context) =>
          decideAlert(query, { alertId, decision: 'watch-and-repeat', evidenceRevision }, context),
        { userId: physician, now: at(day) },
      );
    await watch('2025-12-11', await alertOn('2025-12-10'));
    // The repeat closes 12 weeks after the test of 1 December.
    expect(await alertOn('2026-02-23')).toMatchObject({ status: 'acted' });
    const back = await alertOn('2026-02-24');
    expect(back).toMatchObject({ status: 'open', seenAt: null, evidenceRevision: 2, dueBy: '2026-03-03' });
    const actions = await clinic.gateways.asWorker((query) =>
      query(`SELECT kind, reason FROM alert_action WHERE patient_id = $1 ORDER BY id`, [patientId]),
    );
    expect(actions).toEqual([
      { kind: 'opened', reason: null },
      { kind: 'acted', reason: null },
      { kind: 'evidence-changed', reason: 'Unconfirmed, not repeated: the repeat test is late.' },
    ]);
    expect(await alertOn('2026-02-25')).toEqual(back);
    await watch('2026-02-25', back);
    expect(await alertOn('2026-04-01')).toMatchObject({ status: 'acted', evidenceRevision: 2 });
  });

  it.each(['acknowledged', 'acted', 'dismissed'])(
    'lets a second fall of 10 % speak again below a first of 12 %%, when the first alert was %s (B-02)',
    async (status) => {
      const july = new Date('2026-07-01T09:00:00Z');
      const patientId = await clinic.register();
      await clinic.record(patientId, pftFact('2024-01-15', 3000));
      await clinic.record(patientId, pftFact('2025-01-15', 2640));
      await reviews.reviewPatients([patientId], NOW);
      await clinic.gateways.asUser(clinic.user, (query) =>
        query(
          `UPDATE alert SET status = $2, seen_at = $3, closed_at = CASE WHEN $2 <> 'acknowledged' THEN $3::timestamptz END
            WHERE patient_id = $1`,
          [patientId, status, NOW],
        ),
      );

      await clinic.record(patientId, pftFact('2026-06-15', 2370));
      await reviews.reviewPatients([patientId], july);
      expect(await alertsOf(patientId)).toMatchObject([
        {
          status: 'open',
          seenAt: null,
          evidenceRevision: 2,
          evidence: { progression: { lowestFvcMl: 2370 } },
        },
      ]);
    },
  );
});
