import type { ExplainOptions, ExplanationLine } from './explanation.js';
import { factText } from './fact-sentences.js';
import type { DueItemFinding, SeverityFinding } from './review-result.js';
import { findSurveillanceRule } from './rule-set.js';
import { severityText } from './rule-sentences.js';
import { listText, missingText } from './sentences.js';
import { SEVERITY } from './severity.rules.js';

/**
 * Whether the days of a due item hang on how severe the disease is.
 *
 * @param item - by the rules that want it
 * @returns false where none of its rules asks for the severity
 * @source interstice-choices, B-18
 * @example hangsOnSeverity({ rules: [{ ruleId: 'pft.m-01' }] }) //=> true
 */
export function hangsOnSeverity({
  rules,
}: {
  readonly rules: readonly Pick<DueItemFinding['rules'][number], 'ruleId'>[];
}): boolean {
  return rules.some(({ ruleId }) => findSurveillanceRule(ruleId)?.when.kind === 'severity');
}

/**
 * How severe the disease is, on what that rests, and whether it has progressed: which of the conditions of a rule holds here.
 *
 * @param finding - of a review
 * @param options - without values the days on which it rests are told, and that something is missing
 * @returns a line for the severity and one for progression, each with its sources
 * @source interstice-choices, B-18 and B-34
 * @example severityLines(finding, { values: true })[0]?.text
 * //=> 'Here: mild disease (FVC of 70 % predicted or more and fibrosis of less than 20 %), told from the PFT of 12 Jan 2026 and the HRCT of 3 Mar 2025.'
 */
export function severityLines(finding: SeverityFinding, { values }: ExplainOptions): ExplanationLine[] {
  const { fvcPctPredBelow, fibrosisPctAtLeast, looseningTests } = SEVERITY;
  const cites = [fvcPctPredBelow.cite, fibrosisPctAtLeast.cite].filter(
    (cite, index, all) => all.findIndex(({ doc, at }) => doc === cite.doc && at === cite.at) === index,
  );
  return [
    { text: stateText(finding, values), cites: [...cites, looseningTests.cite] },
    { text: progressiveText(finding), cites: [SEVERITY.progressive.cite] },
  ];
}

function stateText({ severity, because, missing }: SeverityFinding, values: boolean): string {
  const facts = listText(because.map(factText), 'and');
  if (severity === 'unknown')
    return ['Here: how severe it is, is not known.', ...missing.map(missingText)].join(' ');
  if (!values) return `How severe it is, is told from ${facts}.`;
  const stays =
    severity === 'mild'
      ? ''
      : ` It is called mild again only after ${SEVERITY.looseningTests.value} better tests or scans in a row.`;
  return `Here: ${severityText(severity)}, told from ${facts}.${stays}`;
}

function progressiveText({ progressive }: SeverityFinding): string {
  const { withinMonths, set } = SEVERITY.progressive;
  const by = `by ${set.toUpperCase()} within the last ${withinMonths} months`;
  switch (progressive) {
    case 'met':
      return `It has progressed ${by}, not for another cause: the stricter schedule holds.`;
    case 'unknown':
      return `Whether it has progressed ${by} cannot be told: the stricter schedule holds.`;
    case 'not-met':
      return `It has not progressed ${by}.`;
  }
}
