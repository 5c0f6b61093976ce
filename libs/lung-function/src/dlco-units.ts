import type { DlcoUnit } from '@interstice/clinical';
import { TRANSFER_UNITS } from './transfer-factor.rules.js';

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
  const factor = TRANSFER_UNITS.mlMmhgPerMmolKpa;
  return to === 'mL/min/mmHg' ? amount * factor : amount / factor;
}
