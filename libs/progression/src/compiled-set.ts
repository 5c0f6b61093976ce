import {
  allOf,
  anyOf,
  pctPoints,
  relPct,
  type PctPoints,
  type RelPct,
  type Verdict,
} from '@interstice/clinical';
import type { ComparedValues } from './compare-tests.js';
import type { Criterion, CriterionCondition, CriterionSet } from './criterion-set.js';
import { reachesAbsoluteDecline, reachesRelativeDecline } from './decline.js';

/** A criterion asks for something that cannot be judged yet. */
export class UnsupportedConditionError extends Error {
  readonly code = 'unsupported-condition';
  override readonly name = 'UnsupportedConditionError';

  constructor(readonly conditionId: string) {
    super(`Condition "${conditionId}" cannot be judged: no judge for its measure or finding is built.`);
  }
}

type CompiledCondition =
  | { readonly kind: 'relative'; readonly atLeast: RelPct; readonly below: RelPct | null }
  | { readonly kind: 'absolute'; readonly atLeast: PctPoints; readonly below: PctPoints | null }
  | { readonly kind: 'symptoms' };

/** A criterion with its thresholds in the whole numbers that are compared. */
export interface CompiledCriterion {
  readonly id: string;
  readonly asksSymptoms: boolean;
  /** Nothing but a fall can meet it, so that a gain need not be judged. */
  readonly asksFall: boolean;
  /** The verdict on one pair of values, given the verdict on symptoms since its earlier test. */
  judge(values: ComparedValues, symptoms: Verdict): Verdict;
}

const compiledSets = new WeakMap<CriterionSet, readonly CompiledCriterion[]>();

/**
 * Prepares a criterion set for judging; done once for each set.
 *
 * @param set - the definition, as data
 * @returns its criteria in order
 * @throws UnsupportedConditionError when a condition has no judge
 * @example compileSet(INBUILD).map((criterion) => criterion.id) //=> ['inbuild.a', 'inbuild.b']
 */
export function compileSet(set: CriterionSet): readonly CompiledCriterion[] {
  const known = compiledSets.get(set);
  if (known) return known;
  const compiled = set.criteria.map(compileCriterion);
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

function compileCriterion(criterion: Criterion): CompiledCriterion {
  const conditions = conditionsOf(criterion).map(compileCondition);
  const join = 'allOf' in criterion ? allOf : anyOf;
  return {
    id: criterion.id,
    asksSymptoms: conditions.some((condition) => condition.kind === 'symptoms'),
    asksFall: 'allOf' in criterion && conditions.some((condition) => condition.kind !== 'symptoms'),
    judge: (values, symptoms) =>
      join(conditions.map((condition) => judgeCondition(condition, values, symptoms))),
  };
}

function compileCondition(condition: CriterionCondition): CompiledCondition {
  if ('finding' in condition) {
    if (condition.finding === 'worsened-respiratory-symptoms') return { kind: 'symptoms' };
    throw new UnsupportedConditionError(condition.id);
  }
  if (condition.measure !== 'fvc') throw new UnsupportedConditionError(condition.id);
  const { atLeast, below } = condition;
  return condition.change === 'relative'
    ? { kind: 'relative', atLeast: relPct(atLeast), below: below === undefined ? null : relPct(below) }
    : {
        kind: 'absolute',
        atLeast: pctPoints(atLeast),
        below: below === undefined ? null : pctPoints(below),
      };
}

function judgeCondition(condition: CompiledCondition, values: ComparedValues, symptoms: Verdict): Verdict {
  switch (condition.kind) {
    case 'symptoms':
      return symptoms;
    case 'relative':
      return band(condition.atLeast, condition.below, (threshold) =>
        // Each branch compares values of one measure; the union as a whole would not compile.
        values.measure === 'litres'
          ? reachesRelativeDecline(values.earlier, values.later, threshold)
          : reachesRelativeDecline(values.earlier, values.later, threshold),
      );
    case 'absolute': {
      // Points of % predicted cannot be told from litres.
      if (values.measure === 'litres') return 'unknown';
      const { earlier, later } = values;
      return band(condition.atLeast, condition.below, (threshold) =>
        reachesAbsoluteDecline(earlier, later, threshold),
      );
    }
  }
}

function band<Threshold>(
  atLeast: Threshold,
  below: Threshold | null,
  reaches: (threshold: Threshold) => boolean,
): Verdict {
  return reaches(atLeast) && !(below !== null && reaches(below)) ? 'met' : 'not-met';
}
