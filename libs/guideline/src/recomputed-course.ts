import type { IsoDate, PatientRecord, Pft } from '@interstice/clinical';
import { isUsable, RECOMPUTING, recomputedOf } from '@interstice/progression';
import type { ExplanationLine } from './explanation.js';

/** FVC of a record on one equation, to be read beside what the laboratories reported. No verdict reads it. */
export interface RecomputedCourse {
  /** Oldest first; in millionths of a percent of predicted. */
  readonly tests: readonly {
    readonly lineageId: string;
    readonly on: IsoDate;
    readonly millionths: number;
  }[];
  /** Tests with an FVC of which it cannot be told. */
  readonly cannotTell: number;
  /** Each test has a percent, and all name one equation or none does: nothing needs recomputing. */
  readonly reportedCompare: boolean;
}

/**
 * FVC of every usable test as % predicted on one equation with one adult height, those kept out of judging among them.
 *
 * @param record - as of the day it is read
 * @returns the tests of which it can be told, and how many others there are
 * @source interstice-choices, B-10 and B-26
 * @example recomputedCourse(record).tests[0] //=> { lineageId: 'pft', on: '2026-01-12', millionths: 84600000 }
 */
export function recomputedCourse(record: PatientRecord): RecomputedCourse {
  const usable = record.pfts.filter(isUsable);
  const tests = usable
    .flatMap((pft) => {
      const millionths = recomputedOf(record, pft);
      return millionths === null ? [] : [{ lineageId: pft.lineageId, on: pft.testedOn, millionths }];
    })
    .sort((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1));
  return { tests, cannotTell: usable.length - tests.length, reportedCompare: compareAsReported(usable) };
}

/** The days are in order as they are written; of one day what never changes decides. */
function placeOf({ on, lineageId }: RecomputedCourse['tests'][number]): string {
  return `${on} ${lineageId}`;
}

function compareAsReported(pfts: readonly Pft[]): boolean {
  const equations = new Set(pfts.map(({ referenceEquation = '' }) => referenceEquation.trim().toLowerCase()));
  return equations.size <= 1 && pfts.every(({ fvcPctPred }) => fvcPctPred !== undefined && fvcPctPred > 0);
}

/**
 * What was recomputed, and of how many tests it cannot be told.
 *
 * @param course - of a record
 * @returns a line with its source
 * @source interstice-choices, B-10
 * @example recomputedLine(course).text //=> 'FVC in % predicted, recomputed by GLI Global 2022 with one height for all tests. …'
 */
export function recomputedLine({ cannotTell }: RecomputedCourse): ExplanationLine {
  const { title, fromAge, cite } = RECOMPUTING;
  const others =
    cannotTell === 0
      ? ''
      : ` Of ${cannotTell === 1 ? '1 test' : `${cannotTell} tests`} it cannot be told: it takes litres, sex, birth date and a height, and an age of at least ${fromAge}.`;
  return {
    text: `FVC in % predicted, recomputed by ${title} with one height for all tests. The percents of several equations do not compare.${others}`,
    cites: [cite],
  };
}
