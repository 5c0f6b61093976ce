import type { DrugCode, Treatment, TreatmentChange } from '@interstice/clinical';
import {
  PREDNISONE_EQUIVALENTS,
  RENAL_CRISIS_DOSE,
  type PrednisoneEquivalent,
} from './prednisone-equivalents.rules.js';

/** Why a dose cannot be told in milligrams of prednisone a day. */
export type DoseUnknown = 'no-dose' | 'unit' | 'times-per-day';

/** What of a glucocorticoid is taken a day. */
export type DailyDose =
  | { readonly is: 'known'; readonly prednisoneMg: number; readonly isAboveRenalCrisisDose: boolean }
  | { readonly is: 'held' }
  | { readonly is: 'unknown'; readonly why: DoseUnknown };

const EQUIVALENTS: Partial<Record<DrugCode, PrednisoneEquivalent>> = PREDNISONE_EQUIVALENTS;
/** Amounts are recorded to the thousandth, the times a day to the hundredth. */
const AMOUNTS = 1000;
const TIMES = 100;

/**
 * The changes of a course in the order in which they hold; of one day in the order in which they were recorded.
 *
 * @param treatment - a course, its changes in any order
 * @returns oldest first
 * @example changesInOrder(course).at(-1)?.kind //=> 'hold'
 */
export function changesInOrder({ changes }: Treatment): TreatmentChange[] {
  return [...changes].sort((one, other) =>
    one.on === other.on ? (one.lineageId < other.lineageId ? -1 : 1) : one.on < other.on ? -1 : 1,
  );
}

/**
 * What is taken a day after some changes of a course, as milligrams of prednisone.
 *
 * Resuming without a dose goes on with the one before the hold. An amount without the times a day may be of a day or of one
 * intake, and one in another unit than milligrams cannot be converted: neither is guessed at.
 *
 * @param drug - of the course
 * @param changes - those that have come, oldest first
 * @returns the dose, that it is held, or why it cannot be told
 * @source glucocorticoid-doses, B-28
 * @example dailyDose('methylprednisolone', [change]) //=> { is: 'known', prednisoneMg: 20, isAboveRenalCrisisDose: true }
 */
export function dailyDose(drug: DrugCode, changes: readonly TreatmentChange[]): DailyDose {
  if (changes.at(-1)?.kind === 'hold') return { is: 'held' };
  const dosed = changes.findLast(({ doseAmount }) => doseAmount !== undefined);
  const equivalent = EQUIVALENTS[drug];
  if (dosed?.doseAmount === undefined || equivalent === undefined) return { is: 'unknown', why: 'no-dose' };
  if (dosed.doseUnit !== 'mg') return { is: 'unknown', why: 'unit' };
  if (dosed.timesPerDay === undefined) return { is: 'unknown', why: 'times-per-day' };
  // Whole numbers until the limit was asked about: rounding never carries a dose across it.
  const scaled =
    Math.round(dosed.doseAmount * AMOUNTS) * Math.round(dosed.timesPerDay * TIMES) * equivalent.prednisoneMg;
  const limit = RENAL_CRISIS_DOSE.aboveMgPerDay * AMOUNTS * TIMES * equivalent.mg;
  return {
    is: 'known',
    prednisoneMg: Math.round((scaled / (AMOUNTS * TIMES * equivalent.mg)) * 100) / 100,
    isAboveRenalCrisisDose: scaled > limit,
  };
}
