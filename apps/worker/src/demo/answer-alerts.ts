import { addDays, addMonths } from '@interstice/clinical';
import type { AlertKind } from '@interstice/guideline';
import { acknowledgeAlert, calendarDay, decideAlert } from '@interstice/server';
import { afternoonOf, asStaff, type DemoClinic } from './demo-clinic.js';
import type { Answer, DecisionPlan, DemoPatient } from './demo-patient.js';

interface OpenAlert {
  readonly id: string;
  readonly mrn: string;
  readonly kind: AlertKind;
  readonly status: 'open' | 'acknowledged';
  readonly evidenceRevision: number;
  readonly inHistory: boolean;
  readonly updatedAt: Date;
  /** Decisions about the patient's alerts up to now. */
  readonly decided: number;
}

/** Go-live history is looked through a month after it came (B-08). */
const HISTORY_AFTER_DAYS = 28;

/** Warnings about drugs are decided at the next meeting of both specialties, until a year later. */
const WARNING_AFTER_DAYS = 7;
const KEPT_MONTHS = 12;
const KEPT_BECAUSE = 'Agreed between rheumatology and pulmonology; looked at again in a year.';

const REASONS: readonly string[] = [
  'Effort varied; the curve is not convincing.',
  'Within what this laboratory varies by; stable since.',
  'Known and discussed with the patient.',
];

/**
 * Physicians answer the alerts that have lain for as long as the patients' plans say, each on its own day: the clock goes from
 * one to the next.
 *
 * @param until - now, at the latest; what comes to be answered later waits
 */
export async function answerAlerts(
  clinic: DemoClinic,
  patients: readonly DemoPatient[],
  until: Date,
): Promise<void> {
  const plans = new Map(patients.map(({ patient, decisions }) => [patient.mrn, decisions]));
  const answers = (await openAlerts(clinic))
    .flatMap((alert) => {
      const plan = plans.get(alert.mrn);
      if (plan === undefined) return [];
      const usual = alert.kind === 'drug' ? WARNING_AFTER_DAYS : plan.afterDays;
      const days = alert.inHistory ? HISTORY_AFTER_DAYS : usual;
      const at = afternoonOf(addDays(calendarDay(alert.updatedAt, clinic.timeZone), days), until);
      return [{ alert, at, isTime: at < until, answer: answerOf(plan, alert) }];
    })
    .filter(({ isTime }) => isTime)
    .sort((first, second) => first.at.getTime() - second.at.getTime());
  for (const { alert, at, answer: decision } of answers) {
    clinic.clock.moveTo(at);
    await answer(clinic, alert, fitting(alert, decision));
  }
}

function openAlerts({ database, siteId }: DemoClinic): Promise<OpenAlert[]> {
  return database.asWorker((query) =>
    query<OpenAlert & Record<string, unknown>>(
      `SELECT alert.id, patient.mrn, alert.kind, alert.status, alert.evidence_revision AS "evidenceRevision", alert.in_history AS "inHistory",
              alert.updated_at AS "updatedAt",
              (SELECT count(*)::int FROM alert_action
                WHERE alert_action.patient_id = alert.patient_id AND alert_action.kind IN ('acted', 'dismissed')) AS decided
         FROM alert JOIN patient ON patient.id = alert.patient_id
        WHERE alert.site_id = $1 AND alert.status IN ('open', 'acknowledged')
        ORDER BY patient.mrn, alert.id`,
      [siteId],
    ),
  );
}

function answerOf({ answers, warnings }: DecisionPlan, { decided, kind }: OpenAlert): Answer {
  if (kind === 'drug') return warnings ?? 'dismiss';
  return answers[Math.min(decided, answers.length - 1)] ?? answers[0];
}

/** What would step treatment up in progression changes it where blood is in question (B-05). */
function fitting({ kind }: OpenAlert, decision: Answer): Answer | 'treatment-changed' {
  const isEscalation = decision === 'escalated' || decision === 'accept-new-baseline';
  return isEscalation && kind === 'blood' ? 'treatment-changed' : decision;
}

async function answer(
  clinic: DemoClinic,
  alert: OpenAlert,
  decision: Answer | 'treatment-changed',
): Promise<void> {
  const { id: alertId, evidenceRevision } = alert;
  if (decision === 'leave' || (decision === 'acknowledge' && alert.status === 'acknowledged')) return;
  if (decision === 'acknowledge') {
    await asStaff(clinic, clinic.physicianId, (query, context) =>
      acknowledgeAlert(query, { alertId }, context),
    );
    return;
  }
  if (alert.kind === 'drug') {
    const reviewOn = addMonths(calendarDay(clinic.clock.now(), clinic.timeZone), KEPT_MONTHS);
    await asStaff(clinic, clinic.physicianId, (query, context) =>
      decideAlert(
        query,
        { alertId, decision: 'dismiss', evidenceRevision, reason: KEPT_BECAUSE, reviewOn },
        context,
      ),
    );
    return;
  }
  const reason = REASONS[Number(alert.mrn.slice(-4)) % REASONS.length] ?? 'Known.';
  await asStaff(clinic, clinic.physicianId, (query, context) =>
    decideAlert(
      query,
      { alertId, decision, evidenceRevision, ...(decision === 'dismiss' ? { reason } : {}) },
      context,
    ),
  );
}
