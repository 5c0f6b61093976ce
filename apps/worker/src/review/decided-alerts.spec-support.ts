import { hashPassword, newId } from '@interstice/server';
import type { TestClinic } from '@interstice/test-support';

export interface AlertRow extends Record<string, unknown> {
  readonly id: string;
  readonly key: string;
  readonly status: string;
  readonly severity: string;
  readonly owner: string | null;
  readonly deputy: string | null;
  readonly dueBy: string | null;
  readonly seenAt: Date | null;
  readonly evidenceRevision: number;
  readonly inHistory: boolean;
  readonly changed: { readonly facts: readonly Record<string, unknown>[] } | null;
}

/** What specs of decided alerts ask and arrange in a test clinic. */
export function alertsOfClinic(clinic: TestClinic, now: Date) {
  async function addPhysician(): Promise<string> {
    const id = newId(now);
    const passwordHash = await hashPassword('a-password-for-tests');
    await clinic.write(async (query) => {
      await query(
        `INSERT INTO "user" (id, email, display_name, password_hash) VALUES ($1, $2, 'Test physician', $3)`,
        [id, `${id}@test.example`, passwordHash],
      );
      await query(`INSERT INTO site_membership (user_id, site_id, role) VALUES ($1, $2, 'physician')`, [
        id,
        clinic.siteId,
      ]);
    });
    return id;
  }
  const leave = (userId: string) =>
    clinic.write((query) => query(`UPDATE "user" SET disabled_at = $2 WHERE id = $1`, [userId, now]));
  const alertsOf = (patientId: string) =>
    clinic.gateways.asWorker((query) =>
      query<AlertRow>(
        `SELECT id, key, status, severity, owner_id AS owner, deputy_id AS deputy, due_by AS "dueBy", seen_at AS "seenAt",
                evidence_revision AS "evidenceRevision", in_history AS "inHistory", changed_after_decision AS changed
           FROM alert WHERE patient_id = $1 ORDER BY id`,
        [patientId],
      ),
    );
  const actionsOf = (patientId: string) =>
    clinic.gateways.asWorker((query) =>
      query<{ kind: string; code: string | null; decision: string | null; evidence: object | null }>(
        `SELECT kind, code, decision_lineage_id AS decision, evidence FROM alert_action WHERE patient_id = $1 ORDER BY id`,
        [patientId],
      ),
    );
  const decisionsOf = async (patientId: string) =>
    (await clinic.load(patientId)).record.progressionDecisions.map(({ decision, decidedOn, baselineOn }) => ({
      decision,
      decidedOn,
      baselineOn,
    }));
  return { addPhysician, leave, alertsOf, actionsOf, decisionsOf };
}
