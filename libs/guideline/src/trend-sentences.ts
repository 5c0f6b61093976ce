import type { Citation } from '@interstice/clinical';
import {
  FVC_VARIABILITY,
  SLOPE_ASKS,
  SLOPE_FIGURES,
  type FallLikelihood,
  type PairAssessment,
  type SetAssessment,
  type SlopeAssessment,
  type SlopeOverPeriod,
} from '@interstice/progression';
import type { ExplainOptions, Explanation, ExplanationLine } from './explanation.js';
import { dayText } from './sentences.js';

const METHOD: Citation = { doc: 'interstice-choices', at: 'B-11, how sure', ids: ['B-11'] };

/**
 * FVC over time in mL per year, beside what is published of groups of people.
 *
 * @param slope - of the last review
 * @param options - with or without the patient's values
 * @returns the slope of the last 24 months, that of the whole record, and the groups; no verdict
 * @source interstice-choices, B-11 and B-34
 * @example explainSlope(slope, { values: true }).headline
 * //=> 'FVC changes by -120 mL a year (95 % interval -180 to -60), from 9 tests between 10 Jan 2024 and 12 Jan 2026.'
 */
export function explainSlope(
  { recent, whole, figures }: SlopeAssessment,
  options: ExplainOptions,
): Explanation {
  const asks = `${SLOPE_ASKS.atLeastTests} acceptable laboratory tests of one series, with FVC in litres, over at least ${SLOPE_ASKS.atLeastMonths} months`;
  const headline = recent
    ? slopeText(recent, options)
    : `No slope of FVC can be told over the ${SLOPE_ASKS.recentMonths} months before the latest test: it takes ${asks}.`;
  const lines: ExplanationLine[] = [];
  if (recent)
    lines.push({ text: `A straight line by least squares. It takes ${asks}.`, cites: [SLOPE_ASKS.cite] });
  if (whole && whole.fromOn !== recent?.fromOn)
    lines.push({ text: `Over the whole record: ${slopeText(whole, options)}`, cites: [SLOPE_ASKS.cite] });
  if (recent ?? whole) {
    for (const { id, title, mlPerYear, cite } of SLOPE_FIGURES)
      if (figures.includes(id))
        lines.push({ text: `To read it beside: ${mlPerYear} mL a year in ${title}.`, cites: [cite] });
    lines.push({
      text: 'Trials report adjusted means of groups, this is the line of one person. No alert follows from it.',
      cites: [SLOPE_ASKS.cite],
    });
  }
  return { headline, lines, missing: [] };
}

function slopeText(
  { tests, fromOn, toOn, mlPerYear, lowMlPerYear, highMlPerYear }: SlopeOverPeriod,
  { values }: ExplainOptions,
): string {
  const from = `from ${tests} tests between ${dayText(fromOn)} and ${dayText(toOn)}`;
  return values
    ? `FVC changes by ${mlPerYear} mL a year (${SLOPE_ASKS.confidencePct} % interval ${lowMlPerYear} to ${highMlPerYear}), ${from}.`
    : `The slope of FVC can be told ${from}.`;
}

/**
 * How sure the falls of a set are: the probability that each truly reaches the threshold that it met.
 *
 * @param assessed - what the last review says of the set; null or undefined says nothing
 * @param options - with or without the patient's values; the probability follows from them, so it is one
 * @returns a line for the greatest fall and one for the latest, where that is another; empty where nothing can be told
 * @source ats-ers-2005, Table 12; interstice-choices, B-11
 * @example likelihoodLines(assessed, { values: true })[0]?.text
 * //=> 'How sure: with a probability of 78 % the true fall from 15 Jan 2024 to 15 Apr 2024 reaches the threshold that it met, …'
 */
export function likelihoodLines(
  assessed: SetAssessment | null | undefined,
  options: ExplainOptions,
): ExplanationLine[] {
  if (!assessed?.likelihood) return [];
  const { story, likelihood } = assessed;
  const { worst, latest } = likelihood;
  const lines = worst && story.worst ? [likelihoodLine(worst, story.worst, options)] : [];
  const isAnother =
    latest?.earlierLineageId !== worst?.earlierLineageId || latest?.laterLineageId !== worst?.laterLineageId;
  if (latest && story.latest && isAnother) lines.push(likelihoodLine(latest, story.latest, options));
  return lines;
}

function likelihoodLine(
  { pct, tests, fromOn, toOn }: FallLikelihood,
  { earlier, later }: PairAssessment,
  { values }: ExplainOptions,
): ExplanationLine {
  const fall = `the true fall from ${dayText(earlier.on)} to ${dayText(later.on)} reaches the threshold that it met`;
  const by = `by ${FVC_VARIABILITY.title}, from ${tests} tests between ${dayText(fromOn)} and ${dayText(toOn)}`;
  return {
    text: values
      ? `How sure: with a probability of ${pctText(pct)} ${fall}, ${by}. It decides nothing.`
      : `How sure: whether ${fall} can be reckoned ${by}. It decides nothing.`,
    cites: [FVC_VARIABILITY.cite, METHOD],
  };
}

function pctText(pct: number): string {
  if (pct >= 99) return 'at least 99 %';
  return pct <= 1 ? 'at most 1 %' : `${pct} %`;
}
