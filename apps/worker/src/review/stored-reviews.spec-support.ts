import type { TestClinic } from '@interstice/test-support';

/** What the reviews of a test clinic have stored, by patient. */
export function storedReviews(clinic: TestClinic) {
  const alertsOf = (patientId: string) =>
    clinic.gateways.asWorker((query) =>
      query<{
        id: string;
        status: string;
        certainty: string;
        evidenceRevision: number;
        seenAt: Date | null;
        evidence: {
          criteria: string[];
          worstDeclineTenths: number;
          cites: unknown[];
          facts: { lineageId: string }[];
        };
      }>(
        `SELECT id, status, certainty, evidence_revision AS "evidenceRevision", seen_at AS "seenAt", evidence
           FROM alert WHERE patient_id = $1`,
        [patientId],
      ),
    );
  const dueItemsOf = (patientId: string) =>
    clinic.gateways.asWorker((query) =>
      query<{
        id: string;
        test: string;
        cycle: string;
        closesOn: string;
        closedReason: string | null;
        closedByLineage: string | null;
      }>(
        `SELECT id, test, cycle, closes_on AS "closesOn", closed_reason AS "closedReason",
                closed_by_lineage AS "closedByLineage"
           FROM due_item WHERE patient_id = $1 ORDER BY created_at, id`,
        [patientId],
      ),
    );
  const stateOf = async (patientId: string) => {
    const [state] = await clinic.gateways.asWorker((query) =>
      query(
        `SELECT record_revision AS "recordRevision", reviewed_revision AS "reviewedRevision", attempts,
                last_error_code AS "lastErrorCode", next_attempt_at AS "nextAttemptAt",
                rule_set_seq AS "ruleSetSeq"
           FROM patient_review_state WHERE patient_id = $1`,
        [patientId],
      ),
    );
    return state;
  };

  const reviewedRevisionsOf = async (patientId: string) => {
    const rows = await clinic.gateways.asWorker((query) =>
      query<{ recordRevision: number }>(
        `SELECT record_revision AS "recordRevision" FROM review WHERE patient_id = $1 ORDER BY id`,
        [patientId],
      ),
    );
    return rows.map((row) => row.recordRevision);
  };
  return { alertsOf, dueItemsOf, stateOf, reviewedRevisionsOf };
}
