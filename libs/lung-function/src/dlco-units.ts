import type { DlcoUnit } from '@interstice/clinical';

/**
 * mL/min/mmHg in one mmol/min/kPa, to the digits that GLI-2017 uses: its intercepts in the two units differ by
 * ln 2.98700, the same for men, women, TLCO and KCO.
 */
export const ML_MMHG_PER_MMOL_KPA = 2.987;

/**
 * A transfer factor in another unit.
 *
 * @param amount - in the unit `from`; KCO is converted alike, its litres stay
 * @param from - unit of the amount
 * @param to - unit wanted
 * @returns the amount in the unit `to`
 * @source gli-2017, the two sets of intercepts
 * @example convertTransfer(1, 'mmol/min/kPa', 'mL/min/mmHg') //=> 2.987
 */
export function convertTransfer(amount: number, from: DlcoUnit, to: DlcoUnit): number {
  if (from === to) return amount;
  return to === 'mL/min/mmHg' ? amount * ML_MMHG_PER_MMOL_KPA : amount / ML_MMHG_PER_MMOL_KPA;
}
