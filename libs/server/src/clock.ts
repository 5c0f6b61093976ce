import { parseIsoDate, type IsoDate } from '@interstice/clinical';

/** The only door to the time of day. Read once at an edge, passed on as an argument. */
export abstract class Clock {
  abstract now(): Date;

  /** The calendar day it is at a site. */
  today(timeZone: string): IsoDate {
    return calendarDay(this.now(), timeZone);
  }
}

export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}

/** Stands at one instant until it is moved; for specs. */
export class FixedClock extends Clock {
  #instant: number;

  constructor(instant: Date | string) {
    super();
    this.#instant = instantOf(instant);
  }

  now(): Date {
    return new Date(this.#instant);
  }

  moveTo(instant: Date | string): void {
    this.#instant = instantOf(instant);
  }
}

/**
 * Starts at a given instant when the process starts and runs on from there (INTERSTICE_NOW). It runs, because waits and
 * time-outs are measured on it; each process starts again at the given instant.
 */
export class MovedClock extends Clock {
  readonly #offsetMs: number;

  constructor(startsAt: Date | string) {
    super();
    this.#offsetMs = instantOf(startsAt) - Date.now();
  }

  now(): Date {
    return new Date(Date.now() + this.#offsetMs);
  }
}

/** The clock that the configuration asks for. */
export function createClock(config: { readonly now?: Date | undefined }): Clock {
  return config.now === undefined ? new SystemClock() : new MovedClock(config.now);
}

/** True where the platform knows the zone; a site with any other zone could not be told its day. */
export function isTimeZone(timeZone: string): boolean {
  try {
    formatterOf(timeZone);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** The calendar day of an instant in a time zone. */
export function calendarDay(instant: Date, timeZone: string): IsoDate {
  const parts = new Map(
    formatterOf(timeZone)
      .formatToParts(instant)
      .map((part) => [part.type, part.value]),
  );
  const year = (parts.get('year') ?? '').padStart(4, '0');
  return parseIsoDate(`${year}-${parts.get('month') ?? ''}-${parts.get('day') ?? ''}`);
}

/** An instant as text in UTC: however it was written, the same instant is the same text. */
export function utcText(instant: string): string {
  return new Date(instantOf(instant)).toISOString();
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  const formatter = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  formatters.set(timeZone, formatter);
  return formatter;
}

function instantOf(instant: Date | string): number {
  const milliseconds = new Date(instant).getTime();
  if (Number.isNaN(milliseconds)) throw new RangeError(`Not an instant: ${String(instant)}.`);
  return milliseconds;
}
