import type { DecisionCode, IsoDate, ProgressionDecision } from '@interstice/clinical';
import type { AlertActCode } from '@interstice/guideline';
import type { QueryFn } from '../database/database.js';
import type { AlertToChange } from './alert-row.js';

/** The latest decision about an alert. */
export interface LastDecision {
  readonly kind: 'acted' | 'dismissed';
  readonly code: AlertActCode | null;
  readonly evidenceRevision: number;
  readonly decisionLineageId: string | null;
  /** Of one about a drug that goes on: the day on which its warning speaks again (B-33). */
  readonly reviewOn: IsoDate | null;
  /** The decision as a fact, as it stands; undefined where it is none or was withdrawn. */
  readonly standing: Omit<ProgressionDecision, 'baselineOn'> | undefined;
}

interface Row extends Record<string, unknown> {
  readonly kind: LastDecision['kind'];
  readonly code: AlertActCode | null;
  readonly evidenceRevision: number;
  readonly decisionLineageId: string | null;
  readonly reviewOn: IsoDate | null;
  readonly standing: string | null;
  readonly decision: DecisionCode;
  readonly decidedOn: IsoDate;
  readonly versionId: string;
}

/** Undefined where nobody decided, or what was decided last was taken back. */
export async function findLastDecision(
  query: QueryFn,
  { patientId, id }: Pick<AlertToChange, 'patientId' | 'id'>,
): Promise<LastDecision | undefined> {
  const [row] = await query<Row | (Omit<Row, 'kind'> & { readonly kind: 'reopened' })>(
    `SELECT action.kind, action.code, action.evidence_revision AS "evidenceRevision",
            action.decision_lineage_id AS "decisionLineageId", action.review_on AS "reviewOn", fact.lineage_id AS standing, fact.decision,
            fact.decided_on AS "decidedOn", fact.id AS "versionId"
       FROM alert_action AS action
       LEFT JOIN progression_decision AS fact
         ON fact.patient_id = action.patient_id AND fact.lineage_id = action.decision_lineage_id
        AND fact.superseded_at IS NULL AND fact.withdrawn_at IS NULL
      WHERE action.patient_id = $1 AND action.alert_id = $2 AND action.kind IN ('acted', 'dismissed', 'reopened')
      ORDER BY action.at DESC, action.id DESC LIMIT 1`,
    [patientId, id],
    'alert-last-decision',
  );
  if (row === undefined || row.kind === 'reopened') return undefined;
  const {
    kind,
    code,
    evidenceRevision,
    decisionLineageId,
    standing,
    decision,
    decidedOn,
    versionId,
    reviewOn,
  } = row;
  return {
    kind,
    code,
    evidenceRevision,
    decisionLineageId,
    reviewOn,
    standing: standing === null ? undefined : { lineageId: standing, id: versionId, decision, decidedOn },
  };
}
