import type { QualityGrade } from '@interstice/clinical';
import type { LungFunctionSourceId } from './sources.js';
import { SPIROMETRY_GRADES } from './spirometry-quality.rules.js';

/** How well one measure could be repeated in one session. */
export type SpirometryQuality =
  | {
      readonly kind: 'graded';
      readonly grade: Extract<QualityGrade, 'A' | 'B' | 'C' | 'D'>;
      readonly source: LungFunctionSourceId;
    }
  /** Worse than any grade whose wording is verified. */
  | { readonly kind: 'below-verified-grades' };

interface GradeRule {
  readonly grade: 'A' | 'B' | 'C' | 'D';
  readonly acceptable: number;
  readonly withinMl: number;
  readonly orPercentOfLargest?: number;
  readonly source: LungFunctionSourceId;
}

/**
 * Grades one measure of one session: FVC and FEV1 apart, before and after a bronchodilator apart.
 *
 * @param acceptableMl - the measure in every acceptable manoeuvre of the session, millilitres, in any order
 * @param ageYears - decimal years; at six and below the limits are others
 * @returns A to D with its source, or that none of the verified grades is reached
 * @source spirometry-2019 for A and B, spirometry-earlier for C and D
 * @example gradeSpirometry([3000, 2900, 2850], 60) //=> { kind: 'graded', grade: 'A', source: 'spirometry-2019' }
 */
export function gradeSpirometry(acceptableMl: readonly number[], ageYears: number): SpirometryQuality {
  const [largest = 0, second] = [...acceptableMl].sort((first, other) => other - first);
  const rules: readonly GradeRule[] =
    ageYears > SPIROMETRY_GRADES.olderThanYears ? SPIROMETRY_GRADES.older : SPIROMETRY_GRADES.younger;
  const reached = rules.find(
    ({ acceptable, withinMl, orPercentOfLargest = 0 }) =>
      second !== undefined &&
      acceptableMl.length >= acceptable &&
      // Whole numbers: a hundred times the difference beside a percentage of the largest.
      (largest - second <= withinMl || 100 * (largest - second) <= orPercentOfLargest * largest),
  );
  return reached === undefined
    ? { kind: 'below-verified-grades' }
    : { kind: 'graded', grade: reached.grade, source: reached.source };
}
