import {
  CRITERION_SETS,
  type CriterionSet,
  type CumulativeDecline,
  type SetAssessment,
} from '@interstice/progression';
import type { ExplainOptions, Explanation, ExplanationLine } from './explanation.js';
import { pairText } from './pair-sentences.js';
import type { AlertCertainty, AlertFinding } from './review-result.js';
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
 * @param options - with or without the patient's values, and the whole fall on record if it is to be shown
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
  const { worst, poorQuality } = evidence.progression;
  const lines: ExplanationLine[] = met.map((criterion) => ({
    text: criterionText(criterion, set),
    cites: [criterion.cite, ...(set.window ? [set.window.cite] : [])],
  }));
  if (worst) lines.push({ text: pairText(worst, options), cites: [] });
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
  lines.push({
    text: poorQuality
      ? 'Provisional, poor quality: the later test is graded D or worse. Repeat it.'
      : CERTAINTY_WORDS[alert.certainty],
    cites: [
      { doc: 'interstice-choices', at: poorQuality ? 'B-15' : 'B-11', ids: [poorQuality ? 'B-15' : 'B-11'] },
    ],
  });
  return { headline: headline(alert, set, options), lines, missing: repeatWanted(alert) };
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
  const because = alert.evidence.progression?.poorQuality === true ? 'poor-quality' : 'provisional';
  return [{ what: 'repeat-pft', text: missingText({ what: 'repeat-pft', because }) }];
}
