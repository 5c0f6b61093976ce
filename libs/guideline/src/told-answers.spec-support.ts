// Everything that is told of a record, as text to be recorded: what is due, alerts, and why each is there or is not.
import {
  addDays,
  type IsoDate,
  type PatientRecord,
  type PersonFact,
  type Citation,
  type FactRef,
} from '@interstice/clinical';
import { everyJudged, type SetAssessment } from '@interstice/progression';
import { findAltered } from './altered-verdicts.js';
import { explainAltered } from './altered-sentences.js';
import { describeBackground } from './background/describe-background.js';
import { beforeTreatmentLine } from './baseline-sentences.js';
import { bloodSeries, type AnalyteSeries } from './blood-safety/blood-series.js';
import { explainAbsence } from './explain-absence.js';
import { explainAlert, explainAlerts } from './explain-alert.js';
import { explainDueItem } from './explain-due.js';
import { explainCriterion } from './explain-progression.js';
import type { ExplainAlertOptions } from './explainable-alert.js';
import type { Explanation, ExplanationLine } from './explanation.js';
import type { Protocol } from './protocol.js';
import { explainRapidProgression } from './rapid-progression.js';
import { review } from './review.js';
import type { AlertFinding, DueTest, ReviewResult } from './review-result.js';
import { SAFETY_RULE_IDS } from './safety-rules.js';
import { explainScale } from './scale-sentences.js';
import { TEST_NAMES } from './sentences.js';
import { explainExposure } from './steroid-exposure/exposure-sentences.js';
import { steroidExposure } from './steroid-exposure/steroid-exposure.js';
import { scoreLine } from './symptom-score-sentences.js';
import { scoreChanges } from './symptom-scores.js';
import { explainSlope } from './trend-sentences.js';
import { describeOptions, treatmentOptions, type DescribedOptions } from './treatment-options/index.js';

/** A rule's data stands in its own file. */
const rulesById = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, part) => (key === 'rule' ? (part as { id: string }).id : part)));

const citeText = ({ doc, at, ids = [] }: Citation): string => [doc, at, ...ids].join(', ');

/** What is asked of one record. */
export interface Asked {
  readonly seed: number;
  readonly record: PatientRecord;
  readonly protocol: Protocol;
  readonly asOf: IsoDate;
}

/**
 * What is due and alerts, with the sentences of both.
 *
 * @param asked - a record, with the rules and the day
 * @returns by name, in the order in which it is recorded
 * @example foundIn(asked).due.length //=> 3
 */
export function foundIn({ seed, record, protocol, asOf }: Asked): Readonly<Record<string, unknown>> {
  const result = review(record, protocol, asOf);
  const { dueItems, alerts, unraised, progression: _, ...rest } = result;
  const told = ({ cites: __, ...alert }: AlertFinding) => ({
    ...alert,
    says: explainAlert(alert as AlertFinding, { values: true }).lines.map(({ text }) => text),
  });
  return {
    due: dueItems.map((item) => ({
      ...item,
      rules: item.rules.map(({ cites: ___, ...rule }) => rule),
      says: explainDueItem(item, asOf, { values: true }).lines.map(({ text }) => text),
    })),
    alerts: alerts.map(told),
    unraised: unraised.map(({ key, evidence }) => ({ key, evidence })),
    rest,
    // Long, and much alike from one record to the next.
    series: seed <= 4 ? bloodSeries(record, protocol, asOf) : null,
    steroids: steroidExposure(record.treatments, asOf),
    options: rulesById(treatmentOptions(record, result, asOf)),
  };
}

/**
 * What is due, alerts and is listed, with its days and facts and without a sentence.
 *
 * @param asked - a record, with the rules and the day
 * @returns by name, in the order in which it is recorded
 * @example factsOf(asked).alerts.length //=> 1
 */
export function factsOf({ record, protocol, asOf }: Asked): Readonly<Record<string, unknown>> {
  const result = review(record, protocol, asOf);
  const { dueItems, alerts, notDue, unwarned = [], severity, stopped, nextReviewOn } = result;
  const options = treatmentOptions(record, result, asOf);
  return {
    due: dueItems.map(({ test, cycle, rules }) => ({
      test,
      cycle,
      rules: rules.map(({ cites: _, ...rule }) => rule),
    })),
    notDue: notDue.map(({ ruleId, because }) => [ruleId, ...because.map(factText)].join(' ')).join('; '),
    alerts: alerts.map(({ cites: _, ...alert }) => alert),
    unwarned: rulesById(unwarned),
    rest: { severity, stopped, nextReviewOn, rapid: result.rapidProgression },
    before: result.progression.beforeTreatment,
    steroids: steroidExposure(record.treatments, asOf),
    series: bloodSeries(record, protocol, asOf).analytes.map(seriesText),
    scores: scoreChanges(record.symptomReports).map((change) => scoreLine(change, { values: true }).text),
    says: [...alerts, ...result.unraised].flatMap((alert) =>
      alert.kind === 'progression' || alert.kind === 'advisory'
        ? explainAlert(alert, { values: true, present: presentOf(alert, result) }).lines.map(
            ({ text }) => text,
          )
        : [],
    ),
    told: briefly(describeOptions(options, protocol.blood)),
    options: {
      situation: options.situation,
      lists: options.groups.flatMap(({ lists }) =>
        lists.flatMap((list) => list.options.map(({ rule, state }) => `${rule.id} ${state}`)),
      ),
      against: options.against.map(({ rule, courses }) =>
        [rule.id, ...courses.map(({ lineageId }) => lineageId)].join(' '),
      ),
      background: options.background.map(({ lineageId }) => lineageId),
    },
  };
}

/** What is said of lists, referrals and advice against; of each option in the sentences of other records. */
function briefly({ headline, groups, referrals, against }: DescribedOptions): unknown {
  return {
    headline,
    groups: groups.map(({ lines, lists }) => [
      ...lines.map(({ text }) => text),
      ...lists.map(({ title }) => title),
    ]),
    referrals: referrals.map(({ id, courses }) => [id, ...courses].join(': ')),
    against: against.map(({ id, courses, isConflict }) => [id, String(isConflict), ...courses].join(': ')),
  };
}

const factText = ({ lineageId, on }: FactRef): string => `${lineageId} of ${on}`;

/**
 * Why everything is there or is not, to those who read values and to those who do not, with the sources.
 *
 * @param asked - a record, with the rules and the day
 * @returns by name, in the order in which it is recorded
 * @example whyOf(asked).alert.length //=> 2
 */
export function whyOf(asked: Asked): Readonly<Record<string, unknown>> {
  const { seed, record, protocol, asOf } = asked;
  const result = review(record, protocol, asOf);
  const { progression } = result;
  const values = seed % 2 === 0;
  const withCites = seed % 3 !== 1;
  const text = (line: ExplanationLine): string =>
    withCites && line.cites.length > 0 ? `${line.text} ‹${line.cites.map(citeText).join('; ')}›` : line.text;
  const whole = ({ headline, lines, missing }: Explanation) => [
    headline,
    ...lines.map(text),
    ...missing.map(({ what, text: says }) => `missing ${what}: ${says}`),
  ];
  const options = { values, asOf, ...(seed % 4 === 0 ? { atMost: 1 } : {}) };
  const blood = bloodSeries(record, protocol, asOf);
  // Of each kind some, in turn: whatever is told is told of some record.
  const inTurn = <Item>(items: readonly Item[], every: number): Item[] =>
    items.filter((__, index) => index % every === seed % every);
  const everyAlert = [
    ...protocol.alerts.map(({ id }) => id),
    ...SAFETY_RULE_IDS.drug,
    ...(seed % 3 === 0 ? SAFETY_RULE_IDS.blood : []),
  ];
  return {
    absent: inTurn(Object.keys(TEST_NAMES) as DueTest[], 3).map((test) =>
      whole(explainAbsence({ test }, result, asOf, { ...options, stops: stopsOf(record) })),
    ),
    silent: inTurn(everyAlert, 5).map((alert) =>
      whole(explainAbsence({ alert }, result, asOf, { ...options, blood: blood.analytes })),
    ),
    alerts: result.alerts.map(({ cites, ...alert }) => (seed % 3 === 0 ? { ...alert, cites } : alert)),
    alert: [...result.alerts, ...result.unraised].map((alert) =>
      whole(explainAlert(alert, { ...options, ...aboutAlert(alert, result, asked) })),
    ),
    several:
      seed % 6 === 3
        ? whole(
            explainAlerts(
              result.alerts.filter(({ kind }) => kind === result.alerts.at(-1)?.kind),
              options,
            ),
          )
        : null,
    criterion: inTurn(
      progression.sets.flatMap(({ criteria }) => criteria.map(({ criterionId }) => criterionId)),
      5,
    ).map((id) => whole(explainCriterion(progression, id, options))),
    trend: progression.slope ? whole(explainSlope(progression.slope, options)) : null,
    scales: (progression.scales ?? []).map((scale) => whole(explainScale(scale, options) ?? NOTHING)),
    before: progression.beforeTreatment
      ? text(beforeTreatmentLine(progression.beforeTreatment, options))
      : null,
    rapid: whole(explainRapidProgression(result.rapidProgression ?? NO_RAPID, options) ?? NOTHING),
    scores: scoreChanges(record.symptomReports).map((change) => text(scoreLine(change, options))),
    background: describeBackground(record).map(text),
    doses: explainExposure(steroidExposure(record.treatments, asOf)).map(text),
    series: blood.analytes.map(seriesText),
    lines: blood.analytes.flatMap(({ limits, moving }) => [
      ...limits.map(({ from, to, value, says, sentence }) => [from, to, value, says, sentence].join(' | ')),
      ...(moving ? [text(moving)] : []),
    ]),
    altered: alteredBy(asked, result),
    lists:
      seed % 3 === 0
        ? describeOptions(treatmentOptions(record, result, asOf), protocol.blood)
        : describeOptions(treatmentOptions(record, result, asOf), protocol.blood).headline,
  };
}

const NOTHING: Explanation = { headline: 'nothing', lines: [], missing: [] };
const NO_RAPID = { flag: null, oxygen: null, spo2: null, mda5On: null } as const;

function stopsOf({ overrides }: PatientRecord) {
  return overrides.map(({ id, reason }) => ({ overrideId: id, by: 'Dr. Reed', reason }));
}

/** Each value with its grades and the limits that it lies outside of. */
function seriesText({ analyte, values }: AnalyteSeries): string {
  const told = values.map(({ value: { on, amount }, limits, grades }) => {
    const beyond = limits.flatMap(({ limit, isBeyond, from }) =>
      isBeyond ? [`${limit.id}${from ? ` from ${from.amount} of ${from.on}` : ''}`] : [],
    );
    return [on, amount, JSON.stringify(grades), `of ${limits.length}`, ...beyond].join(' ');
  });
  return [analyte, ...told].join('; ');
}

/** What the last review, and what was decided, add to a stored alert. */
function aboutAlert(
  alert: AlertFinding,
  result: ReviewResult,
  { seed, asOf }: Asked,
): Partial<ExplainAlertOptions> {
  const { progression } = result;
  const { notRepeatedSince } = alert;
  return {
    cumulative: progression.cumulative,
    ...(progression.beforeTreatment ? { beforeTreatment: progression.beforeTreatment } : {}),
    ...(progression.circumstances ? { circumstances: progression.circumstances } : {}),
    present: presentOf(alert, result),
    ...(notRepeatedSince === undefined ? {} : { notRepeatedSince }),
    isNotChosen: seed % 7 === 0,
    ...(seed % 5 === 0
      ? { possiblyAnsweredBy: { drug: 'nintedanib', startedOn: addDays(asOf, -20) } as const }
      : {}),
    ...(seed % 6 === 0
      ? { changedAfterDecision: { status: seed % 12 === 0 ? 'acted' : 'dismissed', code: null } as const }
      : {}),
  };
}

function presentOf({ ruleId }: AlertFinding, { progression }: ReviewResult): SetAssessment | null {
  return everyJudged(progression).find(({ setId }) => setId === ruleId) ?? null;
}

/** As if the height had been recorded since, and sex and the disease corrected. */
function alteredBy({ record, protocol, asOf }: Asked, result: ReviewResult): unknown {
  const former = record.person.flatMap((fact): PersonFact[] => {
    if (fact.kind === 'height') return [];
    if (fact.kind === 'ctd')
      return [{ ...fact, id: `${fact.lineageId} v0`, value: { ...fact.value, primary: 'ra' } }];
    if (fact.kind === 'sex') return [{ ...fact, id: `${fact.lineageId} v0`, value: { sex: 'male' } }];
    return [fact];
  });
  const altered = findAltered(record, former, result, (other) => review(other, protocol, asOf));
  return altered ? { ...altered, says: explainAltered(altered) } : null;
}
