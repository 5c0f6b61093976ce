import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseIsoDate } from '@interstice/clinical';
import {
  correctFact,
  createLogger,
  decideAlert,
  newId,
  reopenAlert,
  resolveRuleSetSeq,
  type AlertDecision,
  type FactInput,
} from '@interstice/server';
import { openTestClinic, type TestClinic } from '@interstice/test-support';
import { alertsOfClinic } from './decided-alerts.spec-support.js';
import { ReviewService } from './review.service.js';

const NOW = new Date('2026-03-02T09:00:00Z');
const silent = createLogger({ logLevel: 'silent', name: 'test' });
const count = (collectedOn: string, neutrophils: number, crp = 4): FactInput => ({
  kind: 'blood-test',
  values: {
    collectedOn: parseIsoDate(collectedOn),
    wbc: 6,
    neutrophils,
    haemoglobin: 130,
    platelets: 250,
    crp,
  },
});

describe('B-02: an alert about blood', () => {
  let clinic: TestClinic;
  let reviews: ReviewService;
  let physician: string;
  let ask: ReturnType<typeof alertsOfClinic>;

  beforeAll(async () => {
    clinic = await openTestClinic({ connections: 4 });
    const ruleSetSeq = await clinic.gateways.asWorker((query) => resolveRuleSetSeq(query, NOW));
    reviews = new ReviewService(clinic.gateways, silent, ruleSetSeq);
    ask = alertsOfClinic(clinic, NOW);
    physician = await ask.addPhysician();
  });
  afterAll(() => clinic.close());

  async function onMycophenolate(source?: 'import'): Promise<string> {
    const patientId = await clinic.register();
    const drug = 'mycophenolate-mofetil';
    const values = { drug, startedOn: parseIsoDate('2025-06-01'), indication: 'ild' } as const;
    await clinic.record(patientId, { kind: 'treatment', values }, source);
    return patientId;
  }
  const review = async (patientId: string, day = '2026-03-02') => {
    await reviews.reviewPatients([patientId], new Date(`${day}T09:00:00Z`));
    return ask.alertsOf(patientId);
  };
  const decide = (decision: AlertDecision) =>
    clinic.write((query, context) => decideAlert(query, decision, context), {
      userId: physician,
      now: new Date('2026-03-02T10:00:00Z'),
    });
  const idOf = ([alert]: Awaited<ReturnType<typeof review>>): string => alert?.id ?? 'none';

  it('opens, speaks again at a lower value, recovers, stays until it is signed, and a new run is another alert', async () => {
    const patientId = await onMycophenolate();
    await clinic.record(patientId, count('2026-02-20', 1.2));
    const [opened] = await review(patientId);
    expect(opened).toMatchObject({ status: 'open', severity: 'warning', dueBy: '2026-03-09' });
    const alertId = opened?.id ?? '';
    await decide({ alertId, decision: 'treatment-changed', evidenceRevision: 1 });
    expect(await review(patientId)).toMatchObject([{ status: 'acted' }]);

    await clinic.record(patientId, count('2026-02-22', 0.4));
    expect(await review(patientId)).toMatchObject([
      { status: 'open', severity: 'critical', seenAt: null, dueBy: '2026-03-02', evidenceRevision: 2 },
    ]);
    const act = { alertId, evidenceRevision: 2 };
    await expect(decide({ ...act, decision: 'recovery-signed' })).rejects.toMatchObject({ status: 422 });
    await expect(decide({ ...act, decision: 'escalated' })).rejects.toMatchObject({
      code: 'act-does-not-fit',
      errors: [{ pointer: '/code', detail: expect.stringContaining('treatment-changed') }],
    });

    await clinic.record(patientId, count('2026-02-27', 1.3));
    expect(await review(patientId)).toMatchObject([{ status: 'recovered', evidenceRevision: 3 }]);
    // Months pass and nobody signs: it is there.
    expect(await review(patientId, '2026-09-01')).toMatchObject([{ status: 'recovered' }]);
    await decide({ alertId, decision: 'recovery-signed', evidenceRevision: 3 });
    expect(await review(patientId)).toMatchObject([{ status: 'acted' }]);
    await clinic.write(
      (query, context) => reopenAlert(query, { alertId, reason: 'too soon', evidenceRevision: 3 }, context),
      { userId: physician },
    );
    expect(await review(patientId)).toMatchObject([{ status: 'recovered' }]);

    await clinic.record(patientId, count('2026-03-01', 1.1));
    expect((await review(patientId)).map(({ status }) => status).sort()).toEqual(['open', 'recovered']);
    expect((await ask.actionsOf(patientId)).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['opened', 'acted', 'evidence-changed', 'recovered', 'reopened']),
    );
    expect(await ask.decisionsOf(patientId)).toEqual([]);
  });

  it('speaks again when the value that it recovered by turns out to have been outside', async () => {
    const patientId = await onMycophenolate();
    await clinic.record(patientId, count('2026-02-20', 1.2));
    const { lineageId } = await clinic.record(patientId, count('2026-02-27', 2.1));
    expect(await review(patientId)).toMatchObject([{ status: 'recovered' }]);
    await clinic.write((query, context) =>
      correctFact(
        query,
        patientId,
        lineageId,
        count('2026-02-27', 1.21),
        { reason: 'typing error' },
        context,
      ),
    );
    expect(await review(patientId)).toMatchObject([{ status: 'open', seenAt: null }]);
  });

  it('B-07: tells of a value corrected after the decision, and nothing of another analyte of the same test', async () => {
    const patientId = await onMycophenolate();
    const { lineageId } = await clinic.record(patientId, count('2026-02-20', 1.2));
    const alertId = idOf(await review(patientId));
    await decide({ alertId, decision: 'watch-and-repeat', evidenceRevision: 1 });
    const correct = (fact: FactInput) =>
      clinic.write((query, context) =>
        correctFact(query, patientId, lineageId, fact, { reason: 'typing error' }, context),
      );
    await correct(count('2026-02-20', 1.2, 40));
    expect(await review(patientId)).toMatchObject([{ status: 'acted', changed: null }]);
    await correct(count('2026-02-20', 2.1));
    const [told] = await review(patientId);
    expect(told).toMatchObject({
      status: 'open',
      severity: 'critical',
      changed: {
        facts: [{ kind: 'blood-test', before: { neutrophils: 1200 }, after: { neutrophils: 2100 } }],
      },
    });
    await decide({ alertId, decision: 'other-cause', evidenceRevision: told?.evidenceRevision ?? 0 });
    expect(await review(patientId)).toMatchObject([{ status: 'acted', changed: null }]);
  });

  it('B-08: an old one of the first import is in the history, and a run that recovered long ago opens nothing', async () => {
    const old = await onMycophenolate('import');
    await clinic.record(old, count('2025-10-01', 1.2), 'import');
    await clinic.write((query, { now }) =>
      query(
        `INSERT INTO import (id, site_id, kind, file_name, file_bytes, file_sha256, dry_run, requested_by, requested_at)
         VALUES ($1, $2, 'blood-tests', 'first.csv', 1, 'x', false, $3, $4)`,
        [newId(NOW), clinic.siteId, physician, new Date(now.getTime() - 3_600_000)],
      ),
    );
    expect(await review(old)).toMatchObject([{ status: 'open', inHistory: true, dueBy: null }]);
    const recovered = await onMycophenolate('import');
    await clinic.record(recovered, count('2025-10-01', 1.2), 'import');
    await clinic.record(recovered, count('2025-10-08', 2.4), 'import');
    expect(await review(recovered)).toEqual([]);
  });
});
