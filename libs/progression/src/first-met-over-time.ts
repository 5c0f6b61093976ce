import { recordAsOf, startDay, type IsoDate, type PatientRecord } from '@interstice/clinical';
import type { DecidingMeasure, PairAssessment, TestValues } from './assessment.js';
import { assessProgression } from './assess-progression.js';
import type { CriterionSet } from './criterion-set.js';

/** When something was met for the first time, and by which pair. */
export interface FirstMet {
  /** The test date on which it was judged so. */
  readonly firstMetOn: IsoDate;
  /** Both null when findings alone met it, without a pair of tests. */
  readonly earlier: TestValues | null;
  readonly later: TestValues | null;
  readonly measure: DecidingMeasure | null;
  /** Relative fall in tenths of a percent, rounded towards zero; for display. */
  readonly declineTenths: number | null;
  /** Fall in points of % predicted, in tenths; null where the measure cannot tell. */
  readonly pointsTenths: number | null;
}

/** By id; null for what was never met. */
export interface FirstMetOverTime {
  readonly criteria: Readonly<Record<string, FirstMet | null>>;
  readonly sets: Readonly<Record<string, FirstMet | null>>;
}

/**
 * Judges a record at every test date in order, each time with what is dated up to that day, from the first test on record
 * whatever decisions were taken.
 *
 * @param record - everything about one patient
 * @param sets - the definitions, as data
 * @returns for every criterion and set the first test date on which it was met, with the pair that decided then
 * @source interstice-choices, B-09 to B-17
 * @example firstMetOverTime(record, [INBUILD]).criteria['inbuild.a']?.firstMetOn //=> '2026-01-12'
 */
export function firstMetOverTime(record: PatientRecord, sets: readonly CriterionSet[]): FirstMetOverTime {
  const criteria: Record<string, FirstMet | null> = {};
  const met: Record<string, FirstMet | null> = {};
  for (const set of sets) {
    met[set.id] = null;
    for (const { id } of set.criteria) criteria[id] = null;
  }
  const whole: PatientRecord = { ...record, episodes: [], progressionDecisions: [] };
  for (const on of [...new Set(record.pfts.map(({ testedOn }) => testedOn))].sort()) {
    for (const assessed of assessProgression(recordAsOf(whole, startDay(on)), sets).sets) {
      const deciding = assessed.criteria.filter(({ verdict }) => verdict === 'met');
      for (const { criterionId, pair } of deciding) criteria[criterionId] ??= firstMet(on, pair);
      if (assessed.verdict === 'met')
        met[assessed.setId] ??= firstMet(on, deciding.find(({ pair }) => pair !== null)?.pair ?? null);
    }
  }
  return { criteria, sets: met };
}

function firstMet(on: IsoDate, pair: PairAssessment | null): FirstMet {
  return {
    firstMetOn: on,
    earlier: pair?.earlier ?? null,
    later: pair?.later ?? null,
    measure: pair?.measure ?? null,
    declineTenths: pair?.declineTenths ?? null,
    pointsTenths: pair?.pointsTenths ?? null,
  };
}
