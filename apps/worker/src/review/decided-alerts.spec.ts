import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { parseIsoDate } from '@interstice/clinical';
import {
  correctFact,
  createLogger,
  decideAlert,
  EvidenceMovedError,
  newId,
  reopenAlert,
  resolveRuleSetSeq,
  setPatientTeam,
  setSiteTeam,
  type AlertDecision,
} from '@interstice/server';
import { openTestClinic, pftFact, type TestClinic } from '@interstice/test-support';
import { alertsOfClinic, type AlertRow } from './decided-alerts.spec-support.js';
import { ReviewService } from './review.service.js';

const NOW = new Date('2026-03-02T09:00:00Z');
const silent = createLogger({ logLevel: 'silent', name: 'test' });

/** A rising need for oxygen, part of what an alert rests on. */
const NEEDS = [
  [parseIsoDate('2025-01-10'), 0],
  [parseIsoDate('2025-11-30'), 2],
] as const;

describe('an alert that people decide about', () => {
  let clinic: TestClinic;
  let reviews: ReviewService;
  let physician: string;
  let deputy: string;
  let ask: ReturnType<typeof alertsOfClinic>;

  beforeAll(async () => {
    clinic = await openTestClinic({ connections: 8 });
    const ruleSetSeq = await clinic.gateways.asWorker((query) => resolveRuleSetSeq(query, NOW));
    reviews = new ReviewService(clinic.gateways, silent, ruleSetSeq);
    ask = alertsOfClinic(clinic, NOW);
    physician = await ask.addPhysician();
    deputy = await ask.addPhysician();
  });
  afterAll(() => clinic.close());
  beforeEach(() =>
    clinic.write((query, context) =>
      setSiteTeam(query, clinic.siteId, { physicianId: null, deputyId: null }, context),
    ),
  );

  /** Reviewed on a day, in the morning. */
  const review = (patientId: string, day = '2026-03-02') =>
    reviews.reviewPatients([patientId], new Date(`${day}T09:00:00Z`));
  const decide = (decision: AlertDecision, day = '2026-03-02', userId = physician) =>
    clinic.write((query, context) => decideAlert(query, decision, context), {
      userId,
      now: new Date(`${day}T10:00:00Z`),
    });
  const correctFvc = (patientId: string, lineageId: string, fvcMl: number, testedOn = '2026-02-20') =>
    clinic.write((query, context) =>
      correctFact(query, patientId, lineageId, pftFact(testedOn, fvcMl), { reason: 'typing error' }, context),
    );

  /** A fall of 12 % (3000 to 2640 mL), and its alert. */
  async function fallen(): Promise<{ patientId: string; later: string; alert: AlertRow }> {
    const patientId = await clinic.register();
    await clinic.record(patientId, pftFact('2025-09-01', 3000));
    const { lineageId } = await clinic.record(patientId, pftFact('2026-02-20', 2640));
    await review(patientId);
    const [alert] = await ask.alertsOf(patientId);
    if (alert === undefined) throw new Error('no alert');
    return { patientId, later: lineageId, alert };
  }

  it('goes from the decline over an escalation and a worse decline to evidence that changed after the decision (B-02, B-06, B-07)', async () => {
    const { patientId, later, alert } = await fallen();
    expect(alert).toMatchObject({
      key: 'inbuild:first',
      owner: null,
      dueBy: '2026-03-09',
      severity: 'warning',
    });

    const decided = await decide({ alertId: alert.id, decision: 'escalated', evidenceRevision: 1 });
    // The later test of the pair that was seen is the first baseline, not the day of acting (B-06).
    expect(await ask.decisionsOf(patientId)).toEqual([
      { decision: 'escalated', decidedOn: '2026-03-02', baselineOn: '2026-02-20' },
    ]);
    await review(patientId);
    expect(await ask.alertsOf(patientId)).toMatchObject([{ status: 'acted' }]);

    // 2640 to 2350 mL: 11.0 % in the new episode.
    await clinic.record(patientId, pftFact('2026-05-20', 2350));
    await review(patientId, '2026-05-22');
    expect(await ask.alertsOf(patientId)).toMatchObject([
      { status: 'acted', evidenceRevision: 1 },
      { key: `inbuild:${decided.decisionLineageId}`, status: 'open', dueBy: '2026-05-29' },
    ]);

    await correctFvc(patientId, later, 2900);
    await review(patientId, '2026-05-25');
    const [changed, second] = await ask.alertsOf(patientId);
    expect(changed).toMatchObject({
      status: 'open',
      severity: 'critical',
      owner: physician,
      dueBy: '2026-05-25',
      seenAt: null,
      evidenceRevision: 2,
      changed: {
        decision: { status: 'acted', code: 'escalated', by: physician },
        facts: [{ lineageId: later, before: { fvc: 2640 }, after: { fvc: 2900 } }],
      },
    });
    // 2900 to 2350 mL is 18.9 %: the same test became a worse fall, in the episode that began with it.
    expect(second).toMatchObject({ status: 'open', evidenceRevision: 2 });

    // Told once: what comes later of other facts does not tell it again.
    await clinic.record(patientId, pftFact('2026-05-24', 2360));
    await review(patientId, '2026-05-26');
    expect((await ask.alertsOf(patientId))[0]).toMatchObject({ evidenceRevision: 2, dueBy: '2026-05-25' });

    // The decision stands: the same code again writes no second fact.
    const again = await decide(
      { alertId: alert.id, decision: 'escalated', evidenceRevision: 2 },
      '2026-05-26',
    );
    expect(again).toMatchObject({ decisionLineageId: decided.decisionLineageId, recordChanged: false });
    await review(patientId, '2026-05-27');
    expect((await ask.alertsOf(patientId))[0]).toMatchObject({
      status: 'acted',
      severity: 'warning',
      changed: null,
    });
    expect(await ask.decisionsOf(patientId)).toHaveLength(1);
    const told = (await ask.actionsOf(patientId)).filter(
      ({ kind }) => kind === 'evidence-changed-after-decision',
    );
    expect(told).toHaveLength(1);
  });

  it('takes a decision back with the fact that it wrote, and lets another decision take the place of one', async () => {
    const { patientId, later, alert } = await fallen();
    const first = { alertId: alert.id, decision: 'accept-new-baseline', evidenceRevision: 1 } as const;
    await decide(first);
    await review(patientId);
    await clinic.write((query, context) =>
      reopenAlert(
        query,
        { alertId: alert.id, reason: 'meant for another patient', evidenceRevision: 1 },
        context,
      ),
    );
    await review(patientId);
    expect(await ask.alertsOf(patientId)).toMatchObject([
      { status: 'open', evidenceRevision: 1, dueBy: '2026-03-09' },
    ]);
    expect(await ask.decisionsOf(patientId)).toEqual([]);

    await decide({ ...first, decision: 'escalated' });
    await review(patientId);
    await clinic.withdraw(patientId, 'pft', later);
    await review(patientId, '2026-03-03');
    expect(await ask.alertsOf(patientId)).toMatchObject([
      { status: 'open', severity: 'critical', evidenceRevision: 2 },
    ]);
    // Nothing has fallen any more: dismissed, and progression is judged from the beginning again.
    await decide({
      alertId: alert.id,
      decision: 'dismiss',
      reason: 'test of another person',
      evidenceRevision: 2,
    });
    await review(patientId, '2026-03-04');
    expect(await ask.decisionsOf(patientId)).toEqual([]);
    expect(await ask.alertsOf(patientId)).toMatchObject([{ status: 'dismissed', changed: null }]);
  });

  it('opens again when its decision is withdrawn as a fact, and when a dismissed one becomes true', async () => {
    const { patientId, later, alert } = await fallen();
    const { decisionLineageId } = await decide({
      alertId: alert.id,
      decision: 'other-cause',
      evidenceRevision: 1,
    });
    if (decisionLineageId === null) throw new Error('no fact');
    await review(patientId);
    await clinic.withdraw(patientId, 'progression-decision', decisionLineageId);
    await review(patientId);
    expect(await ask.alertsOf(patientId)).toMatchObject([
      { status: 'open', changed: { facts: [{ lineageId: decisionLineageId, after: null }] } },
    ]);
    await decide({ alertId: alert.id, decision: 'dismiss', reason: 'noise', evidenceRevision: 2 });
    await review(patientId);
    await correctFvc(patientId, later, 2500);
    await review(patientId);
    expect(await ask.alertsOf(patientId)).toMatchObject([
      { status: 'open', severity: 'critical', changed: { facts: [{ after: { fvc: 2500 } }] } },
    ]);
  });

  it('belongs to the physician of the patient, else of the site, and passes on when that person has left (B-04)', async () => {
    const patientId = await clinic.register();
    const gone = await ask.addPhysician();
    const team = { physicianId: gone, deputyId: deputy };
    await clinic.write((query, context) => setPatientTeam(query, patientId, team, context));
    await clinic.record(patientId, pftFact('2025-09-01', 3000));
    await clinic.record(patientId, pftFact('2026-02-20', 2640));
    await review(patientId);
    expect(await ask.alertsOf(patientId)).toMatchObject([{ owner: gone, deputy }]);

    await ask.leave(gone);
    await clinic.record(patientId, pftFact('2026-02-27', 2600));
    await review(patientId, '2026-03-03');
    expect(await ask.alertsOf(patientId)).toMatchObject([
      { owner: deputy, deputy: null, dueBy: '2026-03-10' },
    ]);

    const site = { physicianId: physician, deputyId: deputy };
    await clinic.write((query, context) => setSiteTeam(query, clinic.siteId, site, context));
    const { alert } = await fallen();
    expect(alert).toMatchObject({ owner: physician, deputy });
  });

  it('comes into the history to triage with the first import when it is old, and out of it with fresh worse news (B-08)', async () => {
    await clinic.write((query, { userId }) =>
      query(
        `INSERT INTO import (id, site_id, kind, file_name, file_bytes, file_sha256, dry_run, requested_by, requested_at)
         VALUES ($1, $2, 'pfts', 'pfts.csv', 1, 'x', false, $3, $4)`,
        [newId(NOW), clinic.siteId, userId, new Date('2026-02-25T09:00:00Z')],
      ),
    );
    /** @returns the alert of a fall of 12 % to a test of a day, by file or by hand */
    const fallTo = async (day: string, by: 'import' | 'manual', needsBy?: 'import' | 'manual') => {
      const patientId = await clinic.register();
      for (const [on, litresPerMinute] of needsBy === undefined ? [] : NEEDS)
        await clinic.record(patientId, { kind: 'oxygen-need', values: { on, litresPerMinute } }, needsBy);
      await clinic.record(patientId, pftFact('2025-01-10', 3000), 'import');
      await clinic.record(patientId, pftFact(day, 2640), by);
      await review(patientId);
      return { patientId, alert: (await ask.alertsOf(patientId))[0] };
    };
    // 90 days before 2 March 2026 is 2 December 2025.
    const old = await fallTo('2025-12-01', 'import');
    expect(old.alert).toMatchObject({ inHistory: true, owner: null, dueBy: null });
    expect((await fallTo('2025-12-02', 'import')).alert).toMatchObject({
      inHistory: false,
      dueBy: '2026-03-09',
    });
    expect((await fallTo('2025-12-01', 'manual')).alert).toMatchObject({ inHistory: false });
    expect((await fallTo('2025-12-01', 'import', 'import')).alert).toMatchObject({ inHistory: true });
    expect((await fallTo('2025-12-01', 'import', 'manual')).alert).toMatchObject({ inHistory: false });

    await clinic.record(old.patientId, pftFact('2026-02-27', 2500));
    await review(old.patientId, '2026-03-03');
    expect(await ask.alertsOf(old.patientId)).toMatchObject([
      { inHistory: false, status: 'open', dueBy: '2026-03-10', evidenceRevision: 2 },
    ]);
  });

  it('is decided once, however many decide, review and record at once (B-05)', async () => {
    const { patientId, alert } = await fallen();
    const attempts = await Promise.allSettled([
      ...Array.from({ length: 4 }, () =>
        decide({ alertId: alert.id, decision: 'watch-and-repeat', evidenceRevision: 1 }),
      ),
      clinic.record(patientId, pftFact('2026-02-26', 2500)),
      ...Array.from({ length: 3 }, () => review(patientId)),
    ]);
    const failed = attempts.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
    expect(failed.filter((reason) => !(reason instanceof EvidenceMovedError))).toEqual([]);
    await review(patientId);

    const decided = (await ask.actionsOf(patientId)).filter(({ kind }) => kind === 'acted');
    expect(decided.length).toBeLessThanOrEqual(1);
    expect(await ask.decisionsOf(patientId)).toHaveLength(decided.length);
    // 3000 to 2500 mL is worse news, whoever came first.
    expect(await ask.alertsOf(patientId)).toMatchObject([{ status: 'open', evidenceRevision: 2 }]);
  });
});
