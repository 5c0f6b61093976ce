import { pctPoints, relPct, type PctPoints, type RelPct, type Verdict } from '@interstice/clinical';
import type { ComparedValues } from './compare-tests.js';
import type { Criterion, CriterionCondition, CriterionSet, FallCondition } from './criterion-set.js';
import {
  leastForAbsoluteDecline,
  leastForFineAbsoluteDecline,
  leastForRelativeDecline,
  reachesAbsoluteDecline,
  reachesFineAbsoluteDecline,
  reachesRelativeDecline,
} from './decline.js';
import { windowOf, type InWindow } from './window-of-set.js';

/** A criterion asks for something that cannot be judged yet. */
export class UnsupportedConditionError extends Error {
  readonly code = 'unsupported-condition';
  override readonly name = 'UnsupportedConditionError';

  constructor(readonly conditionId: string) {
    super(`Condition "${conditionId}" cannot be judged: no judge for what it asks for is built.`);
  }
}

/** What is measured and compared: each has its own tests and pairs. */
export type Measure = FallCondition['measure'];

/** What is reported rather than measured. */
export type FindingKind = 'symptoms' | 'fibrosis';

/** Something that nobody recorded, supposed for a moment to be there and to say the worst (B-14). */
export type Supposed =
  | FindingKind
  | 'haemoglobin'
  | 'fvc-pct-pred'
  | 'fvc-pair'
  | 'dlco-pair'
  | 'dlco-beside'
  | `${Measure}-equation`;

/** A fall in the whole numbers that are compared. */
export type Threshold =
  | { readonly change: 'relative'; readonly atLeast: RelPct; readonly below: RelPct | null }
  | {
      readonly change: 'absolute';
      readonly atLeast: PctPoints;
      readonly below: PctPoints | null;
      readonly hbCorrected: boolean;
    };

/** One way to meet a criterion: everything it asks for has to be there. */
export interface CompiledWay {
  /** Whose pairs are compared; null when findings alone meet it, without a pair. */
  readonly measure: Measure | null;
  readonly change: FallCondition['change'] | null;
  readonly thresholds: readonly Threshold[];
  /** A fall of DLCO that has to stand beside one of FVC, between the same two days; null where none is asked for. */
  readonly beside: readonly Threshold[] | null;
  /** The same small number for all ways, of whichever set, that ask for the same falls. */
  readonly fallsAsked: number;
  readonly findings: readonly FindingKind[];
}

/** A criterion with its thresholds in the whole numbers that are compared; any of its ways meets it. */
export interface CompiledCriterion {
  readonly id: string;
  readonly ways: readonly CompiledWay[];
}

export interface CompiledSet {
  readonly id: string;
  readonly atLeast: number;
  readonly criteria: readonly CompiledCriterion[];
  readonly measures: readonly Measure[];
  readonly inWindow: InWindow;
  /** The same text for sets of one window. */
  readonly windowKey: string;
}

const FINDING_KINDS = {
  'worsened-respiratory-symptoms': 'symptoms',
  'increased-fibrosis': 'fibrosis',
} as const satisfies Record<string, FindingKind>;

const MEASURES: readonly Measure[] = ['fvc', 'dlco'];

const compiledSets = new WeakMap<CriterionSet, CompiledSet>();

/**
 * Prepares a criterion set for judging; done once for each set.
 *
 * @param set - the definition, as data
 * @returns its criteria in order, and its window
 * @throws UnsupportedConditionError when a condition has no judge
 * @example compileSet(INBUILD).criteria.map((criterion) => criterion.id)
 * //=> ['inbuild.a', 'inbuild.b', 'inbuild.c', 'inbuild.d']
 */
export function compileSet(set: CriterionSet): CompiledSet {
  const known = compiledSets.get(set);
  if (known) return known;
  const criteria = set.criteria.map(compileCriterion);
  const compiled = {
    id: set.id,
    windowKey: set.window === null ? 'any' : `${set.window.months} months`,
    atLeast: set.atLeast,
    criteria,
    measures: MEASURES.filter((measure) =>
      criteria.some(({ ways }) => ways.some((way) => way.measure === measure)),
    ),
    inWindow: windowOf(set),
  };
  compiledSets.set(set, compiled);
  return compiled;
}

/**
 * The conditions of a criterion, whichever way they are joined.
 *
 * @param criterion - as data
 * @returns its conditions in order
 * @example conditionsOf(INBUILD.criteria[1]).length //=> 2
 */
export function conditionsOf(criterion: Criterion): readonly CriterionCondition[] {
  return 'allOf' in criterion ? criterion.allOf : criterion.anyOf;
}

/**
 * Whether two values fell as far as a way asks for.
 *
 * @param way - compiled
 * @param values - of its measure
 * @param supposed - what is to be taken as known, if anything
 * @returns unknown where the values cannot tell: points from litres, or DLCO that is not corrected for haemoglobin
 * @source interstice-choices, B-10 and B-17
 * @example judgeFall(way, { measure: 'litres', earlier: millilitres(3000), later: millilitres(2700) }) //=> 'met'
 */
export function judgeFall(way: CompiledWay, values: ComparedValues, supposed?: Supposed): Verdict {
  return judgeThresholds(way.thresholds, values, supposed);
}

/**
 * As {@link judgeFall}, by thresholds alone.
 *
 * @param thresholds - all of which have to be reached
 * @param values - of the measure they ask about
 * @param supposed - what is to be taken as known, if anything
 * @returns unknown where the values cannot tell
 * @example judgeThresholds(way.beside, { measure: 'dlco-pct', corrected: true, earlier: pctPred(60), later: pctPred(51) }) //=> 'met'
 */
export function judgeThresholds(
  thresholds: readonly Threshold[],
  values: ComparedValues,
  supposed?: Supposed,
): Verdict {
  let verdict: Verdict = 'met';
  for (const threshold of thresholds) {
    const one = judgeThreshold(threshold, values, supposed);
    if (one === 'not-met') return 'not-met';
    if (one === 'unknown') verdict = 'unknown';
  }
  return verdict;
}

/** Earlier values from which a fall is what is asked for: from the first, up to but not with the second. */
export interface AskedValues {
  readonly from: number;
  readonly below: number;
}

/**
 * The earlier values from which a fall to a later one is as far as a way asks for: those of which {@link judgeFall} says
 * met. Found once, they spare comparing each pair.
 *
 * @param way - compiled, with a measure
 * @param values - of which the later one and the measure are asked about
 * @returns in the unit of the values; null where they cannot tell
 * @source interstice-choices, B-10 and B-17
 * @example askedValues(way, { measure: 'litres', earlier: millilitres(1), later: millilitres(2700) })?.from //=> 3000
 */
export function askedValues(way: CompiledWay, values: ComparedValues): AskedValues | null {
  let from = 0;
  let below = Infinity;
  for (const threshold of way.thresholds) {
    if (threshold.change === 'relative') {
      from = Math.max(from, leastForRelativeDecline(values.later, threshold.atLeast));
      if (threshold.below !== null)
        below = Math.min(below, leastForRelativeDecline(values.later, threshold.below));
    } else {
      if (values.measure === 'litres' || isUncorrected(threshold, values)) return null;
      from = Math.max(from, leastForPoints(values, threshold.atLeast));
      if (threshold.below !== null) below = Math.min(below, leastForPoints(values, threshold.below));
    }
  }
  return { from, below };
}

function compileCriterion(criterion: Criterion): CompiledCriterion {
  const ways =
    'allOf' in criterion
      ? [compileWay(criterion.allOf)]
      : criterion.anyOf.map((condition) => compileWay([condition]));
  return { id: criterion.id, ways };
}

function compileWay(conditions: readonly CriterionCondition[]): CompiledWay {
  const falls = conditions.filter((condition) => 'measure' in condition);
  const [first] = falls;
  const own = falls.filter(({ measure }) => measure === first?.measure);
  const beside = falls.filter(({ measure }) => measure !== first?.measure);
  // A pair is found by one change of one measure; what stands beside a fall of FVC is a fall of DLCO.
  const other =
    own.find(({ change }) => change !== first?.change) ?? (first?.measure === 'fvc' ? undefined : beside[0]);
  if (other) throw new UnsupportedConditionError(other.id);
  const thresholds = own.map(compileThreshold);
  const besides = beside.length === 0 ? null : beside.map(compileThreshold);
  return {
    measure: first?.measure ?? null,
    change: first?.change ?? null,
    thresholds,
    beside: besides,
    fallsAsked: numberOf(JSON.stringify([first?.measure, thresholds, besides])),
    findings: conditions
      .filter((condition) => 'finding' in condition)
      .map(({ finding }) => FINDING_KINDS[finding]),
  };
}

const fallsNumbered = new Map<string, number>();

function numberOf(fallsAsked: string): number {
  const number = fallsNumbered.get(fallsAsked) ?? fallsNumbered.size;
  fallsNumbered.set(fallsAsked, number);
  return number;
}

function compileThreshold({ change, atLeast, below, hbCorrected }: FallCondition): Threshold {
  return change === 'relative'
    ? { change, atLeast: relPct(atLeast), below: below === undefined ? null : relPct(below) }
    : {
        change,
        atLeast: pctPoints(atLeast),
        below: below === undefined ? null : pctPoints(below),
        hbCorrected: hbCorrected === true,
      };
}

function judgeThreshold(threshold: Threshold, values: ComparedValues, supposed?: Supposed): Verdict {
  if (threshold.change === 'relative') {
    const { atLeast, below } = threshold;
    return reachesShare(values, atLeast) && !(below !== null && reachesShare(values, below))
      ? 'met'
      : 'not-met';
  }
  // Points of % predicted cannot be told from litres.
  if (values.measure === 'litres') return supposed === 'fvc-pct-pred' ? 'met' : 'unknown';
  const { atLeast, below } = threshold;
  const isMet = reachesPoints(values, atLeast) && !(below !== null && reachesPoints(values, below));
  if (isUncorrected(threshold, values)) return isMet && supposed === 'haemoglobin' ? 'met' : 'unknown';
  return isMet ? 'met' : 'not-met';
}

function isUncorrected(threshold: Threshold, values: ComparedValues): boolean {
  return (
    threshold.change === 'absolute' &&
    threshold.hbCorrected &&
    values.measure === 'dlco-pct' &&
    !values.corrected
  );
}

function reachesShare(values: ComparedValues, threshold: RelPct): boolean {
  return reachesRelativeDecline<ComparedValues['earlier']>(values.earlier, values.later, threshold);
}

type PercentValues = Exclude<ComparedValues, { readonly measure: 'litres' }>;

function reachesPoints(values: PercentValues, threshold: PctPoints): boolean {
  return values.measure === 'recomputed-pct'
    ? reachesFineAbsoluteDecline(values.earlier, values.later, threshold)
    : reachesAbsoluteDecline(values.earlier, values.later, threshold);
}

function leastForPoints(values: PercentValues, threshold: PctPoints): number {
  return values.measure === 'recomputed-pct'
    ? leastForFineAbsoluteDecline(values.later, threshold)
    : leastForAbsoluteDecline(values.later, threshold);
}
