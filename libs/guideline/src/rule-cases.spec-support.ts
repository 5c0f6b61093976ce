// Every case that states an answer as data, as a question that can be asked again and again.
import { parseIsoDate } from '@interstice/clinical';
import type { RuleCase } from '@interstice/test-support/rule-mutants';
import { ACR_CHEST_CASES } from './acr-chest-2023/acr-chest-2023.cases.js';
import { alertDueBy, isOldAtGoLive, latestReviewDay } from './alert-due.js';
import { DUE_BY_CASES, OLD_AT_GO_LIVE_CASES, REVIEW_DAY_CASES } from './alert-due.cases.js';
import { ALERT_CASES } from './alerts.cases.js';
import { BLOOD_SCHEDULE_CASES } from './blood-schedules.cases.js';
import { BLOOD_ALERT_CASES, MOVING_CASES, RECOVERED_OPENS_CASES } from './blood-safety/blood-alerts.cases.js';
import { bloodSeries } from './blood-safety/blood-series.js';
import { CTCAE_RULE_CASES } from './blood-safety/ctcae.spec-support.js';
import { CONFIRMING_TEST_CASES } from './confirming-tests.cases.js';
import { disputeText } from './dispute-text.js';
import { DLCO_CASES } from './dlco.cases.js';
import { BSR_2017_CASES, DRUG_SCHEDULE_CASES } from './drug-bloods.cases.js';
import { AFTER_STOP_CASES } from './drugs-stopped.cases.js';
import { DRUG_WARNING_CASES } from './drug-warnings/drug-warnings.cases.js';
import { DRUG_WARNINGS } from './drug-warnings/drug-warnings.rules.js';
import { drugAnswer, drugStated } from './drug-warnings/drug-warnings.spec-support.js';
import { FIRST_BLOOD_CASES, JOINT_CARE_CASES, OVERRIDE_CASES } from './first-bloods.cases.js';
import { HRCT_CASES } from './hrct.cases.js';
import { HRCT_ON_DECLINE_CASES } from './hrct-on-decline.cases.js';
import { MISSING_FACT_CASES } from './missing-facts.cases.js';
import { MISSING_VALUES_CASES } from './missing-values.cases.js';
import { MYCOPHENOLATE_END_CASES } from './mycophenolate-ends.cases.js';
import { MYCOPHENOLATE_CASES } from './mycophenolate.cases.js';
import { DRAW_CASES, type DrawCase } from './one-draw.cases.js';
import { dueDays, dueItem, PROTOCOL, reviewed } from './record.spec-support.js';
import { review } from './review.js';
import { protocolById } from './rule-set.js';
import { SEVERITY_CASES } from './severity.cases.js';
import { EXPOSURE_CASES } from './steroid-exposure/steroid-exposure.cases.js';
import { exposureAnswer, exposureStated } from './steroid-exposure/steroid-exposure.spec-support.js';
import { SYMPTOM_SCORE_CASES } from './symptom-scores.cases.js';
import { scoreChanges } from './symptom-scores.js';
import { SURVEILLANCE_CASES, type SurveillanceCase } from './surveillance.cases.js';

/** What a case of surveillance says of its item: its days, and where stated its rules, notes and analytes. */
export function surveillanceAnswer(given: SurveillanceCase): unknown {
  const { record, test, asOf, blood, protocol } = given;
  const item = dueItem(record, test, asOf, blood, protocol);
  const [first] = item?.rules ?? [];
  return {
    expected: dueDays(item),
    rules: given.rules && item?.rules.map(({ ruleId }) => ruleId),
    notes: given.notes && (first?.notes?.map(({ kind }) => kind) ?? []),
    because: given.because && first?.because.map(({ lineageId }) => lineageId),
  };
}

/** The same, as the case states it. */
export function surveillanceStated({ expected, rules, notes, because }: SurveillanceCase): unknown {
  return { expected, rules, notes, because };
}

/** Which analytes the draw has to carry for the rule of a case, and of which one is enough. */
export function drawAnswer({ record, asOf, blood, ruleId }: DrawCase): unknown {
  const rule = dueItem(record, 'blood', asOf, blood)?.rules.find((one) => one.ruleId === ruleId);
  return rule && { analytes: rule.analytes, oneOf: rule.oneOf ?? [] };
}

/** By what they are about. */
export const SURVEILLANCE: readonly (readonly [string, readonly SurveillanceCase[]])[] = [
  ['of the PFT', SURVEILLANCE_CASES],
  ['by repeats', CONFIRMING_TEST_CASES],
  ['of DLCO', DLCO_CASES],
  ['by HRCT', HRCT_CASES],
  ['by HRCT on a decline', HRCT_ON_DECLINE_CASES],
  ['of missing facts', MISSING_FACT_CASES],
  ['of missing values', MISSING_VALUES_CASES],
  ['of the blood on mycophenolate', MYCOPHENOLATE_CASES],
  ['of the blood when mycophenolate ends', MYCOPHENOLATE_END_CASES],
  ['of the blood on every other drug', DRUG_SCHEDULE_CASES],
  ['of the blood by BSR 2017', BSR_2017_CASES],
  ['of the blood for years, anew, and by the other protocols', BLOOD_SCHEDULE_CASES],
  ['of the first bloods of a drug', FIRST_BLOOD_CASES],
  ['of joint care', JOINT_CARE_CASES],
  ['at an interval that a physician set', OVERRIDE_CASES],
  ['by ACR/CHEST 2023', ACR_CHEST_CASES],
];

const day = parseIsoDate;

export const RULE_CASES: readonly RuleCase[] = [
  ...SURVEILLANCE.flatMap(([about, cases]) =>
    cases.map((one) => ({
      name: `${about}: ${one.name}`,
      answer: () => surveillanceAnswer(one),
      stated: surveillanceStated(one),
    })),
  ),
  ...DRAW_CASES.map((one) => ({
    name: one.name,
    answer: () => drawAnswer(one),
    stated: { analytes: one.analytes, oneOf: one.oneOf },
  })),
  ...AFTER_STOP_CASES.map(({ name, record, ends }) => ({
    name,
    answer: () => dueItem(record, 'blood', '2026-01-21') === undefined,
    stated: ends,
  })),
  ...SEVERITY_CASES.map(({ name, record, asOf, severity, progressive }) => ({
    name,
    answer: () => {
      const found = reviewed(record, asOf).severity;
      return [found.severity, found.progressive];
    },
    stated: [severity, progressive],
  })),
  ...ALERT_CASES.map(({ name, record, alertSets, alerts }) => ({
    name,
    answer: () =>
      review(record, protocolById(PROTOCOL.id, undefined, alertSets), day('2026-03-01')).alerts.map(
        ({ ruleId, severity }) => [ruleId, severity],
      ),
    stated: alerts,
  })),
  ...BLOOD_ALERT_CASES.map(({ name, record, blood, asOf = '2025-12-01', alerts }) => ({
    name,
    answer: () =>
      reviewed(record, asOf, blood)
        .alerts.filter(({ kind }) => kind === 'blood')
        .map(({ ruleId, severity, evidence }) => [ruleId, severity, evidence.criteria]),
    stated: alerts,
  })),
  ...MOVING_CASES.map(({ name, record, isTold }) => ({
    name: `moving: ${name}`,
    answer: () =>
      bloodSeries(record, PROTOCOL, day('2025-12-01')).analytes.some(({ moving }) => moving !== null),
    stated: isTold,
  })),
  ...RECOVERED_OPENS_CASES.map(({ name, record, asOf, opens }) => ({
    name,
    answer: () => reviewed(record, asOf).alerts.map(({ mayOpen, recovered }) => [mayOpen, recovered]),
    stated: [[opens, true]],
  })),
  ...CTCAE_RULE_CASES,
  ...DUE_BY_CASES.map(([severity, spokeOn, dueBy]) => ({
    name: `an alert of ${severity} of ${spokeOn}`,
    answer: () => alertDueBy(severity, day(spokeOn)),
    stated: dueBy,
  })),
  ...SYMPTOM_SCORE_CASES.map(({ name, reports, suggests, notJudged }) => ({
    name: `scores: ${name}`,
    answer: () => {
      const [last] = scoreChanges(reports);
      return [last?.suggests, last?.notJudged];
    },
    stated: [suggests, notJudged],
  })),
  ...OLD_AT_GO_LIVE_CASES.map(([latestOn, openedOn, isOld]) => ({
    name: `evidence of ${latestOn}, opened on ${openedOn}`,
    answer: () => isOldAtGoLive(day(latestOn), day(openedOn)),
    stated: isOld,
  })),
  ...REVIEW_DAY_CASES.map(([decidedOn, latestOn]) => ({
    name: `the latest day to look at a drug again, decided on ${decidedOn}`,
    answer: () => latestReviewDay(day(decidedOn)),
    stated: latestOn,
  })),
  ...DRUG_WARNING_CASES.map((one) => ({
    name: `drug warnings: ${one.name}`,
    answer: () => drugAnswer(one),
    stated: drugStated(one),
  })),
  {
    name: 'drug warnings: what disputes the warning about abatacept, with its figures',
    answer: () =>
      DRUG_WARNINGS.find(({ id }) => id === 'drug.abatacept')?.disputes.map((one) => disputeText(one)),
    stated: [
      'the review of trials says of RA-ILD that in 2 retrospective multicentre studies of 100 patients in all, lung function improved or stayed stable in most of those who were given abatacept, and that it is often given instead of methotrexate',
    ],
  },
  ...EXPOSURE_CASES.map((one) => ({
    name: `glucocorticoids: ${one.name}`,
    answer: () => exposureAnswer(one),
    stated: exposureStated(one),
  })),
];
