import type { Citation } from '@interstice/clinical';
import { changedLines } from '../alert-life-sentences.js';
import { CLINIC_CHOICES } from '../clinic-choices.rules.js';
import type { ExplainableAlert, ExplainAlertOptions } from '../explainable-alert.js';
import type { ExplainOptions, Explanation, ExplanationLine } from '../explanation.js';
import { dayText, missingText } from '../sentences.js';
import {
  PREDNISONE_EQUIVALENTS,
  RENAL_CRISIS_DOSE,
} from '../steroid-exposure/prednisone-equivalents.rules.js';
import type { DrugEvidence } from './drug-evidence.js';
import type { DrugWarningRule } from './drug-warning-rule.js';
import {
  CONFLICT_WHEN_RAPID,
  DOCUMENTED_PROGRESSION,
  DRUG_WARNINGS,
  LONG_ON_PROGRESSION,
  NOT_CHECKED,
} from './drug-warnings.rules.js';
import {
  courseText,
  DOSE_UNKNOWN_WORDS,
  drugName,
  INDICATION_WORDS,
  line,
  progressionText,
  recommendationLine,
  remarkLines,
  warningTitle,
} from './warning-words.js';

const COURSE: Citation = { doc: 'interstice-choices', at: 'B-28', ids: ['B-28'] };
const DECIDED_ONCE: Citation = { doc: 'interstice-choices', at: 'B-33, once per course', ids: ['B-33'] };
const EQUIVALENTS: Readonly<Partial<Record<string, { readonly cite: Citation }>>> = PREDNISONE_EQUIVALENTS;

/**
 * Why a warning about a drug is there.
 *
 * @param alert - a finding of a review, or a stored alert
 * @param options - with or without the patient's values
 * @returns which course it is about, what the sources say of it for and against, what was not checked, and what ends it
 * @source interstice-choices, B-33 and B-34
 * @example explainDrugWarning(alert, { values: true }).headline //=> 'Prednisone for longer than 3 months, since 1 Nov 2025.'
 */
export function explainDrugWarning(alert: ExplainableAlert, options: ExplainAlertOptions): Explanation {
  const rule = DRUG_WARNINGS.find(({ id }) => id === alert.ruleId);
  const evidence = alert.evidence.drug;
  if (!rule || !evidence) return { headline: `Alert of rule ${alert.ruleId}.`, lines: [], missing: [] };
  return {
    headline: `${titleOf(rule, evidence, options)}, ${sinceText(evidence)}.`,
    lines: [
      ...changedLines(options),
      ...reviewLines(evidence),
      recommendationLine(rule),
      ...togetherLines(rule, evidence),
      ...conflictLines(evidence),
      ...progressedLines(rule, evidence),
      ...remarkLines(rule.disputes, 'Disputed: ', evidence, options),
      ...courseLines(evidence, options),
      ...doseLines(evidence, options),
      ...progressionLines(evidence, options),
      ...remarkLines(rule.remarks, '', evidence, options),
      line(NOT_CHECKED.text, NOT_CHECKED.cite),
      line(
        'It ends when the course is stopped. Decided once, it rests until the day set for looking at it again, whatever the dose; another course is another warning.',
        DECIDED_ONCE,
      ),
    ],
    missing: (evidence.progressionMissing ?? []).map((fact) => ({
      what: fact.what,
      text: missingText(fact),
    })),
  };
}

/** Which drug it is, is a value; which rule speaks is not. */
function titleOf(
  rule: DrugWarningRule,
  { drug, now, beside }: DrugEvidence,
  { values }: ExplainOptions,
): string {
  return values ? warningTitle(rule, now?.drug ?? drug, beside?.drug) : warningTitle(rule);
}

function sinceText({ course, planned }: DrugEvidence): string {
  return planned ? `planned from ${dayText(course.on)}` : `since ${dayText(course.on)}`;
}

function reviewLines({ reviewReachedOn: on }: DrugEvidence): ExplanationLine[] {
  return on === undefined
    ? []
    : [
        line(
          `Review date reached: it was decided to keep the drug and to look at it again on ${dayText(on)}.`,
          DECIDED_ONCE,
        ),
      ];
}

function courseLines(evidence: DrugEvidence, options: ExplainOptions): ExplanationLine[] {
  const { now, beside, indication } = evidence;
  const lines = [
    line(
      options.values
        ? `${courseText(evidence, options)}, ${INDICATION_WORDS[indication]}${indication === 'ild' ? '' : ': the warning holds all the same'}.`
        : `${courseText(evidence, options)}.`,
      COURSE,
    ),
  ];
  if (now) lines.push(line(`${courseText(now, options)}, without a gap: one exposure.`, COURSE));
  if (beside)
    lines.push(
      line(
        `${options.values ? courseText(beside, options) : courseText(beside, options).replace('The drug', 'The other one')}.`,
        COURSE,
      ),
    );
  return lines;
}

function doseLines({ drug, dose }: DrugEvidence, { values }: ExplainOptions): ExplanationLine[] {
  if (!dose) return [];
  const cites = [RENAL_CRISIS_DOSE.cite, ...(EQUIVALENTS[drug] ? [EQUIVALENTS[drug].cite] : [])];
  const limit = `${RENAL_CRISIS_DOSE.aboveMgPerDay} mg a day`;
  if (dose.is === 'unknown')
    return [{ text: `Whether it is above ${limit} cannot be told: ${DOSE_UNKNOWN_WORDS[dose.why]}.`, cites }];
  if (!values) return [];
  if (dose.is === 'held') return [{ text: 'It is on hold, which is no stop.', cites: [COURSE] }];
  const about = drug === 'prednisone' ? '' : 'about ';
  return [
    {
      text: `The dose is ${about}${dose.prednisoneMg} mg a day of prednisone or its equivalent: ${dose.isAboveRenalCrisisDose ? 'above' : 'not above'} ${limit}.`,
      cites,
    },
  ];
}

function togetherLines({ when }: DrugWarningRule, { beside }: DrugEvidence): ExplanationLine[] {
  if (when.kind !== 'beside' || beside?.together !== true) return [];
  const { weeks, cite } = CLINIC_CHOICES[when.together.choice];
  return [
    {
      text: `Both were started within ${weeks} weeks (clinic’s choice), that is together from the start, which the source recommends against as first line, conditionally or strongly: no added benefit without documented progression.`,
      cites: [when.togetherCite, cite],
    },
  ];
}

function conflictLines({ rapidlyProgressiveOn: on }: DrugEvidence): ExplanationLine[] {
  return on === undefined
    ? []
    : [
        line(
          `Conflict, not ranked: the disease is flagged as rapidly progressive since ${dayText(on)}, and ${CONFLICT_WHEN_RAPID.text}.`,
          CONFLICT_WHEN_RAPID.cite,
        ),
      ];
}

function progressedLines({ id }: DrugWarningRule, { progressed, diseases }: DrugEvidence): ExplanationLine[] {
  if (id !== LONG_ON_PROGRESSION.ruleId || !progressed) return [];
  const isStrong = diseases.some((one) => LONG_ON_PROGRESSION.strongIn.includes(one));
  const how = isStrong
    ? 'strongly'
    : diseases.length === 0
      ? 'strongly in systemic sclerosis and conditionally in others'
      : 'conditionally';
  return [
    line(
      `Progression is on record ${progressionText(progressed)}: on progression the source recommends ${how} against long-term glucocorticoids.`,
      LONG_ON_PROGRESSION.cite,
    ),
  ];
}

function progressionLines(
  { progressionMissing, drug }: DrugEvidence,
  { values }: ExplainOptions,
): ExplanationLine[] {
  if (!progressionMissing) return [];
  const open = progressionMissing.length > 0 ? ' It cannot be judged yet, which is not a “no”.' : '';
  return [
    line(
      `No progression is recorded: no definition was met and no decision says so.${open} ${values ? drugName(drug) : 'The drug'} is warned about no more once one is.`,
      DOCUMENTED_PROGRESSION.cite,
    ),
  ];
}
