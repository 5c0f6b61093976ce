import { ADVISORIES, CRITERION_SETS, type Advisory, type PairAssessment } from '@interstice/progression';
import type { ExplainOptions, ExplanationLine } from './explanation.js';
import { sizeText } from './pair-sentences.js';
import type { AlertCertainty } from './review-result.js';
import { dayText } from './sentences.js';

/**
 * Something that is told of beside the definitions of progression.
 *
 * @param id - of a criterion set or an advisory
 * @returns undefined for a definition of progression
 * @example advisoryOf('dlco-decline')?.title //=> 'DLCO decline'
 */
export function advisoryOf(id: string): Advisory | undefined {
  return ADVISORIES.find((advisory) => advisory.id === id);
}

/**
 * What an advisory is not, and what else it may come from, from its data.
 *
 * @param advisory - as data
 * @returns a line
 * @source interstice-choices, B-17
 * @example advisoryLine(DLCO_DECLINE).text //=> 'Not an INBUILD criterion; consider pulmonary hypertension, anaemia.'
 */
export function advisoryLine(advisory: Advisory): ExplanationLine {
  const { notCriterionOf, notCriterionCite, consider, cite } = advisory;
  const title = CRITERION_SETS.find(({ id }) => id === notCriterionOf)?.title ?? notCriterionOf;
  const causes = consider.map(({ text }) => text).join(', ');
  const cites = [cite, notCriterionCite, ...consider.map((cause) => cause.cite)];
  return {
    text: `Not an ${title} criterion; consider ${causes}.`,
    cites: cites.filter(
      ({ doc, at }, index) => cites.findIndex((one) => one.doc === doc && one.at === at) === index,
    ),
  };
}

/**
 * An advisory in two sentences.
 *
 * @param advisory - as data
 * @param alert - its certainty and the pair that fell furthest
 * @param options - with or without values
 * @returns what fell, between which days, and what to think of
 * @source interstice-choices, B-17 and B-34
 * @example advisoryHeadline(DLCO_DECLINE, { certainty: 'confirmed', worst }, { values: true })
 * //=> 'DLCO decline: DLCO fell by 12.0 points between 15 Mar 2025 and 15 Jan 2026. Not an INBUILD criterion; …'
 */
export function advisoryHeadline(
  advisory: Advisory,
  { certainty, worst }: { readonly certainty: AlertCertainty; readonly worst: PairAssessment | null },
  options: ExplainOptions,
): string {
  const start = certainty === 'provisional' ? `Provisional ${advisory.title}` : advisory.title;
  const advice = advisoryLine(advisory).text;
  if (!worst) return `${start}. ${advice}`;
  const days = `between ${dayText(worst.earlier.on)} and ${dayText(worst.later.on)}`;
  const correction = worst.hbCorrected === false ? ', not corrected for haemoglobin' : '';
  return options.values
    ? `${start}: DLCO fell by ${sizeText(worst, advisory)} ${days}${correction}. ${advice}`
    : `${start} ${days}${correction}. ${advice}`;
}
