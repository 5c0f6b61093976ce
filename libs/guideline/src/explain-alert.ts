import {
  CRITERION_SETS,
  type CriterionSet,
  type CumulativeDecline,
  type SetAssessment,
} from '@interstice/progression';
import type { ExplainOptions, Explanation, ExplanationLine } from './explanation.js';
import { pairKey, pairText } from './pair-sentences.js';
import type { AlertCertainty, AlertFinding, ProgressionEvidence } from './review-result.js';
import { criterionText, cumulativeText, dayText, missingText, tenthsText } from './sentences.js';

/** What an explained alert needs; a stored alert carries all of it. */
export type ExplainableAlert = Pick<
  AlertFinding,
  'kind' | 'ruleId' | 'certainty' | 'severity' | 'evidence' | 'cites'
>;

/** What changes with every fact is taken from the last review and not kept with the alert. */
export interface ExplainAlertOptions extends ExplainOptions {
  /** The fall over the whole record, whatever the episode. */
  readonly cumulative?: CumulativeDecline | null;
  /** What the alert's criterion set says now, which may differ from what it said when it was met. */
  readonly present?: SetAssessment | null;
}

const CERTAINTY_WORDS: Readonly<Record<AlertCertainty, string>> = {
  confirmed:
    'Confirmed: the previous test or the first in the window shows it as well, or a second test does.',
  provisional:
    'Provisional: only the comparison with one of the earlier tests shows it. A repeat test would confirm it.',
  'not-applicable': 'Certainty does not apply.',
};

/**
 * Why an alert is there.
 *
 * @param alert - a finding of a review, or a stored alert
 * @param options - with or without the patient's values, with what the last review says of the patient now
 * @returns the criteria met, the pair behind them, since when, and how certainly
 * @source interstice-choices, B-34
 * @example explainAlert(alert, { values: true }).headline //=> 'Progression by INBUILD A: FVC fell by 12.0 % …'
 */
export function explainAlert(alert: ExplainableAlert, options: ExplainAlertOptions): Explanation {
  const { evidence } = alert;
  const set = CRITERION_SETS.find((candidate) =>
    candidate.criteria.some(({ id }) => evidence.criteria.includes(id)),
  );
  if (!set || !evidence.progression) {
    return { headline: `Alert of rule ${alert.ruleId}.`, lines: [], missing: [] };
  }
  const met = set.criteria.filter(({ id }) => evidence.criteria.includes(id));
  const { worst, latest } = evidence.progression;
  const lines: ExplanationLine[] = met.map((criterion) => ({
    text: criterionText(criterion, set),
    cites: [criterion.cite, ...(set.window ? [set.window.cite] : [])],
  }));
  if (worst) lines.push({ text: pairText(worst, options), cites: [] });
  if (latest && (!worst || pairKey(latest) !== pairKey(worst)))
    lines.push({ text: `Most recently: ${pairText(latest, options)}`, cites: [] });
  lines.push(...presentLines(evidence.progression, options));
  if (options.values && options.cumulative) {
    lines.push({
      text: cumulativeText(options.cumulative),
      cites: [{ doc: 'interstice-choices', at: 'B-06', ids: ['B-06'] }],
    });
  }
  lines.push(...symptomLines(alert));
  lines.push({
    text: `First met on ${dayText(evidence.progression.firstMetOn)}.`,
    cites: [{ doc: 'interstice-choices', at: 'B-03', ids: ['B-03'] }],
  });
  lines.push(certaintyLine(alert, evidence.progression));
  return { headline: headline(alert, set, options), lines, missing: repeatWanted(alert) };
}

/** The alert tells what was met; whoever reads it must also see where the patient stands now. */
function presentLines(
  { latest }: ProgressionEvidence,
  { present, ...options }: ExplainAlertOptions,
): ExplanationLine[] {
  if (!present || present.verdict === 'met') return [];
  const cites = [{ doc: 'interstice-choices', at: 'B-03', ids: ['B-03'] }];
  const pair = present.criteria.find((criterion) => criterion.pair !== null)?.pair;
  if (!pair)
    return [{ text: 'As the record stands now there is nothing to compare the latest test with.', cites }];
  if (pair.later.lineageId !== latest?.later.lineageId) {
    const start =
      present.verdict === 'unknown'
        ? 'By the latest test it cannot be judged yet'
        : 'The latest test no longer shows it';
    return [{ text: `${start}: ${pairText(pair, options)}`, cites }];
  }
  return [{ text: 'By what has been recorded since, it is no longer met.', cites }];
}

function certaintyLine(
  alert: ExplainableAlert,
  { poorQuality, homeAlone }: ProgressionEvidence,
): ExplanationLine {
  if (homeAlone) {
    return {
      text: 'Provisional, spirometry at home alone: confirm in the laboratory.',
      cites: [{ doc: 'interstice-choices', at: 'B-11, home', ids: ['B-11', 'B-16'] }],
    };
  }
  if (poorQuality) {
    return {
      text: 'Provisional, poor quality: the later test is graded D or worse. Repeat it.',
      cites: [{ doc: 'interstice-choices', at: 'B-15', ids: ['B-15'] }],
    };
  }
  return {
    text: CERTAINTY_WORDS[alert.certainty],
    cites: [{ doc: 'interstice-choices', at: 'B-11', ids: ['B-11'] }],
  };
}

function headline(alert: ExplainableAlert, set: CriterionSet, options: ExplainOptions): string {
  const titles = set.criteria
    .filter(({ id }) => alert.evidence.criteria.includes(id))
    .map(({ title }) => title);
  const worst = alert.evidence.progression?.worst;
  const start = `${alert.certainty === 'provisional' ? 'Provisional progression' : 'Progression'} by ${titles.join(' and ')}`;
  if (!worst) return `${start}.`;
  const days = `between ${dayText(worst.earlier.on)} and ${dayText(worst.later.on)}`;
  return options.values
    ? `${start}: FVC fell by ${tenthsText(worst.declineTenths)} % of the earlier value ${days}.`
    : `${start}, ${days}.`;
}

function symptomLines({ evidence }: ExplainableAlert): ExplanationLine[] {
  const days = evidence.facts.filter(({ kind }) => kind === 'symptom-report').map(({ on }) => dayText(on));
  return days.length === 0
    ? []
    : [{ text: `Worse respiratory symptoms were reported on ${[...new Set(days)].join(', ')}.`, cites: [] }];
}

function repeatWanted(alert: ExplainableAlert): Explanation['missing'] {
  if (alert.certainty !== 'provisional') return [];
  const progression = alert.evidence.progression;
  const because =
    progression?.homeAlone === true
      ? 'home-alone'
      : progression?.poorQuality === true
        ? 'poor-quality'
        : 'provisional';
  return [{ what: 'repeat-pft', text: missingText({ what: 'repeat-pft', because }) }];
}
