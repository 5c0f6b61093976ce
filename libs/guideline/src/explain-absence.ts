import type { IsoDate, PatientStatus } from '@interstice/clinical';
import { everyJudged, JUDGED_SETS } from '@interstice/progression';
import { advisoryOf } from './advisory-sentences.js';
import { NO_PROGRESSION, NO_SAFETY } from './alert-silence.js';
import type { AnalyteSeries } from './blood-safety/blood-series.js';
import { explainNoBloodAlert } from './blood-safety/explain-no-blood-alert.js';
import { explainNoDrugWarning } from './drug-warnings/explain-no-drug-warning.js';
import { explainAlert } from './explain-alert.js';
import { explainDueItem } from './explain-due.js';
import { explainCriterion } from './explain-progression.js';
import type { AbsenceOptions, Explanation, ExplanationLine } from './explanation.js';
import { MONITORED_DRUGS } from './monitored-drugs.rules.js';
import type { DueTest, ReviewResult, StatusInForce } from './review-result.js';
import { isNothingDue, ONLY_BLOOD_DUE } from './review.js';
import { stopLines } from './stop-sentences.js';
import { findSurveillanceRule, PROTOCOLS } from './rule-set.js';
import { ruleText } from './rule-sentences.js';
import { safetyKindOf } from './safety-rules.js';
import { dayText, listText, TEST_NAMES } from './sentences.js';

/** What somebody misses on a list: a test among the due ones, or the alert of a rule. */
export type Absent = { readonly test: DueTest } | { readonly alert: string };

/** What is not stored with a review comes with whoever has the record. */
export interface ExplainAbsenceOptions extends AbsenceOptions {
  readonly blood?: readonly AnalyteSeries[];
}

/**
 * Why a test is not due, or why there is no alert; if it is there after all, why it is.
 *
 * @param absent - a test, or the rule id of an alert
 * @param result - a review
 * @param asOf - calendar day in the site's time zone
 * @param options - with or without the patient's values
 * @returns what was looked at, what was found and what would have been needed
 * @source interstice-choices, B-34
 * @example explainAbsence({ alert: 'inbuild' }, result, parseIsoDate('2026-03-10'), { values: true }).headline
 * //=> 'No progression alert by INBUILD.'
 */
export function explainAbsence(
  absent: Absent,
  result: ReviewResult,
  asOf: IsoDate,
  options: ExplainAbsenceOptions,
): Explanation {
  return 'test' in absent
    ? explainTest(absent.test, result, asOf, options)
    : explainNoAlert(absent.alert, result, { ...options, asOf });
}

function explainTest(
  test: DueTest,
  result: ReviewResult,
  asOf: IsoDate,
  options: AbsenceOptions,
): Explanation {
  const item = result.dueItems.find((candidate) => candidate.test === test);
  if (item) return explainDueItem(item, asOf, options);
  const stopped = stopLines(test, result, options);
  const lines: ExplanationLine[] = [
    ...stopped,
    ...statusLines(result, isNothingDue, 'Nothing is due'),
    ...(test === 'blood' || result.mergedInto !== null
      ? []
      : statusLines(result, isOneOf(ONLY_BLOOD_DUE), 'Only blood tests of running drugs are due')),
  ];
  lines.push(
    ...result.notDue
      .filter((rule) => rule.test === test && stopped.length === 0)
      .map(({ ruleId }) => {
        const rule = findSurveillanceRule(ruleId);
        return {
          text: `Does not apply now: ${rule ? ruleText(rule) : `rule ${ruleId}.`}`,
          cites: rule ? [rule.cite] : [],
        };
      }),
  );
  const failed = result.cannotJudge.filter((rule) => rule.test === test);
  lines.push(...failed.map(({ ruleId }) => ({ text: `Rule ${ruleId} could not be judged.`, cites: [] })));
  const protocol = PROTOCOLS.find(({ id }) => id === result.protocolId);
  lines.push(
    ...(protocol?.statements ?? [])
      .filter((statement) => statement.test === test)
      .map(({ text, cite }) => ({ text, cites: [cite] })),
  );
  if (lines.length === 0 && test === 'blood') lines.push(NO_WATCHED_DRUG);
  if (lines.length === 0) {
    const inForce = test === 'blood' ? result.bloodProtocolId : result.protocolId;
    lines.push({ text: `No rule of protocol ${inForce} asks for it.`, cites: [] });
  }
  return { headline: `No ${TEST_NAMES[test]} is due on ${dayText(asOf)}.`, lines, missing: [] };
}

const NO_WATCHED_DRUG: ExplanationLine = {
  text: `No drug is on record whose blood is to be watched: ${listText(Object.values(MONITORED_DRUGS).map(({ title }) => title))}.`,
  cites: [{ doc: 'interstice-choices', at: 'B-20; B-21', ids: ['B-20', 'B-21'] }],
};

const NOT_ALERTED_BY: ExplanationLine = {
  text: 'It is judged, but this site does not use it for alerts.',
  cites: [{ doc: 'interstice-choices', at: 'B-01', ids: ['B-01'] }],
};

const NO_SAFETY_ALERT = { blood: explainNoBloodAlert, drug: explainNoDrugWarning } as const;

function explainNoAlert(ruleId: string, result: ReviewResult, options: ExplainAbsenceOptions): Explanation {
  const finding = result.alerts.find(
    (alert) => alert.ruleId === ruleId && (alert.recovered !== true || alert.mayOpen),
  );
  if (finding) {
    const explained = explainAlert(finding, {
      ...options,
      cumulative: result.progression.cumulative,
      present: everyJudged(result.progression).find(({ setId }) => setId === ruleId) ?? null,
    });
    return finding.mayOpen || finding.kind === 'blood' || finding.kind === 'drug'
      ? explained
      : tooLongAgo(explained, ruleId);
  }
  const kind = safetyKindOf(ruleId);
  if (kind !== undefined) {
    const absence = NO_SAFETY_ALERT[kind](ruleId, result, options);
    const silent = statusLines(result, isOneOf(NO_SAFETY), 'Nothing alerts');
    if (result.cannotJudge.some((rule) => rule.ruleId === ruleId))
      return { ...absence, lines: [...silent, notJudged(ruleId)], missing: [] };
    return { ...absence, lines: [...silent, ...absence.lines] };
  }
  const set = JUDGED_SETS.find(({ id }) => id === ruleId);
  const criterion = explainCriterion(result.progression, ruleId, options);
  const isAdvisory = advisoryOf(ruleId) !== undefined;
  return {
    headline: `No ${isAdvisory ? 'alert' : 'progression alert'} by ${set?.title ?? ruleId}. ${criterion.headline}`,
    lines: [
      ...statusLines(result, isOneOf(NO_PROGRESSION), 'Progression raises no alert'),
      ...(result.alertSets.includes(ruleId) ? [] : [NOT_ALERTED_BY]),
      ...criterion.lines,
    ],
    missing: criterion.missing,
  };
}

/** Its silence is no "no" (B-14). */
function notJudged(ruleId: string): ExplanationLine {
  return {
    text: `Rule ${ruleId} could not be judged: that is no answer either way, and an alert of it that stands stays as it is.`,
    cites: [{ doc: 'interstice-choices', at: 'B-14', ids: ['B-14'] }],
  };
}

type IsSilent = (status: StatusInForce) => boolean;

function isOneOf(silent: ReadonlySet<PatientStatus>): IsSilent {
  return ({ status }) => silent.has(status);
}

/** Without this line the lists of somebody who has died would look like those of a healthy patient. */
function statusLines(
  { status, mergedInto = null }: ReviewResult,
  isSilent: IsSilent,
  what: string,
): ExplanationLine[] {
  if (mergedInto !== null)
    return [
      {
        text: `${what}: this record was merged into another one, where the facts are now.`,
        cites: [{ doc: 'interstice-choices', at: 'B-31', ids: ['B-31'] }],
      },
    ];
  if (!status || !isSilent(status)) return [];
  const receiver =
    status.receiver === undefined || !isNothingDue(status) ? '' : `, and ${status.receiver} has taken over`;
  return [
    {
      text: `${what}: the status is ${status.status} since ${dayText(status.on)}${receiver}.`,
      cites: [{ doc: 'interstice-choices', at: 'B-27', ids: ['B-27'] }],
    },
  ];
}

function tooLongAgo(explained: Explanation, ruleId: string): Explanation {
  const window = JUDGED_SETS.find(({ id }) => id === ruleId)?.window;
  return {
    ...explained,
    headline: `${explained.headline} Too long ago to open a new alert.`,
    lines: [
      {
        text: `A new alert opens only while the later test, or the earlier of two findings without a test, is at most ${window?.months ?? ''} months old.`,
        cites: window ? [window.cite] : [],
      },
      ...explained.lines,
    ],
  };
}
