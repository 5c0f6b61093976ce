import type { OverrideResponse } from '@interstice/contracts';
import { formatDay } from '../ui/day';
import { TEST_NAMES } from '../ui/tests';

export type Interval = OverrideResponse['interval'];

/** @example intervalInWords({ months: 2 }) //=> 'every 2 months' */
export function intervalInWords(interval: Interval): string {
  const [count, unit] = 'months' in interval ? [interval.months, 'month'] : [interval.weeks, 'week'];
  return count === 1 ? `every ${unit}` : `every ${count} ${unit}s`;
}

/**
 * What a physician set, by whom and when.
 *
 * @example overrideInWords(override) //=> 'PFT every 2 months until 1 Jun 2027, set by Dr. Ada Example on 3 Mar 2026'
 */
export function overrideInWords({ test, interval, until, setOn, by }: OverrideResponse): string {
  const who = by === undefined ? '' : ` by ${by}`;
  return `${TEST_NAMES[test]} ${intervalInWords(interval)} until ${formatDay(until)}, set${who} on ${formatDay(setOn)}`;
}

/** Those that hold on a day: past its last day an interval has ended by itself. */
export function inForce(overrides: readonly OverrideResponse[], today: string): OverrideResponse[] {
  return overrides.filter(({ until }) => until >= today);
}
