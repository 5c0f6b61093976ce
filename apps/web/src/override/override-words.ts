import type { OverrideResponse, StopCode } from '@interstice/contracts';
import { formatDay } from '../ui/day';
import { TEST_NAMES } from '../ui/tests';

export type Interval = NonNullable<OverrideResponse['interval']>;
type Said = Pick<OverrideResponse, 'test' | 'interval' | 'stop' | 'until'>;

export const STOP_NAMES: Readonly<Record<StopCode, string>> = {
  palliative: 'Palliative care',
  declined: 'Declined by the patient',
  pregnancy: 'Pregnancy',
  other: 'Another reason',
};

/** @example intervalInWords({ months: 2 }) //=> 'every 2 months' */
export function intervalInWords(interval: Interval): string {
  const [count, unit] = 'months' in interval ? [interval.months, 'month'] : [interval.weeks, 'week'];
  return count === 1 ? `every ${unit}` : `every ${count} ${unit}s`;
}

/**
 * What a decision says, without who took it.
 *
 * @example saidInWords(override) //=> 'every 2 months until 1 Jun 2027'
 */
export function saidInWords({ interval, stop, until }: Omit<Said, 'test'>): string {
  if (interval !== undefined) return `${intervalInWords(interval)} until ${formatDay(until)}`;
  const code = stop?.code === undefined ? '' : ` (${STOP_NAMES[stop.code].toLowerCase()})`;
  return `stopped until its review on ${formatDay(stop?.reviewOn ?? until)}${code}`;
}

/**
 * What a physician set, by whom and when.
 *
 * @example overrideInWords(override) //=> 'PFT every 2 months until 1 Jun 2027, set by Dr. Ada Example on 3 Mar 2026'
 */
export function overrideInWords({ test, setOn, by, ...said }: OverrideResponse): string {
  const who = by === undefined ? '' : ` by ${by}`;
  return `${TEST_NAMES[test]} ${saidInWords(said)}, set${who} on ${formatDay(setOn)}`;
}

/** Those that hold on a day: past its last day an interval has ended by itself. */
export function inForce(overrides: readonly OverrideResponse[], today: string): OverrideResponse[] {
  return overrides.filter(({ until }) => until >= today);
}
