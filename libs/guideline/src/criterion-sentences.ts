import {
  conditionsOf,
  type Criterion,
  type CriterionCondition,
  type CriterionSet,
} from '@interstice/progression';
import type { ExplanationLine } from './explanation.js';

/**
 * A condition of a criterion in words, from its data.
 *
 * @param condition - as data
 * @returns a noun phrase
 * @example conditionText(INBUILD.criteria[0].allOf[0]) //=> 'a relative fall in FVC of at least 10 %'
 */
export function conditionText(condition: CriterionCondition): string {
  if ('finding' in condition) {
    return condition.finding === 'worsened-respiratory-symptoms'
      ? 'worsened respiratory symptoms'
      : 'more fibrosis on HRCT';
  }
  const unit = condition.change === 'relative' ? ' %' : ' points of % predicted';
  const below = condition.below === undefined ? '' : ` and less than ${condition.below}${unit}`;
  const kind = condition.change === 'relative' ? 'a relative' : 'an absolute';
  const corrected = condition.hbCorrected ? ', corrected for haemoglobin,' : '';
  return `${kind} fall in ${condition.measure.toUpperCase()}${corrected} of at least ${condition.atLeast}${unit}${below}`;
}

/**
 * A criterion in words, from its data.
 *
 * @param criterion - as data
 * @param set - for the window
 * @returns a sentence
 * @example criterionText(INBUILD.criteria[0], INBUILD)
 * //=> 'INBUILD A asks for a relative fall in FVC of at least 10 % within 24 months.'
 */
export function criterionText(criterion: Criterion, set: CriterionSet): string {
  const parts = conditionsOf(criterion).map(conditionText);
  const joined = parts.join('allOf' in criterion ? ' with ' : ' or ');
  return `${criterion.title} asks for ${joined}${windowOfSetText(set)}.`;
}

/**
 * How many criteria of a set have to be met, in words, from its data.
 *
 * @param set - as data
 * @returns a sentence, or undefined where one criterion is enough
 * @example setText(PPF_2022) //=> 'PPF 2022 asks for at least 2 of its 3 criteria, each within 12 months of the day judged; two tests …'
 */
export function setText(set: CriterionSet): string | undefined {
  if (set.atLeast === 1) return undefined;
  const months = set.window ? `${set.window.months} months` : '';
  const within = set.window
    ? `, each within ${months} of the day judged; two tests that are compared lie within ${months} of each other`
    : '';
  return `${set.title} asks for at least ${set.atLeast} of its ${set.criteria.length} criteria${within}.`;
}

/**
 * What a set presupposes and nothing here checks.
 *
 * @param set - as data
 * @returns a line for each precondition
 * @example preconditionLines(PPF_2022).length //=> 2
 */
export function preconditionLines({ title, preconditions = [] }: CriterionSet): ExplanationLine[] {
  return preconditions.map(({ text, cite }) => ({
    text: `${title} presupposes, and nothing here checks, that ${text}.`,
    cites: [cite],
  }));
}

function windowOfSetText(set: CriterionSet): string {
  return set.window ? ` within ${set.window.months} months` : ', however far apart the tests are';
}
