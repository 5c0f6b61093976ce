import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLogger, resolveRuleSetSeq } from '@interstice/server';
import { openTestClinic, pftFact, type TestClinic } from '@interstice/test-support';
import { ReviewService } from './review.service.js';

const NOW = new Date('2026-03-02T09:00:00Z');
const silent = createLogger({ logLevel: 'silent', name: 'test' });

describe('a decline that goes on, and one that is to be repeated', () => {
  let clinic: TestClinic;
  let reviews: ReviewService;

  beforeAll(async () => {
    clinic = await openTestClinic();
    const ruleSetSeq = await clinic.gateways.asWorker((query) => resolveRuleSetSeq(query, NOW));
    reviews = new ReviewService(clinic.gateways, silent, ruleSetSeq);
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
