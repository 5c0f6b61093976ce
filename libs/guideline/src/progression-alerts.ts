import { addDays, addMonths, type Horizon, type IsoDate } from '@interstice/clinical';
import type { CriterionSet, ProgressionAssessment, SetAssessment } from '@interstice/progression';
import type { ProgressionAlertRule, SurveillanceRule } from './protocol.js';
import type { AlertFinding } from './review-result.js';
import { isRepeated } from './surveillance/index.js';
import { testWindow } from './test-window.js';

/** What an alert about progression is found in. */
export interface JudgedSet {
  /** The definition, for its window and citations. */
  readonly set: CriterionSet;
  readonly kind: 'progression' | 'advisory';
  readonly assessed: SetAssessment;
  /** The whole assessment, for the episode. */
  readonly progression: ProgressionAssessment;
  /** Those of the protocol, for the repeat that a finding asks for. */
  readonly rules: readonly SurveillanceRule[];
}

/**
 * The alert of one criterion set, if the record supports it.
 *
 * Support does not depend on the day: an old decline recorded today is supported but opens nothing, and one that has
 * opened stays (B-03).
 *
 * @param rule - which set alerts, and how severely
 * @param judged - the set with its definition and assessment
 * @param today - the day of the review; null where the site does not alert by it, so that none opens on any day
 * @returns the alert, or undefined
 * @source interstice-choices, B-01, B-03 and B-09
 * @example findProgressionAlert(rule, { set: INBUILD, kind: 'progression', assessed, progression, rules }, today)?.key //=> 'inbuild:first'
 */
export function findProgressionAlert(
  rule: ProgressionAlertRule,
  { set, kind, assessed, progression, rules }: JudgedSet,
  today: Horizon | null,
): AlertFinding | undefined {
  const { story } = assessed;
  if (!story.supported || story.firstMetOn === null) return undefined;
  const mayOpenUntil = lastDayToOpen(set, assessed);
  const met = set.criteria.filter(({ id }) => story.criteria.includes(id));
  return {
    key: `${set.id}:${progression.episodeId ?? 'first'}`,
    kind,
    ruleId: rule.id,
    episodeId: progression.episodeId,
    severity: rule.severity,
    certainty: story.certainty ?? 'provisional',
    mayOpen: today !== null && (mayOpenUntil === null || !today.reached(addDays(mayOpenUntil, 1))),
    mayOpenUntil,
    evidence: {
      criteria: story.criteria,
      worstDeclineTenths: story.worst?.declineTenths ?? null,
      facts: story.facts,
      progression: {
        firstMetOn: story.firstMetOn,
        worst: story.worst,
        latest: story.latest,
        ...(story.latestFromOn === null ? {} : { latestFromOn: story.latestFromOn }),
        lowestFvcMl: story.lowestFvcMl,
        lowestPctTenths: story.lowestPctTenths,
        ...(story.lowestDlcoTenths === null ? {} : { lowestDlcoTenths: story.lowestDlcoTenths }),
        ...(story.lastIncreaseOn === null ? {} : { lastIncreaseOn: story.lastIncreaseOn }),
        ...(story.oxygen === null ? {} : { oxygen: story.oxygen }),
        homeAlone: story.homeAlone,
        poorQuality: story.poorQuality,
      },
    },
    cites: [...met.map(({ cite }) => cite), ...(set.window ? [set.window.cite] : []), rule.cite],
    ...(today === null ? {} : notRepeatedSince(assessed, rules, today)),
  };
}

/** The first day on which the repeat of the oldest finding that still asks for one is late. */
function notRepeatedSince(
  { setId, story }: SetAssessment,
  rules: readonly SurveillanceRule[],
  today: Horizon,
): Pick<AlertFinding, 'notRepeatedSince'> {
  const confirm = rules.find(({ when }) => when.kind === 'confirmation-wanted' && when.set === setId);
  const open = confirm && story.unrepeated.find((test) => !isRepeated(test, confirm.window));
  if (!open) return {};
  const since = addDays(testWindow(confirm.window, open.on).closesOn, 1);
  return today.reached(since) ? { notRepeatedSince: since } : {};
}

function lastDayToOpen(set: CriterionSet, { story }: SetAssessment): IsoDate | null {
  return set.window === null || story.freshOn === null ? null : addMonths(story.freshOn, set.window.months);
}
