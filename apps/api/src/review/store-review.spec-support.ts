import { parseIsoDate } from '@interstice/clinical';
import { review } from '@interstice/guideline';
import {
  loadRecord,
  newId,
  packOutput,
  protocolOf,
  resolveRuleSetSeq,
  storedAlertEvidence,
} from '@interstice/server';
import { TODAY, type TestApi } from '../test-api.spec-support.js';

/** What the worker writes after a review, without what tells the worker's own tests apart. */
export async function storeReview(api: TestApi, patientId: string): Promise<void> {
  const now = api.clock.now();
  const ruleSetSeq = await api.gateway.asSystem((query) => resolveRuleSetSeq(query, now));
  await api.gateway.asWorker(async (query) => {
    const loaded = await loadRecord(query, patientId);
    if (loaded === undefined) throw new Error('no such patient');
    const { siteId, recordRevision, record } = loaded;
    const asOf = parseIsoDate(TODAY);
    const result = review(record, protocolOf(loaded), asOf);
    await query(
      `INSERT INTO review (id, patient_id, site_id, record_revision, rule_set_seq, as_of, next_review_on, output,
                           changed_alert, reviewed_at)
       VALUES ($1, $2, $3, $4, $9, $5, $6, $7, false, $8)`,
      [
        newId(now),
        patientId,
        siteId,
        recordRevision,
        asOf,
        result.nextReviewOn,
        packOutput(result),
        now,
        ruleSetSeq,
      ],
    );
    for (const alert of result.alerts.filter(({ mayOpen }) => mayOpen)) {
      await query(
        `INSERT INTO alert (id, patient_id, site_id, key, kind, rule_id, severity, status, certainty,
                            evidence_revision, evidence, opened_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $11, $8, 1, $9, $10, $10)
         ON CONFLICT (patient_id, key) DO NOTHING`,
        [
          newId(now),
          patientId,
          siteId,
          alert.key,
          alert.kind,
          alert.ruleId,
          alert.severity,
          alert.certainty,
          JSON.stringify(storedAlertEvidence(alert)),
          now,
          alert.recovered === true ? 'recovered' : 'open',
        ],
      );
    }
    await query(
      `UPDATE due_item SET closed_at = $2, closed_reason = 'withdrawn' WHERE patient_id = $1 AND closed_at IS NULL`,
      [patientId, now],
    );
    for (const item of result.dueItems) {
      await query(
        `INSERT INTO due_item (id, patient_id, site_id, test, cycle, opens_on, target_on, closes_on, rule_ids, detail,
                               created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)`,
        [
          newId(now),
          patientId,
          siteId,
          item.test,
          item.cycle,
          item.opensOn,
          item.targetOn,
          item.closesOn,
          item.rules.map(({ ruleId }) => ruleId),
          JSON.stringify(item.rules),
          now,
        ],
      );
    }
    await query(
      `UPDATE patient_review_state
          SET reviewed_revision = $2, reviewed_on = $3, reviewed_at = $4, next_review_on = $5, rule_set_seq = $6
        WHERE patient_id = $1`,
      [patientId, recordRevision, asOf, now, result.nextReviewOn, ruleSetSeq],
    );
  });
}
