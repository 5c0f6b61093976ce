import { formatDay } from '../ui/day';

const DAY_MS = 86_400_000;

/** Which of the two, where the clocks go back and an hour comes twice. */
const TURNS = ['first', 'second'] as const;
export type Turn = (typeof TURNS)[number];

/**
 * A time of day as a field holds it, such as "09:30", and which of two it is where it comes twice that day:
 * "02:30 second".
 */
export function splitTime(text: string): { readonly time: string; readonly turn: Turn | undefined } {
  const [time = '', turn] = text.trim().split(' ');
  return { time, turn: TURNS.find((one) => one === turn) };
}

export type ReadTime =
  { readonly kind: 'instant'; readonly instant: string } | { readonly kind: 'unclear'; readonly why: string };

/**
 * The instant that a clock at the site means. A time that the clocks skip, or show twice, is given back, never
 * guessed.
 *
 * @param day - an ISO calendar day
 * @param text - as a field holds it
 * @example readTime('2026-03-31', '09:30', 'Europe/Berlin') //=> { kind: 'instant', instant: '2026-03-31T07:30:00.000Z' }
 * @example readTime('2026-03-29', '02:30', 'Europe/Berlin') //=> { kind: 'unclear', why: … }: the clocks skip it
 */
export function readTime(day: string, text: string, timeZone: string): ReadTime {
  const { time, turn } = splitTime(text);
  const instants = instantsAt(day, time, timeZone);
  const [first, second] = instants;
  if (first === undefined) {
    return {
      kind: 'unclear',
      why: Number.isNaN(wallClock(day, time))
        ? 'Please give hours and minutes.'
        : `There is no ${time} on ${formatDay(day)} in ${timeZone}: the clocks go forward.`,
    };
  }
  if (second === undefined) return { kind: 'instant', instant: first };
  if (turn === undefined) {
    return { kind: 'unclear', why: `${time} comes twice that day: the clocks go back. Please say which.` };
  }
  return { kind: 'instant', instant: turn === 'first' ? first : second };
}

/** Whether the clocks of the site show a time twice on a day. */
export function comesTwice(day: string, text: string, timeZone: string): boolean {
  return instantsAt(day, splitTime(text).time, timeZone).length > 1;
}

/**
 * What the clock at the site said at an instant, as a field holds it.
 *
 * @example timeAt('2026-03-31T07:30:00Z', 'Europe/Berlin') //=> '09:30'
 */
export function timeAt(instant: string, timeZone: string): string {
  const at = Date.parse(instant);
  const shown = new Date(at + offsetAt(at, timeZone)).toISOString();
  const [day = '', clock = ''] = shown.split('T');
  // Seconds that came with a file are kept through a correction.
  const time = clock
    .replace(/Z$/, '')
    .replace(/\.000$/, '')
    .replace(/^(\d\d:\d\d):00$/, '$1');
  const turns = instantsAt(day, time, timeZone);
  const turn = turns.length > 1 ? TURNS[turns.indexOf(new Date(at).toISOString())] : undefined;
  return turn === undefined ? time : `${time} ${turn}`;
}

/** The instants at which the clocks of a site show a time: mostly one, none or two when they are changed. */
function instantsAt(day: string, time: string, timeZone: string): readonly string[] {
  const shown = wallClock(day, time);
  if (Number.isNaN(shown)) return [];
  const offsets = new Set([shown - DAY_MS, shown + DAY_MS].map((near) => offsetAt(near, timeZone)));
  return [...offsets]
    .map((offset) => shown - offset)
    .filter((at) => at + offsetAt(at, timeZone) === shown)
    .sort((one, other) => one - other)
    .map((at) => new Date(at).toISOString());
}

const wallClock = (day: string, time: string) =>
  /^\d\d:\d\d/.test(time) ? Date.parse(`${day}T${time}${time.length === 5 ? ':00' : ''}Z`) : Number.NaN;

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Made once for each zone: making one takes longer than reading it. */
function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  clocks.set(timeZone, clock);
  return clock;
}

/** By how much the clocks of a site are ahead of UTC. */
function offsetAt(at: number, timeZone: string): number {
  const parts = clockOf(timeZone).formatToParts(at);
  const of = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((part) => part.type === type)?.value ?? Number.NaN);
  const shown = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  return shown - Math.floor(at / 1000) * 1000;
}
