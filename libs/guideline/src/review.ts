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
import type { Protocol, SurveillanceRule } from './protocol.js';
import type {
  CannotJudge,
  DueItemFinding,
  DueRule,
  DueTest,
  NotDueRule,
  ReviewResult,
} from './review-result.js';
import { assessSeverity } from './severity.js';
import { SUMMARY_2026_BLOOD } from './summary-2026/blood.rules.js';
import { SUMMARY_2026 } from './summary-2026/summary-2026.rules.js';
import {
  applyRule,
  joinRules,
  NotAssessedError,
  surveillanceView,
  type SurveillanceView,
} from './surveillance/index.js';

/** Moves when the same record, protocol and day may give another answer although no rule changed. */
export const ENGINE_VERSION = 11;

/** Nothing is due for these; "transferred" stays ours until the receiver is named (B-27). */
export const NOTHING_DUE: ReadonlySet<PatientStatus> = new Set(['deceased', 'discharged']);
/** A graft is not followed as the disease was; drugs are watched until somebody else does (B-27). */
export const ONLY_BLOOD_DUE: ReadonlySet<PatientStatus> = new Set(['transplanted']);
/** What has to have a rule whatever the protocol (B-21); a scan has not: a guideline may want none as a matter of routine. */
const NEVER_RUNS_OUT: readonly DueTest[] = ['pft', 'dlco', 'blood'];
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
 * @source interstice-choices, B-01 to B-24, B-27, B-31
 * @example review(record, protocolById('summary-2026'), parseIsoDate('2026-03-01')).dueItems[0]?.test //=> 'pft'
 */
export function review(record: PatientRecord, protocol: Protocol, asOf: IsoDate): ReviewResult {
  const today = startDay(asOf);
  const known = recordAsOf(record, today);
  const cannotJudge: CannotJudge[] = [];
  const timeline = progressionTimeline(known);
  const progression = summarise(
    known,
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
    isMerged || NOTHING_DUE.has(status)
      ? { items: [], notDue: [] }
      : findDue(protocol, ONLY_BLOOD_DUE.has(status), view, cannotJudge);
  const alerts =
    isMerged || NO_PROGRESSION.has(status)
      ? []
      : protocol.alerts.flatMap((rule) =>
          attempt(rule.id, null, cannotJudge, () => {
            const set = protocol.criterionSets.find(({ id }) => id === rule.set);
            const assessed = progression.sets.find(({ setId }) => setId === rule.set);
            if (!set || !assessed) throw new NotAssessedError(rule.set);
            return findProgressionAlert(rule, { set, assessed, progression, rules: protocol.rules }, today);
          }),
        );
  return {
    protocolId: protocol.id,
    bloodProtocolId: protocol.blood.id,
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
  onlyBlood: boolean,
  view: SurveillanceView,
  cannotJudge: CannotJudge[],
): { readonly items: DueItemFinding[]; readonly notDue: NotDueRule[] } {
  const wanted = new Map<DueTest, DueRule[]>();
  const notDue: NotDueRule[] = [];
  const apply = (rules: readonly SurveillanceRule[], standIn?: string): void => {
    for (const rule of rules) {
      for (const outcome of attempt(rule.id, rule.test, cannotJudge, () => applyRule(rule, view))) {
        if ('due' in outcome) {
          const due = standIn === undefined ? outcome.due : standingIn(outcome.due, standIn);
          wanted.set(rule.test, [...(wanted.get(rule.test) ?? []), due]);
        } else if (standIn === undefined) notDue.push(outcome.notDue);
      }
    }
  };
  if (!onlyBlood) apply(protocol.rules);
  apply(protocol.blood.rules);
  for (const test of NEVER_RUNS_OUT) {
    const fallback = test === 'blood' ? SUMMARY_2026_BLOOD : SUMMARY_2026;
    const inForce = test === 'blood' ? protocol.blood : protocol;
    if (wanted.has(test) || inForce.id === fallback.id || (onlyBlood && test !== 'blood')) continue;
    apply(
      fallback.rules.filter((rule) => rule.test === test),
      fallback.id,
    );
  }
  const items = [...wanted]
    .sort(([first], [second]) => (first < second ? -1 : 1))
    .flatMap(([test, rules]) => joinRules(test, rules, view) ?? []);
  return { items, notDue };
}

/** The protocol in force has nothing to say about this patient: the rule of another one stands in, and says so (B-21). */
function standingIn(due: DueRule, protocolId: string): DueRule {
  return { ...due, notes: [{ kind: 'fallback', protocolId }, ...(due.notes ?? [])] };
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
