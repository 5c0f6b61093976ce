import type { AlertResponse, ChangedAfterDecisionResponse } from '@interstice/contracts';
import { explainAlert } from '@interstice/guideline';
import type {
  AlertStatus,
  ChangedAfterDecision,
  FactChange,
  QueryFn,
  StoredAlertEvidence,
} from '@interstice/server';
import { explained, type Explained } from '../review/explained.js';
import { findPresentJudgements, NOT_REVIEWED, type PresentJudgement } from './find-present-judgements.js';
import { findTreatmentsSince, type TreatmentSince } from './find-treatments-since.js';
import { asEntered } from './judged-values.js';

/** A row of `alert` as it is answered. */
export interface AlertRow extends Record<string, unknown> {
  readonly id: string;
  readonly patientId: string;
  readonly siteId: string;
  readonly kind: AlertResponse['kind'];
  readonly ruleId: string;
  readonly severity: AlertResponse['severity'];
  readonly status: AlertStatus;
  readonly certainty: AlertResponse['certainty'];
  readonly owner: string | null;
  readonly deputy: string | null;
  readonly dueBy: string | null;
  readonly seenAt: Date | null;
  readonly evidenceRevision: number;
  readonly evidence: StoredAlertEvidence;
  readonly openedAt: Date;
  readonly inHistory: boolean;
  readonly reviewOn: string | null;
  readonly changed: ChangedAfterDecision | null;
  /** Nobody has decided about it, and its site alerts by its definition no more. */
  readonly isNotChosen: boolean;
}

/**
 * Somebody who left the site, or whose account is closed, answers for nothing. Without a reference to the row inside, so that
 * the physicians are looked up once for a list.
 */
const standing = (column: string) => `CASE WHEN (alert.${column}, alert.site_id) IN (
  SELECT member.user_id, member.site_id
    FROM site_membership AS member JOIN "user" AS person ON person.id = member.user_id
   WHERE member.role = 'physician' AND person.disabled_at IS NULL) THEN alert.${column} END`;

/** Columns of `alert` for an {@link AlertRow}. */
export const ALERT_COLUMNS = `alert.id, alert.patient_id AS "patientId", alert.site_id AS "siteId", alert.kind,
  alert.rule_id AS "ruleId", alert.severity, alert.status, alert.certainty, ${standing('owner_id')} AS owner,
  ${standing('deputy_id')} AS deputy, alert.due_by AS "dueBy", alert.seen_at AS "seenAt",
  alert.evidence_revision AS "evidenceRevision", alert.evidence, alert.opened_at AS "openedAt",
  alert.in_history AS "inHistory",
  CASE WHEN alert.kind = 'drug' THEN (
    SELECT action.review_on FROM alert_action AS action
     WHERE action.patient_id = alert.patient_id AND action.alert_id = alert.id
       AND action.kind IN ('acted', 'dismissed', 'reopened')
     ORDER BY action.at DESC, action.id DESC LIMIT 1) END AS "reviewOn", alert.changed_after_decision AS changed,
  alert.closed_at IS NULL AND alert.kind IN ('progression', 'advisory') AND NOT EXISTS (
    SELECT FROM site AS place WHERE place.id = alert.site_id AND alert.rule_id = ANY (place.alert_sets)) AS "isNotChosen"`;

/** What belongs to the answers about some alerts beside their rows: two statements, whatever their number. */
export interface BesideAlerts {
  readonly judged: ReadonlyMap<string, PresentJudgement>;
  readonly treated: ReadonlyMap<string, TreatmentSince>;
}

export async function readBeside(
  query: QueryFn,
  rows: readonly AlertRow[],
  siteIds: readonly string[],
): Promise<BesideAlerts> {
  const ids = rows.map(({ id }) => id);
  return {
    judged: await findPresentJudgements(query, ids, siteIds),
    treated: await findTreatmentsSince(query, rows, siteIds),
  };
}

/** @param values - whether the reader sees the patient's figures (B-34) */
export function explainedAlert(row: AlertRow, values: boolean, beside: BesideAlerts): Explained {
  const { kind, ruleId, severity, certainty, evidence, changed, isNotChosen } = row;
  const judged = beside.judged.get(row.id) ?? NOT_REVIEWED;
  const treated = beside.treated.get(row.id);
  return explained(
    explainAlert(
      { kind, ruleId, severity, certainty, evidence, cites: evidence.cites },
      {
        values,
        isNotChosen,
        ...judged,
        ...(treated === undefined ? {} : { possiblyAnsweredBy: treated }),
        ...(changed === null ? {} : { changedAfterDecision: changed.decision }),
      },
    ),
    evidence.cites,
  );
}

/** @param values - whether the reader sees the patient's figures (B-34) */
export function alertOf(row: AlertRow, values: boolean, beside: BesideAlerts): AlertResponse {
  const { kind, ruleId, severity, certainty, status, changed } = row;
  const treated = beside.treated.get(row.id);
  const explanation = explainedAlert(row, values, beside);
  return {
    id: row.id,
    patientId: row.patientId,
    kind,
    ruleId,
    severity,
    status,
    certainty,
    headline: explanation.headline,
    because: explanation.because,
    cites: explanation.cites,
    owner: row.owner,
    deputy: row.deputy,
    dueBy: row.dueBy,
    seenAt: row.seenAt?.toISOString() ?? null,
    evidenceRevision: row.evidenceRevision,
    openedAt: row.openedAt.toISOString(),
    reviewOn: row.reviewOn,
    inHistory: row.inHistory,
    changedAfterDecision: changed === null ? null : changeOf(changed, values),
    possiblyAnsweredBy:
      treated === undefined
        ? null
        : {
            lineageId: treated.lineageId,
            startedOn: treated.startedOn,
            ...(values ? { drug: treated.drug } : {}),
          },
  };
}

function changeOf(changed: ChangedAfterDecision, values: boolean): ChangedAfterDecisionResponse {
  const { at, decision, facts } = changed;
  const { status, code, by } = decision;
  return {
    at,
    decision: { status, ...(code === null ? {} : { code }), by, at: decision.at },
    facts: facts.map(({ kind, lineageId, on, before, after }) => ({
      kind,
      lineageId,
      on,
      change: howOf({ before, after }),
      ...(values && before !== null ? { before: asEntered(before) } : {}),
      ...(values && after !== null ? { after: asEntered(after) } : {}),
    })),
  };
}

function howOf({ before, after }: Pick<FactChange, 'before' | 'after'>) {
  if (after === null) return before === null ? 'as-it-was' : 'taken-back';
  return JSON.stringify(before) === JSON.stringify(after) ? 'as-it-was' : 'corrected';
}
