import { ANALYTES, type Analyte } from '@interstice/clinical';
import { BLOOD_CHOICES } from '../clinic-choices.rules.js';
import { WATCHED_DRUGS } from '../monitored-drugs.rules.js';
import type { ActionLimit } from '../protocol.js';
import { dayText } from '../sentences.js';
import { SOURCES } from '../sources.js';
import type { BloodValue, CtcaeGrades, LimitLine } from './blood-evidence.js';
import { CTCAE, type CtcaeVersion } from './ctcae.rules.js';
import type { DrugLimit } from './limits-of-drugs.js';

/**
 * A value with its unit.
 *
 * @param analyte - that was measured
 * @param amount - in thousandths of its unit
 * @returns as it was recorded
 * @example amountText('neutrophils', 1200) //=> '1.2 × 10⁹/L'
 */
export function amountText(analyte: Analyte, amount: number): string {
  return `${amount / 1000} ${unitText(ANALYTES[analyte].unit)}`;
}

function unitText(unit: string): string {
  return unit.startsWith('10') ? `× ${unit}` : unit;
}

/**
 * A limit as the values that lie outside of it.
 *
 * @param limit - of a drug
 * @returns for example `below 1.3 × 10⁹/L`
 * @example outsideText(limit) //=> 'above 3 × the upper limit that the laboratory printed'
 */
export function outsideText(limit: ActionLimit): string {
  if ('below' in limit) return `below ${limit.below} ${unitText(limit.unit)}`;
  if ('atMost' in limit) return `${limit.atMost} ${unitText(limit.unit)} or less`;
  if ('above' in limit) return `above ${limit.above} ${unitText(limit.unit)}`;
  if ('aboveUpperLimits' in limit) {
    const times = limit.aboveUpperLimits === 1 ? '' : `${limit.aboveUpperLimits} × `;
    return `above ${times}the upper limit that the laboratory printed`;
  }
  if ('fallsFromBaseline' in limit)
    return `more than ${limit.fallsFromBaseline} ${unitText(limit.unit)} below the last value before the drug`;
  return 'risesPct' in limit
    ? `more than ${limit.risesPct} % above the lowest value of the ${limit.withinMonths} months before`
    : `more than ${limit.abovePctOfBaseline} % above the last value before the drug`;
}

/**
 * What a limit asks for, with its drug.
 *
 * @param limit - of a drug
 * @returns a sentence from the data of the limit
 * @source interstice-choices, B-22
 * @example limitSentence(limit) //=> 'Mycophenolate, below 1.3 × 10⁹/L: interrupt the drug or reduce its dose, and observe.'
 */
export function limitSentence({ drug, limit }: DrugLimit): string {
  const { does, unexplained = false, cite } = limit;
  const whose = unexplained ? ' where nothing else explains it' : '';
  const then = does ?? 'an alert value, for which no step could be read';
  return `${sentenceCase(WATCHED_DRUGS[drug].title)}, ${outsideText(limit)}${whose}: ${then}${superseded(cite.doc)}.`;
}

const SUPERSEDED = new Set(
  Object.entries(SOURCES).flatMap(([id, source]) => ('supersededBy' in source ? [id] : [])),
);

function superseded(doc: string): string {
  return SUPERSEDED.has(doc) ? ' (by a guideline that has been superseded)' : '';
}

/**
 * Where a line of an alert stands: crossed since when, of which course.
 *
 * @param line - of the evidence
 * @param analyte - in question
 * @returns a sentence with the value that a change is counted from, where there is one
 * @source interstice-choices, B-20 and B-22
 * @example lineSentence(line, 'neutrophils') //=> 'Outside since 3 Mar 2026. It runs since 1 Jan 2026.'
 */
export function lineSentence({ crossedOn, stoppedOn, course, from }: LimitLine, analyte: Analyte): string {
  const crossed = crossedOn === null ? 'No value was outside.' : `Outside since ${dayText(crossedOn)}.`;
  const compared =
    from === undefined ? '' : ` Counted from ${amountText(analyte, from.amount)} on ${dayText(from.on)}.`;
  const runs =
    stoppedOn === undefined
      ? ` The drug runs since ${dayText(course.on)}.`
      : ` The drug was stopped on ${dayText(stoppedOn)}; its limits count until a value is inside them.`;
  return `${crossed}${compared}${runs}`;
}

/**
 * The grades of a value by each version.
 *
 * @param analyte - that was measured
 * @param grades - of the value
 * @returns one sentence, or null where neither version grades the analyte
 * @source ctcae-v5, ctcae-v6, B-02
 * @example gradesText('neutrophils', { 'ctcae-v5': 2, 'ctcae-v6': 1 }) //=> 'CTCAE grade 2 by version 5, grade 1 by version 6.'
 */
export function gradesText(analyte: Analyte, grades: CtcaeGrades): string | null {
  const parts = (['ctcae-v5', 'ctcae-v6'] as const).flatMap((version) => {
    const grade = grades[version];
    if (grade === undefined) return [];
    return [`${gradeWords(analyte, grade)} by ${VERSION_NAMES[version]}`];
  });
  if (parts.length === 0) return null;
  return Object.values(grades).every((grade) => grade === null)
    ? `CTCAE, by any version: ${gradeWords(analyte, null)}.`
    : `CTCAE ${parts.join(', ')}.`;
}

const VERSION_NAMES: Readonly<Record<CtcaeVersion, string>> = {
  'ctcae-v5': 'version 5',
  'ctcae-v6': 'version 6',
};

function gradeWords(analyte: Analyte, grade: number | null): string {
  if (grade !== null) return `grade ${grade}`;
  const isHigh = CTCAE.some((term) => term.analyte === analyte && term.high !== undefined);
  return `cannot be graded without the laboratory’s ${isHigh ? 'upper' : 'lower'} limit`;
}

/** That something is the clinic's choice, where it acts. */
export const CRITICAL_TEXT = `Critical by clinic’s choice: grade ${BLOOD_CHOICES['critical-from'].grade} by either version of CTCAE.`;

/** @example valueText('neutrophils', value) //=> '1.2 × 10⁹/L on 3 Mar 2026' */
export function valueText(analyte: Analyte, { amount, on }: Pick<BloodValue, 'amount' | 'on'>): string {
  return `${amountText(analyte, amount)} on ${dayText(on)}`;
}

/** @example sentenceCase('white cells') //=> 'White cells' */
export function sentenceCase(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
