import { parseIsoDate, type DecisionCode, type IsoDate } from '@interstice/clinical';
import { ACT_CODES, type AlertActCode } from '@interstice/guideline';
import { calendarDay } from '../clock.js';
import type { QueryFn } from '../database/database.js';
import type { RecordingContext } from '../facts/fact-input.js';
import { recordFact } from '../facts/record-fact.js';
import { withdrawFact } from '../facts/withdraw-fact.js';
import { ActDoesNotFitError, alertClosed, refuseMoved } from './alert-errors.js';
import { hasRecovered, isUndecided, lockAlert, type AlertToChange } from './alert-row.js';
import { findLastDecision, type LastDecision } from './last-decision.js';
import { judgedDecision, type JudgedFact } from './judged-facts.js';
import { noteReviewDay, refuseReviewDay } from './review-day.js';
import { writeAct } from './write-action.js';

/** What somebody decides about an alert (B-05), on the evidence that they saw. */
export interface AlertDecision {
  readonly alertId: string;
  readonly decision: AlertActCode | 'dismiss';
  /** Needed to dismiss. */
  readonly reason?: string;
  readonly note?: string;
  /** The day on which the warning about a drug that goes on speaks again; needed to dismiss one (B-33). */
  readonly reviewOn?: IsoDate;
  readonly evidenceRevision: number;
}

export interface DecidedAlert {
  readonly alertId: string;
  readonly patientId: string;
  readonly siteId: string;
  readonly status: 'acted' | 'dismissed';
  /** The same was decided before, on the same evidence; nothing was written. */
  readonly unchanged: boolean;
  /** The decision as a fact of the record, where it is one. */
  readonly decisionLineageId: string | null;
  /** The record has changed, so that it is to be reviewed. */
  readonly recordChanged: boolean;
}

/** Decisions from whose day progression is judged anew (B-06). */
const STARTS_EPISODE: readonly string[] = ['escalated', 'accept-new-baseline'];

const DECIDED_ANEW = 'Decided anew after the evidence behind it had changed.';

/**
 * Decides about an alert, in the caller's transaction. A decision about progression is a fact like any other: it is recorded,
 * moves the record revision, stands in the timeline and can be withdrawn; so the review that follows judges by it. The
 * caller enqueues the hint after the commit when `recordChanged`.
 *
 * Where the evidence of an earlier decision has changed since (B-07), the same code lets that decision stand and another one
 * takes its place.
 *
 * @param context - who decides, and when; the day of the decision is the day at the site by `now`
 * @throws NotFoundError, PatientMergedError
 * @throws EvidenceMovedError when the evidence has moved since it was seen
 * @throws ActDoesNotFitError when nothing of the kind can be done about such an alert
 * @throws ReviewDayError when a warning about a drug is dismissed without a day to look at it again
 * @throws ConflictError `alert-decided` when it was decided otherwise, `alert-withdrawn`
 */
export async function decideAlert(
  query: QueryFn,
  decision: AlertDecision,
  context: RecordingContext,
): Promise<DecidedAlert> {
  const alert = await lockAlert(query, decision.alertId);
  const status = decision.decision === 'dismiss' ? 'dismissed' : 'acted';
  const { id: alertId, patientId, siteId } = alert;
  refuseUnfit(alert, decision.decision);
  const last = await findLastDecision(query, alert);
  if (!isUndecided(alert.status)) {
    if (!isSame(alert, last, decision)) throw alertClosed(alert);
    const decisionLineageId = last?.decisionLineageId ?? null;
    return { alertId, patientId, siteId, status, unchanged: true, decisionLineageId, recordChanged: false };
  }
  await refuseMoved(query, alert, decision.evidenceRevision);
  refuseReviewDay(alert, decision, context.now);

  const fact = await settleFact(query, alert, decision, last, context);
  await query(
    `UPDATE alert SET status = $3, closed_at = $4, updated_at = $4, seen_at = coalesce(seen_at, $4), in_history = false,
            severity = $5, changed_after_decision = NULL, facts = $6
      WHERE patient_id = $1 AND id = $2`,
    [
      patientId,
      alertId,
      status,
      context.now,
      alert.changedAfterDecision?.severity ?? alert.severity,
      factsOf(alert, fact.judged),
    ],
    'decide-alert',
  );
  const { reason, note, reviewOn } = decision;
  await writeAct(
    query,
    alert,
    {
      kind: status,
      ...(decision.decision === 'dismiss' ? {} : { code: decision.decision }),
      ...(reason === undefined ? {} : { reason }),
      ...(note === undefined ? {} : { note }),
      ...(reviewOn === undefined ? {} : { reviewOn }),
      decisionLineageId: fact.lineageId,
    },
    context,
  );
  const hasReviewDay = await noteReviewDay(query, alert, { last, reviewOn }, context);
  return {
    alertId,
    patientId,
    siteId,
    status,
    unchanged: false,
    decisionLineageId: fact.lineageId,
    recordChanged: fact.recordChanged || hasReviewDay,
  };
}

interface SettledFact {
  readonly lineageId: string | null;
  readonly judged: JudgedFact | null;
  readonly recordChanged: boolean;
}

/** The fact of a decision about progression: the one that stands already, or a new one in place of one that does not. */
async function settleFact(
  query: QueryFn,
  alert: AlertToChange,
  { decision, reason }: AlertDecision,
  last: LastDecision | undefined,
  context: RecordingContext,
): Promise<SettledFact> {
  const former = alert.changedAfterDecision === null ? undefined : last?.standing;
  if (former !== undefined && former.decision === decision) {
    return {
      lineageId: former.lineageId,
      judged: judgedDecision(former),
      recordChanged: false,
    };
  }
  if (former !== undefined) {
    const why = reason ?? DECIDED_ANEW;
    await withdrawFact(query, alert.patientId, 'progression-decision', former.lineageId, why, context);
  }
  if (decision === 'dismiss' || !isFactOf(alert, decision)) {
    return { lineageId: null, judged: null, recordChanged: former !== undefined };
  }
  const decidedOn = calendarDay(context.now, alert.timeZone);
  const values = {
    decidedOn,
    decision,
    ...(STARTS_EPISODE.includes(decision) ? { baselineOn: await baselineOf(query, alert, decidedOn) } : {}),
  };
  const { lineageId, id, unchanged } = await recordFact(
    query,
    alert.patientId,
    { kind: 'progression-decision', values },
    context,
  );
  return {
    lineageId,
    judged: judgedDecision({ lineageId, id, decision, decidedOn }),
    recordChanged: !unchanged || former !== undefined,
  };
}

/**
 * What is decided about progression is a fact. Of an advisory only the wish for a repeat is one: it is no progression, so that
 * it neither begins an episode nor tells of progression that the cause is another one.
 */
function isFactOf({ kind }: AlertToChange, decision: AlertActCode): decision is DecisionCode {
  return kind === 'progression' || (kind === 'advisory' && decision === 'watch-and-repeat');
}

/** A drug is not escalated as a disease is, and only what has recovered is signed as that (B-05). */
function refuseUnfit({ kind, status, evidence }: AlertToChange, decision: AlertDecision['decision']): void {
  if (decision === 'dismiss') return;
  const fitting = ACT_CODES[kind].filter((code) => code !== 'recovery-signed' || hasRecovered(evidence));
  if (status !== 'withdrawn' && !fitting.includes(decision)) throw new ActDoesNotFitError(kind, fitting);
}

/**
 * The later test of the pair that was seen, inclusive (B-06). Findings that met without tests name no pair: then the last
 * test that can be judged up to the day of the evidence, or that day itself where there is none.
 */
async function baselineOf(query: QueryFn, alert: AlertToChange, decidedOn: IsoDate): Promise<IsoDate> {
  const { progression, facts } = alert.evidence;
  const seen = progression?.latest ?? progression?.worst;
  if (seen) return earlierOf(seen.later.on, decidedOn);
  const lastOn = facts.reduce<IsoDate | null>(
    (last, { on }) => (last === null || on > last ? on : last),
    null,
  );
  const upTo = lastOn === null ? decidedOn : earlierOf(lastOn, decidedOn);
  const [test] = await query<{ testedOn: string }>(
    `SELECT tested_on AS "testedOn" FROM pft
      WHERE patient_id = $1 AND tested_on <= $2 AND superseded_at IS NULL AND withdrawn_at IS NULL
        AND not_done IS NULL AND coalesce(fvc_ml, fvc_pct_pred_tenths) IS NOT NULL
        AND NOT EXISTS (SELECT FROM exclusion
                         WHERE exclusion.patient_id = $1 AND pft_lineage_id = pft.lineage_id AND lifted_at IS NULL)
      ORDER BY tested_on DESC LIMIT 1`,
    [alert.patientId, upTo],
  );
  return test === undefined ? upTo : parseIsoDate(test.testedOn);
}

function earlierOf(one: IsoDate, other: IsoDate): IsoDate {
  return one < other ? one : other;
}

/** The same decision on the same evidence is a retry. */
function isSame(
  alert: AlertToChange,
  last: LastDecision | undefined,
  { decision, evidenceRevision, reviewOn }: AlertDecision,
): boolean {
  const status = decision === 'dismiss' ? 'dismissed' : 'acted';
  return (
    alert.status === status &&
    last?.kind === status &&
    last.evidenceRevision === evidenceRevision &&
    last.reviewOn === (reviewOn ?? null) &&
    (decision === 'dismiss' || last.code === decision)
  );
}

/** What the alert rests on from then on: a former decision no more, the new one instead. */
function factsOf({ facts }: AlertToChange, decision: JudgedFact | null): string | null {
  if (facts === null) return decision === null ? null : JSON.stringify([decision]);
  const kept = facts.filter(({ kind }) => kind !== 'progression-decision');
  return JSON.stringify(decision === null ? kept : [...kept, decision]);
}
