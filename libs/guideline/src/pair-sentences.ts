import { relPct, type Citation } from '@interstice/clinical';
import {
  conditionsOf,
  type Criterion,
  type NearMiss,
  type PairAssessment,
  type TestValues,
} from '@interstice/progression';
import type { ExplainOptions, ExplanationLine } from './explanation.js';
import { BASIS_WORDS, dayText, tenthsText } from './sentences.js';

const WHOLE = 1000;

/**
 * What was found between two tests.
 *
 * @param pair - two tests and their fall
 * @param options - with or without values
 * @returns a sentence; without values it names the days and the measure only
 * @example pairText(pair, { values: true })
 * //=> 'FVC fell from 3000 mL on 3 Mar 2025 to 2640 mL on 9 Mar 2026: 12.0 % of the earlier value, in litres, because …'
 */
export function pairText(pair: PairAssessment, options: ExplainOptions): string {
  const { earlier, later } = pair;
  const basis = BASIS_WORDS[pair.basis];
  if (!options.values) {
    return `FVC of ${dayText(later.on)}${gradeText(later)} was compared with that of ${dayText(earlier.on)}${gradeText(earlier)}, ${basis}.`;
  }
  const [from, to] = [valueText(earlier, pair), valueText(later, pair)];
  const days = [
    `${dayText(earlier.on)}${gradeText(earlier)}`,
    `${dayText(later.on)}${gradeText(later)}`,
  ] as const;
  if (from === to) return `FVC stayed at ${to} from ${days[0]} to ${days[1]}, ${basis}.`;
  const verb = fell(pair) ? 'fell' : 'rose';
  const size = tenthsText(Math.abs(pair.declineTenths));
  return `FVC ${verb} from ${from} on ${days[0]} to ${to} on ${days[1]}: ${size} % of the earlier value, ${basis}.`;
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
    if (!('measure' in condition) || condition.change !== 'relative') return [];
    const found = decidingValue(pair.later, pair);
    const reach = neededValue(pair, condition.atLeast);
    const beyond = condition.below === undefined ? null : neededValue(pair, condition.below);
    if (beyond !== null && found <= beyond) {
      return [{ text: `The fall is greater than ${criterion.title} asks for.`, cites: [condition.cite] }];
    }
    // Where the fall is there, something else is missing.
    if (found <= reach) return [];
    const above = beyond === null ? '' : ` and above ${figureText(beyond, pair)}`;
    return [
      {
        text: `${criterion.title} needs FVC at or below ${figureText(reach, pair)}${above}.`,
        cites: [condition.cite],
      },
    ];
  });
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
  const other = miss.otherMeasure === 'litres' ? 'litres' : '% predicted';
  const deciding = miss.pair.measure === 'litres' ? 'litres' : '% predicted';
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
export function pairKey({ earlier, later }: PairAssessment): string {
  return `${earlier.lineageId} ${later.lineageId}`;
}

/** The largest whole value whose fall still reaches the threshold. */
function neededValue(pair: PairAssessment, thresholdPct: number): number {
  return Math.floor((decidingValue(pair.earlier, pair) * (WHOLE - relPct(thresholdPct))) / WHOLE);
}

function valueText(test: TestValues, pair: PairAssessment): string {
  return figureText(decidingValue(test, pair), pair);
}

function decidingValue(test: TestValues, pair: PairAssessment): number {
  return (pair.measure === 'litres' ? test.fvcMl : test.pctTenths) ?? 0;
}

function figureText(value: number, pair: PairAssessment): string {
  return pair.measure === 'litres' ? `${value} mL` : `${tenthsText(value)} % predicted`;
}

function gradeText(test: TestValues): string {
  return test.grade === undefined ? ' (ungraded)' : ` (grade ${test.grade})`;
}
