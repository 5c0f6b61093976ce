import type { IsoDate, PatientRecord, PersonFact, PersonFactKind, Verdict } from '@interstice/clinical';
import { everyJudged } from '@interstice/progression';
import type { AlertFinding, ReviewResult, SeverityFinding } from './review-result.js';

/** A fact about the person that was recorded, corrected or withdrawn between two reviews. */
export interface AlteringFact {
  readonly kind: PersonFactKind;
  readonly lineageId: string;
  /** The day from which it holds; of a withdrawn one held. */
  readonly on: IsoDate;
  readonly did: 'recorded' | 'corrected' | 'withdrawn';
}

export type AlteredVerdict =
  /** A definition, or one of its criteria. */
  | { readonly what: 'criterion'; readonly id: string; readonly from: Verdict; readonly to: Verdict }
  | {
      readonly what: 'severity';
      readonly from: SeverityFinding['severity'];
      readonly to: SeverityFinding['severity'];
    }
  /** Whether the record supports an alert by a rule. */
  | { readonly what: 'alert'; readonly ruleId: string; readonly isSupported: boolean };

/** Which facts about the person altered which verdicts (B-26). */
export interface AlteredVerdicts {
  readonly facts: readonly AlteringFact[];
  readonly verdicts: readonly AlteredVerdict[];
}

/**
 * What is judged otherwise for nothing but a change of facts about the person since the last review: the record of now is
 * judged with the facts of then and compared, on one day and by one protocol. So neither what else was recorded meanwhile
 * nor the passing of time is put down to them. A change of status is told by itself and is not looked at.
 *
 * @param record - as it is now
 * @param former - the person facts that the last review read
 * @param present - the review of the record as it is now
 * @param judge - reviews a record by the same protocol, on the same day
 * @returns the facts without which the verdicts would be others, or all that changed where it takes several; null where nothing
 *   is judged otherwise
 * @source interstice-choices, B-26
 * @example findAltered(record, former, review(record, protocol, asOf), judge)?.verdicts[0]
 * //=> { what: 'criterion', id: 'ppf-2022', from: 'unknown', to: 'met' }
 */
export function findAltered(
  record: PatientRecord,
  former: readonly PersonFact[],
  present: ReviewResult,
  judge: (record: PatientRecord) => ReviewResult,
): AlteredVerdicts | null {
  const changed = changesOf(former, record.person);
  if (changed.length === 0 || record.mergedInto !== undefined) return null;
  const without = (reverted: readonly AlteringFact[]): AlteredVerdict[] =>
    differences(judge({ ...record, person: revert(record.person, former, reverted) }), present);
  const verdicts = without(changed);
  if (verdicts.length === 0) return null;
  const decisive = changed.length === 1 ? changed : changed.filter((fact) => without([fact]).length > 0);
  return { facts: decisive.length === 0 ? changed : decisive, verdicts };
}

function changesOf(former: readonly PersonFact[], now: readonly PersonFact[]): AlteringFact[] {
  const told = (fact: PersonFact, did: AlteringFact['did']): AlteringFact => ({
    kind: fact.kind,
    lineageId: fact.lineageId,
    on: fact.on,
    did,
  });
  const isOurs = ({ kind }: PersonFact): boolean => kind !== 'status';
  const changes: AlteringFact[] = [];
  for (const fact of now.filter(isOurs)) {
    const before = former.find(({ lineageId }) => lineageId === fact.lineageId);
    if (before?.id !== fact.id) changes.push(told(fact, before === undefined ? 'recorded' : 'corrected'));
  }
  for (const fact of former.filter(isOurs)) {
    if (!now.some(({ lineageId }) => lineageId === fact.lineageId)) changes.push(told(fact, 'withdrawn'));
  }
  return changes.sort((one, other) =>
    `${one.on} ${one.lineageId}` < `${other.on} ${other.lineageId}` ? -1 : 1,
  );
}

/** The person facts of now, those in question as they were. */
function revert(
  now: readonly PersonFact[],
  former: readonly PersonFact[],
  changes: readonly AlteringFact[],
): PersonFact[] {
  const isReverted = ({ lineageId }: PersonFact): boolean =>
    changes.some((change) => change.lineageId === lineageId);
  return [...now.filter((fact) => !isReverted(fact)), ...former.filter(isReverted)];
}

function differences(before: ReviewResult, after: ReviewResult): AlteredVerdict[] {
  const verdicts = verdictsOf(before);
  const altered: AlteredVerdict[] = [];
  for (const [id, to] of verdictsOf(after)) {
    // What could not be judged at all says nothing of a change.
    const from = verdicts.get(id);
    if (from !== undefined && from !== to) altered.push({ what: 'criterion', id, from, to });
  }
  const [from, to] = [before.severity.severity, after.severity.severity];
  if (from !== to) altered.push({ what: 'severity', from, to });
  const isSupported = (alerts: readonly AlertFinding[], ruleId: string): boolean =>
    alerts.some((alert) => alert.ruleId === ruleId && alert.mayOpen);
  for (const ruleId of new Set([...before.alerts, ...after.alerts].map((alert) => alert.ruleId))) {
    const supported = isSupported(after.alerts, ruleId);
    if (supported !== isSupported(before.alerts, ruleId))
      altered.push({ what: 'alert', ruleId, isSupported: supported });
  }
  return altered;
}

function verdictsOf({ progression }: ReviewResult): Map<string, Verdict> {
  const verdicts = new Map<string, Verdict>();
  for (const { setId, verdict, criteria } of everyJudged(progression)) {
    verdicts.set(setId, verdict);
    for (const { criterionId, verdict: ofCriterion } of criteria) verdicts.set(criterionId, ofCriterion);
  }
  return verdicts;
}
