import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { review } from '@interstice/guideline';
import { createLogger, Metrics, resolveRuleSetSeq } from '@interstice/server';
import { openTestClinic, type TestClinic } from '@interstice/test-support';
import { countReviews, countUnjudged } from './count-reviews.js';
import { ReviewService } from './review.service.js';

const NOW = new Date('2026-03-02T09:00:00Z');
const silent = createLogger({ logLevel: 'silent', name: 'test' });

describe('a rule that cannot be judged on a record (B-14)', () => {
  let clinic: TestClinic;
  let ruleSetSeq: number;

  beforeAll(async () => {
    clinic = await openTestClinic();
    ruleSetSeq = await clinic.gateways.asWorker((query) => resolveRuleSetSeq(query, NOW));
  });
  afterAll(() => clinic.close());

  /** Reviews with two rules failing on some records; what the metrics and the log say then. */
  async function reviewWithout(failing: ReadonlySet<string>, patientIds: readonly string[]) {
    const lines: string[] = [];
    const logger = createLogger(
      { logLevel: 'error', name: 'test' },
      { write: (line: string) => void lines.push(line) },
    );
    const metrics = new Metrics('test');
    const judge: typeof review = (record, protocol, asOf) => ({
      ...review(record, protocol, asOf),
      cannotJudge: failing.has(record.patientId)
        ? ['blood.neutrophils', 'inbuild'].map((ruleId) => ({ ruleId, test: null, errorCode: 'odd-value' }))
        : [],
    });
    const outcome = await new ReviewService(
      clinic.gateways,
      logger,
      ruleSetSeq,
      judge,
      countReviews(metrics),
      countUnjudged(metrics),
    ).reviewPatients(patientIds, NOW);
    return { outcome, lines, text: await metrics.registry.metrics() };
  }

  it('is counted by its rule, once for each record, and names no patient in the metric', async () => {
    const [first, second, sound] = [
      await clinic.register(),
      await clinic.register(),
      await clinic.register(),
    ];
    const { outcome, lines, text } = await reviewWithout(new Set([first, second]), [first, second, sound]);
    expect(outcome).toMatchObject({ reviewed: 3, failed: 0 });
    expect(text).toContain('interstice_rules_not_judged_total{rule="blood.neutrophils",process="test"} 2');
    expect(text).toContain('interstice_rules_not_judged_total{rule="inbuild",process="test"} 2');
    expect(text).toContain('interstice_reviews_total{outcome="reviewed",process="test"} 3');
    for (const patientId of [first, second, sound]) expect(text).not.toContain(patientId);

    const logged = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(logged.map(({ patientId }) => patientId).sort()).toEqual([first, second].sort());
    expect(logged[0]).toMatchObject({
      msg: 'rules could not be judged on a record',
      rules: [
        { ruleId: 'blood.neutrophils', errorCode: 'odd-value' },
        { ruleId: 'inbuild', errorCode: 'odd-value' },
      ],
    });
  });

  it('is not counted while somebody else’s review is the one that is written', async () => {
    const patientId = await clinic.register();
    await new ReviewService(clinic.gateways, silent, ruleSetSeq).reviewPatients([patientId], NOW);
    const { outcome, lines, text } = await reviewWithout(new Set([patientId]), [patientId]);
    expect(outcome).toMatchObject({ reviewed: 0, current: 1 });
    expect(lines).toEqual([]);
    expect(text).not.toContain('interstice_rules_not_judged_total{');
  });
});
