import type { SteroidExposureResponse } from '@interstice/contracts';
import { formatDay } from '../ui/day';

type Milligrams = SteroidExposureResponse['total'];

/** Grams read better than thousands of milligrams; no figure is rounded across another. */
const amount = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });

/** @example milligramsInWords({ mg: 2400, atLeast: true }) //=> 'at least 2,400 mg' */
export function milligramsInWords({ mg, atLeast }: Milligrams): string {
  return `${atLeast ? 'at least ' : ''}${amount.format(mg)} mg`;
}

/** @example perDayInWords({ mg: 0, atLeast: true }) //=> 'not known' */
export function perDayInWords({ mg, atLeast }: Milligrams): string {
  if (mg === 0) return atLeast ? 'not known' : 'none (held)';
  return `${atLeast ? 'at least ' : ''}${amount.format(mg)} mg a day`;
}

/** @example daysInWords({ days: 1, atLeast: false }) //=> '1 day' */
export function daysInWords({ days, atLeast }: SteroidExposureResponse['daysAbove']): string {
  return `${atLeast ? 'at least ' : ''}${days} ${days === 1 ? 'day' : 'days'}`;
}

/** What the drawing shows, for who does not see it. */
export function exposureInWords({ steps, current, limit }: SteroidExposureResponse): string {
  const first = steps[0];
  if (first === undefined) return 'No dose of a glucocorticoid.';
  const most = Math.max(...steps.map(({ perDay }) => perDay.mg));
  const now = current === null ? 'none runs now' : `now ${perDayInWords(current)}`;
  const line = limit.applies ? `, with a line at ${limit.aboveMgPerDay} mg a day` : '';
  return `Daily dose of glucocorticoids as prednisone since ${formatDay(first.from)}, at most ${amount.format(most)} mg a day, ${now}${line}. The table tells each step.`;
}
