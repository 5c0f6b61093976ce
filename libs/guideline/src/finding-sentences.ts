import type { FactRef } from '@interstice/clinical';
import type {
  CriterionAssessment,
  CriterionSet,
  FindingInTime,
  FindingRefused,
  ProgressionAssessment,
} from '@interstice/progression';
import { FIBROSIS_COMPARISON } from '@interstice/progression';
import type { ExplanationLine } from './explanation.js';
import { dayText } from './sentences.js';

/** What a finding is looked for in: the days after the earlier test of a pair, or the window of the set. */
export interface FindingContext {
  readonly set: CriterionSet;
  readonly progression: ProgressionAssessment;
}

const NOT_COUNTED_WORDS: Readonly<Record<FindingRefused, string>> = {
  'compared-with-no-earlier-scan': 'no earlier scan with which it was compared is known',
  'compared-too-far-back': `the scan with which it was compared is more than ${FIBROSIS_COMPARISON.withinMonths} months older`,
};

/**
 * What is known about symptoms and fibrosis for one criterion.
 *
 * @param judged - the criterion
 * @param context - the set and the whole assessment, for the days
 * @returns a line for each finding that it asks for, and for each that does not count; no figures
 * @source interstice-choices, B-12 and B-13
 * @example findingLines(judged, { set: INBUILD, progression })[0]?.text
 * //=> 'Respiratory symptoms have worsened since 15 Jan 2025: reported on 20 Jan 2026.'
 */
export function findingLines(judged: CriterionAssessment, context: FindingContext): ExplanationLine[] {
  const { symptoms = null, fibrosis = null } = judged;
  const period = periodText(judged, context);
  return [
    ...(symptoms ? [symptomLine(symptoms, period)] : []),
    ...(fibrosis ? [fibrosisLine(fibrosis, period), ...notCountedScans(fibrosis)] : []),
  ];
}

/**
 * The days of some facts of one kind, each once.
 *
 * @param facts - references
 * @param kind - which of them
 * @returns days in words
 * @example factDays(facts, 'hrct') //=> '12 Jan 2026'
 */
export function factDays(facts: readonly FactRef[], kind: FactRef['kind']): string {
  const days = facts.filter((fact) => fact.kind === kind).map(({ on }) => on);
  return [...new Set(days)].sort().map(dayText).join(', ');
}

function periodText({ pair }: CriterionAssessment, { set, progression }: FindingContext): string {
  if (pair) return ` since ${dayText(pair.earlier.on)}`;
  const { judgedOn, findingsAfter } = progression;
  const window =
    set.window && judgedOn ? ` in the ${set.window.months} months up to ${dayText(judgedOn)}` : '';
  return findingsAfter
    ? `${window}, after ${dayText(findingsAfter)}, when the present episode began`
    : window;
}

function symptomLine({ verdict, facts }: FindingInTime, period: string): ExplanationLine {
  const days = factDays(facts, 'symptom-report');
  switch (verdict) {
    case 'met':
      return { text: `Respiratory symptoms have worsened${period}: reported on ${days}.`, cites: [] };
    case 'not-met':
      return {
        text: `Respiratory symptoms have not worsened${period}: last reported on ${days}.`,
        cites: [],
      };
    case 'unknown':
      return {
        text: `Nothing is recorded about a change of respiratory symptoms${period}.`,
        cites: [],
      };
  }
}

function fibrosisLine({ verdict, facts }: FindingInTime, period: string): ExplanationLine {
  const days = factDays(facts, 'hrct');
  switch (verdict) {
    case 'met':
      return { text: `Fibrosis has increased${period}: reported with the HRCT of ${days}.`, cites: [] };
    case 'not-met':
      return {
        text: `Fibrosis has not increased${period}: last reported with the HRCT of ${days}.`,
        cites: [],
      };
    case 'unknown':
      return { text: `No comparison of HRCTs is recorded that tells about fibrosis${period}.`, cites: [] };
  }
}

function notCountedScans({ notCounted }: FindingInTime): ExplanationLine[] {
  return notCounted
    .filter(({ kind }) => kind === 'hrct')
    .map(({ on, reason }) => ({
      text: `Not counted: the increase reported with the HRCT of ${dayText(on)}, because ${NOT_COUNTED_WORDS[reason]}.`,
      cites: [FIBROSIS_COMPARISON.cite],
    }));
}
