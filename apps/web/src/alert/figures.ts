import type { ComparedPair } from '@interstice/contracts';
import { monthsAfter, wholeMonths } from '../ui/day';

const litres = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 3 });
const tenths = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const signed = new Intl.NumberFormat('en-GB', { signDisplay: 'exceptZero' });
const signedTenths = new Intl.NumberFormat('en-GB', {
  signDisplay: 'exceptZero',
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

/** As recorded, with litres beside: @example millilitres(2640) //=> '2640 mL (2.64 L)' */
export function millilitres(ml: number): string {
  return `${ml} mL (${litres.format(ml / 1000)} L)`;
}

/** @example percent(74.4) //=> '74.4 %' */
export function percent(value: number): string {
  return `${tenths.format(value)} %`;
}

/** What changed from the earlier test to the later one; a fall is negative. Absent where it cannot be told. */
export interface PairChange {
  readonly relative?: string;
  readonly points?: string;
  readonly volume?: string;
}

/** The server says how far it fell; a change is the same with the other sign. */
export function changeOf({ declinePct, declinePoints, earlier, later }: ComparedPair): PairChange {
  return {
    ...(declinePct !== undefined && { relative: `${signedTenths.format(-declinePct)} %` }),
    ...(declinePoints !== undefined && { points: `${signedTenths.format(-declinePoints)} points` }),
    ...(earlier.fvcMl !== undefined &&
      later.fvcMl !== undefined && { volume: `${signed.format(later.fvcMl - earlier.fvcMl)} mL` }),
  };
}

/**
 * Time between two tests in whole calendar months and the days beyond, as the windows are counted.
 *
 * @example monthsBetween('2025-09-22', '2026-03-22') //=> '6 months'
 * @example monthsBetween('2025-09-22', '2026-03-25') //=> '6 months and 3 days'
 */
export function monthsBetween(from: string, to: string): string {
  const months = wholeMonths(from, to);
  const days = Math.round((Date.parse(to) - Date.parse(monthsAfter(from, months))) / 86_400_000);
  const parts = [months > 0 ? count(months, 'month') : '', days > 0 ? count(days, 'day') : ''];
  return parts.filter((part) => part !== '').join(' and ') || 'the same day';
}

function count(number: number, unit: string): string {
  return `${number} ${unit}${number === 1 ? '' : 's'}`;
}
