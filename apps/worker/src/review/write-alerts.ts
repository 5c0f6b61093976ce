import { alertDueBy } from '@interstice/guideline';
import { newId, storedAlertEvidence, type AlertSays, type QueryFn } from '@interstice/server';
import { findAnswerable, type Answerable } from './alert-owners.js';
import { findHistory } from './find-history.js';
import type { AlertWrite } from './reconcile-alerts.js';

interface Of {
  readonly patientId: string;
  readonly siteId: string;
}

/** An alert that a review opened, changed or withdrew. */
export interface ChangedAlert extends Of {
  readonly alertId: string;
}

type Rekeying = Extract<AlertWrite, { readonly write: 'rekey' }> & Of;
type Told = Exclude<AlertWrite, { readonly write: 'rekey' }> & Of;
type Written = Told & { readonly alertId: string };

/**
 * Writes the decisions about many patients, each with the action that says what was done and what the alert said then. A
 * fixed number of statements, whatever the number of alerts.
 *
 * @returns the alerts that changed
 */
export async function writeAlerts(
  query: QueryFn,
  decisions: readonly (AlertWrite & Of)[],
  now: Date,
): Promise<ChangedAlert[]> {
  if (decisions.length === 0) return [];
  await rekey(query, decisions.filter(isRekeying), now);
  const told = decisions.filter((write) => !isRekeying(write));
  if (told.length === 0) return [];
  const writes = told.map((write): Written => ({
    ...write,
    alertId: write.write === 'open' ? newId(now) : write.id,
  }));
  const speaking = writes.filter((write) => write.write !== 'withdraw');
  const answerable = await findAnswerable(query, speaking, now);
  const history = await findHistory(query, speaking, answerable);
  await insertOpened(query, writes, { answerable, history }, now);
  await updateChanged(query, writes, { answerable, history }, now);
  const withdrawn = writes.filter(({ write }) => write === 'withdraw');
  if (withdrawn.length > 0) {
    await query(
      `UPDATE alert SET status = 'withdrawn', closed_at = $2, updated_at = $2
         FROM jsonb_to_recordset($1::jsonb) AS x (patient_id uuid, id uuid)
        WHERE alert.patient_id = x.patient_id AND alert.id = x.id`,
      [
        JSON.stringify(withdrawn.map(({ patientId, alertId }) => ({ patient_id: patientId, id: alertId }))),
        now,
      ],
    );
  }
  await logActions(query, writes, now);
  return writes.map(({ patientId, siteId, alertId }) => ({ patientId, siteId, alertId }));
}

function isRekeying(write: AlertWrite & Of): write is Rekeying {
  return write.write === 'rekey';
}

/** Nobody is told: the story is the same. It comes before what an alert says, which may be written with it. */
async function rekey(query: QueryFn, writes: readonly Rekeying[], now: Date): Promise<void> {
  if (writes.length === 0) return;
  const rows = writes.map(({ patientId, id, key, facts }) => ({ patient_id: patientId, id, key, facts }));
  await query(
    `UPDATE alert SET key = x.key, facts = x.facts, updated_at = $2
       FROM jsonb_to_recordset($1::jsonb) AS x (patient_id uuid, id uuid, key text, facts jsonb)
      WHERE alert.patient_id = x.patient_id AND alert.id = x.id`,
    [JSON.stringify(rows), now],
  );
}

interface Known {
  readonly answerable: ReadonlyMap<string, Answerable>;
  /** Alerts that belong to the history to triage. */
  readonly history: ReadonlySet<string>;
}

async function insertOpened(
  query: QueryFn,
  writes: readonly Written[],
  { answerable, history }: Known,
  now: Date,
): Promise<void> {
  const rows = writes.flatMap((write) => {
    if (write.write !== 'open') return [];
    const { finding, facts, alertId, patientId, siteId } = write;
    const { today, owner, deputy } = answerableOf(answerable, patientId);
    const inHistory = history.has(alertId);
    return {
      id: alertId,
      patient_id: patientId,
      site_id: siteId,
      key: finding.key,
      kind: finding.kind,
      rule_id: finding.ruleId,
      episode_id: finding.episodeId,
      severity: finding.severity,
      status: finding.recovered === true ? 'recovered' : 'open',
      certainty: finding.certainty,
      evidence: storedAlertEvidence(finding),
      facts,
      in_history: inHistory,
      owner_id: inHistory ? null : owner,
      deputy_id: inHistory ? null : deputy,
      due_by: inHistory ? null : alertDueBy(finding.severity, today),
    };
  });
  if (rows.length === 0) return;
  await query(
    `INSERT INTO alert (id, patient_id, site_id, key, kind, rule_id, episode_id, severity, status, certainty,
            evidence_revision, evidence, facts, in_history, owner_id, deputy_id, due_by, opened_at, updated_at)
     SELECT id, patient_id, site_id, key, kind, rule_id, episode_id, severity, status, certainty,
            1, evidence, facts, in_history, owner_id, deputy_id, due_by, $2, $2
       FROM jsonb_to_recordset($1::jsonb) AS x (
         id uuid, patient_id uuid, site_id uuid, key text, kind text, rule_id text, episode_id uuid, severity text,
         status text, certainty text, evidence jsonb, facts jsonb, in_history boolean, owner_id uuid, deputy_id uuid, due_by date
       )`,
    [JSON.stringify(rows), now],
  );
}

/**
 * What speaks again is open and unseen, and its time starts anew; its owner stays. One whose evidence changed after a decision
 * goes back to who decided. Whoever left the site is followed by who answers for the patient now.
 */
async function updateChanged(
  query: QueryFn,
  writes: readonly Written[],
  { answerable, history }: Known,
  now: Date,
): Promise<void> {
  const rows = writes.flatMap((write) => {
    if (write.write !== 'update' && write.write !== 'tell-change') return [];
    const { alertId, patientId, evidenceRevision, facts, finding } = write;
    const { today, owner, deputy, physicians } = answerableOf(answerable, patientId);
    const told = write.write === 'tell-change' ? write : undefined;
    const severity = write.write === 'update' ? write.severity : 'critical';
    return {
      patient_id: patientId,
      id: alertId,
      severity,
      certainty: finding?.certainty ?? null,
      evidence: finding === null ? null : storedAlertEvidence(finding),
      facts,
      evidence_revision: evidenceRevision,
      speaks_again: write.write === 'update' ? write.speaksAgain : true,
      recovers: write.write === 'update' && write.recovers,
      in_history: history.has(alertId),
      due_by: alertDueBy(severity, today),
      changed: told === undefined ? null : { ...told.change, at: now.toISOString() },
      decider: told?.change.decision.by ?? null,
      owner_id: owner,
      deputy_id: deputy,
      physicians,
    };
  });
  if (rows.length === 0) return;
  await query(
    `UPDATE alert SET severity = x.severity, certainty = coalesce(x.certainty, alert.certainty),
            evidence = coalesce(x.evidence, alert.evidence), facts = x.facts, evidence_revision = x.evidence_revision,
            updated_at = $2, in_history = x.in_history,
            changed_after_decision = coalesce(x.changed, alert.changed_after_decision),
            status = CASE WHEN x.recovers THEN 'recovered' WHEN x.speaks_again THEN 'open' ELSE alert.status END,
            seen_at = CASE WHEN x.speaks_again THEN NULL ELSE alert.seen_at END,
            closed_at = CASE WHEN x.speaks_again OR x.recovers THEN NULL ELSE alert.closed_at END,
            due_by = CASE WHEN x.in_history THEN NULL
                          WHEN x.speaks_again OR alert.due_by IS NULL THEN x.due_by ELSE alert.due_by END,
            owner_id = CASE WHEN x.in_history THEN NULL
                            WHEN x.physicians ? x.decider::text THEN x.decider
                            WHEN x.physicians ? alert.owner_id::text THEN alert.owner_id ELSE x.owner_id END,
            deputy_id = CASE WHEN x.in_history THEN NULL
                             WHEN x.physicians ? x.decider::text AND x.decider IS DISTINCT FROM alert.owner_id THEN NULL
                             WHEN x.physicians ? alert.owner_id::text
                             THEN CASE WHEN x.physicians ? alert.deputy_id::text THEN alert.deputy_id END
                             ELSE x.deputy_id END
       FROM jsonb_to_recordset($1::jsonb) AS x (
         patient_id uuid, id uuid, severity text, certainty text, evidence jsonb, facts jsonb, evidence_revision integer,
         speaks_again boolean, recovers boolean, in_history boolean, due_by date, changed jsonb, decider uuid, owner_id uuid, deputy_id uuid,
         physicians jsonb
       )
      WHERE alert.patient_id = x.patient_id AND alert.id = x.id`,
    [JSON.stringify(rows), now],
  );
}

const ACTIONS = {
  open: 'opened',
  update: 'evidence-changed',
  'tell-change': 'evidence-changed-after-decision',
  withdraw: 'withdrawn',
} as const satisfies Record<Told['write'], string>;

/** Why an alert that was to be watched returns (B-11). */
const NOT_REPEATED = 'Unconfirmed, not repeated: the repeat test is late.';

/** What the alert says from now on is kept with the action, from the row as it was just written. */
async function logActions(query: QueryFn, writes: readonly Written[], now: Date): Promise<void> {
  const rows = writes.map((write) => ({
    action_id: newId(now),
    patient_id: write.patientId,
    id: write.alertId,
    action: write.write === 'update' && write.recovers ? 'recovered' : ACTIONS[write.write],
    reason: write.write === 'update' && write.notRepeated ? NOT_REPEATED : null,
  }));
  const says = {
    severity: 'alert.severity',
    certainty: 'alert.certainty',
    evidence: 'alert.evidence',
    facts: 'alert.facts',
  } as const satisfies Record<keyof AlertSays, string>;
  const fields = Object.entries(says).map(([name, column]) => `'${name}', ${column}`);
  await query(
    `INSERT INTO alert_action (id, patient_id, site_id, alert_id, kind, reason, evidence_revision, evidence, at)
     SELECT action_id, alert.patient_id, alert.site_id, alert.id, action, reason, alert.evidence_revision,
            CASE WHEN action <> 'withdrawn' THEN jsonb_build_object(${fields.join(', ')}) END, $2
       FROM jsonb_to_recordset($1::jsonb) AS x (action_id uuid, patient_id uuid, id uuid, action text, reason text)
       JOIN alert ON alert.patient_id = x.patient_id AND alert.id = x.id`,
    [JSON.stringify(rows), now],
  );
}

function answerableOf(answerable: Known['answerable'], patientId: string): Answerable {
  const found = answerable.get(patientId);
  if (found === undefined) throw new Error('The patient was reviewed and is not there.');
  return found;
}
