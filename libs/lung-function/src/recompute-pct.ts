import {
  millilitres,
  pctPredFromTenths,
  type IsoDate,
  type Millilitres,
  type PctPred,
} from '@interstice/clinical';
import { ageInYears } from './age-in-years.js';
import { predictMedian, type NoPrediction, type ReferencePerson } from './predict.js';
import type { SpirometryEquation } from './reference-tables.js';

declare const finePctBrand: unique symbol;

/** Percent of predicted in millionths of a percent, whole: 84.6 % predicted is 84,600,000. */
export type FinePctPred = number & { readonly [finePctBrand]: 'millionths of a percent of predicted' };

/** So many {@link FinePctPred} are a tenth of a percent, the step in which laboratories report and thresholds stand. */
export const FINE_IN_A_TENTH = 100_000;
const FINE_IN_A_PERCENT = 1_000_000;

/** What is known of a test whose percent is to be recomputed; undefined is not known. */
export interface RecomputedTest {
  readonly equation: SpirometryEquation;
  readonly sex: ReferencePerson['sex'];
  readonly birthDate: IsoDate | undefined;
  readonly testedOn: IsoDate;
  /** One height for both tests of a pair (B-26). */
  readonly heightCm: number | undefined;
  readonly ethnicity?: ReferencePerson['ethnicity'];
  readonly fvcMl: Millilitres;
}

export interface RecomputedPct {
  readonly kind: 'recomputed';
  readonly equation: SpirometryEquation;
  /** To judge with. */
  readonly fine: FinePctPred;
  /** To read, to the nearest tenth. Never to judge with: rounding may reach a threshold that the fall does not. */
  readonly shown: PctPred;
  /** The expected FVC, to read; whole millilitres. */
  readonly predictedMl: Millilitres;
}

export type NotRecomputedReason = NoPrediction['reason'] | 'birth-date-unknown' | 'height-unknown';

export interface NotRecomputed {
  readonly kind: 'not-recomputed';
  readonly reason: NotRecomputedReason;
  /** For people; holds no value of the person. */
  readonly words: string;
}

/**
 * The FVC of a test as percent of predicted on one equation, so that tests reported on several can be compared (B-10).
 *
 * A prediction is a floating-point number and its digits have no end, so no fall lies exactly on a threshold but by
 * chance. The percent is rounded once, to a millionth, and from there on only whole numbers are compared, by the same
 * cross-multiplication as reported tenths: the verdict is that of the exact figures wherever these are more than a
 * millionth of a percent away from the threshold, the same on every machine, and independent of the order of tests. It is
 * not rounded to the tenths that laboratories print, because 4.95 points would become 5.
 *
 * @param test - the FVC with what is known of the person on its day
 * @returns the percent to judge with and the one to show, or why there is none
 * @source gli-2012, gli-global-2022; interstice-choices for the grid, docs/lung-function.md
 * @example recomputePct({ equation: 'gli-global-2022', sex: 'female', birthDate, testedOn, heightCm: 162, fvcMl })
 *   //=> { kind: 'recomputed', fine: 84600000, shown: 846, … }
 */
export function recomputePct(test: RecomputedTest): RecomputedPct | NotRecomputed {
  const { equation, sex, birthDate, testedOn, heightCm, ethnicity, fvcMl } = test;
  if (birthDate === undefined) return notRecomputed('birth-date-unknown', 'The date of birth is not known.');
  if (heightCm === undefined) return notRecomputed('height-unknown', 'No height is known.');
  const expected = predictMedian({
    equation,
    measure: 'fvc',
    sex,
    ageYears: ageInYears(birthDate, testedOn),
    heightCm,
    ...(ethnicity === undefined ? {} : { ethnicity }),
  });
  if (typeof expected !== 'number') return notRecomputed(expected.reason, expected.words);
  const fine = Math.round((fvcMl / expected) * 100 * FINE_IN_A_PERCENT);
  return {
    kind: 'recomputed',
    equation,
    fine: fine as FinePctPred,
    shown: pctPredFromTenths(Math.round(fine / FINE_IN_A_TENTH)),
    predictedMl: millilitres(Math.round(expected)),
  };
}

function notRecomputed(reason: NotRecomputedReason, words: string): NotRecomputed {
  return { kind: 'not-recomputed', reason, words };
}
