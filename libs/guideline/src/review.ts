import {
  factInForce,
  recordAsOf,
  startDay,
  type IsoDate,
  type PatientRecord,
  type PatientStatus,
} from '@interstice/clinical';
import { assessSet, progressionTimeline, summarise } from '@interstice/progression';
import { findProgressionAlert } from './progression-alerts.js';
import type { Protocol } from './protocol.js';
import type {
  CannotJudge,
  DueItemFinding,
  DueRule,
  DueTest,
  NotDueRule,
  ReviewResult,
} from './review-result.js';
import { assessSeverity } from './severity.js';
import {
  applyRule,
  joinRules,
  NotAssessedError,
  surveillanceView,
  type SurveillanceView,
} from './surveillance.js';

/** Moves when the same record, protocol and day may give another answer although no rule changed. */
export const ENGINE_VERSION = 4;

/** Nothing is due for these; "transferred" stays ours until the receiver is named (B-27). */
export const NOTHING_DUE: ReadonlySet<PatientStatus> = new Set(['deceased', 'transplanted', 'discharged']);
/** Late results of discharged patients still alert; a graft's values are never compared with the old lung's (B-27). */
export const NO_PROGRESSION: ReadonlySet<PatientStatus> = new Set(['deceased', 'transplanted']);

/**
 * Reviews one record: what is due, what has worsened, and when the answer may change by itself.
 *
 * A rule that throws is reported in `cannotJudge` and takes nothing else with it. What it decided before must then be
 * left as it is: its silence is not a "no".
 *
 * @param record - everything about one patient
 * @param protocol - the rules the site has chosen
 * @param asOf - calendar day in the site's time zone; does not appear in the result
 * @returns due items, alerts, judgements and the first day on which they may differ
 * @source interstice-choices, B-01 to B-19, B-31
 * @example review(record, protocolById('summary-2026'), parseIsoDate('2026-03-01')).dueItems[0]?.test //=> 'pft'
 */
export function review(record: PatientRecord, protocol: Protocol, asOf: IsoDate): ReviewResult {
  const today = startDay(asOf);
  const known = recordAsOf(record, today);
  const cannotJudge: CannotJudge[] = [];
  const timeline = progressionTimeline(known);
  const progression = summarise(
    timeline,
    protocol.criterionSets.flatMap((set) =>
      attempt(set.id, null, cannotJudge, () => assessSet(timeline, set)),
    ),
  );
  const severity = assessSeverity(known, timeline.tests, progression, today);
  const inForce = factInForce(known, 'status');
  const status = inForce?.value.status ?? 'active';
  const view = surveillanceView(known, severity, progression, protocol.criterionSets, today);
  const mergedInto = record.mergedInto ?? null;
  const isMerged = mergedInto !== null;
  const due =
    isMerged || NOTHING_DUE.has(status) ? { items: [], notDue: [] } : findDue(protocol, view, cannotJudge);
  const alerts =
    isMerged || NO_PROGRESSION.has(status)
      ? []
      : protocol.alerts.flatMap((rule) =>
          attempt(rule.id, null, cannotJudge, () => {
            const set = protocol.criterionSets.find(({ id }) => id === rule.set);
            const assessed = progression.sets.find(({ setId }) => setId === rule.set);
            if (!set || !assessed) throw new NotAssessedError(rule.set);
            return findProgressionAlert(rule, set, assessed, progression, today);
          }),
        );
  return {
    protocolId: protocol.id,
    status: inForce ? { status, on: inForce.on, lineageId: inForce.lineageId } : null,
    mergedInto,
    dueItems: due.items,
    notDue: due.notDue,
    alerts,
    severity,
    progression,
    cannotJudge: unique(cannotJudge),
    nextReviewOn: today.nextReviewOn(),
  };
}

function findDue(
  protocol: Protocol,
  view: SurveillanceView,
  cannotJudge: CannotJudge[],
): { readonly items: DueItemFinding[]; readonly notDue: NotDueRule[] } {
  const wanted = new Map<DueTest, DueRule[]>();
  const notDue: NotDueRule[] = [];
  for (const rule of protocol.rules) {
    for (const outcome of attempt(rule.id, rule.test, cannotJudge, () => applyRule(rule, view))) {
      if ('notDue' in outcome) notDue.push(outcome.notDue);
      else wanted.set(rule.test, [...(wanted.get(rule.test) ?? []), outcome.due]);
    }
  }
  const items = [...wanted]
    .sort(([first], [second]) => (first < second ? -1 : 1))
    .flatMap(([test, rules]) => joinRules(test, rules, view) ?? []);
  return { items, notDue };
}

/** Runs one rule; what it throws becomes a finding, so that it neither disappears nor stops its neighbours. */
function attempt<Outcome>(
  ruleId: string,
  test: DueTest | null,
  cannotJudge: CannotJudge[],
  rule: () => Outcome | undefined,
): Outcome[] {
  try {
    const outcome = rule();
    return outcome === undefined ? [] : [outcome];
  } catch (error) {
    cannotJudge.push({ ruleId, test, errorCode: codeOf(error) });
    return [];
  }
}

/** A stable code; never the message, which may quote the record. */
function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'unexpected-error';
}

function unique(findings: readonly CannotJudge[]): CannotJudge[] {
  return findings.filter(
    ({ ruleId }, index) => findings.findIndex((finding) => finding.ruleId === ruleId) === index,
  );
}
