import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseIsoDate } from '@interstice/clinical';
import {
  correctFact,
  createLogger,
  decideAlert,
  reopenAlert,
  resolveRuleSetSeq,
  type AlertDecision,
  type FactInput,
} from '@interstice/server';
import { openTestClinic, pftFact, type TestClinic } from '@interstice/test-support';
import { alertsOfClinic } from './decided-alerts.spec-support.js';
import { ReviewService } from './review.service.js';

const NOW = new Date('2026-03-02T09:00:00Z');
const silent = createLogger({ logLevel: 'silent', name: 'test' });
const REASON = 'For the joints; discussed with rheumatology.';

function course(
  drug: 'prednisone' | 'nintedanib' | 'mycophenolate-mofetil',
  startedOn: string,
  stoppedOn?: string,
) {
  const values = { drug, startedOn, ...(stoppedOn === undefined ? {} : { stoppedOn }), indication: 'ild' };
  return { kind: 'treatment', values } as FactInput & { readonly kind: 'treatment' };
}

describe('a warning about a drug (B-01, B-07, B-33)', () => {
  let clinic: TestClinic;
  let reviews: ReviewService;
  let physician: string;
  let ask: ReturnType<typeof alertsOfClinic>;

  beforeAll(async () => {
    clinic = await openTestClinic();
    const ruleSetSeq = await clinic.gateways.asWorker((query) => resolveRuleSetSeq(query, NOW));
    reviews = new ReviewService(clinic.gateways, silent, ruleSetSeq);
    ask = alertsOfClinic(clinic, NOW);
    physician = await ask.addPhysician();
  });
  afterAll(() => clinic.close());

  const review = (patientId: string, day = '2026-03-02') =>
    reviews.reviewPatients([patientId], new Date(`${day}T09:00:00Z`));
  const decide = (decision: AlertDecision, day = '2026-03-02') =>
    clinic.write((query, context) => decideAlert(query, decision, context), {
      userId: physician,
      now: new Date(`${day}T10:00:00Z`),
    });
  const correct = (patientId: string, lineageId: string, to: FactInput & { readonly kind: 'treatment' }) =>
    clinic.write((query, context) =>
      correctFact(query, patientId, lineageId, to, { reason: 'typing error' }, context),
    );
  const dose = (patientId: string, treatmentLineageId: string, on: string, mg: number) =>
    clinic.record(patientId, {
      kind: 'treatment-change',
      values: { treatmentLineageId, on, kind: 'dose', doseAmount: mg, doseUnit: 'mg', timesPerDay: 1 },
    });
  const ruled = async (patientId: string) =>
    (await ask.alertsOf(patientId)).map(({ key, status }) => `${key.split(':')[0] ?? ''} ${status}`);

  /** Prednisone in RA since November: one warning, of an exposure longer than three months. */
  async function longOnPrednisone() {
    const patientId = await clinic.register({ ctd: 'ra' });
    const { lineageId } = await clinic.record(patientId, course('prednisone', '2025-11-01'));
    await review(patientId);
    const [alert] = await ask.alertsOf(patientId);
    if (alert === undefined) throw new Error('no alert');
    return { patientId, lineageId, alert };
  }

  it('is there three times, each once, for SSc on 20 mg of prednisone and nintedanib added to mycophenolate (T-03, X-01, X-02, X-05)', async () => {
    const patientId = await clinic.register({ ctd: 'ssc' });
    const steroid = await clinic.record(patientId, course('prednisone', '2025-11-01'));
    await dose(patientId, steroid.lineageId, '2025-11-01', 20);
    await clinic.record(patientId, course('mycophenolate-mofetil', '2025-04-01'));
    const added = await clinic.record(patientId, course('nintedanib', '2025-10-01'));
    for (const specialty of ['pulmonology', 'rheumatology'] as const)
      await clinic.record(patientId, { kind: 'visit', values: { on: '2026-01-20', specialty } });
    await clinic.record(patientId, pftFact('2025-09-01', 3000));
    await clinic.record(patientId, pftFact('2026-02-20', 2990));
    await review(patientId);
    await review(patientId, '2026-03-03');
    const rows = await ask.alertsOf(patientId);
    expect(rows.map(({ key }) => key).sort()).toEqual([
      `drug.antifibrotic-beside-mycophenolate:${added.lineageId}`,
      `drug.glucocorticoid-long:${steroid.lineageId}`,
      `drug.glucocorticoid-ssc:${steroid.lineageId}`,
    ]);
    expect(rows.every(({ status, severity }) => status === 'open' && severity === 'warning')).toBe(true);

    // A fall of 12 % documents progression; the stop ends both warnings about the steroid.
    await clinic.record(patientId, pftFact('2026-02-25', 2640));
    await correct(patientId, steroid.lineageId, course('prednisone', '2025-11-01', '2026-03-04'));
    await review(patientId, '2026-03-05');
    expect((await ruled(patientId)).sort()).toEqual([
      'drug.antifibrotic-beside-mycophenolate withdrawn',
      'drug.glucocorticoid-long withdrawn',
      'drug.glucocorticoid-ssc withdrawn',
      'inbuild open',
    ]);
  });

  it('is dismissed with a day in the next twelve months on which it speaks again, and with none otherwise', async () => {
    const { patientId, alert } = await longOnPrednisone();
    const dismissal = {
      alertId: alert.id,
      decision: 'dismiss',
      reason: REASON,
      evidenceRevision: 1,
    } as const;
    await expect(decide(dismissal)).rejects.toMatchObject({ code: 'review-day', status: 422 });
    for (const day of ['2026-03-02', '2027-03-03'])
      await expect(decide({ ...dismissal, reviewOn: parseIsoDate(day) })).rejects.toMatchObject({
        code: 'review-day',
        errors: [{ pointer: '/reviewOn', detail: 'expected a day from 2026-03-03 to 2027-03-02' }],
      });
    const until = parseIsoDate('2027-03-02');
    expect(await decide({ ...dismissal, reviewOn: until })).toMatchObject({ recordChanged: true });
    expect(await decide({ ...dismissal, reviewOn: until })).toMatchObject({ unchanged: true });
    expect((await clinic.load(patientId)).record.warningDecisions).toEqual([
      { key: alert.key, decidedOn: '2026-03-02', reviewOn: until },
    ]);
  });

  it('is decided once for its course: neither dose nor correction opens it, and on its day it speaks again', async () => {
    const { patientId, lineageId, alert } = await longOnPrednisone();
    const dismissal = { alertId: alert.id, decision: 'dismiss', reason: REASON } as const;
    await decide({ ...dismissal, evidenceRevision: 1, reviewOn: parseIsoDate('2026-06-01') });
    await review(patientId);
    await dose(patientId, lineageId, '2026-03-10', 40);
    await correct(patientId, lineageId, course('prednisone', '2025-10-25'));
    await review(patientId, '2026-03-11');
    expect(await ask.alertsOf(patientId)).toMatchObject([{ status: 'dismissed', changed: null }]);
    expect((await clinic.load(patientId)).nextReviewOn).toBe('2026-06-01');

    await review(patientId, '2026-05-31');
    expect(await ruled(patientId)).toEqual(['drug.glucocorticoid-long dismissed']);
    await review(patientId, '2026-06-01');
    await review(patientId, '2026-06-02');
    const [again] = await ask.alertsOf(patientId);
    expect(again).toMatchObject({ status: 'open', seenAt: null, dueBy: '2026-06-08', evidenceRevision: 2 });

    await decide({ ...dismissal, evidenceRevision: 2, reviewOn: parseIsoDate('2026-09-01') }, '2026-06-02');
    await review(patientId, '2026-08-31');
    expect(await ruled(patientId)).toEqual(['drug.glucocorticoid-long dismissed']);
    await review(patientId, '2026-09-01');
    expect(await ruled(patientId)).toEqual(['drug.glucocorticoid-long open']);
  });

  it('is another one for another course, and one that was taken back has no day', async () => {
    const { patientId, lineageId, alert } = await longOnPrednisone();
    const dismissal = {
      alertId: alert.id,
      decision: 'dismiss',
      reason: REASON,
      evidenceRevision: 1,
    } as const;
    await decide({ ...dismissal, reviewOn: parseIsoDate('2026-06-01') });
    await correct(patientId, lineageId, course('prednisone', '2025-11-01', '2026-03-05'));
    await clinic.record(patientId, course('prednisone', '2026-04-01'));
    await review(patientId, '2026-07-02');
    expect(await ruled(patientId)).toEqual([
      'drug.glucocorticoid-long dismissed',
      'drug.glucocorticoid-long open',
    ]);

    await clinic.write(
      (query, context) =>
        reopenAlert(query, { alertId: alert.id, reason: 'wrong day', evidenceRevision: 1 }, context),
      { userId: physician, now: new Date('2026-07-02T10:00:00Z') },
    );
    expect((await clinic.load(patientId)).record.warningDecisions).toEqual([]);
    expect(
      (await clinic.load(patientId, { knownAt: new Date('2026-03-02T10:00:01Z') })).record.warningDecisions,
    ).toHaveLength(1);
  });

  it('tells who decided when what it rested on never was', async () => {
    const { patientId, lineageId, alert } = await longOnPrednisone();
    const dismissal = {
      alertId: alert.id,
      decision: 'dismiss',
      reason: REASON,
      evidenceRevision: 1,
    } as const;
    await decide({ ...dismissal, reviewOn: parseIsoDate('2026-06-01') });
    await clinic.withdraw(patientId, 'treatment', lineageId);
    await review(patientId, '2026-03-10');
    expect(await ask.alertsOf(patientId)).toMatchObject([
      { status: 'open', severity: 'critical', owner: physician, changed: { facts: [{ kind: 'treatment' }] } },
    ]);
  });
});
