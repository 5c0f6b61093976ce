import { ANALYTES, type Citation } from '@interstice/clinical';
import { changedLines } from '../alert-life-sentences.js';
import { BLOOD_CHOICES } from '../clinic-choices.rules.js';
import type { ExplainableAlert, ExplainAlertOptions } from '../explainable-alert.js';
import type { Explanation, ExplanationLine } from '../explanation.js';
import { dayText } from '../sentences.js';
import type { BloodEvidence } from './blood-evidence.js';
import {
  amountText,
  CRITICAL_TEXT,
  gradesText,
  limitSentence,
  lineSentence,
  sentenceCase,
  valueText,
} from './blood-sentences.js';
import { CTCAE } from './ctcae.rules.js';
import { gradesIn } from './find-blood-alerts.js';
import { findLimit } from './limits-of-drugs.js';

const ONE_ALERT: readonly Citation[] = [
  { doc: 'interstice-choices', at: 'B-01; B-22', ids: ['B-01', 'B-22'] },
];
const RECOVERY: readonly Citation[] = [{ doc: 'interstice-choices', at: 'B-02', ids: ['B-02'] }];

/**
 * Why an alert about a blood value is there: the worst value, each limit that it is outside of with what its source says to do,
 * its grades, the run, the value before it, and whether it has returned to normal. Without values neither figures nor drugs.
 *
 * @param alert - a finding of a review, or a stored alert
 * @param options - with or without the patient's values
 * @returns headline and sentences, rendered from the limits
 * @source interstice-choices, B-02, B-22 and B-34
 * @example explainBloodAlert(alert, { values: true }).headline //=> 'Neutrophils outside a limit: 1.2 × 10⁹/L on 3 Mar 2026.'
 */
export function explainBloodAlert(alert: ExplainableAlert, options: ExplainAlertOptions): Explanation {
  const { blood } = alert.evidence;
  if (blood === undefined) return { headline: `Alert of rule ${alert.ruleId}.`, lines: [], missing: [] };
  return {
    headline: headlineOf(blood, options),
    lines: [
      ...changedLines(options),
      ...recoveryLines(blood, options),
      ...(options.values ? limitLines(blood) : [withoutValues(blood)]),
      ...(options.values ? gradeLines(blood) : []),
      runLine(blood, options),
      ...(options.values ? beforeLines(blood) : []),
    ],
    missing: [],
  };
}

function headlineOf(
  { analyte, worst, run, recoveredBy }: BloodEvidence,
  { values }: ExplainAlertOptions,
): string {
  const name = sentenceCase(ANALYTES[analyte].title);
  const what = recoveredBy === null ? 'outside a limit' : 'back inside all limits';
  if (!values) return `${name} ${what}: first on ${dayText(run[0].on)}.`;
  return recoveredBy === null
    ? `${name} ${what}: ${valueText(analyte, worst)}.`
    : `${name} ${what}: ${valueText(analyte, recoveredBy)}, after ${valueText(analyte, worst)}.`;
}

function recoveryLines(
  { analyte, recoveredBy }: BloodEvidence,
  { values }: ExplainAlertOptions,
): ExplanationLine[] {
  if (recoveredBy === null) return [];
  const by = values ? ` (${amountText(analyte, recoveredBy.amount)})` : '';
  return [
    {
      text: `Recovered: the value of ${dayText(recoveredBy.on)}${by} is inside all limits. It stays on the list until somebody signs it.`,
      cites: RECOVERY,
    },
  ];
}

/** Each limit of each drug, the crossed ones first (B-22). */
function limitLines({ analyte, limits }: BloodEvidence): ExplanationLine[] {
  const crossedFirst = [...limits].sort(
    (one, other) => Number(one.crossedOn === null) - Number(other.crossedOn === null),
  );
  return crossedFirst.flatMap((line) => {
    const found = findLimit(line.id);
    if (!found) return [];
    return [{ text: `${limitSentence(found)} ${lineSentence(line, analyte)}`, cites: [found.limit.cite] }];
  });
}

function withoutValues({ limits }: BloodEvidence): ExplanationLine {
  const crossed = limits.filter(({ crossedOn }) => crossedOn !== null);
  const count = crossed.length === 1 ? 'one limit' : `${crossed.length} limits`;
  return { text: `Outside ${count} of what is watched for the patient’s drugs.`, cites: ONE_ALERT };
}

function gradeLines({ analyte, worst, run }: BloodEvidence): ExplanationLine[] {
  const text = gradesText(analyte, worst.grades);
  const terms = CTCAE.filter((term) => term.analyte === analyte);
  if (text === null) return [];
  const isEnzyme = terms.some(({ high }) => high !== undefined);
  const lines: ExplanationLine[] = [
    {
      text: isEnzyme
        ? `${text} Graded against the value before the drug where that was above the upper limit, else against that limit.`
        : text,
      cites: terms.map(({ cite }) => cite),
    },
  ];
  const { grade, cite } = BLOOD_CHOICES['critical-from'];
  if (run.some(({ grades }) => gradesIn(grades).some((one) => one >= grade)))
    lines.push({ text: CRITICAL_TEXT, cites: [cite] });
  return lines;
}

function runLine(
  { analyte, run, recoveredBy }: BloodEvidence,
  { values }: ExplainAlertOptions,
): ExplanationLine {
  const [first] = run;
  const last = run.at(-1) ?? first;
  const start = `First outside on ${dayText(first.on)}`;
  if (run.length === 1)
    return { text: `${start}, in one test${recoveredBy === null ? ' so far' : ''}.`, cites: ONE_ALERT };
  const latest = values ? `, the latest ${amountText(analyte, last.amount)}` : '';
  return {
    text: `${start}; ${run.length} tests in a row were outside, the last on ${dayText(last.on)}${latest}.`,
    cites: ONE_ALERT,
  };
}

function beforeLines({ analyte, before }: BloodEvidence): ExplanationLine[] {
  return before === null
    ? [{ text: 'No value before it is on record.', cites: [] }]
    : [{ text: `Before it: ${valueText(analyte, before)}.`, cites: [] }];
}
