export interface TimeTick {
  readonly time: number;
  readonly label: string;
}

const STEPS = [1, 3, 6, 12, 24, 60, 120] as const;
const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' });

export const timeOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/**
 * First days of months, as many as have room; the year is said with the first one and with every January.
 *
 * @param from - milliseconds, as is `to`
 * @param most - how many labels have room
 */
export function timeTicks(from: number, to: number, most: number): readonly TimeTick[] {
  const step = STEPS.find((months) => monthsBetween(from, to) / months <= most) ?? 240;
  const ticks: TimeTick[] = [];
  const start = new Date(from);
  const firstMonth = start.getUTCFullYear() * 12 + start.getUTCMonth();
  for (let month = Math.ceil(firstMonth / step) * step; ; month += step) {
    const time = Date.UTC(Math.floor(month / 12), month % 12, 1);
    if (time > to) return ticks;
    if (time >= from) ticks.push({ time, label: labelOf(month, time, ticks.length === 0) });
  }
}

function labelOf(month: number, time: number, first: boolean): string {
  const year = String(Math.floor(month / 12));
  if (month % 12 === 0) return year;
  // As everywhere else; the browser's British English has "Sept".
  const name = MONTH.format(time).slice(0, 3);
  return first ? `${name} ${year}` : name;
}

function monthsBetween(from: number, to: number): number {
  return (to - from) / (30.44 * 86_400_000);
}
