import { pctPoints, relPct, type Citation } from '@interstice/clinical';
import {
  conditionsOf,
  type Criterion,
  type CriterionCondition,
  type CriterionSet,
  type FallCondition,
  type Measure,
  type NearMiss,
  type PairAssessment,
  type TestValues,
} from '@interstice/progression';
import type { ExplainOptions, ExplanationLine } from './explanation.js';
import { basisText, dayText, MEASURE_WORDS, tenthsText } from './sentences.js';

const WHOLE = 1000;
/** In which percents that were recomputed are held. */
const MILLIONTHS = 1_000_000;
const MEASURE_NAMES = { fvc: 'FVC', dlco: 'DLCO' } as const;

/** How a fall is told: as the criterion set asks about it. */
export interface PairOptions extends ExplainOptions {
  readonly set?: CriterionSet;
}

/**
 * What was found between two tests.
 *
 * @param pair - two tests and their fall
 * @param options - with or without values; the criterion set tells shares from points
 * @returns a sentence; without values it names the days and the measure only
 * @example pairText(pair, { values: true })
 * //=> 'FVC fell from 3000 mL on 3 Mar 2025 to 2640 mL on 9 Mar 2026: 12.0 % of the earlier value, in litres, because …'
 */
export function pairText(pair: PairAssessment, options: PairOptions): string {
  const { earlier, later } = pair;
  const name = MEASURE_NAMES[measureOf(pair)];
  const basis = `${basisText(pair)}${correctionText(pair)}`;
  if (!options.values) {
    return `${name} of ${testText(later, pair)} was compared with that of ${testText(earlier, pair)}, ${basis}.`;
  }
  const [from, to] = [valueText(earlier, pair), valueText(later, pair)];
  const days = [testText(earlier, pair), testText(later, pair)] as const;
  if (from === to) return `${name} stayed at ${to} from ${days[0]} to ${days[1]}, ${basis}.`;
  const verb = fell(pair) ? 'fell' : 'rose';
  return `${name} ${verb} from ${from} on ${days[0]} to ${to} on ${days[1]}: ${sizeText(pair, options.set)}, ${basis}.`;
}

/**
 * That the earlier test lies before the baseline, and why it stands in.
 *
 * @param pair - whose earlier test stands in
 * @returns a line; no figures
 * @source interstice-choices, B-06 and B-15
 * @example standInLine(pair).text //=> 'The test of 10 Jun 2024 lies before the baseline and stands in for it: …'
 */
export function standInLine(pair: PairAssessment): ExplanationLine {
  return {
    text: `The test of ${dayText(pair.earlier.on)} lies before the baseline of the present episode and stands in for it: since then there is no acceptable test that can be compared with that of ${dayText(pair.later.on)}.`,
    cites: [{ doc: 'interstice-choices', at: 'B-15', ids: ['B-06', 'B-15'] }],
  };
}

/**
 * How large a change is, as a set asks about it: in points of % predicted where it does and the measure can tell, else as
 * a share of the earlier value.
 *
 * @param pair - two tests
 * @param set - the criterion set, as data
 * @returns a figure of the patient, so only with values
 * @example sizeText(pair, PPF_2022) //=> '7.5 points'
 */
export function sizeText(pair: PairAssessment, set?: CriterionSet): string {
  const { pointsTenths } = pair;
  const asked = set?.criteria.flatMap(conditionsOf).find((condition) => isAbout(condition, pair));
  return asked && 'change' in asked && asked.change === 'absolute' && pointsTenths !== undefined
    ? `${tenthsText(Math.abs(pointsTenths))} points`
    : `${tenthsText(Math.abs(pair.declineTenths))} % of the earlier value`;
}

/**
 * The value that a criterion would have needed, so that a reader sees how far away it was.
 *
 * @param pair - two tests
 * @param criterion - as data
 * @returns a line for each fall that is asked for and not there; the figures are the patient's, so only with values
 * @example neededLines(pair, INBUILD.criteria[0])[0]?.text //=> 'INBUILD A needs FVC at or below 2700 mL.'
 */
export function neededLines(pair: PairAssessment, criterion: Criterion): ExplanationLine[] {
  return conditionsOf(criterion).flatMap((condition) => {
    if (!isAbout(condition, pair) || (condition.hbCorrected && pair.hbCorrected === false)) return [];
    const cites = [condition.cite];
    if (condition.change === 'absolute' && pair.measure === 'litres')
      return [
        { text: `${criterion.title} asks for points of % predicted, which litres cannot tell.`, cites },
      ];
    const found = decidingValue(pair.later, pair);
    const reach = neededValue(pair, condition, condition.atLeast);
    const beyond = condition.below === undefined ? null : neededValue(pair, condition, condition.below);
    if (beyond !== null && found <= beyond) {
      return [{ text: `The fall is greater than ${criterion.title} asks for.`, cites }];
    }
    // Where the fall is there, something else is missing.
    if (found <= reach) return [];
    const name = MEASURE_NAMES[measureOf(pair)];
    const above = beyond === null ? '' : ` and above ${figureText(beyond, pair)}`;
    return [
      { text: `${criterion.title} needs ${name} at or below ${figureText(reach, pair)}${above}.`, cites },
    ];
  });
}

/**
 * That a criterion asks for values corrected for haemoglobin, where they are not.
 *
 * @param pair - two tests
 * @param criterion - as data
 * @returns a line, or none
 * @source interstice-choices, B-17
 * @example correctionLines(pair, physiology)[0]?.text
 * //=> 'PPF 2022, physiology asks for DLCO corrected for haemoglobin: these values cannot settle it.'
 */
export function correctionLines(pair: PairAssessment, criterion: Criterion): ExplanationLine[] {
  return conditionsOf(criterion).flatMap((condition) =>
    isAbout(condition, pair) && condition.hbCorrected && pair.hbCorrected === false
      ? [
          {
            text: `${criterion.title} asks for DLCO corrected for haemoglobin: these values cannot settle it.`,
            cites: [condition.cite],
          },
        ]
      : [],
  );
}

/**
 * A near miss in words.
 *
 * @param miss - the pair, and what the other measure shows
 * @param title - of the criterion
 * @param options - with or without values
 * @param cites - of the criterion
 * @returns a line
 * @example nearMissLine(miss, 'INBUILD A', { values: false }, []).text
 * //=> 'Near miss of INBUILD A between 3 Mar 2025 and 9 Mar 2026: in litres the threshold is crossed, …'
 */
export function nearMissLine(
  miss: NearMiss,
  title: string,
  options: ExplainOptions,
  cites: readonly Citation[],
): ExplanationLine {
  const other = MEASURE_WORDS[miss.otherMeasure];
  const deciding = MEASURE_WORDS[miss.pair.measure];
  const figure = options.values ? ` (${tenthsText(miss.otherDeclineTenths)} %)` : '';
  const days = `${dayText(miss.pair.earlier.on)} and ${dayText(miss.pair.later.on)}`;
  return {
    text: `Near miss of ${title} between ${days}: in ${other} the threshold is crossed${figure}, in ${deciding}, which decides, it is not. A repeat test is due.`,
    cites,
  };
}

/**
 * Whether the later value is the lower one. A change of less than a tenth of a percent shows as 0.0 %, but is one.
 *
 * @param pair - two tests
 * @returns true for any fall, however small
 * @example fell(pair) //=> true
 */
export function fell(pair: PairAssessment): boolean {
  return decidingValue(pair.later, pair) < decidingValue(pair.earlier, pair);
}

/**
 * What tells one pair from another: two series may share their earlier test.
 *
 * @param pair - two tests
 * @returns a key
 * @example pairKey(first) === pairKey(second) //=> false
 */
export function pairKey(pair: PairAssessment): string {
  return `${measureOf(pair)} ${pair.earlier.lineageId} ${pair.later.lineageId}`;
}

/**
 * Whether a pair compares DLCO; else it compares FVC.
 *
 * @param pair - two tests
 * @returns true for DLCO
 * @example isOfDlco(pair) //=> false
 */
export function isOfDlco(pair: PairAssessment): boolean {
  return measureOf(pair) === 'dlco';
}

/**
 * The share of the earlier value that is left, to put pairs in order by; not for display, and never judged on.
 *
 * @param pair - two tests
 * @returns less where the fall is greater
 * @example shareLeft(pair) //=> 0.88
 */
export function shareLeft(pair: PairAssessment): number {
  return decidingValue(pair.later, pair) / decidingValue(pair.earlier, pair);
}

function measureOf({ measure }: PairAssessment): Measure {
  return measure === 'dlco-pct' ? 'dlco' : 'fvc';
}

function isAbout(condition: CriterionCondition, pair: PairAssessment): condition is FallCondition {
  return 'measure' in condition && condition.measure === measureOf(pair);
}

function correctionText({ hbCorrected }: PairAssessment): string {
  if (hbCorrected === undefined) return '';
  return hbCorrected ? ', both corrected for haemoglobin' : ', not corrected for haemoglobin';
}

/** The largest whole value whose fall still reaches the threshold. */
function neededValue(pair: PairAssessment, { change }: FallCondition, threshold: number): number {
  const earlier = decidingValue(pair.earlier, pair);
  return change === 'relative'
    ? Math.floor((earlier * (WHOLE - relPct(threshold))) / WHOLE)
    : earlier - pctPoints(threshold) * (pair.measure === 'recomputed-pct' ? MILLIONTHS / 10 : 1);
}

function valueText(test: TestValues, pair: PairAssessment): string {
  return figureText(decidingValue(test, pair), pair);
}

function decidingValue(test: TestValues, pair: PairAssessment): number {
  switch (pair.measure) {
    case 'litres':
      return test.fvcMl ?? 0;
    case 'reported-pct':
      return test.pctTenths ?? 0;
    case 'recomputed-pct':
      return test.recomputedMillionths ?? 0;
    case 'dlco-pct':
      return test.dlcoPctTenths ?? 0;
  }
}

function figureText(value: number, pair: PairAssessment): string {
  switch (pair.measure) {
    case 'litres':
      return `${value} mL`;
    case 'recomputed-pct':
      return `${(value / MILLIONTHS).toFixed(2)} % predicted`;
    case 'reported-pct':
    case 'dlco-pct':
      return `${tenthsText(value)} % predicted`;
  }
}

/** The grade is that of the spirometry: of DLCO it says nothing. */
function testText({ on, grade }: TestValues, pair: PairAssessment): string {
  if (measureOf(pair) === 'dlco') return dayText(on);
  return `${dayText(on)} (${grade === undefined ? 'ungraded' : `grade ${grade}`})`;
}
