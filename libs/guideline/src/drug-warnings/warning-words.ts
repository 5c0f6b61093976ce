import { disputeText } from '../dispute-text.js';
import {
  DRUGS,
  type Citation,
  type Ctd,
  type DrugCode,
  type TreatmentIndication,
} from '@interstice/clinical';
import { JUDGED_SETS } from '@interstice/progression';
import type { ExplainOptions, ExplanationLine } from '../explanation.js';
import { dayText, listText } from '../sentences.js';
import { RENAL_CRISIS_DOSE } from '../steroid-exposure/prednisone-equivalents.rules.js';
import type { DoseUnknown } from '../steroid-exposure/daily-dose.js';
import type { CourseOfDrug, ProgressionOnRecord } from './drug-evidence.js';
import type { DrugWarningRule, WarningRemark, WarningStrength } from './drug-warning-rule.js';

const STRENGTH_WORDS: Readonly<Record<WarningStrength, string>> = {
  strong: 'Strong recommendation against',
  'conditional-or-strong': 'Conditional or strong recommendation against',
  'not-stated': 'Warned against without a stated strength:',
};

export const DISEASE_WORDS: Readonly<Record<Ctd, string>> = {
  ssc: 'systemic sclerosis',
  ra: 'rheumatoid arthritis',
  iim: 'idiopathic inflammatory myopathy',
  mctd: 'mixed connective tissue disease',
  sjd: 'Sjögren’s disease',
  sle: 'systemic lupus erythematosus',
  undifferentiated: 'undifferentiated connective tissue disease',
};

export const INDICATION_WORDS: Readonly<Record<TreatmentIndication, string>> = {
  ild: 'given for the ILD',
  ctd: 'given for the connective tissue disease',
  other: 'given for another reason',
  unknown: 'what it is given for is not recorded',
};

export const DOSE_UNKNOWN_WORDS: Readonly<Record<DoseUnknown, string>> = {
  'no-dose': 'no dose is recorded',
  unit: 'its unit cannot be converted into milligrams a day',
  'times-per-day': 'how often a day it is taken is not recorded',
};

const DECISION_WORDS = {
  escalated: 'treatment was escalated',
  'accept-new-baseline': 'a new baseline was accepted',
  'watch-and-repeat': 'it was decided to watch and repeat',
  'other-cause': 'it was put down to another cause',
  referred: 'the patient was referred',
} as const;

/** @example drugName('prednisone') //=> 'Prednisone' */
export function drugName(drug: DrugCode): string {
  const { title } = DRUGS[drug];
  return title.charAt(0).toUpperCase() + title.slice(1);
}

/**
 * The title of a warning with its drugs and figures.
 *
 * @param rule - as data
 * @param drug - of the course; what the rule is about in general, if not given
 * @param beside - what it runs beside
 * @returns a title without a full stop
 * @example warningTitle(rule, 'prednisone') //=> 'Prednisone for longer than 3 months'
 */
export function warningTitle(rule: DrugWarningRule, drug?: DrugCode, beside?: DrugCode): string {
  return withMonths(rule, rule.title)
    .replace('{drug}', drug === undefined ? rule.general : drugName(drug))
    .replace('{beside}', beside === undefined ? 'mycophenolate' : DRUGS[beside].title);
}

/**
 * What the source says of it: how strongly against, and of which certainty.
 *
 * @param rule - as data
 * @returns a line with its citation
 * @source treatment-approach-2026, T-03, T-08, X-01 to X-05
 * @example recommendationLine(rule).text //=> 'Strong recommendation against glucocorticoids …'
 */
export function recommendationLine(rule: DrugWarningRule): ExplanationLine {
  const most =
    rule.id === MOST_ABOVE
      ? `, most of all above ${RENAL_CRISIS_DOSE.aboveMgPerDay} mg a day of prednisone or its equivalent`
      : '';
  return {
    text: `${STRENGTH_WORDS[rule.strength]} ${withMonths(rule, rule.text)}${most}. The source states no certainty of the evidence.`,
    cites: [rule.cite],
  };
}

/** The rule that a dose makes graver. */
const MOST_ABOVE = 'drug.glucocorticoid-ssc';

function withMonths({ when }: DrugWarningRule, text: string): string {
  return text.replace('{months}', when.kind === 'longer-than' ? String(when.months) : '');
}

/**
 * Which course it is, since when, and what for.
 *
 * @param course - with its drug
 * @param options - which drug it is, is a value (B-34)
 * @returns part of a sentence
 * @example courseText(course, { values: true }) //=> 'Prednisone runs since 1 Nov 2025'
 */
export function courseText({ drug, course, planned }: CourseOfDrug, { values }: ExplainOptions): string {
  return `${values ? drugName(drug) : 'The drug'} ${planned ? 'is planned from' : 'runs since'} ${dayText(course.on)}`;
}

/**
 * Which progression is on record.
 *
 * @param progression - by a set or by a decision
 * @returns part of a sentence
 * @source interstice-choices, X-05
 * @example progressionText({ on, set: 'inbuild' }) //=> 'by INBUILD on 15 Jan 2026'
 */
export function progressionText({ on, set, decision }: ProgressionOnRecord): string {
  const title = JUDGED_SETS.find(({ id }) => id === set)?.title;
  if (title !== undefined) return `by ${title}, last on ${dayText(on)}`;
  return `by the decision of ${dayText(on)}${decision === undefined ? '' : ` (${DECISION_WORDS[decision]})`}`;
}

/** @example diseasesText(['ssc', 'sjd']) //=> 'systemic sclerosis and Sjögren’s disease' */
export function diseasesText(diseases: readonly Ctd[]): string {
  return listText(
    diseases.map((one) => DISEASE_WORDS[one]),
    'and',
  );
}

/**
 * What else is known of the drug. What is about one drug or disease alone would tell which the patient has.
 *
 * @param remarks - of a rule
 * @param start - of each sentence
 * @param of - the drug of the course, and the diseases on record
 * @param options - with or without the patient's values
 * @returns a line for each that fits
 * @source interstice-choices, B-33 and B-34
 * @example remarkLines(rule.disputes, 'Disputed: ', evidence, { values: true }) //=> []
 */
export function remarkLines(
  remarks: readonly WarningRemark[],
  start: string,
  { drug, diseases }: { readonly drug: DrugCode; readonly diseases: readonly Ctd[] },
  { values }: ExplainOptions,
): ExplanationLine[] {
  return remarks
    .filter(
      (remark) =>
        (values || (remark.drugs ?? remark.diseases) === undefined) &&
        (remark.drugs?.includes(drug) ?? true) &&
        (remark.diseases?.some((one) => diseases.includes(one)) ?? true),
    )
    .map((remark) => ({ text: sentence(`${start}${disputeText(remark)}`), cites: [remark.cite] }));
}

function sentence(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}

/** A line with one citation. */
export function line(text: string, cite: Citation): ExplanationLine {
  return { text, cites: [cite] };
}
