import { DRUGS, type Citation } from '@interstice/clinical';
import type { BeforeTreatment } from '@interstice/progression';
import type { ExplainOptions, ExplanationLine } from './explanation.js';
import { ILD_TREATMENTS } from './ild-treatments.rules.js';
import { pairText } from './pair-sentences.js';
import { dayText, NOT_USED_WORDS, tenthsText } from './sentences.js';

const CITES: readonly Citation[] = [
  { doc: 'interstice-choices', at: 'B-06, before the present treatment', ids: ['B-06', 'B-24', 'B-28'] },
  ILD_TREATMENTS.drugsCite,
];

/**
 * The fall since the latest usable test before the treatment that runs now, or why it cannot be told.
 *
 * @param before - of the last review
 * @param options - with or without values; which drug is given is one (B-34)
 * @returns a line with its sources
 * @source interstice-choices, B-06, B-10, B-24 and B-28
 * @example beforeTreatmentLine(before, { values: false }).text
 * //=> 'No treatment for the ILD is running, so there is no test before one to compare with.'
 */
export function beforeTreatmentLine(before: BeforeTreatment, options: ExplainOptions): ExplanationLine {
  return { text: textOf(before, options), cites: CITES };
}

function textOf({ course, test, pair, why }: BeforeTreatment, options: ExplainOptions): string {
  if (!course) return 'No treatment for the ILD is running, so there is no test before one to compare with.';
  const drug = options.values ? `${DRUGS[course.drug].title}, ` : '';
  const treatment = `the present treatment (${drug}started on ${dayText(course.startedOn)})`;
  if (pair) {
    const change = options.values ? `FVC changed by ${tenthsText(-pair.declineTenths)} %` : 'FVC is compared';
    return `Since the last usable test before ${treatment} ${change}: ${pairText(pair, options)}`;
  }
  if (!test)
    return why === 'poor-quality'
      ? `Every test before ${treatment} is graded D or worse, which is never a baseline.`
      : `No usable test was done on or before the start of ${treatment}.`;
  const last = `The last usable test before ${treatment} is that of ${dayText(test.on)}`;
  return why === null || why === 'no-test-since' || why === 'no-treatment' || why === 'no-test-before'
    ? `${last}; none has been done since.`
    : `${last}; it is not comparable with the latest one because ${NOT_USED_WORDS[why]}.`;
}
