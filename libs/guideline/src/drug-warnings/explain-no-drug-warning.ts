import type { ExplainOptions, Explanation, ExplanationLine } from '../explanation.js';
import type { ReviewResult } from '../review-result.js';
import { CLINIC_CHOICES } from '../clinic-choices.rules.js';
import { dayText, missingText } from '../sentences.js';
import type { UnwarnedCourse } from './drug-evidence.js';
import type { DrugWarningRule } from './drug-warning-rule.js';
import { DOCUMENTED_PROGRESSION, DRUG_WARNINGS } from './drug-warnings.rules.js';
import {
  courseText,
  diseasesText,
  drugName,
  line,
  progressionText,
  recommendationLine,
  warningTitle,
} from './warning-words.js';

/**
 * Why a warning about a drug is not there.
 *
 * @param ruleId - of the warning
 * @param result - a review that found none
 * @param options - with or without the patient's values
 * @returns which courses were looked at, and what would have been needed
 * @source interstice-choices, B-33 and B-34
 * @example explainNoDrugWarning('drug.leflunomide', result, { values: true }).headline //=> 'No warning: Leflunomide in CTD-ILD.'
 */
export function explainNoDrugWarning(
  ruleId: string,
  result: ReviewResult,
  options: ExplainOptions,
): Explanation {
  const rule = DRUG_WARNINGS.find(({ id }) => id === ruleId);
  if (!rule) return { headline: `No alert of rule ${ruleId}.`, lines: [], missing: [] };
  const looked = (result.unwarned ?? []).filter((course) => course.ruleId === ruleId);
  const isUnknown = looked.some(({ reason }) => reason.why === 'disease-unknown');
  return {
    headline: `No warning: ${warningTitle(rule)}.`,
    lines: [
      ...(looked.length === 0
        ? [noCourseLine(rule, result)]
        : looked.map((course) => reasonLine(rule, course, options))),
      recommendationLine(rule),
    ],
    missing: isUnknown ? [{ what: 'ctd', text: missingText({ what: 'ctd', because: 'ctd-unknown' }) }] : [],
  };
}

function noCourseLine({ cite }: DrugWarningRule, { status }: ReviewResult): ExplanationLine {
  const graft =
    status?.status === 'transplanted' ? ', and what is advised for the own lungs is not told of a graft' : '';
  return line(`No course of it runs or is planned${graft}.`, cite);
}

function reasonLine(
  { cite }: DrugWarningRule,
  { reason, ...course }: UnwarnedCourse,
  options: ExplainOptions,
): ExplanationLine {
  const start = courseText(course, options);
  switch (reason.why) {
    case 'other-disease':
      return line(
        options.values
          ? `${start}. The disease on record is ${diseasesText(reason.diseases)}.`
          : `${start}. The disease on record is another one.`,
        cite,
      );
    case 'disease-unknown':
      return line(`${start}. It cannot be judged: no connective tissue disease is on record.`, cite);
    case 'not-so-long':
      return line(`${start}: it will be warned about from ${dayText(reason.from)}.`, cite);
    case 'not-beside':
      return line(`${start}. No mycophenolate runs or is planned beside it.`, cite);
    case 'progression-documented':
      return line(
        `${start}. Progression is on record ${progressionText(reason.progression)}.`,
        DOCUMENTED_PROGRESSION.cite,
      );
    case 'treated-before': {
      const { weeks, cite: choice } = CLINIC_CHOICES['started-together'];
      const { drug, course: before } = reason.before;
      const what = options.values ? drugName(drug) : 'Another treatment for the ILD';
      return line(
        `${start}. ${what} was begun on ${dayText(before.on)}, more than ${weeks} weeks before it (clinic’s choice): it is not the first line.`,
        choice,
      );
    }
  }
}
