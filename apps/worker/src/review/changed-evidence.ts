import type { PatientRecord } from '@interstice/clinical';
import type { AlertFinding } from '@interstice/guideline';
import {
  asTheyStand,
  changesSince,
  judgedFacts,
  type ChangedAfterDecision,
  type FactChange,
  type JudgedFact,
} from '@interstice/server';
import type { StoredAlert } from './reconcile-alerts.js';

/** What to tell of facts that changed after a decision (B-07), without the instant, which the writing knows. */
export type EvidenceChange = Omit<ChangedAfterDecision, 'at'>;

/** A change to be told, with the facts as the record has them now: it is told once. */
export interface ChangeToTell {
  readonly change: EvidenceChange;
  readonly facts: readonly JudgedFact[];
}

/**
 * What there is to tell of the facts behind a decision, or behind one whose evidence had changed before and that nobody has
 * made anew.
 *
 * A decision is compared with the facts it was made on, not with what is found now: an episode that began with it hides
 * nothing, and neither does a rule that cannot be judged.
 *
 * @param alert - acted, dismissed, or waiting to be decided anew
 * @returns undefined where everything that was judged stands as it was told last
 */
export function findChangeToTell(
  alert: StoredAlert,
  finding: AlertFinding | undefined,
  record: PatientRecord,
): ChangeToTell | undefined {
  const told = alert.changedAfterDecision;
  const decision = told?.decision ?? alert.decided;
  if (alert.facts === null || decision === null) return undefined;
  const news = changesSince(alert.facts, record);
  // Closed with the record, by a death or a merge that did not last: what was told then still waits.
  const comesBack = alert.status === 'withdrawn' && told !== null;
  if (news.length === 0 && !comesBack) return undefined;
  return {
    change: {
      decision,
      severity: finding?.severity ?? told?.severity ?? alert.severity,
      facts: joined(told?.facts ?? [], news),
    },
    facts:
      finding === undefined ? asTheyStand(alert.facts, record) : withDecision(alert.facts, finding, record),
  };
}

/** The facts of a finding, and the decision that the alert goes on resting on. */
export function withDecision(
  before: readonly JudgedFact[] | null,
  { evidence }: AlertFinding,
  record: PatientRecord,
): JudgedFact[] {
  const decisions = (before ?? []).filter(({ kind }) => kind === 'progression-decision');
  return [...judgedFacts(record, evidence), ...asTheyStand(decisions, record)];
}

/** Each fact once: as it was when it was decided, and as it is now. */
function joined(told: readonly FactChange[], news: readonly FactChange[]): FactChange[] {
  const known = new Map(told.map((change) => [change.lineageId, change]));
  for (const change of news) {
    const first = known.get(change.lineageId);
    known.set(change.lineageId, first === undefined ? change : { ...change, before: first.before });
  }
  return [...known.values()];
}
