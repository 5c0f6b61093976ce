import {
  factInForce,
  recordAsOf,
  startDay,
  type IsoDate,
  type PatientRecord,
  type PatientStatus,
} from '@interstice/clinical';
import {
  assessSet,
  everyJudged,
  progressionTimeline,
  summarise,
  type CriterionSet,
  type SetAssessment,
} from '@interstice/progression';
import { raisesAlerts } from './alert-silence.js';
import { attempt } from './attempt-rule.js';
import { DRUG_WARNINGS } from './drug-warnings/drug-warnings.rules.js';
import { unwarnedCourses } from './drug-warnings/find-drug-warnings.js';
import { findDue } from './find-due.js';
import { graftedOn, ofOwnLungs } from './graft.js';
import { findProgressionAlert } from './progression-alerts.js';
import { beforeTreatment } from './present-treatment.js';
import { rapidProgression } from './rapid-progression.js';
import type { ProgressionAlertRule, Protocol } from './protocol.js';
import type { AlertFinding, CannotJudge, ReviewResult, StatusInForce } from './review-result.js';
import { findSafetyAlerts } from './safety-alerts.js';
import { assessSeverity } from './severity.js';
import { NotAssessedError, surveillanceView } from './surveillance/index.js';

/** Moves when the same record, protocol and day may give another answer although no rule changed. */
export const ENGINE_VERSION = 28;

/** Nothing is due for these (B-27). */
const NOTHING_DUE: ReadonlySet<PatientStatus> = new Set(['deceased', 'discharged']);
/** A graft is not followed as the disease was; drugs are watched until somebody else does (B-27). */
export const ONLY_BLOOD_DUE: ReadonlySet<PatientStatus> = new Set(['transplanted']);
/** Of these all that is due is due elsewhere once somebody is named who has taken over; until then it stays ours (B-27). */
const TAKEN_OVER: ReadonlySet<PatientStatus> = new Set(['transferred', 'transplanted']);

/**
 * Whether nothing is due here by the status: for the dead and the discharged, and for whom somebody else has taken over,
 * who is named.
 *
 * @param status - in force; null where none is recorded
 * @returns false while the patient is ours
 * @source interstice-choices, B-27
 * @example isNothingDue({ status: 'transferred', receiver: 'City Hospital' }) //=> true
 */
export function isNothingDue(status: Pick<StatusInForce, 'status' | 'receiver'> | null): boolean {
  if (!status) return false;
  return NOTHING_DUE.has(status.status) || (status.receiver !== undefined && TAKEN_OVER.has(status.status));
}

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
  const graftSince = graftedOn(known);
  const ownLungs = ofOwnLungs(known, graftSince);
  const timeline = progressionTimeline(ownLungs);
  const assess = (sets: readonly CriterionSet[]): SetAssessment[] => {
    const assessed: SetAssessment[] = [];
    for (const set of sets)
      assessed.push(...attempt(set.id, null, cannotJudge, () => assessSet(timeline, set)));
    return assessed;
  };
  const progression = {
    ...summarise(ownLungs, timeline, assess(protocol.criterionSets), assess(protocol.advisories)),
    beforeTreatment: beforeTreatment(ownLungs, timeline, today),
  };
  const severity = assessSeverity(ownLungs, timeline.tests, progression, today);
  const inForce = factInForce(known, 'status');
  const status = inForce?.value.status ?? 'active';
  const receiver = inForce?.value.receiver;
  const view = surveillanceView(known, severity, progression, protocol.criterionSets, today);
  const mergedInto = record.mergedInto ?? null;
  const isMerged = mergedInto !== null;
  const isElsewhere = isNothingDue(inForce?.value ?? null);
  const due =
    isMerged || isElsewhere
      ? { items: [], notDue: [], stopped: [] }
      : findDue(protocol, ONLY_BLOOD_DUE.has(status) || graftSince !== null, view, cannotJudge);
  const isChosen = ({ set }: ProgressionAlertRule): boolean => protocol.alertSets.includes(set);
  const standing = {
    status: inForce
      ? {
          status,
          on: inForce.on,
          lineageId: inForce.lineageId,
          ...(receiver === undefined ? {} : { receiver }),
        }
      : null,
    mergedInto,
  };
  const supported =
    !raisesAlerts('progression', standing) || graftSince !== null
      ? []
      : protocol.alerts.flatMap((rule) =>
          attempt(rule.id, null, cannotJudge, () => {
            const { criterionSets, advisories } = protocol;
            // B-27: where nothing is due no repeat is late.
            const rules = isElsewhere ? [] : protocol.rules;
            const advisory = advisories.find(({ id }) => id === rule.set);
            const set = advisory ?? criterionSets.find(({ id }) => id === rule.set);
            const assessed = everyJudged(progression).find(({ setId }) => setId === rule.set);
            if (!set || !assessed) throw new NotAssessedError(rule.set);
            const kind = advisory ? 'advisory' : 'progression';
            const judged = { set, kind, assessed, progression, rules } as const;
            return findProgressionAlert(rule, judged, isChosen(rule) ? today : null);
          }),
        );
  const isRaised = ({ ruleId }: AlertFinding): boolean =>
    protocol.alerts.some((rule) => rule.id === ruleId && isChosen(rule));
  const safetyView = { record: known, progression, protocol, today };
  const isWatched = raisesAlerts('blood', standing);
  const safety = isWatched ? findSafetyAlerts(safetyView, cannotJudge) : [];
  const unwarned = DRUG_WARNINGS.flatMap((rule) =>
    isWatched ? attempt(rule.id, null, cannotJudge, () => unwarnedCourses(rule, safetyView)).flat() : [],
  );
  return {
    protocolId: protocol.id,
    bloodProtocolId: protocol.blood.id,
    alertSets: protocol.alertSets,
    ...standing,
    dueItems: due.items,
    notDue: due.notDue,
    ...(due.stopped.length === 0 ? {} : { stopped: due.stopped }),
    alerts: [...supported.filter(isRaised), ...safety],
    unraised: supported.filter((finding) => !isRaised(finding)),
    severity,
    progression,
    rapidProgression: rapidProgression(known, graftSince !== null),
    unwarned,
    cannotJudge: unique(cannotJudge),
    nextReviewOn: today.nextReviewOn(),
  };
}

function unique(findings: readonly CannotJudge[]): CannotJudge[] {
  return findings.filter(
    ({ ruleId }, index) => findings.findIndex((finding) => finding.ruleId === ruleId) === index,
  );
}
