import type { Gli2012Group, LmsCoefficients } from './reference-table.js';

/** Median, coefficient of variation and skewness of healthy people of one sex, age and height. */
export interface Lms {
  readonly l: number;
  readonly m: number;
  readonly s: number;
}

/** Standard deviations from the median to the fifth and the ninety-fifth percentile, as the equations are published. */
export const NORMAL_LIMIT_Z = 1.645;

/** The splines are published for every quarter of a year. */
const POINTS_IN_A_YEAR = 4;

/** What the equations read of a person. The sex chooses the coefficients. */
export interface LmsPerson {
  /** Within the ages of the table. */
  readonly ageYears: number;
  readonly heightCm: number;
  readonly group: Gli2012Group | undefined;
}

/**
 * The median alone, for what is judged by it in thousands.
 *
 * @param of - one sex of one table
 * @param firstAge - years, at which the splines begin
 * @param person - whom the equation is about
 * @returns the median in the unit of the table
 * @source gli-2012, gli-global-2022, gli-2017: forms of the equations
 */
export function medianOf({ m, splines }: LmsCoefficients, firstAge: number, person: LmsPerson): number {
  return Math.exp(
    m.intercept +
      m.lnHeight * Math.log(person.heightCm) +
      m.lnAge * Math.log(person.ageYears) +
      ofGroup(m.group, person) +
      splineAt(splines.m, firstAge, person),
  );
}

/**
 * The parameters of the published distribution.
 *
 * @param of - one sex of one table
 * @param firstAge - years, at which the splines begin
 * @param person - whom the equation is about
 * @returns the parameters; the median in the unit of the table
 * @source gli-2012, gli-global-2022, gli-2017: forms of the equations
 */
export function lmsOf(of: LmsCoefficients, firstAge: number, person: LmsPerson): Lms {
  const { s, l, splines } = of;
  const lnAge = Math.log(person.ageYears);
  return {
    m: medianOf(of, firstAge, person),
    s: Math.exp(
      s.intercept + s.lnAge * lnAge + ofGroup(s.group, person) + splineAt(splines.s, firstAge, person),
    ),
    l: l.intercept + l.lnAge * lnAge + (splines.l === undefined ? 0 : splineAt(splines.l, firstAge, person)),
  };
}

function ofGroup(terms: Readonly<Record<Gli2012Group, number>> | undefined, { group }: LmsPerson): number {
  return terms === undefined || group === undefined ? 0 : terms[group];
}

/** Linear between two points of the grid; at one of them, that point itself. */
function splineAt(points: readonly number[], firstAge: number, { ageYears }: LmsPerson): number {
  const at = (ageYears - firstAge) * POINTS_IN_A_YEAR;
  const index = Math.floor(at);
  const share = at - index;
  const before = points[index];
  const after = share === 0 ? before : points[index + 1];
  if (before === undefined || after === undefined) throw new RangeError('The age lies outside of the table.');
  return before + share * (after - before);
}

/**
 * The value that lies a number of standard deviations from the median.
 *
 * @param z - standard deviations; below the median negative
 * @param lms - parameters of the distribution
 * @returns the value, in the unit of the median
 * @source gli-2012, gli-global-2022, gli-2017: LLN and ULN
 */
export function valueAt(z: number, { l, m, s }: Lms): number {
  return m * Math.exp(Math.log(1 + z * l * s) / l);
}

/**
 * How many standard deviations a value lies from the median.
 *
 * @param share - the value as a share of the median, above zero
 * @param lms - parameters of the distribution
 * @returns the z-score; below the median negative
 * @source gli-2012, gli-global-2022, gli-2017: z
 */
export function zOf(share: number, { l, s }: Pick<Lms, 'l' | 's'>): number {
  return (share ** l - 1) / (l * s);
}
