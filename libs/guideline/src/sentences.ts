import type { IsoDate, MissingFact, Verdict } from '@interstice/clinical';
import {
  RECOMPUTING,
  type CumulativeDecline,
  type DecidingMeasure,
  type MeasureBasis,
  type NotUsedReason,
  type PairAssessment,
} from '@interstice/progression';
import type { Span } from './protocol.js';
import type { DueTest } from './review-result.js';
import { SCAN_LIMIT } from './scan-limit.rules.js';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** What a test is called in a sentence. */
export const TEST_NAMES: Readonly<Record<DueTest, string>> = {
  pft: 'pulmonary function test',
  dlco: 'transfer factor (DLCO)',
  hrct: 'HRCT',
  blood: 'blood test',
  'symptom-report': 'symptom report',
  'hrct-comparison': 'reading of an HRCT',
  height: 'height',
  haemoglobin: 'haemoglobin',
  'pft-values': 'completion of a pulmonary function test',
  'joint-visit': 'joint visit',
};

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  met: 'met',
  'not-met': 'not met',
  unknown: 'cannot be judged yet',
};

const BASIS_WORDS: Readonly<Record<MeasureBasis, string>> = {
  'same-equation': 'by the reference equation that both tests name',
  'same-laboratory': 'both tests being from the same laboratory',
  'assumed-same-equation': 'one reference equation being assumed because neither test names one',
  'equations-differ': 'because the tests name different reference equations',
  'equation-named-once': 'because only one of the tests names its reference equation',
  'pct-missing': 'because % predicted is not recorded with both tests',
};

/** What is compared, as a sentence names it. */
export const MEASURE_WORDS: Readonly<Record<DecidingMeasure, string>> = {
  'reported-pct': '% predicted',
  'recomputed-pct': `% predicted recomputed by ${RECOMPUTING.title} with one height`,
  litres: 'litres',
  'dlco-pct': '% predicted',
};

export const NOT_USED_WORDS: Readonly<Record<NotUsedReason, string>> = {
  'not-done': 'the test could not be done',
  excluded: 'a clinician keeps it out of judging',
  'no-fvc': 'it has no FVC',
  'other-set-of-the-day': 'another set of the same day judges',
  'before-baseline': 'it lies before the baseline of the present episode',
  'poor-quality': 'its quality grade is D or worse, which is never a baseline',
  'pre-and-post': 'values before and after a bronchodilator are not compared',
  'home-and-lab': 'values measured at home and in a laboratory are not compared',
  'no-common-measure': 'the two tests share no measure that can be compared',
  'equations-differ': 'the tests name different reference equations',
  'equation-named-once': 'only one of the tests names its reference equation',
  'haemoglobin-correction-differs': 'one value is corrected for haemoglobin and the other is not',
  'dlco-units-differ': 'the values were measured in different units',
};

const MISSING_WORDS: Readonly<Record<MissingFact['what'], string>> = {
  pft: 'A pulmonary function test with FVC',
  'repeat-pft': 'A repeat pulmonary function test',
  'earlier-pft': 'A second, comparable pulmonary function test',
  'fvc-litres': 'FVC in litres on both tests',
  'reference-equation': 'The name of the reference equation',
  'symptom-report': 'A symptom report',
  hrct: 'An HRCT',
  'hrct-comparison': 'A radiologist’s comparison of HRCTs',
  'fibrosis-extent': 'The extent of fibrosis on HRCT',
  'fvc-pct-pred': 'FVC as % predicted',
  dlco: 'A second, comparable DLCO as % predicted',
  'dlco-corrected': 'DLCO corrected for haemoglobin',
  height: 'Height',
  haemoglobin: 'Haemoglobin, or DLCO corrected for it',
  'first-dlco': 'A DLCO',
  'complete-blood-count': 'A complete blood count',
  'blood-test': 'The blood tests of the drug',
  visit: 'A visit',
  ctd: 'The connective tissue disease',
  'physicians-request': 'A physician’s decision for this scan',
};

const BECAUSE_WORDS: Readonly<Record<string, string>> = {
  'no-usable-pft': 'none is on record',
  'none-on-record': 'none is on record',
  'none-since-the-start': 'none is on record since the drug was started',
  'before-the-start': 'none is on record from the weeks before the planned start',
  'ctd-unknown': 'none is on record',
  'no-pulmonology-visit': 'none to pulmonology is on record',
  'no-rheumatology-visit': 'none to rheumatology is on record',
  'watch-and-repeat': 'a physician decided to watch and repeat',
  'scans-in-a-year': `more than ${SCAN_LIMIT.scans} scans within ${SCAN_LIMIT.withinMonths} months (clinic’s choice) are a physician’s to ask for`,
  'no-comparable-earlier-pft': 'there is no earlier test in the window to compare with',
  'no-common-measure': 'the tests share no measure that can be compared',
  'equation-named-once': 'of two tests only one names it, so they are not compared',
  'equations-differ': 'the tests name different reference equations',
  'no-recent-pft': 'the latest lies before the window in which the criteria are counted together',
  'symptoms-unknown': 'worse symptoms would settle it',
  'fibrosis-unknown': 'more fibrosis would settle it',
  'dlco-uncorrected': 'DLCO fell as far as is asked for, but is not corrected',
  'dlco-corrected-once': 'only one of two values of DLCO is corrected',
  'no-comparable-earlier-dlco': 'there is only one in the window',
  'dlco-equation-named-once': 'of those in the window only one names its reference equation',
  'dlco-equations-differ': 'those in the window name different reference equations',
  'dlco-units-differ': 'those in the window were measured in different units',
  'dlco-of-other-series':
    'those in the window differ in setting, or in being before or after a bronchodilator',
  'no-dlco-beside': 'one of the two days has none, and a fall of it beside FVC would settle it',
  'points-from-litres': 'litres cannot tell points, and one of the tests lacks it',
  'points-from-height': 'litres cannot tell points of % predicted, which can be computed with it',
  'severity-unknown': 'without it the severity is unknown and the stricter schedule applies',
  'near-miss': 'another measure crosses the threshold where the deciding one does not',
  provisional: 'the finding is provisional',
  'poor-quality': 'the finding rests on a test of poor quality',
  'home-alone': 'the finding rests on spirometry at home alone, so it is to be done in the laboratory',
};

/**
 * A day as people write it.
 *
 * @param day - calendar day
 * @returns day, short month, year
 * @example dayText(parseIsoDate('2026-03-03')) //=> '3 Mar 2026'
 */
export function dayText(day: IsoDate): string {
  return `${Number(day.slice(8))} ${MONTHS[Number(day.slice(5, 7)) - 1] ?? ''} ${day.slice(0, 4)}`;
}

/**
 * Tenths as a decimal with one place.
 *
 * @param tenths - whole
 * @returns decimal text
 * @example tenthsText(-57) //=> '-5.7'
 */
export function tenthsText(tenths: number): string {
  const size = Math.abs(tenths);
  return `${tenths < 0 ? '-' : ''}${Math.trunc(size / 10)}.${size % 10}`;
}

/**
 * A missing fact as a line of a list.
 *
 * @param fact - what is missing and why it matters
 * @returns one sentence
 * @example missingText({ what: 'pft', because: 'no-usable-pft' }) //=> 'A pulmonary function test with FVC: none is on record.'
 */
export function missingText({ what, because, of }: MissingFact): string {
  const reason = BECAUSE_WORDS[because];
  const fact = `${MISSING_WORDS[what]}${of ? `, not there with the test of ${dayText(of.on)}` : ''}`;
  return reason === undefined ? `${fact}.` : `${fact}: ${reason}.`;
}

/**
 * The fall from the first and from the best test on record, whatever the episode.
 *
 * @param cumulative - both falls
 * @returns a sentence; its figures are the patient's
 * @source interstice-choices, B-06
 * @example cumulativeText(cumulative) //=> 'Over the whole record FVC changed by -12.5 % since the first test …'
 */
export function cumulativeText({ fromFirst, fromBest }: CumulativeDecline): string {
  const change = (pair: PairAssessment): string => `${tenthsText(-pair.declineTenths)} %`;
  const first = `Over the whole record FVC changed by ${change(fromFirst)} since the first comparable test (${dayText(fromFirst.earlier.on)})`;
  return fromFirst.earlier.lineageId === fromBest.earlier.lineageId
    ? `${first}, which is also the best.`
    : `${first} and by ${change(fromBest)} since the best (${dayText(fromBest.earlier.on)}).`;
}

/**
 * By which measure two tests were compared, and why by that one.
 *
 * @param pair - two tests
 * @returns part of a sentence; no figures
 * @source interstice-choices, B-10
 * @example basisText(pair) //=> 'in litres, because the tests name different reference equations'
 */
export function basisText({ measure, basis }: Pick<PairAssessment, 'measure' | 'basis'>): string {
  return `in ${MEASURE_WORDS[measure]}, ${BASIS_WORDS[basis]}`;
}

/**
 * A length of time.
 *
 * @param span - in one unit; of one before a day the length only
 * @returns number and unit
 * @example spanText({ weeks: 12 }) //=> '12 weeks'
 */
export function spanText(span: Span): string {
  const [count, unit] =
    'months' in span ? [span.months, 'month'] : 'weeks' in span ? [span.weeks, 'week'] : [span.days, 'day'];
  const length = Math.abs(count);
  return `${length} ${unit}${length === 1 ? '' : 's'}`;
}

/**
 * That something is wanted which this record has no place for.
 *
 * @param besides - what is wanted
 * @returns a sentence
 * @example besidesSentence(['TPMT']) //=> 'Wanted as well, and not recordable here: TPMT.'
 */
export function besidesSentence(besides: readonly string[]): string {
  return `Wanted as well, and not recordable here: ${listText(besides, 'and')}.`;
}

/**
 * Words joined as in a sentence.
 *
 * @param words - in order
 * @param join - the word before the last
 * @returns with commas and that word
 * @example listText(['a', 'b', 'c']) //=> 'a, b or c'
 */
export function listText(words: readonly string[], join: 'or' | 'and' = 'or'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${join} ${words.at(-1) ?? ''}`;
}
